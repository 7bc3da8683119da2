package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gemba/checklist"
)

// confidence fills the level and returns the sentence: the level, what the
// grade rests on, and what it lacks.
func (s *Sheet) confidence(r *Result) string {
	r.Level = confidenceLevel(r)
	var b strings.Builder
	if r.Level == "none" {
		b.WriteString("Not rated. ")
	} else {
		b.WriteString("Confidence " + r.Level + ". ")
	}
	fmt.Fprintf(&b, "%d %% of the practice evidence exists", Percent(r.Practice.Evidence))
	if len(r.Caps) > 0 {
		c := &r.Caps[0]
		fmt.Fprintf(&b, "; the ceiling %s rests on ", c.Grade)
		if c.Item != "" {
			b.WriteString(c.Item + ": ")
		}
		b.WriteString(c.Text)
	} else if rests := heaviest(r.Contributions, known); len(rests) > 0 {
		b.WriteString("; it rests most on ")
		for i, c := range rests {
			separate(&b, i)
			b.WriteString(c.Item)
		}
	}
	b.WriteByte('.')
	if open := heaviest(r.Contributions, unknown); len(open) > 0 {
		b.WriteString(" Open: ")
		for i, c := range open {
			separate(&b, i)
			fmt.Fprintf(&b, "%s (%s)", c.Item, Points(unknown(c)/r.Practice.Den))
		}
		b.WriteByte('.')
	}
	return b.String()
}

func separate(b *strings.Builder, i int) {
	if i > 0 {
		b.WriteString(", ")
	}
}

// known and unknown return how much of an item's weight is settled and how much
// is not, in weight times milli-points.
func known(c *Contribution) int64   { return c.Weight * (Full - c.Width()) }
func unknown(c *Contribution) int64 { return c.Weight * c.Width() }

// heaviest returns the three items of which something is largest, of those that
// have any of it.
func heaviest(parts []Contribution, of func(*Contribution) int64) []*Contribution {
	var top [3]*Contribution
	var most [3]int64
	for i := range parts {
		c := &parts[i]
		if c.index < 0 {
			continue
		}
		n := of(c)
		for j := range top {
			if n > most[j] {
				copy(top[j+1:], top[j:])
				copy(most[j+1:], most[j:])
				top[j], most[j] = c, n
				break
			}
		}
	}
	for j := range top {
		if top[j] == nil {
			return top[:j]
		}
	}
	return top[:]
}

// confidenceLevel: high with four fifths of the evidence and at most two
// adjacent grades possible, or firm with three fifths; moderate with three
// fifths or firm; low when rated otherwise; none when not rated.
func confidenceLevel(r *Result) string {
	p := &r.Practice
	adjacent := letterOf(r.Worst)-letterOf(r.Best) <= 1
	switch {
	case p.known(4, 5) && adjacent, r.Firm && p.known(3, 5):
		return "high"
	case p.known(3, 5), r.Firm:
		return "moderate"
	case r.Rated:
		return "low"
	}
	return "none"
}

// longNotice is how many days of notice are printed beside the grade.
const longNotice = 14

// modifiers reads the frame of the visit: facts that say how much the rest
// proves. They are found by the names of fields, so a checklist without them
// simply has none.
func (s *Sheet) modifiers() []string {
	var list []string
	add := func(text string) {
		if !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	if days, ok := count(s.v.Notice); ok && days > longNotice {
		add(fmt.Sprintf("%d days of notice", days))
	}
	for i := range s.c.Items {
		it := &s.c.Items[i]
		switch it.Kind {
		case checklist.Fields, checklist.Count:
			if a, ok := s.v.Answers[it.ID]; ok && a.State == checklist.Answered && s.marks[i].fault == "" {
				frame(it, a.Fields, add)
			}
		case checklist.Share:
			if s.marks[i].typedList {
				add("a list was typed for the visit")
			}
			if note := noteOf(&s.marks[i]); note != "" {
				add(it.ID + " is " + note)
			}
		default: // no fields, or none that frame a visit
		}
	}
	return list
}

// frame adds what the fields of a recording item say about the visit: its notice,
// who chose date, route and interpreter, how much of the floor was running, and
// whether a list was typed for it.
func frame(it *checklist.Item, fields map[string]string, add func(string)) {
	if days, ok := count(fields[checklist.FrameNotice]); ok && days > longNotice {
		add(fmt.Sprintf("%d days of notice", days))
	}
	if fields[checklist.FrameDateBy] == checklist.FrameHost {
		add("the host fixed the date")
	}
	if fields[checklist.FrameRouteBy] == checklist.FrameHost {
		add("the host chose the route")
	}
	if fields[checklist.FrameInterpreter] == checklist.FrameHost {
		add("the host's interpreter")
	}
	if running, machines, thin := thinFloor(fields); thin {
		add(fmt.Sprintf("%d of %d machines running", running, machines))
	}
	if sourceIn(it, fields) == checklist.SourceTyped {
		add("a list was typed for the visit")
	}
}
