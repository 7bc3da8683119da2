package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/tui/loop/looptest"
)

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
		soundTable(t, "opened", s, 3)
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

// TestSuspend hands the terminal back on ctrl+z, also from a note, whose text
// is kept first.
func TestSuspend(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 80, 24).keys("enter o").typeText("half")
	var suspended bool
	var look func(cmd tea.Cmd)
	look = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := d.immediate(cmd).(type) {
		case tea.BatchMsg:
			for _, c := range msg {
				look(c)
			}
		case tea.SuspendMsg:
			suspended = true
		}
	}
	_, cmd := d.app.Update(looptest.Key("ctrl+z"))
	look(cmd)
	if !suspended || len(doc.drafts) != 1 {
		t.Errorf("suspended %t, drafts %v", suspended, doc.drafts)
	}
}
