package tui

import (
	"testing"
	"time"

	"gemba/checklist"
)

// TestReplaced finds the version that a version replaced where its value was recorded
// more than once: the latest one of the same cell before it. By the time of that one is
// decided which checklist puts it into words.
func TestReplaced(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 80, 24).keys("enter")
	h := newHistory(d.app.visit, doc.Checklist().Item("IN-01"))
	value := checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}
	note := checklist.Cell{Kind: checklist.KindObservation, Key: "o", Field: "text"}
	version := func(id string, cell checklist.Cell, hour int, to string) Version {
		return Version{ID: id, Cell: cell, To: to, Entered: noon.Add(time.Duration(hour) * time.Hour)}
	}
	h.versions = []Version{
		version("first", value, 1, "x"),
		version("another cell", note, 2, "x"),
		version("over the first", value, 3, "y"),
		version("again", value, 4, "x"),
		version("over what was again", value, 5, "z"),
		version("a third time", value, 6, "x"),
		version("settled on the same", value, 7, "x"),
		version("in the same second", value, 7, "w"),
	}
	for id, want := range map[string]string{
		"over the first":      "first",
		"over what was again": "again",
		"settled on the same": "a third time",
		"in the same second":  "settled on the same",
	} {
		var v Version
		for _, o := range h.versions {
			if o.ID == id {
				v = o
			}
		}
		if got := h.replaced(v, "x"); got.ID != want {
			t.Errorf("%s: replaced %q, not %q", id, got.ID, want)
		}
	}
	// What nobody has recorded here is worded as of the version that replaced it.
	last := h.versions[len(h.versions)-1]
	if got := h.replaced(last, "elsewhere"); got.ID != "" || got.To != "elsewhere" || got.Cleared || !got.Entered.Equal(last.Entered) {
		t.Errorf("replaced %+v", got)
	}
	if got := h.replaced(last, ""); !got.Cleared {
		t.Errorf("replaced nothing: %+v", got)
	}
}
