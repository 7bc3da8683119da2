package assessment

import "strings"

// Delta says in one line what changed between two results, such as "practice
// 44.1 → 46.7, range 12 narrower, cap C". It is empty when nothing did.
func Delta(before, after *Result) string {
	var parts []string
	for _, w := range Deltas(before, after) {
		parts = append(parts, w.String())
	}
	return strings.Join(parts, ", ")
}

// Deltas are what [Delta] says, part by part.
func Deltas(before, after *Result) []Wording {
	var parts []Wording
	for _, a := range []struct {
		moved, alone string
		old, now     *Axis
	}{
		{"practice %s → %s", "practice range %s", &before.Practice, &after.Practice},
		{"paper %s → %s", "paper range %s", &before.Paper, &after.Paper},
	} {
		from, to := Points(a.old.Score), Points(a.now.Score)
		width := "range %s"
		if from != to {
			parts = append(parts, says(a.moved, from, to))
		} else {
			width = a.alone
		}
		parts = append(parts, widthChange(width, a.old.Width()-a.now.Width())...)
	}
	switch caps := capChange(before, after); {
	case len(caps) > 0:
		parts = append(parts, caps...)
	case before.Status != after.Status:
		parts = append(parts, says("%s → %s", before.Status, after.Status))
	}
	return parts
}

// widthChange says how many points a range became narrower: whole ones, with a
// decimal below one point.
func widthChange(words string, narrower int64) []Wording {
	words += " narrower"
	if narrower < 0 {
		words, narrower = strings.TrimSuffix(words, "narrower")+"wider", -narrower
	}
	switch {
	case Tenths(narrower) == 0:
		return nil
	case narrower < point:
		return []Wording{says(words, Points(narrower))}
	}
	return []Wording{says(words, strings.TrimSuffix(Points(Whole(narrower)*point), ".0"))}
}

// capChange names the strictest grade among the caps that came or, if none
// came, among those that went.
func capChange(before, after *Result) []Wording {
	if c := newCap(before.Caps, after.Caps); c != nil {
		return []Wording{says("cap %s", c.Grade)}
	}
	if c := newCap(after.Caps, before.Caps); c != nil {
		return []Wording{says("cap %s lifted", c.Grade)}
	}
	return nil
}

// newCap returns the strictest cap of now that was not there before.
func newCap(before, now []Cap) *Cap {
	for i := range now {
		known := false
		for j := range before {
			if before[j].Rule == now[i].Rule && before[j].Item == now[i].Item && before[j].Grade == now[i].Grade {
				known = true
			}
		}
		if !known {
			return &now[i]
		}
	}
	return nil
}
