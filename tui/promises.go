package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// promises lists the commitments of a visit: what, which role, by when, and
// what became of it.
type promises struct {
	*visiting
	still
	it *checklist.Item
	at int
}

func newPromises(vs *visiting, it *checklist.Item) *promises { return &promises{visiting: vs, it: it} }

func (p *promises) enter() tea.Cmd {
	p.move(0)
	return nil
}

func (p *promises) move(by int) tea.Cmd { return stepped(&p.at, by, len(p.v.Commitments)) }

func (p *promises) actions() []action {
	none := unless(func() bool { return len(p.v.Commitments) > 0 }, "nothing is promised yet: + adds a promise")
	some := unless(func() bool { return len(p.v.Commitments) == 0 }, "there are promises on the list")
	acts := []action{
		{keys: []string{"+"}, name: "new promise", about: "note a promise", run: func() tea.Cmd { return p.sh.open(p.edit(checklist.Commitment{}, "what")) }},
		{keys: []string{"enter"}, name: "change", about: "change it, or say that it was kept, late or broken", when: none, run: func() tea.Cmd { return p.sh.open(p.edit(p.v.Commitments[p.at], "what")) }},
		{keys: []string{"s"}, name: "kept or not", about: "say that it was kept, late or broken, and on which day", when: none, run: func() tea.Cmd { return p.sh.open(p.edit(p.v.Commitments[p.at], "state")) }},
		{keys: []string{"d"}, name: "remove", about: "take it off the list; it stays in the history", when: none, run: p.remove},
		p.putBackAction(checklist.KindCommitment),
		{keys: []string{"0"}, name: "none made", about: "record that nothing was promised", when: some, run: func() tea.Cmd { return p.given() }},
		down("next and previous promise", p.move),
		up(p.move),
	}
	acts = append(acts, p.showing(func() *checklist.Item { return p.it }, p.turn)...)
	return append(acts, common(p.sh, p.sh.back)...)
}

// given records that the item was dealt with.
func (p *promises) given() tea.Cmd { return p.dealtWith(p.it) }

// edit asks for the parts of a promise, with one of them in focus; a new one has no
// id yet.
func (p *promises) edit(c checklist.Commitment, part string) screen {
	cell := checklist.Cell{Kind: checklist.KindCommitment, Key: c.ID, Field: "what"}
	if c.ID == "" {
		cell.Key, cell.Field = p.it.ID, "new"
	}
	return promiseForm{
		visiting: p.visiting, it: p.it, was: c, cell: cell, part: part,
		save: func(now checklist.Commitment, _ *form) tea.Cmd { return p.save(c, now) },
	}.screen()
}

// save records the parts that changed, and leaves the cursor on the promise.
func (p *promises) save(old, now checklist.Commitment) tea.Cmd {
	changes := promiseChanges(old, now)
	if len(changes) == 0 {
		return nil
	}
	cmds := []tea.Cmd{p.record(changes...)}
	if !p.v.ReadOnly() {
		cmds = append(cmds, p.given())
	}
	p.at = max(0, slices.IndexFunc(p.v.Commitments, func(c checklist.Commitment) bool { return c.ID == changes[0].Key }))
	return tea.Batch(cmds...)
}

func (p *promises) remove() tea.Cmd {
	c := p.v.Commitments[p.at]
	cmd := p.takeOff(checklist.KindCommitment, c.ID, func() {
		backInto(&p.v.Commitments, c, func(c checklist.Commitment) string { return c.ID })
	})
	p.move(0)
	return cmd
}

func (p *promises) view(w, h int) []string {
	th := p.sh.th
	d := &listing{text: text{sh: p.sh, w: w - 4}}
	d.add(th.faint, p.it.Prompt.In(p.lang()))
	d.add(th.key, "“"+p.it.Ask.In(p.lang())+"”")
	d.gap()
	for i, c := range p.v.Commitments {
		d.row(i == p.at, func() { p.promiseLines(&d.text, &c, i == p.at) })
	}
	switch {
	case len(p.v.Commitments) > 0:
	case p.v.Answers[p.it.ID].State == checklist.Answered:
		d.add(th.good, d.sh.tell("nothing was promised"))
	default:
		d.add(th.faint, d.sh.tell("No promise yet: + notes one, 0 says that none was made."))
	}
	return p.sh.headed(p.header(w), p.it.ID+" · promises", padded(d.shown(h-3)), w, h)
}

// promiseLines are one promise: what, and by whom, by when and what became of it.
func (p *promises) promiseLines(d *text, c *checklist.Commitment, here bool) {
	d.hang(p.sh.pointer(here)+" ", 2, p.sh.th.text, c.What)
	state, style := strings.TrimSpace(p.tell(cmp.Or(c.State, "open"))+" "+c.Done), p.sh.th.faint
	if c.Overdue(p.sh.now()) {
		state, style = p.tell("open, overdue"), p.sh.th.warn
	}
	parts := []string{orDash(c.Role), p.tell("due %s", orDash(c.Due)), state}
	if c.Item != "" {
		parts = append(parts, c.Item)
	}
	d.hang("  ", 2, style, strings.Join(parts, " · "))
}

func (p *promises) kept() map[string]string { return map[string]string{"new": "+"} }

func (p *promises) seek(c checklist.Cell) string {
	for i := range p.v.Commitments {
		if p.v.Commitments[i].ID == c.Key {
			p.at = i
			return "enter"
		}
	}
	return ""
}

// promisesAt opens the promises with the cursor on one of them. They belong to
// the item of the checklist that keeps them, whatever they are about.
func promisesAt(vs *visiting, id string) screen {
	var keeper *checklist.Item
	for i := range vs.c.Items {
		if vs.c.Items[i].Kind == checklist.Promises {
			keeper = &vs.c.Items[i]
		}
	}
	if keeper == nil {
		keeper = &checklist.Item{ID: "promises", Kind: checklist.Promises}
	}
	p := newPromises(vs, keeper)
	for i := range vs.v.Commitments {
		if vs.v.Commitments[i].ID == id {
			p.at = i
		}
	}
	return p
}
