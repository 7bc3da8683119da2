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
		moved    string
		alone    widthWords
		old, now *Axis
	}{
		{"practice %s → %s", widthWords{"practice range %s narrower", "practice range %s wider"}, &before.Practice, &after.Practice},
		{"paper %s → %s", widthWords{"paper range %s narrower", "paper range %s wider"}, &before.Paper, &after.Paper},
	} {
		from, to := Points(a.old.Score), Points(a.now.Score)
		width := a.alone
		if from != to {
			parts = append(parts, says(a.moved, from, to))
			width = widthWords{"range %s narrower", "range %s wider"}
		}
		parts = append(parts, width.say(a.old.Width()-a.now.Width())...)
	}
	switch caps := capChange(before, after); {
	case len(caps) > 0:
		parts = append(parts, caps...)
	case before.Status != after.Status:
		parts = append(parts, says("%s → %s", before.Status, after.Status))
	}
	return parts
}

// widthWords say of a range that it became narrower, or wider.
type widthWords struct{ narrower, wider string }

// say says by how many points a range became narrower: whole ones, with a decimal
// below one point.
func (w widthWords) say(by int64) []Wording {
	words := w.narrower
	if by < 0 {
		words, by = w.wider, -by
	}
	switch {
	case Tenths(by) == 0:
		return nil
	case by < point:
		return []Wording{says(words, Points(by))}
	}
	return []Wording{says(words, strings.TrimSuffix(Points(Whole(by)*point), ".0"))}
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
