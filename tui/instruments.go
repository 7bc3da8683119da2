package tui

import "gemba/checklist"

// screens are the screens of the instruments, by their names in a checklist, with
// the kind of item that each can take the answer to, or "" for any.
var screens = map[string]struct {
	kind checklist.Kind
	open func(*visiting, *checklist.Item) screen
}{
	"record-sample":  {"", sampleScreen},
	"read-back":      {"", opening(newReadBack)},
	"commitments":    {"", opening(newPromises)},
	"requests":       {checklist.Share, func(vs *visiting, it *checklist.Item) screen { return newRequests(vs, it, it.ID) }},
	"probe":          {checklist.Probe, opening(newProbe)},
	"timer":          {checklist.Level, opening(newTimer)},
	"ncr-tally":      {checklist.Split, opening(newTally)},
	"self-detection": {checklist.Gaps, opening(newDetection)},
	"capa-rubric":    {checklist.Share, rubricScreen},
	"thread":         {checklist.Share, opening(newThread)},
	"mass-balance":   {checklist.Level, opening(newBalance)},
	"readings":       {checklist.Level, opening(newReadings)},
	"staffing":       {checklist.Ratio, opening(newStaffing)},
	"load-test":      {checklist.Ratio, opening(newPairing)},
	"ratio":          {checklist.Ratio, opening(newPairing)},
	"tells":          {"", opening(newTells)},
	"remeasure":      {checklist.Share, opening(newRemeasure)},
}

// opening makes a screen of what makes one kind of it.
func opening[S screen](makes func(*visiting, *checklist.Item) S) func(*visiting, *checklist.Item) screen {
	return func(vs *visiting, it *checklist.Item) screen { return makes(vs, it) }
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
