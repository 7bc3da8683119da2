package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// review is the desk of whoever was not there: how the visit stands, what was
// said about it, which caps were lifted, who signed it. None of it alters what
// was seen.
type review struct {
	*visiting
	walker
	item string // under the cursor of the walk; what is said here is about it
	told string // what is loose, as it was told before the visit is closed all the same
}

func newReview(vs *visiting, item, about string) *review {
	r := &review{visiting: vs, item: item}
	r.about = about
	return r
}

// enter reads the visit anew where something was recorded since it was read and
// somebody signed or closed it: what changed since is known to the file only.
func (r *review) enter() tea.Cmd {
	cmd := r.step(r.page(visitTrail), 0)
	if r.v.Heads == "" && (r.v.Closed != nil || len(r.v.Signatures) > 0) {
		return tea.Batch(cmd, r.fresh(nil))
	}
	return cmd
}

func (r *review) cursor(int, int) *tea.Cursor { return nil }

// freshMsg is the visit as its file has it, for a signature or a closing: only
// then is there a hash of what stands.
type freshMsg struct {
	visit *checklist.Visit
	err   error
	then  func(*checklist.Visit) tea.Cmd // nil where it is only to be shown
}

// fresh reads the visit anew, behind what is in the outbox, and goes on with it.
func (r *review) fresh(then func(*checklist.Visit) tea.Cmd) tea.Cmd {
	doc, ctx := r.doc, r.app.ctx
	return r.app.out.after(func() tea.Msg {
		v, err := doc.Reload(ctx)
		return freshMsg{v, err, then}
	})
}

func (r *review) update(msg tea.Msg) tea.Cmd {
	m, ok := msg.(freshMsg)
	switch {
	case !ok:
		return nil
	case m.err != nil:
		r.sh.say(r.tell("the visit cannot be read again: %s", checklist.Line(m.err.Error())), "")
		return nil
	case !r.app.out.empty() && m.then == nil:
		return nil
	case !r.app.out.empty():
		r.sh.say("something is still being written: try again", "")
		return nil
	}
	r.app.reloaded(reloadedMsg{visit: m.visit})
	if m.then == nil {
		return nil
	}
	return m.then(m.visit)
}

func (r *review) jump() tea.Cmd { return r.walker.jump(r.page(visitTrail)) }

// enters names what enter does where the cursor is.
func (r *review) enters() string {
	t := r.page(visitTrail)
	s := t.at(t.find(r.about, r.at))
	if s == nil {
		return "" // there is nothing to enter
	}
	kind, of, _ := strings.Cut(s.about, " ")
	switch kind {
	case "promise":
		return "go there"
	case "later":
		return "history"
	case "cap":
		if slices.ContainsFunc(r.v.Lifts, func(l checklist.Lift) bool { return l.Rule+l.Item == of && l.Withdrawn == "" }) {
			return "take back"
		}
		return "lift"
	}
	return "answer"
}

func (r *review) actions() []action {
	closed := unless(func() bool { return !r.v.ReadOnly() }, "the visit is closed already")
	open := unless(func() bool { return r.v.ReadOnly() }, "the visit is open: everybody has the pen")
	acts := []action{
		{keys: []string{"enter"}, name: r.enters(), about: "answer what is said here, lift the cap, or go to the promise, or to the history of what changed", run: r.jump},
		{keys: []string{"+"}, name: "say something", about: "comment, challenge an answer, or record what the supplier objects to", run: r.speak},
		{keys: []string{"S"}, name: "sign", about: "put your name under the visit as it stands", run: r.sign},
		{keys: []string{"p"}, name: "pen", about: "take the pen to a closed visit, with a reason", when: open, run: r.takePen},
		r.reporting(),
		{keys: []string{"Z"}, name: "close", about: "close the visit: it is read-only, and keeps its result", when: closed, run: r.shutVisit},
	}
	acts = append(acts, r.keys(func() *trail { return r.page(visitTrail) })...)
	acts = append(acts, r.sh.turning(r.turn))
	return append(acts, common(r.sh, r.sh.back)...)
}

func (r *review) view(w, h int) []string {
	t := r.page(w - 4)
	return r.sh.headed(r.header(w), "review", padded(t.shown(t.find(r.about, r.at), h-3)), w, h)
}

// openReview opens the review from the item under the cursor.
func (w *walk) openReview() tea.Cmd {
	item := ""
	if it := w.item(); it != nil {
		item = it.ID
	}
	return w.sh.open(newReview(w.visiting, item, ""))
}

// seek puts the cursor on what was said, or on the cap that is lifted.
func (r *review) seek(c checklist.Cell) string {
	switch {
	case c.Kind == checklist.KindPen:
		return "p"
	case c.Kind == checklist.KindSignature:
		return "S"
	case c.Kind == checklist.KindComment && c.Field == "new":
		return "+"
	case c.Kind == checklist.KindComment:
		return r.seekStop(c.Key)
	}
	return r.seekStop("cap " + c.Key)
}

func (r *review) seekStop(about string) string {
	t := r.page(visitTrail)
	if !slices.ContainsFunc(t.stops, func(s stop) bool { return s.about == about }) {
		return ""
	}
	r.about = about
	r.step(t, 0)
	return "enter"
}
