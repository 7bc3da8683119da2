package report

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gemba/checklist"
)

// Where the program speaks with a wording of its own.
var (
	inCode     = regexp.MustCompile(`\b(?:w\(|say\(|add\(|out\(|count\(|axis\(|restrict\(\w+, |reason\{)"([^"]+)"`)
	inReasons  = regexp.MustCompile(`\bsays\("([^"]+)"`)
	inFaults   = regexp.MustCompile(`(?m)(?:unseen, |pickFactory, |return 0, |return p, |fault: )(?:fmt\.Sprintf\()?"([a-z%][^"]+ [^"]+)"`)
	faultWords = regexp.MustCompile(`(?ms)^func [^\n]*(?:Fault|typeWords)\([^\n]*\{$.*?^\}`)
	inReturns  = regexp.MustCompile(`return (?:fmt\.Sprintf\()?"([a-z%][^"]+ [^"]+)"`)
	inScreens  = regexp.MustCompile(`\btell\("([^"]+)"`)
	inTemplate = regexp.MustCompile(`\bw [.$]\w* "([^"]+)"`)
)

// Every wording of the report, and of what the screens say with its words, exists
// in Chinese, with the same things put in.
func TestChineseIsComplete(t *testing.T) {
	used := map[string]bool{"yes": true, "no": true, methodWords: true, libraryMethod: true}
	for pattern, find := range map[string]*regexp.Regexp{"*.go": inCode, "templates/*.tmpl": inTemplate, "../assessment/*.go": inReasons, "../tui/*.go": inScreens} {
		found := 0
		for _, text := range sources(t, pattern) {
			for _, m := range find.FindAllStringSubmatch(text, -1) {
				used[m[1]] = true
				found++
			}
		}
		if found < 30 {
			t.Errorf("only %d wordings were found in %s", found, pattern)
		}
	}
	faultsInChinese(t)
	for _, m := range markWords {
		used[m[1]] = true
	}
	for _, words := range audienceWords {
		used[words] = true
	}
	for _, c := range Consequences() {
		used[consequenceWords[c]] = true
	}
	for _, c := range checklist.Builtins() {
		for i := range c.Items {
			for _, f := range c.Items[i].Fields {
				if f.Unit != "" {
					used[f.Unit] = true
				}
			}
		}
	}
	verb := regexp.MustCompile(`%[sd%]`)
	for key := range used {
		zh, ok := onScreen[chinese].find(key)
		if !ok {
			zh, ok = chineseOf.find(key)
		}
		switch {
		case !ok:
			t.Errorf("no Chinese for %q", key)
		case strings.Join(verb.FindAllString(zh, -1), "") != strings.Join(verb.FindAllString(key, -1), "") && key != methodWords:
			t.Errorf("%q puts other things in than %q", zh, key)
		}
	}
	if len(used) < 150 {
		t.Errorf("only %d wordings were found", len(used))
	}
}

// sources are the texts of the files that a pattern names, without tests.
func sources(t *testing.T, pattern string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(text)
	}
	return out
}

// faultsInChinese looks for the sentences of the assessment about answers that cannot be, and
// sees that each is said in Chinese.
func faultsInChinese(t *testing.T) {
	t.Helper()
	put := strings.NewReplacer("%d", "3", "%q", `"x"`, "%s", "x")
	found := 0
	for name, text := range sources(t, "../assessment/*.go") {
		all := inFaults.FindAllStringSubmatch(text, -1)
		for _, words := range faultWords.FindAllString(text, -1) {
			all = append(all, inReturns.FindAllStringSubmatch(words, -1)...)
		}
		for _, m := range all {
			if strings.HasPrefix(m[1], "%s: ") {
				continue // a field by its label, and what is wrong with it
			}
			found++
			sentence := put.Replace(m[1])
			if field := `"x" is not ` + sentence; sentence == Again(chinese, sentence) && field == Again(chinese, field) {
				t.Errorf("%s: no Chinese for %q", name, m[1])
			}
		}
	}
	if found < 15 {
		t.Errorf("only %d sentences were found", found)
	}
}

// A name is hidden as a word, however it is written.
func TestNames(t *testing.T) {
	n := sorted([]string{"Li", "Anna Rossi", "Anna", "王小明", "İlker"})
	for text, want := range map[string]string{
		"Anna Rossi and ANNA said so": "[…] and […] said so",
		"Limit of Li: 3; oli, Lit":    "Limit of […]: 3; oli, Lit",
		"由王小明核对":                      "由[…]核对",
		"annarossi":                   "annarossi",
		"İLKER, ilker":                "[…], […]",
		"":                            "",
	} {
		if got := n.hide(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
