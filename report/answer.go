package report

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gemba/checklist"
)

// answer puts an answer into words, part by part.
func (e *edition) answer(it *checklist.Item, a checklist.Answer) []part {
	p := e.newParts()
	switch a.State {
	case checklist.Blank:
		p.add("", p.say("not asked"))
	case checklist.NotSeen:
		p.pending(it, a)
	case checklist.NA:
		p.add("", p.say("not applicable"))
	case checklist.Refused:
		p.add("", p.say("asked and not given"))
	default:
		p.given(it, a)
		if e.v.Draws[it.ID].Seed == "" { // else it stands on the slip
			p.add("Seed", p.typed(a.Sample.Seed))
		}
		return p.list
	}
	p.add("reason", p.typed(a.Reason))
	return p.list
}

// pending is an item of which something may be recorded, and no answer yet.
func (p *parts) pending(it *checklist.Item, a checklist.Answer) {
	fields := &parts{tongue: p.tongue, c: p.c}
	for i := range it.Fields {
		fields.field(&it.Fields[i], a.Fields[it.Fields[i].Name])
	}
	fields.balance(it, a)
	if len(fields.list) == 0 {
		p.add("", p.say("not seen"))
		return
	}
	p.add("", p.say("not answered yet"))
	p.list = append(p.list, fields.list...)
}

// given is an answer that has a value.
func (p *parts) given(it *checklist.Item, a checklist.Answer) {
	p.kind(it, a)
	for i := range it.Fields {
		p.field(&it.Fields[i], a.Fields[it.Fields[i].Name])
	}
	p.balance(it, a)
	if len(it.Fields) == 0 { // otherwise the fields hold the totals
		p.counts(a.Counts)
	}
	if r := a.Readings; len(r.Values) > 0 {
		p.add("readings", p.typed(strings.Join(r.Values, " ")))
		p.add("from", p.typed(r.Lot))
		p.add("lower limit", p.typed(r.Lower))
		p.add("upper limit", p.typed(r.Upper))
		p.add("step of the gauge", p.typed(r.Step))
		p.add("deviation of the gauge", p.typed(r.Gauge))
	}
	if a.Confirmed && it.Knock != nil {
		p.add("confirmed", p.rule(it.Knock.Rule))
	}
	if a.Flagged && a.Explained == "" {
		p.add("look closer", p.say("not explained"))
	}
	p.add("look closer, explained", p.typed(a.Explained))
	p.add("in words", p.block(a.Words))
	if len(p.list) == 0 {
		p.add("", p.say("dealt with"))
	}
}

// kind adds what the item's instrument recorded.
func (p *parts) kind(it *checklist.Item, a checklist.Answer) {
	switch it.Kind {
	case checklist.Level:
		if !a.Confirmed || a.Level > 0 {
			p.add("", p.level(it, a.Level))
		}
	case checklist.Share:
		p.sample(a.Sample)
	case checklist.Probe:
		d := a.Disclosure
		p.add("", p.choice(p.c.Disclosures, d.Given))
		p.add("followed up", p.choice(p.c.Outcomes, d.Outcome))
		p.add("how soon", p.choice(p.c.Latencies, d.Latency))
		p.add("promised", p.typed(d.Promise))
		p.add("in their words", p.block(d.Words))
	case checklist.Gaps:
		for _, g := range a.Gaps {
			p.gap(g)
		}
	default: // the item's own fields say it all
	}
}

func (p *parts) level(it *checklist.Item, level int) text {
	if it.Set != nil {
		for _, l := range it.Set.Levels {
			if l.Score == level {
				return p.listed(l.Text)
			}
		}
	}
	return p.say("level %d", level)
}

// sample says how many were fine, of how many, and who chose them.
func (p *parts) sample(s checklist.Sample) {
	switch {
	case s.Counted():
		p.add("", p.say("%d of %d fine, all counted", s.Fine, s.Drawn))
	case s.Open:
		p.add("", p.say("%d of %d fine, of a list of unknown length", s.Fine, s.Drawn))
	default:
		p.add("", p.say("%d of %d fine, of a list of %d", s.Fine, s.Drawn, s.Population))
	}
	p.count("appeared later", s.Late)
	p.count("exempt under a written rule", s.Exempt)
	p.add("list", p.choice(p.c.ListSources, s.Source))
	if s.Staged {
		p.add("", p.say("in two stages, declared before the first was looked at"))
	}
}

// gap names a gap and which of the factory's own layers had noticed it.
func (p *parts) gap(g checklist.Gap) {
	what := p.typed(g.What)
	if what.S == "" {
		what = p.say("not named")
	}
	p.add("gap", what)
	for _, l := range []struct {
		name string
		tri  checklist.Tri
	}{
		{"noticed in corrective actions", g.CAPA},
		{"acted upon", g.Acted},
		{"noticed by internal audit", g.InternalAudit},
		{"noticed from outside", g.External},
	} {
		p.add(l.name, p.tri(string(l.tri)))
	}
}

// field adds the value of a field under its own label.
func (p *parts) field(f *checklist.Field, value string) {
	if value == "" {
		return
	}
	label := p.listed(f.Label)
	switch f.Type {
	case "choice":
		p.list = append(p.list, part{label, p.choice(f.Choices, value)})
	case "list-source":
		p.list = append(p.list, part{label, p.choice(p.c.ListSources, value)})
	case "tri":
		p.list = append(p.list, part{label, p.tri(value)})
	case "tells":
		for _, id := range strings.Fields(value) {
			p.list = append(p.list, part{label, p.choice(p.c.Tells, id)})
		}
	default:
		t := p.typed(value)
		if unit := f.Measure(); unit != "" {
			t.S += " " + checklist.Line(p.w(unit))
		}
		p.list = append(p.list, part{label, t})
	}
}

// counts adds the numbers of a tally under the names that they were kept by.
func (p *parts) counts(counts map[string]int) {
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		if n := counts[name]; n != 0 && !strings.Contains(name, "/") {
			p.list = append(p.list, part{p.choice(p.c.NCRStages, name), own(strconv.Itoa(n))})
		}
	}
}

// basis says what an answer rests on: a basis, who chose the records, or whether
// what was said was checked.
func (e *edition) basis(it *checklist.Item, a checklist.Answer) text {
	if a.State != checklist.Answered || !it.Scored() {
		return text{}
	}
	switch it.Kind {
	case checklist.Share:
		if a.Sample.Counted() {
			return e.say("all counted")
		}
		return e.choice(e.c.Picks, a.Sample.Pick)
	case checklist.Probe:
		return e.choice(e.c.Outcomes, a.Disclosure.Outcome)
	case checklist.Gaps, checklist.Certificate:
		return text{}
	default: // what has a basis
	}
	if a.Basis == "" {
		return e.choice(e.c.Bases, "told")
	}
	return e.choice(e.c.Bases, a.Basis)
}
