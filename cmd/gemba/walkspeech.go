package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

// say prints a line. Text out of a file may stand in it.
func (p *plainWalk) say(text string) { fmt.Fprintln(p.out, checklist.Line(text)) }

// tell is a wording in the language of the walk.
func (p *plainWalk) tell(key string, args ...any) string {
	return report.OnScreen(p.lang, key, args...)
}

// complain says why a line was refused, and what may help.
func (p *plainWalk) complain(err error) {
	said := hinted{errors.New(report.SaidInWalk(p.lang, err.Error())), report.SaidInWalk(p.lang, hintOf(err))}
	complainAs(p.cmd.ErrOrStderr(), p.tell("gemba: "), p.tell("hint: "), said)
}

// speaker says what an assessment says.
func (p *plainWalk) speaker(r *assessment.Result) report.Speaker {
	return report.NewSpeaker(p.lang, p.c, p.v, assessment.NewSheet(p.c, p.v), r)
}

// why is why a question comes next.
func (p *plainWalk) why(q assessment.Question) string { return report.Reason(p.lang, q.Reason) }

// greet says which visit it is.
func (p *plainWalk) greet() {
	named := slices.DeleteFunc([]string{p.v.Supplier, p.v.Site, p.v.Date}, func(part string) bool { return part == "" })
	p.say(p.tell("%s. help lists what a line can be.", strings.Join(named, p.tell(", "))))
	if p.v.ReadOnly() {
		p.say(p.tell("Closed by %s on %s: read-only.", p.v.Closed.By, p.v.Closed.Entered.Format("2006-01-02 15:04")))
	}
}

// ask reads out the item, what to say to the host, what it takes and what was
// recorded.
func (p *plainWalk) ask() {
	it := p.item()
	if sec := p.c.Section(it.Section); sec != nil && sec.ID != p.section {
		p.section = sec.ID
		done, asked := p.v.Progress(p.c, sec.ID)
		p.say(p.tell("Section %s, %d of %d done.", sec.Title.In(p.lang), done, asked))
	}
	p.say(it.ID + ". " + it.Prompt.In(p.lang))
	if say := it.Ask.In(p.host); say != "" {
		p.say(p.tell("Say: %s", say))
	}
	if a := p.v.Answers[it.ID]; a.State != checklist.Blank {
		p.say(p.tell("Recorded: %s", p.answerText(it, a)))
		return
	}
	p.say(p.wanted(it))
}

// wanted says in a sentence what the item takes.
func (p *plainWalk) wanted(it *checklist.Item) string {
	takes := p.tell("; takes reads all of it out.")
	basis := p.basisWords(it)
	switch {
	case it.Kind == checklist.Level && basis != "":
		return p.tell("Answer %s, and how you know: %s", levelNames(it), basis) + takes
	case it.Kind == checklist.Share:
		return p.tell("Answer list.lines= list.source=, then draw.n= draw.nonce=, then line.N=match and so on; or population= fine= all") + takes
	case it.Kind == checklist.Promises:
		return p.tell("Answer promise= role= due=, or none") + takes
	case it.Kind == checklist.Gaps:
		return p.tell("Answer gap= with what is missing, capa= acted= internal-audit= external=") + takes
	case it.Instrument == staffingInstrument:
		return p.tell("Answer count.told/SHIFT= count.rostered/SHIFT= count.seen/SHIFT=") + takes
	}
	var names []string
	for _, k := range keysOf(p.c, it) {
		names = append(names, k.name+"=")
	}
	const most = 6
	if len(names) > most {
		names = append(names[:most], "…")
	}
	return p.tell("Answer %s", strings.Join(names, " ")) + takes
}

// either joins words to "a, b or c".
func (p *plainWalk) either(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], p.tell(", ")) + p.tell(" or ") + words[last]
}

// basisWords are the names of the ways to know it, as they may be typed.
func (p *plainWalk) basisWords(it *checklist.Item) string {
	var names []string
	for _, id := range p.bases(it) {
		names = append(names, p.tell(id))
	}
	return p.either(names)
}

// bases are the ways to know an answer that the item asks about.
func (p *plainWalk) bases(it *checklist.Item) []string {
	if !slices.ContainsFunc(keysOf(p.c, it), func(k answerKey) bool { return k.name == "basis" }) {
		return nil
	}
	var ids []string
	for i := range p.c.Bases {
		ids = append(ids, p.c.Bases[i].ID)
	}
	return ids
}

// answerText puts an answer into words.
func (p *plainWalk) answerText(it *checklist.Item, a checklist.Answer) string {
	if p.lang == "en" {
		return answerText(p.c, it, a)
	}
	return p.speaker(nil).Answer(it, a)
}

// open reads out everything that is still open, and how much was not asked yet.
func (p *plainWalk) open() {
	sheet := assessment.NewSheet(p.c, p.v)
	matters := sheet.Matters(sheet.Result(), time.Now())
	if len(matters) == 0 {
		p.say(p.tell("Nothing is open: everything that the scope asks was dealt with, and nothing is challenged or waited for."))
	}
	unanswered := 0
	for _, m := range matters {
		if m.Kind == assessment.Unanswered {
			unanswered++
			continue
		}
		words := p.tell(m.Words.Format, m.Words.Args...)
		switch {
		case m.Item != "":
			words = m.Item + p.tell(": ") + words
		case m.Kind == assessment.Overdue:
			words = p.tell("promises overdue") + p.tell(": ") + words
		}
		p.say(words)
	}
	if unanswered > 0 {
		p.say(p.tell("%d of the questions are not answered; best goes to the one that can change most", unanswered))
	}
}

// assess reads the assessment out, in sentences.
func (p *plainWalk) assess() {
	r := assessment.Evaluate(p.c, p.v)
	p.say(p.tell("Grade %s: %s", r.Status, p.speaker(r).Status()))
	p.axis("practice", &r.Practice)
	p.axis("paper", &r.Paper)
	p.say(p.tell("gap %s, from %s to %s", assessment.Signed(r.Gap.Score), assessment.Signed(r.Gap.Lo), assessment.Signed(r.Gap.Hi)) + p.tell("; ") + p.speaker(r).Gap(r.Gap))
	for _, k := range r.Caps {
		observed, _ := p.speaker(r).Cap(k)
		p.say(p.tell("%s caps at %s: %s", k.Rule, k.Grade, strings.TrimSpace(k.Item+" "+observed)))
	}
	for i, h := range r.Holds { // those of one grade stand together
		if i == 0 || h.Grade != r.Holds[i-1].Grade {
			p.say(p.tell("held at %s: %s not yet proven", h.Grade, heldAt(r.Holds, h.Grade)))
		}
	}
	const few = 3
	for _, q := range r.Next[:min(few, len(r.Next))] {
		p.say(p.tell("next %s, %d min: closes %s points; %s", q.Item, q.Minutes, assessment.Points(q.Gain), p.why(q)))
	}
	p.say(p.speaker(r).Confidence())
	p.say(p.speaker(r).Sentence())
}

// heldAt names the items that hold a grade until they are proven.
func heldAt(holds []assessment.Hold, grade checklist.Grade) string {
	var items []string
	for _, h := range holds {
		if h.Grade == grade {
			items = append(items, h.Item)
		}
	}
	return strings.Join(items, ", ")
}

// axis reads out a score, how far it can still be off, and what it rests on.
func (p *plainWalk) axis(name string, a *assessment.Axis) {
	p.say(p.tell("%s %s, from %s to %s, evidence %d %%", p.tell(name), assessment.Points(a.Score), assessment.Points(a.Lo), assessment.Points(a.Hi), assessment.Percent(a.Evidence)))
}
