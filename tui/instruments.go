package tui

import "gemba/checklist"

// screens are the screens of the instruments, by their names in a checklist, with
// the kind of item that each can take the answer to, or "" for any.
var screens = map[string]struct {
	kind checklist.Kind
	open func(*visiting, *checklist.Item) screen
}{
	"record-sample":  {"", sampleScreen},
	"read-back":      {"", func(vs *visiting, it *checklist.Item) screen { return newReadBack(vs, it) }},
	"commitments":    {"", func(vs *visiting, it *checklist.Item) screen { return newPromises(vs, it) }},
	"requests":       {checklist.Share, func(vs *visiting, it *checklist.Item) screen { return newRequests(vs, it, it.ID) }},
	"probe":          {checklist.Probe, func(vs *visiting, it *checklist.Item) screen { return newProbe(vs, it) }},
	"timer":          {checklist.Level, func(vs *visiting, it *checklist.Item) screen { return newTimer(vs, it) }},
	"ncr-tally":      {checklist.Split, func(vs *visiting, it *checklist.Item) screen { return newTally(vs, it) }},
	"self-detection": {checklist.Gaps, func(vs *visiting, it *checklist.Item) screen { return newDetection(vs, it) }},
	"capa-rubric":    {checklist.Share, sampleScreen},
	"thread":         {checklist.Share, func(vs *visiting, it *checklist.Item) screen { return newThread(vs, it) }},
	"mass-balance":   {checklist.Level, func(vs *visiting, it *checklist.Item) screen { return newBalance(vs, it) }},
	"readings":       {checklist.Level, func(vs *visiting, it *checklist.Item) screen { return newReadings(vs, it) }},
	"staffing":       {checklist.Ratio, func(vs *visiting, it *checklist.Item) screen { return newStaffing(vs, it) }},
	"load-test":      {checklist.Ratio, func(vs *visiting, it *checklist.Item) screen { return newPairing(vs, it) }},
	"ratio":          {checklist.Ratio, func(vs *visiting, it *checklist.Item) screen { return newPairing(vs, it) }},
	"tells":          {"", func(vs *visiting, it *checklist.Item) screen { return newTells(vs, it) }},
	"remeasure":      {checklist.Share, func(vs *visiting, it *checklist.Item) screen { return newRemeasure(vs, it) }},
}

// instrument opens an item with the screen that its instrument names, or
// returns nil where a form will do.
func instrument(vs *visiting, it *checklist.Item) screen {
	s, ok := screens[it.Instrument]
	switch {
	case !ok, s.kind != "" && s.kind != it.Kind:
		return nil
	case it.Instrument == "thread" && len(vs.c.ThreadLinks) == 0:
		return nil
	case it.Instrument == "tells" && (tellsField(it) == nil || len(vs.c.Tells) == 0):
		return nil
	}
	return s.open(vs, it)
}
