package tui

import (
	"slices"
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// receipts is a visit that knows where the list of receipts comes from.
func receipts() (*fakeLibrary, *fakeDocument) {
	l := &fakeLibrary{name: "Ana"}
	return l, aVisit(l, "demo-visit", "Northline", "2026-02-17", map[string]checklist.Answer{
		"IN-02": {Fields: map[string]string{"source": "erp-live", "lines": "240"}},
	})
}

// at opens the visit on the screen of an item.
func (d *driver) at(item string) *driver {
	d.Helper()
	if _, home := d.app.top().(*visits); home {
		d.keys("enter")
	}
	for {
		if w, ok := d.app.top().(*walk); ok {
			if !w.show(item) {
				d.Fatalf("%s is not asked", item)
			}
			return d.keys("enter")
		}
		d.keys("esc")
	}
}

// drawn is a driver whose receipts are drawn, twelve of them.
func drawn(t *testing.T, l *fakeLibrary, w, h int) *driver {
	return drive(t, l, w, h).at("IN-03").keys("enter 1 2 d").typeText("4711").keys("enter")
}

func savedCells(doc *fakeDocument) []string {
	var out []string
	for _, c := range doc.saved {
		out = append(out, c.Kind+" "+c.Key+" "+c.Field)
	}
	return out
}

// TestSample draws receipts, marks lines, and expects each step as a fact of its
// own and the range to move with every key.
func TestSample(t *testing.T) {
	l, doc := receipts()
	d := drive(t, l, 120, 36).at("IN-03").expect("240 lines as recorded at IN-02: Live system screen")
	d.keys("enter").expect("Draw  ◂ 29 ▸ of 240", "recommended 29", "29 random records would show a hole of 10 % (23 of 240) 95 times in 100")
	d.keys("left left left").expect("26 random records would show a hole of 11 % (25 of 240) 95 times in 100", "a hole of 10 %  94 times in 100")
	d.keys("1 2").expect("◂ 12 ▸", "d all fine: worth 65.0–100.0", "y all fine: worth 52.3–100.0, picked by you", "u all fine: worth 4.0–100.0, picked by the factory")
	d.keys("d").expect("follows from a number that is written down first").typeText("4711").keys("enter")
	d.expect("0 of 12 done, 12 still out", "worth 0.0–100.0", "Nothing is in yet")
	want := checklist.Draw{Pick: "random", Nonce: "4711", Seed: "demo-visit|IN-03|240|4711", Lines: []int{3, 70, 73, 78, 103, 116, 127, 131, 153, 211, 214, 219}}
	if got := doc.visit.Draws["IN-03"]; checklist.EncodeCell(got) != checklist.EncodeCell(want) {
		t.Errorf("draw %+v", got)
	}
	d.keys("1").expect("1 of 12 done", "1 of 1 fine; of the list 13 to 240 of 240: 5.4 % to 100.0 %", "Between 5 and 100 of 100 receipts of the last three months are fine", "times in 100.")
	d.keys("1 1 4").expect("3 of 4 fine", "last practice")
	d.keys("c").typeText("rack 4").keys("enter 3 5").expect("Place of the lines to come: rack 4", "rack 4 14:32", "If late ones count: 4 of 5", "1 line left the list under a written rule: 239 remain")
	if got := doc.visit.Lines["IN-03"][103]; got.Status != checklist.LineLate || got.Place != "rack 4" || got.Marks[markAt] != "2026-03-11T14:32:07Z" {
		t.Errorf("line %+v", got)
	}
	cells := []string{
		"sample IN-03 list", "sample IN-03 draw", "line IN-03 3", "line IN-03 70", "line IN-03 73", "line IN-03 78", "line IN-03 103", "line IN-03 116",
	}
	if got := savedCells(doc); !slices.Equal(got, cells) {
		t.Errorf("saved %v", got)
	}
	if len(doc.drafts) > 0 {
		t.Errorf("drafts left: %v", doc.drafts)
	}
	// Taken up again where it was left, by another start of the program.
	d = drive(t, l, 120, 36).at("IN-03").expect("6 of 12 done", "▌○ 127")
	d.keys("2 1 1 1 1 1").expect("12 of 12 done", "all 12 are in").keys("p").expect("Thank you. That is all for this point.", "谢谢，这一项看完了。")
	d.keys("esc /").typeText("79").keys("enter").expect("this line was not drawn").keys("backspace").typeText("8").keys("enter").expect("▌!  78")
	d.keys("1").expect("▌◐ 103").keys("c").typeText(" floor").keys("tab").typeText("came by taxi").keys("enter").expect("Appeared later: came by taxi", "rack 4 floor")
	d.keys("backspace").expect("▌○ 103", "11 of 12 done")
	d.keys("backspace").expect("nothing is marked on this line")
	d.keys("esc").expect("90 % 9/10", "IN-03: 1 of 12 lines are out and do not count yet")
}

// TestSampleLimits: the limits in words are those that the assessment goes by.
func TestSampleLimits(t *testing.T) {
	l, _ := receipts()
	d := drive(t, l, 80, 24).at("IP-02")
	s := d.app.top().(*recordSample)
	for _, source := range []string{"", "erp-live", "export-in-view", "sheet"} {
		for _, pick := range []string{pickRandom, pickVisitor, pickFactory} {
			for _, sm := range []checklist.Sample{
				{Population: 240, Drawn: 29, Fine: 27},
				{Population: 240, Drawn: 29, Fine: 29, Staged: true},
				{Population: 13, Drawn: 13, Fine: 8},
				{Open: true, Drawn: 10, Fine: 9},
				{Population: 60, Drawn: 1, Fine: 0},
			} {
				sm.Source, sm.Pick = source, pick
				got, p := assessment.PlannedRange(s.c, s.v, s.it, sm), s.proofOf(s.it, sm, pick)
				lo := s.worth(s.it, checklist.Sample{Population: p.population, Drawn: p.population, Fine: p.LowerCount})
				hi := s.worth(s.it, checklist.Sample{Population: p.population, Drawn: p.population, Fine: p.UpperCount})
				if sm.Open { // a share of a million lines stands for one without an end
					const m = 1_000_000
					lo = s.worth(s.it, checklist.Sample{Population: m, Drawn: m, Fine: int(p.LowerShare * m)})
					hi = s.worth(s.it, checklist.Sample{Population: m, Drawn: m, Fine: int(p.UpperShare * m)})
				}
				if near(got.Lo, lo.Lo) > 2 || near(got.Hi, hi.Hi) > 2 {
					t.Errorf("%s from %q, %+v: %v, in words %v %v", pick, source, sm, got, lo, hi)
				}
			}
		}
	}
}

func near(a, b int64) int64 { return max(a-b, b-a) }

// TestSampleStoredFirst: no line is shown before its draw is on the disk.
func TestSampleStoredFirst(t *testing.T) {
	l, doc := receipts()
	d := drive(t, l, 120, 36).at("IN-03").keys("enter 1 2 d *").expect("* throws dice")
	throw := d.app.top().(*nonceDialog).form.get("nonce")
	if len(throw) != 8 || strings.Trim(throw, "123456") != "" {
		t.Errorf("dice %q", throw)
	}
	d.keys("esc")
	d.app.top().(*recordSample).dice = func() string { return "4711" }
	d.keys("d *").expect("4711")
	l.broken = errDisk
	d.keys("enter").expect("not saved").keys("x").expect("The draw is being stored").refuse("219").keys("1 p").expect("being stored")
	l.broken = nil
	d.send(retryMsg{}).expect("0 of 12 done", "219")
	if len(doc.visit.Lines["IN-03"]) > 0 {
		t.Error("a line was marked before it was shown")
	}
}

// TestSamplePlanKept: how many lines, and whether there are two stages, is found
// again.
func TestSamplePlanKept(t *testing.T) {
	l, doc := receipts()
	drive(t, l, 120, 36).at("IN-03").keys("enter 3 5 s").send(tickMsg{1})
	d := drive(t, l, 120, 36).at("IN-03").expect("◂ 35 ▸", "Then  [ 35 ] more").keys("up right").expect("◂ 41 ▸").keys("esc")
	if len(doc.drafts) != 1 {
		t.Errorf("drafts %v", doc.drafts)
	}
	d.at("IN-03").expect("◂ 41 ▸").keys("backspace").expect("◂ 4 ▸").keys("backspace d").expect("how many lines?").keys("9 9 9").expect("All 240 lines are looked at")
	d.keys("d").expect("0 of 240 done", "all of the list").keys("1")
	if s := doc.visit.Answers["IN-03"].Sample; s.Pick != pickVisitor {
		t.Errorf("the first of all lines count as %q", s.Pick)
	}
	if len(doc.drafts) != 0 {
		t.Errorf("drafts %v", doc.drafts)
	}
}

// TestSampleAgain draws anew: with a reason, with the first draw in the history,
// and without the marks of lines that are not drawn any more.
func TestSampleAgain(t *testing.T) {
	l, doc := receipts()
	d := drawn(t, l, 120, 36).keys("1 1 1 D enter").expect("is needed").typeText("the list was longer").keys("enter").expect("A new draw, because: the list was longer")
	d.keys("esc").expect("3 of 12 done")
	d.keys("D").typeText("the list was longer").keys("enter i backspace backspace backspace").typeText("300").keys("ctrl+s").expect("of 300").keys("1 5 d").typeText("4712").keys("enter")
	dr := doc.visit.Draws["IN-03"]
	if dr.Seed != "demo-visit|IN-03|300|4712" || len(dr.Lines) != 15 || doc.visit.Lists["IN-03"].Lines != 300 {
		t.Errorf("draw %+v, list %+v", dr, doc.visit.Lists["IN-03"])
	}
	for _, c := range doc.saved[5:] {
		if c.Reason != "the list was longer" {
			t.Errorf("%+v has no reason", c)
		}
	}
	if n := len(doc.visit.Lines["IN-03"]); n > 0 || doc.visit.Answers["IN-03"].State != checklist.Blank {
		t.Errorf("%d marks left, answer %+v", n, doc.visit.Answers["IN-03"])
	}
	first := checklist.Draw{Pick: "random", Nonce: "4711", Lines: []int{3, 70}}
	doc.versions = []Version{
		{ID: "a", By: "Ana", To: checklist.EncodeCell(first), Entered: noon, Arrived: noon},
		{ID: "b", By: "Ana", To: checklist.EncodeCell(dr), Entered: noon, Arrived: noon, Reason: "the list was longer", Stands: true},
	}
	d.keys("H").expect("2 lines, Drawn by the program, with 4711: 3 70", "because: the list was longer").keys("k k j esc").expect("0 of 15 done")
	l.broken = errDisk
	d.keys("H").expect("the history cannot be read")
}

// TestSamplePicked takes lines that the program did not draw.
func TestSamplePicked(t *testing.T) {
	l, doc := receipts()
	d := drive(t, l, 120, 36).at("IN-03").keys("enter 5 y").expect("the low end is widened", "All 5 fine would be worth")
	d.typeText("7 3 9-11, 999").keys("enter").expect("beyond the 240 of the list").keys("backspace backspace backspace backspace backspace enter")
	d.expect("0 of 5 done", "picked by the visitor").keys("1 1 1 1 1").expect("all 5 are in").keys("k").expect("hand, so the low end is a wide one")
	if dr := doc.visit.Draws["IN-03"]; dr.Pick != pickVisitor || dr.Seed != "" || !slices.Equal(dr.Lines, []int{3, 7, 9, 10, 11}) {
		t.Errorf("draw %+v", dr)
	}
	wide := d.app.top().(*recordSample).sheet.Range("IN-03")
	d.keys("s").expect("only lines that the program drew").keys("+").typeText("12").keys("enter").expect("5 of 6 done", "▌○ 12").keys("backspace").expect("nothing is marked")
	d.keys("p").expect("编号").refuse("随机").keys("esc")
	d.keys("D").typeText("the host chose them").keys("enter u").expect("the lines prove only themselves").typeText("3 7 9-11").keys("enter")
	d.expect("5 of 5 done", "chosen by", "prove only themselves")
	if r := d.app.top().(*recordSample).sheet.Range("IN-03"); r.Lo >= wide.Lo || r.Hi != wide.Hi {
		t.Errorf("picked by the factory %v, by the visitor %v", r, wide)
	}
	d.keys("D").typeText("once more").keys("enter d").typeText("1").keys("enter +").expect("lines cannot join a draw by the program")
}

// TestSampleRides marks the lines of another item's draw.
func TestSampleRides(t *testing.T) {
	l, doc := receipts()
	d := drive(t, l, 120, 36).at("IN-05").expect("The lines drawn for IN-03 are used here").keys("enter").expect("240 lines as recorded at IN-02").keys("enter 1 2 s d").typeText("4711").keys("enter")
	d.keys("1 4 5").at("IN-05").expect("0 of 11 done", "the lines of IN-03", "IN-03: Found and it matches", "IN-03: Missing", "▌○   3")
	d.keys("1").expect("1 of 11 done", "1 of 1 fine").keys("D s").refuse("draw anew")
	list, draw := doc.visit.Lists["IN-05"], doc.visit.Draws["IN-05"]
	if list != (checklist.List{Lines: 239}) || len(draw.Lines) > 0 || !draw.Staged {
		t.Errorf("list %+v, draw %+v", list, draw)
	}
	if why := d.app.top().(*recordSample).sheet.Fault("IN-05"); why != "" {
		t.Errorf("counts as not asked: %s", why)
	}
	d.keys("2").expect("▌○  78").keys("k 1").expect("this line left the list at IN-03").keys("j 1")
	want := []string{"sample IN-05 list", "sample IN-05 draw", "line IN-05 3", "line IN-05 70", "line IN-05 78"}
	if got := savedCells(doc); !slices.Equal(got[5:], want) {
		t.Errorf("saved %v", got)
	}
	// Lines that are not drawn any more lose their marks here, too.
	d.at("IN-03").keys("D").typeText("wrong list").keys("enter s d").typeText("x").keys("enter")
	if n := len(doc.visit.Lines["IN-05"]) + len(doc.visit.Lines["IN-03"]); n > 0 {
		t.Errorf("%d marks left: %+v", n, doc.visit.Lines)
	}
}

// TestSampleSecondStage draws a stage that was declared, of another size than
// the first, with the price of it said beforehand; the first lines stay.
func TestSampleSecondStage(t *testing.T) {
	l, doc := receipts()
	d := drive(t, l, 120, 36).at("IN-03").keys("enter 1 2 [").expect("no second stage is declared").keys("s").expect("Then  [ 12 ] more", "d all fine: worth 59.3–100.0 after the first 12", "65.0–100.0", "whether the second stage is drawn or left")
	d.keys("] ] [ ] ]").expect("Then  [ 15 ] more", "after all 27").keys("s").refuse("Then  [").keys("s ] ] ]").expect("Then  [ 15 ] more").keys("d").typeText("4711").keys("enter")
	d.expect("drawn at random; s draws 15 more").keys("1 1 1 1 1 1 1 1 1 1 1 4").expect("25 times in 1000, the price of two looks")
	d.keys("s").expect("second stage", "12 of 27 done", "both stages")
	dr := doc.visit.Draws["IN-03"]
	if len(dr.Lines) != 12 || len(dr.Second) != 15 || slices.Contains(dr.Second, 3) {
		t.Errorf("draw %+v", dr)
	}
	d.keys("s").expect("drawn already").keys("p").expect("IN-03 · N 240 · n 27 · 4711").keys("r r esc 1").expect("13 of 27 done")
	l, _ = receipts()
	drawn(t, l, 80, 24).keys("s").expect("was not declared before the first was seen")
}

// TestSampleRest marks all lines that are out at once, after a question.
func TestSampleRest(t *testing.T) {
	l, doc := receipts()
	d := drawn(t, l, 80, 24).keys("1 1 2 *").expect("what are the 9 lines that nobody has marked?", "4 ○ Missing").keys("esc").expect("3 of 12 done")
	before := len(doc.saved)
	d.keys("* 4").expect("12 of 12 done", "9 lines marked: Missing", "2 of 12 fine")
	if n := len(doc.saved) - before; n != 9 {
		t.Errorf("%d facts for 9 lines", n)
	}
	if got := doc.visit.Lines["IN-03"][219]; got.Status != checklist.LineMissing || got.Marks[markAt] == "" {
		t.Errorf("line %+v", got)
	}
	d.keys("*").expect("no line is out any more").keys("g 1").expect("2 of 12 fine").keys("j j 1").expect("3 of 12 fine")
	// Lines that left the list at the item whose draw is used are passed over.
	l, doc = receipts()
	drawn(t, l, 80, 24).keys("1 5 1").at("IN-05").keys("* 1")
	if n := len(doc.visit.Lines["IN-05"]); n != 11 {
		t.Errorf("%d lines marked, not 11", n)
	}
}

// TestSampleTwoPeople works one slip on two copies and merges the facts of both.
func TestSampleTwoPeople(t *testing.T) {
	l, doc := receipts()
	drawn(t, l, 80, 24)
	common := slices.Clone(doc.saved)
	copyOf := func(keys string) []checklist.Change {
		l, doc := receipts()
		for _, c := range common {
			doc.visit.Apply(c)
		}
		drive(t, l, 80, 24).at("IN-03").keys(keys)
		return doc.saved
	}
	mine, theirs := copyOf("1 1 1"), copyOf("j j j 4 1 1 1")
	for _, order := range [][]checklist.Change{slices.Concat(mine, theirs), slices.Concat(theirs, mine)} {
		l, doc := receipts()
		for _, c := range slices.Concat(common, order) {
			doc.visit.Apply(c)
		}
		drive(t, l, 80, 24).at("IN-03").expect("7 of 12 done", "6 of 7 fine", "▌○ 131")
		if len(mine) != 3 || len(theirs) != 4 || doc.visit.Answers["IN-03"].Sample.Drawn != 7 {
			t.Errorf("%d and %d facts, sample %+v", len(mine), len(theirs), doc.visit.Answers["IN-03"].Sample)
		}
	}
}

// TestSampleCounts answers an item by its counts, from each step.
func TestSampleCounts(t *testing.T) {
	l, doc := receipts()
	d := drive(t, l, 120, 36).at("QA-05").expect("All of this list is counted").keys("enter").expect("How picked").expect("all: counted in full").typeText("6").keys("tab").typeText("5").keys("esc").expect("83 % 5/6")
	d.keys("enter").expect("Recorded by its counts: 83 % 5/6").keys("enter").expect("How picked").keys("esc")
	// A list that is known stands in the form.
	d.at("IN-03").keys("enter f").expect("worth 0.0–100.0").typeText("144").expect("worth 48.0").keys("esc").expect("60 % 144/240")
	if s := doc.visit.Answers["IN-03"].Sample; s.Population != 240 || s.Drawn != 240 || s.Fine != 144 || s.Pick != "" {
		t.Errorf("sample %+v", s)
	}
	d.keys("enter").expect("Recorded by its counts").keys("d").typeText("4711").keys("enter 1").expect("1 of 1 fine").keys("f").expect("the marked lines count").keys("esc").expect("1 of 29 done")
	// The last mark taken back takes the counts with it.
	d.keys("k backspace").expect("0 of 29 done", "Nothing is in yet")
	if a := doc.visit.Answers["IN-03"]; a.State != checklist.Blank {
		t.Errorf("answer %+v", a)
	}
	// All of a short list, line by line.
	d.at("IP-08").keys("i").keys("1").typeText("10").keys("ctrl+s").expect("All 10 lines are looked at").keys("d 1 1 1 1 1 1 1 1 1 4").expect("9 of 10: 90.0 %, all counted", "all 10 are in")
	if why := d.app.top().(*recordSample).sheet.Fault("IP-08"); why != "" {
		t.Error(why)
	}
}
