package store

import "time"

// clock is a hybrid logical clock: the time of day in milliseconds, shifted by
// 16 bits, and always later than anything seen before. It orders what is shown
// and decides nothing else, so a clock that is wrong does no harm.
type clock struct {
	now  func() time.Time
	last int64
}

// next returns the clock for a new fact. A file that arrived with the largest
// clock of the format must not stop anybody from saving: then the facts share
// that clock, and their parents alone say which replaces which.
func (c *clock) next() int64 {
	c.last = min(max(c.now().UnixMilli()<<16, c.last+1), maxHLC)
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
