//go:build linux || darwin

package main

import (
	"strconv"
	"syscall"
	"testing"

	"gemba/checklist"
)

// TestDayOfTwo is an afternoon of a colleague whose visit has two days: the
// instruments that half a day does not ask, and the plan for a lot.
func TestDayOfTwo(t *testing.T) {
	d := arrived(t, "Bo", "宏远阀门\tWenzhou\tPO 4500123\t\t\t\t4", "two-days")
	d.frame()
	d.heads()
	d.load()
	d.values()
	d.sheets()
	d.forward()
	d.lotPlan()
	d.recall()
	d.keys("\x03", "\x1b[?1049l")
	d.end(syscall.SIGCONT)
}

// frame is fields and counts: a choice moves on by itself.
func (d day) frame() {
	d.Helper()
	d.fill("VF-02", "2press\tpress\tlab, dust\ty")
	d.holds("the route", func(v *checklist.Visit) bool {
		f := v.Answers["VF-02"].Fields
		return f["route-by"] == "both" && f["asked"] == "press" && f["closed"] == "lab, dust" && f["agreed-before"] == "yes"
	})
	d.fill("VF-05", "80\t7\t13")
	d.holds("the heads", func(v *checklist.Visit) bool {
		f := v.Answers["VF-05"].Fields
		return f["production"] == "80" && f["quality"] == "7" && f["other"] == "13"
	})
}

// heads are two ratios: one from the count alone, one against what was declared.
func (d day) heads() {
	d.Helper()
	d.work("QA-10", step{"m", "7 against 80"}, step{"be", "known by: seen"})
	d.holds("a ratio of what was counted", func(v *checklist.Visit) bool {
		a := v.Answers["QA-10"]
		return a.State == checklist.Answered && a.Fields["quality"] == "7" && a.Fields["production"] == "80" && a.Basis == "seen"
	})
	d.work("CE-07", step{"m", "100"}, step{"\r", "the numbers"}, step{"50\x13", "50 against 100"})
	d.holds("a ratio of what was declared", func(v *checklist.Visit) bool {
		a := v.Answers["CE-07"]
		return a.State == checklist.Answered && a.Fields["declared"] == "50" && a.Fields["counted"] == "100" && a.Basis == ""
	})
}

// load is a shift that does not hold what was signed on it.
func (d day) load() {
	d.Helper()
	d.work("QA-09", step{"\r", "the numbers"}, step{"140\t12\t25\t", "700"}, step{"450\x13", "1.6 shifts"}, step{"be", "known by: seen"})
	d.holds("the load", func(v *checklist.Visit) bool {
		a := v.Answers["QA-09"]
		return a.State == checklist.Answered && a.Fields["needed"] == "700" && a.Fields["shift"] == "450" && a.Basis == "seen"
	})
}

// values are ten readings: what to look closer at, the level and the flag, which
// are the visitor's.
func (d day) values() {
	d.Helper()
	d.work("RA-02", step{"\r", "the values"}, step{"229 229 229 229 229 229 230 229 229 228\x13", "look closer"},
		step{"wL-1\t1\t200\t260\t12\x13", "lot L-1"}, step{"u", "a flag is raised"}, step{"4", "how do you know?"}, step{"s", "shown"})
	d.holds("the readings", func(v *checklist.Visit) bool {
		a := v.Answers["RA-02"]
		return a.Level == 40 && a.Basis == "shown" && a.Flagged && len(a.Readings.Values) == 10 && a.Readings.Lot == "L-1"
	})
}

// sheets are the marks on paper, one put and taken off again, and the record
// that they choose.
func (d day) sheets() {
	d.Helper()
	d.work("RA-04", step{"1", "1 of 12 seen"}, step{"2", "2 of 12 seen"}, step{"7", "3 of 12 seen"}, step{"7", "2 of 12 seen"},
		step{"\r", "the record"}, step{"lot 12, sheet 3\x13", "lot 12, sheet 3"})
	d.holds("the marks", func(v *checklist.Visit) bool {
		a := v.Answers["RA-04"]
		return a.Fields["tells"] == "repeat row-copy" && a.Fields["chosen"] == "lot 12, sheet 3"
	})
}

// forward is one lot followed forward, 20.1 kg of which are nowhere.
func (d day) forward() {
	d.Helper()
	d.work("TR-02", step{"\r", "the quantities"}, step{"1000\t900\t60\t", ""}, step{pasted("19.9"), "20.1 kg missing"},
		step{"\x13", "fits the quantities"}, step{"8", "how do you know?"}, step{"e", "seen"})
	d.holds("the balance", func(v *checklist.Visit) bool {
		a := v.Answers["TR-02"]
		return a.Level == 80 && a.Basis == "seen" && a.Fields["received"] == "1000" && a.Fields["rack"] == "19.9"
	})
}

// lotPlan is the acceptance sampling of a lot, of which nothing is recorded.
func (d day) lotPlan() {
	d.Helper()
	before := len(d.visit().Answers)
	d.keys("L", "Type how many items")
	d.keys(pasted("240"), "accept up to 2 nonconforming")
	d.keys("\x1b", "sections")
	if after := len(d.visit().Answers); after != before || before == 0 {
		d.Errorf("%d answers after the lot, %d before", after, before)
	}
}

// recall is a clock that runs on while the visitor is in the walk.
func (d day) recall() {
	d.Helper()
	d.work("TR-05", step{" ", "the clock runs"})
	d.holds("a clock that runs", func(v *checklist.Visit) bool {
		a := v.Answers["TR-05"]
		return a.State == checklist.NotSeen && a.Fields["started"] != "" && a.Fields["stopped"] == ""
	})
	d.work("TR-05", step{" ", "stopped"}, step{"8", "how do you know?"}, step{"e", "seen"})
	d.holds("the recall", func(v *checklist.Visit) bool {
		a := v.Answers["TR-05"]
		minutes, err := strconv.ParseFloat(a.Fields["minutes"], 64)
		return a.State == checklist.Answered && a.Level == 80 && a.Basis == "seen" && a.Fields["stopped"] != "" && err == nil && minutes < 1
	})
}
