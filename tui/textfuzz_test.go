package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/checklist/illtext"
)

// FuzzReadings takes numbers out of whatever is typed: each is a number, and there
// are not more than are looked at.
func FuzzReadings(f *testing.F) {
	for _, s := range append([]string{"12,50 12,51; 12.53", "1e9 −3 +4,5 0x10 ٣ 1,2,3", "1.2.3 5mm 6% 7°"}, fuzzTexts...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		values, passed := parseReadings(s)
		if len(values) > mostReadings || passed < 0 {
			t.Errorf("%d values, %d passed over", len(values), passed)
		}
		for _, v := range values {
			if _, ok := checklist.Decimal(v); !ok || strings.ContainsFunc(v, unicode.IsControl) {
				t.Errorf("%q is no number", v)
			}
		}
	})
}

// routes are the ways to the screens on which texts of others stand: keys, and the
// item to go to on the way.
var routes = []string{
	"enter O esc", "enter a esc", "enter V esc", "enter C enter esc esc", "enter H esc", "enter P enter esc", "enter w esc", "enter v j j j esc",
	"enter ! esc", "enter = esc", "enter ? esc", "enter / ?", "m esc", "c esc", "G enter esc", "r esc", "/ ?", "n", "enter O enter esc",
	"enter @IN-03 enter H esc esc", "enter @IN-03 H esc", "enter @CL-02 enter enter esc", "enter @DI-01 enter esc", "enter @IP-05 enter esc",
	"enter @IN-10 enter esc", "enter @RA-04 enter esc", "enter @CE-01 enter esc", "enter @IN-01 enter esc", "enter e esc", "enter ! enter esc",
	"enter E s esc esc", "enter L esc", "enter p enter esc", "enter @QA-01 enter + esc esc", "enter @QA-09 enter enter esc", "enter @QA-10 enter b esc",
	"enter @CA-01 enter i esc p esc", "enter @RA-01 enter enter esc p esc", "enter @RA-02 enter w esc c esc", "enter @RA-10 enter s esc",
	"enter @TR-01 enter enter esc p esc", "enter @TR-02 enter enter esc", "enter @TR-05 enter f esc",
}

// spread puts a text into everything of a visit that is text.
func spread(v *checklist.Visit, s string) {
	v.Supplier, v.Site, v.Order, v.Date, v.Visitors, v.Notice = s, s, s, s, s, s
	v.Observations = []checklist.Observation{{ID: "1", Item: "IN-01", Text: s, By: s}}
	v.Commitments = []checklist.Commitment{{ID: "1", What: s, Role: s, Due: s, State: s, Done: s}, {ID: "2", Item: s, What: s}}
	v.Attachments = []checklist.Attachment{{ID: "p", Item: "IN-01", Name: s, SHA: "x", Mime: s, Caption: s, By: s}}
	v.Requests = []checklist.Request{{ID: "1", Item: s, What: s, Class: s, View: s}, {ID: "2", Item: "IN-03", What: s, Asked: noon, Shown: s}}
	v.Comments = []checklist.Comment{{ID: "1", Item: s, Type: s, Text: s, By: s}, {ID: "2", Item: "IN-01", Type: checklist.TypeChallenge, Text: s, Role: s, By: s, Settled: s, SettledBy: s}}
	v.Lifts = []checklist.Lift{{ID: "1", Rule: s, Item: s, Reason: s, By: s}, {ID: "2", Rule: "K4", Item: "IN-03", Reason: s, Withdrawn: s, WithdrawnBy: s, By: s}}
	v.Pens = []checklist.Pen{{ID: "1", Closing: s, Reason: s, By: s}}
	v.Signatures = []checklist.Signature{{ID: "1", Heads: s, As: s, Words: s, Model: s, Checklist: s, Status: s, By: s}}
	v.Answers["IN-01"] = checklist.Answer{State: checklist.Answered, Basis: s, Reason: s, By: s}
	v.Answers["CE-01"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"status": s, "number": s}}
	v.Answers["IN-10"] = checklist.Answer{State: checklist.Answered, Gaps: []checklist.Gap{{What: s}}}
	v.Answers["DI-01"] = checklist.Answer{State: checklist.Answered, Disclosure: checklist.Disclosure{Given: s, Outcome: s, Asked: s, By: s, Promise: s, Words: s, Tactics: []string{s}, Started: s}}
	v.Answers["IP-05"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"period": s, "early": s}, Counts: map[string]int{s: 3}}
	v.Lists["IN-03"] = checklist.List{Name: s, Source: s, Lines: 3}
	v.Draws["IN-03"] = checklist.Draw{Pick: s, Nonce: s, Seed: s, Lines: []int{1, 2}}
	v.Lines["IN-03"] = map[int]checklist.SampleLine{1: {Status: checklist.LineStatus(s), Place: s, Note: s, Marks: map[string]string{s: s}}}
	for _, id := range []string{"CA-01", "RA-01", "TR-01"} {
		marks := map[string]string{gradeRecord: s, gradeWhy: s, gradeFloor: s, rowPart: s, rowChar: s, rowRecorded: s, rowMeasured: s, linkFound: s, linkMinutes: s}
		v.Lists[id], v.Draws[id] = checklist.List{Name: s, Lines: 2}, checklist.Draw{Pick: s, Lines: []int{1, 2}}
		v.Lines[id] = map[int]checklist.SampleLine{1: {Status: checklist.LineMatch, Place: s, Note: s, Marks: marks}, 2: {Status: checklist.LineStatus(s), Note: s, Marks: marks}}
	}
	v.Answers["QA-01"] = checklist.Answer{State: checklist.Answered, Counts: map[string]int{"told/" + s + "/" + s: 4, "seen/" + s + "/" + s: 3}, Fields: map[string]string{"told": s}}
	v.Answers["QA-09"] = checklist.Answer{State: checklist.Answered, Basis: s, Fields: map[string]string{"shift": s, "needed": s}}
	v.Answers["RA-02"] = checklist.Answer{State: checklist.Answered, Flagged: true, Explained: s, Readings: checklist.Readings{Values: []string{s, "1", "2", "3", "4", "5", "6", "7", "8", "9"}, Lot: s, Step: s, Lower: s, Upper: s, Gauge: s}}
	v.Answers["TR-02"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"received": s}}
	v.Answers["TR-05"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{checklist.TimerStarted: s, checklist.TimerMinutes: s}}
	v.Rivals["IN-01"] = []checklist.Answer{{State: checklist.Answered, Level: 40, Basis: s, Reason: s, By: s}}
	v.Disputed = []checklist.Cell{{Kind: checklist.KindVisit, Field: checklist.FieldSite}, {Kind: s, Key: s, Field: s}}
}

// along goes a route through a visit of such a text: nothing but text reaches the
// terminal. It returns the screens on the way.
func along(t *testing.T, s, route string) (screens []string) {
	t.Helper()
	l := disagreed()
	doc := l.docs[0]
	spread(doc.visit, s)
	doc.versions = []Version{{ID: "a", By: s, Role: s, Device: s, To: s, Reason: s, From: []string{s}}}
	doc.conflicts[0].Versions[0].To, doc.conflicts[0].Versions[0].By = s, s
	l.copies, l.others = []string{"/sync/" + s}, []Entry{{Path: "/l/" + s, Problem: s, Hint: s}}
	l.photos = []PhotoFile{{Path: "/sync/phone/" + s, Name: s}}
	d := drive(t, l, 80, 24)
	screens = d.goAlong(route)
	d.send(tea.PasteMsg{Content: s}).printable()
	return screens
}

// goAlong presses the keys of a route, and finds nothing but text on the screens on
// the way, which it returns; @ill goes to the item whose id means ill.
func (d *driver) goAlong(route string) (screens []string) {
	d.Helper()
	for _, key := range strings.Fields(route) {
		if item, ok := strings.CutPrefix(key, "@"); ok {
			if item == "ill" {
				item = illtext.ID // which has spaces in it
			}
			d.on(item).printable()
			continue
		}
		d.keys(key).printable()
		screens = append(screens, fmt.Sprintf("%T", d.app.top()))
		if w, ok := d.app.top().(*walk); ok && key == "enter" {
			w.show("IN-01")
			d.printable()
		}
	}
	return screens
}

// TestRoutesReach: the routes lead to every kind of screen that there is.
func TestRoutesReach(t *testing.T) {
	reached := map[string]bool{}
	for _, route := range routes {
		for _, screen := range along(t, "text", route) {
			reached[screen] = true
		}
	}
	for _, p := range everyPlace(t) {
		if screen := fmt.Sprintf("%T", p.screen); !reached[screen] {
			t.Errorf("%s (%s) is not reached", p.name, screen)
		}
	}
}

// TestTexts puts texts that are hard to print wherever a file, a folder or a
// colleague may bring one, and looks at every screen of a visit.
func TestTexts(t *testing.T) {
	for _, s := range fuzzTexts {
		for _, route := range routes {
			t.Run(route, func(t *testing.T) {
				t.Parallel()
				along(t, s, route)
			})
		}
	}
}

// FuzzTexts does the same with any text, on one of the routes at a time; now and
// then the checklist is full of it too.
func FuzzTexts(f *testing.F) {
	for i, s := range append(fuzzTexts, illtext.Texts()...) {
		f.Add(s, []byte{byte(i)}, uint8(i*7), i%4 == 0)
	}
	f.Fuzz(func(t *testing.T, s string, more []byte, n uint8, list bool) {
		s += illtext.Mix(more)
		route := routes[int(n)%len(routes)]
		if !list {
			along(t, s, route)
			return
		}
		c, err := illtext.Checklist(s)
		if err != nil {
			t.Fatal(err)
		}
		onHostileList(t, c, []string{"en", "zh"}[int(n)%2], route)
	})
}

// TestHugeTexts shows lines of a megabyte, one place at a time, on the screens where
// they stand: nothing but text comes out of them, and a key is answered all the same.
func TestHugeTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	huge := illtext.Huge()
	begin := checklist.Line(huge[:60])[:20]
	for _, c := range []struct {
		place, item, keys, screen string
		put                       func(*checklist.Visit)
	}{
		{"supplier", "IN-01", "", "walk", func(v *checklist.Visit) { v.Supplier = huge }},
		{"supplier", "IN-01", "V", "dialog", func(v *checklist.Visit) { v.Supplier = huge }},
		{"supplier", "IN-01", "esc", "visits", func(v *checklist.Visit) { v.Supplier = huge }},
		{"observation", "IN-01", "O", "notes", func(v *checklist.Visit) {
			v.Observations = []checklist.Observation{{ID: "1", Item: "IN-01", Text: huge}}
		}},
		{"reason", "IN-01", "", "walk", func(v *checklist.Visit) {
			v.Answers["IN-01"] = checklist.Answer{State: checklist.Refused, Reason: huge}
		}},
		{"reason", "IN-01", "x", "dialog", func(v *checklist.Visit) {
			v.Answers["IN-01"] = checklist.Answer{State: checklist.Refused, Reason: huge}
		}},
		{"field", "CE-01", "enter", "answering", func(v *checklist.Visit) {
			v.Answers["CE-01"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"number": huge}}
		}},
		{"gap", "IN-10", "enter", "detection", func(v *checklist.Visit) {
			v.Answers["IN-10"] = checklist.Answer{State: checklist.Answered, Gaps: []checklist.Gap{{What: huge}}}
		}},
		{"gap", "IN-10", "enter f", "answering", func(v *checklist.Visit) {
			v.Answers["IN-10"] = checklist.Answer{State: checklist.Answered, Gaps: []checklist.Gap{{What: huge}}}
		}},
		{"note of a line", "IN-03", "enter", "recordSample", func(v *checklist.Visit) {
			v.Draws["IN-03"] = checklist.Draw{Pick: pickVisitor, Lines: []int{1}}
			v.Lines["IN-03"] = map[int]checklist.SampleLine{1: {Status: checklist.LineMatch, Place: huge, Note: huge}}
		}},
		{"promise", "CL-02", "enter", "promises", func(v *checklist.Visit) { v.Commitments = []checklist.Commitment{{ID: "1", What: huge}} }},
		{"promise", "IN-01", "p", "route", func(v *checklist.Visit) { v.Commitments = []checklist.Commitment{{ID: "1", Item: "IN-01", What: huge}} }},
		{"record", "IN-01", "E", "requests", func(v *checklist.Visit) {
			v.Requests = []checklist.Request{{ID: "1", Item: "IN-01", What: huge, Asked: noon}}
		}},
		{"caption", "IN-01", "P", "photos", func(v *checklist.Visit) {
			v.Attachments = []checklist.Attachment{{ID: "1", Item: "IN-01", Name: "x", Caption: huge}}
		}},
		{"comment", "IN-01", "v", "review", func(v *checklist.Visit) {
			v.Comments = []checklist.Comment{{ID: "1", Item: "IN-01", Type: checklist.TypeComment, Text: huge}}
		}},
	} {
		t.Run(c.place+" on "+c.screen, func(t *testing.T) {
			l, doc := hongyuan()
			c.put(doc.visit)
			d := drive(t, l, 120, 36).keys("enter").on(c.item).keys(c.keys).topIs("*tui." + c.screen).expect(begin)
			began := time.Now()
			for _, key := range []string{"j", "k", "down", "up"} {
				d.keys(key).printable()
			}
			if took := time.Since(began); took > 10*time.Second { // milliseconds, on a computer that does nothing else
				t.Errorf("four keys took %v", took)
			}
		})
	}
}
