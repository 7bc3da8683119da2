package main

import (
	"fmt"
	"strconv"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// part is one part of an answer in words.
type part struct{ label, text string }

// answerText puts an answer into words, on one line.
func answerText(c *checklist.Checklist, it *checklist.Item, a checklist.Answer) string {
	parts := answerParts(c, it, a)
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = p.text
		if p.label != "" {
			words[i] = p.label + ": " + p.text
		}
	}
	return strings.Join(words, "; ")
}

// answerParts puts an answer into words, part by part. A part that has no label
// speaks for itself.
func answerParts(c *checklist.Checklist, it *checklist.Item, a checklist.Answer) []part {
	because := func(s string) []part {
		if a.Reason != "" {
			s += ": " + a.Reason
		}
		return []part{{"", s}}
	}
	switch a.State {
	case checklist.Blank:
		return because("not asked")
	case checklist.NotSeen:
		word := "not seen"
		if !a.Running(it).IsZero() {
			word = "clock running"
		}
		var t partList
		t.fields(c, it, a)
		if len(t) > 0 && word == "not seen" {
			word = "not answered yet"
		}
		t = append(because(word), t...)
		t.clock(it, a)
		return t
	case checklist.NA:
		return because("not applicable")
	case checklist.Refused:
		return because("refused")
	case checklist.Answered:
	}
	var t partList
	t.kind(c, it, a)
	t.fields(c, it, a)
	if !a.Running(it).IsZero() {
		t.add("", "clock running")
	}
	t.clock(it, a)
	for _, name := range sortedKeys(a.Counts) {
		t.count(strings.TrimRight(name, "/"), a.Counts[name])
	}
	if r := a.Readings; len(r.Values) > 0 {
		t.add("readings", strings.Join(r.Values, " "))
		t.add("from", r.Lot)
		t.add("limits", strings.Trim(r.Lower+" to "+r.Upper, " to"))
		t.add("step of the gauge", r.Step)
		t.add("deviation of the gauge", r.Gauge)
	}
	if it.Kind == checklist.Split || it.Kind == checklist.Ratio {
		t.add("known by", checklist.ChoiceText(c.Bases, basisOf(a), "en"))
	}
	if a.Confirmed && it.Knock != nil {
		t.add("confirmed", it.Knock.Rule.In("en"))
	}
	if a.Flagged && a.Explained == "" {
		t.add("look closer", "not explained")
	}
	t.add("look closer, explained", a.Explained)
	if it.Kind != checklist.Probe {
		t.add("in words", a.Words)
	}
	if len(t) == 0 {
		t.add("", "dealt with")
	}
	return t
}

type partList []part

// fields adds the item's own fields, and what quantities among them come to.
func (t *partList) fields(c *checklist.Checklist, it *checklist.Item, a checklist.Answer) {
	for i := range it.Fields {
		f := &it.Fields[i]
		t.add(lowerFirst(f.Label.In("en")), fieldText(c, f, a.Fields[f.Name]))
	}
	if b, ok := assessment.ItemBalance(it, a); ok {
		format, args := b.Says()
		t.add("adds up", fmt.Sprintf(format, args...))
	}
}

func (t *partList) add(label, text string) {
	if text != "" {
		*t = append(*t, part{label, text})
	}
}

func (t *partList) count(label string, n int) {
	if n != 0 {
		t.add(label, strconv.Itoa(n))
	}
}

// kind adds what the item's instrument recorded.
func (t *partList) kind(c *checklist.Checklist, it *checklist.Item, a checklist.Answer) {
	switch it.Kind {
	case checklist.Level:
		if !a.Confirmed || a.Level > 0 {
			t.add("", levelText(it, a.Level)+" ("+basisText(a)+")")
		}
	case checklist.Share:
		t.add("", sampleText(c, a.Sample))
		t.count("appeared later", a.Sample.Late)
		t.count("exempt under a written rule", a.Sample.Exempt)
		t.add("list", checklist.ChoiceText(c.ListSources, a.Sample.Source, "en"))
		t.add("seed", a.Sample.Seed)
		if a.Sample.Staged {
			t.add("", "in two stages")
		}
	case checklist.Probe:
		d := a.Disclosure
		t.add("", checklist.ChoiceText(c.Disclosures, d.Given, "en"))
		t.add("followed up", checklist.ChoiceText(c.Outcomes, d.Outcome, "en"))
		t.add("how soon", checklist.ChoiceText(c.Latencies, d.Latency, "en"))
		t.add("asked", d.Asked)
		t.add("answered by", d.By)
		t.add("promised", d.Promise)
		for _, id := range d.Tactics {
			t.add("on the way", checklist.ChoiceText(c.Tactics, id, "en"))
		}
		t.add("in their words", d.Words)
	case checklist.Gaps:
		for _, g := range a.Gaps {
			t.add("gap", gapText(g))
		}
	default: // the item's own fields say it all
	}
}

func levelText(it *checklist.Item, level int) string {
	for _, l := range it.Set.Levels {
		if l.Score == level {
			return strconv.Itoa(level) + " " + l.Text.In("en")
		}
	}
	return "level " + strconv.Itoa(level)
}

// basisText is basisOf for a reader: what nobody said is not put into words as
// if somebody had.
func basisText(a checklist.Answer) string {
	if a.Basis == "" {
		return "no basis said, counts as told"
	}
	return a.Basis
}

func basisOf(a checklist.Answer) string {
	if a.Basis == "" {
		return "told"
	}
	return a.Basis
}

// sampleText says how many were fine, of how many, and who chose them.
func sampleText(c *checklist.Checklist, s checklist.Sample) string {
	text := fmt.Sprintf("%d of %d fine", s.Fine, s.Drawn)
	switch {
	case s.Counted():
		return text + ", all counted"
	case s.Open:
		text += ", of a list of unknown length"
	case s.Population > 0:
		text += fmt.Sprintf(", of a list of %d", s.Population)
	}
	if s.Pick != "" {
		text += ", " + lowerFirst(checklist.ChoiceText(c.Picks, s.Pick, "en"))
	}
	return text
}

func gapText(g checklist.Gap) string {
	what := g.What
	if what == "" {
		what = "not named"
	}
	var layers []string
	for _, l := range []struct {
		name string
		tri  checklist.Tri
	}{{"corrective action", g.CAPA}, {"acted upon", g.Acted}, {"internal audit", g.InternalAudit}, {"from outside", g.External}} {
		if l.tri != "" {
			layers = append(layers, l.name+" "+string(l.tri))
		}
	}
	if len(layers) == 0 {
		return what
	}
	return what + " (noticed before: " + strings.Join(layers, ", ") + ")"
}
