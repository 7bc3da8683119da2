package assessment

import (
	"strconv"

	"gemba/checklist"
	"gemba/sampling"
)

// Reason says why a question is worth asking. It is kept as facts and put into
// words when it is shown.
type Reason struct {
	Follow bool            // a gap was established: had they noticed?
	Kind   checklist.Kind  // of the item
	Given  bool            // it was answered, and something is left open
	Basis  string          // of the answer so far
	Draw   int             // shares: lines to draw; 0 is all of them
	Of     int             // shares: lines in the list, 0 if not known
	Seen   int             // shares: lines drawn so far
	Rides  string          // shares: the item whose drawn lines get one more mark
	Hold   checklist.Grade // the grade at which the item holds the supplier
	Cap    checklist.Grade // the stricter grade to which its worst answer would cap
}

// reason collects what [Reason.String] says about the item at index i.
func (s *Sheet) reason(i int, limit letter, follow bool) Reason {
	it, e, m := &s.c.Items[i], &s.entries[i], &s.marks[i]
	why := Reason{Follow: follow, Kind: it.Kind}
	if l := e.holdAt(m.Lo); l > letterA {
		why.Hold = l.grade()
	}
	if l := letterAt(e.steps, m.Lo); l > limit {
		why.Cap = l.grade()
	}
	if m.voice == spoken {
		why.Given, why.Basis = true, s.v.Answers[it.ID].Basis
		if why.Basis == "" {
			why.Basis = basisTold
		}
	}
	if it.Kind == checklist.Share {
		why.Draw, why.Of, why.Seen = s.draw(i)
		if j := s.links.rides[i]; j >= 0 && s.marks[j].voice == spoken {
			why.Rides = s.c.Items[j].ID
		}
	}
	return why
}

// discovery is the hole, in parts of the list, that a first draw should expose
// 95 times in 100 where the checklist recommends no number.
const discovery = 10

// draw returns how many lines to draw for the share at index i, of how many,
// and how many were drawn so far.
func (s *Sheet) draw(i int) (n, of, seen int) {
	it := &s.c.Items[i]
	sample := s.v.Answers[it.ID].Sample
	of, seen = sample.Population, sample.Drawn
	if of == 0 && s.links.list[i] >= 0 {
		of = s.lines(s.links.list[i])
	}
	if s.marks[i].voice != spoken {
		seen = 0
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
	n, _ := count(a.Fields["lines"])
	return n
}

// String puts the reason into at most ten words.
func (w Reason) String() string {
	if w.Follow {
		return "a gap is established: had they noticed?"
	}
	action := w.action()
	switch {
	case w.Cap != "":
		return action + "; at worst it caps at " + string(w.Cap)
	case w.Hold != "":
		return action + "; until then it holds at " + string(w.Hold)
	}
	return action
}

func (w Reason) action() string {
	switch {
	case w.Kind == checklist.Share && w.Seen > 0:
		return strconv.Itoa(w.Seen) + " seen so far"
	case w.Rides != "":
		return "one more mark on the lines of " + w.Rides
	case w.Kind == checklist.Share && w.Draw == 0 && w.Of == 0:
		return "count all of them"
	case w.Kind == checklist.Share && w.Draw == 0:
		return "count all " + strconv.Itoa(w.Of)
	case w.Kind == checklist.Share && w.Of == 0:
		return "draw " + strconv.Itoa(w.Draw)
	case w.Kind == checklist.Share:
		return "draw " + strconv.Itoa(w.Draw) + " of " + strconv.Itoa(w.Of)
	case w.Given && w.Kind != checklist.Level && w.Kind != checklist.Ratio:
		return secondMove[w.Kind]
	case w.Given && w.Basis == basisTold:
		return "only told so far: see it"
	case w.Given:
		return "only " + w.Basis + " so far"
	}
	return firstMove[w.Kind]
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
