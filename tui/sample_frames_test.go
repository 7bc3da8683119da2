package tui

import (
	"fmt"
	"testing"

	"gemba/checklist"
)

// sampleScreens opens each screen of a sample once.
func sampleScreens(t *testing.T, w, h int, see func(screen)) {
	l, doc := receipts()
	d := drive(t, l, w, h)
	for _, keys := range []string{"enter", "s", "d", "esc", "v", "esc", "i", "esc", "1 2 d x enter", "1 2 3 4 5", "G", "p", "G", "t", "esc", "c", "esc", "/", "esc", "s", "t", "H", "esc", "D", "r enter", "esc", "esc L", "esc"} {
		if keys == "enter" {
			d.at("IN-03")
		}
		d.keys(keys)
		see(d.app.top())
	}
	d.at("IN-05").keys("1 j p")
	see(d.app.top())
	doc.visit.Apply(checklist.Change{Cell: lineCell("IN-03", 200), Value: checklist.EncodeCell(checklist.SampleLine{Status: checklist.LineMatch})})
	d.at("IN-03").keys("G")
	see(d.app.top())
}

func TestSampleActions(t *testing.T) {
	sampleScreens(t, 80, 24, func(s screen) { soundTable(t, "a sample", s, 3) })
}

func TestSampleSizes(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {10, 3}, {20, 4}, {24, 8}, {40, 12}, {40, 20}, {63, 20}, {64, 20}, {80, 24}, {109, 30}, {120, 36}, {300, 100}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) { sampleScreens(t, size[0], size[1], func(screen) {}) })
	}
}

// TestSampleHostile shows names, places and notes that carry control sequences.
func TestSampleHostile(t *testing.T) {
	const evil = "\x1b]0;owned\x07\x1b[2J\u202eevil\x00\u200b\n\r\x9b31m"
	l, doc := receipts()
	doc.visit.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindSample, Key: "IN-03", Field: checklist.FieldList}, Value: checklist.EncodeCell(checklist.List{Name: evil, Source: evil, Lines: 240, PerPage: 7})})
	doc.visit.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindSample, Key: "IN-03", Field: checklist.FieldDraw}, Value: checklist.EncodeCell(checklist.Draw{Pick: evil, Nonce: evil, Seed: evil, Lines: []int{3, 9}})})
	doc.visit.Apply(checklist.Change{Cell: lineCell("IN-03", 3), Value: checklist.EncodeCell(checklist.SampleLine{Status: evil, Place: evil, Note: evil, Marks: map[string]string{markAt: evil}})})
	doc.versions = []Version{{To: checklist.EncodeCell(doc.visit.Draws["IN-03"]), Reason: evil, By: evil}}
	d := drive(t, l, 120, 36).at("IN-03")
	for _, keys := range []string{"j", "c", "esc", "p", "t", "esc", "i", "esc", "H", "esc", "D", "x enter", "d", "esc", "v", "esc", "esc"} {
		d.keys(keys).printable()
	}
}

func TestSampleGolden(t *testing.T) {
	for _, size := range sizes {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			l, _ := receipts()
			d := drive(t, l, size[0], size[1]).at("IN-03").keys("enter").golden("sample-plan")
			d.keys("1 2 d").typeText("4711").keys("enter 1 1 1 4 c").typeText("rack 4").keys("enter 1 3 5").golden("sample-lines")
			d.keys("T").golden("sample-lines-zh").keys("T p u").golden("slip")
		})
	}
}
