package tui

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"gemba/checklist"
)

// pickAll stands among the ways to draw a sample for counting all of a list.
const pickAll = "all"

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
	for i := range it.Fields {
		fs = append(fs, itemField(vs, &it.Fields[i], a.Fields[it.Fields[i].Name]))
	}
	if it.Kind == checklist.Split || it.Kind == checklist.Ratio {
		fs = append(fs, basisField(vs, a.Basis))
	}
	return append(fs, factFields(vs, it, a)...)
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

func shareFields(vs *visiting, it *checklist.Item, a checklist.Answer) []field {
	s := a.Sample
	pick, population := s.Pick, number(s.Population)
	if s.Counted() && s.Pick == "" {
		pick = pickAll
	}
	if a.State == checklist.Blank && it.CountAll {
		pick = pickAll
	}
	if s.Open {
		population = "?"
	}
	how := append([]option{{pickAll, "", "All counted"}}, fromChoices(vs.c.Picks, vs.lang())...)
	if vs.v.Draws[it.ID].Seed == "" && s.Pick != pickRandom { // a draw by the program is one that is stored
		how = slices.DeleteFunc(how, func(o option) bool { return o.id == pickRandom })
	}
	for i := range how {
		how[i].key = ""
	}
	fs := []field{
		{name: "pick", label: "How picked", kind: oneOf, value: pick, options: keyed(how)},
		{name: "population", label: "Lines in the list", value: population, check: checkPopulation, hint: "N; ? where the total is not known"},
	}
	drawn, fine := number(s.Drawn), number(s.Fine)
	if s.Drawn > 0 && s.Fine == 0 {
		fine = "0"
	}
	return append(fs,
		field{name: "drawn", label: "Drawn", value: drawn, check: checkCount, hint: "n; asked and not produced counts as drawn"},
		field{name: "fine", label: "Found and fine", value: fine, check: checkCount},
		field{name: "late", label: "Of the others: appeared later", value: number(s.Late), check: checkCount},
		field{name: "exempt", label: "Left the list by a written rule", value: number(s.Exempt), check: checkCount},
		sourceField(vs, it, s.Source))
}

// sourceField asks where a list came from, unless another item says so.
func sourceField(vs *visiting, it *checklist.Item, source string) field {
	f := field{name: "source", label: "Source of the list", kind: oneOf, value: source, options: fromChoices(vs.c.ListSources, vs.lang())}
	from := it.ListFrom
	if from == "" && it.Rides != "" {
		from = it.Rides
	}
	if from != "" {
		f.off = func() string { return "as recorded at " + from }
	}
	return f
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
	out := field{name: "field " + f.Name, label: f.Label.In(vs.lang()), unit: f.Unit, value: value}
	switch f.Type {
	case "number":
		out.check = checkNumber
	case "date":
		out.check, out.hint = checkDate, "YYYY-MM-DD"
	case "time":
		out.check, out.hint = checkTime, "HH:MM"
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
			name: "confirmed", label: "Confirmed fact", kind: oneOf, options: []option{{"yes", "y", checklist.Line(it.Knock.Rule.In(vs.lang()))}},
			hint: "only with evidence: the item is worth nothing and the grade cannot be better than " + string(it.Knock.Grade),
		}
		if a.Confirmed {
			f.value = "yes"
		}
		fs = append(fs, f)
	}
	if it.Flags != "" {
		f := field{name: "flagged", label: "Look closer", kind: oneOf, options: []option{{"yes", "y", "a flag is raised: " + it.Flags + " is not proven until it is explained"}}}
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

// readAnswer reads the answer out of a form that answerFields made. Parts that
// the form does not show are taken from base.
func readAnswer(it *checklist.Item, f *form, base checklist.Answer) checklist.Answer {
	a := base
	a.State, a.Reason = checklist.Answered, ""
	a.Basis = f.get("basis")
	a.Confirmed, a.Flagged, a.Explained = f.get("confirmed") == "yes", f.get("flagged") == "yes", f.get("explained")
	chosen := false // a level; the worst one is 0 points, which looks like nothing
	switch it.Kind {
	case checklist.Level:
		level, err := strconv.Atoi(f.get("level"))
		a.Level, chosen = level, err == nil
	case checklist.Share:
		a.Sample = readSample(f, base.Sample)
	case checklist.Probe:
		d := &a.Disclosure // the clock in it is not on the form
		d.Given, d.Outcome, d.Latency = f.get("given"), f.get("outcome"), f.get("latency")
		d.Asked, d.By, d.Promise = f.get("asked"), f.get("by"), f.get("promise")
		d.Tactics, d.Words = strings.Fields(f.get("tactics")), f.get("said")
	case checklist.Gaps:
		a.Gaps = readGaps(f)
	default: // the item's own fields say it all
	}
	a.Fields = readFields(it, f, base.Fields)
	switch {
	case chosen || a.Confirmed:
		return a
	case a.Encode() == (checklist.Answer{State: checklist.Answered}).Encode():
		return checklist.Answer{}
	case it.Kind == checklist.Level: // counts without a level: kept, and still open
		a.State, a.Level = checklist.NotSeen, 0
	}
	return a
}

func readSample(f *form, base checklist.Sample) checklist.Sample {
	s := checklist.Sample{
		Population: count(f.get("population")), Open: f.get("population") == "?", Drawn: count(f.get("drawn")),
		Fine: count(f.get("fine")), Late: count(f.get("late")), Exempt: count(f.get("exempt")),
		Pick: f.get("pick"), Source: f.get("source"), Seed: base.Seed,
	}
	if s.Pick == pickAll {
		s.Pick, s.Drawn = "", s.Population
	}
	return s
}

func readGaps(f *form) []checklist.Gap {
	var gaps []checklist.Gap
	for i := 0; f.field("what"+strconv.Itoa(i)) != nil; i++ {
		n := strconv.Itoa(i)
		g := checklist.Gap{
			What: f.get("what" + n), CAPA: checklist.Tri(f.get("capa" + n)), Acted: checklist.Tri(f.get("acted" + n)),
			InternalAudit: checklist.Tri(f.get("audit" + n)), External: checklist.Tri(f.get("external" + n)),
		}
		if g != (checklist.Gap{}) {
			gaps = append(gaps, g)
		}
	}
	return gaps
}

func readFields(it *checklist.Item, f *form, base map[string]string) map[string]string {
	out := maps.Clone(base)
	for i := range it.Fields {
		name := it.Fields[i].Name
		delete(out, name)
		if v := f.get("field " + name); v != "" {
			if out == nil {
				out = map[string]string{}
			}
			out[name] = v
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// number prints a count; nothing for 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// count reads a count; what cannot be read is -1, which no rule accepts.
func count(s string) int {
	if s == "" || s == "?" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

func checkCount(s string) string {
	if n := count(s); n < 0 {
		return "a whole number, 0 or more"
	}
	return ""
}

func checkPopulation(s string) string {
	if s == "?" {
		return ""
	}
	return checkCount(s)
}

func checkNumber(s string) string {
	if _, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", "."), 64); s != "" && err != nil {
		return "a number"
	}
	return ""
}

func checkDate(s string) string {
	if _, err := time.Parse(time.DateOnly, s); s != "" && err != nil {
		return "a date such as 2026-03-11"
	}
	return ""
}

func checkTime(s string) string {
	if _, err := time.Parse("15:04", s); s != "" && err != nil {
		return "a time such as 14:05"
	}
	return ""
}
