package tui

import (
	"maps"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// row is the form of one value; number 0 is a new one, with what it shares with
// the one before filled in.
func (s *remeasure) row(no int) *entry {
	cell, old := lineCell(s.it.ID, no), s.v.Lines[s.it.ID][no]
	marks, fresh := maps.Clone(old.Marks), no == 0
	if fresh {
		cell, marks = newLineCell(s.it), s.before()
		no = s.freshLine(s.it.ID)
	}
	e := &entry{visiting: s.visiting, it: s.it, title: s.rowTitle(no), cell: cell, says: s.says}
	e.fields = func() []field {
		list := s.valueFields(e, marks, old.Status == checklist.LineMissing)
		for i := range list {
			list[i].offered = fresh && list[i].kind == typed && list[i].value != ""
		}
		return list
	}
	e.needs = "a part or a characteristic, what is recorded, and what is measured"
	e.change = func(f *form) (checklist.Change, bool) { return s.line(no, old, f) }
	e.kept = func() { s.at = max(0, slices.Index(s.numbers(), no)) }
	e.more = func() tea.Cmd { return s.sh.open(s.row(0)) }
	return e.open()
}

// before are the marks that the next value shares with the last one.
func (s *remeasure) before() map[string]string {
	marks := map[string]string{}
	if nos := s.numbers(); len(nos) > 0 {
		last := s.v.Lines[s.it.ID][nos[len(nos)-1]]
		for _, name := range carried {
			marks[name] = last.Marks[name]
		}
	}
	return marks
}

// valueFields are the fields of one value. Those for a second gauge, and for
// where no rule can tell, are filled in only when they are needed.
func (s *remeasure) valueFields(e *entry, marks map[string]string, missing bool) []field {
	form := func() *form { return e.form }
	needsAgain := func() string {
		if f := form(); f == nil || !formValue(f).FirstOut() {
			return "when the first is out of tolerance"
		}
		return ""
	}
	needsWord := func() string {
		if f := form(); f == nil || formValue(f).Agreement().Ruled || formValue(f).Agreement().Reason == "" {
			return "the rule decides"
		}
		return ""
	}
	text := func(name, label, hint string) field {
		return field{name: name, label: label, value: marks[name], hint: hint}
	}
	value := func(name, label, hint string) field {
		f := text(name, label, hint)
		f.check = checkDecimal
		return f
	}
	again, other := value(rowAgain, "Measured again", "with another gauge"), text(rowOther, "The other gauge", "")
	again.off, other.off = needsAgain, needsAgain
	judged := field{
		name: rowJudged, label: "Do they agree", kind: oneOf, value: marks[rowJudged], off: needsWord,
		options: []option{{string(checklist.LineMatch), "y", "yes, as you judge it"}, {string(checklist.LineMismatch), "n", "no"}},
	}
	gone := field{name: "missing", label: "Not measured", kind: oneOf, options: []option{{"yes", "m", "asked for, and the part or the gauge did not come"}}}
	if missing {
		gone.value = "yes"
	}
	return []field{
		text(rowPart, "Part", "its number or serial"), text(rowChar, "Characteristic", "bore 20, hardness"),
		value(rowRecorded, "Recorded value", ""), value(rowMeasured, "Measured value", ""),
		value(rowLower, "Tolerance from", ""), value(rowUpper, "Tolerance to", ""),
		value(rowDoubt, "Uncertainty of the gauge", "±, if somebody knows it"), text(rowGauge, "Gauge", "its number"),
		again, other, judged, gone,
	}
}

// formValue reads what is typed.
func formValue(f *form) assessment.Remeasured {
	return assessment.Remeasured{
		Recorded: f.get(rowRecorded), Measured: f.get(rowMeasured), Again: f.get(rowAgain), Lower: f.get(rowLower), Upper: f.get(rowUpper),
		Uncertainty: f.get(rowDoubt), Judged: f.get(rowJudged), Missing: f.get("missing") == "yes",
	}
}

// line is the change that the fields make. It needs to say what was measured.
func (s *remeasure) line(no int, old checklist.SampleLine, f *form) (checklist.Change, bool) {
	a := formValue(f).Agreement()
	if a.Status == "" || f.get(rowPart) == "" && f.get(rowChar) == "" {
		return checklist.Change{}, false
	}
	l := checklist.SampleLine{Status: a.Status, Place: old.Place, Note: a.Reason, Marks: map[string]string{}}
	for _, name := range valueMarks {
		if v := f.get(name); v != "" {
			l.Marks[name] = v
		}
	}
	l.Marks[markAt] = old.Marks[markAt]
	if l.Marks[markAt] == "" {
		l.Marks[markAt] = s.sh.now().Format(time.RFC3339)
	}
	return checklist.Change{Cell: lineCell(s.it.ID, no), Value: checklist.EncodeCell(l)}, true
}

// says is what the rule makes of the fields as they are typed.
func (s *remeasure) says(d *text, f *form) {
	th, v := s.sh.th, formValue(f)
	a := v.Agreement()
	switch {
	case a.Status == checklist.LineMatch:
		d.hang(th.good.Render(markDone)+" ", 2, th.good, s.tell("agrees: %s", s.faultWords(a.Reason)))
	case a.Status != "":
		d.hang(th.bad.Render(markWarn)+" ", 2, th.bad, s.tell("does not agree: %s", s.faultWords(a.Reason)))
	case a.Reason != "":
		d.add(th.warn, s.tell("%s: say yourself whether they agree", s.faultWords(a.Reason)))
	default:
		d.add(th.faint, d.sh.tell("They agree when they lie within twice the uncertainty, or a tenth of the tolerance."))
	}
	if advice := v.Advice(); advice != "" {
		d.add(th.warn, s.tell(advice))
	}
	if s.v.Draws[s.it.ID].Pick == pickRandom {
		d.add(th.faint, s.chosenText(s.it))
	}
}

func checkDecimal(s string) string {
	if _, ok := checklist.Decimal(s); s != "" && !ok {
		return "a number such as 20.02"
	}
	return ""
}
