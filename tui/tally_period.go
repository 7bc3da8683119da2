package tui

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// yearMonth is how a month stands in the counts.
const yearMonth = "2006-01"

var (
	// namedMonth finds 2025-10, 2025年10月, 10/2025 and Oct 2025, and the month of
	// 2025-10-01 and of 01.10.2025.
	namedMonth = regexp.MustCompile(`(?i)(\d{4})\s*[-/.年]\s*(1[0-2]|0?[1-9])\b|\b(1[0-2]|0?[1-9])\s*[-/.]\s*(\d{4})\b|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{4})\b`)
	// namedYears finds a year, or one to another, that is all there is.
	namedYears = regexp.MustCompile(`^\s*(\d{4})\s*年?\s*(?:(?:-|–|—|to|至|到)\s*(\d{4})\s*年?\s*)?$`)
	monthNames = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)

// span is the first and the last month that can be counted: those that the period
// names, and none after that of the visit. The first is zero where the period does
// not say one: it is typed as the visitor likes, and what cannot be read as months
// binds nobody.
func (t *tally) span() (first, last time.Time) {
	last = t.lastMonth()
	from, to := monthsIn(t.v.Answers[t.it.ID].Fields["period"])
	if from.IsZero() || from.After(last) {
		return time.Time{}, last
	}
	if !to.IsZero() && to.Before(last) {
		last = to
	}
	return from, last
}

// monthsIn reads the first and the last month out of a period. One month alone is
// where it begins, without an end: a log is counted since a month more often than
// for one.
func monthsIn(period string) (first, last time.Time) {
	var found []time.Time
	for _, m := range namedMonth.FindAllStringSubmatch(period, -1) {
		month := m[2] + m[3]
		if m[5] != "" {
			month = strconv.Itoa(1 + slices.Index(monthNames, strings.ToLower(m[5])))
		}
		found = append(found, monthOf(m[1]+m[4]+m[6], month))
	}
	if m := namedYears.FindStringSubmatch(period); m != nil {
		until := m[2]
		if until == "" {
			until = m[1]
		}
		found = []time.Time{monthOf(m[1], "1"), monthOf(until, "12")}
	}
	switch {
	case len(found) == 0:
		return time.Time{}, time.Time{}
	case len(found) == 1:
		return found[0], time.Time{}
	}
	first, last = found[0], found[len(found)-1]
	if last.Before(first) {
		return time.Time{}, time.Time{}
	}
	return first, last
}

func monthOf(year, month string) time.Time {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	return time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
}

// lastMonth is the month of the visit, which is the last that can be counted.
func (t *tally) lastMonth() time.Time {
	day, err := time.Parse(time.DateOnly, t.v.Date)
	if err != nil {
		day = t.sh.now()
	}
	return time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
}
