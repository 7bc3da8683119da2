package assessment

import (
	"cmp"
	"slices"
	"strings"

	"gemba/checklist"
)

// Standing is a supplier beside others.
type Standing struct {
	Visited
	Record *Record
	Result *Result
	Alike  []string // suppliers of its group that the ranges do not tell apart from it
}

// SideBySide puts suppliers beside one another by the latest of their visits: in
// groups within which the model, the checklist and the scope are the same, the
// best first. Groups stand in the order of their best supplier. Grades that rest
// on ranges that overlap are no ranking: see [Standing.Alike].
func SideBySide(all []Visited) [][]Standing {
	var groups [][]Standing
	for _, v := range latest(all) {
		s := NewSheet(v.List, v.Visit)
		r := s.Result()
		st := Standing{Visited: v, Result: r, Record: s.Record(r), Alike: []string{}}
		g := slices.IndexFunc(groups, func(g []Standing) bool { return len(Unlike(g[0].Result, r)) == 0 })
		if g < 0 {
			groups = append(groups, []Standing{st})
		} else {
			groups[g] = append(groups[g], st)
		}
	}
	for _, g := range groups {
		checklist.Arrange(g, func(a, b Standing) int { return byGrade(a.Result, b.Result) })
		for i := range g {
			for j := range g {
				if i != j && !distinguishable(g[i].Result.Practice.Range, g[j].Result.Practice.Range) {
					g[i].Alike = append(g[i].Alike, g[j].Visit.Supplier)
				}
			}
		}
	}
	checklist.Arrange(groups, func(a, b []Standing) int { return byGrade(a[0].Result, b[0].Result) })
	return groups
}

// latest keeps the latest visit of each supplier and site, in the order given.
func latest(all []Visited) []Visited {
	var out []Visited
	for _, v := range all {
		i := slices.IndexFunc(out, func(o Visited) bool { return SameSupplier(o.Visit, v.Visit) && o.Visit.Site == v.Visit.Site })
		switch {
		case i < 0:
			out = append(out, v)
		case v.Visit.Date >= out[i].Visit.Date:
			out[i] = v
		}
	}
	return out
}

// SameSupplier reports whether two visits are of one supplier, by its name.
func SameSupplier(a, b *checklist.Visit) bool {
	return strings.EqualFold(strings.TrimSpace(a.Supplier), strings.TrimSpace(b.Supplier))
}

// byGrade orders results that are comparable: by grade, then by score, the best
// first.
func byGrade(a, b *Result) int {
	return cmp.Or(strings.Compare(string(a.Grade), string(b.Grade)), cmp.Compare(b.Score, a.Score))
}

// distinguishable reports whether two practice ranges tell two suppliers apart:
// not where they overlap by more than half of the narrower one.
func distinguishable(a, b Range) bool {
	overlap := min(a.Hi, b.Hi) - max(a.Lo, b.Lo)
	narrower := min(a.Width(), b.Width())
	if narrower == 0 { // a point within the other range
		return overlap < 0
	}
	return 2*overlap <= narrower
}

// Unlike says in what two results cannot be compared like for like; it is empty
// where they can.
func Unlike(a, b *Result) []string {
	list := []string{}
	for _, part := range []struct{ what, x, y string }{
		{"the model is another", a.Model, b.Model}, {"the checklist is another", a.Checklist, b.Checklist}, {"the scope is another", a.Scope, b.Scope},
	} {
		if part.x != part.y {
			list = append(list, part.what)
		}
	}
	return list
}
