package assessment_test

import (
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// What cannot be read in an answer without points is reported and frames
// nothing: it counts as not asked.
func TestRecordedFaults(t *testing.T) {
	c := checklist.Builtin()
	for _, test := range []struct {
		item   string
		answer checklist.Answer
		want   string
	}{
		{"VF-01", fields("", "notice", "abc"), `notice: "abc" is not a number`},
		{"VF-01", fields("", "announced", "12.3.2026"), `"12.3.2026" is not a date such as 2026-03-11`},
		{"VF-01", fields("", "date-by", "nobody"), `"nobody" is not one of the choices`},
		{"VF-04", fields("", "running", "17", "machines", "16"), "more machines are running than were seen"},
		{"VF-05", fields("", "production", "2x"), `production: "2x" is not a number`},
		{"IN-02", fields("", "source", "hearsay"), `"hearsay" is not one of the choices`},
		{"RA-04", fields("", "tells", "one-hand sixth-sense"), `"one-hand sixth-sense" is not one of the choices`},
		{"VF-02", fields("", "agreed-before", "perhaps"), `"perhaps" is not yes, no or unknown`},
		{"IP-05", checklist.Answer{
			State: checklist.Answered, Basis: "seen", Fields: map[string]string{"early": "3", "late": "4"}, Counts: map[string]int{"final": -4},
		}, "a count cannot be negative"},
		{"IP-05", checklist.Answer{
			State: checklist.Answered, Basis: "seen", Fields: map[string]string{"early": "3", "late": "4"}, Counts: map[string]int{"final": 1 << 40},
		}, "a count is at most a million"},
	} {
		r, fault := lone(test.item, test.answer)
		if !strings.HasSuffix(fault, test.want) || fault == "" || whole(r) != "0-100" {
			t.Errorf("%s: %s %q, want %q", test.item, whole(r), fault, test.want)
		}
		v := checklist.NewVisit("recorded")
		v.Answers[test.item] = test.answer
		if got := assessment.Evaluate(c, v).Faults; len(got) != 1 || got[0].Item != test.item {
			t.Errorf("%s: faults %v", test.item, got)
		}
	}
	for _, good := range []checklist.Answer{
		fields("", "notice", "9", "announced", "2026-03-02", "date-by", "both"), fields("", "notice", " 2,5 "), fields(""), fields("", "running", "16", "machines", "16"), fields("", "running", "3"), fields("", "of a newer checklist", "x"),
	} {
		if _, fault := lone("VF-01", good); fault != "" {
			t.Errorf("%s: %s", good.Encode(), fault)
		}
	}
	v := checklist.NewVisit("frame")
	v.Answers["VF-01"] = fields("", "notice", "30", "date-by", "nobody")
	if got := assessment.Evaluate(c, v).Modifiers; got != nil {
		t.Errorf("an answer that cannot be read frames the visit: %v", got)
	}
}

// A sentence points back to a gap only where it named one.
func TestSentenceNamesTheGap(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("gap")
	v.Scope = "day"
	v.Answers["IN-10"] = gaps(checklist.Gap{What: "No first piece of order 7719 was measured", CAPA: no, InternalAudit: no, External: no})
	const want = "Corrective actions, internal audit and surveillance are silent on a gap that was found: no first piece of order 7719 was measured."
	if got := assessment.Evaluate(c, v).Sentence; got != want {
		t.Errorf("%s", got)
	}
}

// A certificate that ran out says when; one that is not in force for another
// reason does not say that it ran out.
func TestCertificateWords(t *testing.T) {
	c := checklist.Builtin()
	for want, a := range map[string]checklist.Answer{
		"certificate expired on 2025-12-11":                       certificate("valid", yes, yes, yes, yes, "2025-12-11"),
		"certificate not in force, though dated until 2027-01-01": certificate("expired", yes, yes, yes, yes, "2027-01-01"),
		"certificate not in force":                                certificate("expired", yes, yes, yes, yes, ""),
	} {
		v := checklist.NewVisit("certificate")
		v.Date = "2026-02-05"
		v.Answers["CE-01"] = a
		if caps := assessment.Evaluate(c, v).Caps; len(caps) != 1 || caps[0].Text != want {
			t.Errorf("%v, want %s", caps, want)
		}
	}
}

// Where no gap was found, the question is about the last one that others found.
func TestReasonOfGaps(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("gaps")
	v.Scope = "two-days"
	v.Answers["IN-03"] = share(240, 29, 29, "random")
	q := assessment.Evaluate(c, drawn(v)).Next[0]
	if q.Item != "IN-10" || q.Reason.String() != "ask their last complaint; risks C" {
		t.Errorf("%s: %s", q.Item, q.Reason)
	}
}
