package report_test

import (
	"strings"
	"testing"

	"gemba/report"
)

// The review stands in every form of the copies that may have it; of the
// supplier's copy it has the supplier's own objections, without names, and only
// where the question is shown.
func TestReviewInReport(t *testing.T) {
	v := fullVisit(t)
	for _, f := range forms()[:2] {
		got := plainText(written(t, f, v, report.Options{}))
		for _, want := range []string{
			"Review", "Show the bench record.", "Attached.", "settled by", "objection of the quality manager", "K5 QA-02 lifted by", "Taken back by",
			"At the closing: B?, practice 81.0 (70.0 to 92.0)", "the model is another today", "Opened again by", "Something changed since.", "Read in one go.",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not there", f.name, want)
			}
		}
		got = plainText(written(t, f, v, report.Options{For: report.Supplier}))
		if !strings.Contains(got, "objection of the quality manager") || !strings.Contains(got, "The bench is calibrated") {
			t.Errorf("%s: the supplier misses its own objection", f.name)
		}
		for _, secret := range []string{"Show the bench record", "Read in one go", "It was promised in time", "lifted", "older-model", "signed unread"} {
			if strings.Contains(got, secret) {
				t.Errorf("%s: the supplier reads %q", f.name, secret)
			}
		}
		if zh := written(t, f, v, report.Options{Lang: "zh"}); !strings.Contains(zh, "复核") || !strings.Contains(zh, "此后有更改。") {
			t.Errorf("%s: the review is not in Chinese", f.name)
		}
	}
	d, _ := document(t, v, report.Options{For: report.Counsel})
	if r := d.Visit.Review; len(r.Comments) != 5 || len(r.Lifts) != 1 || r.Closed == nil || r.Closed.By != actor || r.Signatures[0].By != actor {
		t.Errorf("%+v", r)
	}
	if d, _ := document(t, v, report.Options{For: report.Supplier}); len(d.Visit.Review.Comments) != 1 || d.Visit.Review.Closed != nil {
		t.Errorf("%+v", d.Visit.Review)
	}
}
