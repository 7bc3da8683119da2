package tui

import (
	"strings"
	"testing"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// contested is a visit about which much is open.
func contested() *fakeLibrary {
	l, d := hongyuan()
	v := d.visit
	v.Rivals["IN-01"] = []checklist.Answer{{State: checklist.Answered, Level: 40, By: "Bo"}}
	v.Disputed = []checklist.Cell{{Kind: checklist.KindVisit, Field: checklist.FieldSite}}
	d.conflicts = []Conflict{
		{Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}},
		{Cell: v.Disputed[0], Versions: []Version{{ID: "a", To: "Wenzhou"}, {ID: "b", To: "Longwan"}}},
	}
	v.Comments = []checklist.Comment{{ID: "1", Item: "IN-03", Type: checklist.TypeChallenge, Text: "Show the slip of the draw.", By: "Cy", Entered: noon}}
	v.Commitments = []checklist.Commitment{{ID: "1", Item: "QA-03", What: "NCR log of May", Due: "2026-03-09"}}
	v.Requests = []checklist.Request{{ID: "1", Item: "QA-03", What: "NCR-2026-014", Asked: noon.Add(-40 * time.Minute)}}
	return l
}

// ! lists all that is open; enter goes to where it is settled and esc comes back
// to the same entry.
func TestOpenList(t *testing.T) {
	for _, size := range sizes {
		d := drive(t, contested(), size[0], size[1]).keys("enter !")
		d.golden("open")
		d.keys("enter").expect("conflict").keys("esc")
		d.keys("j enter").expect("the visit · site", "Longwan")
		if at := d.app.top().(*conflicts).at; at != 1 {
			t.Errorf("the header's conflict is under the cursor as number %d", at)
		}
		d.keys("esc")
		d.keys("j enter").expect("IN-03").keys("esc")
		d.keys("j enter").expect("NCR log of May").keys("esc")
		d.keys("j enter").expect("NCR-2026-014").keys("esc").expect("NCR-2026-014")
		if o := d.app.top().(*openList); o.at != 4 {
			t.Errorf("the cursor came back to entry %d", o.at)
		}
		d.keys("G g G enter").keys("esc esc").expect("VF-01")
	}
}

// What lacks evidence leads to its item in the walk, where a note settles it, and
// esc comes back to the list.
func TestOpenListEvidence(t *testing.T) {
	l, doc := hongyuan()
	doc.visit.Answers["IP-01"] = checklist.Answer{State: checklist.Answered, Level: 80, Basis: "told"}
	d := drive(t, l, 80, 24).keys("enter !").expect("without evidence")
	o := d.app.top().(*openList)
	for i, m := range o.matters() {
		if m.Item == "IP-01" {
			o.at, o.about = i, ""
		}
	}
	d.keys("enter")
	if at := d.cursorAt(); at != "IP-01" {
		t.Fatalf("the entry leads to %q", at)
	}
	d.expect("esc open list").keys("o").typeText("the clerk said so").keys("ctrl+s esc")
	for _, m := range d.app.top().(*openList).matters() {
		if m.Item == "IP-01" {
			t.Errorf("a note is there, and it is still open: %v", m)
		}
	}
	d.keys("esc").expect("enter open").refuse("esc open list")
}

// A visit in which all is settled says so.
func TestOpenListEmpty(t *testing.T) {
	l, doc := hongyuan()
	doc.visit.Scope = "nothing of this checklist"
	d := drive(t, l, 80, 24).keys("enter")
	for _, it := range checklist.Builtin().Items {
		doc.visit.Answers[it.ID] = checklist.Answer{State: checklist.NA}
	}
	d.keys("!").expect("Nothing is open").keys("enter").expect("nothing is open")
}

// TestMovedInChinese: what an answer moved, and a record that is overdue, are said
// in Chinese whichever way they went.
func TestMovedInChinese(t *testing.T) {
	l, doc := hongyuan()
	doc.visit.Requests = []checklist.Request{
		{ID: "1", Item: "IN-03", What: "甲", Asked: noon.Add(-5 * time.Hour)}, {ID: "2", Item: "IN-03", What: "乙", Asked: noon.Add(-time.Minute)},
	}
	d := drive(t, l, 120, 36).inChinese()
	d.keys("enter").app.top().(*walk).show("IN-01")
	with := assessment.Evaluate(doc.Checklist(), doc.visit)
	delete(doc.visit.Answers, "IN-01")
	without := assessment.Evaluate(doc.Checklist(), doc.visit)
	for want, results := range map[string][2]*assessment.Result{"收窄": {without, with}, "变宽": {with, without}} {
		d.app.visit.moved = assessment.Deltas(results[0], results[1])
		if said := d.app.visit.delta(); !strings.Contains(said, want) || strings.Contains(said, "range") {
			t.Errorf("%s: %s", want, said)
		}
	}
	d.expect("上次 实际").keys("T").expect("last practice").keys("T").expect("上次 实际")
	d.keys("!").expect("逾期：甲：已等", "乙：已等").refuse("out for").refuse("overdue")
}
