package main

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"gemba/checklist"
	"gemba/report"
)

// takes reads out what the item takes, each on a line.
func (p *plainWalk) takes() {
	it := p.item()
	if it.Kind == checklist.Level {
		for _, l := range it.Set.Levels {
			p.say(strconv.Itoa(l.Score) + p.tell(": ") + l.Text.In(p.lang))
		}
	}
	for _, k := range keysOf(p.c, it) {
		p.say(p.tell("%s: %s", k.name+"=", p.choices(k.takes)))
	}
	p.say(p.choices(takesHint(p.c, it)))
}

// show prints the item in full, as gemba show does; in another language than that
// of the command it is read out.
func (p *plainWalk) show() error {
	if p.lang != "en" {
		p.readOut(p.item())
		return nil
	}
	s := &showing{c: p.c, v: p.v}
	s.item(p.item())
	_, err := io.WriteString(p.out, s.b.String())
	return err
}

// readOut reads out everything about an item: what the checklist says, what it takes,
// and what was recorded.
func (p *plainWalk) readOut(it *checklist.Item) {
	p.say(it.ID + p.tell(": ") + it.Prompt.In(p.lang))
	for _, l := range []struct {
		words string
		text  checklist.Text
	}{{"Guidance: %s", it.Guidance}, {"Evidence: %s", it.Evidence}, {"List: %s", it.List}, {"Counts as fine: %s", it.Fine}} {
		if text := l.text.In(p.lang); text != "" {
			p.say(p.tell(l.words, text))
		}
	}
	if text := it.Ask.In(p.host); text != "" {
		p.say(p.tell("Say: %s", text))
	}
	p.takes()
	if a := p.v.Answers[it.ID]; a.State != checklist.Blank {
		p.say(p.tell("Recorded: %s", p.answerText(it, a)))
	}
	for _, r := range p.v.Rivals[it.ID] {
		p.say(p.tell("%s recorded, not reconciled: %s", r.By, p.answerText(it, r)))
	}
	for i := range p.v.Observations {
		if o := &p.v.Observations[i]; o.Item == it.ID {
			p.say(p.tell("%s noted: %s", cmp.Or(o.By, p.tell("you")), strings.Join(strings.Fields(o.Text), " ")))
		}
	}
}

// choices says which words something takes, in the language of the walk.
func (p *plainWalk) choices(takes string) string {
	return strings.ReplaceAll(report.SaidInWalk(p.lang, takes), " or ", p.tell(" or "))
}
