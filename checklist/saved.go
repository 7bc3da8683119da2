package checklist

import "time"

// Saved says where a recorded change is. A change that is nowhere is reported
// as an error instead.
type Saved struct {
	At      time.Time
	InFile  bool  // in the visible file, on the disk
	Writing bool  // safe on this computer, being written into the file
	Why     error // neither: safe on this computer, and why it is not in the file
}

// Draft is text that was being typed and has not become a change yet.
type Draft struct {
	Cell
	Text string
	At   time.Time
}
