package store

import (
	"encoding/json"

	"gemba/checklist"
)

// worstLineFirst puts the least favourable of the versions that stand of one
// line of a sample, or of a layer that had noticed a gap or not, before the others, which stay the latest first. So two
// people who mark one line differently are shown, and counted with, the worse
// mark until they are reconciled, whoever's clock is ahead. Versions of other
// cells stay as they are.
func worstLineFirst(versions []*Fact) {
	worse := func(a, b *Fact) bool { return lineStatus(a).Worse(lineStatus(b)) }
	switch {
	case len(versions) < 2:
		return
	case versions[0].Kind == checklist.KindEntry:
		worse = func(a, b *Fact) bool { return checklist.Tri(a.Value).Worse(checklist.Tri(b.Value)) }
	case versions[0].Kind != checklist.KindLine:
		return
	}
	worst := 0
	for i := range versions {
		if worse(versions[i], versions[worst]) {
			worst = i
		}
	}
	f := versions[worst]
	copy(versions[1:worst+1], versions[:worst])
	versions[0] = f
}

// lineStatus returns how a version marks a line: not at all where it was
// cleared or cannot be read.
func lineStatus(f *Fact) checklist.LineStatus {
	var l checklist.SampleLine
	if f.Cleared || json.Unmarshal([]byte(f.Value), &l) != nil {
		return ""
	}
	return l.Status
}
