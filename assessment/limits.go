package assessment

import (
	"gemba/checklist"
	"gemba/sampling"
)

// alphaVisitor widens the low end of a sample that the visitor chose by hand:
// ISO 19011 A.6 knows judgement samples and makes no statistical claim for
// them. Widened rather than refused is judgement.
const alphaVisitor = 0.005

// Limits returns the limits on how much of the whole list of an item is fine,
// for a sample whose lines prove what pick says: "random", "visitor" or
// "factory"; what is none of these proves what the last one does. Each is a
// one-sided 95 % limit, since every rule uses one of them only: credit goes by
// the low one, accusation by the high one. A list counted in full leaves no
// doubt. Lines chosen by the factory prove only themselves: all the others may
// be wanting. The counts are 0 where the size of the list is not known.
func Limits(it *checklist.Item, s checklist.Sample, pick string) sampling.Limits {
	p, _ := pickOf(pick)
	return limits(it, s, p)
}

func limits(it *checklist.Item, s checklist.Sample, p pick) sampling.Limits {
	high := sampling.Alpha
	if s.Staged { // looking twice is paid for, whether the second stage was drawn or not
		high = sampling.StageAlpha
	}
	low := high
	if p == pickVisitor {
		low = alphaVisitor
	}
	if unlisted(it, s) || s.Population == 0 {
		l := sampling.Limits{UpperShare: sampling.UpperShare(s.Drawn, s.Fine, high)}
		if p != pickFactory {
			l.LowerShare = sampling.LowerShare(s.Drawn, s.Fine, low)
		}
		return l
	}
	l := sampling.Limits{LowerCount: s.Fine, UpperCount: s.Fine}
	if !s.Counted() {
		l.UpperCount = sampling.UpperCount(s.Population, s.Drawn, s.Fine, high)
		if p != pickFactory {
			l.LowerCount = sampling.LowerCount(s.Population, s.Drawn, s.Fine, low)
		}
	}
	l.LowerShare = float64(l.LowerCount) / float64(s.Population)
	l.UpperShare = float64(l.UpperCount) / float64(s.Population)
	return l
}
