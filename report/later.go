package report

import (
	"encoding/json"
	"strconv"
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

// under is the edition with another checklist, by which it puts into words what
// was recorded under it; nil leaves it as it is.
func (e *edition) under(c *checklist.Checklist) *edition {
	if c == nil {
		return e
	}
	then := *e
	then.c = c
	return &then
}

// cell puts the value of a cell into words. What the checklist cannot read stands
// as it was stored.
func (e *edition) cell(c checklist.Cell, value string, cleared bool) string {
	switch {
	case c.Field == checklist.FieldDeleted && cleared:
		return e.w("on the list")
	case c.Field == checklist.FieldDeleted:
		return e.w("taken off the list")
	case cleared || value == "":
		return e.w("nothing")
	}
	switch c.Kind {
	case checklist.KindAnswer:
		a, err := checklist.DecodeAnswer(value)
		if it := e.c.Item(c.Key); it != nil && err == nil {
			return e.flat(it, a)
		}
	case checklist.KindEntry:
		return e.c.EntryText(c, value, e.o.Lang)
	case checklist.KindLine:
		var l checklist.SampleLine
		if json.Unmarshal([]byte(value), &l) == nil {
			return e.w("line %s", c.Field) + ": " + e.lineWords(l)
		}
	case checklist.KindSample:
		return e.sampleWords(c.Field, value)
	case checklist.KindVisit:
		if scope := e.c.Scope(value); c.Field == checklist.FieldScope && scope != nil {
			return e.listed(scope.Title).S
		}
		if past := e.o.Past[value]; c.Field == checklist.FieldChecklist && past != nil {
			return checklistName(past)
		}
		if c.Field == checklist.FieldChecklist && value == e.c.Hash {
			return checklistName(e.c)
		}
	}
	return value
}

// checklistName names a checklist so that another text of it has another name.
func checklistName(c *checklist.Checklist) string {
	return joinWords(" ", c.ID, c.Version, "("+c.Hash[:min(len(c.Hash), 12)]+")")
}

// lineWords says what one line of a sample turned out to be.
func (e *edition) lineWords(l checklist.SampleLine) string {
	words := []string{e.choice(e.c.LineStatuses, string(l.Status)).S}
	for _, s := range []string{l.Place, plain(e.lineMarks(l)), e.lineNote(l).S} {
		if s != "" {
			words = append(words, s)
		}
	}
	return strings.Join(words, "; ")
}

// sampleWords says what the list of a sample is, or which lines of it were drawn.
func (e *edition) sampleWords(field, value string) string {
	p := &parts{tongue: e.tongue, c: e.c}
	var l checklist.List
	var d checklist.Draw
	switch {
	case field == checklist.FieldList && json.Unmarshal([]byte(value), &l) == nil:
		p.add("", p.typed(l.Name))
		length := own(strconv.Itoa(l.Lines))
		if l.Open || l.Lines == 0 {
			length = p.say("unknown")
		}
		p.add("lines in the list", length)
		p.add("", p.choice(e.c.ListSources, l.Source))
	case field == checklist.FieldDraw && json.Unmarshal([]byte(value), &d) == nil:
		p.add("", p.choice(e.c.Picks, d.Pick))
		p.add("Line", own(numbers(d.Lines)))
		p.add("second stage", own(numbers(d.Second)))
		p.add("Seed", p.typed(d.Seed))
	default:
		return value
	}
	return plain(p.list)
}

// numbers are the numbers of lines, as they are read out.
func numbers(list []int) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, " ")
}

// flat is an answer on one line.
func (e *edition) flat(it *checklist.Item, a checklist.Answer) string {
	var words []string
	for _, p := range e.answer(it, a) {
		s := p.Text.S
		if p.Label.S != "" {
			s = p.Label.S + ": " + s
		}
		words = append(words, s)
	}
	if a.Basis != "" {
		words = append(words, e.choice(e.c.Bases, a.Basis).S)
	}
	return strings.Join(words, "; ")
}

// Since is what of a visit is another than when it was closed or signed.
type Since struct {
	Known   bool    `json:"hash_found"` // what stood then is in the file, and its hash is the one that was kept
	Missing int     `json:"missing"`    // values of it that are not in the file
	Changes []Later `json:"changes"`
}

// Later is one version that stands and did not then.
type Later struct {
	Kind    string    `json:"kind"`
	Key     string    `json:"key"`
	Field   string    `json:"field"`
	Before  []string  `json:"before"` // as stored; none where there was nothing
	After   string    `json:"after"`
	Cleared bool      `json:"cleared"`
	Beside  bool      `json:"beside"` // what stood then stands still
	By      string    `json:"by"`
	Reason  string    `json:"reason,omitempty"`
	Entered time.Time `json:"entered"`
	Arrived time.Time `json:"arrived"` // since when this file has it
}

func sinceOf(s *checklist.Since) Since {
	out := Since{Known: s.Known, Missing: s.Missing, Changes: []Later{}}
	for i := range s.Later {
		l := &s.Later[i]
		before := []string{}
		for _, b := range l.Before {
			before = append(before, b.Value)
		}
		out.Changes = append(out.Changes, Later{l.Kind, l.Key, l.Field, before, l.Value, l.Cleared, l.Beside, l.By, l.Reason, utc(l.Entered), utc(l.Arrived)})
	}
	return out
}
