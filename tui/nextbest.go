package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// questionWords says in a few words why a question is worth asking: what it
// closes, how long it takes, and the reason.
func (vs *visiting) questionWords(q assessment.Question) string {
	return vs.tell("closes %s points, %d min: %s", assessment.Points(q.Gain), q.Minutes, vs.why(q))
}

// stands returns the place where the visitor is: that of the item under the
// cursor, or the last one before it where that can be asked anywhere.
func (w *walk) stands() string {
	if it := w.item(); it != nil && it.Place != checklist.PlaceAnywhere {
		w.stood = it.Place
	}
	return w.stood
}

// placeWords says where an item is asked, as seen from a place.
func (vs *visiting) placeWords(item, from string) string {
	it := vs.c.Item(item)
	switch {
	case vs.waitsFor(item):
		return vs.tell("its record is out")
	case it == nil:
		return ""
	case it.Place == checklist.PlaceAnywhere:
		return vs.tell("anywhere")
	case it.Place == from:
		return vs.tell("you are here")
	}
	if p := vs.c.Place(it.Place); p != nil {
		return vs.tell("at: %s", checklist.Line(p.Title.In(vs.lang())))
	}
	return ""
}

// waitsFor reports whether a record that was asked for from an item is out and
// has time left. It need not be asked for again meanwhile.
func (vs *visiting) waitsFor(item string) bool {
	for _, r := range vs.v.Requests {
		if r.Item == item && r.Out() && !vs.overdue(r) {
			return true
		}
	}
	return false
}

// askable are the questions that can be asked now, best first, those of the place
// where the visitor stands before the others if that is asked for. What waits
// for a record comes last.
func (w *walk) askable(here bool) []assessment.Question {
	questions := w.res.Next
	if place := w.stands(); here {
		questions = assessment.AtPlace(w.c, questions, place)
	}
	var now, later []assessment.Question
	for _, q := range questions {
		if w.waitsFor(q.Item) {
			later = append(later, q)
		} else {
			now = append(now, q)
		}
	}
	return append(now, later...)
}

// next goes to the question that can change most: of all, or first of those that
// can be asked where the visitor stands. Once more, from there, it goes to the
// one after it: what cannot be asked just now holds nobody up.
func (w *walk) next(here bool) tea.Cmd {
	questions := w.askable(here)
	from, at, label := w.stood, 0, w.tell("next best")
	if it := w.item(); it != nil && it.ID == w.led {
		at = 1 + slices.IndexFunc(questions, func(q assessment.Question) bool { return q.Item == it.ID })
		label = w.tell("then")
	}
	if at >= len(questions) {
		at, label = 0, w.tell("next best")
	}
	for _, q := range questions[at:] {
		if w.c.Item(q.Item).InScope(w.v.Scope) && w.show(q.Item) {
			w.led, w.basis = q.Item, ""
			w.sh.say(label+": "+q.Item+" "+w.questionWords(q)+" · "+w.placeWords(q.Item, from), w.tell("%s shows all places", w.sh.key(roomWalk, "p")))
			return nil
		}
	}
	w.sh.say("nothing more to ask in this scope", "")
	return nil
}
