package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// say puts a sentence on the status line, until the next key. Text of a file
// may stand in it.
func (a *App) say(text, hint string) {
	most := a.sh.cells()
	a.notice, a.hint = checklist.Line(a.sh.said(front(text, most))), checklist.Line(a.sh.said(front(hint, most)))
}

// announcement is a sentence that no key asked for. Whoever types would wipe it away unread
// with the next letter, so it comes back until there was time to read it.
type announcement struct {
	text, hint string
	until      time.Time
}

// announce says what happened to the file, while nobody may be looking.
func (a *App) announce(text, hint string) {
	a.say(text, hint)
	cells := a.sh.m.width(a.notice) + a.sh.m.width(a.hint)
	a.news = announcement{a.notice, a.hint, a.sh.now().Add(readingTime(cells))}
}

// readingTime is how long somebody who is busy with something else takes to notice
// and read a sentence: two seconds, and one more for twenty cells, which is three
// words of English or ten characters of Chinese.
func readingTime(cells int) time.Duration {
	return 2*time.Second + time.Duration(cells)*time.Second/20
}

// nextKey takes back what was said before a key, and brings back what nobody has had
// the time to read.
func (a *App) nextKey() {
	a.notice, a.hint = "", ""
	if a.sh.now().Before(a.news.until) {
		a.notice, a.hint = a.news.text, a.news.hint
	}
}

// sayWaiting says what is waited for, where that takes as long as a second.
func (a *App) sayWaiting() {
	if a.ahead.waiting > 0 {
		a.say("opening", openingHint)
	}
}

// openingHint stands beside the word that a screen is on its way.
const openingHint = "what you type meanwhile is kept for it"

// sayArrived takes that word back once the screen is there.
func (a *App) sayArrived() {
	if a.ahead.waiting == 0 && a.hint == checklist.Line(a.sh.said(openingHint)) {
		a.notice, a.hint = "", ""
	}
}

// sayUnknown says that a key has no meaning on this screen, and where it has one.
func (a *App) sayUnknown(msg tea.KeyPressMsg) {
	if t, ok := a.top().(typist); ok && t.typing() || msg.Text == "" || a.notice != "" {
		return
	}
	name := msg.String()
	for _, s := range a.stack[:len(a.stack)-1] {
		if w, ok := s.(*walk); ok {
			if act, ok := find(a.sh.table(w), name); ok && act.name != "" {
				a.say(a.sh.tell("%s (%s) belongs to the walk", name, a.sh.named(act.name)), "esc goes back there")
				return
			}
		}
	}
	help, _ := helpKey(a.sh.table(a.top()))
	a.say(a.sh.tell("%s does nothing here", name), a.sh.tell("%s shows all keys", help))
}

// status says in a few words where the last change is; trouble has the rest.
func (a *App) status() (string, bool) {
	n, last := len(a.out.queue), a.out.last
	switch {
	case a.out.err != nil:
		return a.sh.tell("%d not saved", n), true
	case n > 0:
		return a.sh.tell("saving"), false
	case last.Why != nil:
		return a.sh.tell("only on this computer"), true
	case last.Writing:
		return a.sh.tell("on this computer, writing the file"), false
	case last.InFile:
		return a.sh.tell("saved %s", last.At.Format("15:04:05")), false
	}
	return "", false
}

// trouble says why the last change is not in the file, whole and for as long as
// it lasts; "" while all is well.
func (a *App) trouble() string {
	switch {
	case a.out.err != nil:
		return a.withHint(a.sh.tell("%d not saved: %s; what you typed stays here, and it is tried again every two seconds", len(a.out.queue), a.sh.said(a.out.err.Error())), a.out.err)
	case a.out.empty() && a.out.last.Why != nil:
		return a.withHint(a.sh.said(a.out.last.Why.Error()), a.out.last.Why)
	}
	return ""
}

// withHint adds to a sentence about an error what helps against it.
func (a *App) withHint(said string, err error) string {
	if hint := checklist.HintOf(err); hint != "" {
		return a.sh.tell("%s; %s", said, a.sh.tell(hint))
	}
	return said
}

// statusLines are the last lines: what was said, else what keys do here, under
// what is wrong with the file. A sentence is wrapped rather than cut, as far as
// a third of the screen goes.
func (a *App) statusLines(top screen) []string {
	th, most := a.sh.th, max(1, a.h/3)
	var d text
	switch why := a.trouble(); {
	case a.quitting:
		return []string{a.sh.m.fit(th.warn.Render(a.sh.tell("writing, then leaving")), a.w)}
	case a.notice != "":
		d = a.spoken()
	case why != "":
		d = text{sh: a.sh, w: a.w}
		d.add(th.bad, checklist.Line(why))
		d.lines = append(d.lines[:min(len(d.lines), most-1)], a.sh.helpLine(a.sh.table(top), a.w))
	default:
		d.lines = []string{a.sh.helpLine(a.sh.table(top), a.w)}
	}
	n := min(len(d.lines), most)
	return a.sh.m.fill(d.lines, a.w, n)
}

// spoken lays out what was said, its hint beside it where both fit on a line.
func (a *App) spoken() text {
	th, m := a.sh.th, a.sh.m
	d := text{sh: a.sh, w: a.w}
	if a.hint != "" && m.width(a.notice)+2+m.width(a.hint) <= a.w {
		d.raw(th.warn.Render(a.notice) + th.faint.Render("  "+a.hint))
		return d
	}
	d.add(th.warn, a.notice)
	if a.hint != "" {
		d.add(th.faint, a.hint)
	}
	return d
}
