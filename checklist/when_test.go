package checklist

import (
	"errors"
	"testing"
	"time"
)

func TestWhen(t *testing.T) {
	now := time.Date(2026, 3, 11, 15, 0, 0, 0, time.FixedZone("", 8*3600))
	for text, want := range map[string]string{
		"14:05":                "2026-03-11T14:05:00+08:00",
		"15:01":                "2026-03-11T15:01:00+08:00", // clocks differ
		"2026-03-10 09:40":     "2026-03-10T09:40:00+08:00",
		"2026-03-10T09:40":     "2026-03-10T09:40:00+08:00",
		"2026-03-10T09:40:12Z": "2026-03-10T09:40:12Z",
	} {
		if at, err := When(text, now); err != nil || at.Format(time.RFC3339) != want {
			t.Errorf("%q: %s, %v; want %s", text, at.Format(time.RFC3339), err, want)
		}
	}
	for text, want := range map[string]error{"16:00": ErrFuture, "2026-03-12 09:00": ErrFuture, "": ErrInvalid, "2026-03-10": ErrInvalid, "25:00": ErrInvalid, "noon": ErrInvalid} {
		if _, err := When(text, now); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}
