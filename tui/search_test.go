package tui

import (
	"strings"
	"testing"

	"gemba/checklist"
)

// A library goes on being read while a search lies over the list. What comes in is
// found without another key, the cursor stays on its place, and as long as files are
// read the search says that there may be more.
func TestSearchWhileReading(t *testing.T) {
	l := threeVisits()
	d := drive(t, l, 80, 24).keys("/")
	d.app.home().reading = true
	d.typeText("tag").expect("nothing found yet", "more may be found")
	note := func(doc int, id, text string) {
		v := l.docs[doc].visit
		v.Observations = append(v.Observations, checklist.Observation{ID: id, Item: "QA-03", Text: text})
	}
	note(1, "1", "a hold tag")
	n := l.updates
	d.send(updatedMsg{changed: true, more: true}).expect("a hold tag", "1 found").refuse("more may be found")
	if l.updates == n {
		t.Error("nothing is read on")
	}
	note(0, "2", "no tag at all")
	d.send(updatedMsg{changed: true}).expect("2 found")
	if q := d.app.top().(*search); q.hits[q.at].Text != "a hold tag" {
		t.Errorf("the cursor moved to %q", q.hits[q.at].Text)
	}
	d.keys("up enter").expect("QA-03")
	d.send(updatedMsg{err: errDisk}).refuse("cannot be read").keys("esc esc").expect("3 visits")
}

// TestLongSearch: of words that are longer than the line the end is in sight, with the
// cursor behind it.
func TestLongSearch(t *testing.T) {
	d := drive(t, threeVisits(), 40, 20).keys("/").typeText(strings.Repeat("0123456789", 8)).typeText("现场").expect("89现场")
	if c := d.app.View().Cursor; c == nil || c.X != 39 {
		t.Errorf("the cursor is at %+v", c)
	}
	d.keys("home").expect("search: 0123")
}

func TestSearch(t *testing.T) {
	l := threeVisits()
	l.docs[1].visit.Observations = []checklist.Observation{{ID: "1", Item: "QA-03", Text: "a hold tag from 3 May, 扣货单"}}
	d := drive(t, l, 80, 24).keys("/").expect("record numbers").typeText("扣货").expect("a hold tag from 3 May", "Sorrento Castings", "1 found").golden("search")
	if c := d.app.View().Cursor; c == nil || c.X != len(" search: ")+4 || c.Y != 0 {
		t.Errorf("cursor %+v", c)
	}
	d.typeText("x").expect("nothing found").keys("enter").expect("nothing is found yet").keys("backspace enter")
	w, ok := d.app.top().(*walk)
	if !ok || w.item().ID != "QA-03" {
		t.Fatalf("at %T", d.app.top())
	}
	d.keys("esc").expect("1 found").keys("esc").expect("3 visits")
}
