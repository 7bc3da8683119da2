package checklist

// SetAside reports whether something stands in the place of an answer: it was
// refused, or does not apply. What was worked of the item stays beside it and is
// shown, but does not count.
func (a Answer) SetAside() bool { return a.State == Refused || a.State == NA }

// Worked is an answer with the lines and the entries that were recorded for its
// item. What is set aside stays so.
func (v *Visit) Worked(item string, a Answer) Answer {
	if len(v.Lines[item]) > 0 {
		a.Sample = v.sampled(item)
		if !a.SetAside() {
			a.State = Answered
		}
	}
	return v.Joined(item, a)
}

// WorkedBeside is the answer that the lines and entries of an item make where
// another observer set the item aside without knowing them. Before is the text of
// the answer that stood until then; with none they make it alone.
func (v *Visit) WorkedBeside(item, before string) Answer {
	if frame, err := DecodeAnswer(before); err == nil {
		return v.Worked(item, frame)
	}
	a := v.Worked(item, Answer{})
	if len(a.Counts) > 0 {
		a.State = Answered
	}
	return a
}

// work is what an answer holds besides its state, and what is confirmed or flagged.
func (a Answer) work() string {
	a.State, a.Reason, a.Basis, a.Confirmed, a.Flagged, a.Explained = Blank, "", "", false, false, ""
	return a.Encode()
}

// worked reports whether an answer holds anything of that.
func (a Answer) worked() bool { return a.work() != Answer{}.work() }

// Begun reports whether something was recorded of an answer that is not one yet: a
// clock, quantities, values without a level.
func (a Answer) Begun() bool { return a.State == NotSeen && a.worked() }

// resumed reports whether an answer is that of an item that was set aside, worked
// on since: an instrument changed its numbers and left its state as it was. What
// was refused and is worked after all counts again.
func (v *Visit) resumed(item string, a Answer) bool {
	frame := v.frame(item)
	return frame.SetAside() && a.State == frame.State && a.Reason == frame.Reason &&
		a.worked() && a.work() != v.Answers[item].work()
}

// splitAside is the part of [Visit.Split] for an item that is set aside, or is
// being so: done is false where the change is to be split like any other.
func (v *Visit) splitAside(it *Item, c Change, a *Answer, session string, newID func() string) (changes []Change, done bool) {
	switch {
	case !a.SetAside():
	case v.resumed(it.ID, *a):
		a.State, a.Reason = NotSeen, ""
	case a.Encode() == v.Answers[it.ID].Encode():
		return []Change{v.again(c)}, true
	case a.worked() && v.lined(it.ID):
		return v.splitWorkAside(it, c, *a, session, newID), true
	default:
		return []Change{c}, true
	}
	return nil, false
}

// splitWorkAside splits the work of an answer that is set aside together with it, as
// if it were not: what the entries say would count twice if it stood in the frame
// as well.
func (v *Visit) splitWorkAside(it *Item, c Change, a Answer, session string, newID func() string) []Change {
	open, aside := a, c
	open.State, open.Reason = NotSeen, ""
	c.Value = open.Encode()
	frame, out := v.frame(it.ID), []Change{aside}
	for _, part := range v.Split(it, c, session, newID) {
		switch {
		case part.Kind == KindEntry:
			if part.Cleared || part.Value != v.Entries[it.ID][part.Field] {
				out = append(out, part)
			}
		case part.Cleared:
			frame = Answer{}
		default:
			frame, _ = DecodeAnswer(part.Value) // written a moment ago
		}
	}
	frame.State, frame.Reason = a.State, a.Reason
	out[0].Value = frame.Encode()
	return out
}

// SplitLine returns the changes that mark a line: before a mark of an item that is
// set aside stands the change that lets the item count again.
func (v *Visit) SplitLine(c Change) []Change {
	if c.Kind != KindLine || c.Cleared || !v.frame(c.Key).SetAside() {
		return []Change{c}
	}
	open := Change{Cell: Cell{Kind: KindAnswer, Key: c.Key, Field: FieldValue}, Cleared: true, Observed: c.Observed}
	return []Change{open, c}
}
