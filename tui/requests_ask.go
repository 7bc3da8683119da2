package tui

import (
	"encoding/json"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// newAsk asks which record was asked for, for an item. The clock has started
// when it opens: what is typed here takes its time from nobody.
func newAsk(vs *visiting, it *checklist.Item) *dialog {
	asked := vs.sh.now()
	var kept map[string]string
	if json.Unmarshal([]byte(vs.drafts[recordCell(it)].Text), &kept) == nil {
		if at := checklist.Moment(kept["asked"]); !at.IsZero() {
			asked = at
		}
	}
	return askedAt(vs, it, asked)
}

// asking is the key that asks for a record: e, and f3 where letters are text.
func (vs *visiting) asking(it *checklist.Item, key string) action {
	return action{
		keys: []string{key}, name: "ask record", about: "ask for a record; its clock starts at once", quiet: true,
		run: func() tea.Cmd { return vs.sh.open(newAsk(vs, it)) },
	}
}

// recordCell is where a request is kept while it is typed.
func recordCell(it *checklist.Item) checklist.Cell {
	return checklist.Cell{Kind: checklist.KindRequest, Key: it.ID, Field: "new"}
}

func askedAt(vs *visiting, it *checklist.Item, asked time.Time) *dialog {
	f := newForm(vs.sh, []field{
		{name: "what", label: "Which record", check: required, hint: "by its number, if it has one"},
		{name: "class", label: "Where it is", kind: oneOf, value: it.RecordClass, options: classOptions(vs), hint: vs.tell("without it: %s", vs.expectedText(""))},
	})
	d := &dialog{
		sh: vs.sh, head: vs.header, title: it.ID + " · a record asked for", form: f, verb: "record",
		about: vs.tell("The clock runs since %s. Record: %s", asked.Format("15:04:05"), it.Evidence.In(vs.lang())),
		again: func() *dialog { return askedAt(vs, it, asked) },
		done: func(f *form) tea.Cmd {
			return tea.Batch(vs.ask(it.ID, f.get("what"), f.get("class"), asked), vs.sh.back())
		},
	}
	d.within(vs, recordCell(it))
	keep := d.unfinished
	d.unfinished = func(fields map[string]string) tea.Cmd {
		if len(fields) > 0 {
			fields["asked"] = asked.Format(time.RFC3339)
		}
		return keep(fields)
	}
	return d
}

// classOptions are the classes of records, each with its expected time.
func classOptions(vs *visiting) []option {
	options := fromChoices(vs.c.Classes, vs.lang())
	for i := range options {
		options[i].label += vs.tell(", ") + vs.expectedText(vs.c.Classes[i].ID)
	}
	return options
}

// another asks which record came instead of the one that was asked for.
func (q *requests) another() tea.Cmd {
	r := q.request()
	d := &dialog{
		sh: q.sh, head: q.header, title: checklist.Line(r.Item) + " · another record came", verb: "record",
		about: q.tell("Asked for: %s. Without a number: it is the one that was asked for.", r.What),
		form:  newForm(q.sh, []field{{name: "shown", label: "The record that came", value: r.Shown, hint: "its number"}}),
		done: func(f *form) tea.Cmd {
			pairs := []string{"shown", f.get("shown")}
			if r.InHand.IsZero() {
				pairs = append(pairs, "in-hand", checklist.FormatMoment(q.sh.now()))
			}
			return tea.Batch(q.record(requestChanges(r.ID, pairs...)...), q.sh.back())
		},
	}
	return q.sh.open(d.within(q.visiting, checklist.Cell{Kind: checklist.KindRequest, Key: r.ID, Field: "shown"}))
}

// askHere asks for a record for the item from which the queue was opened, or
// else for that of the request under the cursor.
func (q *requests) askHere() tea.Cmd {
	id := q.here
	if q.c.Item(id) == nil && len(q.v.Requests) > 0 {
		id = q.request().Item
	}
	it := q.c.Item(id)
	if it == nil {
		q.sh.say("there is no item to ask for: "+q.sh.key(roomWalk, "e")+" in the walk asks for the one under the cursor", "")
		return nil
	}
	d := newAsk(q.visiting, it)
	done := d.done
	d.done = func(f *form) tea.Cmd {
		cmd := done(f)
		if n := len(q.v.Requests); n > 0 {
			q.at = q.v.Requests[n-1].ID
		}
		return cmd
	}
	return q.sh.open(d)
}

// asked returns the requests for an item, oldest first.
func (vs *visiting) asked(item string) []checklist.Request {
	return slices.DeleteFunc(vs.queue(), func(r checklist.Request) bool { return r.Item != item })
}
