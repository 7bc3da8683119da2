package tui

import (
	"slices"

	"gemba/checklist"
)

// pickAll stands among the ways to draw a sample for counting all of a list.
const pickAll = "all"

// shareFields asks for the counts of a sample: the numbers first, since a digit
// chooses where there are choices.
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
	drawn, fine := number(s.Drawn), number(s.Fine)
	if s.Drawn > 0 && s.Fine == 0 {
		fine = "0"
	}
	return []field{
		{name: "population", label: "Lines in the list", value: population, check: checkPopulation, hint: "N; ? where the total is not known"},
		{name: "drawn", label: "Drawn", value: drawn, check: checkCount, hint: "n; asked and not produced counts as drawn. a: all of them were counted"},
		{name: "fine", label: "Found and fine", value: fine, check: checkCount},
		{name: "pick", label: "How picked", kind: oneOf, value: pick, options: keyed(how)},
		sourceField(vs, it, s.Source),
		{name: "late", label: "Of the others: appeared later", value: number(s.Late), check: checkCount},
		{name: "exempt", label: "Left the list by a written rule", value: number(s.Exempt), check: checkCount},
	}
}

// linkShare ties the fields of a sample together. Counting all of a list closes
// the number drawn and says what stands in its place; the number that was typed
// stays under it, and comes back with another way to pick.
func linkShare(f *form) {
	drawn, pick := f.field("drawn"), f.field("pick")
	drawn.off = func() string {
		switch n := f.get("population"); {
		case pick.value != pickAll:
			return ""
		case n == "":
			return f.sh.tell("all: counted in full")
		default:
			return f.sh.tell("all %s: counted in full", n)
		}
	}
	drawn.short = func(key string) (string, bool) {
		if key != "a" {
			return "", false
		}
		pick.value = pickAll
		return drawn.value, true
	}
	pick.check = func(s string) string {
		if s == pickAll && f.get("population") == "?" {
			return "a list whose total is not known cannot be counted in full"
		}
		return ""
	}
}

// sourceField asks where a list came from, unless another item says so.
func sourceField(vs *visiting, it *checklist.Item, source string) field {
	f := field{name: "source", label: "Source of the list", kind: oneOf, value: source, options: fromChoices(vs.c.ListSources, vs.lang())}
	from := it.ListFrom
	if from == "" && it.Rides != "" {
		from = it.Rides
	}
	if from != "" {
		f.off = func() string { return vs.tell("as recorded at %s", from) }
	}
	return f
}

// readSample reads the fields that shareFields made.
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
