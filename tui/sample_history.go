package tui

import (
	"encoding/json"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// drawHistory shows every draw of an item: nothing that was drawn is lost by
// drawing anew.
type drawHistory struct {
	*visiting
	it       *checklist.Item
	versions []Version
	err      error
	loaded   bool
	at       int
}

func newDrawHistory(vs *visiting, it *checklist.Item) *drawHistory {
	if ridden := vs.c.Item(it.Rides); ridden != nil {
		it = ridden
	}
	return &drawHistory{visiting: vs, it: it}
}

func (h *drawHistory) enter() tea.Cmd {
	doc, ctx, id := h.doc, h.app.ctx, h.it.ID
	cell := checklist.Cell{Kind: checklist.KindSample, Key: id, Field: checklist.FieldDraw}
	// Behind the outbox, so that what was drawn a moment ago is in it.
	return h.app.awaitWritten(func() tea.Msg {
		versions, err := doc.History(ctx, cell)
		return historyMsg{id, versions, err}
	})
}

func (h *drawHistory) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(historyMsg); ok && m.item == h.it.ID {
		h.versions, h.err, h.loaded = m.versions, m.err, true
		h.at = max(0, len(m.versions)-1)
	}
	return nil
}

func (h *drawHistory) cursor(int, int) *tea.Cursor { return nil }

func (h *drawHistory) move(by int) tea.Cmd {
	h.at = max(0, min(h.at+by, len(h.versions)-1))
	return nil
}

func (h *drawHistory) actions() []action {
	acts := []action{
		{keys: []string{"j", "down"}, hint: "j k", name: "move", about: "later and earlier draw; the arrow keys too", run: func() tea.Cmd { return h.move(+1) }},
		{keys: []string{"k", "up"}, quiet: true, run: func() tea.Cmd { return h.move(-1) }},
	}
	acts = append(acts, h.sh.turning(true, h.turn))
	return append(acts, common(h.sh, h.sh.back)...)
}

// drawWords says what a stored draw means.
func (h *drawHistory) drawWords(text string) string {
	var d checklist.Draw
	if text == "" || json.Unmarshal([]byte(text), &d) != nil {
		return "no draw that this version can read"
	}
	s := fmt.Sprintf("%d %s, %s", len(d.All()), plural(len(d.All()), "line"), textOf(h.c.Picks, d.Pick, h.lang()))
	if d.Nonce != "" {
		s += ", with " + d.Nonce
	}
	if d.Staged {
		s += fmt.Sprintf(", a second stage of %d declared", d.SecondSize(h.v.Lists[h.it.ID].Lines))
	}
	var numbers []string
	for _, no := range d.All() {
		numbers = append(numbers, labelOf(no, h.v.Lists[h.it.ID].PerPage))
	}
	return s + ": " + strings.Join(numbers, " ")
}
