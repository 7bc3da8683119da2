package tui

import (
	"fmt"
	"maps"
	"math"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/sampling"
)

// The ways to choose the lines of a sample, as the checklist names them; one
// further down proves less.
const (
	pickRandom  = "random"
	pickVisitor = "visitor"
	pickFactory = "factory"
)

// weaker returns which of two ways to choose proves less.
func weaker(a, b string) string {
	for _, p := range []string{pickFactory, pickVisitor} {
		if a == p || b == p {
			return p
		}
	}
	return pickRandom
}

// listFrom returns the item that says where the list of an item comes from, or
// nil.
func (vs *visiting) listFrom(it *checklist.Item) *checklist.Item {
	if it.ListFrom != "" {
		return vs.c.Item(it.ListFrom)
	}
	for i := range vs.c.Items {
		for _, id := range vs.c.Items[i].SetsPick {
			if id == it.ID {
				return &vs.c.Items[i]
			}
		}
	}
	return nil
}

// sourceNamed is the source of a list that an item names, or nothing.
func (vs *visiting) sourceNamed(it *checklist.Item) string { return sourceIn(it, vs.v.Answers[it.ID]) }

// sourceIn is the source of a list that an answer to an item names, or nothing.
func sourceIn(it *checklist.Item, a checklist.Answer) string {
	for i := range it.Fields {
		if f := &it.Fields[i]; f.Type == "list-source" {
			return a.Fields[f.Name]
		}
	}
	return ""
}

// sourceOf is where the list of a sample comes from: as it was recorded with
// the list, else as another item says.
func (vs *visiting) sourceOf(it *checklist.Item, recorded string) string {
	if recorded != "" {
		return recorded
	}
	if from := vs.listFrom(it); from != nil && (it.Rides == "" || it.ListFrom != "") {
		return vs.sourceNamed(from)
	}
	if ridden := vs.c.Item(it.Rides); ridden != nil && ridden.Rides == "" {
		return vs.sourceOf(ridden, vs.v.Lists[ridden.ID].Source)
	}
	return ""
}

// proves returns what a way to choose lines counts as, with the list that they
// are chosen from.
func (vs *visiting) proves(it *checklist.Item, pick, source string) string {
	if src := vs.sourceOf(it, source); src != "" {
		best := pickFactory
		if e := checklist.Pick(vs.c.ListSources, src); e != nil {
			best = e.BestPick
		}
		return weaker(pick, best)
	}
	return weaker(pick, pick)
}

// proof is what a sample proves of its list.
type proof struct {
	sampling.Limits
	population int // 0 where it is not known
	pick       string
	counted    bool
	tell       func(key string, args ...any) string
}

// proofOf returns the limits that the assessment goes by.
func (vs *visiting) proofOf(it *checklist.Item, s checklist.Sample, pick string) proof {
	p := proof{population: s.Population, pick: vs.proves(it, pick, s.Source), counted: s.Counted(), tell: vs.tell}
	if s.Open || it.Open && s.Population == 0 {
		p.population = 0
	}
	p.Limits = assessment.Limits(it, s, p.pick)
	return p
}

// exact prints the limits with all that is known of them.
func (p proof) exact() string {
	if p.counted {
		return p.tell("%d of %d: %s, all counted", p.LowerCount, p.population, sharePercent(p.LowerShare))
	}
	s := p.tell("%s to %s", sharePercent(p.LowerShare), sharePercent(p.UpperShare))
	if p.population > 0 {
		s = p.tell("%d to %d of %d: %s", p.LowerCount, p.UpperCount, p.population, s)
	}
	return s
}

// between says in words how many are fine, rounded to the cautious side.
func (p proof) between(noun string) string {
	const speck = 1e-9 // what is lost in a division must not cost a whole percent
	return p.tell("Between %d and %d of 100 %s are fine", int(math.Floor(p.LowerShare*100+speck)), int(math.Ceil(p.UpperShare*100-speck)), noun)
}

// sentence says what the limits mean, and how far to trust them.
func (p proof) sentence(noun string, staged bool) string {
	if p.counted {
		return p.tell("All of the list was looked at: no doubt is left.")
	}
	s := p.between(noun)
	switch p.pick {
	case pickFactory:
		return s + p.tell(": chosen by the factory, the lines prove only themselves.")
	case pickVisitor:
		return s + p.tell(": picked by hand, so the low end is a wide one.")
	}
	if staged {
		return s + p.tell("; each end is wrong at most 25 times in 1000, the price of two looks.")
	}
	return s + p.tell("; each end is wrong at most 5 times in 100.")
}

// sharePercent prints a share with one decimal.
func sharePercent(share float64) string { return fmt.Sprintf("%.1f %%", share*100) }

// worth is the range of an item, were its sample another one.
func (vs *visiting) worth(it *checklist.Item, s checklist.Sample) assessment.Range {
	v := *vs.v
	v.Answers = maps.Clone(vs.v.Answers)
	a := v.Answers[it.ID]
	a.State, a.Sample = checklist.Answered, s
	v.Answers[it.ID] = a
	r, _ := assessment.ItemRange(vs.c, &v, it)
	return r
}

// noun is what the lines of a sample are lines of, in a language: those that are
// used once more stand for the list that they were drawn from.
func (s *recordSample) noun(lang string) string {
	if s.ridden != nil {
		return listNoun(s.ridden, lang)
	}
	return listNoun(s.it, lang)
}

// listNoun is what the list of an item is a list of, in a language.
func listNoun(it *checklist.Item, lang string) string {
	text := it.List.In(lang)
	if i := strings.IndexAny(text, ",;:(，；：（"); i > 0 {
		text = text[:i]
	}
	return checklist.Line(strings.TrimPrefix(strings.TrimSpace(text), "the "))
}

// provenLines say what the lines of an instrument prove of their list.
func (vs *visiting) provenLines(d *text, it *checklist.Item) {
	sm := vs.v.Answers[it.ID].Sample
	if sm.Drawn == 0 || vs.sheet.Fault(it.ID) != "" {
		return
	}
	p := vs.proofOf(it, sm, sm.Pick)
	d.add(vs.sh.th.text, p.sentence(listNoun(it, vs.lang()), sm.Staged))
}
