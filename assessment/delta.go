package assessment

import "strings"

// Delta says in one line what changed between two results, such as "practice
// 44.1 → 46.7, range 12 narrower, cap C". It is empty when nothing did.
func Delta(before, after *Result) string {
	var parts []string
	axes := []struct {
		name     string
		old, now *Axis
	}{{"practice", &before.Practice, &after.Practice}, {"paper", &before.Paper, &after.Paper}}
	for _, a := range axes {
		from, to := Points(a.old.Score), Points(a.now.Score)
		if from != to {
			parts = append(parts, a.name+" "+from+" → "+to)
		}
		if change := widthChange(a.old.Width() - a.now.Width()); change != "" {
			if from == to {
				change = a.name + " " + change
			}
			parts = append(parts, change)
		}
	}
	switch caps := capChange(before, after); {
	case caps != "":
		parts = append(parts, caps)
	case before.Status != after.Status:
		parts = append(parts, before.Status+" → "+after.Status)
	}
	return strings.Join(parts, ", ")
}

// widthChange says how many points a range became narrower: whole ones, with a
// decimal below one point.
func widthChange(narrower int64) string {
	word := " narrower"
	if narrower < 0 {
		word, narrower = " wider", -narrower
	}
	switch {
	case Tenths(narrower) == 0:
		return ""
	case narrower < point:
		return "range " + Points(narrower) + word
	}
	return "range " + strings.TrimSuffix(Points(Whole(narrower)*point), ".0") + word
}

// capChange names the strictest grade among the caps that came or, if none
// came, among those that went.
func capChange(before, after *Result) string {
	if c := newCap(before.Caps, after.Caps); c != nil {
		return "cap " + string(c.Grade)
	}
	if c := newCap(after.Caps, before.Caps); c != nil {
		return "cap " + string(c.Grade) + " lifted"
	}
	return ""
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
