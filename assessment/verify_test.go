package assessment_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// A stored result compares equal to itself, and every changed integer shows.
func TestVerify(t *testing.T) {
	c := checklist.Builtin()
	r := assessment.Evaluate(c, wenzhou("two-days"))
	stored, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if diff, err := assessment.Verify(stored, r); err != nil || len(diff) != 0 {
		t.Fatal(diff, err)
	}
	for old, want := range map[string]string{
		`"score":46740`:        "practice.score: stored 46741, computed 46740",
		`"grade":"C","item":"`: "",
		`"gain":7000`:          "next[0].gain: stored 7001, computed 7000",
		`"proven":5460`:        "contributions[10].proven: stored 5461, computed 5460",
	} {
		if want == "" {
			continue
		}
		changed := strings.Replace(string(stored), old, old[:len(old)-1]+"1", 2)
		diff, err := assessment.Verify([]byte(changed), r)
		if err != nil || !slices.ContainsFunc(diff, func(d assessment.Difference) bool { return d.String() == want }) {
			t.Errorf("%s: %v %v, want %s", old, diff, err, want)
		}
	}
	reworded := strings.Replace(string(stored), "Not rated.", "No letter yet.", 1)
	if diff, err := assessment.Verify([]byte(reworded), r); err != nil || len(diff) != 0 {
		t.Error(diff, err)
	}
	for _, bad := range []string{"", "{", "[]", `"x"`} {
		if _, err := assessment.Verify([]byte(bad), r); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
