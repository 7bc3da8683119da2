package tui

import (
	"fmt"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/sampling"
)

func (s *recordSample) drawOff() string {
	switch l := s.list(); {
	case l.Open:
		return "a list of unknown length has no line numbers to draw: y, and number the lines as they come"
	case s.n == 0:
		return "how many lines? Type the number"
	}
	return ""
}

// askDraw goes on to the lines: with a number that nobody can steer, or at once
// where all lines are wanted.
func (s *recordSample) askDraw() tea.Cmd {
	l := s.list()
	if s.n == l.Lines {
		// Until the last of them is in, they are what the visitor looked at first.
		return s.drawn(checklist.Draw{Pick: pickVisitor, Lines: upTo(s.n)})
	}
	d := &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · the draw", verb: "draw",
		about: s.tell("%d of %d lines. Which ones follows from a number that is written down first: then nobody can steer the draw, and anybody can repeat it. Type one, let the host name one, or press * for dice.", s.n, l.Lines),
		form:  newForm(s.sh, []field{{name: "nonce", label: "Number or word", check: required, hint: "* throws dice"}}),
		done: func(f *form) tea.Cmd {
			return tea.Batch(s.sh.back(), s.drawRandom(checklist.Line(f.get("nonce"))))
		},
	}
	return s.sh.open(&nonceDialog{d.within(s.visiting, s.cell("nonce")), s.dice})
}

// drawRandom has the program draw.
func (s *recordSample) drawRandom(nonce string) tea.Cmd {
	l := s.list()
	seed := sampling.Seed(s.v.ID, s.it.ID, l.Lines, nonce)
	lines, err := sampling.Draw(seed, l.Lines, s.n)
	if err != nil {
		s.sh.say(checklist.Line(err.Error()), "")
		return nil
	}
	d := checklist.Draw{Pick: pickRandom, Nonce: nonce, Seed: seed, Lines: lines, More: s.stage()}
	d.Staged = d.More > 0
	return s.drawn(d)
}

// drawn records a draw. Its lines are shown when it is stored. A draw that
// replaces another takes the marks of lines with it that it does not have; all
// of them stay in the history.
func (s *recordSample) drawn(d checklist.Draw) tea.Cmd {
	var changes []checklist.Change
	reason := ""
	if s.again != nil {
		reason = s.again.reason
		if l := s.again.list; l != nil {
			changes = append(changes, checklist.Change{Cell: s.cell(checklist.FieldList), Value: checklist.EncodeCell(*l), Reason: reason})
		}
	}
	changes = append(changes, checklist.Change{Cell: s.cell(checklist.FieldDraw), Value: checklist.EncodeCell(d), Reason: reason})
	if s.again != nil {
		changes = append(changes, s.dropped(d.All(), reason)...)
	}
	s.again, s.planned, s.digits = nil, false, false
	cmd := s.typedIn(s.planCell(), func() tea.Cmd { return s.record(changes...) })
	s.at = max(0, slices.IndexFunc(s.rows(), sampleRow.out))
	if q := s.app.out.queue; len(q) > 0 {
		s.sent = q[len(q)-1]
	}
	return cmd
}

// dropped takes back the marks of lines that a new draw does not have, here and
// at the items that ride on it.
func (s *recordSample) dropped(kept []int, reason string) []checklist.Change {
	var changes []checklist.Change
	for i := range s.c.Items {
		it := &s.c.Items[i]
		if it != s.it && it.Rides != s.it.ID {
			continue
		}
		left := 0
		for _, no := range slices.Sorted(maps.Keys(s.v.Lines[it.ID])) {
			if slices.Contains(kept, no) {
				left++
				continue
			}
			c := lineCell(it.ID, no)
			changes = append(changes, checklist.Change{Cell: c, Cleared: true, Reason: reason})
		}
		if left == 0 && len(s.v.Lines[it.ID]) > 0 {
			changes = append(changes, s.unanswered(it, reason))
		}
	}
	return changes
}

// askAgain asks why lines are drawn anew; then the draw is planned again.
func (s *recordSample) askAgain() tea.Cmd {
	d := &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · draw anew", verb: "plan it",
		about: "The first draw stays in the history, with this reason beside it. Marks on lines that the new draw does not have are taken back.",
		form:  newForm(s.sh, []field{{name: "reason", label: "Reason", check: required}}),
		done: func(f *form) tea.Cmd {
			s.again = &drawnAgain{reason: f.get("reason")}
			s.n, s.digits = s.within(max(1, len(s.draw().Lines))), false
			s.second = s.draw().SecondSize(s.list().Lines)
			return s.sh.back()
		},
	}
	return s.sh.open(d.within(s.visiting, s.cell("again")))
}

// leave gives up a new draw, or goes back.
func (s *recordSample) leave() tea.Cmd {
	if s.again == nil {
		if out, all := s.outstanding(); out > 0 && out < all {
			s.sh.say(fmt.Sprintf("%s: %d of %d lines are out and do not count yet", s.it.ID, out, all), "what is not produced is missing")
		}
		return s.sh.back()
	}
	s.again, s.planned = nil, false
	return s.visiting.saveDraft(s.planCell(), "")
}

// drawSecond draws the second stage that was declared with the first. A longer
// draw holds the shorter one.
func (s *recordSample) drawSecond() tea.Cmd {
	l, d := s.list(), s.draw()
	all, err := sampling.Draw(d.Seed, l.Lines, len(d.Lines)+d.SecondSize(l.Lines))
	if err != nil {
		s.sh.say(checklist.Line(err.Error()), "")
		return nil
	}
	d.Second = slices.DeleteFunc(all, func(no int) bool { return slices.Contains(d.Lines, no) })
	return s.drawn(d)
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}
