package main

import (
	"fmt"

	"gemba/assessment"
	"gemba/checklist"
)

// sumWords say what the quantities of an item come to: those of a lot, and those
// along a thread, walked forward.
func sumWords(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item) []string {
	if b, ok := assessment.ItemBalance(it, v.Answers[it.ID]); ok {
		format, args := b.Says()
		return []string{fmt.Sprintf(format, args...)}
	}
	return flowWords(c, v, it)
}

// flowWords say what the quantities along a thread come to, stretch by stretch.
func flowWords(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item) []string {
	if it.Instrument != threadInstrument {
		return nil
	}
	var out []string
	for _, f := range assessment.Flows(v.Lines[it.ID]) {
		out = append(out, f.Words(func(line int) string { return checklist.Line(c.LinkText(line, "en")) }, fmt.Sprintf))
	}
	return out
}
