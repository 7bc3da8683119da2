package assessment

import (
	"gemba/checklist"
	"gemba/sampling"
)

// Reason says why a question is worth asking. It is put into words only when it
// is shown, since a visit has many questions and shows few.
type Reason struct {
	item   *checklist.Item
	rides  *checklist.Item // whose drawn lines get one more mark
	basis  string          // of the answer so far
	follow bool            // a gap was established: had they noticed?
	found  bool            // a gap stands somewhere in the visit
	given  bool            // it was answered, and something is left open
	hold   letter          // at which the item holds the grade
	cap    letter          // stricter than today's, to which its worst answer would cap
	draw   int32           // shares: lines to draw; 0 is all of them
	of     int32           // shares: lines in the list, 0 if not known
	seen   int32           // shares: lines drawn so far
}

// reason collects what [Reason.String] says about the item at index i.
func (s *Sheet) reason(i int, limit letter, follow bool) Reason {
	it, e, m := &s.c.Items[i], &s.entries[i], &s.marks[i]
	why := Reason{item: it, follow: follow, hold: e.holdAt(m.Lo), given: m.voice == spoken, basis: m.basis}
	if it.Kind == checklist.Gaps {
		why.found = s.gapFound()
	}
	if l := letterAt(e.steps, m.Lo); l > limit {
		why.cap = l
	}
	if it.Kind != checklist.Share {
		return why
	}
	n, of, seen := s.draw(i)
	why.draw, why.of, why.seen = int32(n), int32(of), int32(seen)
	if j := s.links.rides[i]; j >= 0 && s.marks[j].voice == spoken {
		why.rides = &s.c.Items[j]
	}
	return why
}

// discovery is the hole, in parts of the list, that a first draw should expose
// 95 times in 100 where the checklist recommends no number.
const discovery = 10

// draw returns how many lines to draw for the share at index i, of how many,
// and how many were drawn so far. None is all of them.
func (s *Sheet) draw(i int) (n, of, seen int) {
	it, m := &s.c.Items[i], &s.marks[i]
	if m.voice == spoken {
		seen = m.drawn
	}
	if m.fault == "" {
		of = m.lines
	}
	if of == 0 && s.links.list[i] >= 0 {
		of = s.lines(s.links.list[i])
	}
	if it.CountAll {
		return 0, of, seen
	}
	n = it.Draw
	if n == 0 && of > discovery {
		n, _ = sampling.DiscoverySize(of, of/discovery, 1-sampling.Alpha)
	}
	if s.scope.draw > 0 {
		n = min(n, s.scope.draw)
	}
	if of > 0 && n >= of {
		n = 0
	}
	return n, of, seen
}

// lines returns the length of the list that the item at index i names.
func (s *Sheet) lines(i int) int {
	a, ok := s.v.Answers[s.c.Items[i].ID]
	if !ok {
		return 0
	}
	n, _ := count(a.Fields[checklist.FrameLines])
	return n
}

// String puts the reason into at most six words, so that it is read at a glance
// on the floor: what to do in four, and the grade that hangs on it in two.
func (w Reason) String() string { return sentence(w.Wordings()) }

// Wordings are what the reason says: what to do, and what hangs on it.
func (w Reason) Wordings() []Wording {
	switch {
	case w.item == nil:
		return nil
	case w.follow:
		return []Wording{says("a gap stands: had they noticed?")}
	case w.cap > letterA:
		return []Wording{w.action(), says("risks %s", w.cap.grade())}
	case w.hold > letterA:
		return []Wording{w.action(), says("holds %s", w.hold.grade())}
	}
	return []Wording{w.action()}
}

func (w Reason) action() Wording {
	switch kind := w.item.Kind; {
	case kind == checklist.Share:
		return w.drawing()
	case !w.given && kind == checklist.Gaps && !w.found:
		return says("ask their last complaint")
	case !w.given:
		return firstMove[kind]
	case kind != checklist.Level && kind != checklist.Ratio:
		return secondMove[kind]
	}
	switch w.basis {
	case "shown":
		return says("only shown so far")
	case "seen":
		return says("only seen so far")
	case basisTold, "":
		return says("only told: see it")
	}
	return says("only %s so far", w.basis)
}

func (w Reason) drawing() Wording {
	switch {
	case w.seen > 0:
		return says("%d seen so far", w.seen)
	case w.rides != nil:
		return says("mark lines of %s", w.rides.ID)
	case w.draw == 0 && w.of == 0:
		return says("count all of them")
	case w.draw == 0:
		return says("count all %d", w.of)
	case w.of == 0:
		return says("draw %d", w.draw)
	}
	return says("draw %d of %d", w.draw, w.of)
}

// firstMove is what to do about an item that nobody asked about.
var firstMove = map[checklist.Kind]Wording{
	checklist.Level:       says("not seen yet"),
	checklist.Split:       says("count the log"),
	checklist.Ratio:       says("count both"),
	checklist.Probe:       says("ask, note what comes"),
	checklist.Gaps:        says("ask: had they noticed?"),
	checklist.Certificate: says("read the certificate"),
}

// secondMove is what an answer leaves to do.
var secondMove = map[checklist.Kind]Wording{
	checklist.Split:       says("few entries so far"),
	checklist.Probe:       says("check what was said"),
	checklist.Gaps:        says("see the remaining layers"),
	checklist.Certificate: says("complete the certificate's fields"),
}
