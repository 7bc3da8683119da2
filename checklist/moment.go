package checklist

import "time"

// Moment reads a time as an instrument wrote it into a cell (RFC 3339). What cannot
// be read is no time: the zero one.
func Moment(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t
}

// FormatMoment writes a time as [Moment] reads it.
func FormatMoment(t time.Time) string { return t.Format(time.RFC3339) }
