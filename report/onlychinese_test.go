package report_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/checklist/demo"
	"gemba/report"
)

// instrumented is the full visit with what every instrument writes beside a line, a
// thread that does not add up, quantities of a lot, a table of people, and
// numbers that cannot be.
func instrumented(t *testing.T) *checklist.Visit {
	v := wide(t)
	marks := map[string]map[string]string{
		"remeasure": {"part": "p", "characteristic": "c", "recorded": "20.01", "measured": "20.9", "lower": "19.9", "upper": "20.1", "uncertainty": "0.01", "gauge": "g", "again": "20.95", "other gauge": "o", "judged": "mismatch", "at": "2026-03-02T13:02:00Z"},
		"thread":    {"link": "serial", "id": "n", "minutes": "12", "quantity": "40", "unit": "u", "left": "3", "at": "2026-03-02T13:02:00Z"},
		"":          {"record": "r", "sum": "7", "operator": "yes", "floor": "no", "why": "w", "scope": "2", "made": "1", "missed": "0", "fix": "2", "proof": "2"},
	}
	statuses := []checklist.LineStatus{checklist.LineMatch, checklist.LineMismatch, checklist.LineLate, checklist.LineMissing, checklist.LineExempt}
	c := checklist.Builtin()
	for i := range c.Items {
		it := &c.Items[i]
		beside, ok := marks[it.Instrument]
		if it.Instrument == "record-sample" {
			beside, ok = marks[""], true
		}
		if !ok {
			continue
		}
		v.Lines[it.ID] = map[int]checklist.SampleLine{}
		for n, status := range statuses {
			own := map[string]string{}
			for name, value := range beside {
				own[name] = value
			}
			if _, walked := own["quantity"]; walked && n > 0 {
				own["quantity"] = "55"
			}
			v.Lines[it.ID][n+1] = checklist.SampleLine{Status: status, Note: "n", Place: "p", Marks: own}
		}
		a := v.Answers[it.ID]
		a.State = checklist.Answered
		v.Answers[it.ID] = a
	}
	impossible := v.Answers["IN-07"]
	impossible.State, impossible.Sample = checklist.Answered, checklist.Sample{Population: 4, Drawn: 9, Fine: 12}
	v.Answers["IN-07"] = impossible
	return v
}

// changedLater adds a change of each part of a visit since it was closed.
func changedLater(v *checklist.Visit) {
	at := v.Closed.Entered.Add(time.Hour)
	for _, cell := range []checklist.Cell{
		{Kind: checklist.KindVisit, Field: checklist.FieldSite},
		{Kind: checklist.KindVisit, Field: checklist.FieldScope},
		{Kind: checklist.KindVisit, Field: checklist.FieldSupplier},
		{Kind: checklist.KindVisit, Field: checklist.FieldOrder},
		{Kind: checklist.KindVisit, Field: checklist.FieldDate},
		{Kind: checklist.KindVisit, Field: checklist.FieldVisitors},
		{Kind: checklist.KindVisit, Field: checklist.FieldNotice},
		{Kind: checklist.KindVisit, Field: checklist.FieldChecklist},
		{Kind: checklist.KindSample, Key: "IN-03", Field: checklist.FieldList},
		{Kind: checklist.KindObservation, Key: "o1", Field: "text"},
		{Kind: checklist.KindCommitment, Key: "c1", Field: "what"},
		{Kind: checklist.KindRequest, Key: "r1", Field: "what"},
		{Kind: checklist.KindPhoto, Key: "a1", Field: "caption"},
		{Kind: checklist.KindComment, Key: "k1", Field: "text"},
		{Kind: checklist.KindLift, Key: "l1", Field: "reason"},
	} {
		v.Closed.Since.Later = append(v.Closed.Since.Later, checklist.Later{Change: checklist.Change{Cell: cell, Value: "7", By: "9", Entered: at}, Arrived: at.Add(time.Hour)})
	}
}

// latin are the words in Latin letters that may stand in a Chinese report: what
// identifies something, letters of grades, names of standards and forms of files.
var latin = regexp.MustCompile(`^(?:[A-Z]{2}-\d\d[a-z]?|[KRT]\d+|gemba|factory-(?:assess|floor)(?:/[\d.]+)?|older-model/1|SHA-256|JSON|ISO|AQL|ERP|CAPA|PPAP|FAI|NCR|[ABCDNR]{1,2}\??)$`)

// unspoken returns the words of a Chinese report that are neither Chinese nor what
// may stand in it: not what somebody typed, since the canaries stand in its place.
func unspoken(text string) []string {
	text = regexp.MustCompile(`(?s)<style>.*?</style>`).ReplaceAllString(text, "")
	spoken := regexp.MustCompile(`(?:aria-label|alt|title)="([^"]*)"`).FindAllStringSubmatch(text, -1)
	text = regexp.MustCompile(`(?s)<[^>]*>`).ReplaceAllString(text, " ")
	for _, m := range spoken {
		text += "\n" + m[1]
	}
	text = regexp.MustCompile(`(?i)qzx\d{5}q`).ReplaceAllString(plainText(text), "")
	text = regexp.MustCompile(`[0-9a-f]{12,}|00[0-9a-f]{2}|[0-9a-f]{4}(?:-[0-9a-f]{4})+`).ReplaceAllString(text, "") // hashes and ids
	var found []string
	for _, word := range regexp.MustCompile(`[A-Za-z][A-Za-z0-9/.'-]*[A-Za-z0-9?]`).FindAllString(text, -1) {
		if !latin.MatchString(word) {
			found = append(found, word)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// A Chinese report speaks Chinese: whatever instrument was used and whatever was
// made of the visit, no word of it is in another language but what somebody typed.
func TestOnlyChinese(t *testing.T) {
	visits := map[string]*checklist.Visit{"instrumented": instrumented(t), "empty": emptyVisit()}
	for _, d := range demo.Visits() {
		visits[d.Name] = demoVisit(t, d.Name)
	}
	for name, v := range visits {
		canaries(v)
		v.ID = "0000-0000"
		if v.Closed != nil {
			changedLater(v)
		}
		for _, f := range forms()[:2] {
			for _, a := range report.Audiences() {
				got := written(t, f, v, report.Options{Lang: "zh", For: a})
				if words := unspoken(got); len(words) > 0 {
					t.Errorf("%s of %s for %s says in another language: %s", f.name, name, a, strings.Join(words, " "))
				}
			}
		}
	}
}

// Every sentence that the assessment says in English with its numbers in it can be
// recognized, and stands in Chinese in the report.
func TestSaidAgain(t *testing.T) {
	for sentence, want := range map[string]string{
		"9 lines cannot be drawn from a list of 4":                                   "抽取 9 行，而清单只有 4 行",
		"2 lines cannot be late when 3 of 4 are fine":                                "后来才出现 2 行，而合格 3 行、抽取 4 行",
		`"a is not a number" is not a number`:                                        `"a is not a number"不是数字`,
		"21 days of notice":                                                          "提前 21 天得到通知",
		"with the second gauge off by 0.9, more than 0.02: a tenth of the tolerance": "换用第二件量具：相差 0.9，超过 0.02（公差的十分之一）",
		"The gauge is not calibrated":                                                "The gauge is not calibrated",
		"off by 0.1; no rule without the uncertainty or both limits":                 "相差 0.1；没有不确定度或两端界限，无从判断",
	} {
		if got := report.Again("zh", sentence); got != want {
			t.Errorf("%q is said as %q", sentence, got)
		}
	}
	// The sentence of a rule is the rule's only where the rule wrote it.
	v := fullVisit(t)
	marks := map[string]string{"recorded": "20.01", "measured": "20.02", "uncertainty": "0.01"}
	v.Lines["RA-01"] = map[int]checklist.SampleLine{
		1: {Status: checklist.LineMatch, Marks: marks, Note: assessment.RemeasuredOf(checklist.SampleLine{Marks: marks}).Agreement().Reason},
		2: {Status: checklist.LineMatch, Marks: marks, Note: "asked for and not measured"},
	}
	got := written(t, forms()[1], v, report.Options{Lang: "zh"})
	if !strings.Contains(got, "不确定度的两倍") || !strings.Contains(got, "asked for and not measured") {
		t.Error("the note of the rule is not said again, or that of a visitor is")
	}
}
