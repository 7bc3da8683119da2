package report

import (
	"strings"
	"time"

	"gemba/checklist"
)

// changed is one thing that is another since the visit was closed or signed.
type changed struct {
	ID   string // of the item, or empty
	What text   // which part of the visit
	Text text   // what it was and what it is
	By   text
}

// since lists what is another since a closing or a signature.
func (e *edition) since(s *checklist.Since, sealed time.Time) []changed {
	var list []changed
	told := s.Told()
	then := e.under(e.o.Past[s.Checklist()])
	for i := range told {
		l := &told[i]
		item, _ := e.v.About(l.Cell)
		c := changed{ID: item, What: e.part(l.Cell), By: e.typed(l.By + ", " + e.moment(l.Entered))}
		if l.Entered.Before(sealed) || l.Arrived.Sub(l.Entered) > time.Minute {
			c.By = e.typed(e.w("%s, %s, came in %s", l.By, e.moment(l.Entered), e.moment(l.Arrived)))
		}
		var before []string
		for _, b := range l.Before {
			before = append(before, then.cell(l.Cell, b.Value, b.Cleared))
		}
		now := e.cell(l.Cell, l.Value, l.Cleared)
		switch {
		case len(before) == 0:
			c.Text = e.typed(e.w("new: %s", now))
		case l.Beside:
			c.Text = e.typed(e.w("%s, and beside it: %s", strings.Join(before, " | "), now))
		default:
			c.Text = e.typed(strings.Join(before, " | ") + " → " + now)
		}
		list = append(list, c)
	}
	return list
}

// part names the part of a visit that a cell is.
func (e *edition) part(c checklist.Cell) text {
	switch c.Kind {
	case checklist.KindAnswer, checklist.KindEntry:
		return e.say("answer")
	case checklist.KindSample, checklist.KindLine:
		return e.say("record sample")
	case checklist.KindObservation:
		return e.say("note")
	case checklist.KindCommitment:
		return e.say("promise")
	case checklist.KindRequest:
		return e.say("record asked for")
	case checklist.KindPhoto:
		return e.say("photograph or paper")
	case checklist.KindComment:
		return e.say("comment")
	case checklist.KindLift:
		return e.say("lifted cap")
	}
	if words, ok := headWords[c.Field]; ok {
		return e.say("the visit: %s", e.w(words))
	}
	return e.say("the visit: %s", c.Field)
}

// headWords name what stands in the head of a visit.
var headWords = map[string]string{
	checklist.FieldSupplier: "Supplier", checklist.FieldSite: "Site", checklist.FieldOrder: "Order", checklist.FieldDate: "Date of the visit",
	checklist.FieldVisitors: "Visitors", checklist.FieldScope: "Scope", checklist.FieldNotice: "Days of notice", checklist.FieldChecklist: "Checklist",
}
