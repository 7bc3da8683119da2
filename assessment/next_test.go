package assessment_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

func items(next []assessment.Question) []string {
	var ids []string
	for _, q := range next {
		ids = append(ids, q.Item)
	}
	return ids
}

// The first questions of an empty visit fall out of the arithmetic, and so does
// the next move of the source visit.
func TestNext(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("next")
	v.Scope = "two-days"
	r := assessment.Evaluate(c, v)
	if got := items(r.Next[:3]); !slices.Equal(got, []string{"IN-03", "IN-10", "IP-05"}) {
		t.Errorf("empty visit: %v", got)
	}
	if q := r.Next[0]; q.Gain != 25_250 || q.Minutes != 20 || q.Reason.String() != "draw 29; risks D" {
		t.Errorf("first question: %+v %s", q, q.Reason)
	}
	v.Answers["IN-02"] = fields("", "source", "erp-live", "lines", "240")
	if q := assessment.Evaluate(c, v).Next[0]; q.Reason.String() != "draw 29 of 240; risks D" {
		t.Errorf("with the list: %s", q.Reason)
	}
	v.Answers["IN-03"] = share(240, 240, 144, "")
	r = assessment.Evaluate(c, v)
	if q := r.Next[0]; q.Item != "IN-10" || q.Reason.String() != "a gap stands: had they noticed?" {
		t.Errorf("after the gap: %+v", q)
	}
	if r.Best != "C" {
		t.Errorf("after the gap the ceiling is %s", r.Best)
	}
	if q := r.Next[slices.Index(items(r.Next), "IN-05")]; q.Reason.String() != "mark lines of IN-03" {
		t.Errorf("riding: %s", q.Reason)
	}
	v.Answers["IN-10"] = gaps(checklist.Gap{CAPA: no, InternalAudit: no, External: no})
	if got := items(assessment.Evaluate(c, v).Next[:2]); !slices.Equal(got, []string{"CE-01", "IP-05"}) {
		t.Errorf("then %v", got)
	}
}

func TestReasons(t *testing.T) {
	c := checklist.Builtin()
	v := full(c, "two-days")
	v.Answers["QA-07"] = level(80, "told")
	v.Answers["IN-07"] = share(12, 5, 5, "visitor")
	v.Answers["IP-04"] = checklist.Answer{}
	v.Answers["SU-05"] = checklist.Answer{}
	v.Answers["CE-01"] = certificate("valid", yes, yes, "", "", "")
	v.Answers["DI-02"] = probe("prompted", "pending", "")
	v.Answers["IP-05"] = split("2", "1", "seen")
	r := assessment.Evaluate(c, v)
	for item, want := range map[string]string{
		"QA-07": "only told: see it",
		"QA-08": "only seen so far",
		"IN-07": "5 seen so far",
		"IP-04": "draw 20; risks B",
		"SU-05": "count all of them; risks C",
		"CE-01": "complete the certificate's fields",
		"DI-02": "check what was said",
		"IP-05": "few entries so far",
	} {
		i := slices.Index(items(r.Next), item)
		if i < 0 {
			t.Errorf("%s is not asked for", item)
			continue
		}
		if got := r.Next[i].Reason.String(); got != want {
			t.Errorf("%s: %q, want %q", item, got, want)
		}
	}
}

// A reason has at most six words, whatever item it is about and however the visit
// stands: also where a grade hangs on it.
func TestSixWords(t *testing.T) {
	for _, c := range checklist.Builtins() {
		scope := c.Scopes[len(c.Scopes)-1].ID
		for seed := range uint64(60) {
			r := rand.New(rand.NewPCG(seed, 6))
			v := checklist.NewVisit("words")
			v.Scope = scope
			for i := range c.Items {
				it := &c.Items[i]
				if seed == 0 || r.IntN(3) == 0 || !it.Scored() {
					continue // the empty visit is the first
				}
				v.Answers[it.ID] = chooser(r.IntN).answer(c, it)
			}
			for _, q := range assessment.Evaluate(c, v).Next {
				if n := len(strings.Fields(q.Reason.String())); n == 0 || n > 6 {
					t.Errorf("%s %s: %d words: %s", c.ID, q.Item, n, q.Reason)
				}
			}
		}
	}
}

func TestAtPlace(t *testing.T) {
	c := checklist.Builtin()
	r := assessment.Evaluate(c, wenzhou("two-days"))
	before := items(r.Next)
	here := assessment.AtPlace(c, r.Next, "floor")
	if len(here) != len(r.Next) || !slices.Equal(before, items(r.Next)) {
		t.Fatal("the engine's order changed")
	}
	if got := items(here[:2]); !slices.Equal(got, []string{"QA-03", "IP-07"}) {
		t.Errorf("on the floor: %v", got)
	}
	elsewhere := false
	for _, q := range here {
		if place := c.Item(q.Item).Place; place != "floor" && place != "anywhere" {
			elsewhere = true
		} else if elsewhere {
			t.Fatalf("%s after questions of another place", q.Item)
		}
	}
}

// What a single answer could do to the grade.
func TestFlips(t *testing.T) {
	c := checklist.Builtin()
	r := assessment.Evaluate(c, counted("two-days"))
	if r.Status != "A" {
		t.Fatal(r.Status)
	}
	var down assessment.Flip
	for _, f := range r.Flips {
		if f.To == assessment.Full {
			t.Errorf("%s raises an A", f.Item)
		}
		if f.Item == "QA-07" {
			down = f
		}
	}
	// A plain item below 10 caps at B (R1), and from 9.999 downwards.
	if down.Grade != "B" || down.Need != 9_999 {
		t.Errorf("QA-07: %+v", down)
	}
	v := counted("two-days")
	delete(v.Answers, "CE-01")
	r = assessment.Evaluate(c, v)
	if len(r.Flips) == 0 || r.Flips[0].Item != "CE-01" || r.Flips[0].Grade != "A" || r.Flips[0].Need != 21_000 {
		t.Errorf("certificate not seen: %+v", r.Flips)
	}
	if r.Target != "A" || r.PointsShort != 0 || !slices.Equal(r.BlockedBy, []string{"CE-01"}) {
		t.Errorf("target %s, %d short, blocked by %v", r.Target, r.PointsShort, r.BlockedBy)
	}
	r = assessment.Evaluate(c, wenzhou("two-days"))
	if got := r.FlipWords(); got != "no single answer lifts this above C; both caps would have to be disproved" {
		t.Error(got)
	}
}

// A flip is what an evaluation with that one item changed would say.
func TestFlipsAgree(t *testing.T) {
	c := checklist.Builtin()
	for name, v := range map[string]*checklist.Visit{"source": wenzhou("day"), "clean": clean("day", "seen", "random"), "poor": poor("two-days")} {
		r := assessment.Evaluate(c, v)
		for i := range c.Items {
			it := &c.Items[i]
			if it.Kind != checklist.Level || !it.Scored() || !it.InScope(v.Scope) {
				continue
			}
			for to, points := range map[int64]int{0: 0, assessment.Full: 100} {
				if points == 0 && it.Set.Levels[len(it.Set.Levels)-1].Score > 0 {
					continue
				}
				old := v.Answers[it.ID]
				v.Answers[it.ID] = level(points, "corroborated")
				want := assessment.Evaluate(c, v).Grade
				v.Answers[it.ID] = old
				got := r.Grade
				for _, f := range r.Flips {
					if f.Item == it.ID && f.To == to {
						got = f.Grade
					}
				}
				if got != want {
					t.Errorf("%s: %s to %d gives %s, the flip says %s", name, it.ID, points, want, got)
				}
			}
		}
	}
}

// The second probe that comes to nothing caps the grade, from just the points on at
// which the rule says that it came to nothing.
func TestFlipOfASecondProbe(t *testing.T) {
	v := clean("two-days", "seen", "random")
	v.Answers["DI-01"] = probe("deflection", "unchecked", "in-time")
	r := assessment.Evaluate(checklist.Builtin(), v)
	i := slices.IndexFunc(r.Flips, func(f assessment.Flip) bool { return f.Item == "DI-06" && f.To == 0 })
	if i < 0 || r.Flips[i].Grade != "C" || r.Flips[i].Need != 20_000 {
		t.Errorf("%s, %+v", r.Status, r.Flips)
	}
}

// The grade without each cap: what disproving that one would change.
func TestCapSensitivity(t *testing.T) {
	v := counted("two-days")
	v.Answers["IN-03"] = share(240, 240, 144, "")
	r := assessment.Evaluate(checklist.Builtin(), v)
	if r.Grade != "C" || len(r.Caps) != 1 || r.Caps[0].Without != "A" {
		t.Fatalf("%s %+v %d", r.Grade, r.Caps, r.Practice.Score)
	}
	v.Answers["IN-10"] = gaps(checklist.Gap{CAPA: no, InternalAudit: no, External: no})
	r = assessment.Evaluate(checklist.Builtin(), v)
	if r.Caps[0].Without != "C" || r.Caps[1].Without != "C" {
		t.Errorf("either cap alone: %+v", r.Caps)
	}
	if r.CapAdjust != r.Practice.Score-79_999 || r.Score != 79_999 {
		t.Errorf("adjust %d, score %d", r.CapAdjust, r.Score)
	}
}

func TestConfidence(t *testing.T) {
	c := checklist.Builtin()
	r := assessment.Evaluate(c, wenzhou("two-days"))
	const want = "Not rated. 18 % of the practice evidence exists; " +
		"the ceiling C rests on IN-03: 144 of 240 receipts of the last three months: 60.0 %, all counted. " +
		"Open: IP-05 (7.0), RA-01 (5.0), QA-03 (4.0)."
	if r.Confidence != want {
		t.Error(r.Confidence)
	}
	if r.Modifiers != nil {
		t.Error(r.Modifiers)
	}
	v := wenzhou("two-days")
	v.Notice = "21"
	v.Answers["VF-01"] = fields("", "notice", "21", "date-by", "host")
	v.Answers["VF-02"] = fields("", "route-by", "host")
	v.Answers["VF-03"] = fields("", "interpreter", "host")
	v.Answers["VF-04"] = fields("", "running", "5", "machines", "16")
	v.Answers["IN-02"] = fields("", "source", "typed")
	framed := assessment.Evaluate(c, v)
	if got := strings.Join(framed.Modifiers, "; "); got != "21 days of notice; the host fixed the date; the host chose the route; "+
		"the host's interpreter; 5 of 16 machines running; a list was typed for the visit" {
		t.Error(got)
	}
	if framed.Score != r.Score || framed.Status != r.Status {
		t.Error("the frame of the visit entered a number")
	}
	v.Answers["VF-04"] = fields("", "running", "6", "machines", "16")
	v.Answers["VF-01"] = fields("", "notice", "14")
	v.Notice = "14"
	if got := assessment.Evaluate(c, v).Modifiers; len(got) != 3 {
		t.Error(got)
	}
}

func TestStatusWords(t *testing.T) {
	c := checklist.Builtin()
	for want, v := range map[string]*checklist.Visit{
		"not rated yet: 0 % of the practice evidence exists, a third is needed": checklist.NewVisit("empty"),
		"provisional: what is still open can make it A to B":                    clean("two-days", "seen", "random"),
		"firm: nothing that is still open can change the letter":                counted("two-days"),
	} {
		if got := assessment.Evaluate(c, v).StatusWords(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestSentence(t *testing.T) {
	c := checklist.Builtin()
	for _, test := range []struct {
		visit *checklist.Visit
		want  string
	}{
		{checklist.NewVisit("empty"), "Nothing on the floor has been seen yet."},
		{paperBlock("day"), "Nothing on the floor has been seen yet."},
		{wenzhou("day"), "144 of 240 receipts have an incoming record; corrective actions, internal audit and surveillance are silent on the gap."},
		{&checklist.Visit{Scope: "day", Answers: map[string]checklist.Answer{
			"IN-03": share(240, 29, 28, "random"), "RA-08": level(0, "seen"),
		}}, "Filled ahead: signed or filled before the part or the hour existed (seen); 28 of 29 receipts drawn from 240 have an incoming record."},
		{&checklist.Visit{Scope: "day", Answers: map[string]checklist.Answer{
			"RA-01": {State: checklist.Refused}, "SU-05": share(14, 14, 12, ""),
		}}, "What was asked for at RA-01 was not given; 12 of 14 deviations found at or from outside processors in twelve months: contained, answered with a cause, and later lots checked."},
	} {
		if got := assessment.Evaluate(c, drawn(test.visit)).Sentence; got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

// What stands in the way of a better grade is counted.
func TestFlipWords(t *testing.T) {
	for rules, want := range map[string]string{
		"":         "no single answer lifts this above C",
		"K4":       "no single answer lifts this above C while K4 stands",
		"K4 K5":    "no single answer lifts this above C; both caps would have to be disproved",
		"K4 K5 R1": "no single answer lifts this above C; all 3 caps would have to be disproved",
	} {
		r := &assessment.Result{Best: "C", Caps: []assessment.Cap{{Rule: "K9", Grade: "B"}}} // binds nothing: others are stricter
		for _, rule := range strings.Fields(rules) {
			r.Caps = append(r.Caps, assessment.Cap{Rule: rule, Grade: "C"})
		}
		if got := r.FlipWords(); got != want {
			t.Errorf("%q: %s", rules, got)
		}
	}
}

// A starred item that alone holds the grade is worth asking for by more than the
// points that it closes.
func TestHoldIsAGain(t *testing.T) {
	c := checklist.Builtin()
	v := full(c, "two-days")
	v.Answers["QA-03"] = checklist.Answer{}
	r := assessment.Evaluate(c, v)
	if q := r.Next[0]; q.Item != "QA-03" || r.Grade != "C" {
		t.Fatalf("%s, next %+v", r.Status, q)
	}
	plain := *c
	plain.Items = slices.Clone(c.Items)
	plain.Item("QA-03").Star = false
	free := assessment.Evaluate(&plain, v)
	i := slices.Index(items(free.Next), "QA-03")
	const atWorst, holdAtC = 5_000, 79_999 // half of what its hold costs at its worst; the score up to which C goes
	if more := r.Next[0].Gain - free.Next[i].Gain; free.Grade != "B" || more != atWorst+r.Score-holdAtC {
		t.Errorf("%s, and the hold is worth %d points", free.Grade, more)
	}
}
