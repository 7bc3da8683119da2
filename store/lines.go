package store

import (
	"encoding/json"

	"gemba/checklist"
)

// worstLineFirst puts the least favourable of the versions that stand of one
// line of a sample before the others, which stay the latest first. So two
// people who mark one line differently are shown, and counted with, the worse
// mark until they are reconciled, whoever's clock is ahead. Versions of other
// cells stay as they are.
func worstLineFirst(versions []*Fact) {
	if len(versions) < 2 || versions[0].Kind != checklist.KindLine {
		return
	}
	worst := 0
	for i := range versions {
		if lineStatus(versions[i]).Worse(lineStatus(versions[worst])) {
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
