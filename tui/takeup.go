package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// keeper is a screen with forms of its own, in which text may be unfinished.
type keeper interface {
	// kept names these texts by the field of their cell, each with the key that
	// goes on with it.
	kept() map[string]string
}

// seeker is a screen whose forms belong to rows.
type seeker interface {
	// seek puts the cursor on the row that an unfinished text belongs to, and
	// returns the key that goes on with it; "" where there is no such row any more.
	seek(c checklist.Cell) (key string)
}

// takeUp goes on with the text that was cut off last, in the form in which it was
// typed.
func (w *walk) takeUp() tea.Cmd {
	d, _ := w.lastDraft()
	it := w.c.Item(w.draftItem(d.Cell))
	w.basis = ""
	if it != nil {
		w.show(it.ID)
	}
	s, depth := w.draftScreen(d.Cell, it), len(w.app.stack)
	cmd := w.sh.open(s)
	if len(w.app.stack) != depth+1 {
		return cmd // it is refused, or asks for this text by itself
	}
	return tea.Batch(cmd, w.pressed(s, keyOf(s, d.Cell)))
}

// keyOf is the key by which a screen goes on with an unfinished text, "" where it
// is that text itself.
func keyOf(s screen, c checklist.Cell) string {
	if k, ok := s.(keeper); ok && k.kept()[c.Field] != "" {
		return k.kept()[c.Field]
	}
	if k, ok := s.(seeker); ok {
		return k.seek(c)
	}
	return ""
}

// pressed does what a key of a screen does.
func (vs *visiting) pressed(s screen, key string) tea.Cmd {
	act, ok := find(vs.sh.table(s), key)
	if key == "" || !ok {
		return nil
	}
	return act.do(vs.sh, key)
}

// draftScreen returns the screen in which a text was being typed, or the one from
// which its form is opened. The item is nil for a text about the visit as a whole.
func (w *walk) draftScreen(c checklist.Cell, it *checklist.Item) screen {
	switch {
	case strings.HasPrefix(c.Field, reconciling):
		s := conflictsAt(w.visiting, checklist.Cell{Kind: c.Kind, Key: c.Key, Field: strings.TrimPrefix(c.Field, reconciling)})
		s.goOn = true
		return s
	case c.Kind == checklist.KindPen, c.Kind == checklist.KindSignature, c.Kind == checklist.KindComment, c.Kind == checklist.KindLift:
		return newReview(w.visiting, "", "")
	case c.Kind == checklist.KindPhoto:
		return newPhotos(w.visiting, it)
	case c.Kind == checklist.KindVisit:
		return newFrame(w.visiting)
	case c.Kind == checklist.KindObservation:
		for i, o := range w.v.Observations {
			if o.ID == c.Key {
				return newNote(w.visiting, o.Item, &w.v.Observations[i])
			}
		}
		if it != nil {
			return newNote(w.visiting, it.ID, nil)
		}
		return newStray(w.visiting, c)
	case it == nil:
		return newStray(w.visiting, c)
	case c.Kind == checklist.KindRequest && c.Field == "new":
		return newAsk(w.visiting, it)
	case c.Kind == checklist.KindRequest:
		return requestsAt(w.visiting, it.ID, c.Key)
	case c.Kind == checklist.KindAnswer:
		return answerDraft(w.visiting, c.Field, it)
	case c.Kind == checklist.KindSample && c.Field != whoChose:
		return drawScreen(w.visiting, it)
	}
	return answerScreen(w.visiting, it)
}

// answerDraft returns the screen for a text that belongs to an answer.
func answerDraft(vs *visiting, name string, it *checklist.Item) screen {
	switch {
	case name == "other":
		return newOther(vs, it)
	case name == "reason":
		return newReason(vs, it)
	case name == checklist.FieldValue && it.Kind != checklist.Words:
		return newAnswering(vs, it)
	}
	return answerScreen(vs, it)
}
