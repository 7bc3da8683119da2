package tui

import (
	"strings"

	"gemba/checklist"
)

// recorded adds what was recorded for an item: each value with its label, and the
// observations.
func (vs *visiting) recorded(d *text, it *checklist.Item) {
	a := vs.v.Answers[it.ID]
	if a.State == checklist.Answered {
		for _, p := range vs.parts(it, a) {
			d.hang(" ", 1, vs.sh.th.text, vs.tell(p[0])+vs.colon()+p[1])
		}
	}
	for _, o := range vs.v.Observations {
		if o.Item == it.ID {
			d.hang(" "+vs.sh.th.faint.Render(stamp(o.Observed, o.Entered))+" ", 2+len(stamp(o.Observed, o.Entered)), vs.sh.th.text, o.Text)
		}
	}
}

// parts lists the values of an answer with their labels, those that are there.
func (vs *visiting) parts(it *checklist.Item, a checklist.Answer) [][2]string {
	var out [][2]string
	add := func(label, value string) {
		if value != "" {
			out = append(out, [2]string{label, value})
		}
	}
	lang := vs.lang()
	switch it.Kind {
	case checklist.Share:
		add("list", vs.listText(it, a.Sample))
		add("late", number(a.Sample.Late))
		add("exempt by rule", number(a.Sample.Exempt))
	case checklist.Probe:
		p := a.Disclosure
		add("what came", checklist.ChoiceText(vs.c.Disclosures, p.Given, lang))
		add("followed up", checklist.ChoiceText(vs.c.Outcomes, p.Outcome, lang))
		add("how soon", checklist.ChoiceText(vs.c.Latencies, p.Latency, lang))
		add("asked", p.Asked)
		add("answered by", p.By)
		add("promised", p.Promise)
		for _, t := range p.Tactics {
			add("on the way", checklist.ChoiceText(vs.c.Tactics, t, lang))
		}
		add("in their words", p.Words)
	case checklist.Gaps:
		for i, g := range a.Gaps {
			add(vs.tell("gap %d", i+1), vs.tell("%s (corrective action %s, internal audit %s, external %s)",
				orDash(g.What), orDash(vs.triText(g.CAPA)), orDash(vs.triText(g.InternalAudit)), orDash(vs.triText(g.External))))
		}
	case checklist.Words:
		add("in words", a.Words)
	default:
	}
	for i := range it.Fields {
		f := &it.Fields[i]
		add(f.Label.In(lang), vs.fieldText(f, a.Fields[f.Name]))
	}
	if it.Kind == checklist.Split || it.Kind == checklist.Ratio {
		add("known by", vs.tell(basisName(a.Basis)))
	}
	if a.Confirmed && it.Knock != nil {
		add("confirmed", it.Knock.Rule.In(lang))
	}
	if a.Flagged {
		add("look closer", orDash(a.Explained))
	}
	return out
}

// listText says what a sample was drawn from, and by whom.
func (vs *visiting) listText(it *checklist.Item, s checklist.Sample) string {
	list := it.List.In(vs.lang())
	switch {
	case s.Open:
		list += vs.tell(", total not known")
	case s.Population > 0:
		list += vs.tell(", %d lines", s.Population)
	}
	if s.Counted() {
		return list + vs.tell(", all counted")
	}
	if p := checklist.ChoiceText(vs.c.Picks, s.Pick, vs.lang()); p != "" {
		list += vs.tell("; ") + p
	}
	if p := checklist.ChoiceText(vs.c.ListSources, s.Source, vs.lang()); p != "" {
		list += vs.tell("; ") + p
	}
	return list
}

// triText is yes, no or not known in words; what is none of them stays as it is.
func (vs *visiting) triText(t checklist.Tri) string {
	switch {
	case t.Known():
		return vs.tell(string(t))
	case t == checklist.Unknown:
		return vs.tell("not known")
	}
	return string(t)
}

// fieldText prints the value of a field: the words of its choice, if it has any.
func (vs *visiting) fieldText(f *checklist.Field, value string) string {
	switch f.Type {
	case "choice":
		return checklist.ChoiceText(f.Choices, value, vs.lang())
	case "tri":
		return vs.triText(checklist.Tri(value))
	case "list-source":
		return checklist.ChoiceText(vs.c.ListSources, value, vs.lang())
	case "tells":
		var words []string
		for _, id := range strings.Fields(value) {
			words = append(words, checklist.ChoiceText(vs.c.Tells, id, vs.lang()))
		}
		return strings.Join(words, vs.tell("; "))
	}
	if unit := f.Measure(); value != "" && unit != "" {
		return value + " " + vs.tell(unit)
	}
	return value
}
