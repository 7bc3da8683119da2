package main

import (
	"os"
	"runtime/debug"
	"time"
)

// startTime is how long a start may take at most; it makes so little garbage that
// collecting it would be the longest part.
const startTime = 50 * time.Millisecond

// spareMemory has garbage collected twice as early as usual: screens make little
// of it, and wait for keys most of the time.
func spareMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
}
