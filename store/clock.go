package store

import "time"

// clock is a hybrid logical clock: the time of day in milliseconds, shifted by
// 16 bits, and always later than anything seen before. It orders what is shown
// and decides nothing else, so a clock that is wrong does no harm.
type clock struct {
	now    func() time.Time
	replay bool // facts are as old as their entry, see Options.Replay
	last   int64
}

// at returns the time of a fact that was entered at a time, unix ms.
func (c *clock) at(entered int64) int64 {
	if c.replay {
		return entered
	}
	return c.now().UnixMilli()
}

// next returns the clock for a new fact that is made at a time, unix ms. A file that
// arrived with the largest clock of the format must not stop anybody from saving:
// then the facts share that clock, and their parents alone say which replaces which.
func (c *clock) next(at int64) int64 {
	c.last = min(max(at<<16, c.last+1), maxHLC)
	return c.last
}

// see adopts the clock of a fact from elsewhere.
func (c *clock) see(hlc int64) { c.last = max(c.last, min(hlc, maxHLC)) }

// zoneMinutes returns how far t's zone is east of UTC.
func zoneMinutes(t time.Time) int {
	_, seconds := t.Zone()
	return min(max(seconds/60, -maxTZ), maxTZ)
}

// timeOf returns the time of a clock on a wall in a zone so far east of UTC.
func timeOf(ms int64, zone int) time.Time {
	return time.UnixMilli(ms).In(time.FixedZone("", zone*60))
}
