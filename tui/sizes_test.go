package tui

import (
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// TestEverySize types while the window goes through every width from 10 to 300
// and every height from 3 to 100, with GEMBA_LONG in every pair: each frame is
// exact, and every letter is there in the end.
func TestEverySize(t *testing.T) {
	for name, c := range map[string]struct {
		keys   string
		typing bool
	}{
		"a note": {"enter o", true}, "a form": {"enter V", true}, "a new visit": {"n", true}, "a search": {"/", true},
		"the notes": {"enter O", false}, "the list": {"", false}, "the walk": {"enter", false}, "the assessment": {"enter a", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, _ := hongyuan()
			d := drive(t, l, 120, 36).keys(c.keys)
			field, typing := d.app.top().(typist)
			if typing = typing && field.typing(); typing != c.typing {
				t.Fatalf("letters are typed is %t", typing)
			}
			want := 0
			size := func(w, h int) {
				d.send(tea.WindowSizeMsg{Width: w, Height: h})
				if typing && want < 400 {
					d.typeText("z")
					want++
				}
			}
			if os.Getenv("GEMBA_LONG") != "" {
				for w := 10; w <= 300; w++ {
					for h := 3; h <= 100; h++ {
						size(w, h)
					}
				}
			} else {
				for i := range 291 { // each width once, and each of the 98 heights about three times
					size(10+i, 3+(i*37)%98)
				}
			}
			d.send(tea.WindowSizeMsg{Width: 300, Height: 100})
			if text := textOn(d.app.top()); typing && !strings.HasSuffix(text, strings.Repeat("z", want)) {
				t.Errorf("%d letters were typed, and the text is %q", want, text)
			}
		})
	}
}

// textOn is the text that is being typed on a screen.
func textOn(s screen) string {
	switch s := s.(type) {
	case *writer:
		return s.text()
	case *search:
		return s.input.Value()
	case *newVisit:
		return textOn(s.dialog)
	case *dialog:
		return s.form.fields[s.form.at].value
	}
	return ""
}

// TestNoteInGrownWindow: what a low window had no room for is seen again in a high one,
// and the cursor is where it was.
func TestNoteInGrownWindow(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 120, 36).keys("enter o").typeText("first of ").typeText(strings.Repeat("many words ", 12)).typeText("last")
	was := *d.app.View().Cursor
	d.send(tea.WindowSizeMsg{Width: 40, Height: 9}).refuse("first of").expect("last")
	d.send(tea.WindowSizeMsg{Width: 120, Height: 36}).expect("first of", "last")
	if is := *d.app.View().Cursor; is != was {
		t.Errorf("the cursor was at %v and is at %v", was.Position, is.Position)
	}
	d.send(tea.PasteMsg{Content: strings.Repeat("\nline", 50) + "\n"}).send(tea.WindowSizeMsg{Width: 120, Height: 12}).send(tea.WindowSizeMsg{Width: 120, Height: 36})
	if n := strings.Count(d.frame(), "│line"); n != 11 {
		t.Errorf("%d lines above the cursor:\n%s", n, d.frame())
	}
}

// TestLargePaste pastes a megabyte into a note: it is there as it was, and stored.
// What has more lines than a note holds is not taken in by half.
func TestLargePaste(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	l, doc := hongyuan()
	text := strings.Repeat("0123456789 现场 typed", 5)
	text = strings.Repeat(text+"\n", 8_000)
	d := drive(t, l, 100, 30).keys("enter l l l o").send(tea.PasteMsg{Content: text}).typeText("END").keys("esc")
	if len(doc.visit.Observations) != 1 {
		d.Fatalf("%d notes", len(doc.visit.Observations))
	}
	if got := doc.visit.Observations[0].Text; got != text+"END" {
		t.Errorf("%d bytes of %d", len(got), len(text)+3)
	}
	d.keys("o").send(tea.PasteMsg{Content: strings.Repeat("a\n", 20_000)}).expect("20001 lines, and 10000 are the most").keys("esc")
	d.keys("o").typeText("台").send(tea.PasteMsg{Content: strings.Repeat("x", mostLetters)}).expect("1000001 characters, and 1000000 are the most").keys("ctrl+g ctrl+g")
	d.keys("V").send(tea.PasteMsg{Content: strings.Repeat("x", mostLetters+1)}).expect("characters, and 1000000 are the most").keys("esc")
	if len(doc.visit.Observations) != 1 {
		t.Errorf("%d notes", len(doc.visit.Observations))
	}
}

// A note with more lines than the area holds is looked at there and changed in
// the editor, and none of it is lost.
func TestLongNote(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	l, doc := hongyuan()
	long := strings.Repeat("a line\n", 10_000) + "last"
	doc.visit.Observations = []checklist.Observation{{ID: "1", Item: "IN-01", Text: long}}
	d := drive(t, l, 100, 30).keys("enter").at("IN-01").keys("esc O enter")
	d.expect("10001 lines", "10000 are the most", "$EDITOR").refuse("closed").typeText("x").expect("10001 lines").refuse("closed")
	d.keys("esc")
	if got := doc.visit.Observations[0].Text; got != long {
		t.Errorf("%d bytes of %d", len(got), len(long))
	}
	d.keys("enter").send(editedMsg{text: "new\n" + long}).expect("10002 lines").keys("esc")
	if got := doc.visit.Observations[0].Text; got != "new\n"+long {
		t.Errorf("%d bytes of %d", len(got), len(long)+4)
	}
	d.keys("enter").send(editedMsg{text: "short"}).refuse("lines").typeText(" again").keys("esc")
	if got := doc.visit.Observations[0].Text; got != "short again" {
		t.Errorf("%q", got)
	}
}
