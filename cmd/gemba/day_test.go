//go:build linux || darwin

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"gemba/checklist"
)

// TestDay is half a day at a factory, from an empty library on: each instrument
// that such a visit has, two requests out at once, the battery that dies in the
// middle, and a colleague's copy that is taken in.
func TestDay(t *testing.T) {
	d := arrived(t, "Ana", "宏远阀门\tWenzhou\tPO 4500123\t\t\t\t2", "half-day")
	d.floorFirst()
	colleague := d.drawUntilKilled()
	d.drawTakenUp()
	d.noticed()
	d.measured()
	d.asked()
	d.papers()
	d.readBack()
	d.takeIn(colleague)
	d.keys("\x03", "\x1b[?1049l")
	d.end(syscall.SIGCONT)
}

// floorFirst is the bench with a photograph, and two records asked for side by
// side.
func (d day) floorFirst() {
	d.Helper()
	d.work("IN-01")
	d.keys("1e", "100 seen")
	d.holds("the bench", func(v *checklist.Visit) bool {
		return v.Answers["IN-01"].Level == 100 && v.Answers["IN-01"].Basis == "seen"
	})
	photo := filepath.Join(d.home, "IMG_0113.png")
	if err := os.WriteFile(photo, tinyPNG(d.T), 0o600); err != nil {
		d.Fatal(err)
	}
	d.keys("P", "None yet")
	d.keys("+"+photo+"\r", "is in the visit")
	d.keys("cbench 3\r", "bench 3")
	d.keys("\x1b", "sections")
	d.keys("ereceipts book\r\x13", "1 request out")
	d.keys("ecalibration register\r\x13", "2 requests out")
	d.until("two requests in the file", func() bool { return len(d.visit().Requests) == 2 })
}

// drawUntilKilled is the list, the draw, the slip and three lines; then the
// battery dies. It returns a copy of the file for a colleague.
func (d day) drawUntilKilled() string {
	d.Helper()
	d.at("IN-02")
	d.keys("1\t\t\t240\x13", "")
	d.holds("the list", func(v *checklist.Visit) bool { return v.Answers["IN-02"].Fields["lines"] == "240" })
	d.at("IN-03")
	d.keys("\r", "recommended")
	d.keys("12s]", "after all 25")
	d.keys("d", "Number or word")
	d.keys("4711\r", "12 still out")
	d.keys("p", "请提供以下编号的记录原件")
	d.keys("\x1b", "12 still out")
	d.keys("114", "9 still out")
	d.holds("three lines", func(v *checklist.Visit) bool { return len(v.Lines["IN-03"]) == 3 })
	d.end(syscall.SIGKILL)
	return d.copied("bo.gemba")
}

// drawTakenUp goes on where the battery died: the rest of the draw, its second
// stage as it was declared, and a mark that rides on its lines.
func (d day) drawTakenUp() {
	d.Helper()
	d.start()
	d.expect("宏远阀门")
	d.keys("\r", "2 requests out")
	d.work("IN-03", step{"*", "nobody has marked"}, step{"4", "12 of 12 done"},
		step{"s", "13 still out"}, step{"*", "nobody has marked"}, step{"4", "25 of 25 done"})
	d.work("IN-05", step{"1", "1 of 25 done"})
	d.holds("the receipts", func(v *checklist.Visit) bool {
		return len(v.Lines["IN-03"]) == 25 && len(v.Draws["IN-03"].Second) == 13 && v.Answers["IN-05"].Sample.Drawn == 1
	})
}

// noticed is whether they had noticed: the log, the people, the actions.
func (d day) noticed() {
	d.Helper()
	d.work("IN-10", step{"\r", "IN-03: "}, step{"nnn", "worth 0.0 "})
	d.holds("what nobody noticed", func(v *checklist.Visit) bool { return len(v.Answers["IN-10"].Gaps) == 1 })
	d.work("IP-05", step{"2026\x13", "period 2026"}, step{"ppfff", "2 early : 3 late"})
	d.holds("the log", func(v *checklist.Visit) bool { return v.Answers["IP-05"].Counts["final"] == 3 })
	d.work("QA-01", step{"5\t5\t4", "4 seen of 5"})
	d.holds("the people", func(v *checklist.Visit) bool { return v.Answers["QA-01"].Fields["seen"] == "4" })
	d.work("CA-01", step{"i", "the list"}, step{"217\x13", "recommended"}, step{"3d", "Number or word"},
		step{"4711\r", "3 still out"}, step{"22211", "8 of 10"})
	d.holds("a graded record", func(v *checklist.Visit) bool { return v.Answers["CA-01"].Sample.Fine == 1 })
}

// measured is a part that is measured again, and the thread back to its heat.
func (d day) measured() {
	d.Helper()
	d.work("RA-01", step{"+", ""}, step{"2\x13", ""}, step{"12\tbore\t20.02\t20.02\t19.95\t20.05\x13", "agree"})
	d.holds("a part measured again", func(v *checklist.Visit) bool { return v.Answers["RA-01"].Sample.Drawn == 1 })
	d.work("TR-01", step{"1", "Who chose"}, step{"2\x13", "1 of 1 links matched"})
	d.holds("a link", func(v *checklist.Visit) bool { return len(v.Lines["TR-01"]) == 1 })
}

// asked is a probe with its clock, and what was promised at it.
func (d day) asked() {
	d.Helper()
	d.work("DI-01", step{" ", "since you asked"}, step{" 2", ""}, step{"p", "a promise"},
		step{"certificate for heat 7\t2026-12-01\x13", "certificate for heat 7"})
	d.holds("a probe and its promise", func(v *checklist.Visit) bool {
		return v.Answers["DI-01"].Disclosure.Given == "prompted" && len(v.Commitments) == 1
	})
}

// papers are the records that come, and the certificate.
func (d day) papers() {
	d.Helper()
	d.work("RA-10", step{"i", "1 request out"})
	d.work("CE-01", step{"1", "paper"})
	d.holds("the certificate", func(v *checklist.Visit) bool { return v.Answers["CE-01"].Fields["status"] != "" })
}

// readBack is the end: what was found is read back, what is promised, and who
// acknowledged it.
func (d day) readBack() {
	d.Helper()
	d.at("CL-01")
	d.keys("10 of 12 receipts have no record: agreed.\x13", "")
	d.holds("what was read back", func(v *checklist.Visit) bool { return v.Answers["CL-01"].Words != "" })
	d.work("CL-02", step{"+", "a promise"}, step{"records of 12 lots\tquality manager\t2026-12-01\x13", "records of 12 lots"})
	d.fill("CL-03", "quality manager\t16:40\tagreed")
	d.holds("the promises and who acknowledged", func(v *checklist.Visit) bool {
		return len(v.Commitments) == 2 && v.Answers["CL-03"].Fields["role"] == "quality manager"
	})
}

// takeIn merges the copy on which a colleague counted the same log.
func (d day) takeIn(colleague string) {
	d.Helper()
	gemba(d.T, d.home, "state2", "answer", "-f", colleague, "QA-03", "60", "basis=told", "--as", "Bo")
	gemba(d.T, d.home, "state2", "answer", "-f", colleague, "IN-03", "line.rest=missing", "--as", "Bo")
	d.keys("\x1b", "walked")
	d.keys("m", "Path of the copy")
	d.keys(colleague+"\x13", "would come in")
	d.keys("\r", "merged")
	d.holds("what the colleague did", func(v *checklist.Visit) bool { return v.Answers["QA-03"].Level == 60 && len(v.Rivals) == 0 })
}

// copied copies the visible file, as to a stick.
func (d day) copied(name string) string {
	d.Helper()
	content, err := os.ReadFile(d.file())
	if err != nil {
		d.Fatal(err)
	}
	to := filepath.Join(d.home, name)
	if err := os.WriteFile(to, content, 0o600); err != nil {
		d.Fatal(err)
	}
	return to
}

// gemba runs a command in the environment that [homeOf] makes, and returns what it
// prints.
func gemba(t *testing.T, home, state string, args ...string) string {
	t.Helper()
	cmd := exec.Command("gemba", args...)
	cmd.Env = homeOf(home, state)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("gemba %v: %v\n%s", args, err, out)
	}
	return string(out)
}
