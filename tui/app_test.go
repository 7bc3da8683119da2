package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// aVisit is a visit of the largest scope with a few answers.
func aVisit(l *fakeLibrary, id, supplier, date string, answers map[string]checklist.Answer) *fakeDocument {
	v := checklist.NewVisit(id)
	v.Supplier, v.Site, v.Order, v.Date, v.Scope = supplier, "Wenzhou", "PO 4500123", date, "two-days"
	v.Checklist = checklist.Builtin().Hash
	for item, a := range answers {
		a.State = checklist.Answered
		a.Entered = noon
		v.Answers[item] = a
	}
	d := &fakeDocument{lib: l, visit: v, drafts: map[checklist.Cell]checklist.Draft{}}
	l.docs = append(l.docs, d)
	return d
}

// hongyuan is a library with one visit in it that has found its gap.
func hongyuan() (*fakeLibrary, *fakeDocument) {
	l := &fakeLibrary{name: "Ana"}
	return l, aVisit(l, "v1", "宏远阀门 Hongyuan Valve", "2026-03-11", map[string]checklist.Answer{
		"IN-01": {Level: 100, Basis: "seen"},
		"IN-03": {Sample: checklist.Sample{Population: 240, Drawn: 240, Fine: 144}},
	})
}

func TestAnswerLevel(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter l l l")
	d.expect("IN-01", "NR").keys("1").expect("how do you know?", "100 told").keys("e")
	d.expect("100 seen", "saved 14:32:07", "last practice 50.0 → 50.5,", "range 0.9 narrower")
	if got := doc.visit.Answers["IN-01"]; got.Level != 100 || got.Basis != "seen" || got.By != "Ana" {
		t.Errorf("answer %+v", got)
	}
	// Both key presses are facts of their own, in order.
	if len(doc.saved) != 2 || !strings.Contains(doc.saved[1].Value, "seen") {
		t.Errorf("saved %+v", doc.saved)
	}
	d.keys("0").expect("this item is not answered by a level")
	d.keys("k 9").refuse("corrected").keys("8 s").expect("corrected", "R adds a reason")
	d.keys("R").expect("IN-01 · reason").typeText("one lapse").keys("enter")
	if last := doc.saved[len(doc.saved)-1]; last.Reason != "one lapse" || last.Key != "IN-01" {
		t.Errorf("reason %+v", last)
	}
}

// TestBasisKeys checks that the keys of the bases answer only while a basis is
// asked for.
func TestBasisKeys(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter l l l 6 j T").expect("IN-02")
	if doc.visit.Answers["IN-01"].Basis != "" {
		t.Error("a key after moving on set the basis")
	}
	d.expect("向采购或仓库").keys("T").refuse("向采购或仓库")
	d.keys("k b c")
	if doc.visit.Answers["IN-01"].Basis != "corroborated" {
		t.Errorf("basis %q", doc.visit.Answers["IN-01"].Basis)
	}
}

// TestEveryItem answers each item of the built-in checklist through its own
// screen, with nothing but keys, and expects an answer that counts.
func TestEveryItem(t *testing.T) {
	c := checklist.Builtin()
	for i := range c.Items {
		it := &c.Items[i]
		t.Run(it.ID, func(t *testing.T) {
			l := &fakeLibrary{name: "Ana"}
			doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
			d := drive(t, l, 80, 24).keys("enter")
			w := d.app.top().(*walk)
			if !w.show(it.ID) {
				t.Fatal("is not in the walk")
			}
			d.keys("enter")
			answerByKeys(d, it)
			if got := doc.visit.Answers[it.ID]; got.State != checklist.Answered {
				t.Fatalf("answer %+v\n%s", got, d.frame())
			}
			if why := w.sheet.Fault(it.ID); why != "" {
				t.Errorf("counts as not asked: %s", why)
			}
			if r := w.sheet.Range(it.ID); it.Scored() && r.Hi-r.Lo >= 100_000 {
				t.Errorf("the range is still %v", r)
			}
			if _, ok := d.app.top().(*walk); !ok {
				t.Errorf("still in %T", d.app.top())
			}
			if len(doc.drafts) > 0 {
				t.Errorf("drafts left: %v", doc.drafts)
			}
		})
	}
}

// timedKeys answer the items whose instruments have clocks or count.
var timedKeys = map[string]func(*driver){
	"requests":  func(d *driver) { d.keys("e").typeText("PMC 223").keys("ctrl+s i m esc") },
	"probe":     func(d *driver) { d.keys("space space space 2 u 1 esc") },
	"timer":     func(d *driver) { d.keys("space space 8 e esc") },
	"ncr-tally": func(d *driver) { d.typeText("2025-10 to 2026-03").keys("ctrl+s p p f esc") },
}

// answerByKeys fills in the screen of an item.
func answerByKeys(d *driver, it *checklist.Item) {
	if keys := timedKeys[it.Instrument]; keys != nil {
		keys(d)
		return
	}
	if keys := shownKeys[it.Instrument]; keys != nil {
		keys(d)
		return
	}
	switch it.Kind {
	case checklist.Words:
		d.typeText("agreed: 没有异议").keys("esc")
		return
	case checklist.Promises:
		d.keys("+").typeText("send the log").keys("tab").typeText("quality").keys("tab").typeText("2026-04-01").keys("ctrl+s esc")
		return
	case checklist.Share:
		if it.Instrument == "record-sample" {
			d.keys("f")
		}
		d.typeText("240").keys("tab")
		if d.app.top().(*answering).form.get("pick") != pickAll {
			d.keys("a")
		}
		d.typeText("144").keys("esc")
		return
	default: // a form with one field after the other
	}
	for range 60 {
		s, ok := d.app.top().(*answering)
		if !ok {
			return
		}
		f := &s.form.fields[s.form.at]
		switch {
		case f.name == "confirmed" || f.name == "flagged" || f.name == "reason":
			d.keys("esc")
			return
		case f.kind == oneOf:
			at := s.form.at
			key := f.options[len(f.options)-1].key
			if it.Kind == checklist.Gaps {
				key = "n"
			}
			d.keys(key)
			if s.form.at == at {
				d.keys("enter")
			}
		case f.kind == someOf:
			d.keys(f.options[0].key + " enter")
		case strings.Contains(f.hint, "YYYY"):
			d.typeText("2027-03-11").keys("enter")
		case strings.Contains(f.hint, "HH:MM"):
			d.typeText("14:05").keys("enter")
		default:
			d.typeText("7").keys("enter")
		}
	}
	d.Fatalf("the form of %s does not end:\n%s", it.ID, d.frame())
}

func TestShareIsLive(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter l l l j j enter f").expect("worth 0.0–100.0")
	d.typeText("240").keys("tab a").expect("all 240: counted in full").typeText("144")
	d.expect("worth 48.0", "K4", "capped at C")
	if len(doc.saved) != 0 {
		t.Error("an answer was recorded while it was typed")
	}
	d.keys("esc").expect("60 % 144/240", "Come forward", "» IN-10")
	// A number that cannot be is said, and counts as not asked.
	d.keys("enter enter tab").keys("backspace backspace backspace").typeText("999").expect("counts as not asked")
	d.keys("ctrl+g").expect("once more throws away", "999").keys("ctrl+g").expect("60 % 144/240")
	// Why an item has come forward is said in the language of the texts.
	d.show("IN-10").keys("esc").expect("» IN-03: Split the misses").keys("T").expect("» IN-03: 先区分缺少的记录")
}

// TestListUnrated: a visit of which too little is seen for a letter has no
// numbers in the list.
func TestListUnrated(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	aVisit(l, "v1", "Northline", "2026-02-17", nil)
	drive(t, l, 120, 36).expect("NR        –", "paper –   practice – (0.0–100.0)   evidence 0 %   gap –")
}

func TestOther(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter l l l")
	d.keys("x n enter").expect("does not allow").keys("r").typeText("not today").keys("enter")
	if a := doc.visit.Answers["IN-01"]; a.State != checklist.Refused || a.Reason != "not today" {
		t.Errorf("answer %+v", a)
	}
	d.expect("K5").keys("x c ctrl+s").refuse("K5")
	if _, ok := doc.visit.Answers["IN-01"]; ok {
		t.Error("the answer is still there")
	}
	d.keys("j j j x n enter").expect("needs a reason").typeText("all are inspected").keys("ctrl+s")
	if a := doc.visit.Answers["IN-04"]; a.State != checklist.NA || a.Reason == "" {
		t.Errorf("answer %+v", a)
	}
}

func TestObservation(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter l l l o").typeText("台面干净 bench").keys("enter").typeText("no lot").keys("esc")
	if len(doc.visit.Observations) != 1 || doc.visit.Observations[0].Text != "台面干净 bench\nno lot" || doc.visit.Observations[0].Item != "IN-01" {
		t.Fatalf("observations %+v", doc.visit.Observations)
	}
	d.expect("1 note").keys("o").typeText("second").keys("ctrl+s O").expect("台面干净 bench", "second")
	d.keys("enter").typeText(" half").keys("esc").expect("half").keys("j d").refuse("second")
	if n := doc.visit.Notes("IN-01"); n != 1 {
		t.Errorf("%d notes", n)
	}
	// A paste with a control sequence in it, and the way back without a word.
	d.keys("o").send(tea.PasteMsg{Content: "red \x1b[31mink\r\nline"}).keys("esc")
	if got := doc.visit.Observations[1].Text; got != "red [31mink\nline" {
		t.Errorf("text %q", got)
	}
	d.keys("o").typeText("never").keys("ctrl+g ctrl+g")
	if len(doc.visit.Observations) != 2 {
		t.Error("a text that was thrown away was kept")
	}
}

// TestFrame corrects what a visit is about.
func TestFrame(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter V").typeText(" Forge").keys("tab tab tab tab tab").typeText("x").keys("ctrl+s").expect("a whole number")
	d.keys("backspace").typeText("9").keys("ctrl+s").expect("Northline Forge")
	if doc.visit.Notice != "9" || len(doc.saved) != 2 {
		t.Errorf("notice %q, saved %+v", doc.visit.Notice, doc.saved)
	}
	// When something was observed, if that was earlier.
	d.keys("o ctrl+t").send(tea.PasteMsg{Content: ""}).keys("backspace backspace").typeText("05").keys("enter").typeText("seen before").keys("esc")
	if o := doc.visit.Observations[0]; clock(o.Observed) != "14:05" || clock(o.Entered) != "14:32" {
		t.Errorf("observation %+v", o)
	}
	// On another day: kept over a crash, and changed by itself afterwards.
	d.keys("o ctrl+t ctrl+u").typeText("23:59").keys("enter").expect("has not come yet").keys("ctrl+u").typeText("2026-03-10 09:40").keys("enter")
	d.expect("observed 2026-03-10 09:40").typeText("the day before").send(tickMsg{1})
	d = drive(t, l, 80, 24).keys("enter U").expect("the day before", "observed 2026-03-10 09:40").keys("esc")
	if o := doc.visit.Observations[1]; o.Observed.Format(dayAndTime) != "2026-03-10 09:40" || len(doc.drafts) != 0 {
		t.Errorf("observation %+v, drafts %v", o, doc.drafts)
	}
	d.keys("O j enter ctrl+t ctrl+u").typeText("2026-03-09 17:00").keys("enter esc").expect("2026-03-09 17:00")
	if o := doc.visit.Observations[1]; o.Text != "the day before" || o.Observed.Format(dayAndTime) != "2026-03-09 17:00" {
		t.Errorf("observation %+v", o)
	}
	d.keys("enter").typeText(" x").keys("ctrl+x").expect("ctrl+x does nothing here").keys("ctrl+g").expect("once more").keys("ctrl+g")
	if o := doc.visit.Observations[1]; o.Text != "the day before" {
		t.Errorf("observation %+v", o)
	}
}

// TestDraft cuts the program off while a text is typed and opens it again.
func TestDraft(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	drive(t, l, 80, 24).keys("enter l l l o").typeText("half a sent").send(tickMsg{1})
	drive(t, l, 80, 24).keys("enter").expect("unfinished text is kept at IN-01, from 14:32", "U goes there").keys("j k").expect("U unfinished").keys("U").expect("half a sent").typeText("ence").keys("esc")
	if len(doc.visit.Observations) != 1 || doc.visit.Observations[0].Text != "half a sentence" || len(doc.drafts) != 0 {
		t.Errorf("%+v, drafts %v", doc.visit.Observations, doc.drafts)
	}
	drive(t, l, 80, 24).keys("enter j j enter f").typeText("24").send(tickMsg{1})
	d := drive(t, l, 80, 24).keys("enter U").expect("taken up again", "24")
	d.typeText("0").keys("tab a").typeText("120").keys("esc")
	if got := doc.visit.Answers["IN-03"].Sample; got.Population != 240 || got.Fine != 120 {
		t.Errorf("sample %+v", got)
	}
	// A dialog: text is kept over a crash and when it is left, until it is thrown
	// away; a choice alone is not.
	drive(t, l, 80, 24).keys("enter x r").typeText("at lunch").send(tickMsg{1})
	d = drive(t, l, 80, 24).keys("enter U").expect("taken up again", "at lunch").keys("esc").expect("is kept")
	d.keys("x").expect("at lunch").keys("ctrl+g ctrl+g x").refuse("at lunch")
	if d.keys("r esc"); len(doc.drafts) != 0 {
		t.Errorf("drafts %v", doc.drafts)
	}
	// The fields of a visit that is not there yet.
	drive(t, l, 80, 24).keys("n").typeText("宏远").send(tickMsg{1})
	drive(t, l, 80, 24).keys("n").expect("宏远", "Taken up again").keys("ctrl+s").expect("宏远", "Visit frame")
	if l.unfinished != nil {
		t.Errorf("still kept: %v", l.unfinished)
	}
}

// TestDraftGoesWithItsRecord types each kind of thing that has no key of its own
// yet, long enough for it to be kept, and records it: the draft must be forgotten
// in the same step, or a crash between the two brings half of it back.
func TestDraftGoesWithItsRecord(t *testing.T) {
	for _, test := range []struct{ name, item, begin, text, end string }{
		{"note", "IN-04", "o", "half a sentence", "esc"},
		{"promise", "CL-02", "enter +", "records of 12 lots", "ctrl+s"},
		{"request", "IN-03", "e", "IQC 4711", "ctrl+s"},
		{"another record", "IN-03", "e x ctrl+s E s", "IQC 4712", "ctrl+s"},
		{"other", "IN-03", "x s tab", "at lunch", "ctrl+s"},
		{"value", "RA-01", "enter + 2 ctrl+s", "line 7", "tab tab 2 0 tab 2 0 tab 1 9 tab 2 1 esc"},
		{"nonce", "IN-03", "enter enter 1 2 d", "0417", "ctrl+s"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l, doc := receipts()
			d := drive(t, l, 80, 24).at(test.item).keys("esc")
			d.keys(test.begin).typeText(test.text).send(tickMsg{1})
			if len(doc.drafts) == 0 {
				t.Fatalf("nothing is kept while it is typed:\n%s", d.frame())
			}
			before := len(doc.saved)
			d.keys(test.end)
			if len(doc.saved) == before || len(doc.drafts) != 0 || len(doc.late) != 0 {
				t.Errorf("saved %+v, drafts %v, forgotten apart %v", doc.saved[before:], doc.drafts, doc.late)
			}
		})
	}
}

// TestFullDisk takes the disk away and gives it back.
func TestFullDisk(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter l l l")
	l.broken = errDisk
	d.keys("1").expect("no space left on device", "1 not saved")
	d.keys("e k 8").expect("3 not saved", "80 seen")
	d.keys("ctrl+c").expect("not saved")
	if d.quit {
		t.Fatal("left with changes that are nowhere")
	}
	l.broken = nil
	d.send(retryMsg{})
	if len(doc.saved) != 3 || doc.saved[0].Key != "IN-01" {
		t.Fatalf("saved %+v", doc.saved)
	}
	if !d.quit {
		d.expect("saved 14:32:07").keys("q")
	}
	if !d.quit {
		t.Error("did not quit")
	}
}

func TestQuitKeeps(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter l l l o").typeText("typed and left").keys("ctrl+c")
	if !d.quit || len(doc.visit.Observations) != 1 || len(doc.saved) != 2 {
		t.Errorf("quit %v, %+v", d.quit, doc.saved)
	}
	// A signal: Update is not called any more, Drain writes the draft.
	d = drive(t, l, 80, 24).keys("enter l l l o").typeText("cut off")
	if err := d.app.Drain(t.Context()); err != nil || len(doc.drafts) != 1 || !doc.closed {
		t.Errorf("%v, drafts %v, closed %v", err, doc.drafts, doc.closed)
	}
}

func TestIdentity(t *testing.T) {
	l := &fakeLibrary{}
	d := drive(t, l, 80, 24).expect("who is working?").keys("ctrl+s").expect("is needed")
	d.typeText("Ana").keys("enter").typeText("reviewer").keys("enter").expect("No visit here yet")
	if l.name != "Ana" {
		t.Errorf("name %q", l.name)
	}
}

// TestHostile shows a visit whose every text carries control sequences.
func TestHostile(t *testing.T) {
	const evil = "\x1b]0;owned\x07\x1b[2J\u202eevil\x00\u200b\n\r\x9b31m"
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", evil, evil, map[string]checklist.Answer{"IN-01": {Level: 100, Basis: evil, Reason: evil}, "CE-01": {Fields: map[string]string{"status": evil, "number": evil}}, "IN-10": {Gaps: []checklist.Gap{{What: evil}}}})
	doc.visit.Site, doc.visit.Order = evil, evil
	doc.visit.Observations = []checklist.Observation{{ID: "1", Item: "IN-01", Text: evil, By: evil}}
	doc.visit.Commitments = []checklist.Commitment{{ID: "1", What: evil, Role: evil, Due: evil}}
	d := drive(t, l, 120, 36)
	clean := func() {
		t.Helper()
		v := d.app.View()
		for _, bad := range []string{"\x1b]", "\x1b[2J", "\u202e", "\x00", "\x07", "\u200b", "\x9b", "\r"} {
			if strings.Contains(v.Content, bad) || strings.Contains(v.WindowTitle, bad) {
				t.Fatalf("%q reaches the terminal:\n%q", bad, v.Content)
			}
		}
	}
	clean()
	d.keys("enter")
	for _, keys := range []string{"l l l", "b", "esc", "enter", "l l l", "O", "esc", "enter", "esc", "a", "esc", "h h", "enter", "esc", "h h", "enter", "esc", "?"} {
		d.keys(keys)
		clean()
	}
	if d.app.top().(*helpPage) == nil {
		t.Error("the walk did not get to its end")
	}
}

// TestActions walks through the tables of all screens.
func TestActions(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 80, 24)
	for _, s := range allScreens(d) {
		seen := map[string]bool{}
		for _, a := range s.actions() {
			if a.name == "" && a.about == "" && !a.quiet || len(strings.Fields(a.name)) > 3 {
				t.Errorf("%T: %v has no name, or too long a one", s, a.keys)
			}
			if len(a.keys) > 0 && (a.run == nil) == (a.by == nil) {
				t.Errorf("%T: %v does nothing", s, a.keys)
			}
			for _, k := range a.keys {
				if seen[k] || k == " " || strings.HasPrefix(k, "shift+") && len(k) == 7 {
					t.Errorf("%T: key %q is used twice, or spelled wrong", s, k)
				}
				seen[k] = true
			}
		}
		for _, k := range []string{"esc", "ctrl+c"} {
			if _, home := s.(*visits); !home && k == "esc" && !seen[k] {
				t.Errorf("%T: no way back", s)
			}
		}
	}
}

// allScreens opens each screen once.
func allScreens(d *driver) []screen {
	var out []screen
	take := func(keys string) {
		d.keys(keys)
		if !slices.Contains(out, d.app.top()) {
			out = append(out, d.app.top())
		}
	}
	take("g")
	take("n")
	take("f1")
	take("esc")
	d.keys("esc enter l l l")
	for _, k := range []string{"o", "esc", "O", "esc", "x", "esc", "R", "esc", "enter", "esc", "j enter", "esc", "a", "esc", "G", "enter", "esc", "?", "esc", "h h h h", "j enter", "esc"} {
		take(k)
	}
	return out
}

// TestSizes draws every screen in sizes from too small to very large; the
// driver checks each frame.
func TestSizes(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {10, 3}, {20, 4}, {24, 8}, {40, 12}, {40, 20}, {63, 20}, {64, 20}, {80, 24}, {109, 30}, {120, 36}, {200, 60}, {300, 100}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			l, _ := hongyuan()
			d := drive(t, l, size[0], size[1])
			allScreens(d)
			d.send(tea.WindowSizeMsg{}) // 0x0 counts as 80x24
		})
	}
}

func TestSmallWindow(t *testing.T) {
	l, _ := hongyuan()
	drive(t, l, 20, 6).expect("gemba needs", "24x8")
}

// TestLevelForm: the worst level is an answer, and counts without a level are
// kept without being one.
func TestLevelForm(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter l l l enter 0 esc").expect("0 told")
	if a := doc.visit.Answers["IN-01"]; a.State != checklist.Answered || a.Level != 0 {
		t.Errorf("answer %+v", a)
	}
	w := d.app.top().(*walk)
	w.show("FN-03")
	d.keys("enter tab tab").typeText("12").keys("esc")
	if a := doc.visit.Answers["FN-03"]; a.State != checklist.NotSeen || a.Fields["items"] != "12" {
		t.Errorf("answer %+v", a)
	}
	if r := w.sheet.Range("FN-03"); r.Lo != 0 || r.Hi != 100_000 {
		t.Errorf("range %v", r)
	}
	d.keys("enter 8 e esc")
	if a := doc.visit.Answers["FN-03"]; a.State != checklist.Answered || a.Level != 80 || a.Fields["items"] != "12" {
		t.Errorf("answer %+v", a)
	}
}

// TestFormKeepsFaults: what has no meaning stays as it was typed, and is not
// recorded; a draw by the program is one that is stored.
func TestFormKeepsFaults(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter enter").typeText("12.3.2026").keys("esc").expect("12.3.2026", "a date such as")
	d.keys("ctrl+t T esc").expect("12.3.2026")
	if len(doc.saved) != 0 {
		t.Errorf("recorded %+v", doc.saved)
	}
	d.keys("ctrl+t T esc ctrl+g ctrl+g l l l j j enter f").refuse("Drawn by the program").typeText("24x").keys("esc").expect("24x", "a whole number")
	if len(doc.saved) != 0 || doc.visit.Answers["IN-03"].State != checklist.Blank {
		t.Errorf("recorded %+v", doc.saved)
	}
	// Cut off: it comes back as it was typed, and the form says what it cannot read.
	d.keys("tab").typeText("n-1").send(tickMsg{1})
	d = drive(t, l, 80, 24).keys("enter U").expect("taken up again", "24x", "n-1", "a whole number")
	d.keys("backspace backspace backspace").typeText("8").keys("shift+tab backspace tab tab").typeText("7").keys("tab 2 esc")
	if s := doc.visit.Answers["IN-03"].Sample; s.Population != 24 || s.Drawn != 8 || s.Fine != 7 || s.Pick == "" || len(doc.drafts) != 0 {
		t.Errorf("sample %+v, drafts %v\n%s", s, doc.drafts, d.frame())
	}
}
