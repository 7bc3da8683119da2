package tui

import (
	"path/filepath"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/report"
)

// mergePage shows what another copy of a visit file would bring, before
// anything is written, and takes it in.
type mergePage struct {
	scroller

	app   *App
	sh    *shell
	entry Entry
	path  string // of the copy
	in    *Incoming
	done  bool // it was taken in
	err   error
	busy  bool
}

// incomingMsg is what a copy would bring, or has brought.
type incomingMsg struct {
	path   string
	in     Incoming
	merged bool
	err    error
}

// discardedMsg is the outcome of putting a copy out of the way.
type discardedMsg struct{ err error }

// newMergeFrom asks which copy to merge into the file of an entry.
func newMergeFrom(a *App, e Entry) screen {
	options := make([]option, len(e.Copies))
	for i, p := range e.Copies {
		options[i] = option{id: p, label: checklist.Line(filepath.Base(p))}
	}
	path := field{name: "path", label: "Path of the copy", hint: "a colleague's copy of this visit, on a stick, in a folder"}
	fields := []field{path}
	about := "Shows what would come in before anything is written."
	if len(options) > 0 {
		fields = []field{{name: "copy", label: "Left beside the file", kind: oneOf, options: keyed(options)}, path}
		about = "A sync program left copies of this file beside it. " + about
	}
	d := &dialog{sh: a.sh, title: a.sh.tell("merge into %s", checklist.Line(filepath.Base(e.Path))), about: about, verb: "look", form: newForm(a.sh, fields)}
	d.done = func(f *form) tea.Cmd {
		p := f.get("path")
		if p == "" {
			p = f.get("copy")
		}
		if p == "" {
			a.sh.say("name a copy first", "")
			return nil
		}
		a.stack = a.stack[:len(a.stack)-1]
		return a.open(&mergePage{app: a, sh: a.sh, entry: e, path: p})
	}
	return d
}

func (s *mergePage) enter() tea.Cmd {
	s.busy = true
	return s.run(false)
}

// run has the library look at the copy, or take it in.
func (s *mergePage) run(merge bool) tea.Cmd {
	lib, ctx, e, path := s.app.lib, s.app.ctx, s.entry, s.path
	return func() tea.Msg {
		look := lib.Preview
		if merge {
			look = lib.Merge
		}
		in, err := look(ctx, e, path)
		return incomingMsg{path, in, merge, err}
	}
}

// discard puts the copy out of the way.
func (s *mergePage) discard() tea.Cmd {
	lib, ctx, path := s.app.lib, s.app.ctx, s.path
	return func() tea.Msg { return discardedMsg{lib.Discard(ctx, path)} }
}

// keepOff says why the copy should stay where it is.
func (s *mergePage) keepOff() string {
	switch {
	case !slices.Contains(s.entry.Copies, s.path):
		return "only a copy that a sync program left here can be put away"
	case s.in == nil || s.in.New > 0 && !s.done:
		return "this copy has something new: take it in first"
	case s.in.Rejected > 0:
		return "parts of this copy could not be taken in: keep it"
	}
	return ""
}

func (s *mergePage) discarded(m discardedMsg) tea.Cmd {
	if m.err != nil {
		s.sh.say("the copy stays: "+checklist.Line(m.err.Error()), "")
		return nil
	}
	cmd := s.sh.back()
	s.sh.say("the copy was put away", "")
	return cmd
}

func (s *mergePage) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(discardedMsg); ok {
		return s.discarded(m)
	}
	m, ok := msg.(incomingMsg)
	if !ok || m.path != s.path {
		return nil
	}
	s.busy, s.err = false, m.err
	if m.err == nil {
		s.in, s.done = &m.in, m.merged
	}
	return nil
}

func (s *mergePage) cursor(int, int) *tea.Cursor { return nil }

func (s *mergePage) off() string {
	switch {
	case s.busy:
		return "the copy is being read"
	case s.done:
		return "it was taken in already"
	case s.err != nil:
		return "this copy cannot be merged"
	case s.in != nil && s.in.New == 0:
		return "there is nothing new in this copy"
	}
	return ""
}

func (s *mergePage) actions() []action {
	acts := []action{
		{keys: []string{"enter"}, name: "take it in", about: "merge: every change of both copies stays, disagreements are shown", when: s.off, run: func() tea.Cmd {
			s.busy = true
			return s.run(true)
		}},
		{keys: []string{"d"}, name: "put away", about: "put a merged copy out of the way, into the trash of gemba", when: s.keepOff, run: s.discard},
		scrollDown("further down and up", s.scroll, 3),
		{keys: []string{"space", "pgdown"}, hint: "space", about: "a page down", quiet: true, run: func() tea.Cmd { return s.scroll(+12) }},
		{keys: []string{"pgup"}, about: "a page up", quiet: true, run: func() tea.Cmd { return s.scroll(-12) }},
		scrollUp(s.scroll, 3),
	}
	return append(acts, common(s.sh, s.sh.back)...)
}

func (s *mergePage) view(w, h int) []string {
	t := &text{sh: s.sh, w: w - 4}
	th := s.sh.th
	t.add(th.faint, s.sh.tell("from %s", s.path))
	t.gap()
	switch {
	case s.err != nil:
		t.add(th.bad, s.sh.said(s.err.Error()))
		if hint := checklist.HintOf(s.err); hint != "" {
			t.add(th.faint, s.sh.said(hint))
		}
	case s.in == nil:
		t.add(th.faint, t.sh.tell("reading the copy"))
	default:
		s.report(t)
	}
	return s.sh.headed(s.sh.headOf(nil, w), s.sh.tell("merge into %s", checklist.Line(filepath.Base(s.entry.Path))), padded(s.shown(t.lines, h-3)), w, h)
}

func (s *mergePage) report(t *text) {
	th, in := s.sh.th, s.in
	verb := "would come in"
	if s.done {
		verb = "came in"
	}
	t.add(th.bold, s.sh.tell(plural(in.New, "%d change")+" %s; %d are here already", in.New, s.sh.tell(verb), in.Known))
	if in.Conflicts > 0 {
		t.add(th.bad, s.sh.tell(plural(in.Conflicts, "%s %d conflict")+": both answers stay, the lower range counts until they are settled", markWarn, in.Conflicts))
	}
	if in.Damaged {
		t.add(th.warn, markWarn+s.sh.tell(" the copy is damaged; this is what could be recovered from it"))
	}
	if in.Rejected > 0 {
		t.add(th.bad, s.sh.tell("%s %d records are not what they claim to be and stay out", markWarn, in.Rejected))
	}
	t.gap()
	for _, l := range report.BroughtBy(s.sh.own, in.Changes) {
		t.hang("  ", 2, th.text, l)
	}
	if s.done {
		t.gap()
		t.add(th.good, markDone+" "+s.sh.tell("merged"))
	}
}

// mergeOff says why the visit under the cursor cannot be merged into.
func (s *visits) mergeOff() string {
	switch {
	case s.page.Total == 0:
		return s.noVisit()
	case s.here() == nil || s.here().Visit == "":
		return "this file cannot be read"
	}
	return ""
}

func (s *visits) merge() tea.Cmd { return s.sh.open(newMergeFrom(s.app, *s.here())) }
