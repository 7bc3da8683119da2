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
	it *checklist.Item
	at int
}

func newPromises(vs *visiting, it *checklist.Item) *promises { return &promises{visiting: vs, it: it} }

func (p *promises) enter() tea.Cmd {
	p.move(0)
	return nil
}

func (p *promises) update(tea.Msg) tea.Cmd { return nil }

func (p *promises) cursor(int, int) *tea.Cursor { return nil }

func (p *promises) move(by int) tea.Cmd {
	p.at = max(0, min(p.at+by, len(p.v.Commitments)-1))
	return nil
}

func (p *promises) actions() []action {
	none := func() string {
		if len(p.v.Commitments) == 0 {
			return "nothing is promised yet: + adds a promise"
		}
		return ""
	}
	some := func() string {
		if len(p.v.Commitments) > 0 {
			return "there are promises on the list"
		}
		return ""
	}
	acts := []action{
		{keys: []string{"+"}, name: "new promise", about: "note a promise", run: func() tea.Cmd { return p.sh.open(p.edit(checklist.Commitment{}, "what")) }},
		{keys: []string{"enter"}, name: "change", about: "change it, or say that it was kept, late or broken", when: none, run: func() tea.Cmd { return p.sh.open(p.edit(p.v.Commitments[p.at], "what")) }},
		{keys: []string{"s"}, name: "kept or not", about: "say that it was kept, late or broken, and on which day", when: none, run: func() tea.Cmd { return p.sh.open(p.edit(p.v.Commitments[p.at], "state")) }},
		{keys: []string{"d"}, name: "remove", about: "take it off the list; it stays in the history", when: none, run: p.remove},
		p.putBackAction(checklist.KindCommitment),
		{keys: []string{"0"}, name: "none made", about: "record that nothing was promised", when: some, run: func() tea.Cmd { return p.given() }},
		{keys: []string{"j", "down"}, hint: "j k", name: "move", about: "next and previous promise", run: func() tea.Cmd { return p.move(+1) }},
		{keys: []string{"k", "up"}, quiet: true, run: func() tea.Cmd { return p.move(-1) }},
	}
	acts = append(acts, p.showing(func() *checklist.Item { return p.it }, p.turn)...)
	return append(acts, common(p.sh, p.sh.back)...)
}

// given records that the item was dealt with.
func (p *promises) given() tea.Cmd {
	if p.v.Answers[p.it.ID].State == checklist.Answered {
		return nil
	}
	return p.answer(p.it.ID, checklist.Answer{State: checklist.Answered}, "")
}

// edit asks for the parts of a promise, with one of them in focus; a new one has no
// id yet.
func (p *promises) edit(c checklist.Commitment, part string) screen {
	f := newForm(p.sh, []field{
		{name: "what", label: "What", value: c.What, check: required},
		{name: "role", label: "Which role", value: c.Role, hint: "a role, not a name"},
		{name: "due", label: "By when", value: c.Due, check: p.checkDue, hint: "YYYY-MM-DD"},
		{name: "item", label: "For item", value: c.Item, check: p.checkItem, hint: "an item id, or nothing"},
		{name: "state", label: "Today", kind: oneOf, value: cmp.Or(c.State, "open"), options: []option{{"open", "o", "open"}, {"kept", "k", "kept"}, {"late", "l", "kept, but late"}, {"broken", "b", "broken"}}},
		{name: "done", label: "On which day", value: c.Done, check: checkDate, hint: "YYYY-MM-DD"},
	})
	f.focus(slices.IndexFunc(f.fields, func(e field) bool { return e.name == part }))
	cell := checklist.Cell{Kind: checklist.KindCommitment, Key: c.ID, Field: "what"}
	if c.ID == "" {
		cell.Key, cell.Field = p.it.ID, "new"
	}
	d := &dialog{
		sh: p.sh, head: p.header, title: p.it.ID + " · a promise", form: f, verb: "record", review: c.ID != "", // what became of a promise is told in a closed visit too
		done: func(f *form) tea.Cmd { return tea.Batch(p.save(c, f), p.sh.back()) },
	}
	return d.within(p.visiting, cell)
}

// checkDue refuses a day before the visit: nothing was promised by then.
func (p *promises) checkDue(s string) string {
	if why := checkDate(s); why != "" {
		return why
	}
	if s != "" && s < p.v.Date {
		return "before the visit of " + p.v.Date
	}
	return ""
}

func (p *promises) checkItem(s string) string {
	if s != "" && p.c.Item(s) == nil {
		return "no item has this id"
	}
	return ""
}

// save records the parts that changed.
func (p *promises) save(old checklist.Commitment, f *form) tea.Cmd {
	now := old
	now.What, now.Role, now.Due, now.Item, now.State, now.Done = f.get("what"), f.get("role"), f.get("due"), f.get("item"), f.get("state"), f.get("done")
	changes := promiseChanges(old, now)
	if len(changes) == 0 {
		return nil
	}
	if p.v.ReadOnly() {
		return p.record(changes...)
	}
	return tea.Batch(p.record(changes...), p.given())
}

// promiseChanges are the parts of a promise that are not as they were. A new one
// gets an id.
func promiseChanges(old, now checklist.Commitment) []checklist.Change {
	id := cmp.Or(old.ID, newID())
	var changes []checklist.Change
	for _, part := range []struct{ name, was, is string }{
		{"what", old.What, now.What},
		{"role", old.Role, now.Role},
		{"due", old.Due, now.Due},
		{"item", old.Item, now.Item},
		{"state", old.State, now.State},
		{"done", old.Done, now.Done},
	} {
		if part.is != part.was {
			changes = append(changes, checklist.Change{Cell: checklist.Cell{Kind: checklist.KindCommitment, Key: id, Field: part.name}, Value: part.is})
		}
	}
	return changes
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

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
