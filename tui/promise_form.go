package tui

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// promiseForm asks for the parts of a promise, in the same way wherever it is
// asked from: the page of promises, or the probe in which it was made.
type promiseForm struct {
	*visiting
	it    *checklist.Item      // from which it is asked
	was   checklist.Commitment // as it is recorded; a new one has no id yet
	cell  checklist.Cell       // under which what is typed is kept
	about string               // may be empty
	part  string               // the field in focus
	made  bool                 // it was made at the item, which is not asked then
	more  func() []field       // what is asked with it; may be nil
	// save records the promise as it is now, with what was asked besides.
	save func(now checklist.Commitment, f *form) tea.Cmd
}

// promiseStates are what became of a promise.
func promiseStates() []option {
	return []option{{"open", "o", "open"}, {"kept", "k", "kept"}, {"late", "l", "kept, but late"}, {"broken", "b", "broken"}}
}

func (q promiseForm) fields() []field {
	c := q.was
	item := field{name: "item", label: "For item", value: c.Item, check: q.checkItem, hint: "an item id, or nothing"}
	if q.made {
		item.off = func() string { return q.tell("%s, where it was made", q.it.ID) }
	}
	fields := []field{
		{name: "what", label: "What", value: c.What, check: required},
		{name: "role", label: "Which role", value: c.Role, hint: "a role, not a name"},
		{name: "due", label: "By when", value: c.Due, check: q.checkDue, hint: dateHint, short: q.sh.today},
		item,
		{name: "state", label: "Today", kind: oneOf, value: cmp.Or(c.State, "open"), options: promiseStates()},
		{name: "done", label: "On which day", value: c.Done, check: checkDate, hint: dateHint, short: q.sh.today},
	}
	if q.more != nil {
		fields = append(fields, q.more()...)
	}
	return fields
}

func (q promiseForm) screen() screen { return q.dialog() }

func (q promiseForm) dialog() *dialog {
	f := newForm(q.sh, q.fields())
	f.focus(slices.IndexFunc(f.fields, func(e field) bool { return e.name == q.part }))
	d := &dialog{
		sh: q.sh, head: q.header, title: q.it.ID + " · a promise", about: q.about, form: f, verb: "record", again: q.dialog,
		review: q.was.ID != "" && !q.made, // what became of a promise is told in a closed visit too
		done:   func(f *form) tea.Cmd { return tea.Batch(q.save(q.read(f), f), q.sh.back()) },
	}
	return d.within(q.visiting, q.cell)
}

// read is the promise as the form has it. One that nobody said more of is open
// without a word.
func (q promiseForm) read(f *form) checklist.Commitment {
	now := q.was
	now.What, now.Role, now.Due, now.Item, now.State, now.Done = f.get("what"), f.get("role"), f.get("due"), f.get("item"), f.get("state"), f.get("done")
	if q.was.ID != "" && q.was.State == "" && now.State == "open" {
		now.State = ""
	}
	return now
}

// checkDue refuses a day before the visit: nothing was promised by then.
func (q promiseForm) checkDue(s string) string {
	if why := checkDate(s); why != "" {
		return why
	}
	if s != "" && s < q.v.Date {
		return q.tell("before the visit of %s", q.v.Date)
	}
	return ""
}

// checkItem refuses an id that no item has.
func (vs *visiting) checkItem(id string) string {
	if id != "" && vs.c.Item(id) == nil {
		return "no item has this id"
	}
	return ""
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
