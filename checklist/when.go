package checklist

import (
	"fmt"
	"time"
)

// WhenHint shows what [When] reads.
const WhenHint = "14:05, '2026-03-11 14:05' or 2026-03-11T14:05:00+08:00"

// When reads when something was observed: a time of today, a day with a time,
// or RFC 3339. A time without a zone is in that of now. The error wraps
// [ErrInvalid] where the text is no such time, and [ErrFuture] where it is later
// than now by more than a minute, which clocks may differ.
func When(text string, now time.Time) (time.Time, error) {
	at, err := time.ParseInLocation("15:04", text, now.Location())
	if err == nil {
		year, month, day := now.Date()
		at = time.Date(year, month, day, at.Hour(), at.Minute(), 0, 0, now.Location())
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04"} {
		if err != nil {
			at, err = time.ParseInLocation(layout, text, now.Location())
		}
	}
	switch {
	case err != nil:
		return at, fmt.Errorf("%w time %q", ErrInvalid, text)
	case at.After(now.Add(time.Minute)):
		return at, fmt.Errorf("%q: %w", text, ErrFuture)
	}
	return at, nil
}
