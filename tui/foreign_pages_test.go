package tui

import (
	"strings"
	"testing"
	"time"

	"gemba/checklist"
	"gemba/report"
)

// chineseDrive is a driver of a visitor who reads Chinese, in front of a host who
// reads English. It collects what is said in English, with where.
type chineseDrive struct {
	*driver
	*english
}

func inChinese(t *testing.T, l *fakeLibrary) chineseDrive {
	t.Helper()
	d := drive(t, l, 120, 50).inChinese()
	return chineseDrive{d, newEnglish()}
}

// look collects the English words on the screen, and those on its page of keys.
func (d chineseDrive) look(place string) chineseDrive {
	d.Helper()
	d.spot(place, d.frame())
	for _, a := range d.app.sh.allOf(d.app.top()) {
		d.spot(place+", keys", d.app.sh.named(a.about))
		if a.when != nil {
			d.spot(place+", refused", report.Said("zh", a.when()))
		}
	}
	return d
}

func (d chineseDrive) keys(names string) chineseDrive {
	d.Helper()
	d.driver.keys(names)
	return d
}

func (d chineseDrive) typeText(s string) chineseDrive {
	d.Helper()
	d.driver.typeText(s)
	return d
}

func (d chineseDrive) on(item string) chineseDrive {
	d.Helper()
	d.driver.on(item)
	return d
}

// at presses keys and looks at what they have led to.
func (d chineseDrive) at(place, keys string) chineseDrive {
	d.Helper()
	before := d.frame()
	if now := d.keys(keys).frame(); now == before || strings.Contains(now, "在此无作用") {
		d.Errorf("%s: %q leads nowhere:\n%s", place, keys, before)
	}
	return d.look(place)
}

func (d chineseDrive) report() {
	d.Helper()
	d.english.report(d.T)
}

// TestNoEnglishOfKeys: the page of all keys is in Chinese, of every screen, with why
// a key cannot be used.
func TestNoEnglishOfKeys(t *testing.T) {
	for _, p := range placesIn(t, "zh") {
		l, _ := hongyuan()
		d := inChinese(t, l)
		for _, a := range p.screen.actions() {
			d.spot(p.name, d.app.sh.named(a.about))
			if a.when != nil {
				d.spot(p.name+", refused", report.Said("zh", a.when()))
			}
		}
		d.report()
	}
}

// TestNoEnglishInLibrary goes through the pages of the library: the list, the
// search, copies, reports, comparisons.
func TestNoEnglishInLibrary(t *testing.T) {
	l := twice()
	l.docs[0].visit.Observations = []checklist.Observation{{ID: "1", Item: "IN-01", Text: "样品", By: "Bo", Entered: noon}}
	d := inChinese(t, l)
	d.look("visits").at("sorted", "s").at("sorted again", "s s")
	d.at("new visit", "n ctrl+s").keys("ctrl+g ctrl+g esc")
	d.at("search", "/").typeText("样品").look("found").keys("esc")
	d.at("search for nothing", "/").typeText("天涯海角").look("not found").keys("esc esc")
	d.at("merge", "m").typeText("/tmp/copy.gemba").keys("enter").look("preview").at("merged", "enter").keys("esc esc esc")
	d.at("report", "r").at("report written", "ctrl+s").keys("esc esc")
	d.at("all suppliers", "B").keys("esc")
	d.at("compare", "c").at("compared", "j j").at("side by side", "c").keys("esc esc")
	l.broken = errDisk
	d.at("compare, broken", "c").keys("esc esc")
	d.keys("r ctrl+s").look("report, broken").keys("esc esc esc")
	d.at("merge, broken", "m").typeText("/tmp/copy.gemba").keys("enter").look("merge cannot").keys("esc esc")
	l.others = []Entry{{Path: "gone.gemba"}}
	l.broken = checklist.ErrNotFound
	d.keys("g enter").look("cannot be opened").keys("esc")
	d.report()

	e := inChinese(t, &fakeLibrary{name: "Ana"})
	e.look("no visit").at("keys", "?").keys("esc")
	e.report()
	n := inChinese(t, &fakeLibrary{})
	n.look("who is working").keys("ctrl+s").look("nameless")
	n.report()
}

// TestNoEnglishInReview goes through what becomes of a visit later: its history,
// what people disagree about, the review before and after the closing, and what
// changed since.
func TestNoEnglishInReview(t *testing.T) {
	l, doc := hongyuan()
	was := doc.visit.Answers["IN-01"]
	now := checklist.Answer{State: checklist.Answered, Level: 40, Basis: "seen", Entered: noon}
	cell := checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}
	doc.versions = []Version{
		{ID: "1", Cell: cell, By: "Bo", Device: "k", To: was.Encode(), Entered: noon.Add(-time.Hour), Observed: noon.Add(-2 * time.Hour), Arrived: noon},
		{ID: "2", Cell: cell, By: "Ana", From: []string{was.Encode()}, To: now.Encode(), Entered: noon, Arrived: noon, Reason: "又看", Suspect: true, Stands: true},
		{ID: "3", Cell: checklist.Cell{Kind: checklist.KindLine, Key: "IN-01", Field: "3"}, By: "Bo", To: checklist.EncodeCell(checklist.SampleLine{Status: "missing"}), Entered: noon},
		{ID: "4", Cell: checklist.Cell{Kind: checklist.KindSample, Key: "IN-01", Field: checklist.FieldList}, By: "Bo", To: checklist.EncodeCell(checklist.List{Open: true}), Entered: noon},
		{ID: "5", Cell: checklist.Cell{Kind: checklist.KindSample, Key: "IN-01", Field: checklist.FieldDraw}, By: "Bo", To: checklist.EncodeCell(checklist.Draw{Pick: "random", Seed: "7", Lines: []int{1, 2}}), Entered: noon},
		{ID: "6", Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "o", Field: checklist.FieldDeleted}, By: "Bo", To: "1", Entered: noon},
	}
	doc.conflicts = []Conflict{
		{Cell: cell, Versions: []Version{{ID: "1", Cell: cell, By: "Bo", To: was.Encode(), Entered: noon}, {ID: "2", Cell: cell, By: "Ana", To: now.Encode(), Entered: noon, Reason: "又看"}}},
		{Cell: checklist.Cell{Kind: checklist.KindCommitment, Key: "1", Field: "due"}, Versions: []Version{{ID: "3", To: "2026-04-01"}, {ID: "4", To: "2026-05-01"}}},
		{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: "site"}, Versions: []Version{{ID: "5", To: "温州"}, {ID: "6", To: "龙湾"}}},
	}
	doc.visit.Commitments = []checklist.Commitment{
		{ID: "1", Item: "QA-03", What: "五月台账", Role: "质量经理", Due: "2026-03-09"},
		{ID: "2", Item: "QA-03", What: "图纸", Role: "质量经理", Due: "2026-03-09", State: "kept", Done: "2026-03-08"},
	}
	doc.visit.Heads = "aabbccddeeff00"
	d := inChinese(t, l)
	d.keys("enter").on("IN-01")
	d.at("history", "H").at("history, up", "k k k").keys("esc")
	d.at("conflicts", "C").at("reconcile", "enter").at("not yet", "ctrl+s").keys("ctrl+g ctrl+g").at("reconcile a text", "j j enter").keys("esc esc")
	d.at("review", "v").at("comment", "+").at("objection", "o").keys("ctrl+g ctrl+g")
	d.keys("+ s").typeText("请出示").keys("ctrl+s").look("challenged").at("answered", "enter").typeText("在此").keys("tab y ctrl+s").look("settled")
	d.keys("+ o").typeText("不同意").keys("tab").typeText("厂长").keys("ctrl+s").look("objected")
	d.at("sign", "S").typeText("审阅人").keys("ctrl+s").look("signed").at("lift", "g enter").keys("esc").at("report", "r").keys("esc")
	d.at("close", "Z").at("closed", "Z").at("pen", "p").typeText("更正").keys("ctrl+s").look("opened again")
	d.at("the walk", "esc").at("assessment", "a")
	d.report()

	l, doc = shut(t)
	note := checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "o1", Field: "text"}, Value: "没有标签", By: "Cy", Entered: noon}
	doc.visit.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "o1", Field: "item"}, Value: "IN-01"})
	doc.visit.Apply(note)
	doc.visit.Apply(checklist.Change{Cell: cell, Value: now.Encode(), By: "Cy", Entered: noon})
	doc.visit.Heads = "bb"
	doc.visit.Closed.Since = checklist.Since{Known: true, Later: []checklist.Later{
		{Change: checklist.Change{Cell: cell, Value: now.Encode(), By: "Cy", Entered: noon, Reason: "又看"}, Arrived: noon.Add(time.Hour), Before: []checklist.Stood{{Value: was.Encode(), By: "Ana", Entered: noon.Add(-48 * time.Hour)}}},
		{Change: note, Arrived: noon},
	}}
	doc.visit.Signatures = []checklist.Signature{{ID: "s", Heads: "aa", As: "审阅人", Status: "C", By: "Bo", Entered: noon, Since: checklist.Since{Missing: 2}}}
	doc.visit.Lifts = []checklist.Lift{{ID: "l", Rule: "K4", Item: "IN-03", Reason: "新证据", By: "Bo", Entered: noon}, {ID: "m", Rule: "K3", Item: "IN-10", Reason: "误", By: "Bo", Entered: noon, Withdrawn: "有误", WithdrawnBy: "Bo"}}
	d = inChinese(t, l)
	d.keys("enter").on("IN-01").look("a closed walk").at("a closed form", "enter").at("refused", "0").keys("esc")
	d.at("the review of a closed visit", "v").at("further down", "G").at("take the pen", "p").keys("esc esc").at("assessment, closed", "a")
	d.report()
}

// TestSaidInChinese: what went wrong below the screens is told in Chinese, with its
// causes; what is not known stays.
func TestSaidInChinese(t *testing.T) {
	for said, want := range map[string]string{
		"merge /tmp/a.gemba: the file was written by a newer version of gemba (format 9; this one reads 3)": "合并 /tmp/a.gemba：此文件由较新版本的 gemba 写成（格式 9；本版本读到 3）",
		"the report is not written: write /x/r.html: permission denied":                                     "报告未能写出：写入 /x/r.html：没有权限",
		"the changes are safe on this computer and not in the file yet: the disk is full":                   "改动安全存于本机，尚未写入文件：磁盘已满",
		"save: the working copy on this computer: the disk is full":                                         "保存：本机上的工作副本：磁盘已满",
		"3 not saved: the disk is full; what you typed stays here, and it is tried again every two seconds": "3 处未保存：磁盘已满；您键入的内容仍在，每两秒重试一次",
		"something: else": "something: else",
	} {
		if got := report.Said("zh", said); got != want {
			t.Errorf("%q: %q", said, got)
		}
		if got := report.Said("en", said); got != said {
			t.Errorf("English: %q", got)
		}
	}
}
