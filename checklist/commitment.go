package checklist

import "time"

// Commitment is a promise: what, which role, by when, and what became of it.
type Commitment struct {
	ID    string
	Item  string
	What  string
	Role  string
	Due   string // YYYY-MM-DD
	State string // open, kept, late or broken; empty is open
	Done  string // YYYY-MM-DD on which it was kept or given up
}

// Open reports whether nothing has become of a promise yet.
func (p *Commitment) Open() bool { return p.State == "" || p.State == "open" }

// Overdue reports whether an open promise was due before the day of now.
func (p *Commitment) Overdue(now time.Time) bool {
	return p.Open() && p.Due != "" && p.Due < now.Format(time.DateOnly)
}

func applyCommitment(p *Commitment, c Change) {
	switch c.Field {
	case "item":
		p.Item = c.Value
	case "what":
		p.What = c.Value
	case "role":
		p.Role = c.Value
	case "due":
		p.Due = c.Value
	case "state":
		p.State = c.Value
	case "done":
		p.Done = c.Value
	}
}
