package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// notes lists the observations on one item.
type notes struct {
	*visiting
	still
	it *checklist.Item
	at int
}

func newNotes(vs *visiting, it *checklist.Item) *notes { return &notes{visiting: vs, it: it} }

func (n *notes) enter() tea.Cmd {
	n.at = min(n.at, max(0, len(n.list())-1))
	return nil
}

func (n *notes) list() []checklist.Observation {
	var out []checklist.Observation
	for _, o := range n.v.Observations {
		if o.Item == n.it.ID {
			out = append(out, o)
		}
	}
	return out
}

func (n *notes) move(by int) tea.Cmd { return stepped(&n.at, by, len(n.list())) }

func (n *notes) actions() []action {
	none := unless(func() bool { return len(n.list()) > 0 }, "there is no observation here yet: o writes one")
	acts := []action{
		{keys: []string{"o"}, name: "note", about: "write an observation", run: n.write},
		{keys: []string{"enter"}, name: "change", about: "change its wording; the old one stays in the history", when: none, run: n.change},
		{keys: []string{"d"}, name: "remove", about: "take it off the list; it stays in the history", when: none, run: n.remove},
		n.putBackAction(checklist.KindObservation),
		down("next and previous note", n.move),
		up(n.move),
	}
	acts = append(acts, n.sh.turning(n.turn))
	return append(acts, common(n.sh, n.sh.back)...)
}

// write takes a new observation, and leaves the cursor on it.
func (n *notes) write() tea.Cmd {
	w := newNote(n.visiting, n.it.ID, nil)
	save := w.save
	w.save = func(text string, observed time.Time) tea.Cmd {
		cmd := save(text, observed)
		n.at = max(0, len(n.list())-1)
		return cmd
	}
	return n.sh.open(w)
}

func (n *notes) change() tea.Cmd {
	o := n.list()[n.at]
	return n.sh.open(newNote(n.visiting, n.it.ID, &o))
}

func (n *notes) remove() tea.Cmd {
	o := n.list()[n.at]
	cmd := n.takeOff(checklist.KindObservation, o.ID, func() {
		backInto(&n.v.Observations, o, func(o checklist.Observation) string { return o.ID })
	})
	n.move(0)
	return cmd
}

func (n *notes) view(w, h int) []string {
	d := &listing{text: text{sh: n.sh, w: w - 4}}
	if len(n.list()) == 0 {
		d.add(n.sh.th.faint, n.tell("there is no observation here yet: o writes one"))
	}
	for i, o := range n.list() {
		d.row(i == n.at, func() {
			who := checklist.Line(o.By)
			d.raw(n.sh.pointer(i == n.at) + " " + n.sh.th.faint.Render(n.tell("observed %s, entered %s  %s", stamp(o.Observed, o.Entered), clock(o.Entered), who)))
			d.hang("  ", 2, n.sh.th.text, o.Text)
		})
		d.gap()
	}
	return n.sh.headed(n.header(w), n.it.ID+" · observations", d.shown(h-3), w, h)
}
