package report

import (
	"cmp"
	"slices"

	"gemba/checklist"
)

// entered is what one person entered on one day, one after another. The names
// stand once above it: a visit has hundreds of facts.
type entered struct {
	Day   string
	By    text
	Facts []fact
}

// fact is one line of the fact log.
type fact struct {
	At     string
	What   text   // the part of the visit
	Cell   text   // its key and field, as they are stored
	From   []text // in words
	To     text
	Reason text
	Stands bool
	Clock  bool // it was wrong
	Gone   bool // the cell has no value any more
}

// facts returns the fact log, the first entered first.
func (e *edition) facts() []entered {
	log := slices.Clone(e.o.Facts)
	checklist.Arrange(log, func(a, b Fact) int { return a.Entered.Compare(b.Entered) })
	var list []entered
	for i := range log {
		f := &log[i]
		run := entered{Day: f.Entered.Format("2006-01-02"), By: e.typed(joinWords(", ", f.By, f.Role, f.Device))}
		if n := len(list); n == 0 || list[n-1].Day != run.Day || list[n-1].By != run.By {
			list = append(list, run)
		}
		last := &list[len(list)-1]
		last.Facts = append(last.Facts, e.fact(f))
	}
	return list
}

func (e *edition) fact(f *Fact) fact {
	c := checklist.Cell{Kind: f.Kind, Key: f.Key, Field: f.Field}
	then := e.under(e.o.Past[f.Checklist])
	out := fact{
		At: f.Entered.Format("15:04:05"), What: e.part(c), Cell: e.typed(cellKey(c)), To: e.block(then.cell(c, f.To, f.Cleared)),
		Reason: e.typed(f.Reason), Stands: f.Stands, Clock: f.Suspect, Gone: f.Cleared,
	}
	for _, from := range f.From {
		out.From = append(out.From, e.block(then.cell(c, from, false)))
	}
	return out
}

// cellKey is what tells a cell from others of its kind.
func cellKey(c checklist.Cell) string {
	switch c.Kind {
	case checklist.KindVisit: // its part is named by the field
		return ""
	case checklist.KindAnswer:
		return c.Key
	}
	return cmp.Or(joinWords(" ", c.Key, c.Field), c.Kind)
}
