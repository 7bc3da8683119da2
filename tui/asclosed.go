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
		return "the model is another: " + c.Model + " then, " + vs.res.Model + " now"
	case c.Checklist != vs.res.Checklist:
		return "the checklist is another"
	case c.Heads != vs.v.Heads:
		return "the visit changed since it was closed"
	}
	return "computed anew"
}

// closedLines put the assessment of the closing over that of today, where they
// differ.
func (p *pane) closedLines() {
	k, th := p.vs.asClosed(), p.sh.th
	if k == nil {
		return
	}
	p.hang(th.warn.Render("closed")+" ", 7, th.text, scoreLine(k.Status, k.Practice.Score, k.Practice.Lo, k.Practice.Hi, k.Paper.Score))
	if p.tight < noThemes {
		p.add(th.warn, "today, as "+p.vs.whyOther()+":")
	}
}
