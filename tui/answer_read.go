package tui

import (
	"maps"
	"strconv"
	"strings"

	"gemba/checklist"
)

// readAnswer reads the answer out of a form that answerFields made. Parts that
// the form does not show are taken from base.
func readAnswer(it *checklist.Item, f *form, base checklist.Answer) checklist.Answer {
	a := base
	a.State, a.Reason = checklist.Answered, ""
	a.Basis = f.get("basis")
	a.Confirmed, a.Flagged, a.Explained = f.get(fieldConfirmed) == "yes", f.get("flagged") == "yes", f.get("explained")
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
