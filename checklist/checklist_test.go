package checklist

import (
	"errors"
	"slices"
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
// expects a problem that names it, on its line and at its key, with advice. The
// line is the first one that was changed, or the one that begins so.
func TestParseFaults(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		what     string
		at, line string
	}{
		"unknown key":              {"id = \"VF-01\"\n", "id = \"VF-01\"\nwieght = 3\n", `unknown key "wieght"`, "", "wieght = 3"},
		"unknown table":            {"[[theme]]\nid = \"records\"", "[[thema]]\nid = \"records\"", `unknown key "thema"`, "", ""},
		"not TOML":                 {"id = \"VF-01\"\n", "id = \"VF-01\n", "basic strings cannot have new lines", "", ""},
		"wrong type":               {"minutes = 20\n", "minutes = \"20\"\n", "minutes is a text, and a whole number belongs there", "", ""},
		"duplicate id":             {"id = \"VF-02\"\n", "id = \"VF-01\"\n", `id "VF-01" is used twice`, "item[1] id", ""},
		"section":                  {"section = \"VF\"\n", "section = \"VX\"\n", `section "VX" does not exist`, "item[0] section", ""},
		"theme":                    {"theme = \"candour\"\n", "theme = \"candor\"\n", `theme "candor" does not exist`, "item[77] theme", ""},
		"place":                    {"place = \"lab\"\n", "place = \"labor\"\n", `place "labor" does not exist`, "item[11] place", ""},
		"scope":                    {"scopes = [\"two-days\"]\n", "scopes = [\"three-days\"]\n", `scope "three-days" does not exist`, "item[9] scopes", ""},
		"starred in every scope":   {"star = true\nna = false\nscopes = [\"door-test\", ", "star = true\nna = false\nscopes = [", "is missing in a scope", "item[5] scopes", "scopes = [\"half-day\", \"day\", \"two-days\"]"},
		"practice sum":             {"weight = 42\n", "weight = 43\n", "practice weights add up to 401, not 400", "checklist practice-total", "practice-total = 400"},
		"paper sum":                {"weight = 30\n", "weight = 29\n", "paper weights add up to 99, not 100", "checklist paper-total", "paper-total = 100"},
		"theme sum":                {"weight = 42\n", "weight = 43\n", `weights of theme "records" add up to 141, not 140`, "theme[0] weight", "weight = 140"},
		"context weight":           {"kind = \"fields\"\ninstrument = \"fields\"\nweight = 0", "kind = \"fields\"\ninstrument = \"fields\"\nweight = 1", "context item VF-01 weighs 1", "item[0] weight", "weight = 1"},
		"axis":                     {"axis = \"context\"\n", "axis = \"floor\"\n", `axis "floor" does not exist`, "item[0] axis", ""},
		"kind":                     {"kind = \"probe\"\n", "kind = \"prob\"\n", `kind "prob" does not exist`, "item[77] kind", ""},
		"instrument":               {"instrument = \"remeasure\"\n", "instrument = \"measure\"\n", `instrument "measure" does not exist`, "item[62] instrument", ""},
		"response set":             {"response-set = \"AUT\"\n", "response-set = \"ATU\"\n", `response set "ATU" does not exist`, "item[14] response-set", ""},
		"anchors":                  {"anchors = \"split\"\n", "anchors = \"splits\"\n", `anchors "splits" do not exist`, "item[35] anchors", ""},
		"anchors fall":             {"[[0, 0], [10, 40], [30, 60]", "[[0, 0], [30, 40], [10, 60]", `anchors "split" are not in order`, "anchors[1] points", ""},
		"levels rise":              {"{ score = 80, key = \"8\", text = { en = \"Small slip\"", "{ score = 100, key = \"8\", text = { en = \"Small slip\"", `levels of "PAP" do not fall`, "response-set[2] levels[1].score", ""},
		"level key":                {"key = \"8\", text = { en = \"Small slip\"", "key = \"9\", text = { en = \"Small slip\"", `key "9" cannot be used`, "response-set[2] levels[1].key", ""},
		"language":                 {"languages = [\"en\", \"zh\"]", "languages = [\"en\", \"zh\", \"\\u001b[31m\"]", `language "[31m" does not exist`, "checklist languages", ""},
		"choice key":               {"key = \"s\"\n", "key = \"s\\u001b[31m\"\n", `key "s[31m" cannot be used`, "basis[1] key", ""},
		"missing language":         {"prompt.zh = \"记录工厂提前多久得到来访通知。\"\n", "", `prompt has no text in "zh"`, "item[0] prompt.zh", "prompt.en = "},
		"missing English":          {"prompt.en = \"Record how much notice the factory had.\"\n", "", `prompt has no text in "en"`, "item[0] prompt.en", "prompt.zh = "},
		"field language":           {"label = { en = \"Notice\", zh = \"提前天数\" }", "label = { en = \"Notice\" }", `label has no text in "zh"`, "item[0] fields[1].label.zh", ""},
		"other language":           {"prompt.en = \"Record how much", "prompt.de = \"Notieren\"\nprompt.en = \"Record how much", `in "de", which is not a language`, "item[0] prompt.de", ""},
		"field type":               {"type = \"tri\", role = \"accredited\"", "type = \"bool\", role = \"accredited\"", `field type "bool" does not exist`, "item[5] fields[12].type", ""},
		"missing role":             {"role = \"early\", ", "", "has no field for early", "item[35] fields", "fields = ["},
		"condition":                {"when = \"total < 5\"", "when = \"total is 5\"", `condition "total is 5" has no meaning`, "item[35] opens[0].when", ""},
		"condition and kind":       {"when = \"total < 5\"", "when = \"level < 5\"", "does not fit an item of kind split", "item[35] opens[0].when", ""},
		"branch target":            {"items = [\"IP-06\", \"IP-07\", \"IP-08\"]", "items = [\"IP-06\", \"IP-77\", \"IP-08\"]", `item "IP-77" does not exist`, "item[35] opens[0].items", ""},
		"rides":                    {"rides = \"FN-01\"\n", "rides = \"FN-99\"\n", `item "FN-99" does not exist`, "item[46] rides", ""},
		"cap grade":                {"{ below = 60, grade = \"C\", id = \"K4\"", "{ below = 60, grade = \"E\", id = \"K4\"", `grade "E" cannot be a limit`, "item[23] caps[0].grade", ""},
		"cap rule":                 {"{ below = 60, grade = \"C\", id = \"K4\"", "{ below = 60, grade = \"C\", id = \"K44\"", `rule "K44" does not exist`, "item[23] caps[0].id", ""},
		"hours":                    {"hours = 1.5\n", "hours = 1\n", "take 125 minutes", "scope[0] hours", ""},
		"no version":               {"version = \"1.0.1\"\n", "", "version is missing", "checklist version", "[checklist]"},
		"no English":               {"languages = [\"en\", \"zh\"]", "languages = [\"zh\"]", `languages must hold "en"`, "checklist languages", ""},
		"no language":              {"languages = [\"en\", \"zh\"]\n", "", `languages must hold "en"`, "checklist languages", "[checklist]"},
		"long language":            {"languages = [\"en\", \"zh\"]", "languages = [\"en\", \"zh\", \"englishes\"]", `language "englishes" does not exist`, "checklist languages", ""},
		"title":                    {"title.zh = \"工厂现场\"\n", "", `title has no text in "zh"`, "checklist title.zh", "title.en"},
		"no id":                    {"[[scope]]\nid = \"door-test\"\n", "[[scope]]\n", "[[scope]] has no id", "scope[0] id", "[[scope]]"},
		"id that is not seen":      {"[[place]]\nid = \"lab\"", "[[place]]\nid = \"lab\\u200b\"", `id "lab" cannot be used`, "place[6] id", ""},
		"long id":                  {"[[place]]\nid = \"lab\"", "[[place]]\nid = \"" + strings.Repeat("l", 65) + "\"", "cannot be used", "place[6] id", ""},
		"title of a set":           {"title.zh = \"现场做法\"\n", "", `title has no text in "zh"`, "response-set[0] title.zh", "title.en"},
		"one level":                {"[[response-set]]\nid = \"PRX\"", "[[response-set]]\nid = \"ONE\"\ntitle.en = \"One\"\ntitle.zh = \"一\"\nlevels = [{ score = 1, key = \"1\", text = { en = \"a\", zh = \"b\" } }]\n[[response-set]]\nid = \"PRX\"", `response set "ONE" has 1 levels`, "response-set[0] levels", "levels"},
		"points of a level":        {"{ score = 100, key = \"1\", text = { en = \"Working", "{ score = 101, key = \"1\", text = { en = \"Working", "level of 101 points", "response-set[0] levels[0].score", ""},
		"a level without words":    {"text = { en = \"Working today, and a past instance shown\", zh", "text = { zh", `text has no text in "en"`, "response-set[0] levels[0].text.en", ""},
		"one anchor":               {"[[0, 0], [50, 40], [75, 60], [90, 80], [98, 100]]", "[[0, 0]]", `anchors "coverage" need two points`, "anchors[0] points", ""},
		"half an anchor":           {"[[0, 0], [50, 40], ", "[[0, 0], [50], ", `point 2 of "coverage" has 1 numbers`, "anchors[0] points", ""},
		"anchors above nothing":    {"[[0, 0], [50, 40], ", "[[1, 0], [50, 40], ", `point 1 of "coverage" is out of range`, "anchors[0] points", ""},
		"rule without words":       {"text.en = \"Any practice item whose best case is below 10\"\n", "", `text has no text in "en"`, "rule[0] text.en", "text.zh"},
		"grade of a rule":          {"id = \"R1\"\ngrade = \"B\"", "id = \"R1\"\ngrade = \"A\"", `grade "A" cannot be a limit`, "rule[0] grade", "grade = \"A\""},
		"a cap that always fires":  {"{ below = 60, grade = \"C\", id = \"K4\"", "{ below = 101, grade = \"C\", id = \"K4\"", "a cap below 101 points can not fire or always fires", "item[23] caps[0].below", ""},
		"asked in no scope":        {"scopes = [\"two-days\"]\n", "scopes = []\n", "is asked in no scope", "item[9] scopes", ""},
		"minutes":                  {"minutes = 20\n", "minutes = 500\n", "500 minutes cannot be", "item[23] minutes", ""},
		"a weight of nothing":      {"weight = 42\n", "weight = 0\n", "scored item IN-03 weighs 0", "item[23] weight", ""},
		"a star set aside":         {"weight = 42\nstar = true\nna = false", "weight = 42\nstar = true\nna = true", "starred item IN-03 may be not applicable without saying when", "item[23] na", "na = true"},
		"a kind that only records": {"kind = \"share\"\ninstrument = \"record-sample\"\nweight = 42", "kind = \"text\"\ninstrument = \"record-sample\"\nweight = 42", `kind "text" cannot be scored`, "item[23] kind", ""},
		"no guidance":              {"guidance.en = \"Let the program", "guidance.fr = \"Let the program", `guidance has no text in "en"`, "item[23] guidance.en", "guidance.zh"},
		"no list":                  {"list.en = \"receipts of the last three months (IN-02)\"\n", "", `list has no text in "en"`, "item[23] list.en", "list.zh"},
		"nothing that is fine":     {"fine.zh = \"有来料检验记录，且与该批收货对应\"\n", "", `fine has no text in "zh"`, "item[23] fine.zh", "fine.en"},
		"a field twice":            {"{ name = \"notice\", type", "{ name = \"announced\", type", `field name "announced" cannot be used`, "item[0] fields[1].name", ""},
		"choices of a number":      {"{ name = \"notice\", type = \"number\"", "{ name = \"notice\", options = [{ id = \"a\", en = \"a\", zh = \"b\" }], type = \"number\"", `field "notice" and its options do not fit`, "item[0] fields[1].type", ""},
		"a branch of nothing":      {"items = [\"IN-04\", \"IN-10\", \"IN-05\"]", "items = []", "a branch of IN-03 opens nothing", "item[23] opens[0].items", ""},
		"a branch without why":     {"why = { en = \"Split the misses, then ask whether they had noticed.\", zh", "why = { zh", `why has no text in "en"`, "item[23] opens[0].why.en", ""},
		"title of a scope":         {"title.zh = \"快速走访\"\n", "", `title has no text in "zh"`, "scope[0] title.zh", "title.en"},
		"title of a theme":         {"title.zh = \"记录与实际相符\"\n", "", `title has no text in "zh"`, "theme[0] title.zh", "title.en"},
		"title of a place":         {"title.zh = \"厂外（行前或行后）\"\n", "", `title has no text in "zh"`, "place[0] title.zh", "title.en"},
		"title of a section":       {"title.zh = \"来访背景\"\nnote.en", "note.en", `title has no text in "zh"`, "section[0] title.zh", "title.en"},
		"title of a capa-element":  {"title.zh = \"范围与围堵\"\n", "", `title has no text in "zh"`, "capa-element[0] title.zh", "title.en"},
		"a choice without words":   {"text.zh = \"口头说明\"\n", "", `text has no text in "zh"`, "basis[0] text.zh", "text.en"},
		"a choice twice":           {"[[basis]]\nid = \"told\"", "[[basis]]\nid = \"seen\"", `id "seen" is used twice`, "basis[2] id", "id = \"seen\""},
		"best pick":                {"best-pick = \"visitor\"\n", "best-pick = \"visit\"\n", `best-pick "visit" is not a pick`, "list-source[3] best-pick", ""},
	} {
		t.Run(name, func(t *testing.T) {
			before, after, found := strings.Cut(string(factoryFloor()), c.old)
			if !found {
				t.Fatalf("%q does not stand in the checklist", c.old)
			}
			text := before + c.new + after
			_, err := Parse("mine.toml", []byte(text))
			var ps Problems
			if !errors.As(err, &ps) || !errors.Is(err, ErrInvalid) {
				t.Fatalf("got %v", err)
			}
			i := slices.IndexFunc(ps, func(p Problem) bool { return strings.Contains(p.What, c.what) })
			if i < 0 {
				t.Fatalf("no problem says %q:\n%v", c.what, err)
			}
			p := ps[i]
			if p.File != "mine.toml" || p.Hint == "" || strings.TrimSpace(p.Table+" "+p.Key) != c.at {
				t.Errorf("%+v is not at %q", p, c.at)
			}
			same := 0 // what was there before begins as what is there now
			for same < min(len(c.old), len(c.new)) && c.old[same] == c.new[same] {
				same++
			}
			changed := 1 + strings.Count(before+c.new[:same], "\n")
			if on := strings.Split(text, "\n")[p.Line-1]; c.line == "" && p.Line != changed || !strings.HasPrefix(on, c.line) {
				t.Errorf("%q is said of line %d, %q; line %d was changed", p.What, p.Line, on, changed)
			}
		})
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
		cond, err := parseCondition(c.when)
		if err != nil {
			t.Fatal(err)
		}
		if got := cond.Holds(c.facts); got != c.want {
			t.Errorf("%q holds for %+v: %v", c.when, c.facts, got)
		}
	}
	if (Condition{}).Holds(answered) || (Condition{Subject: "invented-later", Op: ">"}).Holds(answered) {
		t.Error("a condition of another version holds")
	}
	for _, bad := range []string{"", "maybe", "best", "best 60", "best = 60", "best < x", "worst < 60"} {
		if _, err := parseCondition(bad); !errors.Is(err, ErrInvalid) {
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
