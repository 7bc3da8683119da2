package report

import (
	"gemba/assessment"
	"gemba/checklist"
)

// private reports whether an item is not for the supplier: all of candour, and
// context that the visitor notes without a word to the host.
func private(it *checklist.Item) bool {
	return it.Theme == checklist.ThemeCandour || it.Kind == checklist.Probe ||
		it.Axis == checklist.Context && it.Ask.In(english) == ""
}

// supplierVisit is a visit as the supplier may see it. The visit that is given
// stays as it is.
func supplierVisit(c *checklist.Checklist, v *checklist.Visit) *checklist.Visit {
	s := &redaction{c: c, names: namesIn(v)}
	out := checklist.NewVisit(v.ID)
	out.Supplier, out.Site, out.Order = s.text(v.Supplier), s.text(v.Site), s.text(v.Order)
	out.Date, out.Scope, out.Notice, out.Checklist = s.text(v.Date), s.text(v.Scope), s.text(v.Notice), s.text(v.Checklist)
	for id, a := range v.Answers {
		if it := s.shown(id); it != nil {
			out.Answers[id] = s.answer(it, a)
		}
	}
	for id, list := range v.Rivals {
		if it := s.shown(id); it != nil {
			for _, a := range list {
				out.Rivals[id] = append(out.Rivals[id], s.answer(it, a))
			}
		}
	}
	s.samples(v, out)
	for _, r := range v.Requests {
		if s.shown(r.Item) != nil {
			r.What, r.Shown, r.View, r.Class = s.text(r.What), s.text(r.Shown), "", known(c.Classes, r.Class)
			out.Requests = append(out.Requests, r)
		}
	}
	for _, p := range v.Commitments {
		if s.shown(p.Item) == nil {
			p.Item = "" // they made the promise; what it was asked for stays here
		}
		p.What, p.Role, p.State, p.Due, p.Done = s.text(p.What), s.text(p.Role), s.text(p.State), s.text(p.Due), s.text(p.Done)
		out.Commitments = append(out.Commitments, p)
	}
	s.objections(v, out)
	return out
}

// redaction holds back what is not for the supplier.
type redaction struct {
	c     *checklist.Checklist
	names names
}

// shown returns the item with an id, or nil where it is private or unknown.
func (s *redaction) shown(id string) *checklist.Item {
	if it := s.c.Item(id); it != nil && !private(it) {
		return it
	}
	return nil
}

// text is a free text without the names that are known. It is cleaned first, so
// that no invisible character keeps a name from being found.
func (s *redaction) text(t string) string { return s.names.hide(checklist.Block(t)) }

// known returns an id that its table has, and nothing for another: that could be
// any text.
func known(table []checklist.Choice, id string) string {
	if checklist.Pick(table, id) == nil {
		return ""
	}
	return id
}

// answer is an answer without who gave it, and without the visitor's own words.
func (s *redaction) answer(it *checklist.Item, a checklist.Answer) checklist.Answer {
	out := checklist.Answer{
		State: a.State, Reason: s.text(a.Reason), Level: a.Level, Basis: known(s.c.Bases, a.Basis), Sample: a.Sample,
		Confirmed: a.Confirmed, Flagged: a.Flagged, Explained: s.text(a.Explained), Readings: s.readings(a.Readings),
	}
	out.Sample.Pick, out.Sample.Source = known(s.c.Picks, a.Sample.Pick), known(s.c.ListSources, a.Sample.Source)
	out.Sample.Seed = s.text(a.Sample.Seed)
	if it.Kind == checklist.Words { // what was read back to the host, and the host's answer
		out.Words = s.text(a.Words)
	}
	for _, g := range a.Gaps {
		g.What = s.text(g.What)
		g.CAPA, g.Acted, g.InternalAudit, g.External = tri(g.CAPA), tri(g.Acted), tri(g.InternalAudit), tri(g.External)
		out.Gaps = append(out.Gaps, g)
	}
	for name, n := range a.Counts {
		if out.Counts == nil {
			out.Counts = map[string]int{}
		}
		out.Counts[s.text(name)] += n
	}
	for name, value := range a.Fields {
		if it.Field(name) == nil {
			continue
		}
		if out.Fields == nil {
			out.Fields = map[string]string{}
		}
		out.Fields[name] = s.text(value)
	}
	return out
}

// tri is a yes or a no, or not known.
func tri(t checklist.Tri) checklist.Tri {
	if t.Known() || t == "" {
		return t
	}
	return checklist.Unknown
}

func (s *redaction) readings(r checklist.Readings) checklist.Readings {
	out := checklist.Readings{Step: s.text(r.Step), Lower: s.text(r.Lower), Upper: s.text(r.Upper), Gauge: s.text(r.Gauge), Lot: s.text(r.Lot)}
	for _, value := range r.Values {
		out.Values = append(out.Values, s.text(value))
	}
	return out
}

// samples copies the lists, draws and lines without the visitor's notes.
func (s *redaction) samples(v, out *checklist.Visit) {
	for id, l := range v.Lists {
		if s.shown(id) != nil {
			l.Name, l.Source = s.text(l.Name), known(s.c.ListSources, l.Source)
			out.Lists[id] = l
		}
	}
	for id, d := range v.Draws {
		if s.shown(id) != nil {
			d.Pick, d.Nonce, d.Seed = known(s.c.Picks, d.Pick), s.text(d.Nonce), s.text(d.Seed)
			out.Draws[id] = d
		}
	}
	for id, lines := range v.Lines {
		if s.shown(id) == nil {
			continue
		}
		out.Lines[id] = map[int]checklist.SampleLine{}
		for n, l := range lines {
			out.Lines[id][n] = s.line(l)
		}
	}
}

func (s *redaction) line(l checklist.SampleLine) checklist.SampleLine {
	out := checklist.SampleLine{Status: checklist.LineStatus(known(s.c.LineStatuses, string(l.Status))), Place: s.text(l.Place)}
	if out.Status == "" {
		out.Status = checklist.LineMismatch // as which the arithmetic counts it
	}
	for name, value := range l.Marks {
		if out.Marks == nil {
			out.Marks = map[string]string{}
		}
		out.Marks[s.text(name)] = s.text(value)
	}
	return out
}

// supplierResult is an assessment as the supplier may see it: the grade, the two
// axes, what limits the grade, and no points of single questions. The words of
// what was observed are those that the supplier's visit gives.
func supplierResult(c *checklist.Checklist, shown *checklist.Visit, r *assessment.Result) *assessment.Result {
	s := redaction{c: c}
	safe := assessment.Evaluate(c, shown)
	out := *r
	out.Sentence, out.Confidence = safe.Sentence, ""
	out.Modifiers, out.Themes, out.Next, out.Flips = nil, []assessment.Theme{}, []assessment.Question{}, []assessment.Flip{}
	out.Contributions, out.BlockedBy = []assessment.Contribution{}, nil
	out.Practice.Contributions, out.Paper.Contributions = nil, nil
	out.Caps, out.Holds, out.Faults = []assessment.Cap{}, []assessment.Hold{}, nil
	for i := range r.Caps {
		out.Caps = append(out.Caps, s.cap(&r.Caps[i], safe.Caps))
	}
	for _, h := range r.Holds {
		if s.shown(h.Item) != nil {
			out.Holds = append(out.Holds, h)
		}
	}
	for _, f := range safe.Faults {
		if s.shown(f.Item) != nil {
			out.Faults = append(out.Faults, f)
		}
	}
	return &out
}

// cap is a cap without what it rests on, unless the supplier's visit has it too.
func (s *redaction) cap(k *assessment.Cap, safe []assessment.Cap) assessment.Cap {
	if s.shown(k.Item) != nil {
		for i := range safe {
			if safe[i].Rule == k.Rule && safe[i].Item == k.Item {
				return assessment.Cap{Rule: k.Rule, Grade: k.Grade, Item: k.Item, Text: safe[i].Text, Words: k.Words}
			}
		}
	}
	return assessment.Cap{Grade: k.Grade}
}

// objections are what the supplier objected to, as its own copy may show it.
func (s *redaction) objections(v, out *checklist.Visit) {
	for _, c := range v.Comments {
		if c.Type == checklist.TypeObjection && s.shown(c.Item) != nil {
			out.Comments = append(out.Comments, checklist.Comment{ID: c.ID, Item: c.Item, Type: c.Type, Text: s.text(c.Text), Role: s.text(c.Role)})
		}
	}
}
