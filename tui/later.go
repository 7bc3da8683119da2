package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// laterPart lists, thing by thing, what is another since a closing or a signature:
// what it was, what it is, by whom and since when.
func (r *review) laterPart(t *trail, s *checklist.Since, what string, sealed time.Time) {
	th := r.sh.th
	list := s.Told()
	switch {
	case r.v.Heads == "":
		t.hang("  ", 2, th.faint, r.tell("what was recorded a moment ago is listed once it is in the file"))
	case !s.Known:
		t.hang("  ", 2, th.bad, r.tell("%s the hash of what was %s is that of nothing in this file; listed is what was entered later", markWarn, r.tell(what)))
	case s.Missing > 0:
		t.hang("  ", 2, th.bad, r.tell("%s %d of the values that were %s are not in this file", markWarn, s.Missing, what))
	}
	for i := range list {
		l := &list[i]
		item, _ := r.v.About(l.Cell)
		t.stop("later "+what+" "+l.Kind+" "+l.Key+" "+l.Field+" "+l.Value, r.laterOpens(item), markForward+" ", 2, th.warn, r.subject(l.Cell))
		if words := r.laterWords(l); len(l.Before) > 0 || !strings.Contains(r.subject(l.Cell), "“"+checklist.Line(l.Value)+"”") {
			t.more(th.text, words)
		} else {
			t.more(th.text, r.tell("new"))
		}
		t.more(th.faint, r.laterBy(l, sealed))
		if l.Reason != "" {
			t.more(th.faint, r.tell("because: %s", l.Reason))
		}
	}
}

// laterOpens leads to the history of an item, where there is one.
func (r *review) laterOpens(item string) func() tea.Cmd {
	return func() tea.Cmd {
		if it := r.c.Item(item); it != nil {
			return r.sh.open(newHistory(r.visiting, it))
		}
		r.sh.say(r.tell("this is about no item: %s prints all of it", "gemba history VISIT"), "")
		return nil
	}
}

// laterWords says what a value was and what it is.
func (vs *visiting) laterWords(l *checklist.Later) string {
	now := vs.versionWords(l.Cell, Version{Cell: l.Cell, To: l.Value, Cleared: l.Cleared, Entered: l.Entered})
	switch {
	case len(l.Before) == 0:
		return vs.tell("new: %s", now)
	case l.Beside:
		now += vs.tell(", beside it")
	}
	before := ""
	for i, b := range l.Before {
		if i > 0 {
			before += " | "
		}
		before += vs.versionWords(l.Cell, Version{Cell: l.Cell, To: b.Value, Cleared: b.Cleared, Entered: b.Entered})
	}
	return before + " → " + now
}

// laterBy says who recorded something, when, and when it came in, where that was
// later, or where it was recorded before the closing or the signature.
func (vs *visiting) laterBy(l *checklist.Later, sealed time.Time) string {
	s := orDash(l.By) + vs.tell(", ") + on(l.Entered)
	if l.Arrived.Sub(l.Entered) > cameIn || l.Entered.Before(sealed) {
		s += vs.tell(", came in %s", on(l.Arrived))
	}
	return s
}

// laterOn adds to an item what of it is another since the visit was closed.
func (vs *visiting) laterOn(d *text, it *checklist.Item) {
	if vs.v.Closed == nil {
		return
	}
	list := vs.v.Closed.Since.Told()
	for i := range list {
		l := &list[i]
		if item, _ := vs.v.About(l.Cell); item != it.ID || l.Kind == checklist.KindComment || l.Kind == checklist.KindLift {
			continue // what was said in review has its own line
		}
		what := ""
		if l.Kind != checklist.KindAnswer && kindNames[l.Kind] != "" {
			what = vs.kindName(l.Kind) + " "
		}
		d.add(vs.sh.th.warn, vs.tell("%s after the closing: %s%s (%s)", markForward, what, vs.laterWords(l), vs.laterBy(l, vs.v.Closed.Entered)))
	}
}
