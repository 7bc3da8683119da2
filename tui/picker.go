package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// picker chooses from a table of the checklist with one key: one entry, which
// leads back, or any number of them, each recorded at once.
type picker struct {
	*visiting
	still
	title, about string
	table        []checklist.Choice
	many         bool
	chosen       func() []string
	pick         func(id string) tea.Cmd
	at           int
}

func (p *picker) options() []option { return fromChoices(p.table, p.lang()) }

func (p *picker) move(by int) tea.Cmd { return stepped(&p.at, by, len(p.table)) }

// choose takes an entry; where only one can be, that is all.
func (p *picker) choose(id string) tea.Cmd {
	cmd := p.pick(id)
	if p.many {
		return cmd
	}
	return tea.Batch(cmd, p.sh.back())
}

func (p *picker) byKey(key string) tea.Cmd {
	options := p.options()
	i := slices.IndexFunc(options, func(o option) bool { return o.key == key })
	p.at = i
	return p.choose(options[i].id)
}

func (p *picker) actions() []action {
	var keys []string
	for _, o := range p.options() {
		if o.key != "" {
			keys = append(keys, o.key)
		}
	}
	name := "choose"
	if p.many {
		name = "mark"
	}
	acts := []action{
		{keys: keys, hint: keys[0] + " – " + keys[len(keys)-1], name: name, about: "take the entry with this key", by: p.byKey},
		{keys: []string{"enter", "space"}, hint: "space", name: name, about: "take the entry under the cursor; enter too", run: func() tea.Cmd { return p.choose(p.table[p.at].ID) }},
		down("next and previous entry", p.move),
		up(p.move),
		loud(p.sh.turningTyped(p.turn)),
	}
	return append(acts, common(p.sh, p.sh.back)...)
}

func (p *picker) view(w, h int) []string {
	th := p.sh.th
	d := &listing{text: text{sh: p.sh, w: w - 4}}
	for i, o := range p.options() {
		mark, style := markOpen, th.text
		if slices.Contains(p.chosen(), o.id) {
			mark, style = markDone, th.bold
		}
		d.row(i == p.at, func() {
			d.hang(p.sh.pointer(i == p.at)+th.key.Render(p.sh.m.fit(o.key, 2))+style.Render(mark)+" ", 5, style, o.label)
			if note := p.table[i].Note.In(p.lang()); note != "" && (i == p.at || h > 2*len(p.table)+6) {
				d.hang("     ", 5, th.faint, note)
			}
		})
	}
	top := &text{sh: p.sh, w: w - 4}
	if p.about != "" {
		top.add(th.faint, p.about)
		top.gap()
	}
	body := slices.Concat(top.lines, d.shown(h-3-len(top.lines)))
	return p.sh.headed(p.header(w), p.title, padded(body), w, h)
}
