package assessment

import (
	"fmt"

	"gemba/checklist"
)

// pick is who chose the lines of a sample; a larger one proves less.
type pick uint8

const (
	pickRandom pick = iota
	pickVisitor
	pickFactory
)

var picks = [...]string{pickRandom: "random", pickVisitor: "visitor", pickFactory: "factory"}

func pickOf(id string) (pick, bool) {
	for p, name := range picks {
		if id == name {
			return pick(p), true
		}
	}
	return pickFactory, false
}

// shareRange: records found and fine, of those drawn from a list, on a curve.
// Lines that are exempt under a written rule have left the list: they are in
// neither number.
func (r *reader) shareRange(it *checklist.Item, a *checklist.Answer) (Range, string) {
	if fault := sampleFault(it, a.Sample); fault != "" {
		return unseen, fault
	}
	lo, hi, fault := r.bounds(it, a.Sample)
	if fault != "" {
		return unseen, fault
	}
	return Range{curve(it.Curve, lo), curve(it.Curve, hi)}, ""
}

// unlisted reports whether the number of lines is not known.
func unlisted(it *checklist.Item, s checklist.Sample) bool {
	return s.Open || it.Open && s.Population == 0
}

func sampleFault(it *checklist.Item, s checklist.Sample) string {
	switch {
	case s.Population < 0 || s.Drawn < 0 || s.Fine < 0 || s.Late < 0 || s.Exempt < 0:
		return "a count cannot be negative"
	case s.Population > maxCount || s.Drawn > maxCount || s.Exempt > maxCount:
		return "a list has at most a million lines"
	case s.Population == 0 && !unlisted(it, s):
		return "enter how many lines the list has, or that this is not known"
	case s.Drawn == 0:
		return "no line was drawn yet"
	case s.Drawn > s.Population && !unlisted(it, s):
		return fmt.Sprintf("%d lines cannot be drawn from a list of %d", s.Drawn, s.Population)
	case s.Fine > s.Drawn:
		return fmt.Sprintf("%d lines cannot be fine when %d were drawn", s.Fine, s.Drawn)
	case s.Late > s.Drawn-s.Fine:
		return fmt.Sprintf("%d lines cannot be late when %d of %d are fine", s.Late, s.Fine, s.Drawn)
	}
	return ""
}

// bounds returns the limits on the share of the whole list that is fine: those
// of [Limits], with who chose the lines and where the list came from.
func (r *reader) bounds(it *checklist.Item, s checklist.Sample) (lo, hi fraction, fault string) {
	if s.Counted() { // whoever chose them
		return fraction{int64(s.Fine), int64(s.Drawn)}, fraction{int64(s.Fine), int64(s.Drawn)}, ""
	}
	p, fault := r.weakest(it, s)
	if fault != "" {
		return lo, hi, fault
	}
	l := limits(it, s, p)
	if unlisted(it, s) {
		return ppm(l.LowerShare), ppm(l.UpperShare), ""
	}
	total := int64(s.Population)
	return fraction{int64(l.LowerCount), total}, fraction{int64(l.UpperCount), total}, ""
}

// weakest returns what a draw proves: the weaker of who chose the lines and
// where the list came from.
func (r *reader) weakest(it *checklist.Item, s checklist.Sample) (pick, string) {
	own, fault := r.chooser(it.Index, s)
	if fault != "" {
		return own, fault
	}
	list, fault := r.origin(it.Index, s.Source, maxRides)
	return max(own, list), fault
}

// maxRides ends a chain of items that ride on each other in a circle.
const maxRides = 8

// chooser returns who chose the lines of the sample at index i. A draw by the
// program is one that is stored; without it they count as picked by the visitor.
func (r *reader) chooser(i int, s checklist.Sample) (pick, string) {
	p, fault := r.said(i, s)
	if fault == "" && p == pickRandom && !r.drew(i, s) {
		return pickVisitor, ""
	}
	return p, fault
}

// said returns who is said to have chosen the lines of the sample at index i.
// Lines that ride on another item's draw were chosen as those were, unless their
// own answer says otherwise.
func (r *reader) said(i int, s checklist.Sample) (pick, string) {
	id := s.Pick
	for depth := 0; id == "" && depth < maxRides; depth++ {
		if i = r.links.rides[i]; i < 0 {
			break
		}
		ridden := r.c.Items[i].ID
		a := r.v.Answers[ridden]
		if a.State == checklist.Refused {
			return pickFactory, ""
		}
		if id = a.Sample.Pick; id == "" { // drawn, and not looked at there yet
			id = r.v.Draws[ridden].Pick
		}
	}
	if id == "" {
		return pickFactory, "enter who chose the lines: the program, the visitor or the factory"
	}
	p, ok := pickOf(id)
	if !ok {
		return p, fmt.Sprintf("pick %q does not exist", id)
	}
	return p, ""
}

// origin returns the best that a draw from the list of the item at index i can
// prove. Where its own answer does not name the source, that item does which
// says where the list came from, or that whose lines it uses. To refuse the
// list is not better than to type one.
func (r *reader) origin(i int, source string, depth int) (pick, string) {
	if source != "" {
		return r.bestPick(source)
	}
	ridden := r.links.rides[i]
	if from := r.links.list[i]; from >= 0 && (ridden < 0 || r.c.Items[i].ListFrom != "") {
		return r.named(from)
	}
	if ridden < 0 || depth == 0 {
		return pickRandom, ""
	}
	a := r.v.Answers[r.c.Items[ridden].ID]
	if a.State == checklist.Refused {
		return pickFactory, ""
	}
	return r.origin(ridden, a.Sample.Source, depth-1)
}

// named returns what a draw can prove from the list that the item at index i
// names. Where its observers differ, the weakest counts.
func (r *reader) named(i int) (pick, string) {
	it := &r.c.Items[i]
	own := r.v.Answers[it.ID]
	p, fault := r.namedIn(it, &own)
	rivals := r.v.Rivals[it.ID]
	for j := range rivals {
		q, other := r.namedIn(it, &rivals[j])
		if p = max(p, q); fault == "" {
			fault = other
		}
	}
	return p, fault
}

func (r *reader) namedIn(it *checklist.Item, a *checklist.Answer) (pick, string) {
	if a.State == checklist.Refused {
		return pickFactory, ""
	}
	if source := sourceIn(it, a.Fields); source != "" {
		return r.bestPick(source)
	}
	return pickRandom, ""
}

// bestPick returns the best that a draw from a source can count as.
func (r *reader) bestPick(source string) (pick, string) {
	entry := checklist.Pick(r.c.ListSources, source)
	if entry == nil {
		return pickFactory, fmt.Sprintf("list source %q does not exist", source)
	}
	best, _ := pickOf(entry.BestPick)
	return best, ""
}

func sourceIn(it *checklist.Item, fields map[string]string) string {
	for i := range it.Fields {
		if it.Fields[i].Type == "list-source" {
			return fields[it.Fields[i].Name]
		}
	}
	return ""
}
