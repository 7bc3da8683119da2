package tui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// bench is the frame in which an instrument works: rows between a head and a foot
// that stand still, and the assessment beside them or below.
type bench struct {
	listing
	title      string
	head, foot []string
	from       int  // lines passed over, where no row is under the cursor
	alone      bool // without the assessment
}

// benchFor is a bench for an item, without rows yet.
func (vs *visiting) benchFor(it *checklist.Item, w, h int) *bench {
	return &bench{listing: listing{text: text{sh: vs.sh, w: benchWidth(w)}}, title: vs.itemTitle(it), head: vs.benchHead(it, w, h)}
}

// benchWidth is the room for the lines of an instrument.
func benchWidth(w int) int { return max(1, w-sideWidth(w)-4) }

// bench draws an instrument into h lines of w cells. An arrow at the edge of the
// rows says that there are more.
func (vs *visiting) bench(b *bench, w, h int) []string {
	bw, bh := mainBox(w, h)
	if b.alone {
		bw, bh = w, h-1
	}
	inner := max(1, bh-2)
	foot := b.foot[:min(len(b.foot), inner/3)]
	head := b.head[:min(len(b.head), inner/2)]
	room := max(1, inner-len(head)-len(foot))
	top := max(0, min(b.top(room), len(b.lines)-1))
	if b.from > 0 {
		top = max(0, min(b.from, len(b.lines)-room))
	}
	body := slices.Concat(head, vs.sh.window(b.lines, top, bw-3, room))
	for len(body)+len(foot) < inner && len(foot) > 0 {
		body = append(body, "")
	}
	body = padded(append(body, foot...))
	if b.alone {
		return vs.sh.headed(vs.header(w), b.title, body, w, h)
	}
	return vs.assessedBox(b.title, body, vs.res, w, h)
}

// benchHead is the question, the words for the host, and what the answer is
// worth as it stands.
func (vs *visiting) benchHead(it *checklist.Item, w, h int) []string {
	th := vs.sh.th
	d := &text{sh: vs.sh, w: benchWidth(w)}
	d.add(th.bold, it.Prompt.In(vs.lang()))
	if ask := it.Ask.In(vs.lang()); ask != "" && h >= 20 {
		d.add(th.key, "“"+ask+"”")
	}
	d.lines = d.lines[:min(len(d.lines), max(3, h/4))]
	vs.benchWorth(d, it)
	return d.lines
}

// benchWorth adds what the answer is worth, and what is wrong with it.
func (vs *visiting) benchWorth(d *text, it *checklist.Item) {
	th := vs.sh.th
	if it.Scored() {
		d.raw(vs.worthLine(vs.sheet.Range(it.ID), d.w))
	}
	if why := vs.sheet.Fault(it.ID); why != "" {
		d.add(th.bad, markWarn+" "+vs.tell("%s; until then it counts as not asked", vs.faultWords(why)))
	}
	d.gap()
}

// worthLine is the range of an item on one line of w cells: as numbers, and as a bar.
func (vs *visiting) worthLine(r assessment.Range, w int) string {
	label := vs.tell("worth %s", rangeText(r.Lo, r.Hi)) + " "
	n := max(0, min(40, w-vs.sh.m.width(label)))
	return vs.sh.th.bold.Render(label) + vs.sh.bar(r, (r.Lo+r.Hi)/2, n, vs.sh.th.practice)
}

// scrolling are the keys that move the lines of an instrument without rows.
func scrolling(from *int) []action {
	const most = 16
	move := func(by int) func() tea.Cmd {
		return func() tea.Cmd {
			*from = max(0, min(*from+by, most))
			return nil
		}
	}
	return []action{
		{keys: []string{"j", "down"}, hint: "j k", about: "further down and up, where the screen is small", quiet: true, run: move(+2)},
		{keys: []string{"k", "up"}, quiet: true, run: move(-2)},
	}
}

// unfinished names the texts of an item that were being typed, each with the
// key that goes on with it.
func (vs *visiting) unfinished(d *text, it *checklist.Item, keys map[string]string) {
	for _, field := range slices.Sorted(maps.Keys(keys)) {
		for cell := range vs.drafts {
			if cell.Key == it.ID && cell.Field == field {
				d.add(vs.sh.th.warn, markDraft+" "+vs.tell("unfinished text is kept here: %s continues it", keys[field]))
			}
		}
	}
}

// besides adds the keys that every instrument has besides its own. A key that the
// instrument has, or asks for at the moment, is left to it.
func besides(vs *visiting, it *checklist.Item, acts []action) []action {
	used := map[string]bool{}
	for _, a := range acts {
		for _, k := range a.keys {
			used[k] = true
		}
	}
	own := func() *checklist.Item { return it }
	photoKeys := []string{"P", "ctrl+p"}
	if used["P"] {
		photoKeys = photoKeys[1:]
	}
	for _, a := range []action{
		vs.asking(it, "e"),
		plainForm(vs, it),
		photographs(vs, own, photoKeys...),
		vs.noting(it, "ctrl+o"),
	} {
		if !used[a.keys[0]] {
			acts = append(acts, a)
		}
	}
	switch {
	case used["ctrl+t"]:
		return acts
	case used["t"]:
		return append(acts, vs.showingTyped(own, vs.turn))
	}
	return append(acts, vs.showing(own, vs.turn)...)
}

// goTo leaves all screens above the walk and shows an item in it.
func (vs *visiting) goTo(id string) tea.Cmd {
	i := slices.IndexFunc(vs.app.stack, func(s screen) bool { _, ok := s.(*walk); return ok })
	if i < 0 {
		return nil
	}
	w := vs.app.stack[i].(*walk)
	if !w.show(id) {
		vs.sh.say(vs.tell("%s is not in the checklist of this visit", checklist.Line(id)), "")
		return nil
	}
	var cmds []tea.Cmd
	for len(vs.app.stack) > i+1 {
		cmds = append(cmds, vs.app.back())
	}
	return tea.Batch(cmds...)
}
