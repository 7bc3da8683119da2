package tui

import (
	"strings"
	"testing"

	"gemba/checklist"
)

// TestStatesWithoutColour: whoever sees no colours tells the states of an item
// apart by a mark or a word in its row, at any width.
func TestStatesWithoutColour(t *testing.T) {
	level := func(points int) checklist.Answer {
		return checklist.Answer{State: checklist.Answered, Level: points, Basis: "seen", Entered: noon}
	}
	states := map[string]func(v *checklist.Visit){
		"not asked":  func(*checklist.Visit) {},
		"10":         func(v *checklist.Visit) { v.Answers["IN-01"] = level(100) },
		"8":          func(v *checklist.Visit) { v.Answers["IN-01"] = level(80) },
		"0":          func(v *checklist.Visit) { v.Answers["IN-01"] = level(0) },
		"told":       func(v *checklist.Visit) { a := level(80); a.Basis = "told"; v.Answers["IN-01"] = a },
		"not seen":   func(v *checklist.Visit) { v.Answers["IN-01"] = checklist.Answer{State: checklist.NotSeen} },
		"n/a":        func(v *checklist.Visit) { v.Answers["IN-01"] = checklist.Answer{State: checklist.NA} },
		"refused":    func(v *checklist.Visit) { v.Answers["IN-01"] = checklist.Answer{State: checklist.Refused} },
		"impossible": func(v *checklist.Visit) { v.Answers["IN-01"] = level(77) },
		"disputed": func(v *checklist.Visit) {
			v.Answers["IN-01"] = level(80)
			v.Rivals["IN-01"] = []checklist.Answer{level(0)}
		},
		"record out": func(v *checklist.Visit) {
			v.Requests = append(v.Requests, checklist.Request{ID: "r1", Item: "IN-01", What: "receipts", Asked: noon})
		},
	}
	for _, size := range []struct{ w, h int }{{120, 36}, {80, 24}, {40, 20}} {
		rows := map[string]string{}
		for name, state := range states {
			lib := &fakeLibrary{name: "Ana"}
			doc := aVisit(lib, "v1", "Northline", "2026-03-11", nil)
			state(doc.visit)
			d := drive(t, lib, size.w, size.h).keys("enter")
			d.app.top().(*walk).show("IN-01")
			row := ""
			for line := range strings.Lines(d.frame()) {
				if row == "" && strings.Contains(line, "IN-01") {
					row, _, _ = strings.Cut(line, "│ ╭")
				}
			}
			for other, same := range rows {
				if same == row {
					t.Errorf("%dx%d: %s and %s look alike without colours: %s", size.w, size.h, name, other, row)
				}
			}
			rows[name] = row
		}
	}
}
