package tui

import (
	"maps"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// rubric grades the records of a sample on the elements of a table. The list,
// the draw and the slip are those of any sample; a line is fine when its marks
// add up to the pass mark. A record is a fact once its last mark is given; until
// then it is kept as a draft.
type rubric struct {
	*recordSample
	element int // under the cursor
}

// Marks of a record besides those of its elements, which stand under their ids.
const (
	gradeRecord   = "record"   // the number of the record
	gradeSum      = "sum"      // of its marks
	gradeWhy      = "why"      // it has them, in one line
	gradeOperator = "operator" // yes where the cause stops at the operator
	gradeFloor    = "floor"    // yes or no: the fix is on the floor today
)

// graded is what is known of a record: what is recorded of it, and the marks that
// do not make a record yet. Each of those is a fact of its own, so that a record
// can be graded by two people.
func (g *rubric) graded(no int) checklist.SampleLine {
	l := g.v.Lines[g.it.ID][no]
	single := g.v.Marks(g.it.ID, no)
	if len(single) == 0 {
		return l
	}
	l.Marks = copied(l.Marks)
	maps.Copy(l.Marks, single)
	return l
}

// enter records what two people have graded together.
func (g *rubric) enter() tea.Cmd {
	cmds := []tea.Cmd{g.recordSample.enter()}
	if g.step() == stepLines {
		for _, r := range g.rows() {
			if _, all := g.sum(g.graded(r.no)); all && r.line.Status == "" {
				cmds = append(cmds, g.complete(r.no, g.graded(r.no)))
			}
		}
	}
	return tea.Batch(cmds...)
}

// single are the changes that take the single marks of a record back.
func (g *rubric) single(no int) []checklist.Change {
	var out []checklist.Change
	for _, name := range slices.Sorted(maps.Keys(g.v.Marks(g.it.ID, no))) {
		out = append(out, checklist.Change{Cell: checklist.MarkCell(g.it.ID, no, name), Cleared: true})
	}
	return out
}

// points reads the mark of an element, or -1.
func points(l checklist.SampleLine, e checklist.CapaElement) int {
	n, err := strconv.Atoi(l.Marks[e.ID])
	if err != nil || n < 0 || n >= len(e.Marks) {
		return -1
	}
	return n
}

// sum adds the marks of a record, and says whether all are given.
func (g *rubric) sum(l checklist.SampleLine) (sum int, all bool) {
	all = true
	for _, e := range g.c.CapaElements {
		if n := points(l, e); n >= 0 {
			sum += n
		} else {
			all = false
		}
	}
	return sum, all
}

// most is the highest sum.
func (g *rubric) most() int {
	n := 0
	for _, e := range g.c.CapaElements {
		n += max(0, len(e.Marks)-1)
	}
	return n
}

// open is the first element of the record under the cursor without a mark.
func (g *rubric) open() int {
	if g.step() != stepLines {
		return 0
	}
	l := g.graded(g.here().no)
	for i, e := range g.c.CapaElements {
		if points(l, e) < 0 {
			return i
		}
	}
	return 0
}

func (g *rubric) sideways(by int) tea.Cmd {
	g.element = max(0, min(g.element+by, len(g.c.CapaElements)-1))
	return nil
}

// to moves among the records.
func (g *rubric) to(by int) tea.Cmd {
	g.move(by)
	g.element = g.open()
	return nil
}

// drop takes the single marks of the record under the cursor back.
func (g *rubric) drop() tea.Cmd {
	if changes := g.single(g.here().no); len(changes) > 0 {
		return g.record(changes...)
	}
	return nil
}

func (g *rubric) blank() string {
	if l := g.graded(g.here().no); l.Status == "" && len(l.Marks) == 0 {
		return "nothing is marked on this record"
	}
	return ""
}

func (g *rubric) seek(c checklist.Cell) string {
	if key := g.seekRow(c, "record ", "i"); key != "" {
		g.element = g.open()
		return key
	}
	return g.recordSample.seek(c)
}
