package report

import (
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// reviewed is what became of a visit after it was made.
type reviewed struct {
	Closed     text      // by whom and when; empty while it is open
	Then       text      // the result that was kept, where today gives another
	Why        text      // why it does
	Since      []changed // what is another since it was closed
	Pens       []text
	Lifts      []text
	Lifted     text // the status without the caps that were lifted
	Visit      []remark
	Signatures []signed
}

// remark is a comment with its answers.
type remark struct {
	ID      string // of the item
	Kind    text
	Text    text
	By      text
	At      string
	Settled text
	Open    bool
	Answers []remark
}

// signed is a signature, and whether anything changed since.
type signed struct {
	Text   text
	Words  text
	Stands bool
	Since  []changed
	Heads  string
}

// review puts together what became of the visit; nil where nothing did, and for
// the supplier, whose own objections stand beside the findings.
func (e *edition) review() *reviewed {
	v := e.v
	if !e.candid() || v.Closed == nil && len(v.Comments)+len(v.Lifts)+len(v.Signatures) == 0 {
		return nil
	}
	out := &reviewed{Visit: e.remarks("")}
	e.closing(out)
	for i := range v.Lifts {
		l := &v.Lifts[i]
		t := e.w("%s lifted by %s, %s, because: %s", strings.TrimSpace(l.Rule+" "+l.Item), l.By, e.moment(l.Entered), l.Reason)
		if l.Withdrawn != "" {
			t += " " + e.w("Taken back by %s: %s", l.WithdrawnBy, l.Withdrawn)
		}
		out.Lifts = append(out.Lifts, e.typed(t))
	}
	if status, lifted := e.sheet.Lifted(e.r); len(lifted) > 0 {
		out.Lifted = e.say("%s without the caps that were lifted; computed %s", status, e.r.Status)
	}
	for i := range v.Signatures {
		s := &v.Signatures[i]
		out.Signatures = append(out.Signatures, signed{
			Text:  e.typed(e.w("%s, as %s, %s, at %s", s.By, s.As, e.moment(s.Entered), s.Status)),
			Words: e.typed(s.Words), Stands: v.Stands(s), Since: e.since(&s.Since, s.Entered), Heads: e.typed(s.Heads).S,
		})
	}
	return out
}

// closing says when the visit was closed, and what it was worth then where that
// is not what it is worth today.
func (e *edition) closing(out *reviewed) {
	then := e.sheet.AsClosed(e.r)
	if then == nil {
		return
	}
	c := e.v.Closed
	out.Closed = e.typed(e.w("Closed by %s, %s, with the model %s", c.By, e.moment(c.Entered), c.Model))
	out.Since = e.since(&c.Since, c.Entered)
	for i := range e.v.Pens {
		if p := &e.v.Pens[i]; p.Closing == c.ID {
			out.Pens = append(out.Pens, e.typed(e.w("Opened again by %s, %s, because: %s", p.By, e.moment(p.Entered), p.Reason)))
		}
	}
	if then.Record == nil || len(then.Differences) == 0 {
		return
	}
	k := then.Record
	out.Then = e.typed(e.w("At the closing: %s, practice %s (%s to %s), paper %s", k.Status, assessment.Points(k.Practice.Score), assessment.Points(k.Practice.Lo), assessment.Points(k.Practice.Hi), assessment.Points(k.Paper.Score)))
	switch {
	case c.Model != e.r.Model:
		out.Why = e.say("the model is another today")
	case c.Checklist != e.r.Checklist:
		out.Why = e.say("the checklist is another today")
	default:
		out.Why = e.say("the visit changed since it was closed")
	}
}

// remarks returns what was said about an item in review, with the answers, or about
// the visit where the id is empty.
func (e *edition) remarks(id string) []remark {
	var list []remark
	for i := range e.v.Comments {
		c := &e.v.Comments[i]
		if e.about(c.Item) != id || c.Type == checklist.TypeAnswer && c.To != "" {
			continue
		}
		m := e.remark(c)
		for _, a := range e.v.Thread(c.ID) {
			m.Answers = append(m.Answers, e.remark(&a))
		}
		list = append(list, m)
	}
	return list
}

func (e *edition) remark(c *checklist.Comment) remark {
	m := remark{ID: c.Item, Text: e.block(c.Text), By: e.typed(c.By), Open: c.Open(), Kind: e.say("comment")}
	if e.candid() {
		m.At = e.moment(c.Entered)
	}
	switch c.Type {
	case checklist.TypeChallenge:
		m.Kind = e.say("challenge")
	case checklist.TypeObjection:
		m.Kind = e.say("objection of the supplier")
		if c.Role != "" {
			m.Kind = e.typed(e.w("objection of the %s", c.Role))
		}
	case checklist.TypeAnswer:
		m.Kind = e.say("answer")
	}
	if c.Settled != "" && e.candid() {
		m.Settled = e.typed(e.w("settled by %s: %s", c.SettledBy, c.Settled))
	}
	return m
}
