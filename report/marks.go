package report

import (
	"maps"
	"slices"
	"strconv"

	"gemba/assessment"
	"gemba/checklist"
)

// markWords name what the instruments write down beside a line, by the names under
// which it is stored, in the order in which it is read: the values that were
// measured again, the link of a thread, the record that was graded. The elements
// of a grading are those of the checklist.
var markWords = [][2]string{
	{"part", "part"},
	{"characteristic", "characteristic"},
	{assessment.MarkRecorded, "recorded"},
	{assessment.MarkMeasured, "measured"},
	{assessment.MarkLower, "lower limit"},
	{assessment.MarkUpper, "upper limit"},
	{assessment.MarkUncertainty, "uncertainty"},
	{"gauge", "gauge"},
	{assessment.MarkAgain, "measured again"},
	{"other gauge", "with the gauge"},
	{assessment.MarkJudged, "judged"},
	{"link", "link"},
	{"id", "number found there"},
	{"minutes", "took"},
	{assessment.MarkQuantity, "quantity"},
	{assessment.MarkUnit, "unit"},
	{assessment.MarkLeft, "left or scrapped there"},
	{"record", "number of the record"},
	{"sum", "points together"},
	{"operator", "the cause stops at the operator"},
	{"floor", "the fix is on the floor"},
	{"why", "because"},
	{"at", "at"},
}

// lineMarks puts what stands beside a line into words. A name that no instrument
// writes was given by hand and stands as it is.
func (e *edition) lineMarks(l checklist.SampleLine) []part {
	var list []part
	rest := maps.Clone(l.Marks)
	for _, m := range markWords {
		if value, ok := rest[m[0]]; ok {
			list = append(list, part{e.say(m[1]), e.markValue(m[0], value)})
			delete(rest, m[0])
		}
	}
	for i := range e.c.CapaElements {
		el := &e.c.CapaElements[i]
		if value, ok := rest[el.ID]; ok {
			list = append(list, part{e.listed(el.Title), e.typed(value)})
			delete(rest, el.ID)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(rest)) {
		list = append(list, part{e.typed(name), e.typed(rest[name])})
	}
	return slices.DeleteFunc(list, func(p part) bool { return p.Text.S == "" })
}

func (e *edition) markValue(name, value string) text {
	switch name {
	case "at":
		if t := checklist.Moment(value); !t.IsZero() {
			return own(e.stamp(t))
		}
	case "link":
		return e.choice(e.c.ThreadLinks, value)
	case "minutes":
		if n, err := strconv.Atoi(value); err == nil {
			return own(strconv.Itoa(n) + " " + e.w("min"))
		}
	case assessment.MarkJudged:
		return e.choice(e.c.LineStatuses, value)
	case "operator", "floor":
		return e.tri(value)
	}
	return e.typed(value)
}
