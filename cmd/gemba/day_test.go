//go:build linux || darwin

package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"gemba/checklist"
)

// day is a session that finds its way around the walk.
type day struct{ *session }

// at goes to an item of the walk, from wherever in the walk the cursor is, and
// opens it.
func (d day) at(id string) {
	d.Helper()
	d.keys("/", "go to an item")
	d.keys(id+"\r", "")
	d.keys("\r", id+" ")
}

// TestDay is half a day at a factory, from an empty library on: each instrument
// that such a visit has, two requests out at once, the battery that dies in the
// middle, and a colleague's copy that is taken in.
func TestDay(t *testing.T) {
	d := day{newSession(t)}
	d.start()
	d.expect("who is working")
	d.keys("Ana\rrep\r", "No visit here yet")
	d.keys("n", "a new visit")
	d.keys("宏远阀门\tWenzhou\tPO 4500123\t\t\t\t2\x13", "Visit frame")
	if got := d.visit(); got.Scope != "half-day" {
		t.Fatalf("scope %q", got.Scope)
	}
	// Floor first: the bench, with a photograph.
	d.at("IN-01")
	d.keys("\x1b", "sections")
	d.keys("1e", "100 seen")
	photo := filepath.Join(d.home, "IMG_0113.png")
	if err := os.WriteFile(photo, tinyPNG(t), 0o600); err != nil {
		t.Fatal(err)
	}
	d.keys("P", "None yet")
	d.keys("+"+photo+"\r", "is in the visit")
	d.keys("cbench 3\r", "bench 3")
	d.keys("\x1b", "sections")
	// Two records asked for, side by side.
	d.keys("ereceipts book\r\x13", "1 request out")
	d.keys("ecalibration register\r\x13", "2 requests out")
	d.until("two requests in the file", func() bool { return len(d.visit().Requests) == 2 })
	// The list, the draw, the slip, the lines; then the battery dies.
	d.at("IN-02")
	d.keys("1\t\t240\x13", "")
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
	colleague := d.copied("bo.gemba")
	d.start()
	d.expect("宏远阀门")
	d.keys("\r", "2 requests out")
	d.at("IN-03")
	d.keys("*", "nobody has marked")
	d.keys("4", "12 of 12 done")
	d.keys("s", "13 still out") // the second stage, as it was declared
	d.keys("*", "nobody has marked")
	d.keys("4", "25 of 25 done")
	d.keys("\x1b", "sections")
	d.at("IN-05")
	d.keys("1", "1 of 25 done")
	d.keys("\x1b", "sections")
	// Had they noticed? The log, the people, the actions, the parts, a thread.
	d.at("IN-10")
	d.keys("\r", "IN-03: ")
	d.keys("nnn", "worth 0.0 ")
	d.keys("\x1b", "sections")
	d.at("IP-05")
	d.keys("2026\x13", "period 2026")
	d.keys("ppfff", "2 early : 3 late")
	d.keys("\x1b", "sections")
	d.at("QA-01")
	d.keys("5\t5\t4", "4 seen of 5")
	d.keys("\x1b", "sections")
	d.at("CA-01")
	d.keys("i", "the list")
	d.keys("217\x13", "recommended")
	d.keys("3d", "Number or word")
	d.keys("4711\r", "3 still out")
	d.keys("22211", "8 of 10")
	d.keys("\x1b", "sections")
	d.at("RA-01")
	d.keys("+", "")
	d.keys("2\x13", "")
	d.keys("12\tbore\t20.02\t20.02\t19.95\t20.05\x13", "agree")
	d.keys("\x1b", "sections")
	d.at("TR-01")
	d.keys("1", "Who chose")
	d.keys("2\x13", "1 of 1 links matched")
	d.keys("\x1b", "sections")
	d.at("DI-01")
	d.keys(" ", "since you asked")
	d.keys(" 2", "")
	d.keys("p", "a promise")
	d.keys("certificate for heat 7\t2026-12-01\x13", "certificate for heat 7")
	d.keys("\x1b", "sections")
	d.holds("the receipts", func(v *checklist.Visit) bool {
		return len(v.Lines["IN-03"]) == 25 && len(v.Draws["IN-03"].Second) == 13 && v.Answers["IN-05"].Sample.Drawn == 1
	})
	d.holds("what nobody noticed", func(v *checklist.Visit) bool { return len(v.Answers["IN-10"].Gaps) == 1 })
	d.holds("the log", func(v *checklist.Visit) bool { return v.Answers["IP-05"].Counts["final"] == 3 })
	d.holds("the people", func(v *checklist.Visit) bool { return v.Answers["QA-01"].Fields["seen"] == "4" })
	d.holds("a graded record", func(v *checklist.Visit) bool { return v.Answers["CA-01"].Sample.Fine == 1 })
	d.holds("a part measured again", func(v *checklist.Visit) bool { return v.Answers["RA-01"].Sample.Drawn == 1 })
	d.holds("a link", func(v *checklist.Visit) bool { return len(v.Lines["TR-01"]) == 1 })
	d.holds("a probe and its promise", func(v *checklist.Visit) bool {
		return v.Answers["DI-01"].Disclosure.Given == "prompted" && len(v.Commitments) == 1
	})
	// The records come, the papers, the end.
	d.at("RA-10")
	d.keys("i", "1 request out")
	d.keys("\x1b", "sections")
	d.at("CE-01")
	d.keys("1", "paper")
	d.keys("\x1b", "sections")
	d.holds("the certificate", func(v *checklist.Visit) bool { return v.Answers["CE-01"].Fields["status"] != "" })
	d.at("CL-01")
	d.keys("10 of 12 receipts have no record: agreed.\x13", "")
	d.holds("what was read back", func(v *checklist.Visit) bool { return v.Answers["CL-01"].Words != "" })
	d.at("CL-02")
	d.keys("+", "a promise")
	d.keys("records of 12 lots\tquality manager\t2026-12-01\x13", "records of 12 lots")
	d.keys("\x1b", "sections")
	d.at("CL-03")
	d.keys("quality manager\t16:40\tagreed\x13", "sections")
	d.holds("the promises and who acknowledged", func(v *checklist.Visit) bool {
		return len(v.Commitments) == 2 && v.Answers["CL-03"].Fields["role"] == "quality manager"
	})
	// A colleague counted the same log on a copy.
	gemba(t, d.home, "answer", "-f", colleague, "QA-03", "60", "basis=told", "--as", "Bo")
	gemba(t, d.home, "answer", "-f", colleague, "IN-03", "line.rest=missing", "--as", "Bo")
	d.keys("\x1b", "walked")
	d.keys("m", "Path of the copy")
	d.keys(colleague+"\x13", "would come in")
	d.keys("\r", "merged")
	d.holds("what the colleague did", func(v *checklist.Visit) bool { return v.Answers["QA-03"].Level == 60 && len(v.Rivals) == 0 })
	d.keys("\x03", "\x1b[?1049l")
	d.end(syscall.SIGCONT)
}

// holds waits until the visible file has something.
func (d day) holds(what string, ok func(*checklist.Visit) bool) {
	d.Helper()
	d.until(what+" in the file", func() bool { return ok(d.visit()) })
}

// copied copies the visible file, as to a stick.
func (d day) copied(name string) string {
	d.Helper()
	paths, err := filepath.Glob(filepath.Join(d.lib, "*.gemba"))
	if err != nil || len(paths) != 1 {
		d.Fatal(paths, err)
	}
	content, err := os.ReadFile(paths[0])
	if err != nil {
		d.Fatal(err)
	}
	to := filepath.Join(d.home, name)
	if err := os.WriteFile(to, content, 0o600); err != nil {
		d.Fatal(err)
	}
	return to
}

// gemba runs a command.
func gemba(t *testing.T, home string, args ...string) {
	t.Helper()
	cmd := exec.Command("gemba", args...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "XDG_STATE_HOME="+filepath.Join(home, "state2"), "XDG_DATA_HOME="+filepath.Join(home, "data"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("gemba %v: %v\n%s", args, err, out)
	}
}

// tinyPNG is a picture of one point.
func tinyPNG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
