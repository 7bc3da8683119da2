package tui

import (
	"maps"
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

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

// outcomes are what a record turns out to be that is not graded: it came late, not
// at all, or left the list. That it is fine or not follows from the marks.
func (g *rubric) outcomes() []checklist.Choice {
	return slices.DeleteFunc(slices.Clone(g.c.LineStatuses), func(st checklist.Choice) bool {
		return st.ID == string(checklist.LineMatch) || st.ID == string(checklist.LineMismatch)
	})
}

// markable says why the record under the cursor cannot get an outcome: one digit
// beside the marks must not turn a graded record into a missing one.
func (g *rubric) markable() string {
	if why := g.hereOff(); why != "" {
		return why
	}
	if g.marked(g.here().no) {
		return "this record has marks; backspace takes them back first"
	}
	return ""
}

// marked reports whether anything that only a file in hand can show is known of a
// record.
func (g *rubric) marked(no int) bool {
	l := g.graded(no)
	return l.Marks[gradeOperator] != "" || l.Marks[gradeFloor] != "" || slices.ContainsFunc(g.c.CapaElements, func(e checklist.CapaElement) bool { return points(l, e) >= 0 })
}

// outcome records a file that did not come, came late, or left the list.
func (g *rubric) outcome(id string) tea.Cmd {
	cmd := g.mark(id)
	g.element = g.open()
	return cmd
}

// untouched reports whether nothing is known of a record yet.
func (g *rubric) untouched(r sampleRow) bool { return r.out() && !g.marked(r.no) }

// restOff says why no records are left to get an outcome at once.
func (g *rubric) restOff() string {
	if !slices.ContainsFunc(g.rows(), g.untouched) {
		return "no record is out any more that has no marks"
	}
	return ""
}

// askRest asks what became of the records that nobody has marked. Those that are
// half graded are in hand, and stay.
func (g *rubric) askRest() tea.Cmd {
	about := "All of them at once. What was asked for and not produced is missing. Records with marks stay as they are; esc leaves all of them out."
	return g.sh.open(g.restPicker(about, g.outcomes(), g.untouched))
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

// askRecord asks for the number of the record under the cursor, and one line of
// why it has its marks.
func (g *rubric) askRecord() screen {
	no := g.here().no
	l := g.graded(no)
	d := &dialog{
		sh: g.sh, head: g.header, title: g.it.ID + " · " + g.tell("record of line %s", g.label(no)), verb: "record",
		form: newForm(g.sh, []field{
			{name: gradeRecord, label: "Number of the record", value: l.Marks[gradeRecord]},
			{name: gradeWhy, label: "Why these marks", value: l.Marks[gradeWhy], hint: "one line"},
		}),
		done: func(f *form) tea.Cmd {
			cmd := g.set(func(marks map[string]string) {
				marks[gradeRecord], marks[gradeWhy] = f.get(gradeRecord), f.get(gradeWhy)
				maps.DeleteFunc(marks, func(_, v string) bool { return v == "" })
			})
			return tea.Batch(cmd, g.sh.back())
		},
	}
	return d.within(g.visiting, g.cell("record "+strconv.Itoa(no)))
}
