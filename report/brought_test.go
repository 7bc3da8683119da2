package report_test

import (
	"slices"
	"testing"

	"gemba/checklist"
	"gemba/report"
)

// TestBroughtBy names each person once, with everything of theirs, in each language.
func TestBroughtBy(t *testing.T) {
	change := func(by, kind, key, field string) report.Brought {
		return report.Brought{By: by, Cell: checklist.Cell{Kind: kind, Key: key, Field: field}}
	}
	changes := []report.Brought{
		change("Bo", checklist.KindAnswer, "IN-03", ""), change("", checklist.KindVisit, "", "site"), change("Bo", checklist.KindAnswer, "IN-01", ""),
		change("Bo", checklist.KindAnswer, "IN-03", ""), change("Bo", checklist.KindObservation, "x", "text"), change("Bo", "actor", "x", "name"),
	}
	for lang, want := range map[string][]string{
		"en": {"Bo: IN-01, IN-03 (2), observations, who they are", "somebody without a name: the visit's site"},
		"zh": {"Bo：IN-01，IN-03（2 处），其身份，观察", "未署名者：来访的场所"},
	} {
		if got := report.BroughtBy(lang, changes); !slices.Equal(got, want) {
			t.Errorf("%s: got %q", lang, got)
		}
	}
}
