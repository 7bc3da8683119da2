package tui

import (
	"fmt"
	"strconv"

	"gemba/checklist"
)

// short says what was answered, in a few cells, for the list of items.
func (vs *visiting) short(it *checklist.Item) string {
	return checklist.Line(front(vs.summary(it, vs.v.Answers[it.ID]), quotedCells))
}

func (vs *visiting) summary(it *checklist.Item, a checklist.Answer) string {
	switch a.State {
	case checklist.NotSeen:
		switch {
		case a.Begun() && it.Kind == checklist.Level:
			return vs.tell("no level yet")
		case a.Begun():
			return vs.tell("begun")
		}
		return vs.tell("not seen")
	case checklist.NA:
		return vs.tell("n/a")
	case checklist.Refused:
		return vs.tell("refused")
	case checklist.Blank:
		return ""
	case checklist.Answered:
	}
	if a.Confirmed {
		return vs.tell("confirmed")
	}
	switch it.Kind {
	case checklist.Level:
		return strconv.Itoa(a.Level) + " " + vs.tell(basisName(a.Basis))
	case checklist.Share:
		return vs.tell(shortSample(a.Sample))
	case checklist.Split, checklist.Ratio:
		return vs.shortPair(it, a)
	case checklist.Probe:
		return vs.given(a.Disclosure.Given)
	case checklist.Gaps:
		if len(a.Gaps) == 1 {
			return vs.tell("1 gap") // the word alone is for what lies between paper and practice
		}
		return vs.counted(len(a.Gaps), "gap")
	case checklist.Certificate:
		return vs.tell(a.Fields["status"])
	case checklist.Promises:
		return vs.tell("%d noted", len(vs.v.Commitments))
	case checklist.Words:
		return vs.tell("noted")
	default:
		return vs.tell("%d of %d", len(a.Fields), len(it.Fields))
	}
}

// given says what came of a probe: as the checklist has it where that is not
// English, where its name is a word.
func (vs *visiting) given(id string) string {
	if vs.english() {
		return id
	}
	return checklist.ChoiceText(vs.c.Disclosures, id, vs.lang())
}

func basisName(basis string) string {
	if basis == "" {
		return "told"
	}
	return basis
}

func shortSample(s checklist.Sample) string {
	if s.Drawn == 0 {
		return "none drawn"
	}
	return fmt.Sprintf("%d %% %d/%d", 100*s.Fine/s.Drawn, s.Fine, s.Drawn)
}

// shortPair prints the two numbers that a split or a ratio compares.
func (vs *visiting) shortPair(it *checklist.Item, a checklist.Answer) string {
	var parts []string
	for _, role := range []string{"early", "late", "num", "den"} {
		for _, f := range it.Fields {
			if f.Role == role {
				parts = append(parts, a.Fields[f.Name])
			}
		}
	}
	if len(parts) != 2 {
		return vs.tell("noted")
	}
	return parts[0] + " : " + parts[1]
}
