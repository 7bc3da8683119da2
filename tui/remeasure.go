package tui

import (
	"maps"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// remeasure sets recorded values beside values that are measured in front of the
// visitor. Whether they agree follows from a rule; each is a line of its own.
type remeasure struct {
	*visiting
	still
	it *checklist.Item
	at int
}

func newRemeasure(vs *visiting, it *checklist.Item) *remeasure {
	return &remeasure{visiting: vs, it: it}
}

func (s *remeasure) enter() tea.Cmd { return s.move(0) }

// numbers are the lines that are recorded, in the order in which they came.
func (s *remeasure) numbers() []int { return slices.Sorted(maps.Keys(s.v.Lines[s.it.ID])) }

func (s *remeasure) move(by int) tea.Cmd { return stepped(&s.at, by, len(s.numbers())) }

// none says so while there is no value.
func (s *remeasure) none() string {
	if len(s.numbers()) == 0 {
		return "no value was measured yet: + takes the first"
	}
	return ""
}

// Marks of a line: what was typed to arrive at its status.
const (
	rowPart     = "part"
	rowChar     = "characteristic"
	rowRecorded = assessment.MarkRecorded
	rowMeasured = assessment.MarkMeasured
	rowAgain    = assessment.MarkAgain
	rowLower    = assessment.MarkLower
	rowUpper    = assessment.MarkUpper
	rowGauge    = "gauge"
	rowOther    = "other gauge"
	rowDoubt    = assessment.MarkUncertainty
	rowJudged   = assessment.MarkJudged
)

// valueMarks are the fields of the form, in its order; each is a mark of the
// line.
var valueMarks = []string{rowPart, rowChar, rowRecorded, rowMeasured, rowLower, rowUpper, rowDoubt, rowGauge, rowAgain, rowOther, rowJudged}

// carried are the marks that a new line takes from the one before.
var carried = []string{rowChar, rowLower, rowUpper, rowDoubt, rowGauge}

// twice reports whether some value was out of tolerance twice where the record
// says good.
func (s *remeasure) twice() bool { return assessment.Twice(s.v.Lines[s.it.ID]) }

// add takes a new value; before the first one it asks who chose the parts.
func (s *remeasure) add() tea.Cmd {
	if s.notChosen(s.it) {
		return s.sh.open(s.askPick(s.add))
	}
	return s.sh.open(s.row(0))
}

func (s *remeasure) askPick(then func() tea.Cmd) screen {
	return pickQuestion{
		visiting: s.visiting, it: s.it, list: checklist.List{Open: true}, n: max(1, s.it.Draw/2), then: then,
		about: s.tell("Who chose the parts and the characteristics? It is asked once, for all values. List: %s.", s.it.List.In(s.lang())),
	}.screen()
}

func (s *remeasure) change() tea.Cmd {
	s.move(0) // what came in from the file may have shortened the list
	nos := s.numbers()
	if len(nos) == 0 {
		return s.add()
	}
	return s.sh.open(s.row(nos[s.at]))
}

func (s *remeasure) remove() tea.Cmd {
	s.move(0)
	cmd := s.dropLine(s.it, s.numbers()[s.at])
	s.move(0)
	s.sh.say("taken off the list; it stays in the history", "")
	return cmd
}

// confirmOff says why the fact that the item can confirm is not offered.
func (s *remeasure) confirmOff() string {
	switch {
	case s.it.Knock == nil:
		return "this item has no fact to confirm"
	case !s.twice() && !s.v.Answers[s.it.ID].Confirmed:
		return "offered when a value is out of tolerance twice where the record says good; f, if it was admitted"
	}
	return ""
}

// askConfirm offers the fact that the item can confirm, in the words of its rule.
func (s *remeasure) askConfirm() screen {
	value := "no"
	if s.v.Answers[s.it.ID].Confirmed {
		value = "yes"
	}
	d := &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · confirmed fact", verb: "record",
		about: s.tell("Only with evidence: the item is worth nothing then, and the grade cannot be better than %s. It is never set by itself.", s.it.Knock.Grade),
		form: newForm(s.sh, []field{{name: fieldConfirmed, label: "Confirmed", kind: oneOf, value: value, options: []option{
			{"yes", "y", checklist.Line(s.it.Knock.Rule.In(s.lang()))}, {"no", "n", "not confirmed"},
		}}}),
		done: func(f *form) tea.Cmd {
			a := s.v.Answers[s.it.ID]
			if yes := f.get(fieldConfirmed) == "yes"; yes != a.Confirmed {
				a.State, a.Confirmed, a.Reason = checklist.Answered, yes, ""
				return tea.Batch(s.answer(s.it.ID, a, ""), s.sh.back())
			}
			return s.sh.back()
		},
	}
	return d
}

func (s *remeasure) actions() []action {
	acts := []action{
		{keys: []string{"+"}, name: "value", about: "take a new value: recorded, measured, tolerance, gauge", run: s.add},
		{keys: []string{"enter"}, name: "change", about: "change the value under the cursor, or measure it again", run: s.change},
		{keys: []string{"p"}, name: "who chose", about: "who chose the parts: drawn, picked by you, picked by the factory", run: func() tea.Cmd { return s.sh.open(s.askPick(nil)) }},
		{keys: []string{"c"}, name: "confirm", about: "the fact that two values out of tolerance may confirm; never by itself", quiet: !s.twice(), when: s.confirmOff, run: func() tea.Cmd { return s.sh.open(s.askConfirm()) }},
		down("next and previous value; the arrow keys too", s.move),
		up(s.move),
		{keys: []string{"d"}, name: "remove", about: "take a value off the list", quiet: true, when: s.none, run: s.remove},
	}
	acts = besides(s.visiting, s.it, acts)
	return append(acts, common(s.sh, s.sh.back)...)
}

// rowTitle names a line by its place in the list.
func (s *remeasure) rowTitle(no int) string {
	if i := slices.Index(s.numbers(), no); i >= 0 {
		return "value " + strconv.Itoa(i+1)
	}
	return "value " + strconv.Itoa(len(s.numbers())+1)
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*remeasure) kept() map[string]string {
	return map[string]string{"new": "+", whoChose: "p", checklist.FieldValue: "f"}
}

func (s *remeasure) seek(c checklist.Cell) string { return s.seekLine(c, s.numbers(), &s.at) }
