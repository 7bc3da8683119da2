package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// TestTakeUp cuts the program off in the forms of instruments, goes back to the
// walk, and is led by one key to the very field.
func TestTakeUp(t *testing.T) {
	for name, c := range map[string]struct {
		item, keys string // to go there, and to begin
		field      string // that is in focus
	}{
		"promise":          {"CL-02", "enter + tab", "role"},
		"staffing":         {"QA-01", "enter + tab", "station"},
		"gap":              {"IN-10", "enter +", "what"},
		"who was asked":    {"DI-01", "enter w tab", "by"},
		"promise in probe": {"DI-01", "enter p tab tab", "due"},
		"who chose":        {"RA-01", "enter +", "name"},
		"link":             {"TR-01", "enter enter", ""},
		"about the values": {"RA-02", "enter w tab tab", "lower"},
		"the numbers":      {"QA-10", "enter enter", ""},
		"period":           {"IP-05", "enter", ""},
		"the record":       {"RA-04", "enter enter", ""},
		"list":             {"FN-01", "enter i tab tab", "name"},
		"photograph":       {"IN-02", "P +", "path"},
		"comment":          {"IN-02", "v + tab", "text"},
		"signature":        {"IN-02", "v S tab", "words"},
	} {
		t.Run(name, func(t *testing.T) {
			l := &fakeLibrary{name: "Ana"}
			doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
			d := drive(t, l, 120, 36).keys("enter").on(c.item).keys(c.keys).skipChoices()
			d.typeText("17").send(tickMsg{1})
			if len(doc.drafts) != 1 {
				t.Fatalf("drafts %v:\n%s", doc.drafts, d.frame())
			}
			was, in := d.inFocus()
			if c.field != "" && was != c.field {
				t.Fatalf("typed in %q", was)
			}
			again := drive(t, l, 120, 36).keys("enter U").expect("17")
			if now, at := again.inFocus(); now != was || at != in {
				t.Errorf("went on in %q of %s, was in %q of %s:\n%s", now, at, was, in, again.frame())
			}
		})
	}
}

// skipChoices goes to the next field that takes text.
func (d *driver) skipChoices() *driver {
	d.Helper()
	for f := formOf(d.app.top()); f != nil && f.fields[f.at].kind != typed && !f.last(); {
		d.keys("down")
	}
	return d
}

// inFocus is the field in focus, and the title of its screen.
func (d *driver) inFocus() (name, title string) {
	d.Helper()
	f := formOf(d.app.top())
	if f == nil {
		d.Fatalf("no form in %T:\n%s", d.app.top(), d.frame())
	}
	return f.fields[f.at].name, strings.Split(d.frame(), "\n")[1]
}

func formOf(s screen) *form {
	switch s := s.(type) {
	case *dialog:
		return s.form
	case *nonceDialog:
		return s.form
	case *entry:
		return s.form
	case *answering:
		return s.form
	}
	return nil
}

// TestTakeUpRow goes on with what was typed about one row of several.
func TestTakeUpRow(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter").on("IN-10").keys("enter +").typeText("no lot").keys("enter +").typeText("no date").keys("enter")
	d.keys("enter").typeText(" on the label").send(tickMsg{1})
	d = drive(t, l, 120, 36).keys("enter U").expect("no date on the label").keys("ctrl+s").expect("2 no date on the label", "1 no lot")

	d.keys("esc").on("CL-02").keys("enter +").typeText("log").keys("ctrl+s +").typeText("drawing").keys("ctrl+s k enter").typeText(" of May").send(tickMsg{1})
	drive(t, l, 120, 36).keys("enter U").expect("log of May").keys("ctrl+s esc")

	drive(t, l, 120, 36).keys("enter").on("IN-02").keys("e").typeText("IQC 1").keys("ctrl+s e").typeText("IQC 2").keys("ctrl+s E k s").typeText("IQC 7").send(tickMsg{1})
	drive(t, l, 120, 36).keys("enter U").expect("Asked for: IQC 1", "IQC 7").keys("ctrl+s").expect("another came: IQC 7")
	if r := doc.visit.Requests; len(r) != 2 || r[0].Shown != "IQC 7" {
		t.Errorf("%+v", r)
	}
}

// TestTakeUpStray goes on with texts whose record is gone: they are there to be read,
// and kept as observations on the visit, or thrown away.
func TestTakeUpStray(t *testing.T) {
	for cell, text := range map[checklist.Cell]string{
		{Kind: checklist.KindRequest, Key: "gone", Field: "shown"}:              `{"shown":"IQC 7","in focus":"shown"}`,
		{Kind: checklist.KindObservation, Key: "gone", Field: "text"}:           "IQC 7 at the rack",
		{Kind: checklist.KindAnswer, Key: "ZZ-99", Field: checklist.FieldValue}: "IQC 7 in words",
		{Kind: checklist.KindSample, Key: "ZZ-99", Field: "draw"}:               `{"list":"IQC 7"}`,
		{Kind: checklist.KindObservation, Key: "whole", Field: "text"}:          "IQC 7 for the visit",
	} {
		t.Run(cellName(cell), func(t *testing.T) {
			l := &fakeLibrary{name: "Ana"}
			doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
			doc.visit.Observations = []checklist.Observation{{ID: "whole", Text: "a word", By: "Ana"}}
			doc.drafts[cell] = checklist.Draft{Cell: cell, Text: text, At: noon}
			d := drive(t, l, 120, 36).keys("enter U").topIs("*tui.writer").expect("IQC 7").refuse("in focus").send(tickMsg{1})
			if len(doc.drafts) != 1 {
				t.Errorf("drafts %v", doc.drafts)
			}
			d.keys("f1 esc ctrl+s")
			if !slices.ContainsFunc(doc.visit.Observations, func(o checklist.Observation) bool { return o.Item == "" && strings.Contains(o.Text, "IQC 7") }) || len(doc.drafts) != 0 {
				t.Errorf("observations %+v, drafts %v", doc.visit.Observations, doc.drafts)
			}
		})
	}
}

// TestCursorOnNew leaves the cursor of a list on what was added to it.
func TestCursorOnNew(t *testing.T) {
	at := func(d *driver, words string) {
		t.Helper()
		for line := range strings.Lines(d.frame()) {
			if strings.Contains(line, markCursor) && strings.Contains(line, words) {
				return
			}
		}
		t.Errorf("the cursor is not on %q:\n%s", words, d.frame())
	}
	l := &fakeLibrary{name: "Ana"}
	aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter").show("CL-02").keys("+").typeText("first").keys("ctrl+s +").typeText("second").keys("ctrl+s")
	at(d, "second")
	d.keys("k +").typeText("third").keys("ctrl+s")
	at(d, "third")
	d.keys("esc").on("RA-01").keys("enter + 2").typeText("rack").keys("ctrl+s").measured("body 1", "bore", "20.02", "20.02", "19.95", "20.05").keys("esc").later(time.Second)
	at(d, "body 1")
	d.keys("+").measured("body 2", "", "20.03", "20.03").keys("esc")
	at(d, "body 2")
	d.keys("esc").on("IN-02").keys("o").typeText("dust").keys("esc").keys("O o").typeText("rust").keys("esc")
	if n, ok := d.app.top().(*notes); !ok || n.at != 1 {
		t.Errorf("not on the new observation in %T:\n%s", d.app.top(), d.frame())
	}
	d.keys("esc e").typeText("IQC 1").keys("ctrl+s E e").typeText("IQC 2").keys("ctrl+s")
	at(d, "IQC 2")
	d.keys("esc").on("FN-01").keys("enter i").send(tea.KeyPressMsg{Code: '1', Text: "1"}).keys("tab").typeText("50").keys("ctrl+s y").keys("ctrl+a ctrl+k").typeText("3 4").keys("ctrl+s 1 +").typeText("9 12").keys("ctrl+s")
	at(d, "9")
}
