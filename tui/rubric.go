package tui

import (
	"maps"
	"slices"
	"strconv"
	"time"

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

// set changes what is known of the record under the cursor. With all marks given
// it is recorded, else kept.
func (g *rubric) set(change func(marks map[string]string)) tea.Cmd {
	no := g.here().no
	l := g.graded(no)
	l.Marks = copied(l.Marks)
	before := maps.Clone(l.Marks)
	change(l.Marks)
	if _, all := g.sum(l); all {
		return g.complete(no, l)
	}
	var out []checklist.Change
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if _, kept := l.Marks[name]; !kept {
			out = append(out, checklist.Change{Cell: checklist.MarkCell(g.it.ID, no, name), Cleared: true})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.Marks)) {
		if v, had := before[name]; !had || v != l.Marks[name] {
			out = append(out, checklist.Change{Cell: checklist.MarkCell(g.it.ID, no, name), Value: l.Marks[name]})
		}
	}
	if len(out) == 0 {
		return nil
	}
	return g.record(out...)
}

// complete records a record with all its marks.
func (g *rubric) complete(no int, l checklist.SampleLine) tea.Cmd {
	sum, _ := g.sum(l)
	l.Status = checklist.LineMismatch
	if sum >= g.it.Pass {
		l.Status = checklist.LineMatch
	}
	l.Marks[gradeSum] = strconv.Itoa(sum)
	if l.Place == "" {
		l.Place = g.place
	}
	if l.Marks[markAt] == "" {
		l.Marks[markAt] = g.sh.now().Format(time.RFC3339)
	}
	changes := []checklist.Change{{Cell: lineCell(g.it.ID, no), Value: checklist.EncodeCell(l)}}
	return g.record(append(changes, g.single(no)...)...)
}

// grade gives the element under the cursor its mark, and goes on.
func (g *rubric) grade(key string) tea.Cmd {
	e := g.c.CapaElements[g.element]
	n, err := strconv.Atoi(key)
	if err != nil || n >= len(e.Marks) {
		g.sh.say("this element has no mark "+key, "")
		return nil
	}
	cmd := g.set(func(marks map[string]string) { marks[e.ID] = key })
	if sum, all := g.sum(g.graded(g.here().no)); all && g.element == len(g.c.CapaElements)-1 {
		g.sh.say(strconv.Itoa(sum)+" of "+strconv.Itoa(g.most())+"; j goes on", "m stops at the operator, w is the fix on the floor")
		return cmd
	}
	g.sideways(+1)
	return cmd
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

func (g *rubric) blame() tea.Cmd {
	return g.set(func(marks map[string]string) {
		if marks[gradeOperator] == "" {
			marks[gradeOperator] = "yes"
		} else {
			delete(marks, gradeOperator)
		}
	})
}

// floor goes round yes, no and not looked at.
func (g *rubric) floor() tea.Cmd {
	return g.set(func(marks map[string]string) {
		switch marks[gradeFloor] {
		case "":
			marks[gradeFloor] = "yes"
		case "yes":
			marks[gradeFloor] = "no"
		default:
			delete(marks, gradeFloor)
		}
	})
}

// outcome records a file that did not come, came late, or left the list.
func (g *rubric) outcome(id string) tea.Cmd {
	drop := g.drop()
	cmd := g.mark(id)
	g.element = g.open()
	return tea.Batch(drop, cmd)
}

// takeBack forgets what is known of the record under the cursor.
func (g *rubric) takeBack() tea.Cmd {
	drop := g.drop()
	g.element = 0
	if g.here().line.Status == "" {
		return drop
	}
	return tea.Batch(drop, g.unmark())
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

// askRecord asks for the number of the record under the cursor, and one line of
// why it has its marks.
func (g *rubric) askRecord() screen {
	no := g.here().no
	l := g.graded(no)
	d := &dialog{
		sh: g.sh, head: g.header, title: g.it.ID + " · record of line " + g.label(no), verb: "record",
		form: newForm(g.sh, []field{
			{name: "record", label: "Number of the record", value: l.Marks[gradeRecord]},
			{name: "why", label: "Why these marks", value: l.Marks["why"], hint: "one line"},
		}),
		done: func(f *form) tea.Cmd {
			cmd := g.set(func(marks map[string]string) {
				marks[gradeRecord], marks["why"] = f.get("record"), f.get("why")
				maps.DeleteFunc(marks, func(_, v string) bool { return v == "" })
			})
			return tea.Batch(cmd, g.sh.back())
		},
	}
	return d.within(g.visiting, g.cell("record "+strconv.Itoa(no)))
}

func (g *rubric) seek(c checklist.Cell) string {
	if key := g.seekRow(c, "record ", "i"); key != "" {
		g.element = g.open()
		return key
	}
	return g.recordSample.seek(c)
}
