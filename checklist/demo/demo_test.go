package demo_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/checklist/demo"
)

// built makes the visit as a file would hold it: from its changes.
func built(dv demo.Visit) *checklist.Visit {
	v := checklist.NewVisit(dv.Name)
	for _, c := range dv.Changes() {
		v.Apply(c)
	}
	return v
}

// What the assessment makes of each visit, and how much of it was walked.
func TestAssessments(t *testing.T) {
	type verdict struct {
		status, practice, paper, gap string
		walked                       int
		caps                         string
	}
	want := map[string]verdict{
		"hongyuan":  {"<=C", "46.7", "95.3", "+48.6", 22, "K4 IN-03, K3 IN-10"},
		"sorrento":  {"B?", "88.3", "82.2", "-6.1", 100, ""},
		"northline": {"D?", "49.1", "72.4", "+23.3", 65, "K5 RA-07, R2 CA-03"},
		"kovai":     {"A", "95.7", "90.6", "-5.1", 100, ""},
		"odra":      {"C?", "72.0", "10.0", "-62.0", 100, "K7 CE-01"},
	}
	if len(demo.Visits()) != len(want) {
		t.Fatalf("%d visits", len(demo.Visits()))
	}
	c := checklist.Builtin()
	for _, dv := range demo.Visits() {
		v := built(dv)
		r := assessment.Evaluate(c, v)
		var caps []string
		for _, cp := range r.Caps {
			caps = append(caps, cp.Rule+" "+cp.Item)
		}
		got := verdict{
			r.Status, assessment.Points(r.Practice.Score), assessment.Points(r.Paper.Score), assessment.Signed(r.Gap.Score),
			v.Walked(c), strings.Join(caps, ", "),
		}
		if got != want[dv.Name] {
			t.Errorf("%s: %+v, want %+v", dv.Name, got, want[dv.Name])
		}
		if len(r.Faults) > 0 {
			t.Errorf("%s: numbers that cannot be: %v", dv.Name, r.Faults)
		}
	}
}

// The valve maker gives the figures of the source to the digit.
func TestHongyuan(t *testing.T) {
	for _, dv := range demo.Visits() {
		if dv.Name != "hongyuan" {
			continue
		}
		r := assessment.Evaluate(checklist.Builtin(), built(dv))
		if r.Practice.Score != 46_740 || r.Practice.Lo != 5_940 || r.Practice.Hi != 87_540 || assessment.Percent(r.Practice.Evidence) != 18 ||
			r.Paper.Score != 95_300 || r.Paper.Lo != 90_600 || r.Paper.Hi != 100_000 ||
			r.Gap.Score != 48_560 || r.Gap.Lo != 3_060 || r.Gap.Hi != 94_060 || !r.Gap.Established {
			t.Errorf("practice %+v, paper %+v, gap %+v", r.Practice.Range, r.Paper.Range, r.Gap)
		}
		if r.Next[0].Item != "IP-05" || r.Next[1].Item != "RA-01" || r.Next[2].Item != "QA-03" {
			t.Errorf("next %s, %s, %s", r.Next[0].Item, r.Next[1].Item, r.Next[2].Item)
		}
		return
	}
	t.Error("the valve maker is missing")
}

// Promises that were kept or broken since change the view of today.
func TestAsOfNow(t *testing.T) {
	c := checklist.Builtin()
	for _, dv := range demo.Visits() {
		v := built(dv)
		then, now := assessment.Evaluate(c, v).Practice.Score, assessment.Evaluate(c, assessment.AsOfNow(c, v)).Practice.Score
		switch dv.Name {
		case "sorrento":
			if now <= then {
				t.Errorf("a kept promise: %d, then %d", now, then)
			}
		case "northline":
			if now >= then {
				t.Errorf("a broken promise: %d, then %d", now, then)
			}
		}
	}
}

var uuid7 = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// Everything that the files name exists in the built-in checklist.
func TestReferences(t *testing.T) {
	c := checklist.Builtin()
	ids := map[string]bool{}
	for _, dv := range demo.Visits() {
		if !strings.HasSuffix(dv.Fields[checklist.FieldSupplier], "(invented)") {
			t.Errorf("%s: the supplier does not say that it is invented", dv.Name)
		}
		if c.Scope(dv.Fields[checklist.FieldScope]) == nil || dv.Fields[checklist.FieldDate] != dv.At.Format(time.DateOnly) || dv.By == "" {
			t.Errorf("%s: header %v, at %v", dv.Name, dv.Fields, dv.At)
		}
		for id, a := range dv.Answers {
			it := c.Item(id)
			if it == nil || !it.InScope(dv.Fields[checklist.FieldScope]) {
				t.Errorf("%s: %s is not asked", dv.Name, id)
				continue
			}
			answerExists(t, c, dv.Name, it, a)
		}
		if len(dv.Observations) < 3 || !strings.Contains(dv.Observations[0].Text, "invented") {
			t.Errorf("%s: the first observation does not say that the company is invented", dv.Name)
		}
		for i, o := range dv.Observations {
			if !uuid7.MatchString(o.ID) || ids[o.ID] || c.Item(o.Item) == nil || o.Text == "" || o.Observed.Before(dv.At) ||
				i > 0 && o.ID <= dv.Observations[i-1].ID {
				t.Errorf("%s: observation %+v", dv.Name, o)
			}
			ids[o.ID] = true
		}
		for _, p := range dv.Commitments {
			_, due := time.Parse(time.DateOnly, p.Due)
			if !uuid7.MatchString(p.ID) || ids[p.ID] || c.Item(p.Item) == nil || p.What == "" || p.Role == "" || due != nil ||
				!slices.Contains([]string{"", "open", "kept", "late", "broken"}, p.State) {
				t.Errorf("%s: commitment %+v", dv.Name, p)
			}
			ids[p.ID] = true
		}
	}
}

func answerExists(t *testing.T, c *checklist.Checklist, name string, it *checklist.Item, a checklist.Answer) {
	t.Helper()
	known := func(table []checklist.Choice, id string) {
		if id != "" && checklist.Pick(table, id) == nil {
			t.Errorf("%s: %s: %q is not in its table", name, it.ID, id)
		}
	}
	known(c.Bases, a.Basis)
	known(c.Picks, a.Sample.Pick)
	known(c.ListSources, a.Sample.Source)
	known(c.Disclosures, a.Disclosure.Given)
	known(c.Outcomes, a.Disclosure.Outcome)
	known(c.Latencies, a.Disclosure.Latency)
	for _, tactic := range a.Disclosure.Tactics {
		known(c.Tactics, tactic)
	}
	for field, value := range a.Fields {
		f := it.Field(field)
		if f == nil {
			t.Errorf("%s: %s has no field %q", name, it.ID, field)
			continue
		}
		switch f.Type {
		case "choice":
			known(f.Choices, value)
		case "list-source":
			known(c.ListSources, value)
		case "tells":
			known(c.Tells, value)
		case "date":
			if _, err := time.Parse(time.DateOnly, value); err != nil {
				t.Errorf("%s: %s %s: %v", name, it.ID, field, err)
			}
		case "tri":
			if tri := checklist.Tri(value); !tri.Known() && tri != checklist.Unknown {
				t.Errorf("%s: %s %s: %q", name, it.ID, field, value)
			}
		}
	}
}

// The changes come in the order of time, build the visit, and are the same
// every time.
func TestChanges(t *testing.T) {
	for i, dv := range demo.Visits() {
		changes := dv.Changes()
		if !slices.IsSortedFunc(changes, func(a, b checklist.Change) int { return a.Entered.Compare(b.Entered) }) {
			t.Errorf("%s: changes out of order", dv.Name)
		}
		for _, c := range changes {
			if c.Entered.IsZero() || c.By == "" || c.Observed.After(c.Entered) {
				t.Errorf("%s: %+v", dv.Name, c)
			}
		}
		v := built(dv)
		if len(v.Answers) != len(dv.Answers) || len(v.Observations) != len(dv.Observations) || len(v.Commitments) != len(dv.Commitments) ||
			v.Supplier != dv.Fields[checklist.FieldSupplier] || v.Scope != dv.Fields[checklist.FieldScope] {
			t.Errorf("%s: built %d answers, %d observations, %d commitments", dv.Name, len(v.Answers), len(v.Observations), len(v.Commitments))
		}
		for id, a := range dv.Answers {
			if v.Answers[id].Encode() != a.Encode() {
				t.Errorf("%s: %s came out as %s", dv.Name, id, v.Answers[id].Encode())
			}
		}
		again := demo.Visits()[i].Changes()
		if !slices.Equal(changes, again) {
			t.Errorf("%s: not the same twice", dv.Name)
		}
		dv.Fields[checklist.FieldSupplier] = "changed by a caller"
		if demo.Visits()[i].Fields[checklist.FieldSupplier] == "changed by a caller" {
			t.Errorf("%s: callers share a visit", dv.Name)
		}
	}
}
