package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// openList is everything about a visit that is still open: what is in conflict,
// cannot be, is challenged, overdue, waited for, rests on nothing, or was not
// answered. Each entry leads to where it is settled, and esc comes back.
type openList struct {
	*visiting
	walker
	still
	walk *walk
}

func newOpenList(w *walk) *openList { return &openList{visiting: w.visiting, walk: w} }

func (o *openList) enter() tea.Cmd { return o.step(o.page(visitTrail), 0) }

// matterTitles head the kinds of what is open.
var matterTitles = map[assessment.MatterKind]string{
	assessment.Conflicting: "in conflict",
	assessment.Invalid:     "cannot be",
	assessment.Challenged:  "challenged",
	assessment.Overdue:     "promises overdue",
	assessment.Waiting:     "records still out",
	assessment.Bare:        "without evidence",
	assessment.Unanswered:  "not answered",
}

func (o *openList) matters() []assessment.Matter {
	return o.sheet.Matters(o.res, o.sh.now())
}

func (o *openList) page(w int) *trail {
	t := newTrail(o.sh, w)
	th := o.sh.th
	list := o.matters()
	last := assessment.MatterKind("")
	for _, m := range list {
		if m.Kind != last {
			last = m.Kind
			n := 0
			for i := range list {
				if list[i].Kind == m.Kind {
					n++
				}
			}
			t.head(fmt.Sprintf("%s · %d", matterTitles[m.Kind], n))
		}
		style := th.text
		switch m.Kind {
		case assessment.Conflicting, assessment.Invalid:
			style = th.bad
		case assessment.Challenged, assessment.Overdue, assessment.Waiting:
			style = th.warn
		default: // unanswered, or without evidence: open, not wrong
		}
		lead := th.key.Render(o.sh.m.fit(checklist.Line(o.matterName(m)), 7)) + " "
		t.stop(string(m.Kind)+" "+m.Item+" "+m.ID, func() tea.Cmd { return o.lead(m) }, lead, 8, style, o.wording(m))
	}
	if len(list) == 0 {
		t.add(th.good, o.tell("Nothing is open: everything that the scope asks was dealt with, and nothing is challenged or waited for."))
	}
	return t
}

// matterName is the item that a matter is about, or in a word what it is about.
func (vs *visiting) matterName(m assessment.Matter) string {
	switch {
	case m.Item != "":
		return m.Item
	case m.Kind == assessment.Overdue:
		return vs.kindName(checklist.KindCommitment)
	case kindNames[m.Cell.Kind] != "":
		return vs.kindName(m.Cell.Kind)
	}
	return vs.tell("visit")
}

// wording is what to say about a matter, in the language that is shown.
func (o *openList) wording(m assessment.Matter) string {
	it := o.c.Item(m.Item)
	switch {
	case m.Kind == assessment.Conflicting && m.Cell.Kind != checklist.KindAnswer:
		if m.Item == "" { // its name stands before it
			return o.quoted(m.Cell)
		}
		return strings.TrimPrefix(o.subject(m.Cell), m.Item+"  ") // which stands before it
	case m.Kind == assessment.Unanswered && o.v.Answers[m.Item].State == checklist.NotSeen:
		return o.tell("not seen: %s", it.Prompt.In(o.lang()))
	case m.Kind == assessment.Unanswered:
		return it.Prompt.In(o.lang())
	case m.Kind == assessment.Invalid:
		return o.tell("counts as not asked: %s", o.faultWords(o.sheet.Fault(m.Item)))
	}
	return o.worded(m.Words)
}

// worded is a sentence of the assessment, with those that are put into it.
func (vs *visiting) worded(w assessment.Wording) string {
	args := slices.Clone(w.Args)
	for i, a := range args {
		if part, ok := a.(assessment.Wording); ok {
			args[i] = vs.worded(part)
		}
	}
	return vs.tell(w.Format, args...)
}

// lead opens what settles a matter. What lacks evidence leads to its item in the
// walk, where a note, a photograph and the basis are one key each.
func (o *openList) lead(m assessment.Matter) tea.Cmd {
	it := o.c.Item(m.Item)
	switch {
	case m.Kind == assessment.Conflicting:
		return o.sh.open(conflictsAt(o.visiting, m.Cell))
	case m.Kind == assessment.Waiting && m.ID != "":
		return o.sh.open(requestsAt(o.visiting, m.Item, m.ID))
	case m.Kind == assessment.Overdue:
		return o.sh.open(promisesAt(o.visiting, m.ID))
	case m.Kind == assessment.Challenged:
		return o.sh.open(newReview(o.visiting, m.Item, m.ID))
	case it == nil:
		return nil
	case m.Kind == assessment.Bare && o.walk.show(m.Item):
		o.walk.from = origin{o, "open list"}
		return o.sh.back()
	}
	return o.sh.open(answerScreen(o.visiting, it))
}

func (o *openList) jump() tea.Cmd { return o.walker.jump(o.page(visitTrail)) }

// leave goes back to the walk, and is not come back to.
func (o *openList) leave() tea.Cmd {
	o.walk.from = origin{}
	return o.sh.back()
}

func (o *openList) actions() []action {
	none := unless(func() bool { return len(o.matters()) > 0 }, "nothing is open")
	acts := []action{{keys: []string{"enter"}, name: "go there", about: "go to where this is settled; esc comes back here", when: none, run: o.jump}}
	acts = append(acts, o.keys(func() *trail { return o.page(visitTrail) })...)
	acts = append(acts, o.sh.turning(o.turn))
	return append(acts, common(o.sh, o.leave)...)
}

func (o *openList) view(w, h int) []string {
	t := o.page(w - 4)
	return o.sh.headed(o.header(w), o.tell("%d open", len(t.stops)), padded(t.shown(t.find(o.about, o.at), h-3)), w, h)
}
