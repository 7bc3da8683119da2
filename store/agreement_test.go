package store

import (
	"strconv"
	"testing"

	"gemba/checklist"
)

func line(item string, n int, status checklist.LineStatus, note string) checklist.Change {
	cell := checklist.Cell{Kind: checklist.KindLine, Key: item, Field: strconv.Itoa(n)}
	if status == "" {
		return checklist.Change{Cell: cell, Cleared: true}
	}
	return checklist.Change{Cell: cell, Value: checklist.EncodeCell(checklist.SampleLine{Status: status, Note: note})}
}

// twoMarks has two people mark line 7 of a sample apart, the first with the
// later clock if so asked, and returns the file in which both marks are.
func twoMarks(t *testing.T, a, b checklist.LineStatus) (*File, *checklist.Visit) {
	t.Helper()
	state := t.TempDir()
	ana, v := mustBegin(t, t.TempDir(), state)
	mustSave(t, ana, v.ID,
		checklist.Change{Cell: checklist.Cell{Kind: checklist.KindSample, Key: "IN-03", Field: checklist.FieldList}, Value: `{"lines":240}`},
		line("IN-03", 3, checklist.LineMatch, ""), line("IN-03", 7, checklist.LineMatch, "first look"))
	bo := copyFor(t, ana, state, "Bo")
	mustSave(t, bo, v.ID, line("IN-03", 7, b, "Bo"))
	mustSave(t, ana, v.ID, line("IN-03", 7, a, "Ana"))
	if _, err := ana.Merge(t.Context(), bo.Path()); err != nil {
		t.Fatal(err)
	}
	mustClose(t, bo)
	v, err := ana.Visit(t.Context(), v.ID)
	must(t, err)
	return ana, v
}

// TestTheWorseMarkCounts expects the less favourable of two marks of one line
// to count, whoever wrote later, and both to be in conflict until reconciled.
func TestTheWorseMarkCounts(t *testing.T) {
	order := []checklist.LineStatus{checklist.LineMatch, "", checklist.LineExempt, checklist.LineLate, checklist.LineMismatch, checklist.LineMissing}
	for i, a := range order {
		b := order[(i+1)%len(order)]
		for _, pair := range [][2]checklist.LineStatus{{a, b}, {b, a}} {
			worse := pair[0]
			if pair[1].Worse(worse) {
				worse = pair[1]
			}
			f, v := twoMarks(t, pair[0], pair[1])
			if got := v.Lines["IN-03"][7].Status; got != worse {
				t.Errorf("%q and %q: %q counts", pair[0], pair[1], got)
			}
			peeked, err := Peek(t.Context(), f.Path())
			if err != nil || peeked[0].Lines["IN-03"][7].Status != worse {
				t.Errorf("peek: %+v %v", peeked, err)
			}
			list, err := f.Conflicts(t.Context(), v.ID)
			if err != nil || len(list) != 1 || list[0].Kind != checklist.KindLine || len(list[0].Versions) != 2 {
				t.Fatalf("conflicts %+v %v", list, err)
			}
			// Typing over what is shown leaves the other mark beside it.
			mustSave(t, f, v.ID, line("IN-03", 7, checklist.LineMatch, "settled"))
			list, err = f.Conflicts(t.Context(), v.ID)
			if err != nil || len(list) != 1 {
				t.Fatalf("typed over: %+v %v", list, err)
			}
			if _, err := f.Resolve(t.Context(), v.ID, line("IN-03", 7, checklist.LineMatch, "both looked"), list[0].IDs()); err != nil {
				t.Fatal(err)
			}
			v, err = f.Visit(t.Context(), v.ID)
			if err != nil || v.Lines["IN-03"][7].Note != "both looked" || v.Answers["IN-03"].Sample.Fine != 2 {
				t.Errorf("reconciled: %+v %v", v.Lines, err)
			}
			mustClose(t, f)
		}
	}
}

// TestWhatIsTakenOffAListIsGone takes an entry of each kind of list off it.
func TestWhatIsTakenOffAListIsGone(t *testing.T) {
	f, v := mustBegin(t, t.TempDir(), t.TempDir())
	for kind, field := range map[string]string{
		checklist.KindObservation: "text", checklist.KindCommitment: "what", checklist.KindRequest: "what", checklist.KindPhoto: "caption",
	} {
		mustSave(t, f, v.ID, checklist.Change{Cell: checklist.Cell{Kind: kind, Key: "k", Field: field}, Value: "x"})
		mustSave(t, f, v.ID, checklist.Change{Cell: checklist.Cell{Kind: kind, Key: "k", Field: checklist.FieldDeleted}, Value: "1"})
	}
	got, err := f.Visit(t.Context(), v.ID)
	if err != nil || len(got.Observations)+len(got.Commitments)+len(got.Requests)+len(got.Attachments) != 0 {
		t.Errorf("%+v %v", got, err)
	}
	if list, err := f.Conflicts(t.Context(), v.ID); err != nil || len(list) != 0 {
		t.Errorf("conflicts %+v %v", list, err)
	}
	mustClose(t, f)
}
