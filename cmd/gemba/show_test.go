package main

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"gemba/checklist"
	"gemba/checklist/demo"
)

// TestShowFits prints the visits of the demonstration, with text in them that
// somebody else might have sent, and looks at every line.
func TestShowFits(t *testing.T) {
	const evil = "Red \x1b[31mValve\x1b]0;title\a\u202e\n"
	c := checklist.Builtin()
	at := time.Date(2026, 3, 11, 9, 0, 0, 0, time.UTC)
	for _, dv := range demo.Visits() {
		v := checklist.NewVisit("019cda6c-f660-7468-b5f5-54e35c45ace4")
		for _, change := range dv.Changes() {
			v.Apply(change)
		}
		v.Supplier = evil + strings.Repeat("宏远阀门 ", 30)
		v.Answers["XX\x1b-01"] = checklist.Answer{State: checklist.NA, Reason: evil}
		v.Rivals["IN-01"] = []checklist.Answer{{State: checklist.Refused, Reason: evil, By: evil}}
		v.Observations = append(v.Observations, checklist.Observation{ID: "1", Text: evil + evil, By: evil, Entered: at})
		v.Requests = []checklist.Request{
			{ID: "1", Item: "IN-03", What: evil, Class: "file", Asked: at, InHand: at.Add(14 * time.Minute), Shown: evil},
			{ID: "2", Item: "IN-03", What: "record 89", Asked: at},
		}
		v.Attachments = []checklist.Attachment{{ID: "1", Item: "IN-03", Caption: evil, Name: "x.jpg", By: evil, Entered: at}}
		whole, item := &showing{c: c, v: v}, &showing{c: c, v: v}
		whole.visit()
		item.item(c.Item("IN-03"))
		for _, text := range []string{whole.b.String(), item.b.String()} {
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				if ansi.StringWidth(line) > textWidth || strings.ContainsAny(line, "\x1b\a\u202e") {
					t.Errorf("%s: line %q is %d wide", dv.Name, line, ansi.StringWidth(line))
				}
			}
			for _, want := range []string{"after 14 min", "record 89", "x.jpg"} {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in\n%s", want, text)
				}
			}
		}
	}
}
