package assessment_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// One line says what the last answer changed.
func TestDelta(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("delta")
	v.Scope = "two-days"
	s := assessment.NewSheet(c, v)
	before := s.Result()
	for _, step := range []struct {
		item   string
		answer checklist.Answer
		want   string
	}{
		{"IN-01", level(100, "seen"), "practice 50.0 → 50.5, range 0.9 narrower"},
		{"IN-03", share(240, 240, 144, ""), "practice 50.5 → 50.2, range 10 narrower, cap C"},
		{"IN-10", gaps(checklist.Gap{CAPA: no, InternalAudit: no, External: no}), "practice 50.2 → 46.7, range 7 narrower, cap C"},
		{"CE-01", certificate("valid", yes, yes, yes, yes, ""), "paper 50.0 → 65.0, range 30 narrower"},
		{"VF-01", fields("", "notice", "7"), ""},
		{"IN-03", share(240, 240, 216, ""), "practice 46.7 → 50.1, cap C lifted"},
		{"IN-10", checklist.Answer{}, "practice 50.1 → 53.6, range 7 wider, cap C lifted"},
	} {
		v.Answers[step.item] = step.answer
		s.Update(step.item)
		after := s.Result()
		if got := assessment.Delta(before, after); got != step.want {
			t.Errorf("%s: %q, want %q", step.item, got, step.want)
		}
		before = after
	}
}

// An answer changes its own range and those that depend on it.
func TestSheetUpdate(t *testing.T) {
	c := checklist.Builtin()
	v := wenzhou("two-days")
	v.Answers["IN-03"] = share(240, 29, 29, "random")
	v.Answers["IN-05"] = share(240, 29, 29, "")
	v.Answers["RA-01"] = share(0, 12, 12, "random")
	s := assessment.NewSheet(c, drawn(v))
	if got := whole(s.Range("IN-05")); got != "82-100" {
		t.Fatal(got)
	}
	v.Answers["IN-02"] = fields("", "source", "typed")
	s.Update("IN-02")
	if a, b := whole(s.Range("IN-03")), whole(s.Range("IN-05")); a != "10-100" || b != "10-100" {
		t.Errorf("after the source of the list: %s %s", a, b)
	}
	flag := level(40, "seen")
	flag.Flagged = true
	v.Answers["RA-02"] = flag
	s.Update("RA-02")
	if got := whole(s.Range("RA-01")); got != "0-100" {
		t.Errorf("after the flag: %s", got)
	}
	v.Answers["IN-03"] = share(10, 29, 29, "random")
	s.Update("IN-03")
	if s.Fault("IN-03") == "" || s.Fault("IN-05") != "" {
		t.Errorf("faults %q %q", s.Fault("IN-03"), s.Fault("IN-05"))
	}
	s.Update("no such item")
	if got := whole(s.Range("no such item")); got != "0-100" || s.Fault("no such item") != "" {
		t.Error(got)
	}
}

// What the branches of the checklist bring forward.
func TestOpened(t *testing.T) {
	c := checklist.Builtin()
	if got := assessment.NewSheet(c, checklist.NewVisit("blank")).Opened(); got != nil {
		t.Errorf("blanks open %v", got)
	}
	for _, test := range []struct {
		name    string
		scope   string
		answers map[string]checklist.Answer
		want    string
	}{
		{"missing lines", "two-days", map[string]checklist.Answer{"IN-03": share(240, 29, 28, "random")}, "IN-04<IN-03 IN-10<IN-03 IN-05<IN-03"},
		{"none missing", "two-days", map[string]checklist.Answer{"IN-03": share(240, 29, 29, "random")}, ""},
		{"only what the scope asks", "door-test", map[string]checklist.Answer{"IN-03": share(240, 29, 28, "random")}, "IN-10<IN-03"},
		{"not what is given", "two-days", map[string]checklist.Answer{
			"IN-03": share(240, 29, 28, "random"), "IN-04": fields("", "without", "1"), "IN-10": {State: checklist.NotSeen},
		}, "IN-10<IN-03 IN-05<IN-03"},
		{"level", "two-days", map[string]checklist.Answer{"QA-03": level(40, "seen")}, "FN-06<QA-03 QA-05<QA-03 QA-02<QA-03"},
		{"best case", "two-days", map[string]checklist.Answer{"DI-02": probe("deflection", "unchecked", "")}, "IN-10<DI-02 DI-09<DI-02"},
		{"total of all stages", "two-days", map[string]checklist.Answer{"IP-05": fields("seen", "early", "2", "late", "1", "customer", "1", "orders", "400")}, "IP-06<IP-05 IP-07<IP-05 IP-08<IP-05"},
		{"enough in all", "two-days", map[string]checklist.Answer{"IP-05": fields("seen", "early", "2", "late", "1", "customer", "2", "orders", "400")}, ""},
		{"refused", "two-days", map[string]checklist.Answer{"VF-02": {State: checklist.Refused}}, "SU-01<VF-02 SU-02<VF-02"},
		{"a refused share misses everything", "two-days", map[string]checklist.Answer{"IN-09": {State: checklist.Refused}}, "RA-03<IN-09 TR-02<IN-09"},
		{"the first reason", "two-days", map[string]checklist.Answer{"FN-02": level(0, "seen"), "RA-07": level(0, "seen")}, "RA-01<FN-02"},
		{"answered", "two-days", map[string]checklist.Answer{"RA-04": fields("", "chosen", "sheet 4")}, "RA-01<RA-04 RA-06<RA-04"},
		{"numbers that cannot be open nothing", "two-days", map[string]checklist.Answer{"IN-03": share(20, 29, 28, "random")}, ""},
	} {
		v := checklist.NewVisit("opened")
		v.Scope, v.Answers = test.scope, test.answers
		var got []string
		for _, f := range assessment.NewSheet(c, v).Opened() {
			got = append(got, f.Item+"<"+f.From)
			if f.Why.In("en") == "" {
				t.Errorf("%s: %s without a reason", test.name, f.Item)
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %v, want %s", test.name, got, test.want)
		}
	}
}

// Promises change the view of today, never the visit.
func TestAsOfNow(t *testing.T) {
	c := checklist.Builtin()
	visit := func(states ...string) *checklist.Visit {
		v := checklist.NewVisit("now")
		v.Answers["DI-04"] = probe("immediate", "pending", "in-time")
		v.Answers["DI-06"] = probe("immediate", "verified", "in-time")
		for _, s := range states {
			v.Commitments = append(v.Commitments, checklist.Commitment{Item: "DI-04", State: s}, checklist.Commitment{Item: "DI-06", State: "broken"})
		}
		return v
	}
	for _, test := range []struct {
		states []string
		want   string
	}{
		{nil, "40-100"},
		{[]string{""}, "40-100"},
		{[]string{"open"}, "40-100"},
		{[]string{"kept"}, "60-100"},
		{[]string{"late"}, "54-90"},
		{[]string{"broken"}, "0-20"},
		{[]string{"kept", "open"}, "40-100"},
		{[]string{"kept", "late"}, "54-90"},
		{[]string{"open", "broken"}, "0-20"},
	} {
		v := visit(test.states...)
		now := assessment.AsOfNow(c, v)
		if r, _ := assessment.ItemRange(c, now, c.Item("DI-04")); whole(r) != test.want {
			t.Errorf("%v: %s, want %s", test.states, whole(r), test.want)
		}
		if r, _ := assessment.ItemRange(c, now, c.Item("DI-06")); whole(r) != "90-100" {
			t.Errorf("%v: a verified probe became %s", test.states, whole(r))
		}
		if v.Answers["DI-04"].Disclosure.Outcome != "pending" {
			t.Errorf("%v: the visit was changed", test.states)
		}
	}
}

func TestPoints(t *testing.T) {
	for milli, want := range map[int64]string{
		0: "0.0", 46_740: "46.7", 8_250: "8.2", 91_750: "91.8", 99_999: "100.0", -3_060: "-3.1", -20: "0.0", 100_000: "100.0", 46_550: "46.5",
	} {
		if got := assessment.Points(milli); got != want {
			t.Errorf("Points(%d) = %s, want %s", milli, got, want)
		}
	}
	for milli := int64(-2_000); milli <= 102_000; milli++ {
		want := strings.Replace(assessment.Points(milli), ".", "", 1)
		n, err := json.Number(strings.TrimPrefix(strings.TrimLeft(want, "0"), "-")).Int64()
		if want = strings.TrimLeft(want, "-0"); want == "" {
			n, err = 0, nil
		}
		if got := assessment.Tenths(milli); err == nil && max(got, -got) != n {
			t.Fatalf("Tenths(%d) = %d, want %d", milli, got, n)
		}
	}
	if got := assessment.Signed(48_560) + " " + assessment.Signed(-3_100) + " " + assessment.Signed(0); got != "+48.6 -3.1 0.0" {
		t.Error(got)
	}
}

// Rounded parts add up to the rounded whole.
func TestShares(t *testing.T) {
	r := assessment.Evaluate(checklist.Builtin(), wenzhou("day"))
	parts := []int64{r.Practice.Score}
	for _, c := range r.Contributions {
		parts = append(parts, c.Proven, c.Open)
	}
	var sum int64
	for i, tenths := range assessment.Shares(assessment.Full, parts) {
		sum += tenths
		if d := 100*tenths - parts[i]; d > 100 || d < -100 {
			t.Errorf("part %d: %d became %d", i, parts[i], tenths)
		}
	}
	if sum != 1000 {
		t.Errorf("the parts of 100.0 add up to %d tenths", sum)
	}
	if got := assessment.Shares(10_000, []int64{3_333, 3_333, 3_334}); !slices.Equal(got, []int64{33, 33, 34}) {
		t.Error(got)
	}
}

// The JSON has the keys that scripts read, lists where there is nothing, and
// whole numbers only.
func TestJSON(t *testing.T) {
	for _, v := range []*checklist.Visit{checklist.NewVisit("empty"), wenzhou("two-days")} {
		text, err := json.Marshal(assessment.Evaluate(checklist.Builtin(), v))
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]json.RawMessage
		if err := json.Unmarshal(text, &m); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{
			"model", "checklist", "scope", "status", "grade", "best", "worst", "firm", "rated", "score", "lo", "hi", "practice", "paper",
			"themes", "gap", "caps", "holds", "next", "flips", "contributions", "confidence", "sentence",
		} {
			if raw, ok := m[key]; !ok || string(raw) == "null" {
				t.Errorf("%s: %s", key, raw)
			}
		}
		if v.Supplier == "" {
			continue
		}
		for key, want := range map[string]string{
			"practice": `{"score":46740,"lo":5940,"hi":87540,"evidence":184}`,
			"paper":    `{"score":95300,"lo":90600,"hi":100000,"evidence":906}`,
			"gap":      `{"score":48560,"lo":3060,"hi":94060,"established":true}`,
			"status":   `"\u003c=C"`,
			"score":    "46740", "hi": "79999",
		} {
			if string(m[key]) != want {
				t.Errorf("%s: %s, want %s", key, m[key], want)
			}
		}
		var next []struct {
			Item          string
			Gain, Minutes int
			Why           string
		}
		if err := json.Unmarshal(m["next"], &next); err != nil || next[0].Item != "IP-05" || next[0].Gain != 7000 || next[0].Why == "" {
			t.Errorf("%v %+v", err, next[0])
		}
	}
}

// Without a scope of its checklist a visit counts as one of the largest.
func TestScope(t *testing.T) {
	c := checklist.Builtin()
	v := wenzhou("a fortnight")
	if r := assessment.Evaluate(c, v); r.Scope != "two-days" || r.Practice.Score != 46_740 {
		t.Errorf("%s %d", r.Scope, r.Practice.Score)
	}
	renamed, err := checklist.Parse("renamed", []byte(strings.NewReplacer(`id = "day"`, `id = "full"`, `"day", "two-days"`, `"full", "two-days"`).Replace(c.Source)))
	if err != nil {
		t.Fatal(err)
	}
	// No scope "day": two thirds of the largest one, 267 of 400.
	if r := assessment.Evaluate(renamed, wenzhou("door-test")); r.Practice.Den != 267 {
		t.Errorf("den %d", r.Practice.Den)
	}
}
