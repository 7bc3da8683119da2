package checklist

import (
	"fmt"
	"strings"
	"testing"
)

// recorded makes an answer as a screen does: split into its entries, each applied.
func recorded(v *Visit, c *Checklist, item string, a Answer) {
	n := 0
	for _, ch := range v.Split(c.Item(item), AnswerChange(item, a, ""), "s1", func() string { n++; return fmt.Sprint(n) }) {
		v.Apply(ch)
	}
}

// TestParagraphsKeepTheirOrder writes one paragraph after another behind the first,
// until there is no place left between it and the next.
func TestParagraphsKeepTheirOrder(t *testing.T) {
	v, c := NewVisit("v"), Builtin()
	said := []string{"IN-03: 2 of 29 not fine\n  host: agreed", "RA-01: read again"}
	for n := range 20 {
		if n > 0 {
			said = append(said[:1], append([]string{fmt.Sprintf("QA-%02d: found\n  host: no", n)}, said[1:]...)...)
		}
		words := strings.Join(said, "\n")
		recorded(v, c, "CL-01", Answer{State: Answered, Words: words})
		if got := v.Answers["CL-01"].Words; got != words {
			t.Fatalf("after %d:\n%s\nwant\n%s", n, got, words)
		}
	}
	said = append(said[5:], said[:5]...)
	said = append(said, said[3]) // said twice
	words := strings.Join(said, "\n")
	recorded(v, c, "CL-01", Answer{State: Answered, Words: words})
	if got := v.Answers["CL-01"].Words; got != words {
		t.Errorf("in another order:\n%s\nwant\n%s", got, words)
	}
}

// TestRefusedAndWorked refuses an item that was worked. Who goes on with it makes it
// count again; who refuses it anew, with other words and other numbers, does not.
func TestRefusedAndWorked(t *testing.T) {
	c := Builtin()
	refused := func(reason string, final int) Answer {
		return Answer{State: Refused, Reason: reason, Counts: map[string]int{"final": final}}
	}
	for name, test := range map[string]struct {
		next Answer
		want State
	}{
		"the same again":         {refused("not today", 3), Refused},
		"worked on":              {refused("not today", 4), NotSeen},
		"refused in other words": {refused("not for you", 4), Refused},
		"does not apply":         {Answer{State: NA, Reason: "not today", Counts: map[string]int{"final": 4}}, NA},
	} {
		v := NewVisit("v")
		recorded(v, c, "IP-05", Answer{State: NotSeen, Counts: map[string]int{"final": 3}})
		recorded(v, c, "IP-05", Answer{State: Refused, Reason: "not today"})
		if a := v.Answers["IP-05"]; a.State != Refused || a.Counts["final"] != 3 {
			t.Fatalf("refused: %+v", a)
		}
		recorded(v, c, "IP-05", test.next)
		if a := v.Answers["IP-05"]; a.State != test.want {
			t.Errorf("%s: %+v, want %s", name, a, test.want)
		}
	}
}

// TestRefusedWithItsCounts sets an item aside in one answer with what was worked of
// it, as it stands, further on or anew: nothing is counted twice.
func TestRefusedWithItsCounts(t *testing.T) {
	c := Builtin()
	for _, state := range []State{Refused, NA} {
		for name, final := range map[string]int{"as it stands": 3, "more": 5, "fewer": 2, "taken back": 0} {
			for _, before := range []Answer{
				{State: NotSeen, Counts: map[string]int{"final": 3}},
				{State: Refused, Reason: "not now", Counts: map[string]int{"final": 3}},
			} {
				v := NewVisit("v")
				recorded(v, c, "IP-05", Answer{State: NotSeen, Counts: map[string]int{"final": 3, "incoming": 4}})
				recorded(v, c, "IP-05", before)
				want := Answer{State: state, Reason: "not today", Counts: map[string]int{"incoming": 4}}
				if final > 0 {
					want.Counts["final"] = final
				}
				recorded(v, c, "IP-05", want)
				if got := v.Answers["IP-05"]; got.Encode() != want.Encode() {
					t.Errorf("%s, %s, after %s: %s, want %s", state, name, before.State, got.Encode(), want.Encode())
				}
				want.State, want.Reason = NotSeen, ""
				recorded(v, c, "IP-05", want)
				if got := v.Answers["IP-05"]; got.Counts["final"] != final || got.Counts["incoming"] != 4 {
					t.Errorf("%s, %s, after %s, worked again: %s", state, name, before.State, got.Encode())
				}
			}
		}
	}
}
