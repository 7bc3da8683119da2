package tui

import (
	"context"
	"encoding/json"
	"strings"

	"gemba/checklist"
)

// newDrawHistory shows every draw of an item: nothing that was drawn is lost by
// drawing anew.
func newDrawHistory(vs *visiting, it *checklist.Item) *history {
	if ridden := vs.c.Item(it.Rides); ridden != nil {
		it = ridden
	}
	h := &history{visiting: vs, it: it, title: it.ID + " · draws", none: vs.tell("nothing was drawn here yet")}
	cell := checklist.Cell{Kind: checklist.KindSample, Key: it.ID, Field: checklist.FieldDraw}
	doc := vs.doc
	h.read = func(ctx context.Context) ([]Version, error) { return doc.History(ctx, cell) }
	h.says = func(v Version) string { return h.drawWords(v.To) }
	h.instead = func(Version) []string { return nil } // it stands above
	return h
}

// drawWords says what a stored draw means.
func (h *history) drawWords(text string) string {
	var d checklist.Draw
	if text == "" || json.Unmarshal([]byte(text), &d) != nil {
		return h.tell("no draw that this version can read")
	}
	s := h.counted(len(d.All()), "line") + h.tell(", ") + checklist.ChoiceText(h.c.Picks, d.Pick, h.lang())
	if d.Nonce != "" {
		s += h.tell(", with %s", d.Nonce)
	}
	if d.Staged {
		s += h.tell(", a second stage of %d declared", d.SecondSize(h.v.Lists[h.it.ID].Lines))
	}
	var numbers []string
	for _, no := range d.All() {
		numbers = append(numbers, labelOf(no, h.v.Lists[h.it.ID].PerPage))
	}
	return s + h.colon() + strings.Join(numbers, " ")
}
