package report_test

import (
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"gemba/checklist"
	"gemba/report"
)

// plainText takes the escapes of a form away, so that what is looked for is
// found however it is written.
func plainText(s string) string { return strings.ReplaceAll(html.UnescapeString(s), "\\", "") }

// statements are what a report itself says about what it leaves out.
func statements(t testing.TB, v *checklist.Visit, o report.Options) []string {
	t.Helper()
	d, _ := document(t, v, o)
	if len(d.LeftOut) == 0 {
		t.Errorf("%+v: the report does not say what it leaves out", o)
	}
	return d.LeftOut
}

// A report for the supplier has no name, no tactic and no word on candour, in no
// form and in no language.
func TestSupplierKnowsNothingOfIt(t *testing.T) {
	c := checklist.Builtin()
	for _, lang := range report.Languages() {
		v := fullVisit(t)
		everywhere(v, "seen with "+actor+" and 王小明, PETRA\u200b LINDQVIST agreed, Lindqvist too")
		restore(t, v)
		o := report.Options{For: report.Supplier, Lang: lang}
		secrets := []string{"petra", "lindqvist", "王小明", "tactic", "DI-0", "CL-04", "K6", "T1:", "Beside the confidence"}
		for _, table := range [][]checklist.Choice{c.Tactics, c.Disclosures} {
			for _, e := range table {
				if e.ID != "refusal" { // a refused record is called so too
					secrets = append(secrets, e.Text.In("en"), e.Text.In("zh"))
				}
			}
		}
		for i := range c.Themes {
			if c.Themes[i].ID == "candour" {
				secrets = append(secrets, c.Themes[i].Title.In("en"), c.Themes[i].Title.In("zh"))
			}
		}
		for i := range c.Items {
			if it := &c.Items[i]; it.Theme == "candour" {
				secrets = append(secrets, it.Prompt.In("en"), it.Prompt.In("zh"))
			}
		}
		for _, f := range forms() {
			got := plainText(written(t, f, v, o))
			for _, s := range statements(t, v, o) {
				got = strings.ReplaceAll(got, s, "")
			}
			for _, secret := range secrets {
				if i := strings.Index(strings.ToLower(got), strings.ToLower(secret)); i >= 0 {
					t.Errorf("%s, %s: %q in %q", f.name, lang, secret, got[max(0, i-60):min(len(got), i+60)])
				}
			}
		}
	}
}

// restore gives a visit that was overwritten the choices back that make it count.
func restore(t testing.TB, v *checklist.Visit) {
	t.Helper()
	was := fullVisit(t)
	v.ID, v.Scope, v.Date = was.ID, was.Scope, was.Date
	for id, a := range was.Answers {
		got := v.Answers[id]
		got.Level, got.Basis, got.Counts = a.Level, a.Basis, a.Counts
		got.Sample.Pick, got.Sample.Source = a.Sample.Pick, a.Sample.Source
		got.Disclosure.Given, got.Disclosure.Outcome, got.Disclosure.Latency = a.Disclosure.Given, a.Disclosure.Outcome, a.Disclosure.Latency
		got.Disclosure.Tactics = a.Disclosure.Tactics
		got.Gaps = got.Gaps[:len(a.Gaps)]
		v.Answers[id] = got
	}
	for i := range v.Requests {
		v.Requests[i].ID, v.Requests[i].Item = was.Requests[i].ID, was.Requests[i].Item
	}
	for i := range v.Commitments {
		v.Commitments[i].ID, v.Commitments[i].Item = was.Commitments[i].ID, was.Commitments[i].Item
	}
}

// What the supplier gets is the result: the same grade and the same two axes.
func TestSupplierGetsTheResult(t *testing.T) {
	for _, name := range []string{"hongyuan", "kovai", "northline", "odra", "sorrento"} {
		v := demoVisit(t, name)
		type result struct {
			Status   string
			Score    int64
			Practice struct{ Score, Lo, Hi, Evidence int64 }
			Paper    struct{ Score, Lo, Hi, Evidence int64 }
			Gap      struct{ Score, Lo, Hi int64 }
			Caps     []struct{ Grade checklist.Grade }
		}
		of := func(a report.Audience) string {
			d, _ := document(t, v, report.Options{For: a})
			var r result
			if err := json.Unmarshal(d.Assessment, &r); err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("%+v", r)
		}
		if got, want := of(report.Supplier), of(report.Internal); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// A cap that rests on candour stands in the supplier's report, without its
// reason.
func TestSupplierCapWithoutReason(t *testing.T) {
	v := demoVisit(t, "kovai")
	for _, id := range []string{"DI-01", "DI-02", "DI-04"} {
		v.Answers[id] = checklist.Answer{State: checklist.Answered, Disclosure: checklist.Disclosure{Given: "refusal", Outcome: "unchecked", Latency: "in-time"}}
	}
	md := forms()[1]
	if got := written(t, md, v, report.Options{}); !strings.Contains(got, "K6: ") {
		t.Fatalf("the visit has no cap on candour:\n%s", got)
	}
	got := written(t, md, v, report.Options{For: report.Supplier})
	if !strings.Contains(got, "- **at most C** : rests on something that this copy does not contain") {
		t.Errorf("the cap is not there:\n%.2000s", got)
	}
	if strings.Contains(got, "K6") || strings.Contains(got, "DI-0") {
		t.Errorf("the reason of the cap is there:\n%.2000s", got)
	}
}

// Internal reports have the names and the probes, and say that the fact log is
// elsewhere; counsel has it.
func TestWhoGetsWhat(t *testing.T) {
	v := fullVisit(t)
	for _, f := range forms()[:3] {
		internal := written(t, f, v, report.Options{Facts: facts()})
		counsel := written(t, f, v, report.Options{For: report.Counsel, Facts: facts()})
		for _, part := range []string{actor, "Calls before answering", "Never happens", "a dinner"} {
			if f.name == "json" && part == "Calls before answering" {
				part = "call-first"
			}
			if !strings.Contains(plainText(internal), part) || !strings.Contains(plainText(counsel), part) {
				t.Errorf("%s: no %q", f.name, part)
			}
		}
		if reason := facts()[0].Reason; strings.Contains(internal, reason) || !strings.Contains(counsel, reason) {
			t.Errorf("%s: the fact log is for counsel only", f.name)
		}
	}
	if left := statements(t, v, report.Options{For: report.Counsel}); !slices.ContainsFunc(left, func(s string) bool { return strings.Contains(s, "fact log") }) {
		t.Errorf("the missing fact log is not stated: %v", left)
	}
	if left := statements(t, v, report.Options{For: report.Counsel, Facts: facts()}); len(left) != 1 { // the photographs
		t.Errorf("counsel misses %v", left)
	}
}
