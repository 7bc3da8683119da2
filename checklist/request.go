package checklist

import "time"

// KindRequest is the kind of cells of a record that was asked for; its key is a
// UUIDv7.
const KindRequest = "request"

// Request is a record that was asked for: its clock runs from Asked until it is
// in hand, side by side with the others.
type Request struct {
	ID       string
	Item     string    // for which item
	What     string    // the record asked for, by its number if it has one
	Class    string    // record-class table: how long it may take
	Asked    time.Time // the clock starts
	Answered time.Time // first answer; zero while there is none
	InHand   time.Time // the record is here; zero while it is out
	View     string    // how it was fetched: in or out of view
	Shown    string    // the record that came, where it is another one
	GivenUp  bool      // not expected any more
}

// Expected returns how long a record may take: by its class, doubled where
// somebody interprets. A class that the checklist does not have takes a quarter
// of an hour.
func (r Request) Expected(c *Checklist, interpreted bool) time.Duration {
	minutes := 15
	if class := Pick(c.Classes, r.Class); class != nil {
		minutes = class.Minutes
	}
	if interpreted {
		minutes *= 2
	}
	return time.Duration(minutes) * time.Minute
}

// Out reports whether the record is still out.
func (r Request) Out() bool { return r.InHand.IsZero() && !r.GivenUp && !r.Asked.IsZero() }

// Waiting returns how long the record took, or has taken until now.
func (r Request) Waiting(now time.Time) time.Duration {
	if !r.InHand.IsZero() {
		now = r.InHand
	}
	return now.Sub(r.Asked)
}

// Same reports whether the record that came is the one that was asked for.
func (r Request) Same() bool { return r.Shown == "" || r.Shown == r.What }

func applyRequest(r *Request, c Change) {
	switch c.Field {
	case "item":
		r.Item = c.Value
	case "what":
		r.What = c.Value
	case "class":
		r.Class = c.Value
	case "asked":
		r.Asked = Moment(c.Value)
	case "answered":
		r.Answered = Moment(c.Value)
	case "in-hand":
		r.InHand = Moment(c.Value)
	case "view":
		r.View = c.Value
	case "shown":
		r.Shown = c.Value
	case "given-up":
		r.GivenUp = c.Value != ""
	}
}
