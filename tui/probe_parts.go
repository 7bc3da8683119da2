package tui

import (
	"cmp"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// speakerSwap is the tag of an answer that somebody else gave.
const speakerSwap = "speaker-swap"

// pickOutcome asks how it was followed up.
func (p *probe) pickOutcome() tea.Cmd {
	return p.sh.open(&picker{
		visiting: p.visiting, title: p.it.ID + " · followed up", table: p.c.Outcomes,
		chosen: func() []string { return []string{p.now().Outcome} },
		pick:   func(id string) tea.Cmd { return p.set(func(d *checklist.Disclosure) { d.Outcome = id }) },
	})
}

// pickLatency asks how soon it was.
func (p *probe) pickLatency() tea.Cmd {
	about := p.tell("expected within %s", p.expectedText(p.it.RecordClass))
	if c := checklist.Pick(p.c.Latencies, p.proposal(p.now())); c != nil {
		about += p.tell("; the clock says: ") + c.Text.In(p.lang())
	}
	return p.sh.open(&picker{
		visiting: p.visiting, title: p.it.ID + " · how soon", about: about, table: p.c.Latencies,
		chosen: func() []string { return []string{p.now().Latency} },
		pick:   func(id string) tea.Cmd { return p.set(func(d *checklist.Disclosure) { d.Latency = id }) },
	})
}

// pickTactics asks what was seen on the way: any number of tags.
func (p *probe) pickTactics() tea.Cmd {
	return p.sh.open(&picker{
		visiting: p.visiting, title: p.it.ID + " · on the way", table: p.c.Tactics, many: true,
		about:  "never scored; three different ones on one topic: ask again another way",
		chosen: func() []string { return p.now().Tactics },
		pick:   p.toggle,
	})
}

// who asks which role was asked, and which one answered.
func (p *probe) who() tea.Cmd {
	d := p.now()
	fields := []field{
		{name: "asked", label: "Asked (role)", value: d.Asked, hint: "a role, not a name"},
		{name: "by", label: "Answered (role)", value: d.By},
	}
	if checklist.Pick(p.c.Tactics, speakerSwap) != nil {
		changed := field{name: "changed", label: "The speaker changed", kind: oneOf, options: []option{{"yes", "y", "yes"}, {"no", "n", "no"}}}
		if slices.Contains(d.Tactics, speakerSwap) {
			changed.value = "yes"
		}
		fields = append(fields, changed)
	}
	s := &dialog{
		sh: p.sh, head: p.header, title: p.it.ID + " · who", form: newForm(p.sh, fields), verb: "record",
		done: func(f *form) tea.Cmd {
			return tea.Batch(p.set(func(d *checklist.Disclosure) { readWho(d, f) }), p.sh.back())
		},
	}
	return p.sh.open(s.within(p.visiting, p.cell("who")))
}

func readWho(d *checklist.Disclosure, f *form) {
	d.Asked, d.By = f.get("asked"), f.get("by")
	at := slices.Index(d.Tactics, speakerSwap)
	switch changed := f.get("changed"); {
	case changed == "yes" && at < 0:
		d.Tactics = append(d.Tactics, speakerSwap)
	case changed == "no" && at >= 0:
		d.Tactics = slices.Delete(d.Tactics, at, at+1)
	}
}

// cell is where a text of the probe is kept while it is typed.
func (p *probe) cell(field string) checklist.Cell {
	return checklist.Cell{Kind: checklist.KindAnswer, Key: p.it.ID, Field: field}
}

// words takes down what was said, as it was said.
func (p *probe) words() tea.Cmd {
	w := newWriter(p.visiting, "in their words", p.it, p.cell("words"), p.now().Words)
	w.save = func(text string, _ time.Time) tea.Cmd {
		return p.set(func(d *checklist.Disclosure) { d.Words = text })
	}
	return p.sh.open(w)
}

// promised returns the commitment that was made here, or an empty one.
func (p *probe) promised() checklist.Commitment {
	for _, c := range p.v.Commitments {
		if c.Item == p.it.ID && c.What == p.now().Promise {
			return c
		}
	}
	return checklist.Commitment{}
}

// promise asks for what was promised. It becomes a commitment of the visit for
// this item, and stands in the probe too.
func (p *probe) promise() tea.Cmd { return p.sh.open(p.promiseForm().screen()) }

func (p *probe) promiseForm() promiseForm {
	old := p.promised()
	shown := old
	shown.What, shown.Item, shown.Role = p.now().Promise, p.it.ID, cmp.Or(old.Role, p.now().By)
	return promiseForm{
		visiting: p.visiting, it: p.it, was: shown, cell: p.cell("promise"), part: "what", made: true,
		about: p.tell("It goes to the promises of this visit, for %s.", p.it.ID),
		more: func() []field {
			return []field{{name: "outcome", label: "Followed up", kind: oneOf, value: cmp.Or(p.now().Outcome, "pending"), options: fromChoices(p.c.Outcomes, p.lang())}}
		},
		save: func(now checklist.Commitment, f *form) tea.Cmd { return p.savePromise(old, now, f.get("outcome")) },
	}
}

// savePromise records the commitment and the probe in one go.
func (p *probe) savePromise(old, now checklist.Commitment, outcome string) tea.Cmd {
	changes := promiseChanges(old, now)
	a := p.changed(func(d *checklist.Disclosure) { d.Promise, d.Outcome = now.What, outcome })
	if a.Encode() != p.v.Answers[p.it.ID].Encode() {
		changes = append(changes, checklist.Change{Cell: p.cell(checklist.FieldValue), Value: a.Encode()})
	}
	if len(changes) == 0 {
		return nil
	}
	return p.record(changes...)
}
