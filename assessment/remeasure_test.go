package assessment_test

import (
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// TestAgreement is the rule as a table: within twice the uncertainty, or a tenth
// of the tolerance.
func TestAgreement(t *testing.T) {
	for _, test := range []struct {
		name   string
		m      assessment.Remeasured
		status checklist.LineStatus
		reason string
		advice string
	}{
		{"nothing", assessment.Remeasured{}, "", "", ""},
		{"half", assessment.Remeasured{Recorded: "20.02"}, "", "", ""},
		{"tenth of the tolerance", assessment.Remeasured{Recorded: "20.02", Measured: "20.01", Lower: "19.95", Upper: "20.05"}, "match", "off by 0.01, within 0.01: a tenth of the tolerance", ""},
		{"just more", assessment.Remeasured{Recorded: "20.02", Measured: "20.009", Lower: "19.95", Upper: "20.05"}, "mismatch", "off by 0.011, more than 0.01: a tenth of the tolerance", ""},
		{"twice the uncertainty", assessment.Remeasured{Recorded: "20.02", Measured: "20.06", Lower: "19.95", Upper: "20.10", Uncertainty: "0.02"}, "match", "off by 0.04, within 0.04: twice the uncertainty", ""},
		{"the uncertainty goes first", assessment.Remeasured{Recorded: "20.02", Measured: "20.03", Lower: "19.95", Upper: "20.05", Uncertainty: "0.001"}, "mismatch", "off by 0.01, more than 0.002: twice the uncertainty", ""},
		{"decimal comma", assessment.Remeasured{Recorded: "20,02", Measured: "20,02", Uncertainty: "0,01"}, "match", "off by 0, within 0.02: twice the uncertainty", ""},
		{"below zero", assessment.Remeasured{Recorded: "-0.5", Measured: "0.5", Uncertainty: "0.5"}, "match", "off by 1, within 1: twice the uncertainty", ""},
		{"no rule", assessment.Remeasured{Recorded: "229", Measured: "231", Lower: "200"}, "", "off by 2; no rule without the uncertainty or both limits", ""},
		{"no rule, judged", assessment.Remeasured{Recorded: "229", Measured: "231", Lower: "200", Judged: "match"}, "match", "off by 2; no rule without the uncertainty or both limits", ""},
		{"an uncertainty of nothing", assessment.Remeasured{Recorded: "5", Measured: "5", Uncertainty: "0"}, "", "off by 0; no rule without the uncertainty or both limits", ""},
		{"limits the wrong way round", assessment.Remeasured{Recorded: "5", Measured: "5", Lower: "6", Upper: "4"}, "", "off by 0; no rule without the uncertainty or both limits", ""},
		{"out", assessment.Remeasured{Recorded: "20.02", Measured: "20.09", Lower: "19.95", Upper: "20.05"}, "mismatch", "off by 0.07, more than 0.01: a tenth of the tolerance", "out of tolerance: measure again with another gauge; it may be the gauge"},
		{"on the limit", assessment.Remeasured{Recorded: "20.045", Measured: "20.05", Lower: "19.95", Upper: "20.05"}, "match", "off by 0.005, within 0.01: a tenth of the tolerance", ""},
		{"out twice", assessment.Remeasured{Recorded: "20.02", Measured: "20.09", Again: "20.08", Lower: "19.95", Upper: "20.05"}, "mismatch", "with the second gauge off by 0.06, more than 0.01: a tenth of the tolerance", "out of tolerance twice where the record says good"},
		{"the gauge", assessment.Remeasured{Recorded: "20.02", Measured: "20.09", Again: "20.02", Lower: "19.95", Upper: "20.05"}, "match", "with the second gauge off by 0, within 0.01: a tenth of the tolerance", "the second gauge shows it in tolerance: it may have been the gauge"},
		{"the record says bad, too", assessment.Remeasured{Recorded: "20.09", Measured: "20.09", Again: "20.09", Lower: "19.95", Upper: "20.05"}, "match", "off by 0, within 0.01: a tenth of the tolerance", ""},
		{"one limit", assessment.Remeasured{Recorded: "230", Measured: "190", Lower: "200", Uncertainty: "3"}, "mismatch", "off by 40, more than 6: twice the uncertainty", "out of tolerance: measure again with another gauge; it may be the gauge"},
		{"not measured", assessment.Remeasured{Recorded: "230", Missing: true}, "missing", "asked for and not measured", ""},
		{"no numbers", assessment.Remeasured{Recorded: "1e9", Measured: "2"}, "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := test.m.Agreement()
			if a.Status != test.status || a.Reason != test.reason || test.m.Advice() != test.advice {
				t.Errorf("%q %q %q", a.Status, a.Reason, test.m.Advice())
			}
			if want := test.name == "out twice"; a.Twice != want {
				t.Errorf("twice %v", a.Twice)
			}
		})
	}
}
