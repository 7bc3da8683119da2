package tui

import (
	"strings"
	"testing"

	"gemba/checklist"
)

// shownItems are the items whose instruments work out what was shown, with keys
// that lead through their screens.
var shownItems = map[string]string{
	"IN-10": "j k enter esc + esc y d",
	"RA-01": "j enter ctrl+t esc p esc + esc ! esc d",
	"CA-01": "j 2 k r esc b f t p esc",
	"TR-01": "j enter esc p esc 4 backspace",
	"TR-02": "enter esc 8 e j",
	"RA-02": "j j j j j j j j enter esc w esc l l x esc 4 s",
	"QA-01": "j j tab 4 + esc b esc",
	"QA-09": "enter esc b esc j",
	"QA-10": "t enter esc b esc",
}

// hostileVisit has control sequences in every text that these instruments read.
func hostileVisit(evil string) (*fakeLibrary, *fakeDocument) {
	marks := map[string]string{"at": evil, "link": evil, "record": evil, "why": evil, "floor": evil, "operator": evil}
	for _, name := range append([]string{linkFound, linkMinutes}, valueMarks...) {
		marks[name] = evil
	}
	fields := map[string]string{"received": evil, "told": evil, "seen": evil, "shift": evil, "needed": evil, "sheets": evil, "quality": evil, "lot A" + evil: `{"values":["1"],"lot":"A"}`}
	readings := checklist.Readings{Values: []string{evil, "1", "2", "3", "4", "5", "6", "7", "8", "9"}, Step: evil, Lower: evil, Upper: evil, Gauge: evil, Lot: evil}
	l := &fakeLibrary{name: "Ana"}
	answers := map[string]checklist.Answer{"VF-05": {Fields: map[string]string{"quality": "7", "production": evil}}}
	for item := range shownItems {
		answers[item] = checklist.Answer{
			Gaps: []checklist.Gap{{What: evil, CAPA: checklist.Tri(evil)}}, Fields: fields, Readings: readings, Basis: evil, Explained: evil, Flagged: true,
			Counts: map[string]int{"told/" + evil + "/" + evil: 4, "seen/" + evil + "/" + evil: 3}, Sample: checklist.Sample{Population: 9, Drawn: 9, Fine: 3, Pick: evil},
		}
	}
	doc := aVisit(l, "v1", evil, "2026-02-17", answers)
	for item := range shownItems {
		if doc.Checklist().Item(item).Kind != checklist.Share {
			continue
		}
		doc.visit.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindSample, Key: item, Field: checklist.FieldList}, Value: checklist.EncodeCell(checklist.List{Name: evil, Source: evil, Lines: 8})})
		doc.visit.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindSample, Key: item, Field: checklist.FieldDraw}, Value: checklist.EncodeCell(checklist.Draw{Pick: evil, Nonce: evil, Lines: []int{1, 3}})})
		for no, status := range []checklist.LineStatus{"mismatch", checklist.LineStatus(evil), "missing"} {
			doc.visit.Apply(checklist.Change{Cell: lineCell(item, no+1), Value: checklist.EncodeCell(checklist.SampleLine{Status: status, Place: evil, Note: evil, Marks: marks})})
		}
	}
	return l, doc
}

func TestShownHostile(t *testing.T) {
	const evil = "\x1b]0;owned\x07\x1b[2J\u202eevil\x00\u200b\n\r\x9b31m"
	for item, walk := range shownItems {
		for _, size := range append(sizes, [2]int{24, 8}) {
			l, _ := hostileVisit(evil)
			d := drive(t, l, size[0], size[1]).keys("enter").show(item)
			for _, key := range append([]string{"?", "esc"}, strings.Fields(walk)...) {
				d.keys(key).printable()
			}
		}
	}
}

// TestShownActions holds the tables of keys of these screens to the rules: no
// key twice, a way back, names that fit.
func TestShownActions(t *testing.T) {
	for item, walk := range shownItems {
		l := &fakeLibrary{name: "Ana"}
		aVisit(l, "v1", "Northline", "2026-02-17", gapAnswers())
		d := drive(t, l, 80, 24).keys("enter").show(item)
		for _, key := range append([]string{""}, strings.Fields(walk)...) {
			d.keys(key)
			if len(d.app.stack) < 3 {
				break // back in the walk
			}
			soundTable(t, item, d.app.top(), 2)
		}
	}
}

// TestShownReloaded takes the rows away while the cursor is on the last of them,
// as a merge or another program does.
func TestShownReloaded(t *testing.T) {
	for item, walk := range shownItems {
		l, doc := hostileVisit("x")
		d := drive(t, l, 80, 24).keys("enter").show(item).keys("j j j j j j j j j")
		clear(doc.visit.Answers)
		clear(doc.visit.Lines)
		d.send(reloadedMsg{visit: doc.visit})
		for _, key := range strings.Fields(walk) {
			d.keys(key).printable()
		}
	}
}
