package report

import (
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// advice is what to do, derived from the grade, its caps and holds, and the
// questions that are worth asking next. It permits and asks; it decides nothing.
type advice struct {
	Lead       text
	Permitted  text    // by the buyer's policy; empty for the supplier
	Because    text    // its reasons
	Conditions []limit // to be settled first
	HoldPoints []todo  // to be looked at before goods leave
	Open       []todo  // for a second visit
	Minutes    int     // of the visitor's own attention that the open ones take
}

// todo is one thing to look at.
type todo struct {
	ID      string
	Prompt  text
	Place   text
	Why     text
	Minutes int
	Gain    string // points of the range that it closes
}

func (e *edition) advice(s *summary) advice {
	a := advice{Lead: e.lead(), Conditions: s.Caps}
	if e.candid() {
		d := e.permits()
		a.Permitted, a.Because = e.say(consequenceWords[d.What]), own(strings.Join(e.reasons(d), ", "))
	}
	for _, it := range e.o.Policy.holdPoints(e.c, e.v, e.sheet) {
		a.HoldPoints = append(a.HoldPoints, e.todo(it))
	}
	if !e.candid() {
		for _, h := range e.r.Holds {
			if it := e.c.Item(h.Item); it != nil {
				a.Open = append(a.Open, e.todo(it))
			}
		}
		return a
	}
	for _, q := range e.r.Next[:min(len(e.r.Next), e.o.Policy.Questions)] {
		it := e.c.Item(q.Item)
		if it == nil {
			continue
		}
		t := e.todo(it)
		t.Minutes, t.Gain, t.Why = q.Minutes, assessment.Points(q.Gain), own(Reason(string(e.tongue), q.Reason))
		a.Open, a.Minutes = append(a.Open, t), a.Minutes+q.Minutes
	}
	return a
}

func (e *edition) todo(it *checklist.Item) todo {
	t := todo{ID: it.ID, Prompt: e.asked(it)}
	if p := e.c.Place(it.Place); p != nil {
		t.Place = e.listed(p.Title)
	}
	return t
}

// lead says what the grade permits.
func (e *edition) lead() text {
	r := e.r
	switch {
	case !e.candid():
		return e.say("These points decide what can be built on this visit. Each can be shown to be wrong, or changed and shown again.")
	case !r.Rated && len(r.Caps) == 0:
		return e.say("No decision yet: too little was seen. Plan a second visit before an order depends on this supplier.")
	case !r.Rated && r.Caps[0].Grade == "D":
		return e.say("Do not award on what was seen. A letter needs a second visit; it cannot be better than D until the observations below are settled.")
	case !r.Rated:
		return e.say("No letter yet, and at most %s until the observations below are settled. An order before a second visit needs the conditions and hold points below.", r.Caps[0].Grade)
	}
	switch r.Grade {
	case "A":
		return e.say("What was seen supports an order without conditions.")
	case "B":
		return e.say("What was seen supports an order; agree on the points below with it.")
	case "C":
		return e.say("What was seen supports an order only with the conditions and hold points below.")
	}
	return e.say("Do not award on what was seen. The conditions below come first, then a second visit.")
}
