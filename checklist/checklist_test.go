package checklist

import (
	"errors"
	"strings"
	"testing"
)

func TestBuiltin(t *testing.T) {
	c, err := Parse("factory-floor.toml", factoryFloor())
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Items) != 90 || len(c.Sections) != 12 {
		t.Errorf("%d items in %d sections, not 90 in 12", len(c.Items), len(c.Sections))
	}
	// factory-floor.md of the design: items, minutes and weights by scope.
	checkScopes(t, c, []scopeSums{
		{"door-test", 18, 125, 181, 30},
		{"half-day", 46, 271, 288, 75},
		{"day", 78, 443, 378, 96},
		{"two-days", 90, 500, 400, 100},
	})
	if c.Item("IN-03").Curve.ID != "coverage" || c.Item("IN-01").Set.ID != "PRX" {
		t.Error("anchors and response sets are not resolved")
	}
	if Builtin().Hash != c.Hash || len(c.Hash) != 64 {
		t.Errorf("hash %q", c.Hash)
	}
}

// TestParseFaults changes one thing in the built-in checklist at a time and
// expects a problem on the line that was changed, with advice.
func TestParseFaults(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		what     string
	}{
		"unknown key":            {"id = \"VF-01\"\n", "id = \"VF-01\"\nwieght = 3\n", `unknown key "wieght"`},
		"unknown table":          {"[[theme]]\nid = \"records\"", "[[thema]]\nid = \"records\"", `unknown key "thema"`},
		"not TOML":               {"id = \"VF-01\"\n", "id = \"VF-01\n", ""},
		"wrong type":             {"minutes = 20\n", "minutes = \"20\"\n", ""},
		"duplicate id":           {"id = \"VF-02\"\n", "id = \"VF-01\"\n", `id "VF-01" is used twice`},
		"section":                {"section = \"VF\"\n", "section = \"VX\"\n", `section "VX" does not exist`},
		"theme":                  {"theme = \"candour\"\n", "theme = \"candor\"\n", `theme "candor" does not exist`},
		"place":                  {"place = \"lab\"\n", "place = \"labor\"\n", `place "labor" does not exist`},
		"scope":                  {"scopes = [\"two-days\"]\n", "scopes = [\"three-days\"]\n", `scope "three-days" does not exist`},
		"starred in every scope": {"star = true\nna = false\nscopes = [\"door-test\", ", "star = true\nna = false\nscopes = [", "is missing in a scope"},
		"practice sum":           {"weight = 42\n", "weight = 43\n", "practice weights add up to 401, not 400"},
		"paper sum":              {"weight = 30\n", "weight = 29\n", "paper weights add up to 99, not 100"},
		"theme sum":              {"weight = 42\n", "weight = 43\n", `weights of theme "records" add up to 141, not 140`},
		"context weight":         {"kind = \"fields\"\ninstrument = \"fields\"\nweight = 0", "kind = \"fields\"\ninstrument = \"fields\"\nweight = 1", "context item VF-01 weighs 1"},
		"axis":                   {"axis = \"context\"\n", "axis = \"floor\"\n", `axis "floor" does not exist`},
		"kind":                   {"kind = \"probe\"\n", "kind = \"prob\"\n", `kind "prob" does not exist`},
		"instrument":             {"instrument = \"remeasure\"\n", "instrument = \"measure\"\n", `instrument "measure" does not exist`},
		"response set":           {"response-set = \"AUT\"\n", "response-set = \"ATU\"\n", `response set "ATU" does not exist`},
		"anchors":                {"anchors = \"split\"\n", "anchors = \"splits\"\n", `anchors "splits" do not exist`},
		"anchors fall":           {"[[0, 0], [10, 40], [30, 60]", "[[0, 0], [30, 40], [10, 60]", `anchors "split" are not in order`},
		"levels rise":            {"{ score = 80, key = \"8\", text = { en = \"Small slip\"", "{ score = 100, key = \"8\", text = { en = \"Small slip\"", `levels of "PAP" do not fall`},
		"level key":              {"key = \"8\", text = { en = \"Small slip\"", "key = \"9\", text = { en = \"Small slip\"", `key "9" cannot be used`},
		"language":               {"languages = [\"en\", \"zh\"]", "languages = [\"en\", \"zh\", \"\\u001b[31m\"]", `language "[31m" does not exist`},
		"choice key":             {"key = \"s\"\n", "key = \"s\\u001b[31m\"\n", `key "s[31m" cannot be used`},
		"missing language":       {"prompt.zh = \"记录工厂提前多久得到来访通知。\"\n", "", `prompt has no text in "zh"`},
		"missing English":        {"prompt.en = \"Record how much notice the factory had.\"\n", "", `prompt has no text in "en"`},
		"field language":         {"label = { en = \"Notice\", zh = \"提前天数\" }", "label = { en = \"Notice\" }", `label has no text in "zh"`},
		"other language":         {"prompt.en = \"Record how much", "prompt.de = \"Notieren\"\nprompt.en = \"Record how much", `in "de", which is not a language`},
		"field type":             {"type = \"tri\", role = \"accredited\"", "type = \"bool\", role = \"accredited\"", `field type "bool" does not exist`},
		"missing role":           {"role = \"early\", ", "", "has no field for early"},
		"condition":              {"when = \"total < 5\"", "when = \"total is 5\"", `condition "total is 5" has no meaning`},
		"condition and kind":     {"when = \"total < 5\"", "when = \"level < 5\"", "does not fit an item of kind split"},
		"branch target":          {"items = [\"IP-06\", \"IP-07\", \"IP-08\"]", "items = [\"IP-06\", \"IP-77\", \"IP-08\"]", `item "IP-77" does not exist`},
		"rides":                  {"rides = \"FN-01\"\n", "rides = \"FN-99\"\n", `item "FN-99" does not exist`},
		"cap grade":              {"{ below = 60, grade = \"C\", id = \"K4\"", "{ below = 60, grade = \"E\", id = \"K4\"", `grade "E" cannot be a limit`},
		"cap rule":               {"{ below = 60, grade = \"C\", id = \"K4\"", "{ below = 60, grade = \"C\", id = \"K44\"", `rule "K44" does not exist`},
		"hours":                  {"hours = 1.5\n", "hours = 1\n", "take 125 minutes"},
		"best pick":              {"best-pick = \"visitor\"\n", "best-pick = \"visit\"\n", `best-pick "visit" is not a pick`},
	} {
		t.Run(name, func(t *testing.T) {
			before, after, found := strings.Cut(string(factoryFloor()), c.old)
			if !found {
				t.Fatalf("%q does not stand in the checklist", c.old)
			}
			_, err := Parse("mine.toml", []byte(before+c.new+after))
			var ps Problems
			if !errors.As(err, &ps) || !errors.Is(err, ErrInvalid) {
				t.Fatalf("got %v", err)
			}
			for _, p := range ps {
				if p.File == "mine.toml" && p.Line > 0 && p.Hint != "" && strings.Contains(p.What, c.what) {
					return
				}
			}
			t.Errorf("no problem says %q:\n%v", c.what, err)
		})
	}
}

// TestParseLine checks that a problem names the line on which it stands.
func TestParseLine(t *testing.T) {
	text := strings.Replace(string(factoryFloor()), "place = \"lab\"\n", "place = \"labor\"\n", 1)
	want := 1 + strings.Count(text[:strings.Index(text, "\"labor\"")], "\n")
	_, err := Parse("mine.toml", []byte(text))
	var ps Problems
	if !errors.As(err, &ps) || len(ps) != 1 || ps[0].Line != want {
		t.Errorf("got %v, want one problem on line %d", err, want)
	}
}

func TestParseTooLarge(t *testing.T) {
	if _, err := Parse("big.toml", make([]byte, maxSource+1)); !errors.Is(err, ErrInvalid) {
		t.Errorf("got %v", err)
	}
}

func TestCondition(t *testing.T) {
	answered := Facts{Answered: true, Best: 59_999, Level: 40, Missing: 1, Total: 4}
	for _, c := range []struct {
		when  string
		facts Facts
		want  bool
	}{
		{"answered", answered, true},
		{"answered", Facts{}, false},
		{"refused", Facts{Refused: true}, true},
		{"flagged", Facts{Flagged: true}, true},
		{"best < 60", answered, true},
		{"best < 60", Facts{Answered: true, Best: 60_000}, false},
		{"best <= 60", Facts{Answered: true, Best: 60_000}, true},
		{"level <= 40", answered, true},
		{"level > 40", answered, false},
		{"level >= 40", answered, true},
		{"missing >= 1", answered, true},
		{"missing >= 1", Facts{}, false},
		{"total < 5", answered, true},
		{"total < 5", Facts{Refused: true}, false},
		{"best < 60", Facts{}, false},
		{"best < 60", Facts{Refused: true}, true},
	} {
		cond, err := ParseCondition(c.when)
		if err != nil {
			t.Fatal(err)
		}
		if got := cond.Holds(c.facts); got != c.want {
			t.Errorf("%q holds for %+v: %v", c.when, c.facts, got)
		}
	}
	for _, bad := range []string{"", "maybe", "best", "best 60", "best = 60", "best < x", "worst < 60"} {
		if _, err := ParseCondition(bad); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("[checklist]\nid = \"x\"\n"))
	f.Add(factoryFloor()[:20_000])
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := Parse("fuzz.toml", text)
		if (c == nil) == (err == nil) {
			t.Fatalf("checklist %v, error %v", c, err)
		}
		if err != nil && !errors.Is(err, ErrInvalid) {
			t.Fatalf("not marked as invalid: %v", err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := Parse("factory-floor.toml", factoryFloor()); err != nil {
			b.Fatal(err)
		}
	}
}

// scopeSums are the items, minutes and weights of a scope.
type scopeSums struct {
	scope                           string
	items, minutes, practice, paper int
}

func checkScopes(t *testing.T, c *Checklist, want []scopeSums) {
	t.Helper()
	for _, want := range want {
		got := scopeSums{scope: want.scope}
		for i := range c.Items {
			it := &c.Items[i]
			if !it.InScope(want.scope) {
				continue
			}
			got.items, got.minutes = got.items+1, got.minutes+it.Minutes
			if it.Axis == Practice {
				got.practice += it.Weight
			}
			if it.Axis == Paper {
				got.paper += it.Weight
			}
		}
		if got != want {
			t.Errorf("%+v, not %+v", got, want)
		}
	}
}
