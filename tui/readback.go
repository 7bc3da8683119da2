package tui

import (
	"strings"

	"gemba/checklist"
	"gemba/report"
)

// newReadBack writes down how the findings were read to the host, and what the
// host said to each. It begins with what was found on this visit, a line each;
// left as it is, it is no answer.
func newReadBack(vs *visiting, it *checklist.Item) *writer {
	w := newWords(vs, it)
	if _, drafted := vs.drafts[w.cell]; drafted || w.was != "" {
		return w
	}
	var lines []string
	for _, f := range vs.found(it.ID) {
		lines = append(lines, f.text()+"\n  "+report.OnScreen(vs.sh.own, "host: "))
	}
	if len(lines) > 0 {
		w.area.SetValue(checklist.Block(strings.Join(lines, "\n")))
		w.area.MoveToBegin()
		for i := 0; i < 99 && w.area.Line() == 0; i++ { // a long finding has several rows
			w.area.CursorDown()
		}
		w.area.CursorEnd()
		w.was = w.text()
	}
	return w
}
