package checklist

import (
	"fmt"
	"time"
)

// Changes returns what records a comment, under its id.
func (c *Comment) Changes() []Change {
	return partChanges(KindComment, c.ID, "item", c.Item, "type", c.Type, "to", c.To, "role", c.Role, "text", c.Text)
}

// Settle returns the change that settles a challenge or an objection, and says
// how.
func (c *Comment) Settle(how string) Change {
	return Change{Cell: Cell{Kind: KindComment, Key: c.ID, Field: "settled"}, Value: how}
}

// Changes returns what records a lift, under its id.
func (l *Lift) Changes() []Change {
	return partChanges(KindLift, l.ID, "rule", l.Rule, "item", l.Item, "reason", l.Reason)
}

// Withdraw returns the change that withdraws a lift, and says why.
func (l *Lift) Withdraw(why string) Change {
	return Change{Cell: Cell{Kind: KindLift, Key: l.ID, Field: "withdrawn"}, Value: why}
}

// Change returns what records that the pen was taken.
func (p *Pen) Change() Change {
	return Change{Cell: Cell{Kind: KindPen, Key: p.ID, Field: FieldValue}, Value: EncodeCell(p), Reason: p.Reason}
}

// Change returns what records a signature.
func (s *Signature) Change() Change {
	return Change{Cell: Cell{Kind: KindSignature, Key: s.ID, Field: FieldValue}, Value: EncodeCell(s)}
}

// Change returns what closes the visit.
func (c *Closing) Change() Change {
	return Change{Cell: Cell{Kind: KindVisit, Field: FieldClosed}, Value: EncodeCell(c)}
}

// ClosedError says that a visit is closed and nothing but its review changes.
type ClosedError struct {
	By string
	At time.Time
}

// Error says by whom the visit was closed, and on which day.
func (e *ClosedError) Error() string {
	return fmt.Sprintf("the visit was closed by %s on %s and is read-only", Line(e.By), e.At.Format(time.DateOnly))
}

// Allowed reports whether changes may be recorded in the visit as it is: a
// [ClosedError] where it is read-only and one of them is no part of the review.
func (v *Visit) Allowed(changes ...Change) error {
	if !v.ReadOnly() {
		return nil
	}
	for i := range changes {
		if !Reviewing(changes[i].Cell) {
			return &ClosedError{By: v.Closed.By, At: v.Closed.Entered}
		}
	}
	return nil
}

// Writable is [Visit.Allowed] for whatever is seen on the floor.
func (v *Visit) Writable() error { return v.Allowed(Change{Cell: Cell{Kind: KindAnswer}}) }
