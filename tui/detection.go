package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// detection asks, for each gap that the visitor found, which of the factory's
// own layers had noticed it before the visit. The gaps that the visit has shown
// so far are offered; each key is a fact of its own.
type detection struct {
	*visiting
	still
	it    *checklist.Item
	at    int // row under the cursor: the gaps first, then what is offered
	layer int // layer under the cursor
}

func newDetection(vs *visiting, it *checklist.Item) *detection {
	return &detection{visiting: vs, it: it}
}

func (s *detection) enter() tea.Cmd { return s.move(0) }

func (s *detection) gaps() []checklist.Gap { return s.v.Answers[s.it.ID].Gaps }

// offered is what the visit has shown and nobody has taken over yet.
func (s *detection) offered() []found {
	return slices.DeleteFunc(s.found(s.it.ID), func(f found) bool {
		return slices.ContainsFunc(s.gaps(), func(g checklist.Gap) bool { return f.in(g.What) })
	})
}

// set records the gaps. Without any the item is as if it had not been asked.
func (s *detection) set(gaps []checklist.Gap) tea.Cmd {
	a := s.v.Answers[s.it.ID]
	a.State, a.Reason, a.Gaps = checklist.Answered, "", gaps
	if a.Encode() == (checklist.Answer{State: checklist.Answered}).Encode() {
		a = checklist.Answer{}
	}
	return s.answer(s.it.ID, a, "")
}

func (s *detection) move(by int) tea.Cmd { return stepped(&s.at, by, len(s.gaps())+len(s.offered())) }

// onGap reports whether the cursor is on a gap.
func (s *detection) onGap() bool { return s.at < len(s.gaps()) }

func (s *detection) noGap() string {
	if !s.onGap() {
		return "enter takes this over as a gap first; + types one"
	}
	return ""
}

// layerIn returns where a gap keeps what is known of a layer, or nil for a layer
// that this version does not know.
func layerIn(g *checklist.Gap, id string) *checklist.Tri {
	switch id {
	case "capa":
		return &g.CAPA
	case "acted":
		return &g.Acted
	case "internal-audit":
		return &g.InternalAudit
	case "external":
		return &g.External
	}
	return nil
}

// idle reports whether a layer need not be asked: what was not logged was not
// acted upon.
func idle(g checklist.Gap, id string) bool {
	return layerIn(&g, id) == nil || id == "acted" && g.CAPA == checklist.No
}

// mark says whether the layer under the cursor had noticed the gap, and goes on
// to the next one.
func (s *detection) mark(t checklist.Tri) tea.Cmd {
	gaps := slices.Clone(s.gaps())
	g := &gaps[s.at]
	id := s.c.GapLayers[s.layer].ID
	if idle(*g, id) {
		s.sh.say("it was not logged, so nobody acted upon it", "")
		return nil
	}
	*layerIn(g, id) = t
	if g.CAPA == checklist.No {
		g.Acted = ""
	}
	cmd := s.set(gaps)
	s.forth()
	return cmd
}

// forth goes to the next layer that is to be asked, and from the last one to the
// next gap.
func (s *detection) forth() {
	for i := s.layer + 1; i < len(s.c.GapLayers); i++ {
		if !idle(s.gaps()[s.at], s.c.GapLayers[i].ID) {
			s.layer = i
			return
		}
	}
	if s.at+1 < len(s.gaps()) {
		s.at++
		s.layer = 0
	}
}

func (s *detection) side(by int) tea.Cmd {
	s.layer = max(0, min(s.layer+by, len(s.c.GapLayers)-1))
	return nil
}

// take takes over what is offered as a gap; on a gap it changes its wording.
func (s *detection) take() tea.Cmd {
	s.move(0) // what came in from the file may have shortened the list
	if s.onGap() {
		return s.sh.open(s.askText(s.at))
	}
	offered := s.offered()
	if len(offered) == 0 {
		return s.sh.open(s.askText(-1))
	}
	f := offered[s.at-len(s.gaps())]
	cmd := s.set(append(slices.Clone(s.gaps()), checklist.Gap{What: f.text()}))
	s.at, s.layer = len(s.gaps())-1, 0
	return cmd
}

// askText asks what the gap is; a negative index is a new one.
func (s *detection) askText(i int) screen {
	what, name, cell := "", "new gap", checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: "new gap"}
	if i >= 0 {
		what, name, cell = s.gaps()[i].What, "gap", s.gapCell(i)
	}
	d := &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · " + name, verb: "record",
		about: "A gap that you found; or, if you found none, the last problem that a customer or an auditor found.",
		form:  newForm(s.sh, []field{{name: "what", label: "What was found", value: what, check: required}}),
		done: func(f *form) tea.Cmd {
			back := s.sh.back()
			gaps := slices.Clone(s.gaps())
			if i < 0 || i >= len(gaps) {
				gaps = append(gaps, checklist.Gap{})
				s.at, s.layer = len(gaps)-1, 0
				i = s.at
			}
			gaps[i].What = f.get("what")
			return tea.Batch(s.set(gaps), back)
		},
	}
	return d.within(s.visiting, cell)
}

// gapCell is where the words of a gap are kept while they are typed.
func (s *detection) gapCell(i int) checklist.Cell {
	c := checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: "gap"}
	if i > 0 {
		c.Field += " " + strconv.Itoa(i+1)
	}
	return c
}

func (s *detection) seek(c checklist.Cell) string {
	for i := range s.gaps() {
		if s.gapCell(i) == c {
			s.at = i
			return "enter"
		}
	}
	return ""
}

func (s *detection) remove() tea.Cmd {
	cmd := s.set(slices.Delete(slices.Clone(s.gaps()), s.at, s.at+1))
	s.move(0)
	s.sh.say("taken off the list; it stays in the history", "")
	return cmd
}

func (s *detection) actions() []action {
	mark := func(key string, t checklist.Tri, about string) action {
		return action{keys: []string{key}, name: string(t), about: about, when: s.noGap, run: func() tea.Cmd { return s.mark(t) }}
	}
	acts := []action{
		{keys: []string{"enter"}, name: "take over", about: "take what is under the cursor over as a gap; on a gap, change its wording", run: s.take},
		mark("y", checklist.Yes, "this layer had noticed it before the visit was announced"),
		mark("n", checklist.No, "it had not; you looked"),
		mark("u", checklist.Unknown, "not known, or not looked at"),
		{keys: []string{"+"}, name: "type one", about: "type a gap", run: func() tea.Cmd { return s.sh.open(s.askText(-1)) }},
		down("next and previous row; the arrow keys too", s.move),
		up(s.move),
		{keys: []string{"l", "right", "tab"}, hint: "h l", about: "next and previous layer; the arrow keys too", quiet: true, run: func() tea.Cmd { return s.side(+1) }},
		{keys: []string{"h", "left", "shift+tab"}, quiet: true, run: func() tea.Cmd { return s.side(-1) }},
		{keys: []string{"d"}, name: "remove", about: "take a gap off the list", quiet: true, when: s.noGap, run: s.remove},
	}
	acts = besides(s.visiting, s.it, acts)
	return append(acts, common(s.sh, s.sh.back)...)
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*detection) kept() map[string]string {
	return map[string]string{"new gap": "+", checklist.FieldValue: "f"}
}
