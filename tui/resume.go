package tui

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gemba/checklist"
)

// resume puts the cursor where the person who works here left off: on the item
// of the text that was cut off, else on the one that was answered or observed
// last. A visit that somebody else walked starts at its beginning.
func (w *walk) resume() {
	if d, ok := w.lastDraft(); ok {
		w.show(w.draftItem(d.Cell))
		return
	}
	me, _ := w.app.lib.Identity()
	last, when := "", time.Time{}
	worked := func(item, by string, at time.Time) {
		if by == me && item != "" && !at.IsZero() && !at.Before(when) {
			last, when = item, at
		}
	}
	for i := range w.c.Items {
		id := w.c.Items[i].ID
		worked(id, w.v.Answers[id].By, w.v.Answers[id].Entered)
	}
	for _, o := range w.v.Observations {
		worked(o.Item, o.By, o.Entered)
	}
	w.show(last)
}

// lastDraft returns the text that was cut off last.
func (vs *visiting) lastDraft() (checklist.Draft, bool) {
	if len(vs.drafts) == 0 {
		return checklist.Draft{}, false
	}
	return slices.MaxFunc(slices.Collect(maps.Values(vs.drafts)), func(a, b checklist.Draft) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(cellName(a.Cell), cellName(b.Cell)))
	}), true
}

func cellName(c checklist.Cell) string { return strings.Join([]string{c.Kind, c.Key, c.Field}, " ") }

// draftItem returns the item that an unfinished text belongs to; "" for one
// about the visit as a whole.
func (vs *visiting) draftItem(c checklist.Cell) string {
	if vs.c.Item(c.Key) != nil {
		return c.Key
	}
	switch c.Kind {
	case checklist.KindObservation:
		for _, o := range vs.v.Observations {
			if o.ID == c.Key {
				return o.Item
			}
		}
	case checklist.KindRequest:
		for _, r := range vs.v.Requests {
			if r.ID == c.Key {
				return r.Item
			}
		}
	case checklist.KindPhoto:
		for _, a := range vs.v.Attachments {
			if a.ID == c.Key {
				return a.Item
			}
		}
	case checklist.KindCommitment:
		for i := range vs.c.Items {
			if vs.c.Items[i].Kind == checklist.Promises {
				return vs.c.Items[i].ID
			}
		}
	}
	return ""
}

// unfinishedWords names the text that was cut off last.
func (vs *visiting) unfinishedWords() string {
	d, ok := vs.lastDraft()
	if !ok {
		return ""
	}
	where := "about the visit"
	if id := vs.draftItem(d.Cell); id != "" {
		where = "at " + id
	}
	s := fmt.Sprintf("unfinished text is kept %s, from %s", where, clock(d.At))
	if n := len(vs.drafts) - 1; n > 0 {
		s += fmt.Sprintf(", and %d more", n)
	}
	return s
}

func (w *walk) noDraft() string {
	if len(w.drafts) == 0 {
		return "there is no unfinished text here"
	}
	return ""
}
