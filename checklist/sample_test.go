package checklist

import (
	"strconv"
	"testing"
	"time"
)

// line marks one line of the sample of an item.
func line(item string, n int, status LineStatus) Change {
	return change(KindLine, item, strconv.Itoa(n), EncodeCell(SampleLine{Status: status}))
}

func TestTally(t *testing.T) {
	v := NewVisit("v")
	v.Apply(change(KindSample, "IN-03", FieldList, EncodeCell(List{Source: "erp-live", Lines: 240})))
	v.Apply(change(KindSample, "IN-03", FieldDraw, EncodeCell(Draw{Pick: "random", Seed: "s", Lines: []int{3, 7, 9}, Staged: true})))
	if _, ok := v.Answers["IN-03"]; ok {
		t.Fatal("a draw alone is no answer")
	}
	for n, s := range map[int]LineStatus{3: LineMatch, 7: LineMissing, 9: LineExempt, 12: LineLate} {
		v.Apply(line("IN-03", n, s))
	}
	want := Sample{Population: 239, Drawn: 3, Fine: 1, Late: 1, Exempt: 1, Pick: "random", Source: "erp-live", Seed: "s", Staged: true}
	if got := v.Answers["IN-03"]; got.Sample != want || got.State != Answered || got.By != "Ana" {
		t.Errorf("answer %+v", got)
	}
	// What is drawn from may turn out to be longer.
	v.Apply(change(KindSample, "IN-03", FieldList, EncodeCell(List{Source: "erp-live", Lines: 300})))
	v.Apply(change(KindSample, "IN-03", FieldList, "no list"))
	if got := v.Answers["IN-03"].Sample.Population; got != 299 {
		t.Errorf("of a list of 300 lines, of which one is exempt, %d", got)
	}
	v.Apply(change(KindSample, "IN-03", FieldList, EncodeCell(List{Source: "erp-live", Lines: 240})))
	// A typed answer does not stand against the lines; a line taken back goes.
	v.Apply(change(KindAnswer, "IN-03", FieldValue, Answer{State: Answered, Sample: Sample{Population: 5, Drawn: 5, Fine: 5}}.Encode()))
	v.Apply(Change{Cell: Cell{KindLine, "IN-03", "7"}, Cleared: true})
	if got := v.Answers["IN-03"].Sample; got.Drawn != 2 || got.Population != 239 {
		t.Errorf("sample %+v", got)
	}
	// Refused is refused, whatever was marked before; and back.
	v.Apply(change(KindAnswer, "IN-03", FieldValue, Answer{State: Refused, Reason: "closed"}.Encode()))
	if got := v.Answers["IN-03"]; got.State != Refused {
		t.Errorf("answer %+v", got)
	}
	v.Apply(change(KindAnswer, "IN-03", FieldValue, Answer{State: Answered, Confirmed: true}.Encode()))
	if got := v.Answers["IN-03"]; got.Sample.Drawn != 2 || !got.Confirmed {
		t.Errorf("answer %+v", got)
	}
	for _, bad := range []string{"0", "-1", "x", ""} {
		v.Apply(change(KindLine, "IN-03", bad, EncodeCell(SampleLine{Status: LineMatch})))
	}
	if n := len(v.Lines["IN-03"]); n != 3 {
		t.Errorf("%d lines", n)
	}
	// Without lines it is the typed answer again.
	for _, n := range []string{"3", "9", "12"} {
		v.Apply(Change{Cell: Cell{KindLine, "IN-03", n}, Cleared: true})
	}
	if got := v.Answers["IN-03"]; got.Sample != (Sample{}) || !got.Confirmed {
		t.Errorf("answer %+v", got)
	}
	v.Apply(line("IN-05", 1, LineMatch))
	v.Apply(Change{Cell: Cell{KindLine, "IN-05", "1"}, Cleared: true})
	if _, ok := v.Answers["IN-05"]; ok {
		t.Error("an answer without lines")
	}
}

func TestRequest(t *testing.T) {
	v, c := NewVisit("v"), Builtin()
	for field, value := range map[string]string{"item": "IN-03", "what": "IR-2026/0113", "class": "file", "asked": "2026-03-11T13:02:00+08:00", "view": "out"} {
		v.Apply(change(KindRequest, "1", field, value))
	}
	r := v.Requests[0]
	now := r.Asked.Add(40 * time.Minute)
	if !r.Out() || r.Waiting(now) != 40*time.Minute || r.Expected(c, false) != 15*time.Minute || r.Expected(c, true) != 30*time.Minute || !r.Same() {
		t.Errorf("request %+v", r)
	}
	if got := (Request{Class: "none of the list"}).Expected(c, false); got != 15*time.Minute {
		t.Errorf("a record of a class that there is not may take %v", got)
	}
	v.Apply(change(KindRequest, "1", "in-hand", "2026-03-11T13:29:00+08:00"))
	v.Apply(change(KindRequest, "1", "shown", "IR-2026/0131"))
	if r = v.Requests[0]; r.Out() || r.Waiting(now) != 27*time.Minute || r.Same() {
		t.Errorf("request %+v", r)
	}
	v.Apply(change(KindRequest, "1", FieldDeleted, "1"))
	if len(v.Requests) != 0 {
		t.Error("still there")
	}
}

// A second stage is as large as it was declared, and never larger than what is left.
func TestSecondSize(t *testing.T) {
	first := []int{1, 2, 3}
	for name, c := range map[string]struct {
		draw       Draw
		population int
		want       int
	}{
		"not declared":           {Draw{Lines: first, More: 5}, 40, 0},
		"as many as the first":   {Draw{Lines: first, Staged: true}, 40, 3},
		"as many as it says":     {Draw{Lines: first, Staged: true, More: 5}, 40, 5},
		"no more than there are": {Draw{Lines: first, Staged: true, More: 5}, 7, 4},
		"of a list that shrank":  {Draw{Lines: first, Staged: true}, 2, 0},
	} {
		if got := c.draw.SecondSize(c.population); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
	d := Draw{Lines: make([]int, 1, 9), Second: []int{8}}
	if all := d.All(); len(all) != 2 || all[1] != 8 || len(d.Lines) != 1 || d.Lines[:2][1] != 0 {
		t.Errorf("both stages are %v of %v", all, d.Lines[:2])
	}
	if full := (Sample{Population: 3, Drawn: 3}); !full.Counted() || (Sample{Population: 3, Drawn: 3, Open: true}).Counted() || (Sample{}).Counted() {
		t.Error("what is counted in full")
	}
}
