package assessment

import (
	"slices"

	"gemba/checklist"
)

// Evaluate returns the assessment of a visit. It is a pure function: the same
// checklist and visit give the same result everywhere.
func Evaluate(c *checklist.Checklist, v *checklist.Visit) *Result {
	return NewSheet(c, v).Result()
}

// Sheet holds the ranges of a visit while it is being made. It reads the visit
// it was made for: change the visit, call [Sheet.Update] with the item that
// changed, and ask for the [Sheet.Result]. A sheet belongs to one goroutine.
type Sheet struct {
	reader

	scope   scope
	entries []entryOf
	marks   []mark
	caps    []letter // to which each item limits the grade
	themes  []themeOf
}

// entryOf is what the sums and the rules need to know about one item.
type entryOf struct {
	weight int64
	theme  int // position in Checklist.Themes
	axis   axisOf
	star   bool
	asked  bool // in the scope
	probe  bool
	steps  []step // the caps of the item, its own before the generic ones
}

type axisOf uint8

const (
	noAxis axisOf = iota
	onPractice
	onPaper
)

// themeOf is what the scope asks of one theme.
type themeOf struct {
	items int
	sums  sums
}

// scope is the part of a checklist that a visit of one size asks.
type scope struct {
	id    string
	draw  int
	floor int64 // of the practice denominator
}

// NewSheet returns the sheet of a visit. A visit without a scope of its
// checklist counts as one of the largest scope.
func NewSheet(c *checklist.Checklist, v *checklist.Visit) *Sheet {
	s := &Sheet{
		reader:  reader{c: c, v: v, links: linksOf(c), repeats: make([]repeated, len(c.Items))},
		scope:   scopeOf(c, v.Scope),
		entries: make([]entryOf, len(c.Items)),
		marks:   make([]mark, len(c.Items)),
		caps:    make([]letter, len(c.Items)),
		themes:  make([]themeOf, len(c.Themes)),
	}
	for i := range c.Items {
		s.entries[i] = s.entry(&c.Items[i])
		s.read(i)
	}
	return s
}

func (s *Sheet) entry(it *checklist.Item) entryOf {
	e := entryOf{
		weight: int64(it.Weight),
		theme:  slices.IndexFunc(s.c.Themes, func(t checklist.Theme) bool { return t.ID == it.Theme }),
		star:   it.Star,
		asked:  it.InScope(s.scope.id),
		probe:  it.Kind == checklist.Probe,
		steps:  stepsOf(it),
	}
	switch it.Axis {
	case checklist.Practice:
		e.axis = onPractice
	case checklist.Paper:
		e.axis = onPaper
	default:
		e.axis = noAxis
	}
	if e.asked && e.axis != noAxis && e.theme >= 0 {
		s.themes[e.theme].items++
	}
	return e
}

// scopeOf finds a scope and the floor of its practice denominator: in every
// scope two thirds of the practice weight of a visit of one day, the rest being
// open, so that a small visit cannot earn a large letter. A checklist without
// the scope "day" is measured by its largest one.
func scopeOf(c *checklist.Checklist, id string) scope {
	found, largest := c.Scope(id), c.LargestScope()
	if largest == nil {
		return scope{}
	}
	if found == nil {
		found = largest
	}
	var day int64
	if c.Scope(checklist.ScopeDay) != nil {
		day = c.PracticeWeight(checklist.ScopeDay)
	}
	if day == 0 {
		day = c.PracticeWeight(largest.ID)
	}
	return scope{id: found.ID, draw: found.Draw, floor: twoThirds(day)}
}

// Update reads an item again after its answer changed, and the items that
// depend on it: those whose list it names, those that ride on its lines, the
// one it flags. An id that the checklist does not have is passed over.
func (s *Sheet) Update(item string) {
	if it := s.c.Item(item); it != nil {
		s.update(it.Index, maxRides)
	}
}

func (s *Sheet) update(i, depth int) {
	s.read(i)
	if f := s.links.flags[i]; f >= 0 {
		s.read(f)
	}
	if depth == 0 {
		return
	}
	for j := range s.marks {
		if s.links.list[j] == i || s.links.rides[j] == i {
			s.update(j, depth-1)
		}
	}
}

func (s *Sheet) read(i int) {
	s.marks[i] = s.mark(i)
	s.caps[i] = s.capOf(i)
}

// Range returns the range of an item as it stands, in milli-points. For an id
// that the checklist does not have it is that of an item nobody asked about.
func (s *Sheet) Range(item string) Range {
	if it := s.c.Item(item); it != nil {
		return s.marks[it.Index].Range
	}
	return unseen
}

// Note returns what must be said about how the answer to an item counts, as
// [ItemNote] does.
func (s *Sheet) Note(item string) string {
	if it := s.c.Item(item); it != nil {
		return noteOf(&s.marks[it.Index])
	}
	return ""
}

// Fault returns why the numbers of an item's answer cannot be, or nothing.
func (s *Sheet) Fault(item string) string {
	if it := s.c.Item(item); it != nil {
		return s.marks[it.Index].fault
	}
	return ""
}
