package main

import (
	"strconv"
	"strings"
	"time"

	"gemba/checklist"
)

// pickAll stands among the ways to draw a sample for counting all of a list.
const pickAll = "all"

// maxCount is the largest count that an answer may hold.
const maxCount = 1_000_000

// allKeys lists what may stand on the left of an equals sign: the parts of the
// item's instrument, the item's own fields, and what any item may carry. Of two
// with one name the first is meant.
func (p *answerParser) allKeys() []answerKey {
	keys := p.kindKeys()
	for i := range p.it.Fields {
		keys = append(keys, p.fieldKey(&p.it.Fields[i]))
	}
	switch p.it.Kind {
	case checklist.Level, checklist.Split, checklist.Ratio:
		keys = append(keys, choiceKey("basis", &p.a.Basis, p.c.Bases))
	default: // their evidence is of another sort
	}
	if p.it.Instrument == checklist.Timer {
		keys = append(keys, p.timerKeys()...)
	}
	if p.it.Instrument == readingsInstrument {
		r := &p.a.Readings
		keys = append(keys, answerKey{"readings", "values as they stand in the record, parted by spaces", p.readings},
			textKey("step", &r.Step), textKey("lower", &r.Lower), textKey("upper", &r.Upper), textKey("gauge", &r.Gauge), textKey("lot", &r.Lot))
	}
	if p.it.Knock != nil {
		keys = append(keys, yesKey("confirmed", &p.a.Confirmed))
	}
	if p.it.Flags != "" {
		keys = append(keys, yesKey("flagged", &p.a.Flagged), textKey("explained", &p.a.Explained))
	}
	if p.it.Kind == checklist.Words || p.it.Knock != nil {
		keys = append(keys, textKey("words", &p.a.Words))
	}
	return keys
}

// keysOf are the keys of an item, for who only names them.
func keysOf(c *checklist.Checklist, it *checklist.Item) []answerKey {
	return newAnswerParser(c, it, checklist.Answer{}).keys
}

// kindKeys are the parts of an answer of the item's kind.
func (p *answerParser) kindKeys() []answerKey {
	s, d := &p.a.Sample, &p.a.Disclosure
	switch p.it.Kind {
	case checklist.Level:
		return []answerKey{{"level", levelNames(p.it), p.level}}
	case checklist.Share:
		return []answerKey{
			{"population", "the number of lines in the list, or unknown", p.population},
			countKey("drawn", &s.Drawn),
			countKey("fine", &s.Fine),
			countKey("late", &s.Late),
			countKey("exempt", &s.Exempt),
			{"pick", idNames(p.c.Picks, pickAll), p.pick},
			choiceKey("source", &s.Source, p.c.ListSources),
			textKey("seed", &s.Seed),
			yesKey("staged", &s.Staged),
		}
	case checklist.Probe:
		return []answerKey{
			choiceKey("given", &d.Given, p.c.Disclosures),
			choiceKey("outcome", &d.Outcome, p.c.Outcomes),
			choiceKey("latency", &d.Latency, p.c.Latencies),
			textKey("asked", &d.Asked),
			textKey("by", &d.By),
			textKey("promise", &d.Promise),
			textKey("words", &d.Words),
			timeKey("started", &d.Started),
			timeKey("first-answer", &d.FirstAnswer),
			timeKey("in-hand", &d.InHand),
			{"tactic", idNames(p.c.Tactics), p.tactic},
		}
	case checklist.Gaps:
		return []answerKey{
			{"gap", "what is missing, in words", p.gap},
			{"capa", triNames, p.layer(func(g *checklist.Gap) *checklist.Tri { return &g.CAPA })},
			{"acted", triNames, p.layer(func(g *checklist.Gap) *checklist.Tri { return &g.Acted })},
			{"internal-audit", triNames, p.layer(func(g *checklist.Gap) *checklist.Tri { return &g.InternalAudit })},
			{"external", triNames, p.layer(func(g *checklist.Gap) *checklist.Tri { return &g.External })},
		}
	default: // the item's own fields say it all
		return nil
	}
}

// fieldKey is one of the item's own fields. An empty value takes it out.
func (p *answerParser) fieldKey(f *checklist.Field) answerKey {
	takes, ok := fieldTakes(p.c, f)
	return answerKey{f.Name, takes, func(value string) error {
		if value != "" {
			var good bool
			if value, good = ok(value); !good {
				return errNoValue
			}
		}
		p.setField(f.Name, value)
		return nil
	}}
}

// fieldTakes says in words what a field takes, and how a value is read.
func fieldTakes(c *checklist.Checklist, f *checklist.Field) (string, func(string) (string, bool)) {
	among := func(table []checklist.Choice) func(string) (string, bool) {
		return func(s string) (string, bool) { return s, checklist.Pick(table, s) != nil }
	}
	layout := func(layout string) func(string) (string, bool) {
		return func(s string) (string, bool) {
			_, err := time.Parse(layout, s)
			return s, err == nil
		}
	}
	switch f.Type {
	case "number":
		takes := "a number"
		if !f.TakesNumber("-1") {
			takes = "a number, 0 or more"
		}
		return takes, func(s string) (string, bool) { return s, f.TakesNumber(s) }
	case "date":
		return "a date such as 2026-03-11", layout(time.DateOnly)
	case "time":
		return "a time such as 14:05", layout("15:04")
	case "choice":
		return idNames(f.Choices), among(f.Choices)
	case "list-source":
		return idNames(c.ListSources), among(c.ListSources)
	case "tells":
		return "some of " + idNames(c.Tells), func(s string) (string, bool) { return several(c.Tells, s) }
	case "tri":
		return triNames, func(s string) (string, bool) { return s, isTri(s) }
	}
	return "text", func(s string) (string, bool) { return s, true }
}

// several reads ids that are parted by commas or spaces.
func several(table []checklist.Choice, s string) (string, bool) {
	ids := strings.Fields(strings.ReplaceAll(s, ",", " "))
	for _, id := range ids {
		if checklist.Pick(table, id) == nil {
			return "", false
		}
	}
	return strings.Join(ids, " "), true
}

const triNames = "yes, no or unknown"

func isTri(s string) bool {
	t := checklist.Tri(s)
	return t.Known() || t == checklist.Unknown
}

func setTri(t *checklist.Tri) func(string) error {
	return func(value string) error {
		if value != "" && !isTri(value) {
			return errNoValue
		}
		*t = checklist.Tri(value)
		return nil
	}
}

func setCount(n *int) func(string) error {
	return func(value string) error {
		got, err := strconv.Atoi(value)
		if value == "" {
			got, err = 0, nil
		}
		if err != nil || got < 0 || got > maxCount {
			return errNoValue
		}
		*n = got
		return nil
	}
}

func countKey(name string, n *int) answerKey {
	return answerKey{name, "a whole number, up to a million", setCount(n)}
}

func textKey(name string, s *string) answerKey {
	return answerKey{name, "text", func(value string) error {
		*s = value
		return nil
	}}
}

// timeKey is a moment: as the file writes it, a time of today, or now.
func timeKey(name string, s *string) answerKey {
	return answerKey{name, "now, or a time such as 14:05 or 2026-03-11T14:05:00+08:00", func(value string) error {
		if value == "now" {
			value = checklist.FormatMoment(time.Now())
		}
		if _, err := time.Parse(time.RFC3339, value); value != "" && err != nil {
			at, err := checklist.When(value, time.Now())
			if err != nil {
				return errNoValue
			}
			value = checklist.FormatMoment(at)
		}
		*s = value
		return nil
	}}
}

func choiceKey(name string, s *string, table []checklist.Choice) answerKey {
	return answerKey{name, idNames(table), func(value string) error {
		if value != "" && checklist.Pick(table, value) == nil {
			return errNoValue
		}
		*s = value
		return nil
	}}
}

func yesKey(name string, b *bool) answerKey {
	return answerKey{name, "yes or no", func(value string) error {
		if value != "yes" && value != "no" && value != "" {
			return errNoValue
		}
		*b = value == "yes"
		return nil
	}}
}

// idNames lists the ids of a table.
func idNames(table []checklist.Choice, more ...string) string {
	names := make([]string, 0, len(table)+len(more))
	for i := range table {
		names = append(names, table[i].ID)
	}
	return alternatives(append(names, more...))
}
