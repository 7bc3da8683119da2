package tui

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// conflicts lists what the observers of a visit disagree about. A disagreement
// stays on the screen, and in the assessment, until somebody settles it.
type conflicts struct {
	*visiting
	list   []Conflict
	err    error
	loaded bool
	at     int
	about  checklist.Cell // what the cursor is to be on once the list is read
}

// conflictsMsg is the list of conflicts, read.
type conflictsMsg struct {
	list []Conflict
	err  error
}

func newConflicts(vs *visiting) *conflicts { return &conflicts{visiting: vs} }

// conflictsAt lists the conflicts with the cursor on the one about a cell.
func conflictsAt(vs *visiting, about checklist.Cell) *conflicts {
	return &conflicts{visiting: vs, about: about}
}

func (s *conflicts) enter() tea.Cmd {
	doc, ctx := s.doc, s.app.ctx
	return s.app.awaitWritten(func() tea.Msg {
		list, err := doc.Conflicts(ctx)
		return conflictsMsg{list, err}
	})
}

func (s *conflicts) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(conflictsMsg); ok {
		s.list, s.err, s.loaded = m.list, m.err, true
		if i := slices.IndexFunc(m.list, func(c Conflict) bool { return c.Cell == s.about }); i >= 0 {
			s.at = i
		}
		s.about = checklist.Cell{}
		s.at = max(0, min(s.at, len(m.list)-1))
	}
	return nil
}

func (s *conflicts) cursor(int, int) *tea.Cursor { return nil }

func (s *conflicts) move(by int) tea.Cmd {
	s.at = max(0, min(s.at+by, len(s.list)-1))
	return nil
}

func (s *conflicts) actions() []action {
	none := func() string {
		if len(s.list) == 0 {
			return "nobody disagrees about anything here"
		}
		return ""
	}
	acts := []action{
		{keys: []string{"enter"}, name: "settle", about: "say which holds, with a reason", when: none, run: func() tea.Cmd { return s.sh.open(newReconcile(s.visiting, s.list[s.at])) }},
		{keys: []string{"j", "down"}, hint: "j k", name: "move", about: "next and previous; the arrow keys too", run: func() tea.Cmd { return s.move(+1) }},
		{keys: []string{"k", "up"}, quiet: true, run: func() tea.Cmd { return s.move(-1) }},
	}
	return append(acts, common(s.sh, s.sh.back)...)
}

// subject names the cell of a conflict.
func (vs *visiting) subject(c checklist.Cell) string {
	switch c.Kind {
	case checklist.KindAnswer:
		if it := vs.c.Item(c.Key); it != nil {
			return it.ID + "  " + it.Prompt.In(vs.lang())
		}
	case checklist.KindEntry:
		if it := vs.c.Item(c.Key); it != nil {
			return it.ID + "  " + it.Prompt.In(vs.lang()) + ": " + vs.entryName(c)
		}
	case checklist.KindSample, checklist.KindLine:
		if it := vs.c.Item(c.Key); it != nil {
			return it.ID + "  " + it.Prompt.In(vs.lang()) + ": " + c.Field
		}
	case checklist.KindVisit:
		return "the visit: " + c.Field
	case checklist.KindComment, checklist.KindLift:
		return "the review: " + c.Kind + ", " + c.Field
	case checklist.KindObservation:
		return "an observation"
	case checklist.KindCommitment:
		return "a promise: " + c.Field
	}
	return c.Kind + " " + c.Key + " " + c.Field
}

// entryName names one entry of an instrument, without the parts of its name that
// mean nothing to a reader.
func (vs *visiting) entryName(c checklist.Cell) string {
	parts := strings.Split(c.Field, "/")
	switch {
	case parts[0] == "gap" && len(parts) == 3:
		for i := range vs.v.Answers[c.Key].Gaps {
			if g := vs.v.Answers[c.Key].Gaps[i]; g.ID == parts[1] {
				return strings.Trim(g.What+", "+parts[2], ", ")
			}
		}
		return parts[2]
	case (parts[0] == "count" || parts[0] == "sum" || parts[0] == "value") && len(parts) > 2:
		return strings.Join(append(parts[:1:1], parts[2:]...), " ")
	}
	return strings.Join(parts, " ")
}

// versionWords says what a version of a cell says.
func (vs *visiting) versionWords(c checklist.Cell, v Version) string {
	if c.Field == checklist.FieldDeleted {
		if v.To != "" {
			return "taken off the list"
		}
		return "kept on the list"
	}
	if it := vs.c.Item(c.Key); it != nil && c.Kind == checklist.KindAnswer {
		return vs.words(it, v.To, v.Cleared)
	}
	if c.Kind == checklist.KindSample || c.Kind == checklist.KindLine {
		return vs.sampleWords(c, v)
	}
	to := v.To
	switch {
	case v.Cleared || to == "":
		to = "nothing"
	default:
		to = reviewField(c) + to
	}
	if c.Kind == checklist.KindEntry {
		return vs.entryName(c) + ": " + to
	}
	return to
}

// sampleWords says what a version of a list, a draw or a line says.
func (vs *visiting) sampleWords(c checklist.Cell, v Version) string {
	if c.Kind == checklist.KindLine {
		var l checklist.SampleLine
		_ = json.Unmarshal([]byte(v.To), &l) // what cannot be read is no mark
		s := "line " + c.Field + ": " + textOf(vs.c.LineStatuses, string(l.Status), vs.lang())
		if l.Status == "" {
			return "line " + c.Field + ": no mark"
		}
		for _, more := range []string{l.Place, l.Note} {
			if more != "" {
				s += ", " + more
			}
		}
		return s
	}
	if c.Field == checklist.FieldList {
		var l checklist.List
		_ = json.Unmarshal([]byte(v.To), &l)
		n := strconv.Itoa(l.Lines) + " lines"
		if l.Open {
			n = "number of lines not known"
		}
		return strings.TrimSuffix("the list: "+n+", "+textOf(vs.c.ListSources, l.Source, vs.lang()), ", ")
	}
	var d checklist.Draw
	_ = json.Unmarshal([]byte(v.To), &d)
	s := fmt.Sprintf("the draw: %d lines, %s", len(d.All()), textOf(vs.c.Picks, d.Pick, vs.lang()))
	if d.Seed != "" {
		s += ", seed " + d.Seed
	}
	return s
}

func (s *conflicts) view(w, h int) []string {
	th := s.sh.th
	d := &text{sh: s.sh, w: w - 4}
	start, end := 0, 0
	switch {
	case s.err != nil:
		d.add(th.bad, "the conflicts cannot be read: "+s.err.Error())
	case s.loaded && len(s.list) == 0:
		d.add(th.good, "Nobody disagrees about anything in this visit.")
	}
	for i, c := range s.list {
		lead := "  "
		if i == s.at {
			start, lead = len(d.lines), th.focus.Render(markCursor)+" "
		}
		d.hang(lead, 2, th.bold, s.subject(c.Cell))
		for n, v := range c.Versions {
			d.hang("    "+th.key.Render(strconv.Itoa(n+1))+" ", 6, th.text, s.versionWords(c.Cell, v))
			d.hang("      ", 6, th.faint, whoLine(v)+", "+whenLine(v))
		}
		if i == s.at {
			end = len(d.lines)
		}
		d.gap()
	}
	top := min(max(0, end-(h-3)), start)
	title := fmt.Sprintf("%d %s", len(s.list), plural(len(s.list), "conflict"))
	lines := append([]string{s.header(w)}, s.sh.box(title, padded(d.lines[top:]), w, h-1, true)...)
	return s.sh.m.fill(lines, w, h)
}

// joined stands among the versions for a text of one's own.
const joined = "joined"

// newReconcile settles one conflict: by choosing a version, or by joining texts
// into one, with a reason. Both answers stay in the history.
func newReconcile(vs *visiting, c Conflict) screen {
	var options []option
	for i, v := range c.Versions {
		n := strconv.Itoa(i + 1)
		options = append(options, option{n, n, checklist.Line(vs.versionWords(c.Cell, v) + " · " + whoLine(v))})
	}
	fields := []field{
		{name: "which", label: "What holds", kind: oneOf, check: required},
		{name: "reason", label: "Reason", check: required},
	}
	if c.Kind != checklist.KindAnswer && c.Field != checklist.FieldDeleted {
		var texts []string
		for _, v := range c.Versions {
			texts = append(texts, checklist.Line(v.To))
		}
		options = append(options, option{joined, "b", "both, joined as below"})
		fields = append(fields, field{name: "text", label: "Joined", value: strings.Join(texts, " / ")})
	}
	fields[0].options = options
	d := &dialog{
		sh: vs.sh, head: vs.header, title: "what holds?", about: vs.subject(c.Cell), verb: "settle", form: newForm(vs.sh, fields),
		done: func(f *form) tea.Cmd { return tea.Batch(vs.reconcile(c, f), vs.sh.back()) },
	}
	return d.within(vs, checklist.Cell{Kind: c.Kind, Key: c.Key, Field: "reconcile " + c.Field})
}

// reloadedMsg is the visit, read again from the file.
type reloadedMsg struct {
	visit *checklist.Visit
	err   error
}

// reconcile records what holds as a fact that replaces all versions shown.
func (vs *visiting) reconcile(c Conflict, f *form) tea.Cmd {
	change := checklist.Change{Cell: c.Cell, Value: f.get("text"), Reason: f.get("reason"), Entered: vs.sh.now()}
	var ids []string
	for i, v := range c.Versions {
		ids = append(ids, v.ID)
		if f.get("which") == strconv.Itoa(i+1) {
			change.Value, change.Cleared = v.To, v.Cleared
		}
	}
	settled := []checklist.Change{change}
	vs.settle(settled)
	doc, ctx := vs.doc, vs.app.ctx
	return vs.sh.push(write{
		run: func(ctx context.Context) (checklist.Saved, error) { return doc.Reconcile(ctx, settled[0], ids) },
		then: func() tea.Msg {
			v, err := doc.Reload(ctx)
			return reloadedMsg{v, err}
		},
	})
}
