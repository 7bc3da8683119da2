package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// probe is one question under mild pressure: a clock, what came, how it was
// followed up, and what was seen on the way. Every key is a fact of its own, so
// the visitor may leave while the clock runs.
type probe struct {
	*visiting
	still
	it *checklist.Item
	at int // row under the cursor
}

func newProbe(vs *visiting, it *checklist.Item) *probe { return &probe{visiting: vs, it: it} }

// now is what is recorded of the probe.
func (p *probe) now() checklist.Disclosure { return p.v.Answers[p.it.ID].Disclosure }

// changed is the answer with a change of the probe in it. Without a word on what
// came it is no answer yet: the item stays open.
func (p *probe) changed(change func(*checklist.Disclosure)) checklist.Answer {
	a := p.v.Answers[p.it.ID]
	a.Disclosure.Tactics = slices.Clone(a.Disclosure.Tactics)
	change(&a.Disclosure)
	switch {
	case a.Disclosure.Given != "":
		a.State, a.Reason = checklist.Answered, ""
	case a.State == checklist.Blank || a.State == checklist.Answered:
		a.State = checklist.NotSeen
	}
	if a.Encode() == (checklist.Answer{State: checklist.NotSeen}).Encode() {
		return checklist.Answer{}
	}
	return a
}

func (p *probe) set(change func(*checklist.Disclosure)) tea.Cmd {
	return p.answer(p.it.ID, p.changed(change), "")
}

// press takes the next time of the clock: asked, first answer, in hand. With
// the last one comes how soon that was, unless the visitor has said so already.
func (p *probe) press() tea.Cmd {
	now := checklist.FormatMoment(p.sh.now())
	switch d := p.now(); {
	case d.Started == "":
		return p.set(func(d *checklist.Disclosure) { d.Started = now })
	case d.FirstAnswer == "":
		return p.set(func(d *checklist.Disclosure) { d.FirstAnswer = now })
	case d.InHand == "":
		return p.set(func(d *checklist.Disclosure) {
			d.InHand = now
			if d.Latency == "" {
				d.Latency = p.proposal(*d)
			}
		})
	}
	p.sh.say("the clock is stopped", "backspace takes its last time back")
	return nil
}

// takeBack undoes the last time of the clock, and what followed from it.
func (p *probe) takeBack() tea.Cmd {
	return p.set(func(d *checklist.Disclosure) {
		switch {
		case d.InHand != "":
			if d.Latency == p.proposal(*d) {
				d.Latency = ""
			}
			d.InHand = ""
		case d.FirstAnswer != "":
			d.FirstAnswer = ""
		default:
			d.Started = ""
		}
	})
}

// proposal is what the clock says about how soon it was, as things stand:
// within the time for this class of record, later on the same day, or after.
func (p *probe) proposal(d checklist.Disclosure) string {
	started, until := checklist.Moment(d.Started), checklist.Moment(d.InHand)
	if started.IsZero() {
		return ""
	}
	if until.IsZero() {
		until = p.sh.now()
	}
	id := "after"
	switch {
	case until.Sub(started) <= p.expectedOf(p.it.RecordClass):
		id = "in-time"
	case sameDay(started, until):
		id = "same-day"
	}
	if checklist.Pick(p.c.Latencies, id) == nil {
		return ""
	}
	return id
}

// give records what came, by the key of its entry.
func (p *probe) give(key string) tea.Cmd {
	i := slices.IndexFunc(p.c.Disclosures, func(c checklist.Choice) bool { return c.Key == key })
	cmd := p.set(func(d *checklist.Disclosure) { d.Given = p.c.Disclosures[i].ID })
	for _, words := range p.capsAt(p.it.ID) {
		p.sh.say(words, "another key corrects it")
	}
	return cmd
}

// toggle adds a tag, or takes it away.
func (p *probe) toggle(id string) tea.Cmd {
	return p.set(func(d *checklist.Disclosure) {
		if i := slices.Index(d.Tactics, id); i >= 0 {
			d.Tactics = slices.Delete(d.Tactics, i, i+1)
		} else {
			d.Tactics = append(d.Tactics, id)
		}
	})
}

// enoughTactics is how many different ones on one topic suggest asking again by
// another route.
const enoughTactics = 3

// deflected reports whether so many were seen on the way.
func (p *probe) deflected() bool { return len(p.now().Tactics) >= enoughTactics }

// declined says what an entry for what came does that is worth nothing, or is empty
// for any other.
func (p *probe) declined(c checklist.Choice) string {
	if c.Points > 0 {
		return ""
	}
	s := p.tell("counts as refused: the worst answer")
	for _, r := range p.c.Rules {
		if r.ID == "K5" {
			s += p.tell(", ") + p.tell("%s caps at %s", r.ID, r.Grade)
		}
	}
	return s
}

func (p *probe) move(by int) tea.Cmd { return stepped(&p.at, by, len(p.rows())) }

func (p *probe) actions() []action {
	var given []string
	for _, c := range p.c.Disclosures {
		given = append(given, c.Key)
	}
	none := unless(func() bool { return p.now().Started != "" }, "the clock has not been started: space starts it when you have asked")
	acts := []action{
		{keys: []string{"space"}, name: "clock", about: "the clock: asked, first answer, in hand", run: p.press},
		{keys: given, hint: strings.Join(given, " "), name: "came", about: "what came", by: p.give},
		{keys: []string{"u"}, name: "followed up", about: "how it was followed up; later too, when a promise was kept or broken", run: p.pickOutcome},
		{keys: []string{"w"}, name: "who", about: "which role was asked, which one answered", run: p.who},
		{keys: []string{"y"}, name: "on the way", about: "what was seen while the answer was on its way; never scored", run: p.pickTactics},
		{keys: []string{"p"}, name: "promise", about: "what was promised, by whom, by when: goes to the promises of the visit", run: p.promise},
		{keys: []string{"i"}, name: "words", about: "their words, as they were said", run: p.words},
		{keys: []string{"c"}, name: "how soon", about: "how soon it was, where the clock does not know better", quiet: true, run: p.pickLatency},
		{keys: []string{"backspace"}, name: "take back", about: "take the last time of the clock back", quiet: true, when: none, run: p.takeBack},
		{keys: []string{"enter"}, about: "change the row under the cursor", quiet: true, run: func() tea.Cmd { return p.rows()[p.at].run() }},
		{keys: []string{"j", "down"}, hint: "j k", about: "next and previous row", quiet: true, run: func() tea.Cmd { return p.move(+1) }},
		{keys: []string{"k", "up"}, quiet: true, run: func() tea.Cmd { return p.move(-1) }},
	}
	acts = besides(p.visiting, p.it, acts)
	return append(acts, common(p.sh, p.sh.back)...)
}

// waited is how long each part of the clock took, up to now.
func (p *probe) waited() (first, all time.Duration) {
	d := p.now()
	started, answered, until := checklist.Moment(d.Started), checklist.Moment(d.FirstAnswer), checklist.Moment(d.InHand)
	if until.IsZero() {
		until = p.sh.now()
	}
	return answered.Sub(started), until.Sub(started)
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*probe) kept() map[string]string {
	return map[string]string{"who": "w", "promise": "p", "words": "i", checklist.FieldValue: "f"}
}
