package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

// aDay is a visit in the walk, with the cursor on an item.
func aDay(t *testing.T, item string, w, h int) (*driver, *fakeDocument) {
	t.Helper()
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "宏远阀门 Hongyuan Valve", "2026-03-11", nil)
	d := drive(t, l, w, h).keys("enter")
	if !d.app.top().(*walk).show(item) {
		t.Fatalf("%s is not asked", item)
	}
	return d, doc
}

// restarted opens the visit again as it was saved, at the same time of day.
func restarted(d *driver, doc *fakeDocument, item string) *driver {
	d.Helper()
	v := checklist.NewVisit(doc.visit.ID)
	v.Supplier, v.Site, v.Order, v.Date, v.Scope = doc.visit.Supplier, doc.visit.Site, doc.visit.Order, doc.visit.Date, doc.visit.Scope
	for _, c := range doc.saved {
		v.Apply(c)
	}
	doc.visit = v
	e := drive(d.T, d.lib, d.app.w, d.app.h)
	e.time = d.time
	e.keys("enter")
	if !e.app.top().(*walk).show(item) {
		d.Fatalf("%s is not asked", item)
	}
	return e
}

// fieldsSince lists what was saved since a number of changes, as kind/field.
func fieldsSince(doc *fakeDocument, from int) string {
	var out []string
	for _, c := range doc.saved[from:] {
		out = append(out, c.Kind+"/"+c.Field+"="+c.Value)
	}
	return strings.Join(out, " ")
}

func TestRequests(t *testing.T) {
	d, doc := aDay(t, "IN-03", 120, 36)
	d.keys("e").expect("a record asked for", "The clock runs since 14:32:07").later(40 * time.Second)
	d.typeText("IQC 4711").keys("enter").expect("without it: 15 min").keys("3").keys("ctrl+s")
	if len(doc.visit.Requests) != 1 {
		t.Fatalf("requests %+v", doc.visit.Requests)
	}
	if r := doc.visit.Requests[0]; r.Item != "IN-03" || r.What != "IQC 4711" || r.Class != "file" || !r.Asked.Equal(noon.Truncate(time.Second)) {
		t.Errorf("request %+v", r)
	}
	// The clock moves with the program's; the walk goes on beside it.
	d.expect("1 request out, oldest 0:40", "IQC 4711: asked 14:32, out").later(12 * time.Minute).send(tickMsg{1}).expect("oldest 12:40")
	d.keys("j e").typeText("PMC 223").keys("ctrl+s").later(4 * time.Minute)
	d.expect("! 2 requests out, 1 overdue, oldest 16:40").keys("E")
	d.expect("out: 2", "overdue by 1 min", "IQC 4711", "4 min", "PMC 223", "0 of 1 in hand in the expected time; 1 out with time left")
	n := len(doc.saved)
	d.keys("w").expect("answered 14:48").keys("w").expect("the first answer came at 14:48").keys("i").expect("late, in view")
	d.keys("k").keys("u").expect("in time, out of view", "1 of 2 in hand in the expected time").keys("i").expect("in time, in view")
	want := "request/answered=2026-03-11T14:48:47Z request/view=in request/in-hand=2026-03-11T14:48:47Z request/view=out request/in-hand=2026-03-11T14:48:47Z request/view=in"
	if got := fieldsSince(doc, n); got != want {
		t.Errorf("saved %s", got)
	}
	d.keys("s").typeText("PMC 232").keys("ctrl+s").expect("another came: PMC 232", "0 of 2 in hand").keys("+").expect("out: 1").keys("c").expect("given up", "0 of 3")
	d.keys("c").expect("not out any more").keys("+").keys("d").expect("taken off the list").refuse("out: 1")
	if len(doc.visit.Requests) != 3 || doc.saved[len(doc.saved)-1].Field != checklist.FieldDeleted {
		t.Errorf("requests %+v", doc.visit.Requests)
	}
	d.keys("k k k enter")
	if w, ok := d.app.top().(*walk); !ok || w.item().ID != "IN-03" {
		t.Errorf("enter led to %T", d.app.top())
	}
	d.refuse("out,")
}

// TestRequestsExpected doubles the expected time with an interpreter.
func TestRequestsExpected(t *testing.T) {
	d, doc := aDay(t, "RA-10", 80, 24)
	d.keys("e").typeText("lab log").keys("tab 2 ctrl+s").later(11 * time.Minute).expect("! 1 out, oldest 11:00")
	doc.visit.Answers["VF-03"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"interpreter": "device"}}
	d.refuse("! 1 out").expect("1 out").keys("E").expect("20 min").keys("esc e tab").expect("20 min with an interpreter", "without it: 30 min with an interpreter").keys("esc")
	d.later(10 * time.Minute).expect("! 1 out").keys("E").expect("overdue by 1 min")
	doc.visit.Answers["VF-03"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"interpreter": "none"}}
	d.expect("overdue by 11 min")
	// The name of an item sets where its records are.
	d.keys("esc")
	d.app.top().(*walk).show("DI-01")
	d.keys("e").expect("At the station")
}

// TestRequestsAnswer takes the numbers of the queue as the answer to RA-10.
func TestRequestsAnswer(t *testing.T) {
	d, doc := aDay(t, "RA-10", 80, 24)
	d.keys("enter m").expect("nothing counts yet")
	for i := range 9 {
		d.keys("e").typeText(fmt.Sprintf("record %d", i+1)).keys("ctrl+s")
	}
	d.later(5 * time.Minute)
	for range 7 {
		d.keys("home").keys("k k k k k k k k k").keys("i")
	}
	d.expect("7 of 7 in hand in the expected time; 2 out with").later(time.Hour)
	d.expect("7 of 9 in hand in the expected time", "m takes these numbers")
	d.keys("m").expect("the answer says so")
	if s := doc.visit.Answers["RA-10"].Sample; s != (checklist.Sample{Population: 9, Drawn: 9, Fine: 7}) || !s.Counted() {
		t.Errorf("sample %+v", s)
	}
	d.keys("k k k k k k k k k i").expect("m takes these numbers").keys("m")
	if s := doc.visit.Answers["RA-10"].Sample; s.Late != 1 || s.Fine != 7 {
		t.Errorf("sample %+v", s)
	}
	d.keys("f").expect("Lines in the list", "Of the others: appeared later")
	d.keys("esc esc").expect("77 % 7/9")
	restarted(d, doc, "RA-10").expect("1 out").keys("enter").expect("the answer says so", "in hand or given up: 8")
}

// TestAskDraft cuts the program off while a request is typed: its clock goes
// back to when it was begun.
func TestAskDraft(t *testing.T) {
	d, doc := aDay(t, "IN-03", 80, 24)
	d.keys("e").typeText("IQC 4").send(tickMsg{1}).later(5 * time.Minute)
	e := restarted(d, doc, "IN-03").expect("U goes on with").keys("U").expect("IQC 4", "since 14:32:07")
	e.typeText("711").keys("ctrl+s").expect("IQC 4711")
	if r := doc.visit.Requests; len(r) != 1 || clock(r[0].Asked) != "14:32" || len(doc.drafts) != 0 {
		t.Errorf("%+v, drafts %v", r, doc.drafts)
	}
	e.keys("e").typeText("x").keys("esc").expect("is kept")
	if len(doc.visit.Requests) != 1 || len(doc.drafts) != 1 {
		t.Error("a request that was left was recorded, or what was typed is lost")
	}
	e.keys("e ctrl+g").expect("once more").keys("ctrl+g")
	if len(doc.visit.Requests) != 1 || len(doc.drafts) != 0 {
		t.Error("a request that was thrown away was kept")
	}
}

// aQueue has one request in each state.
func aQueue(t *testing.T, w, h int) *driver {
	d, _ := aDay(t, "IN-03", w, h)
	ask := func(item, what, class string) {
		if !d.app.top().(*walk).show(item) {
			t.Fatal(item)
		}
		d.keys("e").typeText(what).keys("tab " + class + " ctrl+s")
	}
	ask("IN-03", "IQC 4711 进货检验记录", "3")
	ask("CA-01", "8D 2025-118", "4")
	ask("RA-01", "hardness sheet 88", "1")
	d.later(9 * time.Minute).keys("E home k k i j j u").keys("esc")
	ask("IP-05", "NCR log", "2")
	return d.later(22 * time.Minute)
}

func TestRequestsGolden(t *testing.T) {
	for _, size := range sizes {
		aQueue(t, size[0], size[1]).keys("E").golden("requests")
		d := aQueue(t, size[0], size[1])
		d.app.top().(*walk).show("RA-10")
		d.golden("requests-walk").keys("enter m").golden("requests-taken")
	}
}

// TestRequestsHostile draws a queue whose every text carries control sequences.
func TestRequestsHostile(t *testing.T) {
	const evil = "\x1b]0;owned\x07\x1b[2J\u202eevil\x00\n\r"
	d, doc := aDay(t, "RA-10", 80, 24)
	doc.visit.Requests = []checklist.Request{{ID: "1", Item: evil, What: evil, Class: evil, View: evil, Shown: evil + "2", Asked: noon, InHand: noon}, {ID: "2", Item: "RA-10", What: evil, Asked: noon}}
	doc.visit.Answers["DI-01"] = checklist.Answer{State: checklist.Answered, Disclosure: checklist.Disclosure{Given: evil, Outcome: evil, Asked: evil, By: evil, Promise: evil, Words: evil, Tactics: []string{evil}, Started: evil}}
	doc.visit.Answers["IP-05"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"period": evil, "early": evil, "late": evil}, Counts: map[string]int{evil: -3, "2026-01/" + evil: -4, "0001-01/x": 2, "9999-12/x": 1}}
	doc.visit.Answers["TR-05"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{checklist.TimerStarted: evil, checklist.TimerMinutes: evil}}
	for _, keys := range []string{"enter", "j", "s", "esc", "e", "esc", "esc"} {
		d.keys(keys).printable()
	}
	for _, item := range []string{"DI-01", "IP-05", "TR-05"} {
		d.app.top().(*walk).show(item)
		for _, keys := range []string{"enter", "w", "esc", "esc"} {
			d.keys(keys).printable()
		}
		for len(d.app.stack) > 2 {
			d.keys("esc")
		}
	}
}

// TestAskFromInstruments: a record is asked for with the same key from the screen
// of every instrument, without leaving it; the list of promises is of the whole visit.
func TestAskFromInstruments(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter")
	asked := map[string]bool{}
	for i := range doc.Checklist().Items {
		it := &doc.Checklist().Items[i]
		s := answerScreen(d.app.visit, it)
		if field, ok := s.(typist); ok && field.typing() || asked[it.Instrument] {
			continue // where letters are text, another key asks: see TestAskedFromForms
		}
		asked[it.Instrument] = true
		a, ok := find(s.actions(), "e")
		if list := it.Kind == checklist.Promises; !list && (!ok || !strings.HasPrefix(a.name, "ask")) {
			t.Errorf("%s, %s: e is %q", it.ID, it.Instrument, a.name)
		}
	}
	for instrument := range shownKeys {
		if !asked[instrument] {
			t.Errorf("%s was not looked at", instrument)
		}
	}
	d.show("IP-05").keys("esc e").typeText("IQC 4711").keys("ctrl+s").keys("esc")
	if len(doc.visit.Requests) != 1 || doc.visit.Requests[0].Item != "IP-05" {
		t.Errorf("requests %+v", doc.visit.Requests)
	}
}

// TestAskedFromForms asks for a record out of the forms and texts where letters are
// text, and comes back to what was typed there.
func TestAskedFromForms(t *testing.T) {
	for _, item := range []string{"CE-01", "IN-02", "CL-03", "CL-01", "VF-04"} {
		d, doc := aDay(t, item, 80, 24)
		d.keys("enter f3").expect(item+" · a record asked for", "The clock runs since").typeText("register").keys("ctrl+s").expect("1 out, oldest")
		if len(doc.visit.Requests) != 1 || doc.visit.Requests[0].Item != item {
			t.Errorf("%s: %+v", item, doc.visit.Requests)
		}
		d.keys("f1").expect("ask for a record")
	}
}
