package report

import (
	"testing"
	"unicode"

	"gemba/assessment"
	"gemba/checklist"
)

// TestShortReasons: why a question is worth asking is as short in Chinese as in
// English, for every item, and no word of it is English.
func TestShortReasons(t *testing.T) {
	for _, c := range checklist.Builtins() {
		for _, basis := range []string{"", "told", "shown", "seen"} {
			v := checklist.NewVisit("words")
			v.Scope = c.Scopes[len(c.Scopes)-1].ID
			for i := range c.Items {
				if it := &c.Items[i]; it.Kind == checklist.Level && basis != "" {
					v.Answers[it.ID] = checklist.Answer{State: checklist.Answered, Level: 80, Basis: basis}
				}
			}
			for _, q := range assessment.Evaluate(c, v).Next {
				words := Reason(chinese, q.Reason)
				latin, n := 0, 0
				for _, r := range words {
					n++
					if unicode.In(r, unicode.Latin) && unicode.IsLower(r) {
						latin++
					}
				}
				if n > 22 || latin > 0 {
					t.Errorf("%s: %d characters, %d of them Latin: %s", q.Item, n, latin, words)
				}
			}
		}
	}
}
