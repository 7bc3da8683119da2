package assessment

import (
	"strconv"

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

// String puts the reason into at most ten words or so.
func (w Reason) String() string {
	if w.item == nil {
		return ""
	}
	if w.follow {
		return "a gap is established: had they noticed?"
	}
	action := w.action()
	switch {
	case w.cap > letterA:
		return action + "; at worst it caps at " + string(w.cap.grade())
	case w.hold > letterA:
		return action + "; until then it holds at " + string(w.hold.grade())
	}
	return action
}

func (w Reason) action() string {
	switch kind := w.item.Kind; {
	case kind == checklist.Share:
		return w.drawing()
	case !w.given && kind == checklist.Gaps && !w.found:
		return "no gap found: ask about their last complaint or audit finding"
	case !w.given:
		return firstMove[kind]
	case kind != checklist.Level && kind != checklist.Ratio:
		return secondMove[kind]
	case w.basis == basisTold || w.basis == "":
		return "only told so far: see it"
	}
	return "only " + w.basis + " so far"
}

func (w Reason) drawing() string {
	number := func(n int32) string { return strconv.Itoa(int(n)) }
	switch {
	case w.seen > 0:
		return number(w.seen) + " seen so far"
	case w.rides != nil:
		return "one more mark on the lines of " + w.rides.ID
	case w.draw == 0 && w.of == 0:
		return "count all of them"
	case w.draw == 0:
		return "count all " + number(w.of)
	case w.of == 0:
		return "draw " + number(w.draw)
	}
	return "draw " + number(w.draw) + " of " + number(w.of)
}

// firstMove is what to do about an item that nobody asked about.
var firstMove = map[checklist.Kind]string{
	checklist.Level:       "not seen yet",
	checklist.Split:       "count the log",
	checklist.Ratio:       "count both",
	checklist.Probe:       "ask, and note what comes",
	checklist.Gaps:        "ask whether they had noticed",
	checklist.Certificate: "read the certificate",
}

// secondMove is what an answer leaves to do.
var secondMove = map[checklist.Kind]string{
	checklist.Split:       "few entries counted so far",
	checklist.Probe:       "check what was said",
	checklist.Gaps:        "look at the remaining layers",
	checklist.Certificate: "complete the certificate's fields",
}
