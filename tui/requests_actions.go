package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

func (q *requests) actions() []action {
	none := unless(func() bool { return len(q.v.Requests) > 0 }, "no record was asked for yet: e asks for one")
	out := func() string {
		if why := none(); why != "" {
			return why
		}
		if !q.request().Out() {
			return "this one is not out any more"
		}
		return ""
	}
	done := func() string {
		if why := none(); why != "" {
			return why
		}
		if q.request().Out() {
			return "it is still out: its clock runs on"
		}
		return ""
	}
	acts := q.taking()
	acts = append(acts, []action{
		{keys: []string{"i"}, name: "in view", about: "in hand now, and fetched in your view", when: none, run: func() tea.Cmd { return q.inHand("in") }},
		{keys: []string{"u"}, name: "out of view", about: "in hand now, and fetched out of your view", when: none, run: func() tea.Cmd { return q.inHand("out") }},
		{keys: []string{"w"}, name: "answered", about: "the first answer came now", when: out, run: q.answered},
		{keys: []string{"s"}, name: "another came", about: "another record came than the one asked for: type its number", when: none, run: q.another},
		{keys: []string{"c"}, name: "given up", about: "not expected any more; counts as not in hand", when: out, run: q.giveUp},
		{keys: []string{"e"}, name: "ask", about: "ask for a record; its clock starts at once", run: q.askHere},
		{keys: []string{"+"}, name: "again", about: "ask for the same record again, with a new clock", quiet: true, when: done, run: q.again},
		{keys: []string{"d"}, name: "remove", about: "take it off the list, as if it had not been asked for; it stays in the history", quiet: true, when: none, run: q.remove},
		q.putBackAction(checklist.KindRequest),
		{keys: []string{"enter"}, name: "item", about: "go to the item that it was asked for", when: none, run: func() tea.Cmd { return q.goTo(q.request().Item) }},
		hushed(down("next and previous request", q.move)),
		up(q.move),
	}...)
	acts = append(acts, q.sh.showing(q.turn, q.across)...)
	return append(acts, common(q.sh, q.sh.back)...)
}

// across is the request under the cursor as the host is shown it.
func (q *requests) across() screen {
	it, what := q.it, ""
	if len(q.v.Requests) > 0 {
		r := q.request()
		it, what = q.c.Item(r.Item), r.What
	}
	if it == nil {
		return nil
	}
	return newAcross(q.visiting, it, what, q.turn)
}

// taking are the keys of the item that the queue answers.
func (q *requests) taking() []action {
	if q.it == nil {
		return nil
	}
	nothing := unless(func() bool { return q.amounts().counted > 0 }, "nothing counts yet: no record is in hand, given up or overdue")
	return []action{
		{keys: []string{"m"}, name: "take numbers", about: "take these numbers as the answer", when: nothing, run: q.take},
		{keys: []string{"f"}, name: "form", about: "the plain form, to type the numbers", quiet: true, plain: true, run: func() tea.Cmd { return q.sh.open(newAnswering(q.visiting, q.it)) }},
	}
}
