package report

import (
	"gemba/assessment"
	"gemba/checklist"
)

// balance says what the quantities of a lot come to.
func (p *parts) balance(it *checklist.Item, a checklist.Answer) {
	if b, ok := assessment.ItemBalance(it, a); ok {
		format, args := b.Says()
		p.add("adds up", p.say(format, args...))
	}
}

// flows say what the quantities along a thread come to, walked forward, beside its
// answer as it stands.
func (e *edition) flows(it *checklist.Item, answer []part) []part {
	if it.Instrument != "thread" || e.v.Answers[it.ID].State != checklist.Answered {
		return answer
	}
	p := e.newParts()
	p.list = answer
	name := func(line int) string { return checklist.Line(e.c.LinkText(line, string(e.tongue))) }
	for _, f := range assessment.Flows(e.v.Lines[it.ID]) {
		p.add("forward", e.typed(f.Words(name, e.w)))
	}
	return p.list
}
