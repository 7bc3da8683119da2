package checklist

import (
	"cmp"
	"slices"
)

// Apply alters the visit by one change. Cells that this version does not know
// are passed over, as are values that cannot be read: a file from a newer
// version must open.
func (v *Visit) Apply(c Change) {
	if c.Entered.After(v.Changed) {
		v.Changed = c.Entered
	}
	if Signable(c.Cell) {
		v.Heads = ""
	}
	switch c.Kind {
	case KindVisit:
		if p := v.field(c.Field); p != nil {
			*p = c.Value
		} else if c.Field == FieldClosed {
			v.applyClosing(c)
		}
	case KindAnswer:
		v.applyAnswer(c)
	case KindObservation:
		v.Observations = applyTo(v.Observations, c, func(o *Observation) *string { return &o.ID }, applyObservation)
	case KindSample:
		v.applySample(c)
	case KindLine:
		v.applyLine(c)
	case KindEntry:
		v.applyEntry(c)
	case KindRequest:
		v.Requests = applyTo(v.Requests, c, func(r *Request) *string { return &r.ID }, applyRequest)
	case KindCommitment:
		v.Commitments = applyTo(v.Commitments, c, func(p *Commitment) *string { return &p.ID }, applyCommitment)
	case KindPhoto:
		v.Attachments = applyTo(v.Attachments, c, func(a *Attachment) *string { return &a.ID }, applyAttachment)
	default:
		v.applyReview(c)
	}
}

func (v *Visit) field(name string) *string {
	switch name {
	case FieldSupplier:
		return &v.Supplier
	case FieldSite:
		return &v.Site
	case FieldOrder:
		return &v.Order
	case FieldDate:
		return &v.Date
	case FieldVisitors:
		return &v.Visitors
	case FieldScope:
		return &v.Scope
	case FieldNotice:
		return &v.Notice
	case FieldChecklist:
		return &v.Checklist
	}
	return nil
}

func (v *Visit) applyAnswer(c Change) {
	if c.Field != FieldValue {
		return
	}
	var a Answer
	if !c.Cleared {
		var err error
		if a, err = DecodeAnswer(c.Value); err != nil {
			return
		}
	}
	a.Observed, a.Entered, a.By = c.Observed, c.Entered, c.By
	if len(v.Lines[c.Key]) == 0 && !v.lined(c.Key) {
		v.setAnswer(c.Key, a)
		return
	}
	v.typed[c.Key] = a
	v.tally(c)
}

// applyTo alters the entry of a list that a change names, adding or removing
// it as needed, and keeps the list in the order of its ids.
func applyTo[T any](list []T, c Change, id func(*T) *string, apply func(*T, Change)) []T {
	i, found := slices.BinarySearchFunc(list, c.Key, func(e T, key string) int { return cmp.Compare(*id(&e), key) })
	if c.Field == FieldDeleted {
		if found && !c.Cleared {
			return slices.Delete(list, i, i+1)
		}
		return list
	}
	if !found {
		var e T
		*id(&e) = c.Key
		list = slices.Insert(list, i, e)
	}
	apply(&list[i], c)
	return list
}

func applyObservation(o *Observation, c Change) {
	switch c.Field {
	case "item":
		o.Item = c.Value
	case "text":
		o.Text = c.Value
		o.Observed, o.Entered, o.By = c.Observed, c.Entered, c.By
	}
}
