package checklist

import (
	"strings"
	"testing"
)

func TestLintBuiltins(t *testing.T) {
	for _, c := range Builtins() {
		for _, p := range Lint(c) {
			t.Error(p)
		}
	}
}

// TestLint changes one thing in a built-in checklist at a time.
func TestLint(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		what     string
	}{
		"model":           {"model = \"factory-assess/1.0.0\"", "model = \"factory-assess/9\"", "written for the model \"factory-assess/9\""},
		"star of context": {"weight = 0\nstar = false\nna = false\nscopes = [\"half-day\", \"day\"]", "weight = 0\nstar = true\nna = false\nscopes = [\"half-day\", \"day\"]", "the star of PF-01 has no effect: it carries no points"},
		"light star":      {"weight = 8\nstar = true", "weight = 3\nstar = true", "weighs 3, less than most items without a star"},
		"cap never":       {"anchors = \"coverage\"\nlist.en = \"receipts", "anchors = \"high\"\nlist.en = \"receipts", "the cap of PI-02 below 40 can never fire: its worst answer has 50 points"},
		"theme cap":       {"min-items = 2", "min-items = 3", "no scope asks 3 of its items"},
		"opens itself":    {"when = \"missing >= 1\", items = [\"PO-02\"]", "when = \"missing >= 1\", items = [\"PO-03\"]", "PO-03 opens itself"},
		"never":           {"when = \"best <= 20\"", "when = \"best > 100\"", "\"best > 100\" never holds for PT-01"},
		"certificate":     {"name = \"expires\"", "name = \"expiry\"", "PD-01 has no field expires"},
		"count and open":  {"open = true", "open = true\ncount-all = true", "counts a whole list whose total is unknown"},
		"list from":       {"list-from = \"PI-01\"", "list-from = \"PF-01\"", "PF-01 does not say where a list came from"},
		"unused place":    {"[[place]]\nid = \"lab\"", "[[place]]\nid = \"moon\"\ntitle.en = \"Moon\"\ntitle.zh = \"月\"\n\n[[place]]\nid = \"lab\"", "place \"moon\" is not used"},
		"half translated": {"guidance.zh = \"提前通知", "# \"提前通知", "guidance has no text in \"zh\", and others have"},
		"half a table":    {"note.zh = \"道谢", "# \"道谢", "note of a tactic has no text in \"zh\", and others have"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(string(preOrder()), c.old, c.new, 1) + "\n[[anchors]]\nid = \"high\"\npoints = [[0, 50], [100, 100]]\n"
			if text == string(preOrder()) {
				t.Fatalf("%q does not stand in the checklist", c.old)
			}
			if strings.Contains(c.new, "weight = 3") {
				text = strings.Replace(text, "practice-total = 200", "practice-total = 195", 1)
				text = strings.Replace(text, "weight = 34", "weight = 29", 1)
			}
			read, err := Parse("mine.toml", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range Lint(read) {
				if strings.Contains(p.What, c.what) && p.Hint != "" && p.Line > 1 {
					return
				}
			}
			t.Errorf("nothing says %q:\n%v", c.what, Lint(read))
		})
	}
}
