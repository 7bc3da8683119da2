package assessment

// Account says where the points between 100 and the practice score went, in tenths of
// a point. It adds up as printed: 100 less what is lost of both kinds is the score,
// and each kind is the sum of its parts.
type Account struct {
	Score  int64
	Proven Lost // for certain
	Open   Lost // only for want of evidence
}

// Lost is what one kind took, in tenths of a point.
type Lost struct {
	Total int64
	Parts []int64 // of each of [Result.Contributions], in their order
}

// Account returns the account of the practice score.
func (r *Result) Account() Account {
	contributions := r.Contributions
	sum := [2]int64{}
	parts := [2][]int64{make([]int64, len(contributions)), make([]int64, len(contributions))}
	for i := range contributions {
		parts[0][i], parts[1][i] = contributions[i].Proven, contributions[i].Open
		sum[0], sum[1] = sum[0]+parts[0][i], sum[1]+parts[1][i]
	}
	score := Tenths(r.Practice.Score)
	const tenth = point / 10
	totals := Shares(tenth*(Tenths(Full)-score), sum[:])
	lost := func(kind int) Lost {
		return Lost{Total: totals[kind], Parts: Shares(tenth*totals[kind], parts[kind])}
	}
	return Account{Score: score, Proven: lost(0), Open: lost(1)}
}
