package tui

import (
	"encoding/json"
	"maps"
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

// rubricScreen opens an item whose records are graded.
func rubricScreen(vs *visiting, it *checklist.Item) screen {
	s := sampleScreen(vs, it)
	if r, ok := s.(*recordSample); ok && len(vs.c.CapaElements) > 0 {
		g := &rubric{recordSample: r}
		g.element = g.open()
		return g
	}
	return s
}

// graded is what is known of a record: what is being marked, else what is
// recorded.
func (g *rubric) graded(no int) checklist.SampleLine {
	var l checklist.SampleLine
	if json.Unmarshal([]byte(g.drafts[lineCell(g.it.ID, no)].Text), &l) == nil && len(l.Marks) > 0 {
		return l
	}
	return g.v.Lines[g.it.ID][no]
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
	l.Marks = maps.Clone(l.Marks)
	if l.Marks == nil {
		l.Marks = map[string]string{}
	}
	change(l.Marks)
	cell := lineCell(g.it.ID, no)
	sum, all := g.sum(l)
	if !all {
		if was := g.v.Lines[g.it.ID][no]; was.Status != "" && l.Marks[gradeSum] == "" {
			l.Status = was.Status // still what it was found to be
		}
		return g.visiting.saveDraft(cell, checklist.EncodeCell(l))
	}
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
	return tea.Batch(g.record(checklist.Change{Cell: cell, Value: checklist.EncodeCell(l)}), g.visiting.saveDraft(cell, ""))
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
		g.sh.say(strconv.Itoa(sum)+" of "+strconv.Itoa(g.most())+"; j goes on", "b stops at the operator, f is the fix on the floor")
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
	drop := g.visiting.saveDraft(lineCell(g.it.ID, g.here().no), "")
	cmd := g.mark(id)
	g.element = g.open()
	return tea.Batch(cmd, drop)
}

// takeBack forgets what is known of the record under the cursor.
func (g *rubric) takeBack() tea.Cmd {
	drop := g.visiting.saveDraft(lineCell(g.it.ID, g.here().no), "")
	g.element = 0
	if g.here().line.Status == "" {
		return drop
	}
	return tea.Batch(g.unmark(), drop)
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
