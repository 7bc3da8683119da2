package tui

import "testing"

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
