package checklist

import (
	"fmt"
	"slices"
)

// Lint returns what is allowed in a checklist and still worth a second look: a
// star that weighs nothing, a rule that can never lower a grade, an item that
// no branch can bring forward, a table that nothing uses, a text that only some
// entries have in a language. [Parse] has refused what is wrong.
func Lint(c *Checklist) Problems {
	k := &checker{c: c, name: c.ID, text: []byte(c.Source)}
	k.lintModel()
	k.lintStars()
	k.lintCaps()
	k.lintBranches()
	k.lintSamples()
	k.lintUnused()
	k.lintTranslations()
	k.sort()
	return k.problems
}

func (k *checker) lintModel() {
	if model := Builtin().Model; k.c.Model != model {
		k.fault("checklist", "model", "write "+model+", or use the gemba that the checklist was written for", "the checklist is written for the model %q, and this gemba computes %q", Line(k.c.Model), model)
	}
	for i := range k.c.Scopes {
		asks := func(it Item) bool { return it.InScope(k.c.Scopes[i].ID) }
		if !slices.ContainsFunc(k.c.Items, asks) {
			k.fault(nth("scope", i), "id", "name it in the scopes of items, or remove it", "no item is asked in scope %q", k.c.Scopes[i].ID)
		}
	}
}

// lintStars looks for stars that change nothing. A star holds the grade through
// the caps of its item, which every practice item has from the model, and a
// paper item only of its own. One that weighs less than most of the others says
// with its weight what its star denies.
func (k *checker) lintStars() {
	var plain []int
	stars := 0
	for i := range k.c.Items {
		switch it := &k.c.Items[i]; {
		case it.Axis != Practice:
		case it.Star:
			stars++
		default:
			plain = append(plain, it.Weight)
		}
	}
	slices.Sort(plain)
	for i := range k.c.Items {
		it := &k.c.Items[i]
		switch {
		case !it.Star:
		case it.Axis == Context:
			k.fault(nth("item", i), "star", "remove the star, or give the item points", "the star of %s has no effect: it carries no points", it.ID)
		case it.Axis == Paper && len(it.Caps) == 0:
			k.fault(nth("item", i), "star", "give the item a cap, or remove the star", "the star of %s has no effect: a paper item holds the grade only through its own caps", it.ID)
		case it.Axis == Practice && len(plain) > 0 && it.Weight < plain[len(plain)/2]:
			k.fault(nth("item", i), "weight", "give it more weight, or remove the star",
				"starred item %s weighs %d, less than most items without a star (%d)", it.ID, it.Weight, plain[len(plain)/2])
		}
	}
	if n := stars + len(plain); n > 3 && stars > n/2 {
		k.fault("checklist", "id", "keep the star for the few that decide", "%d of %d practice items have a star, so that it says nothing", stars, n)
	}
}

// lowest returns the fewest points that an item can have at best, once it is
// answered.
func lowest(it *Item) int {
	switch {
	case it.Set != nil:
		return it.Set.Levels[len(it.Set.Levels)-1].Score
	case it.Curve != nil:
		return int(it.Curve.Points[0][1])
	}
	return 0
}

// lintCaps looks for caps that cannot fire.
func (k *checker) lintCaps() {
	const cannotFire = "the cap of %s below %d can never fire: %s"
	for i := range k.c.Items {
		it := &k.c.Items[i]
		for j, c := range it.Caps {
			if low := lowest(it); low >= c.Below {
				k.fault(nth("item", i), nth("caps", j)+".below", "raise it, or give the item a lower level", cannotFire, it.ID, c.Below, fmt.Sprintf("its worst answer has %d points", low))
			}
		}
	}
	for i := range k.c.Themes {
		t := &k.c.Themes[i]
		most := 0
		for _, s := range k.c.Scopes {
			n := 0
			for j := range k.c.Items {
				if it := &k.c.Items[j]; it.Theme == t.ID && it.Scored() && it.InScope(s.ID) {
					n++
				}
			}
			most = max(most, n)
		}
		for j, c := range t.Caps {
			if c.MinItems > most {
				k.fault(nth("theme", i), nth("caps", j)+".min-items", "lower it", cannotFire, "theme "+t.ID, c.Below, fmt.Sprintf("no scope asks %d of its items", c.MinItems))
			}
		}
	}
}

// lintBranches looks for branches that cannot open what they name.
func (k *checker) lintBranches() {
	for i := range k.c.Items {
		it := &k.c.Items[i]
		for j, b := range it.Opens {
			for _, id := range b.Items {
				switch to := k.c.Item(id); {
				case id == it.ID:
					k.fault(nth("item", i), nth("opens", j)+".items", "name another item", "%s opens itself", id)
				case !slices.ContainsFunc(to.Scopes, it.InScope):
					k.fault(nth("item", i), nth("opens", j)+".items", "ask both in one scope, or take it out of the branch", "%s opens %s, and no scope asks both", it.ID, id)
				}
			}
			if never(it, b.Condition) {
				k.fault(nth("item", i), nth("opens", j)+".when", "compare with a number that the item can have", "%q never holds for %s", b.When, it.ID)
			}
		}
	}
}

// never reports whether no answer to an item can meet a condition.
func never(it *Item, c Condition) bool {
	low, high := 0, 1_000_000
	switch c.Subject {
	case "best":
		low, high = 0, 100 // refused counts as 0
	case "level":
		low, high = 0, it.Set.Levels[0].Score
	case "missing", "total":
	default:
		return false
	}
	switch c.Op {
	case "<":
		return low >= c.Number
	case "<=":
		return low > c.Number
	case ">":
		return high <= c.Number
	default:
		return high < c.Number
	}
}

// lintSamples looks for keys of samples that contradict each other, and for a
// certificate whose expiry cannot be noticed.
func (k *checker) lintSamples() {
	for i := range k.c.Items {
		it, table := &k.c.Items[i], nth("item", i)
		if it.Kind == Certificate && it.Field("expires") == nil {
			k.fault(table, "fields", "add a field expires of type date", "%s has no field expires, so that a certificate past its date is not noticed", it.ID)
		}
		if it.Kind != Share {
			continue
		}
		if it.CountAll && it.Open {
			k.fault(table, "open", "keep one of the two", "%s counts a whole list whose total is unknown", it.ID)
		}
		if from := k.c.Item(it.ListFrom); from != nil && !slices.ContainsFunc(from.Fields, func(f Field) bool { return f.Type == "list-source" }) {
			k.fault(table, "list-from", "give "+it.ListFrom+" a field of type list-source", "%s does not say where a list came from", it.ListFrom)
		}
		if ridden := k.c.Item(it.Rides); ridden != nil && ridden.Kind != Share {
			k.fault(table, "rides", "name an item of kind share", "%s draws no lines", it.Rides)
		}
	}
}
