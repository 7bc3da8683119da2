package tui

import (
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// FuzzReadings takes numbers out of whatever is typed: each is a number, and there
// are not more than are looked at.
func FuzzReadings(f *testing.F) {
	for _, s := range append([]string{"12,50 12,51; 12.53", "1e9 −3 +4,5 0x10 ٣ 1,2,3", "1.2.3 5mm 6% 7°"}, fuzzTexts...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		values, passed := parseReadings(s)
		if len(values) > mostReadings || passed < 0 {
			t.Errorf("%d values, %d passed over", len(values), passed)
		}
		for _, v := range values {
			if _, ok := checklist.Decimal(v); !ok || strings.ContainsFunc(v, unicode.IsControl) {
				t.Errorf("%q is no number", v)
			}
		}
	})
}

// FuzzTexts puts any text wherever a file, a folder or a colleague may bring one:
// nothing but text reaches the terminal, on any screen of a visit.
func FuzzTexts(f *testing.F) {
	for _, s := range fuzzTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := disagreed()
		doc := l.docs[0]
		v := doc.visit
		v.Supplier, v.Site, v.Order, v.Date, v.Visitors = s, s, s, s, s
		v.Observations = []checklist.Observation{{ID: "1", Item: "IN-01", Text: s, By: s}}
		v.Commitments = []checklist.Commitment{{ID: "1", What: s, Role: s, Due: s, State: s}}
		v.Attachments = []checklist.Attachment{{ID: "p", Item: "IN-01", Name: s, SHA: "x", Mime: s, Caption: s, By: s}}
		v.Answers["IN-01"] = checklist.Answer{State: checklist.Answered, Basis: s, Reason: s, By: s}
		v.Answers["CE-01"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"status": s, "number": s}}
		v.Answers["IN-10"] = checklist.Answer{State: checklist.Answered, Gaps: []checklist.Gap{{What: s}}}
		doc.versions = []Version{{ID: "a", By: s, Role: s, Device: s, To: s, Reason: s, From: []string{s}}}
		doc.conflicts[0].Versions[0].To, doc.conflicts[0].Versions[0].By = s, s
		l.copies, l.others = []string{"/sync/" + s}, []Entry{{Path: "/l/" + s, Problem: s, Hint: s}}
		l.photos = []PhotoFile{{Path: "/sync/phone/" + s, Name: s}}
		for _, keys := range []string{"enter O esc a esc V esc C enter esc esc H esc P enter esc w esc esc v esc ! esc = ? esc", "m esc", "c esc", "G enter esc", "r esc"} {
			d := drive(t, l, 80, 24)
			for _, key := range strings.Fields(keys) {
				d.keys(key).printable()
				if w, ok := d.app.top().(*walk); ok && key == "enter" {
					w.show("IN-01")
					d.printable()
				}
			}
			d.send(tea.PasteMsg{Content: s}).printable()
		}
	})
}
