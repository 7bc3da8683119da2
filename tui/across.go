package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// across is what a person across the table reads: one text at a time, as large as
// the screen allows, in the host's language. Nothing else of the visit is on it,
// no number, no mark and no answer; only the same text once more, small, for
// whoever holds the computer.
type across struct {
	*visiting
	still
	it   *checklist.Item
	what string         // a record that was asked for, shown first; "" for none
	turn func() tea.Cmd // turns the texts of the screen below
	own  bool           // one's own language is the large one
	at   int            // page

	laid layout // the pages as they were set last
}

func newAcross(vs *visiting, it *checklist.Item, what string, turn func() tea.Cmd) *across {
	return &across{visiting: vs, it: it, what: checklist.Line(what), turn: turn}
}

// passage is one text across the table: a paragraph, or a list of answers to
// choose from.
type passage struct {
	parts []string // in the large language
	small []string // the same in the other one; none where both are the same
}

// langs are the language that is large, and the other one.
func (p *across) langs() (large, small string) {
	if p.own {
		return p.sh.own, p.sh.lang
	}
	return p.sh.lang, p.sh.own
}

// texts are what there is to show: the words for the host, the records that were
// asked for and are out, the answers to choose from, and what the visitor is to do.
func (p *across) texts() []passage {
	large, small := p.langs()
	var out []passage
	add := func(texts ...checklist.Text) {
		var t passage
		for _, text := range texts {
			if words := strings.TrimSpace(checklist.Block(text.In(large))); words != "" {
				t.parts = append(t.parts, words)
				t.small = append(t.small, checklist.Line(text.In(small)))
			}
		}
		if slices.Equal(t.parts, t.small) {
			t.small = nil
		}
		if len(t.parts) > 0 {
			out = append(out, t)
		}
	}
	records := []string{p.what}
	for _, r := range p.asked(p.it.ID) {
		if what := checklist.Line(r.What); r.Out() {
			records = append(records, what)
		}
	}
	add(p.it.Ask)
	for i, what := range records {
		if what != "" && slices.Index(records, what) == i {
			out = append(out, passage{parts: []string{what}})
		}
	}
	if p.what != "" { // the record that it was opened for
		i := slices.IndexFunc(out, func(s passage) bool { return s.parts[0] == p.what })
		record := out[i]
		out = slices.Insert(slices.Delete(out, i, i+1), 0, record)
	}
	if p.it.Set != nil {
		var levels []checklist.Text
		for _, l := range p.it.Set.Levels {
			levels = append(levels, l.Text)
		}
		add(levels...)
	}
	add(p.it.Prompt)
	return out
}

// move goes on to another page, round and round.
func (p *across) move(by int) tea.Cmd {
	pages := p.pages(p.app.w, p.app.h-1)
	p.at = (p.among(pages) + by + len(pages)) % len(pages)
	return nil
}

// swap makes the other language the large one. The text stays.
func (p *across) swap() tea.Cmd {
	before := p.pages(p.app.w, p.app.h-1)
	text := before[p.among(before)].text
	p.own = !p.own
	p.at = slices.IndexFunc(p.pages(p.app.w, p.app.h-1), func(s leaf) bool { return s.text == text })
	return nil
}

// turnAll turns the texts of all screens.
func (p *across) turnAll() tea.Cmd {
	cmd := p.turn()
	p.sh.say("the texts of all screens are in "+nameOf(p.lang())+" now", "")
	return cmd
}

func (p *across) actions() []action {
	acts := []action{
		{keys: []string{"space", "enter", "j", "down", "l", "right", "tab", "pgdown"}, hint: "space", name: "next text", about: "the next text: the words for the host, what was asked for, the answers to choose from, the question", run: func() tea.Cmd { return p.move(+1) }},
		{keys: []string{"k", "up", "h", "left", "shift+tab", "pgup", "backspace"}, hint: "k", name: "text before", about: "the text before; the arrow keys too", quiet: true, run: func() tea.Cmd { return p.move(-1) }},
		{keys: []string{"t", "ctrl+t"}, hint: "t", name: p.sh.tongue(), about: "the other language large", run: p.swap},
		{keys: []string{"T"}, name: "all texts", about: allTexts, run: p.turnAll},
	}
	return append(acts, common(p.sh, p.sh.back)...)
}
