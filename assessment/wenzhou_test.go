package assessment_test

import (
	"slices"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// wenzhou is the visit to the valve maker of the source: certificate and
// documents clean, the receiving bench staffed, 144 of 240 receipts with an
// incoming record, and nobody inside had noticed.
func wenzhou(scope string) *checklist.Visit {
	v := paperBlock(scope)
	v.Answers["IN-01"] = checklist.Answer{State: checklist.Answered, Level: 100, Basis: "seen"}
	v.Answers["IN-02"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"source": "erp-live", "lines": "240"}}
	v.Answers["IN-03"] = checklist.Answer{State: checklist.Answered, Sample: checklist.Sample{Population: 240, Drawn: 240, Fine: 144}}
	v.Answers["IN-10"] = checklist.Answer{State: checklist.Answered, Gaps: []checklist.Gap{{
		What: "96 of 240 receipts without a record",
		CAPA: checklist.No, InternalAudit: checklist.No, External: checklist.No,
	}}}
	return v
}

// paperBlock is clean paper: a certificate in force with everything found, and
// documents at their best level on different bases.
func paperBlock(scope string) *checklist.Visit {
	v := checklist.NewVisit("wenzhou")
	v.Supplier, v.Date, v.Scope = "Wenzhou valve maker", "2022-05-17", scope
	level := func(basis string) checklist.Answer {
		return checklist.Answer{State: checklist.Answered, Level: 100, Basis: basis}
	}
	v.Answers["CE-01"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{
		"status": "valid", "expires": "2024-08-30",
		"site-covered": "yes", "scope-covered": "yes", "accredited": "yes", "registered": "yes",
	}}
	v.Answers["CE-06"] = level("seen")
	v.Answers["CE-07"] = checklist.Answer{State: checklist.Answered, Basis: "corroborated", Fields: map[string]string{"declared": "182", "counted": "186"}}
	v.Answers["CE-08"] = level("seen")
	v.Answers["CE-09"] = level("shown")
	v.Answers["CE-10"] = level("seen")
	v.Answers["CE-11"] = level("shown")
	v.Answers["CA-06"] = checklist.Answer{State: checklist.Answered, Sample: checklist.Sample{Population: 20, Drawn: 20, Fine: 20}}
	return v
}

func show(r assessment.Range) string {
	return "[" + assessment.Points(r.Lo) + "-" + assessment.Points(r.Hi) + "]"
}

func TestWenzhou(t *testing.T) {
	c := checklist.Builtin()
	for _, want := range []struct {
		scope, status, practice, paper, gap string
		evidence                            int64
		lost                                [2]string // IN-10, IN-03
	}{
		{"two-days", "<=C", "46.7 [5.9-87.5]", "95.3 [90.6-100.0]", "+48.6 +3.1 +94.1", 18, [2]string{"7.0", "5.5"}},
		{"day", "<=C", "46.5 [6.3-86.8]", "95.9 [91.9-100.0]", "+49.4 +5.1 +93.7", 19, [2]string{"7.4", "5.8"}},
		{"half-day", "<=C", "45.5 [8.2-82.7]", "98.0 [96.0-100.0]", "+52.5 +13.3 +91.8", 25, [2]string{"9.7", "7.6"}},
		{"door-test", "<=C", "44.1 [8.0-80.2]", "100.0 [100.0-100.0]", "+55.9 +19.8 +92.0", 27, [2]string{"11.1", "8.7"}},
	} {
		t.Run(want.scope, func(t *testing.T) {
			r := assessment.Evaluate(c, wenzhou(want.scope))
			if r.Status != want.status {
				t.Errorf("status %s, want %s", r.Status, want.status)
			}
			if got := assessment.Points(r.Practice.Score) + " " + show(r.Practice.Range); got != want.practice {
				t.Errorf("practice %s, want %s", got, want.practice)
			}
			if got := assessment.Points(r.Paper.Score) + " " + show(r.Paper.Range); got != want.paper {
				t.Errorf("paper %s, want %s", got, want.paper)
			}
			if got := assessment.Percent(r.Practice.Evidence); got != want.evidence {
				t.Errorf("evidence %d %%, want %d %%", got, want.evidence)
			}
			g := r.Gap
			if got := assessment.Signed(g.Score) + " " + assessment.Signed(g.Lo) + " " + assessment.Signed(g.Hi); got != want.gap || !g.Established {
				t.Errorf("gap %s, established %v, want %s", got, g.Established, want.gap)
			}
			lost := [2]string{}
			for _, p := range r.Contributions {
				switch p.Item {
				case "IN-10":
					lost[0] = assessment.Points(p.Proven)
				case "IN-03":
					lost[1] = assessment.Points(p.Proven)
				}
			}
			if lost != want.lost {
				t.Errorf("proven losses %v, want %v", lost, want.lost)
			}
			if len(r.Caps) != 2 || r.Caps[0].Rule != "K4" || r.Caps[0].Item != "IN-03" || r.Caps[0].Grade != "C" ||
				r.Caps[1].Rule != "K3" || r.Caps[1].Item != "IN-10" || r.Caps[1].Grade != "C" {
				t.Errorf("caps %+v", r.Caps)
			}
			var next []string
			for _, q := range r.Next[:3] {
				next = append(next, q.Item)
			}
			if !slices.Equal(next, []string{"IP-05", "RA-01", "QA-03"}) {
				t.Errorf("next %v", next)
			}
			if want.scope == "two-days" && r.StatusWords() != "cannot be better than C; no letter yet: 18 % of the practice evidence exists" {
				t.Errorf("status in words: %s", r.StatusWords())
			}
			const sentence = "144 of 240 receipts have an incoming record; corrective actions, internal audit and surveillance are silent on the gap."
			if r.Sentence != sentence {
				t.Errorf("sentence %q", r.Sentence)
			}
		})
	}
}
