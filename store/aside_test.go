package store

import (
	"testing"

	"gemba/checklist"
)

func refusal(item, reason string) checklist.Change {
	return checklist.Change{
		Cell:  checklist.Cell{Kind: checklist.KindAnswer, Key: item, Field: checklist.FieldValue},
		Value: checklist.Answer{State: checklist.Refused, Reason: reason}.Encode(), Reason: reason,
	}
}

// apart has Bo refuse an item on a copy while Ana works its lines and counts its
// log, merges one file into the other and returns the file that took the other in.
func apart(t *testing.T, intoAna bool) (*File, *checklist.Visit) {
	t.Helper()
	state := t.TempDir()
	ana, v := mustBegin(t, t.TempDir(), state)
	answered := checklist.Answer{State: checklist.Answered, Basis: "seen"}
	frame := checklist.Cell{Kind: checklist.KindAnswer, Key: "IP-05", Field: checklist.FieldValue}
	count := checklist.Cell{Kind: checklist.KindEntry, Key: "IP-05", Field: "count/1/final"}
	mustSave(t, ana, v.ID,
		checklist.Change{Cell: checklist.Cell{Kind: checklist.KindSample, Key: "IN-05", Field: checklist.FieldList}, Value: `{"lines":240}`},
		line("IN-05", 3, checklist.LineMatch, ""),
		checklist.Change{Cell: frame, Value: answered.Encode()}, checklist.Change{Cell: count, Value: "1"})
	bo := copyFor(t, ana, state, "Bo")
	mustSave(t, bo, v.ID, refusal("IN-05", "not today"), refusal("IP-05", "confidential"))
	mustSave(t, ana, v.ID, line("IN-05", 7, checklist.LineMissing, ""), checklist.Change{Cell: count, Value: "2"})
	into, from := bo, ana
	if intoAna {
		into, from = ana, bo
	}
	if _, err := into.Merge(t.Context(), from.Path()); err != nil {
		t.Fatal(err)
	}
	mustClose(t, from)
	v, err := into.Visit(t.Context(), v.ID)
	must(t, err)
	return into, v
}

// TestRefusedWhileWorked expects neither a refusal to hide what was worked apart
// from it, nor the other way round, whichever copy takes the other in; and either
// can be settled on.
func TestRefusedWhileWorked(t *testing.T) {
	for _, intoAna := range []bool{true, false} {
		f, v := apart(t, intoAna)
		for _, item := range []string{"IN-05", "IP-05"} {
			if a := v.Answers[item]; a.State != checklist.Refused || len(v.Rivals[item]) != 1 || v.Rivals[item][0].State != checklist.Answered || v.Rivals[item][0].By != "Ana" {
				t.Errorf("%s: %+v beside %+v", item, a, v.Rivals[item])
			}
		}
		if s := v.Rivals["IN-05"][0].Sample; s.Drawn != 2 || s.Fine != 1 {
			t.Errorf("lines %+v", s)
		}
		if n := v.Answers["IP-05"].Counts["final"]; n != 2 {
			t.Errorf("the refused answer does not show the count: %d", n)
		}
		list, err := f.Conflicts(t.Context(), v.ID)
		if err != nil || len(list) != 2 || !list[0].Aside || len(list[0].Versions) != 2 {
			t.Fatalf("conflicts %+v %v", list, err)
		}
		for _, c := range list {
			chosen := c.Versions[1] // what was worked counts
			told := v.WorkedBeside(c.Key, chosen.To)
			if want := map[string]string{"IN-05": "", "IP-05": "seen"}[c.Key]; told.State != checklist.Answered || told.Basis != want {
				t.Errorf("%s would be %+v", c.Key, told)
			}
			if c.Key == "IN-05" {
				chosen = c.Versions[0]
			}
			change := checklist.Change{Cell: c.Cell, Value: chosen.To, Cleared: chosen.Cleared, Reason: "we spoke"}
			if _, err := f.Resolve(t.Context(), v.ID, change, c.IDs()); err != nil {
				t.Fatal(err)
			}
		}
		v, err = f.Visit(t.Context(), v.ID)
		if err != nil || len(v.Rivals) != 0 || v.Answers["IN-05"].State != checklist.Refused {
			t.Errorf("settled: %+v %+v %v", v.Rivals, v.Answers["IN-05"], err)
		}
		if a := v.Answers["IP-05"]; a.State != checklist.Answered || a.Counts["final"] != 2 || a.Basis != "seen" {
			t.Errorf("settled on what was worked: %+v", a)
		}
		if list, err = f.Conflicts(t.Context(), v.ID); err != nil || len(list) != 0 {
			t.Errorf("conflicts %+v %v", list, err)
		}
		mustClose(t, f)
	}
}

// TestRefusedAfterWorked expects no conflict where who refused had seen what was
// worked, and one where a colleague's lines came in later.
func TestRefusedAfterWorked(t *testing.T) {
	f, v := mustBegin(t, t.TempDir(), t.TempDir())
	mustSave(t, f, v.ID, line("IN-05", 3, checklist.LineMatch, ""))
	mustSave(t, f, v.ID, refusal("IN-05", "no more"))
	v, err := f.Visit(t.Context(), v.ID)
	if err != nil || len(v.Rivals) != 0 || v.Answers["IN-05"].Sample.Drawn != 1 || v.Answers["IN-05"].State != checklist.Refused {
		t.Errorf("%+v %+v %v", v.Rivals, v.Answers["IN-05"], err)
	}
	if list, err := f.Conflicts(t.Context(), v.ID); err != nil || len(list) != 0 {
		t.Errorf("conflicts %+v %v", list, err)
	}
	// What an instrument records after all lets the item count again.
	mustSave(t, f, v.ID, v.SplitLine(line("IN-05", 4, checklist.LineMatch, ""))...)
	v, err = f.Visit(t.Context(), v.ID)
	if err != nil || len(v.Rivals) != 0 || v.Answers["IN-05"].State != checklist.Answered || v.Answers["IN-05"].Sample.Drawn != 2 {
		t.Errorf("worked after all: %+v %+v %v", v.Rivals, v.Answers["IN-05"], err)
	}
	mustClose(t, f)
}

// TestRefusedAlike has two people refuse an item in the same words, of whom each had
// seen one line of it: a line that neither had seen alone was worked apart.
func TestRefusedAlike(t *testing.T) {
	refused := func(seen byte) *Fact {
		c := refusal("IN-05", "no time")
		return &Fact{Cell: c.Cell, Value: c.Value, Seen: []ID{{seen}}}
	}
	mark := func(no int) []*Fact {
		c := line("IN-05", no, checklist.LineMatch, "")
		return []*Fact{{ID: ID{byte(no)}, Cell: c.Cell, Value: c.Value, Actor: ID{9}}}
	}
	both := []*Fact{refused(1), refused(2)}
	if list := asides([][]*Fact{both, mark(1), mark(2)}); len(list) != 0 {
		t.Errorf("apart from what they had seen: %+v", list)
	}
	list := asides([][]*Fact{both, mark(1), mark(2), mark(3)})
	if len(list) != 1 || len(list[0].unseen) != 1 || list[0].last().ID != (ID{3}) {
		t.Errorf("a third line: %+v", list)
	}
}

// TestLinesAlikeAgree has two people mark a line alike at different times, which is
// no disagreement; what else they marked differently is one.
func TestLinesAlikeAgree(t *testing.T) {
	mark := func(at, more string) *Fact {
		return &Fact{Cell: checklist.Cell{Kind: checklist.KindLine, Key: "IN-03", Field: "6"}, Value: `{"status":"match","marks":{"at":"` + at + `"` + more + `}}`}
	}
	together, ok := agreed([]*Fact{mark("2026-03-11T13:02:00Z", ""), mark("2026-03-11T12:40:00Z", `,"minutes":"4"`)})
	if want := `{"marks":{"at":"2026-03-11T12:40:00Z","minutes":"4"},"status":"match"}`; !ok || together != want {
		t.Errorf("%v %s", ok, together)
	}
	if _, ok := agreed([]*Fact{mark("2026-03-11T13:02:00Z", `,"minutes":"5"`), mark("2026-03-11T12:40:00Z", `,"minutes":"4"`)}); ok {
		t.Error("two durations agree")
	}
}
