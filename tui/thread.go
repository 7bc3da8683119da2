package tui

import (
	"maps"
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// thread walks one finished serial back to the heat of metal: the links of the
// checklist in their order, each a line of its own with the id that was found
// and the minutes that it took. Walked forward, from the heat on, the quantities
// of the links must add up.
type thread struct {
	*visiting
	still
	it      *checklist.Item
	at      int // link under the cursor
	forward bool
}

// Marks of a link.
const (
	linkName    = "link"
	linkFound   = "id"
	linkMinutes = "minutes"
)

// longestLink is how long a link may take by the clock; after a longer pause the
// minutes are typed.
const longestLink = 90 * time.Minute

func newThread(vs *visiting, it *checklist.Item) *thread {
	s := &thread{visiting: vs, it: it}
	first, last := s.line(0).Status, s.line(len(vs.c.ThreadLinks)-1).Status
	s.forward = first == "" && last != "" // it was begun at the far end
	s.at = max(0, s.out())
	return s
}

func (s *thread) enter() tea.Cmd { return s.move(0) }

func (s *thread) line(i int) checklist.SampleLine { return s.v.Lines[s.it.ID][i+1] }

// order are the links in the order in which they are walked.
func (s *thread) order() []int {
	out := make([]int, len(s.c.ThreadLinks))
	for i := range out {
		out[i] = i
		if s.forward {
			out[i] = len(out) - 1 - i
		}
	}
	return out
}

// out is the next link that nobody has looked at, or -1.
func (s *thread) out() int {
	for _, i := range s.order() {
		if s.line(i).Status == "" {
			return i
		}
	}
	return -1
}

// turnRound walks the thread the other way.
func (s *thread) turnRound() tea.Cmd {
	s.forward = !s.forward
	if next := s.out(); next >= 0 {
		s.at = next
	}
	if s.forward {
		s.sh.say("forward, from the material to the product: type how much is found at each link", "w walks it back")
	}
	return nil
}

// move goes on by so many links in the order of the walk.
func (s *thread) move(by int) tea.Cmd {
	if s.forward {
		by = -by
	}
	return stepped(&s.at, by, len(s.c.ThreadLinks))
}

// started does something with a link, once it is known who chose the serial.
func (s *thread) started(then func() tea.Cmd) tea.Cmd {
	if s.notChosen(s.it) {
		return s.sh.open(s.askPick(then))
	}
	return then()
}

func (s *thread) askPick(then func() tea.Cmd) screen {
	return pickQuestion{
		visiting: s.visiting, it: s.it, n: 1, then: then,
		list:  checklist.List{Lines: len(s.c.ThreadLinks)},
		about: "Who chose the serial that the thread starts from? Take it from the pallet or the shipping log, never from a file that lies ready.",
	}.screen()
}

// mark says what the link under the cursor turned out to be, and goes on to the
// next one that is out.
func (s *thread) mark(status string) tea.Cmd {
	return s.started(func() tea.Cmd {
		l := s.line(s.at)
		l.Status = checklist.LineStatus(status)
		cmd := s.record(s.changed(s.at, l))
		if next := s.out(); next >= 0 {
			s.at = next
		} else {
			s.sh.say("all links are looked at", "esc goes back")
		}
		return cmd
	})
}

// changed is a link as it is recorded: with its name, when it was looked at, and
// the minutes that the clock says, where none were typed.
func (s *thread) changed(i int, l checklist.SampleLine) checklist.Change {
	l.Marks = copied(l.Marks)
	l.Marks[linkName] = s.c.ThreadLinks[i].ID
	if l.Marks[linkMinutes] == "" {
		l.Marks[linkMinutes] = s.byClock(i)
	}
	if l.Marks[markAt] == "" {
		l.Marks[markAt] = s.sh.now().Format(time.RFC3339)
	}
	maps.DeleteFunc(l.Marks, func(_, v string) bool { return v == "" })
	return checklist.Change{Cell: lineCell(s.it.ID, i+1), Value: checklist.EncodeCell(l)}
}

// byClock is how many minutes have gone by since another link was looked at;
// nothing for one that was looked at already, or after a long pause.
func (s *thread) byClock(i int) string {
	if s.line(i).Status != "" {
		return ""
	}
	var last time.Time
	for _, l := range s.v.Lines[s.it.ID] {
		if at := checklist.Moment(l.Marks[markAt]); at.After(last) {
			last = at
		}
	}
	took := s.sh.now().Sub(last)
	if last.IsZero() || took < 0 || took > longestLink {
		return ""
	}
	return strconv.Itoa(int(took.Round(time.Minute) / time.Minute))
}

// statuses are what a link can be; none is exempt.
func (s *thread) statuses() []checklist.Choice {
	return slices.DeleteFunc(slices.Clone(s.c.LineStatuses), func(c checklist.Choice) bool { return c.ID == string(checklist.LineExempt) })
}

func (s *thread) blank() string {
	if s.line(s.at).Status == "" {
		return "nothing is marked on this link"
	}
	return ""
}

func (s *thread) actions() []action {
	var acts []action
	for _, st := range s.statuses() {
		acts = append(acts, action{keys: []string{st.Key}, name: st.ID, about: checklist.Line(st.Text.In(s.sh.own)), run: func() tea.Cmd { return s.mark(st.ID) }})
	}
	acts = append(acts,
		action{keys: []string{"enter"}, name: "number", about: "the number that was found, the minutes, the quantity, the place", run: s.open},
		action{keys: []string{"w"}, name: "forward", about: "walk it forward, from the material to the product, with quantities that must add up; or back again", run: s.turnRound},
		action{keys: []string{"p"}, name: "who chose", about: "who chose the serial: drawn, picked by you, picked by the factory", run: func() tea.Cmd { return s.sh.open(s.askPick(nil)) }},
		down("next and previous link; the arrow keys too", s.move).also("tab"),
		up(s.move).also("shift+tab"),
		action{keys: []string{"backspace", "delete"}, hint: "⌫", about: "take the mark back", quiet: true, when: s.blank, run: func() tea.Cmd { return s.dropLine(s.it, s.at+1) }},
	)
	acts = besides(s.visiting, s.it, acts)
	return append(acts, common(s.sh, s.sh.back)...)
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*thread) kept() map[string]string {
	return map[string]string{whoChose: "p", checklist.FieldValue: "f"}
}

func (s *thread) seek(c checklist.Cell) string {
	return s.seekLine(c, upTo(len(s.c.ThreadLinks)), &s.at)
}
