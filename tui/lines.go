package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// markAt is the mark of a line that says when it was looked at.
const markAt = checklist.MarkAt

// lineCell is where a line of an item stands, by its number.
func lineCell(item string, no int) checklist.Cell {
	return checklist.Cell{Kind: checklist.KindLine, Key: item, Field: strconv.Itoa(no)}
}

// newLineCell is where a line that has no number yet is kept while it is typed.
func newLineCell(it *checklist.Item) checklist.Cell {
	return checklist.Cell{Kind: checklist.KindLine, Key: it.ID, Field: "new"}
}

// freshLine is the number of a new line where lines have no list to take theirs
// from: the time of day as hhmmss, so that two people who measure on two copies
// of a visit do not use the same one.
func (vs *visiting) freshLine(item string) int {
	t := vs.sh.now()
	no := max(1, t.Hour()*10000+t.Minute()*100+t.Second())
	for vs.v.Lines[item][no].Status != "" {
		no++
	}
	return no
}

// dropLine takes a line back; with the last one the counts of the item go, too.
func (vs *visiting) dropLine(it *checklist.Item, no int) tea.Cmd {
	changes := []checklist.Change{{Cell: lineCell(it.ID, no), Cleared: true}}
	if len(vs.v.Lines[it.ID]) == 1 {
		changes = append(changes, vs.unanswered(it, ""))
	}
	return vs.record(changes...)
}

// unanswered takes away the counts of an item whose last line was taken back.
func (vs *visiting) unanswered(it *checklist.Item, reason string) checklist.Change {
	a := vs.v.Answers[it.ID]
	a.Sample = checklist.Sample{}
	if !a.Confirmed && !a.Flagged && len(a.Fields) == 0 {
		a = checklist.Answer{}
	}
	return checklist.Change{
		Cell:  checklist.Cell{Kind: checklist.KindAnswer, Key: it.ID, Field: checklist.FieldValue},
		Value: a.Encode(), Reason: reason,
	}
}

// seekLine puts a cursor on the line that a cell is of; enter opens it.
func (vs *visiting) seekLine(c checklist.Cell, numbers []int, at *int) string {
	for i, no := range numbers {
		if lineCell(c.Key, no) == c {
			*at = i
			return "enter"
		}
	}
	return ""
}

// lineMark says in one cell what a line turned out to be.
func lineMark(th theme, status checklist.LineStatus) (string, ink) {
	switch status {
	case checklist.LineMatch:
		return markDone, th.good
	case checklist.LineExempt:
		return "-", th.faint
	case checklist.LineLate:
		return markPart, th.warn
	case "":
		return markOpen, th.faint
	default:
		return markWarn, th.bad
	}
}
