package tui

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// recordSample is the screen of a sample of records: the list that it is drawn
// from, the draw, and what each drawn line turned out to be. Each part is a
// fact of its own, so that the screen goes on where it was left, whoever left
// it.
type recordSample struct {
	*visiting
	still
	it     *checklist.Item
	ridden *checklist.Item // whose drawn lines are used; nil where there is a draw of its own

	n       int  // lines to be drawn
	digits  bool // the next digit belongs to the number before
	second  int  // lines of the second stage that is to be declared; 0 for none
	planned bool // the plan changed since it was stored

	at    int         // cursor among the lines
	place string      // where the records that are marked now come from
	again *drawnAgain // a draw that replaces another; nil where none does

	dice func() string
	sent *job // the draw on its way to the disk
}

// drawnAgain is why lines are drawn once more, and from which list, where that
// changes with it.
type drawnAgain struct {
	reason string
	list   *checklist.List
}

// sampleStep is how far a sample has come.
type sampleStep int

const (
	stepList    sampleStep = iota // it is not known what is drawn from
	stepPlan                      // nothing is drawn yet
	stepStoring                   // the draw is not on the disk yet
	stepLines                     // lines are looked at
)

// sampleScreen opens an item whose records are drawn. A form of counts that was
// left unfinished is gone on with.
func sampleScreen(vs *visiting, it *checklist.Item) screen {
	if _, ok := vs.drafts[checklist.Cell{Kind: checklist.KindAnswer, Key: it.ID, Field: checklist.FieldValue}]; ok {
		return newCounted(vs, it)
	}
	return drawScreen(vs, it)
}

// drawScreen opens an item whose records are drawn at the step that it has come to.
func drawScreen(vs *visiting, it *checklist.Item) screen {
	if it.Instrument == "capa-rubric" && len(vs.c.CapaElements) > 0 {
		g := &rubric{recordSample: newRecordSample(vs, it)}
		g.element = g.open()
		return g
	}
	return newRecordSample(vs, it)
}

func newRecordSample(vs *visiting, it *checklist.Item) *recordSample {
	s := &recordSample{visiting: vs, it: it, dice: throwDice}
	if it.Rides != "" {
		s.ridden = vs.c.Item(it.Rides)
	}
	s.n = s.recommended()
	s.takeUp(vs.drafts[s.planCell()].Text)
	s.at = max(0, slices.IndexFunc(s.rows(), sampleRow.out))
	return s
}

func (s *recordSample) enter() tea.Cmd {
	s.move(0)
	return nil
}

// typing is never so: every key of this screen does something.
func (s *recordSample) typing() bool { return false }

func (s *recordSample) step() sampleStep {
	switch {
	case s.sent != nil && slices.Contains(s.app.out.queue, s.sent):
		return stepStoring
	case s.again != nil:
		return stepPlan
	case len(s.rows()) > 0:
		return stepLines
	case s.ridden == nil && listKnown(s.list()):
		return stepPlan
	}
	return stepList
}

// listKnown reports whether a list can be planned with.
func listKnown(l checklist.List) bool { return l.Lines > 0 || l.Open }

// list is what the lines are drawn from.
func (s *recordSample) list() checklist.List {
	if s.again != nil && s.again.list != nil {
		return *s.again.list
	}
	return s.v.Lists[s.drawnAt()]
}

// drawnAt is the item whose list and draw are used.
func (s *recordSample) drawnAt() string {
	if s.ridden != nil {
		return s.ridden.ID
	}
	return s.it.ID
}

func (s *recordSample) draw() checklist.Draw { return s.v.Draws[s.drawnAt()] }

// counted reports whether the item was answered with numbers alone.
func (s *recordSample) counted() bool {
	return s.v.Answers[s.it.ID].Sample.Drawn > 0 && len(s.v.Lines[s.it.ID]) == 0
}

// sampleRow is one line that was asked for.
type sampleRow struct {
	no      int
	line    checklist.SampleLine
	ridden  checklist.LineStatus // what it turned out to be at the item whose lines are used
	second  bool                 // of the second stage
	undrawn bool                 // marked by somebody, and not in the draw
}

// out reports whether nobody has said yet what a line turned out to be.
func (r sampleRow) out() bool { return r.line.Status == "" && !r.left() }

// left reports whether a line left the list at the item whose lines are used.
func (r sampleRow) left() bool { return r.ridden == checklist.LineExempt }

// rows are the lines of the draw in its order, the second stage after the
// first, and then those that somebody marked without a draw: they count too.
func (s *recordSample) rows() []sampleRow {
	d, lines := s.draw(), s.v.Lines[s.it.ID]
	all := d.All()
	extra := lines
	if s.ridden != nil {
		extra = copied(s.v.Lines[s.ridden.ID])
		maps.Copy(extra, lines)
	}
	rows := make([]sampleRow, 0, max(len(all), len(extra)))
	drawn := make(map[int]bool, len(all))
	for i, no := range all {
		drawn[no] = true
		rows = append(rows, s.row(no, i >= len(d.Lines), false))
	}
	for _, no := range slices.Sorted(maps.Keys(extra)) {
		if !drawn[no] {
			rows = append(rows, s.row(no, false, true))
		}
	}
	return rows
}

func (s *recordSample) row(no int, second, undrawn bool) sampleRow {
	r := sampleRow{no: no, line: s.v.Lines[s.it.ID][no], second: second, undrawn: undrawn}
	if s.ridden != nil {
		r.ridden = s.v.Lines[s.ridden.ID][no].Status
	}
	return r
}

// outstanding is how many lines nobody has marked yet, and how many there are.
func (s *recordSample) outstanding() (out, all int) {
	for _, r := range s.rows() {
		if r.left() {
			continue
		}
		all++
		if r.out() {
			out++
		}
	}
	return out, all
}

// planCell is where the plan of a draw is kept while it is made.
func (s *recordSample) planCell() checklist.Cell { return s.cell("plan") }

func (s *recordSample) cell(field string) checklist.Cell {
	return checklist.Cell{Kind: checklist.KindSample, Key: s.it.ID, Field: field}
}

// takeUp reads a plan that was kept.
func (s *recordSample) takeUp(plan string) {
	words := strings.Fields(plan)
	if len(words) == 0 {
		return
	}
	if n, err := strconv.Atoi(words[0]); err == nil {
		s.n = n
	}
	if len(words) > 1 {
		s.second, _ = strconv.Atoi(words[1])
	}
}

// keep stores the plan; what is recorded needs no keeping.
func (s *recordSample) keep() tea.Cmd { return s.saveDraft() }

func (s *recordSample) saveDraft() tea.Cmd {
	if !s.planned {
		return nil
	}
	s.planned = false
	plan := strconv.Itoa(s.n)
	if s.second > 0 {
		plan += " " + strconv.Itoa(s.second)
	}
	return s.visiting.saveDraft(s.planCell(), plan)
}
