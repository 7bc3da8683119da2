package assessment

import (
	"fmt"
	"strings"
	"time"

	"gemba/checklist"
)

// recordedFault returns why an answer that carries no points cannot be: a field
// that holds what its type does not know. Such answers frame a visit, name a
// list or count one, so what cannot be read in them must not pass for asked.
// Fields that the checklist does not have are passed over, as anywhere.
func (r *reader) recordedFault(it *checklist.Item, a *checklist.Answer) string {
	for i := range it.Fields {
		f := &it.Fields[i]
		if value := strings.TrimSpace(a.Fields[f.Name]); value != "" && !r.holds(f, value) {
			return fmt.Sprintf("%s: %q is not %s", lower(f.Label.In("en")), checklist.Line(value), typeWords(f.Type))
		}
	}
	if running, machines, _ := thinFloor(a.Fields); a.Fields[checklist.FrameMachines] != "" && running > machines {
		return moreRunning
	}
	return ""
}

// moreRunning is the fault of two counts of machines that cannot both be.
const moreRunning = "more machines are running than were seen"

// holds reports whether a field can have a value.
func (r *reader) holds(f *checklist.Field, value string) bool {
	switch f.Type {
	case "number":
		_, ok := decimal(strings.TrimPrefix(value, "-"))
		return ok
	case "date":
		_, err := time.Parse(time.DateOnly, value)
		return err == nil
	case "time":
		_, err := time.Parse("15:04", value)
		return err == nil
	case "tri":
		t := checklist.Tri(value)
		return t.Known() || t == checklist.Unknown
	case "choice":
		return checklist.Pick(f.Choices, value) != nil
	case "list-source":
		return checklist.Pick(r.c.ListSources, value) != nil
	case "tells":
		for _, id := range strings.Fields(value) {
			if checklist.Pick(r.c.Tells, id) == nil {
				return false
			}
		}
	}
	return true // text, and types of a newer version
}

func typeWords(kind string) string {
	switch kind {
	case "number":
		return "a number"
	case "date":
		return "a date such as 2026-03-11"
	case "time":
		return "a time such as 14:05"
	case "tri":
		return "yes, no or unknown"
	}
	return "one of the choices"
}

// countsFault returns why the counts of a tally cannot be.
func countsFault(counts map[string]int) string {
	for _, n := range counts {
		if n < 0 {
			return "a count cannot be negative"
		}
	}
	for _, n := range counts {
		if n > maxCount {
			return "a count is at most a million"
		}
	}
	return ""
}
