package tui

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"gemba/checklist"
	"gemba/report"
)

// TestNoEnglish goes through all screens of a visit and all its instruments, in
// Chinese: nothing on them is said in English.
func TestNoEnglish(t *testing.T) {
	l, doc := hongyuan()
	d := inChinese(t, l).keys("enter")
	for _, keys := range []string{"a", "x", "H", "C", "V", "e", "E", "L", "p", "P", "!", "v", "c", "O", "o", "n", "N", "b", "6", "/"} {
		d.on("IN-01").at(keys, keys).toWalk()
	}
	for i := range doc.Checklist().Items {
		it := &doc.Checklist().Items[i]
		d.on(it.ID).look("the walk at " + it.ID)
		d.app.open(answerScreen(d.app.visit, it))
		d.look(it.ID + ", " + it.Instrument).toWalk()
		d.app.open(newAnswering(d.app.visit, it))
		d.look(it.ID + ", the form").toWalk()
	}
	d.report()
}

// TestKeyNames: each key has a name in Chinese, also beside texts in English.
func TestKeyNames(t *testing.T) {
	for _, p := range everyPlace(t) {
		for _, a := range p.screen.actions() {
			if a.name != "" && a.name != "中文" && report.KeyName("zh", a.name) == a.name {
				t.Errorf("%s: the key %q has no Chinese name", p.name, a.name)
			}
		}
	}
	for name, want := range map[string]string{"open": "打开", "note": "观察", "promise": "承诺", "photos": "照片", "record": "记录"} {
		if got := report.KeyName("zh", name); got != want { // and not what is counted, or what is open
			t.Errorf("the key %q is called %s", name, got)
		}
	}
}

// TestWayBackInChinese: the key that leads back to the page from which an item was
// looked up has its name in Chinese too.
func TestWayBackInChinese(t *testing.T) {
	for _, page := range []string{"a", "!"} {
		l, _ := hongyuan()
		d := drive(t, l, 120, 36).inChinese().keys("enter").on("IN-01").keys(page + " enter")
		w, ok := d.app.top().(*walk)
		if !ok || w.from.page == nil {
			t.Fatalf("%s leads to %T", page, d.app.top())
		}
		if name := d.app.sh.named(w.from.name); smallWords.MatchString(name) {
			t.Errorf("back from %s is called %q", page, name)
		}
	}
}

// TestTurnedWords: what the program says of an item is in the host's language where
// its texts are, and the names of the keys stay the visitor's.
func TestTurnedWords(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 80, 24).keys("enter").on("IN-03").keys("T").expect("评估", "实际", "等级上限 C", "得分", "权重", "open", "next best")
	d.refuse("practice").refuse("worth").keys("n").expect("最值得问").refuse("closes")
	d.keys("p").expect("今天余下的事", "项未决", "分钟").refuse("to write down")
	if strings.Contains(d.frame(), "min ") {
		t.Errorf("minutes are in English:\n%s", d.frame())
	}
}

// TestGapInChinese: a gap that was found is not called what lies between paper and
// practice.
func TestGapInChinese(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	aVisit(l, "v1", "宏远", "2026-02-17", map[string]checklist.Answer{"IN-10": {Gaps: []checklist.Gap{{What: "IQC 7"}}}})
	drive(t, l, 120, 36).inChinese().keys("enter").on("IN-10").expect("1 处缺口").refuse("1 差距")
}

// TestFactsAreInNoLanguage presses random keys on screens in Chinese: what is
// recorded is what somebody typed or the name of a choice, never a word of the
// screens; but for what the visit has found, which is taken over as it was offered.
func TestFactsAreInNoLanguage(t *testing.T) {
	pasted := func(r rune) bool { return strings.ContainsRune(strings.Join(fuzzTexts, ""), r) }
	han := func(r rune) bool { return unicode.Is(unicode.Han, r) && !pasted(r) }
	n := 40 + *cases/10
	for seed := range n {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			l, doc := hongyuan()
			d := drive(t, l, 80, 24).inChinese()
			d.keys("enter")
			offered := map[string]bool{report.OnScreen("zh", "host: "): true}
			for b := randomKeys(5000 + seed); len(b) > 0; {
				for _, s := range d.app.stack {
					if w, ok := s.(*walk); ok {
						for _, f := range w.found("") {
							offered[f.text()] = true
						}
					}
				}
				b = d.step(b)
			}
			for _, c := range doc.saved {
				own := c.Value
				for text := range offered {
					own = strings.ReplaceAll(own, text, "")
				}
				if strings.ContainsFunc(own, han) {
					t.Errorf("%+v", c)
				}
			}
		})
	}
}

// strokes reports whether a word is the log of a tally as it is drawn: with the keys of
// its stages.
func strokes(_, word string) bool { return strings.Trim(word, "ipsfc") == "" }

// TestWorkedInChinese works each instrument, in a wide and in a narrow window: what it
// comes to is said in Chinese to the last word, and so is the assessment explained.
func TestWorkedInChinese(t *testing.T) {
	further := map[string]string{"ncr-tally": "y p y i", "capa-rubric": "2 2 2 2 2 m w w j 4 j 2 1", "thread": "backspace 2 j 3 j 4"}
	done := map[string]bool{}
	for i := range checklist.Builtin().Items {
		it := &checklist.Builtin().Items[i]
		known := shownKeys[it.Instrument] != nil || timedKeys[it.Instrument] != nil
		if !known || done[it.Instrument] {
			continue
		}
		done[it.Instrument] = true
		for _, w := range []int{120, 40} {
			l := &fakeLibrary{name: "Ana"}
			aVisit(l, "v1", "宏远", "2026-02-17", nil)
			d := drive(t, l, w, 60).inChinese().keys("enter").show(it.ID)
			answerByKeys(d, it)
			d.show(it.ID).keys(further[it.Instrument]).noEnglish(it.Instrument, strokes)
			d.toWalk()
			d.keys("a").noEnglish("the explanation with "+it.Instrument, strokes)
		}
	}
	if len(done) != len(shownKeys)+len(timedKeys) {
		t.Errorf("%d instruments were worked, of %d", len(done), len(shownKeys)+len(timedKeys))
	}
}

// TestLotInChinese: the plan for a lot is said in Chinese, and why there is none.
func TestLotInChinese(t *testing.T) {
	d := drive(t, threeVisits(), 80, 24).inChinese().keys("enter L").noEnglish("nothing typed")
	d.typeText("1").expect("批量为 1").noEnglish("a small lot").typeText("x").noEnglish("no number").keys("backspace").typeText("200").noEnglish("a plan")
	d.expect("检验 n = 80，批量 1200。", "依据 ISO 2859-1 表 2-A。").keys("tab").typeText("9").expect("AQL").noEnglish("no such AQL")
}

// TestNoEnglishOfAnswers goes through every item of the demonstration, answered, in
// Chinese: no word on the screen is English but those that its visitor has typed.
func TestNoEnglishOfAnswers(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a quarter of a minute where memory is watched, and starts nothing beside it")
	}
	for i, doc := range demonstration().docs {
		d := drive(t, demonstration(), 120, 50).inChinese().keys(strings.Repeat("j ", i) + "enter")
		typed := typedWords(t, doc)
		found := newSmallEnglish(func(_, word string) bool { return typed(word) })
		look := func(place string) {
			found.spot(doc.visit.Supplier+", "+place, d.frame())
			d.toWalk()
		}
		for i := range doc.Checklist().Items {
			it := &doc.Checklist().Items[i]
			if !it.InScope(doc.visit.Scope) {
				continue
			}
			d.on(it.ID)
			look("the walk at " + it.ID)
			d.app.open(answerScreen(d.app.visit, it))
			look(it.ID + ", " + it.Instrument)
			d.app.open(newAnswering(d.app.visit, it))
			look(it.ID + ", the form")
		}
		for _, keys := range []string{"a", "!", "v", "p", "c"} {
			d.keys(keys)
			look(keys)
		}
		found.report(t)
	}
}

// typedWords reports which words, or ends of words, a visitor has typed, and not
// chosen: those of texts of several words, and of fields that take any text.
func typedWords(t *testing.T, doc *fakeDocument) func(word string) bool {
	t.Helper()
	b, err := json.Marshal(doc.visit)
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	var texts []string
	var gather func(any)
	gather = func(v any) {
		switch v := v.(type) {
		case string:
			if strings.Contains(v, " ") {
				texts = append(texts, v)
			}
		case []any:
			for _, e := range v {
				gather(e)
			}
		case map[string]any:
			for _, e := range v {
				gather(e)
			}
		}
	}
	gather(all)
	for id, a := range doc.visit.Answers {
		for name, value := range a.Fields {
			if f := doc.Checklist().Item(id).Field(name); f != nil && f.Type == "text" {
				texts = append(texts, value)
			}
		}
	}
	return func(word string) bool {
		end := regexp.MustCompile(word + `\b`)
		return slices.ContainsFunc(texts, end.MatchString)
	}
}
