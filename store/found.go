package store

// Found is what lay in the place of the visible file while it was open. Whatever
// it is, the working copy has everything, and the visible file gets all of it
// again as soon as it can be written.
type Found int

// What can lie there.
const (
	FoundCopy     Found = iota // the file itself, or a copy of it with something added
	FoundNothing               // nothing: it was deleted, moved or renamed
	FoundEmpty                 // an empty file
	FoundOlder                 // an older copy of it, with nothing added
	FoundStranger              // a visit file without one of its visits; those of both are in it then
	FoundDamaged               // a damaged or altered copy, which was put aside
)

// found says what was read, where held is how far the visible file had the facts
// of the book before, in the order in which they stand there.
func (r *Report) found(held int64) Found {
	switch {
	case r.Damaged || r.Rejected > 0:
		return FoundDamaged
	case !r.kin && len(r.Visits) > 0:
		return FoundStranger
	case r.New == 0 && r.lacks > 0 && r.lacks <= held:
		return FoundOlder // with something added it is the copy of a colleague
	}
	return FoundCopy
}
