package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

// hintedError is an error with what helps against it.
type hintedError struct {
	error
	hint string
}

func (h hintedError) Hint() string { return h.hint }

// TestFound: what somebody did to the file is one sentence with a hint, in either
// language, and says that the file is written again only where it is.
func TestFound(t *testing.T) {
	inFile := checklist.Saved{At: noon, InFile: true}
	here := checklist.Saved{At: noon, Why: errors.New("the disk is full")}
	for _, c := range []struct {
		news         News
		en, enHint   string
		chinese, tip string
	}{
		{News{Found: FoundNothing, Saved: inFile}, "somebody deleted or moved the file of this visit: it is written again, and nothing is lost", "moved on purpose", "本次来访的文件被删除或移走了：已重新写入，没有丢失任何内容", "有意移走"},
		{News{Found: FoundEmpty, Saved: inFile}, "somebody emptied the file of this visit: it is written again", "files beside it", "被清空了：已重新写入", "旁边的文件"},
		{News{Found: FoundOlder, Saved: inFile}, "an older copy in the place of the file: it is written again", "another name", "旧副本：已重新写入", "另存为"},
		{News{Found: FoundStranger, Saved: inFile}, "another visit in the place of the file: nothing is lost, and both are in it now", "gemba split", "另一次来访的文件：没有丢失任何内容，现在两者都在文件中", "gemba split"},
		{News{Found: FoundDamaged, Saved: inFile, Kept: "/state/kept-1.gemba"}, "somebody damaged the file of this visit: it is written again", "put aside as /state/kept-1.gemba", "被损坏了：已重新写入", "另存为 /state/kept-1.gemba"},
		{News{Found: FoundNothing, Saved: here}, "file of this visit: everything is safe on this computer", "moved on purpose", "移走了：内容都安全存于本机", "有意移走"},
	} {
		for own, want := range map[string][2]string{"en": {c.en, c.enHint}, "zh": {c.chinese, c.tip}} {
			l := oneVisit()
			d := drive(t, l, 100, 30)
			d.app.sh.own = own
			d.keys("enter")
			l.docs[0].news = c.news
			d.send(tickMsg{2})
			if got := d.app.notice; !strings.Contains(got, want[0]) || !strings.Contains(d.app.hint, want[1]) {
				t.Errorf("%s: %q, %q; want %q, %q", own, got, d.app.hint, want[0], want[1])
			}
		}
	}
}

// TestFoundWhileTyping: who types has the time to read what happened to the file, and
// not only until the next letter. What a key says stands before it.
func TestFoundWhileTyping(t *testing.T) {
	l := oneVisit()
	d := drive(t, l, 100, 30).keys("enter o").typeText("half a ")
	l.docs[0].news = News{Found: FoundOlder, Saved: checklist.Saved{At: noon, InFile: true}}
	const says = "an older copy in the place of the file"
	d.send(tickMsg{2}).send(tickMsg{4}).expect(says, "under another name") // what was typed is kept first
	d.later(3*time.Second).typeText("sen").expect(says, "under another name")
	d.keys("esc j").expect(says)
	d.app.say("what a key says", "")
	d.refuse(says).keys("k").expect(says)
	d.later(5 * time.Second).keys("j").expect(says)
	d.later(5 * time.Second).keys("k").refuse(says)
	if got := l.docs[0].visit.Observations; len(got) != 1 || got[0].Text != "half a sen" {
		t.Errorf("%+v", got)
	}
}

// TestCovered: why the file cannot be written stays in sight with what helps, in
// the language of the texts.
func TestCovered(t *testing.T) {
	why := hintedError{errors.New("the changes are safe on this computer and not in the file yet: something else lies in the place of the file: this is not a gemba visit file"), "move it away, and the file is written again"}
	for own, want := range map[string]string{
		"en": why.Error() + "; " + why.hint,
		"zh": "改动安全存于本机，尚未写入文件：文件的位置上是别的东西：这不是 gemba 的来访文件；把它移走，文件就会重新写入",
	} {
		l := oneVisit()
		d := drive(t, l, 100, 30)
		d.app.sh.own = own
		d.keys("enter")
		d.app.say("something that was said before", "")
		l.docs[0].news = News{Saved: checklist.Saved{At: noon, Why: why}}
		d.send(tickMsg{2})
		if d.app.notice != "" {
			t.Errorf("it is hidden behind %q", d.app.notice)
		}
		if got := d.app.trouble(); got != want {
			t.Errorf("%s: %q", own, got)
		}
		if frame := d.frame(); !strings.Contains(frame, d.app.sh.tell("only on this computer")) {
			t.Errorf("nothing beside the clock says so:\n%s", frame)
		}
		d.send(tickMsg{4})
		if got := d.app.trouble(); got != "" {
			t.Errorf("it is written, and still %q", got)
		}
	}
}

// TestFoundWhileWriting: what a look brought while a key was pressed is told by
// the next look, and is on the screen then.
func TestFoundWhileWriting(t *testing.T) {
	l := oneVisit()
	d := drive(t, l, 100, 30)
	d.keys("enter")
	doc := l.docs[0]
	theirs := checklist.Change{Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: "QA-02", Field: checklist.FieldValue}, Value: checklist.Answer{State: checklist.Answered, Level: 80}.Encode()}
	doc.visit.Apply(theirs)
	d.app.out.queue = append(d.app.out.queue, &job{}) // a key
	d.app.refreshed(refreshedMsg{doc: d.app.visit.doc, News: News{Visit: doc.visit, Found: FoundOlder, Saved: checklist.Saved{At: noon, InFile: true}}})
	if d.app.notice != "" {
		t.Errorf("told too early: %q", d.app.notice)
	}
	d.app.out.queue = nil
	d.send(tickMsg{2})
	if !strings.Contains(d.app.notice, "older copy") || d.app.visit.v.Answers["QA-02"].Level != 80 {
		t.Errorf("%q, and QA-02 is %d", d.app.notice, d.app.visit.v.Answers["QA-02"].Level)
	}
	d.later(time.Minute).keys("j").send(tickMsg{4})
	if d.app.notice != "" {
		t.Errorf("told twice: %q", d.app.notice)
	}
}

// TestOvertaken: what a colleague put into the file while something was being written
// is not shown over that, and comes with the next look, which has both.
func TestOvertaken(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 100, 30).keys("enter").on("IN-01")
	doc.news = News{Visit: doc.visit, Saved: checklist.Saved{At: noon, InFile: true}}
	look := d.app.refresh(2)
	l.broken = errDisk
	d.keys("4 s").send(look()).refuse("changes came in")
	if next := d.app.refresh(4); next != nil {
		t.Error("the file is looked at while something is to be written")
	}
	l.broken = nil
	d.send(retryMsg{}).refuse("changes came in")
	d.send(d.app.refresh(6)()).expect("changes came in from the file")
	if next := d.app.refresh(8)().(refreshedMsg); next.Visit != nil {
		t.Error("the visit is read anew, though nothing came")
	}
}
