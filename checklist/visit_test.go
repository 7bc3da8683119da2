package checklist

import (
	"reflect"
	"testing"
	"time"
)

var entry = time.Date(2026, 3, 11, 14, 32, 7, 0, time.UTC)

func change(kind, key, field, value string) Change {
	return Change{Cell: Cell{kind, key, field}, Value: value, Entered: entry, By: "Ana"}
}

func TestVisitApply(t *testing.T) {
	v := NewVisit("v")
	a := Answer{State: Answered, Level: 80, Basis: "seen"}
	for _, c := range []Change{
		change(KindVisit, "", FieldSupplier, "宏远阀门"),
		change(KindVisit, "", "invented-later", "x"),
		change(KindAnswer, "IN-01", FieldValue, a.Encode()),
		change(KindAnswer, "IN-02", FieldValue, "{not an answer"),
		change("invented-later", "k", "f", "x"),
		change(KindObservation, "2", "text", "second"),
		change(KindObservation, "1", "text", "first"),
		change(KindObservation, "1", "item", "IN-01"),
		change(KindObservation, "3", "text", "gone"),
		change(KindObservation, "3", FieldDeleted, "1"),
		change(KindCommitment, "9", "what", "send the log"),
		change(KindCommitment, "9", "due", "2026-04-01"),
	} {
		v.Apply(c)
	}
	if v.Supplier != "宏远阀门" || v.Changed != entry {
		t.Errorf("visit %+v", v)
	}
	got := v.Answers["IN-01"]
	if got.Level != 80 || got.Basis != "seen" || got.By != "Ana" || got.Entered != entry {
		t.Errorf("answer %+v", got)
	}
	if _, ok := v.Answers["IN-02"]; ok {
		t.Error("an answer that cannot be read was taken")
	}
	if len(v.Observations) != 2 || v.Observations[0].Text != "first" || v.Observations[1].Text != "second" || v.Notes("IN-01") != 1 {
		t.Errorf("observations %+v", v.Observations)
	}
	back := change(KindObservation, "1", FieldDeleted, "")
	back.Cleared = true
	if v.Apply(back); len(v.Observations) != 2 {
		t.Errorf("to keep a note takes it off: %+v", v.Observations)
	}
	if len(v.Commitments) != 1 || v.Commitments[0].Due != "2026-04-01" {
		t.Errorf("commitments %+v", v.Commitments)
	}
	v.Apply(Change{Cell: Cell{KindAnswer, "IN-01", FieldValue}, Cleared: true})
	if _, ok := v.Answers["IN-01"]; ok {
		t.Error("a cleared answer is still there")
	}
}

func TestAnswerEncode(t *testing.T) {
	for _, a := range []Answer{
		{},
		{State: Answered, Level: 0, Basis: "told"},
		{State: NA, Reason: "nothing is done outside"},
		{State: Answered, Sample: Sample{Population: 240, Drawn: 240, Fine: 144}},
		{State: Answered, Sample: Sample{Open: true, Drawn: 12, Fine: 11, Pick: "visitor"}},
		{State: Answered, Disclosure: Disclosure{Given: "partial", Outcome: "pending", Tactics: []string{"blame", "shrink"}}},
		{State: Answered, Gaps: []Gap{{What: "receipts", CAPA: No, InternalAudit: No, External: No}}},
		{State: Answered, Fields: map[string]string{"early": "12", "late": "4"}, Basis: "seen"},
		{State: Answered, Confirmed: true, Flagged: true, Explained: "dial in fives", Words: "宣读"},
	} {
		got, err := DecodeAnswer(a.Encode())
		if err != nil || !reflect.DeepEqual(got, a) {
			t.Errorf("%+v became %+v, %v", a, got, err)
		}
	}
	for _, bad := range []string{"", "[]", `{"state":"perhaps"}`, `{"level":"high"}`} {
		if _, err := DecodeAnswer(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestVisitProgress(t *testing.T) {
	c, v := Builtin(), NewVisit("v")
	v.Scope = "two-days"
	v.Answers["VF-01"] = Answer{State: Answered}
	v.Answers["VF-02"] = Answer{State: NotSeen}
	v.Answers["VF-03"] = Answer{State: Refused}
	if done, asked := v.Progress(c, "VF"); done != 2 || asked != 5 {
		t.Errorf("%d of %d", done, asked)
	}
	if got := v.Walked(c); got != 2 {
		t.Errorf("walked %d %%", got)
	}
}

func TestPrintable(t *testing.T) {
	for _, c := range []struct{ in, line, block string }{
		{"plain", "plain", "plain"},
		{"宏远阀门 नमूना வால்வு", "宏远阀门 नमूना வால்வு", "宏远阀门 नमूना வால்வு"},
		{"a\nb\tc\r\n", "a b c ", "a\nb c\n"},
		{"\x1b[31mred\x1b]0;title\x07", "[31mred]0;title", "[31mred]0;title"},
		{"\x9b31m\u009b1m", "\uFFFD31m1m", "\uFFFD31m1m"},
		{"evil\u202egpj.exe\u2066\u200b\ufeff", "evilgpj.exe", "evilgpj.exe"},
		{"a\x00b\x7f", "ab", "ab"},
		{"\uFFFD kept", "\uFFFD kept", "\uFFFD kept"},
		{"👩\u200d🔧 می\u200cخواهم", "👩\u200d🔧 می\u200cخواهم", "👩\u200d🔧 می\u200cخواهم"},
		{"e" + string([]rune{0x301, 0x301, 0x301, 0x301, 0x301, 0x301, 0x301, 0x301, 0x301}), "e" + string([]rune{0x301, 0x301, 0x301, 0x301, 0x301, 0x301}), "e" + string([]rune{0x301, 0x301, 0x301, 0x301, 0x301, 0x301})},
	} {
		if got := Line(c.in); got != c.line {
			t.Errorf("Line(%q) = %q, want %q", c.in, got, c.line)
		}
		if got := Block(c.in); got != c.block {
			t.Errorf("Block(%q) = %q, want %q", c.in, got, c.block)
		}
	}
}

// A promise is overdue from the day after the one it was made for, as long as nothing
// has become of it.
func TestOverdue(t *testing.T) {
	now := time.Date(2026, 4, 1, 23, 0, 0, 0, time.FixedZone("", 8*3600))
	for _, c := range []struct {
		due, state string
		want       bool
	}{{"2026-03-31", "", true}, {"2026-03-31", "open", true}, {"2026-04-01", "", false}, {"2026-03-31", "kept", false}, {"2026-03-31", "broken", false}, {"", "", false}} {
		if p := (Commitment{Due: c.due, State: c.state}); p.Overdue(now) != c.want {
			t.Errorf("%+v: %t", c, !c.want)
		}
	}
}

// Records take twice as long where somebody interprets, whoever that is.
func TestInterpreted(t *testing.T) {
	v, c := NewVisit("v"), Builtin()
	for who, want := range map[string]bool{"": false, FrameNone: false, FrameHost: true} {
		v.Answers["VF-03"] = Answer{State: Answered, Fields: map[string]string{FrameInterpreter: who}}
		if v.Interpreted(c) != want {
			t.Errorf("%q: %t", who, !want)
		}
	}
}
