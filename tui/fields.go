package tui

import (
	"strconv"
	"strings"

	"gemba/checklist"
)

// answerFields lists the fields that take the answer to an item, filled with
// the answer as it is.
func answerFields(vs *visiting, it *checklist.Item, a checklist.Answer) []field {
	var fs []field
	switch it.Kind {
	case checklist.Level:
		fs = levelFields(vs, it, a)
	case checklist.Share:
		fs = shareFields(vs, it, a)
	case checklist.Probe:
		fs = probeFields(vs, a.Disclosure)
	case checklist.Gaps:
		fs = gapFields(vs, a.Gaps)
	default: // the item's own fields say it all
	}
	facts := factFields(vs, it, a)
	rest := it.Fields
	if it.Kind == checklist.Certificate {
		var first []checklist.Field
		first, rest = decisive(it)
		for i := range first {
			fs = append(fs, itemField(vs, &first[i], a.Fields[first[i].Name]))
		}
		fs, facts = append(fs, facts...), nil
	}
	for i := range rest {
		fs = append(fs, itemField(vs, &rest[i], a.Fields[rest[i].Name]))
	}
	if it.Kind == checklist.Split || it.Kind == checklist.Ratio {
		fs = append(fs, basisField(vs, a.Basis))
	}
	return append(fs, facts...)
}

// decisive parts the fields of a certificate into those that its worth depends
// on, the day on which it runs out last, and those that say which one it is.
func decisive(it *checklist.Item) (first, rest []checklist.Field) {
	var expires []checklist.Field
	for _, f := range it.Fields {
		switch {
		case f.Role != "":
			first = append(first, f)
		case f.Name == "expires":
			expires = append(expires, f)
		default:
			rest = append(rest, f)
		}
	}
	return append(first, expires...), rest
}

func levelFields(vs *visiting, it *checklist.Item, a checklist.Answer) []field {
	level := field{name: "level", label: "Level", kind: oneOf}
	for _, l := range it.Set.Levels {
		level.options = append(level.options, option{strconv.Itoa(l.Score), l.Key, checklist.Line(l.Text.In(vs.lang()))})
	}
	if a.State == checklist.Answered {
		level.value = strconv.Itoa(a.Level)
	}
	return []field{level, basisField(vs, a.Basis)}
}

func basisField(vs *visiting, basis string) field {
	return field{
		name: "basis", label: "How do you know", kind: oneOf, value: basis, options: fromChoices(vs.c.Bases, vs.lang()),
		hint: "without it the answer counts as told",
	}
}

func probeFields(vs *visiting, d checklist.Disclosure) []field {
	lang := vs.lang()
	return []field{
		{name: "given", label: "What came", kind: oneOf, value: d.Given, options: fromChoices(vs.c.Disclosures, lang)},
		{name: "outcome", label: "Followed up", kind: oneOf, value: d.Outcome, options: fromChoices(vs.c.Outcomes, lang)},
		{name: "latency", label: "How soon", kind: oneOf, value: d.Latency, options: fromChoices(vs.c.Latencies, lang)},
		{name: "asked", label: "Asked (role)", value: d.Asked},
		{name: "by", label: "Answered (role)", value: d.By},
		{name: "promise", label: "Promised", value: d.Promise},
		{name: "tactics", label: "On the way", kind: someOf, value: strings.Join(d.Tactics, " "), options: fromChoices(vs.c.Tactics, lang), hint: "never scored; three different ones suggest asking by another route"},
		{name: "said", label: "In their words", value: d.Words},
	}
}

// gapFields asks, for each gap, in which layers it was known. The names carry
// the number of the gap.
func gapFields(vs *visiting, gaps []checklist.Gap) []field {
	if len(gaps) == 0 {
		gaps = []checklist.Gap{{}}
	}
	label := map[string]string{}
	for _, l := range vs.c.GapLayers {
		label[l.ID] = l.Text.In(vs.lang())
	}
	tri := func(name, layer string, i int, t checklist.Tri) field {
		return field{name: name + strconv.Itoa(i), label: label[layer], kind: oneOf, value: string(t), options: triOptions()}
	}
	var fs []field
	for i, g := range gaps {
		fs = append(fs,
			field{kind: heading, label: "Gap " + strconv.Itoa(i+1)},
			field{name: "what" + strconv.Itoa(i), label: "What you found", value: g.What},
			tri("capa", "capa", i, g.CAPA), tri("acted", "acted", i, g.Acted),
			tri("audit", "internal-audit", i, g.InternalAudit), tri("external", "external", i, g.External))
	}
	return fs
}

// itemField asks for one of the item's own fields.
func itemField(vs *visiting, f *checklist.Field, value string) field {
	out := field{name: "field " + f.Name, label: f.Label.In(vs.lang()), unit: f.Measure(), value: value}
	switch f.Type {
	case "number":
		out.check = checkNumber(f)
	case "date":
		out.check, out.hint, out.short = checkDate, dateHint, vs.sh.today
	case "time":
		out.check, out.hint, out.short = checkTime, "HH:MM; n is now", vs.sh.rightNow
	case "choice":
		out.kind, out.options = oneOf, fromChoices(f.Choices, vs.lang())
	case "tri":
		out.kind, out.options = oneOf, triOptions()
	case "list-source":
		out.kind, out.options = oneOf, fromChoices(vs.c.ListSources, vs.lang())
	case "tells":
		out.kind, out.options = someOf, fromChoices(vs.c.Tells, vs.lang())
	}
	return out
}

// factFields are the facts that any item may carry: its knock, its flag, and
// why it was corrected.
func factFields(vs *visiting, it *checklist.Item, a checklist.Answer) []field {
	var fs []field
	if it.Knock != nil {
		f := field{
			name: fieldConfirmed, label: "Confirmed fact", kind: oneOf, options: []option{{"yes", "y", checklist.Line(it.Knock.Rule.In(vs.lang()))}},
			hint: vs.tell("only with evidence: the item is worth nothing and the grade cannot be better than %s", it.Knock.Grade),
		}
		if a.Confirmed {
			f.value = "yes"
		}
		fs = append(fs, f)
	}
	if it.Flags != "" {
		f := field{name: "flagged", label: "Look closer", kind: oneOf, options: []option{{"yes", "y", vs.sh.said("a flag is raised: " + it.Flags + " is not proven until it is explained")}}}
		if a.Flagged {
			f.value = "yes"
		}
		fs = append(fs, f, field{name: "explained", label: "Explained by", value: a.Explained})
	}
	if a.State != checklist.Blank {
		fs = append(fs, field{name: "reason", label: "Why it changed", hint: "may stay empty"})
	}
	return fs
}
