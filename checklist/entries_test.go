package checklist

import (
	"maps"
	"testing"
)

// TestEntryText says what an entry says: numbers by their columns, choices in words.
func TestEntryText(t *testing.T) {
	c := Builtin()
	row := Cell{Kind: KindEntry, Key: "QA-01", Field: "row/day"}
	given := Cell{Kind: KindEntry, Key: "DI-01", Field: "probe/given"}
	for _, e := range []struct {
		cell        Cell
		value, want string
	}{
		{row, `{"seen":3,"told":4,"other":1,"rostered":5}`, "other 1, told 4, rostered 5, seen 3"},
		{row, "no row", ""},
		{given, c.Disclosures[0].ID, c.Disclosures[0].Text["zh"]},
		{given, "invented-later", "invented-later"},
		{Cell{Kind: KindEntry, Key: "DI-01", Field: "probe/words"}, "later", "later"},
		{Cell{Kind: KindAnswer, Key: "QA-01", Field: "row/day"}, "as it is", "as it is"},
	} {
		if got := c.EntryText(e.cell, e.value, "zh"); got != e.want {
			t.Errorf("%v %s: %q, want %q", e.cell, e.value, got, e.want)
		}
	}
}

// TestMarks reads the marks of a line that has no status yet. They are no part of the
// answer, and stay where it is taken back.
func TestMarks(t *testing.T) {
	v := NewVisit("v")
	v.Apply(Change{Cell: MarkCell("IN-03", 7, "measured"), Value: "4.2"})
	v.Apply(Change{Cell: MarkCell("IN-03", 71, "measured"), Value: "9"})
	recorded(v, Builtin(), "IN-03", Answer{})
	if got := v.Marks("IN-03", 7); !maps.Equal(got, map[string]string{"measured": "4.2"}) {
		t.Errorf("marks %v", got)
	}
	if a, ok := v.Answers["IN-03"]; ok {
		t.Errorf("marks alone are an answer: %+v", a)
	}
}

// TestJoined puts entries that came together from several copies onto an answer.
func TestJoined(t *testing.T) {
	for name, c := range map[string]struct {
		frame   Answer
		entries map[string]string
		want    Answer
	}{
		"nothing": {},
		"what is counted in two sessions adds up": {
			entries: map[string]string{"count/a/final": "2", "count/b/final": "3", "count/b/incoming": "1"},
			want:    Answer{State: NotSeen, Counts: map[string]int{"final": 5, "incoming": 1}},
		},
		"and is never less than nothing": {
			frame:   Answer{State: Answered, Basis: "seen"},
			entries: map[string]string{"count/a/final": "2", "count/b/final": "-3"},
			want:    Answer{State: Answered, Basis: "seen"},
		},
		"numbers are added to what was typed": {
			frame:   Answer{State: NotSeen, Fields: map[string]string{"orders": "10", "period": "many"}},
			entries: map[string]string{"sum/a/orders": "2", "sum/b/orders": "3", "sum/a/period": "1", "sum/a/customer": "4"},
			want:    Answer{State: NotSeen, Fields: map[string]string{"orders": "15", "period": "many", "customer": "4"}},
		},
		"people, as they were written once and as they are": {
			entries: map[string]string{"cell/told/day": "4", "cell/seen/day": "3", "row/night": `{"told":2,"seen":2,"rostered":3}`, "row/late": `{"told":9}`},
			want: Answer{
				State:  Answered,
				Counts: map[string]int{"told/day": 4, "seen/day": 3, "told/night": 2, "seen/night": 2, "rostered/night": 3, "told/late": 9},
				Fields: map[string]string{"told": "6", "seen": "5", "rostered": "3"},
			},
		},
		"people of whom none was seen": {
			entries: map[string]string{"row/day": `{"told":4}`, "row/night": "no row"},
			want:    Answer{State: NotSeen, Counts: map[string]int{"told/day": 4}},
		},
		"gaps in the order of their ids": {
			entries: map[string]string{"gap/2/what": "gate", "gap/1/capa": "no", "gap/1/what": "receipts", "gap/1/acted": "yes", "gap/2/internal-audit": "unknown", "gap/2/external": "yes"},
			want:    Answer{State: Answered, Gaps: []Gap{{What: "receipts", CAPA: No, Acted: Yes}, {What: "gate", InternalAudit: Unknown, External: Yes}}},
		},
		"readings in their order": {
			frame:   Answer{State: NotSeen, Readings: Readings{Step: "0.1"}},
			entries: map[string]string{"value/b/0001": "3", "value/a/0002": "2", "value/a/0001": "1"},
			want:    Answer{State: NotSeen, Readings: Readings{Step: "0.1", Values: []string{"1", "2", "3"}}},
		},
		"marks, each once": {
			frame:   Answer{Fields: map[string]string{"tells": "coached"}},
			entries: map[string]string{"tell/tells/coached": "1", "tell/tells/warehouse": "1"},
			want:    Answer{State: Answered, Fields: map[string]string{"tells": "coached warehouse"}},
		},
		"a probe that something came of": {
			entries: map[string]string{"probe/given": "partial", "probe/tactic/blame": "yes", "probe/started": "2026-03-11T14:05:00Z", "probe/invented-later": "x"},
			want:    Answer{State: Answered, Disclosure: Disclosure{Given: "partial", Tactics: []string{"blame"}, Started: "2026-03-11T14:05:00Z"}},
		},
		"a probe that nothing came of yet": {
			entries: map[string]string{"probe/asked": "owner"}, want: Answer{State: NotSeen, Disclosure: Disclosure{Asked: "owner"}},
		},
		"paragraphs in their places": {
			entries: map[string]string{"said/000200/cd": "second", "said/000100/ab": "first\n  and more"}, want: Answer{State: Answered, Words: "first\n  and more\nsecond"},
		},
		"what was refused stays so": {
			frame:   Answer{State: Refused, Reason: "closed"},
			entries: map[string]string{"count/a/final": "2"}, want: Answer{State: Refused, Reason: "closed", Counts: map[string]int{"final": 2}},
		},
		"what this version does not know": {entries: map[string]string{"invented-later/x": "1", "mark/7/measured": "4"}},
	} {
		v := NewVisit("v")
		v.Entries["I"] = c.entries
		frame := c.frame.Encode()
		if got := v.Joined("I", c.frame); got.Encode() != c.want.Encode() {
			t.Errorf("%s: %s, want %s", name, got.Encode(), c.want.Encode())
		}
		if c.frame.Encode() != frame {
			t.Errorf("%s: the frame became %s", name, c.frame.Encode())
		}
	}
}
