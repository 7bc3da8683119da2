package report

import (
	"cmp"
	"strings"

	"gemba/checklist"
)

// Brought is one change that another copy of a visit brings.
type Brought struct {
	By   string // whose it is; empty for somebody who gave no name
	Cell checklist.Cell
}

// BroughtBy says who brings what: a line for each person, with the items and the
// rest, and how often where that is more than once.
func BroughtBy(lang string, changes []Brought) []string {
	type share struct{ by, what string }
	count := map[share]int{}
	var shares []share
	for _, c := range changes {
		s := share{cmp.Or(c.By, OnScreen(lang, "somebody without a name")), broughtWhat(lang, c.Cell)}
		if count[s]++; count[s] == 1 {
			shares = append(shares, s)
		}
	}
	checklist.Arrange(shares, func(a, b share) int { return cmp.Or(cmp.Compare(a.by, b.by), cmp.Compare(a.what, b.what)) })
	var lines []string
	for i, s := range shares {
		what := s.what
		if n := count[s]; n > 1 {
			what = OnScreen(lang, "%s (%d)", what, n)
		}
		if i > 0 && s.by == shares[i-1].by {
			lines[len(lines)-1] += OnScreen(lang, ", ") + what
		} else {
			lines = append(lines, OnScreen(lang, "%s: %s", s.by, what))
		}
	}
	return lines
}

// broughtKinds name what is on a list, or about the visit as a whole.
var broughtKinds = map[string]string{
	checklist.KindActor: "who they are", checklist.KindObservation: "observations", checklist.KindCommitment: "promises made",
	checklist.KindRequest: "records asked for", checklist.KindPhoto: "photographs and papers", checklist.KindComment: "comments",
	checklist.KindLift: "lifted caps", checklist.KindPen: "the pen", checklist.KindSignature: "signatures",
}

// broughtWhat names what a change is about, in a word or two.
func broughtWhat(lang string, c checklist.Cell) string {
	switch c.Kind {
	case checklist.KindAnswer, checklist.KindSample, checklist.KindLine, checklist.KindEntry:
		return c.Key
	case checklist.KindVisit:
		return strings.TrimSpace(OnScreen(lang, "the visit's %s", OnScreen(lang, c.Field)))
	}
	return OnScreen(lang, cmp.Or(broughtKinds[c.Kind], c.Kind))
}
