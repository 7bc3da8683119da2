package checklist

// sums checks the weights against the totals that the checklist states.
func (k *checker) sums() {
	axis, theme := map[Axis]int{}, map[string]int{}
	for i := range k.c.Items {
		axis[k.c.Items[i].Axis] += k.c.Items[i].Weight
		theme[k.c.Items[i].Theme] += k.c.Items[i].Weight
	}
	const hint = "correct a weight, or the stated total"
	if axis[Practice] != k.c.PracticeTotal {
		k.fault("checklist", "practice-total", hint, "practice weights add up to %d, not %d", axis[Practice], k.c.PracticeTotal)
	}
	if axis[Paper] != k.c.PaperTotal {
		k.fault("checklist", "paper-total", hint, "paper weights add up to %d, not %d", axis[Paper], k.c.PaperTotal)
	}
	for i, t := range k.c.Themes {
		if theme[t.ID] != t.Weight {
			k.fault(nth("theme", i), "weight", hint, "weights of theme %q add up to %d, not %d", t.ID, theme[t.ID], t.Weight)
		}
	}
}

// hours checks that each scope can be walked in its time. Requests run side by
// side, so the minutes may exceed the hours by a factor of 1.4.
func (k *checker) hours() {
	for i, s := range k.c.Scopes {
		minutes := 0
		for j := range k.c.Items {
			if k.c.Items[j].InScope(s.ID) {
				minutes += k.c.Items[j].Minutes
			}
		}
		if limit := s.Hours * 60 * 1.4; float64(minutes) > limit {
			k.fault(nth("scope", i), "hours", "take items out of the scope, or give it more hours",
				"the items of scope %q take %d minutes, more than 1.4 times its hours (%.0f)", s.ID, minutes, limit)
		}
	}
}
