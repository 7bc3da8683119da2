package tui

import "gemba/checklist"

// instrument opens an item with the screen that its instrument names, or
// returns nil where a form will do.
func instrument(vs *visiting, it *checklist.Item) screen {
	switch it.Instrument {
	case "record-sample":
		return sampleScreen(vs, it)
	case "read-back":
		return newReadBack(vs, it)
	case "commitments":
		return newPromises(vs, it)
	case "requests":
		if it.Kind == checklist.Share {
			return newRequests(vs, it, it.ID)
		}
	case "probe":
		if it.Kind == checklist.Probe {
			return newProbe(vs, it)
		}
	case "timer":
		if it.Kind == checklist.Level {
			return newTimer(vs, it)
		}
	case "ncr-tally":
		if it.Kind == checklist.Split {
			return newTally(vs, it)
		}
	case "self-detection":
		if it.Kind == checklist.Gaps {
			return newDetection(vs, it)
		}
	case "capa-rubric":
		if it.Kind == checklist.Share {
			return rubricScreen(vs, it)
		}
	case "thread":
		if it.Kind == checklist.Share && len(vs.c.ThreadLinks) > 0 {
			return newThread(vs, it)
		}
	case "mass-balance":
		if it.Kind == checklist.Level {
			return newBalance(vs, it)
		}
	case "readings":
		if it.Kind == checklist.Level {
			return newReadings(vs, it)
		}
	case "staffing":
		if it.Kind == checklist.Ratio {
			return newStaffing(vs, it)
		}
	case "load-test", "ratio":
		if it.Kind == checklist.Ratio {
			return newPairing(vs, it)
		}
	case "tells":
		if tellsField(it) != nil && len(vs.c.Tells) > 0 {
			return newTells(vs, it)
		}
	case "remeasure":
		if it.Kind == checklist.Share {
			return newRemeasure(vs, it)
		}
	}
	return nil
}
