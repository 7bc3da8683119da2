package report_test

import (
	"strings"
	"testing"
	"time"

	"gemba/checklist"
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
		if zh := written(t, f, v, report.Options{Lang: "zh"}); !strings.Contains(zh, "审阅") || !strings.Contains(zh, "此后有更改。") {
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

// What changed after a closing and a signature is listed in every form, in both
// languages, and hostile text in it is text.
func TestChangedSince(t *testing.T) {
	v := fullVisit(t)
	value := checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}
	was, now := checklist.Answer{State: checklist.Answered, Level: 100, Basis: "seen"}, checklist.Answer{State: checklist.Answered, Level: 0, Basis: "told"}
	at := v.Signatures[0].Entered.Add(time.Hour)
	list := []checklist.Later{
		{Change: checklist.Change{Cell: value, Value: now.Encode(), By: "Cy", Entered: at}, Arrived: at.Add(time.Hour), Before: []checklist.Stood{{Value: was.Encode()}}},
		{Change: checklist.Change{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: checklist.FieldSite}, Value: "<b>gate 2</b>", By: "Cy", Entered: at}, Arrived: at, Before: []checklist.Stood{{Value: "gate 1"}}, Beside: true},
		{Change: checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "zz", Field: "text"}, Value: "no tag", By: "Cy", Entered: at}, Arrived: at},
	}
	v.Signatures[0].Since = checklist.Since{Known: true, Later: list}
	v.Closed.Since = checklist.Since{Known: true, Later: list[:1]}
	for _, f := range forms()[:2] {
		raw := written(t, f, v, report.Options{})
		got := plainText(raw)
		for _, want := range []string{"Changed since it was closed", "came in", "gate 1, and beside it:", "new: no tag", "IN-01"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not there", f.name, want)
			}
		}
		if strings.Contains(raw, "<b>gate") {
			t.Errorf("%s: markup came through", f.name)
		}
		if zh := written(t, f, v, report.Options{Lang: "zh"}); !strings.Contains(zh, "结束之后的更改") || !strings.Contains(zh, "新增：no tag") {
			t.Errorf("%s: not in Chinese", f.name)
		}
		if got := plainText(written(t, f, v, report.Options{For: report.Supplier})); strings.Contains(got, "no tag") {
			t.Errorf("%s: the supplier reads it", f.name)
		}
	}
	d, _ := document(t, v, report.Options{})
	if s := d.Visit.Review.Signatures[0].Since; !s.Known || len(s.Changes) != 3 || s.Changes[1].Before[0] != "gate 1" || !s.Changes[1].Beside {
		t.Errorf("%+v", s)
	}
}
