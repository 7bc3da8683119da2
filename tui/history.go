package tui

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// history lists versions of what was recorded at an item: who, when it was
// observed, entered and merged, from what to what, and why.
type history struct {
	*visiting
	it       *checklist.Item
	title    string
	none     string                                       // said where there is no version
	read     func(ctx context.Context) ([]Version, error) // in the order in which they are shown
	says     func(v Version) string                       // a version in words
	instead  func(v Version) []string                     // what it replaced, in words
	versions []Version
	err      error
	loaded   bool
	at       int
}

// historyMsg is a history that was read.
type historyMsg struct {
	item     string
	versions []Version
	err      error
}

// newHistory shows every value that anything about an item had: its answer and its
// sample, its observations, promises, requests and photographs.
func newHistory(vs *visiting, it *checklist.Item) *history {
	h := &history{visiting: vs, it: it, title: it.ID + " · history", none: vs.tell("nothing was recorded here yet")}
	doc := vs.doc
	h.read = func(ctx context.Context) ([]Version, error) {
		all, err := doc.ItemHistory(ctx, it.ID)
		checklist.Arrange(all, func(a, b Version) int { return a.Entered.Compare(b.Entered) })
		return slices.DeleteFunc(all, tells), err
	}
	h.says = func(v Version) string { return h.entry(v) + h.versionWords(v.Cell, v) }
	h.instead = func(v Version) []string {
		var words []string
		for _, f := range v.From {
			words = append(words, h.versionWords(v.Cell, h.replaced(v, f)))
		}
		return words
	}
	return h
}

func (h *history) enter() tea.Cmd {
	read, ctx, id := h.read, h.app.ctx, h.it.ID
	// Behind the outbox, so that what was answered a moment ago is in it.
	return h.app.awaitWritten(func() tea.Msg {
		versions, err := read(ctx)
		return historyMsg{id, versions, err}
	})
}

// tells reports whether a version only says what the page says already: which
// item an entry of a list is about.
func tells(v Version) bool { return v.Field == "item" && !v.Suspect && v.Reason == "" }

// entry names the entry of a list that a version belongs to, with the text that
// it had, or is empty where it is the item's own answer.
func (h *history) entry(v Version) string {
	var what string
	switch v.Kind {
	case checklist.KindObservation:
		what = h.tell("observation")
	case checklist.KindCommitment:
		what = h.kindName(checklist.KindCommitment)
	case checklist.KindRequest:
		what = h.tell("record asked for")
	case checklist.KindPhoto:
		what = h.tell("photograph or paper")
	default:
		return ""
	}
	switch v.Field {
	case "text", "what", "name":
		return what + h.colon()
	case checklist.FieldDeleted:
	default:
		what += h.tell(", ") + h.partName(v.Cell)
	}
	for _, o := range h.versions {
		if o.Kind == v.Kind && o.Key == v.Key && (o.Field == "text" || o.Field == "what" || o.Field == "name") && o.Stands {
			return what + " (" + h.sh.m.line(o.To, 40) + ")" + h.colon()
		}
	}
	return what + h.colon()
}

// replaced is the version that a version replaced, by what it said: the latest one
// before it.
func (h *history) replaced(v Version, to string) Version {
	for _, o := range slices.Backward(h.versions) {
		if o.Cell == v.Cell && o.To == to && o.ID != v.ID && !o.Entered.After(v.Entered) {
			return o
		}
	}
	return Version{To: to, Cleared: to == "", Entered: v.Entered}
}

func (h *history) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(historyMsg); ok && m.item == h.it.ID {
		h.versions, h.err, h.loaded = m.versions, m.err, true
		h.at = max(0, len(m.versions)-1)
	}
	return nil
}

func (h *history) cursor(int, int) *tea.Cursor { return nil }

func (h *history) move(by int) tea.Cmd { return stepped(&h.at, by, len(h.versions)) }

func (h *history) actions() []action {
	acts := []action{
		down("later and earlier version; the arrow keys too", h.move),
		up(h.move),
		first("first and last", h.move),
		last(h.move),
	}
	acts = append(acts, h.sh.turning(h.turn))
	return append(acts, common(h.sh, h.sh.back)...)
}

// words says what an answer's stored text means.
func (vs *visiting) words(it *checklist.Item, text string, cleared bool) string {
	a, err := checklist.DecodeAnswer(text)
	if cleared || err == nil && a.State == checklist.Blank {
		return vs.tell("no answer")
	}
	if err != nil {
		return vs.tell("an answer that this version cannot read")
	}
	return vs.answerWords(it, a)
}

// answerWords says what an answer is, with its parts.
func (vs *visiting) answerWords(it *checklist.Item, a checklist.Answer) string {
	s := vs.summary(it, a)
	if a.Reason != "" {
		s += vs.tell(", ") + a.Reason
	}
	var parts []string
	for _, p := range vs.parts(it, a) {
		parts = append(parts, vs.tell(p[0])+vs.colon()+p[1])
	}
	if len(parts) > 0 {
		s += vs.tell(" (%s)", strings.Join(parts, vs.tell("; ")))
	}
	return s
}

// cameIn is how long after its entry something must reach the file for that to be
// worth saying.
const cameIn = time.Minute

// whenLine says when a version was observed, entered and merged.
func (vs *visiting) whenLine(v Version) string {
	const layout = "2006-01-02 15:04:05"
	s := vs.tell("entered %s", v.Entered.Format(layout))
	if !v.Observed.IsZero() && v.Observed.Sub(v.Entered).Abs() > time.Minute {
		s = vs.tell("observed %s", v.Observed.Format(layout)) + vs.tell(", ") + s
	}
	if v.Arrived.Sub(v.Entered).Abs() > cameIn {
		s += vs.tell(", came in %s", v.Arrived.Format(layout))
	}
	if v.Suspect {
		s += vs.tell("; that clock was wrong, and decides nothing")
	}
	return s
}

// whoLine says who recorded a version, in which role and where.
func (vs *visiting) whoLine(v Version) string {
	s := orDash(v.By)
	if v.Role != "" {
		s += vs.tell(", ") + v.Role
	}
	if v.Device != "" {
		s += vs.tell(", on %s", v.Device)
	}
	return s
}

func (h *history) view(w, height int) []string {
	th := h.sh.th
	d := &listing{text: text{sh: h.sh, w: w - 4}}
	d.add(th.bold, h.it.Prompt.In(h.lang()))
	d.gap()
	switch {
	case h.err != nil:
		d.add(th.bad, h.tell("the history cannot be read: %s", h.err.Error()))
	case h.loaded && len(h.versions) == 0:
		d.add(th.faint, h.none)
	}
	for i, v := range h.versions {
		d.row(i == h.at, func() { h.versionLines(&d.text, v, i == h.at) })
		d.gap()
	}
	return h.sh.headed(h.header(w), h.title, padded(d.shown(height-3)), w, height)
}

// versionLines are one version: what it says, by whom and when, what it replaced
// and why.
func (h *history) versionLines(d *text, v Version, here bool) {
	th := h.sh.th
	to := h.says(v)
	if v.Stands {
		to = markDone + " " + to
	}
	d.hang(h.sh.pointer(here)+" ", 2, th.bold, to)
	d.hang("    ", 4, th.text, h.whoLine(v))
	d.hang("    ", 4, th.faint, h.whenLine(v))
	for _, was := range h.instead(v) {
		d.hang("    ", 4, th.faint, h.tell("instead of: %s", was))
	}
	if v.Reason != "" && !strings.Contains(to, v.Reason) {
		d.hang("    ", 4, th.warn, h.tell("because: %s", v.Reason))
	}
}
