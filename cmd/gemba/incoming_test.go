package main

import (
	"testing"

	"gemba/store"
)

// TestNotice counts in words that fit the number.
func TestNotice(t *testing.T) {
	for want, r := range map[string]store.Report{
		"1 change was recovered from a session that ended early; 1 change came in; 1 conflict": {New: 2, Recovered: 1, Conflicts: 1},
		"2 changes were recovered from a session that ended early; 2 conflicts":                {New: 2, Recovered: 2, Conflicts: 2},
		"the file was damaged: 1 change was recovered":                                         {New: 1, Damaged: true},
	} {
		if got := notice(&r); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
