package tui

import (
	"testing"
	"time"

	"gemba/checklist"
)

// everyConflict disagrees about a part of everything.
func everyConflict() []Conflict {
	level := func(n int) string {
		return checklist.Answer{State: checklist.Answered, Level: n, Basis: "seen", Reason: "又看"}.Encode()
	}
	refused := checklist.Answer{State: checklist.Refused, Reason: "老板不在"}.Encode()
	var list []Conflict
	for _, c := range []struct{ kind, key, field, mine, theirs string }{
		{checklist.KindAnswer, "IN-01", checklist.FieldValue, level(80), level(40)},
		{checklist.KindAnswer, "IN-02", checklist.FieldValue, refused, ""},
		{checklist.KindEntry, "CE-01", "field/status", "valid", "expired"},
		{checklist.KindEntry, "DI-01", "probe/given", "immediate", "refusal"},
		{checklist.KindEntry, "DI-01", "probe/latency", "in-time", "same-day"},
		{checklist.KindEntry, "QA-01", "row/白班", `{"told":8,"seen":3}`, `{"told":8,"seen":4}`},
		{checklist.KindEntry, "CL-01", "said/1", "同意", "不同意"},
		{checklist.KindSample, "IN-03", checklist.FieldList, `{"source":"erp-live","lines":60}`, `{"open":true}`},
		{checklist.KindSample, "IN-03", checklist.FieldDraw, `{"pick":"random","nonce":"9","seed":"7","lines":[1,2]}`, `{"pick":"visitor","lines":[1]}`},
		{checklist.KindLine, "IN-03", "4", `{"status":"match"}`, `{"status":""}`},
		{checklist.KindVisit, "", checklist.FieldScope, "day", "two-days"},
		{checklist.KindVisit, "", checklist.FieldNotice, "2", "3"},
		{checklist.KindCommitment, "p1", "state", "late", "broken"},
		{checklist.KindCommitment, "p1", "done", "2026-03-30", "2026-03-29"},
		{checklist.KindRequest, "r1", "view", "in", "out"},
		{checklist.KindRequest, "r1", "in-hand", "2026-03-11T14:05:00Z", "2026-03-11T14:06:00Z"},
		{checklist.KindRequest, "r1", "given-up", "1", ""},
		{checklist.KindObservation, "o1", "text", "没有标签", "有标签"},
		{checklist.KindPhoto, "f1", "caption", "货架", "门口"},
		{checklist.KindComment, "c1", "settled", "已出示", "仍缺"},
		{checklist.KindLift, "l1", "withdrawn", "搞错了", "没有"},
	} {
		cell := checklist.Cell{Kind: c.kind, Key: c.key, Field: c.field}
		list = append(list, Conflict{Cell: cell, Versions: []Version{
			{Cell: cell, ID: "a", By: "甲", Role: "代表", Device: "一", To: c.mine, Entered: noon, Arrived: noon, Reason: "看过"},
			{Cell: cell, ID: "b", By: "乙", To: c.theirs, Cleared: c.theirs == "", Entered: noon, Observed: noon.Add(-time.Hour), Arrived: noon.Add(time.Hour), Suspect: true},
		}})
	}
	stone := checklist.Cell{Kind: checklist.KindCommitment, Key: "p1", Field: checklist.FieldDeleted}
	due := checklist.Cell{Kind: checklist.KindCommitment, Key: "p1", Field: "due"}
	return append(list, Conflict{Cell: stone, Removed: true, Versions: []Version{{Cell: stone, ID: "c", To: "1", By: "甲"}, {Cell: due, ID: "d", To: "2026-04-01", By: "乙"}}})
}

// The reviewer's desk speaks Chinese, word by word: conflicts and their forms,
// history, draws, what was said in review, what was promised and signed, a closing
// and what came later.
func TestDeskInChinese(t *testing.T) {
	l, doc := hongyuan()
	v := doc.visit
	v.Supplier, v.Site, v.Order, v.Visitors = "宏远", "温州", "订单", "甲"
	v.Commitments = []checklist.Commitment{{ID: "p1", What: "五月台账", Role: "质量经理", Due: "2026-03-20", State: "late", Done: "2026-03-30"}, {ID: "p2", What: "证书", Due: "2026-03-01"}}
	certificate := checklist.Answer{State: checklist.Answered, Fields: map[string]string{}}
	for i, f := range checklist.Builtin().Item("CE-01").Fields {
		if f.Type == "tri" {
			certificate.Fields[f.Name] = string([]checklist.Tri{checklist.Yes, checklist.No, checklist.Unknown}[i%3])
		}
	}
	v.Answers["CE-01"] = certificate
	v.Requests = []checklist.Request{{ID: "r1", Item: "IN-03", What: "记录", Asked: noon}}
	v.Observations = []checklist.Observation{{ID: "o1", Item: "IN-01", Text: "没有标签"}}
	v.Comments = []checklist.Comment{
		{ID: "c1", Item: "IN-03", Type: checklist.TypeChallenge, Text: "请出示", By: "乙", Entered: noon, Settled: "已出示", SettledBy: "甲", SettledAt: noon},
		{ID: "c2", Type: checklist.TypeObjection, Role: "质量经理", Text: "不同意", By: "乙", Entered: noon},
		{ID: "c3", Type: checklist.TypeAnswer, To: "c2", Text: "记下了", By: "甲", Entered: noon},
	}
	v.Lifts = []checklist.Lift{{ID: "l1", Rule: "K4", Item: "IN-03", Reason: "免检", By: "乙", Entered: noon, Withdrawn: "搞错了", WithdrawnBy: "乙"}}
	v.Disputed = []checklist.Cell{{Kind: checklist.KindVisit, Field: checklist.FieldSite}, {Kind: checklist.KindCommitment, Key: "p1", Field: "state"}}
	doc.conflicts = everyConflict()
	for i := range doc.conflicts {
		for _, version := range doc.conflicts[i].Versions {
			version.From = []string{version.To}
			doc.versions = append(doc.versions, version)
		}
	}
	d := drive(t, l, 120, 36).inChinese().keys("enter")
	found := newSmallEnglish()
	look := func(place string) { found.spot(place, d.frame()) }
	looking := func(place, keys string) {
		d.on("IN-01").keys(keys)
		look(place)
		for len(d.app.stack) > 2 {
			d.keys("esc")
		}
	}
	for i := range doc.conflicts {
		d.on("IN-01").keys("C")
		list, ok := d.app.top().(*conflicts)
		if !ok {
			t.Fatalf("no list of conflicts:\n%s", d.frame())
		}
		list.at = i
		look("conflicts")
		d.keys("enter")
		look("the form of a conflict about " + doc.conflicts[i].Kind + " " + doc.conflicts[i].Field)
		d.keys("esc esc")
	}
	d.on("CE-01")
	look("a certificate")
	d.keys("O")
	look("an item without observations")
	d.keys("esc")
	d.on("IN-01").keys("H")
	for range doc.versions {
		look("history")
		d.keys("k")
	}
	d.keys("esc")
	for place, keys := range map[string]string{
		"the review": "v", "its end": "v G", "say something": "v +", "a challenge": "v + s", "sign": "v S", "close": "v Z", "answer": "v j j enter",
		"what is open": "!", "promises": "v G enter",
	} {
		looking(place, keys)
	}
	v.Heads = "aa"
	d.app.visit.record(d.app.visit.sheet.Close(d.app.visit.res, "close").Change())
	v.Heads = "bb"
	v.Closed.Since = checklist.Since{Known: true, Later: []checklist.Later{{Change: checklist.Change{
		Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "o1", Field: "text"}, Value: "没有标签", By: "乙", Entered: noon,
	}, Arrived: noon.Add(time.Hour)}}}
	v.Signatures = []checklist.Signature{{ID: "s", Heads: "aa", As: "审阅人", Status: "C", By: "乙", Entered: noon, Since: checklist.Since{Missing: 2}}}
	for place, keys := range map[string]string{
		"a closed visit": "x", "its review": "v", "the end of its review": "v G", "its pen": "v p", "an answer in it": "enter",
	} {
		looking(place, keys)
	}
	found.report(t)
}

// Two choices, numbers or days are not made into one text; two texts are.
func TestJoinsTextsOnly(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 120, 36).keys("enter")
	for field, joins := range map[string]bool{"status": false, "expires": false, "holder": true} {
		cell := checklist.Cell{Kind: checklist.KindEntry, Key: "CE-01", Field: "field/" + field}
		doc.conflicts = []Conflict{{Cell: cell, Versions: []Version{{Cell: cell, ID: "a", To: "1"}, {Cell: cell, ID: "b", To: "2"}}}}
		d.keys("C enter")
		if joins {
			d.expect("joined as below")
		} else {
			d.refuse("joined as below")
		}
		d.keys("esc esc")
	}
}
