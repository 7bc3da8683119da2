package tui

import "gemba/assessment"

// asClosed is what was kept of a closed visit where today gives another result;
// nil where both are the same.
func (vs *visiting) asClosed() *assessment.Record {
	if vs.then == nil || len(vs.then.Differences) == 0 {
		return nil
	}
	return vs.then.Record
}

// whyOther says why today's result is not the one of the closing.
func (vs *visiting) whyOther() string {
	c := vs.v.Closed
	switch {
	case c.Model != vs.res.Model:
		return vs.tell("the model is another: %s then, %s now", c.Model, vs.res.Model)
	case c.Checklist != vs.res.Checklist:
		return vs.tell("the checklist is another")
	case c.Heads != vs.v.Heads:
		return vs.tell("the visit changed since it was closed")
	}
	return vs.tell("computed anew")
}

// closedLines put the assessment of the closing over that of today, where they
// differ.
func (p *pane) closedLines() {
	k, th := p.vs.asClosed(), p.sh.th
	if k == nil {
		return
	}
	p.hang(th.warn.Render(p.vs.tell("closed"))+" ", p.sh.m.width(p.vs.tell("closed"))+1, th.text, p.vs.scoreLine(k.Status, k.Practice.Score, k.Practice.Lo, k.Practice.Hi, k.Paper.Score))
	if p.tight < noThemes {
		p.add(th.warn, p.vs.tell("today, as %s:", p.vs.whyOther()))
	}
}
