package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gemba/checklist"
)

// TestShareAll: counting all of a list stands in the place of the number drawn,
// and gives it back when the choice is taken back.
func TestShareAll(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter").show("IN-03").keys("f").typeText("240").keys("tab").typeText("30").keys("tab").typeText("28")
	d.keys("tab 1").expect("all 240: counted in full").keys("up").expect("1 ✓ All counted")
	d.keys("backspace").refuse("counted in full").expect("Drawn                   30").keys("2 esc")
	if s := doc.visit.Answers["IN-03"].Sample; s.Drawn != 30 || s.Fine != 28 || s.Pick != pickVisitor {
		t.Errorf("sample %+v", s)
	}
	d = drive(t, l, 80, 24).keys("enter").show("IN-06").keys("f").typeText("?").keys("tab a").typeText("3").keys("esc").expect("total is not known")
	if doc.visit.Answers["IN-06"].State != checklist.Blank {
		t.Error("all of an endless list was counted")
	}
	d.keys("ctrl+g").expect("once more").typeText("1").keys("ctrl+g").expect("once more").keys("ctrl+g")
	if _, ok := d.app.top().(*answering); ok || len(doc.drafts) > 0 {
		t.Errorf("still in the form, or kept: %v", doc.drafts)
	}
}

// TestFormFaults: what was recorded elsewhere and cannot be read is said in the
// form, and stays as it is until it is changed.
func TestFormFaults(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", map[string]checklist.Answer{
		"VF-04": {Fields: map[string]string{"running": "a dozen", "machines": "NaN", "own-running": "perhaps", "orders": "PO 1"}},
		"CE-01": {Fields: map[string]string{"status": "fine", "expires": "soon"}},
	})
	d := drive(t, l, 80, 24).keys("enter").show("VF-04")
	d.expect("a dozen", "! a number such as 12", "NaN", "perhaps", "! “perhaps” is not one of the choices").keys("esc")
	if len(doc.saved) != 0 {
		t.Errorf("looking at it recorded %+v", doc.saved)
	}
	d.keys("enter ctrl+u").typeText("12").keys("tab ctrl+u").typeText("40").keys("tab y esc")
	if f := doc.visit.Answers["VF-04"].Fields; f["running"] != "12" || f["machines"] != "40" || f["own-running"] != "yes" || f["orders"] != "PO 1" {
		t.Errorf("fields %v", f)
	}
	d.show("CE-01").expect("! “fine” is not one of the choices", "soon", "! a date such as")
}

// TestFormHalfTyped: a date is no mistake while it is typed, so that the lines
// around it stay where they are; it is one when the field is left.
func TestFormHalfTyped(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter").show("VF-01").typeText("2026-03")
	line := strings.Split(d.refuse("not a date").refuse("! a date").frame(), "\n")
	d.typeText("-11")
	for i, s := range strings.Split(d.frame(), "\n") {
		if strings.Contains(s, "Notice") != strings.Contains(line[i], "Notice") {
			t.Errorf("line %d moved: %q, before %q", i, s, line[i])
		}
	}
	d.keys("backspace backspace backspace tab").expect("! a date such as", "not asked")
	d.keys("up").expect("! a date such as")
}

// TestFormWayBack: what does not count yet names the keys that lead back to the
// form it was typed in, past the instrument of the item.
func TestFormWayBack(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter").show("IN-03").keys("f").typeText("240").keys("tab tab").typeText("144")
	d.keys("esc").expect("IN-03 counts as not asked", "enter and then f opens it again").keys("enter f").expect("240", "144")
}

// TestFormKeys: each key that cannot be used says why, and the keys of choices
// come before those that move.
func TestFormKeys(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter").show("IN-01")
	for _, k := range []string{"q", "7", "x", "f1"} {
		if d.keys(k); k == "f1" {
			d.keys("esc")
			continue
		}
		d.expect(k+" is none of the choices", "choose here")
	}
	d.send(tea.PasteMsg{Content: "lost?"}).expect("cannot be pasted").keys("8 e esc")
	if a := doc.visit.Answers["IN-01"]; a.Level != 80 || a.Basis != "seen" {
		t.Errorf("answer %+v", a)
	}
	d.show("VF-01").keys("t").expect("2026-03-11").keys("ctrl+x").expect("ctrl+x does nothing here").keys("tab").typeText("9").keys("tab 3 esc")
	if f := doc.visit.Answers["VF-01"].Fields; f["announced"] != "2026-03-11" || f["notice"] != "9" || f["date-by"] != "host" {
		t.Errorf("fields %v", f)
	}
	d.show("CL-02").keys("+").typeText("send it").keys("tab tab tab tab k ctrl+s")
	if c := doc.visit.Commitments; len(c) != 1 || c[0].State != "kept" {
		t.Errorf("commitments %+v", c)
	}
}

// TestNotice: how much notice was given is typed once.
func TestNotice(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	doc.visit.Notice = "9"
	d := drive(t, l, 80, 24).keys("enter").show("VF-01").expect("Notice (days)", "9", "as it stands with the visit").keys("esc")
	if len(doc.saved) != 0 {
		t.Errorf("looking at it recorded %+v", doc.saved)
	}
	d.keys("enter ctrl+s")
	if f := doc.visit.Answers["VF-01"].Fields; f["notice"] != "9" {
		t.Errorf("fields %v", f)
	}
	doc.visit.Notice = ""
	d.keys("V").expect("9").keys("ctrl+s")
	if doc.visit.Notice != "9" {
		t.Errorf("notice %q", doc.visit.Notice)
	}
}

// TestChoiceGoesOn has a choice lead to the next field once, with a tab or an enter
// behind it and without one, and says so.
func TestChoiceGoesOn(t *testing.T) {
	for _, keys := range []string{"1", "1 tab", "1 enter"} {
		d, doc := aDay(t, "IN-02", 80, 24)
		d.keys("enter").keys(keys)
		if keys != "1" {
			d.expect("the choice has gone on to this field already")
		}
		d.typeText("2026-08-01").keys("tab").typeText("2026-11-20").keys("esc")
		if f := doc.visit.Answers["IN-02"].Fields; f["from"] != "2026-08-01" || f["to"] != "2026-11-20" || f["source"] == "" {
			t.Errorf("%q: %v", keys, f)
		}
	}
}

// TestRefusedAsks: a refusal asks who refused what, and takes an empty answer
// only from a second enter in a row.
func TestRefusedAsks(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter").show("IN-01").keys("esc x right right right ctrl+s").expect("who refused what, and when?")
	if len(doc.saved) != 0 {
		t.Errorf("recorded %+v", doc.saved)
	}
	d.typeText("厂长, 14:05").keys("enter")
	if a := doc.visit.Answers["IN-01"]; a.State != checklist.Refused || a.Reason != "厂长, 14:05" {
		t.Errorf("answer %+v", a)
	}
	d.show("IN-08").keys("esc x r enter").expect("who refused what, and when?", "enter once more")
	if len(doc.saved) != 1 {
		t.Errorf("a first enter recorded %+v", doc.saved)
	}
	d.typeText("j").keys("backspace enter").expect("who refused what, and when?").keys("enter")
	if a := doc.visit.Answers["IN-08"]; a.State != checklist.Refused || a.Reason != "" {
		t.Errorf("answer %+v", a)
	}
}

// TestEveryForm opens each item that is answered on a form, in both languages
// and in the two small sizes: the question and the options of the first field
// stand there in full, word for word.
func TestEveryForm(t *testing.T) {
	c := checklist.Builtin()
	for _, size := range [][2]int{{80, 24}, {40, 20}} {
		for i := range c.Items {
			for _, lang := range []string{"en", "zh"} {
				it := &c.Items[i]
				t.Run(fmt.Sprintf("%s %s %d", it.ID, lang, size[0]), func(t *testing.T) {
					l := &fakeLibrary{name: "Ana"}
					aVisit(l, "v1", "Northline", "2026-02-17", nil)
					d := drive(t, l, size[0], size[1]).keys("enter")
					w := d.app.top().(*walk)
					w.host = lang == "zh"
					w.show(it.ID)
					d.keys("enter")
					s, ok := d.app.top().(*answering)
					if !ok {
						t.Skip("has an instrument")
					}
					if got := letters(d.frame()); !strings.Contains(got, letters(it.Prompt.In(lang))) {
						t.Errorf("the question is cut:\n%s", d.frame())
					}
					if it.ID == "CE-01" && !strings.Contains(letters(d.frame()), letters(s.form.fields[0].options[2].label)) {
						t.Errorf("the status is out of sight:\n%s", d.frame())
					}
					seen := letters(d.frame())
					for range 6 {
						seen += letters(d.keys("pgdown").frame())
					}
					for _, o := range s.form.fields[0].options {
						if !strings.Contains(seen, letters(o.label)) {
							t.Errorf("the option %q cannot be read:\n%s", o.label, d.frame())
						}
					}
				})
			}
		}
	}
}

// letters drops what the layout adds to a text: line ends, frames, marks.
func letters(s string) string {
	left, _, _ := strings.Cut(s, "\x00")
	var b strings.Builder
	for _, line := range strings.Split(left, "\n") {
		if i := strings.Index(line, "││"); i > 0 { // the pane beside it
			line = line[:i]
		}
		for _, r := range line {
			if !strings.ContainsRune(" │▌↓↑…", r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// TestOffered has typing take the place of what was filled in for the visitor, and
// go on from it after any other key.
func TestOffered(t *testing.T) {
	d := drive(t, &fakeLibrary{name: "Ana"}, 80, 24).keys("f2 tab").expect("typing takes its place").typeText("4.0").expect("AQL").refuse("2.54")
	d.keys("shift+tab").typeText("1200").expect("4.0")
	drive(t, &fakeLibrary{name: "Ana"}, 80, 24).keys("f2 tab backspace").typeText("0").refuse("2.50").expect("2.0")
}

// TestLongField: of a text that is longer than its field the end is in sight while it is
// typed, with the cursor behind the last letter, and all of it can be gone through.
func TestLongField(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 80, 24).keys("enter V ctrl+u")
	at := func(n int) string { // the cells from the cursor on, or before it
		c, lines := d.app.View().Cursor, strings.Split(ansi.Strip(d.app.View().Content), "\n")
		return strings.Trim(ansi.Cut(lines[c.Y], min(c.X, c.X+n), max(c.X, c.X+n)), "│")
	}
	text := strings.Repeat("0123456789", 10) + strings.Repeat("现场é", 30)
	for _, r := range text {
		d.typeText(string(r))
		if before := at(-2); !strings.HasSuffix(before, string(r)) || strings.TrimSpace(at(1)) != "" {
			t.Fatalf("before the cursor is %q, and on it %q, where %c was typed", before, at(1), r)
		}
	}
	d.expect(strings.Repeat("现场é", 8)).keys("home")
	if on := at(3); on != "012" {
		t.Errorf("at the begin the cursor is on %q", on)
	}
	for _, r := range text {
		if on := at(2); !strings.HasPrefix(on, string(r)) {
			t.Fatalf("the cursor is on %q and not on %c", on, r)
		}
		d.keys("right")
	}
	d.keys("backspace ctrl+s")
	if want := strings.TrimSuffix(text, "é"); doc.visit.Supplier != want {
		t.Errorf("recorded is %q", doc.visit.Supplier)
	}
}
