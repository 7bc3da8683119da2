package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// probeRow is one part of the probe: its key, what is recorded, and what enter
// does with it.
type probeRow struct {
	key, label, value string
	run               func() tea.Cmd
	below             func(d *text, here bool) // draws what stands under it; nil for nothing
}

// rows are the parts of the probe, in the order in which they come about.
func (p *probe) rows() []probeRow {
	d, lang := p.now(), p.lang()
	var tactics []string
	for _, t := range d.Tactics {
		tactics = append(tactics, checklist.ChoiceText(p.c.Tactics, t, lang))
	}
	return []probeRow{
		{key: "", label: "clock", value: p.clockText(), run: p.press},
		{key: "", label: "what came", run: p.pickGiven, below: p.givenLines},
		{key: p.keyOf("followed up"), label: "followed up", value: checklist.ChoiceText(p.c.Outcomes, d.Outcome, lang), run: p.pickOutcome},
		{key: p.keyOf("how soon"), label: "how soon", value: p.soonText(), run: p.pickLatency},
		{key: p.keyOf("who"), label: "who", value: p.whoText(d), run: p.who},
		{key: p.keyOf("on the way"), label: "on the way", value: strings.Join(tactics, "; "), run: p.pickTactics, below: p.tooMany},
		{key: p.keyOf("promise"), label: "promised", value: p.promiseText(), run: p.promise},
		{key: p.keyOf("words"), label: "in their words", value: d.Words, run: p.words},
	}
}

// keyOf is the key of an action, as it is in the table of actions: some may have
// been moved.
func (p *probe) keyOf(name string) string {
	for _, a := range p.sh.table(p) {
		if a.name == name {
			return a.keyHint()
		}
	}
	return ""
}

// pickGiven asks what came, for those who go by the rows.
func (p *probe) pickGiven() tea.Cmd {
	return p.sh.open(&picker{
		visiting: p.visiting, title: p.it.ID + " · what came", table: p.c.Disclosures,
		chosen: func() []string { return []string{p.now().Given} },
		pick:   func(id string) tea.Cmd { return p.give(checklist.Pick(p.c.Disclosures, id).Key) },
	})
}

// clockText says how the clock stands, and what space does next.
func (p *probe) clockText() string {
	d := p.now()
	first, all := p.waited()
	over := ""
	if all > p.expectedOf(p.it.RecordClass) {
		over = p.tell(", longer than expected")
	}
	switch {
	case d.Started == "":
		return p.tell("space starts it when you have asked")
	case d.FirstAnswer == "":
		return p.tell("%s since you asked at %s%s. Space: first answer", elapsed(all), clock(checklist.Moment(d.Started)), over)
	case d.InHand == "":
		return p.tell("first answer after %s; %s by now%s. Space: in hand", elapsed(first), elapsed(all), over)
	}
	return p.tell("first answer after %s, in hand after %s%s", elapsed(first), elapsed(all), over)
}

// soonText is how soon it was, and where it differs what the clock says.
func (p *probe) soonText() string {
	d := p.now()
	proposed := p.proposal(d)
	says := p.tell("expected within %s", p.expectedText(p.it.RecordClass))
	switch {
	case d.Latency == "" && proposed == "":
		return says
	case d.Latency == "":
		return p.tell("so far: %s; %s", checklist.ChoiceText(p.c.Latencies, proposed, p.lang()), says)
	case proposed != "" && d.Latency != proposed && d.InHand != "":
		return checklist.ChoiceText(p.c.Latencies, d.Latency, p.lang()) + p.tell("; by the clock: ") + checklist.ChoiceText(p.c.Latencies, proposed, p.lang())
	}
	return checklist.ChoiceText(p.c.Latencies, d.Latency, p.lang()) + p.tell("; ") + says
}

// whoText says which role was asked and which one answered.
func (p *probe) whoText(d checklist.Disclosure) string {
	if d.Asked == "" && d.By == "" {
		return ""
	}
	s := p.tell("asked %s; %s answered", orDash(d.Asked), orDash(d.By))
	if d.Asked != "" && d.By != "" && d.Asked != d.By || slices.Contains(d.Tactics, speakerSwap) {
		s += p.tell(": speaker changed")
	}
	return s
}

func (p *probe) promiseText() string {
	d := p.now()
	if d.Promise == "" {
		return ""
	}
	c := p.promised()
	if c.ID == "" {
		return d.Promise
	}
	return d.Promise + p.tell(", due %s", orDash(c.Due)) + p.tell(", ") + orDash(c.Role)
}

// probeLabel is the room for the keys and labels of the rows.
const probeLabel = 18

func (p *probe) view(w, h int) []string {
	b := p.benchFor(p.it, w, h)
	d := &b.text
	for i, r := range p.rows() {
		b.row(i == p.at, func() { p.row(d, r, i == p.at) })
	}
	p.unfinished(d, p.it, p.kept())
	return p.bench(b, w, h)
}

// row draws one part: its key and label, beside or below them what is recorded,
// and what belongs under that.
func (p *probe) row(d *text, r probeRow, here bool) {
	th, m := p.sh.th, p.sh.m
	lead := p.sh.pointer(here) + th.key.Render(m.fit(r.key, 2)) + th.text.Render(m.fit(p.tell(r.label), probeLabel-3))
	switch {
	case r.value == "":
		d.raw(lead)
	case d.w < 44:
		d.raw(lead)
		d.hang("   ", 3, th.bold, r.value)
	default:
		d.hang(lead, probeLabel, th.bold, r.value)
	}
	if r.below != nil {
		r.below(d, here)
	}
}

// tooMany says so where many different ways to put an answer off were seen.
func (p *probe) tooMany(d *text, _ bool) {
	if p.deflected() {
		d.hang("   "+markWarn+" ", 5, p.sh.th.warn, p.tell("%d different ones on one topic: ask again another way", len(p.now().Tactics)))
	}
}

// givenLines are the entries for what came, each with its key, and what a
// refusal does. Where there is little room and the cursor is elsewhere, the
// entry that was chosen has to do.
func (p *probe) givenLines(d *text, here bool) {
	th, given := p.sh.th, p.now().Given
	for _, c := range p.c.Disclosures {
		if d.w < 56 && given != "" && c.ID != given && !here {
			continue
		}
		mark, style := markOpen, th.text
		if c.ID == given {
			mark, style = markDone, th.bold
		}
		words := c.Text.In(p.lang())
		if s := p.declined(c); s != "" {
			words += " (" + s + ")"
		}
		d.hang("   "+th.key.Render(p.sh.m.fit(c.Key, 2))+style.Render(mark)+" ", 7, style, words)
	}
	for _, words := range p.capsAt(p.it.ID) {
		d.hang("   "+th.bad.Render(markWarn)+" ", 5, th.bad, words)
	}
}
