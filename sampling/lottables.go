package sampling

// The tables below are facts of the standards, one row a code letter: the letter,
// its sample size, then one cell for each AQL. A number is Ac, with Re one more;
// a pair is Ac/Re; v and ^ point to the first plan below or above, which is taken
// with its own sample size. The tests compare every cell with public transcriptions
// of the standards and with the rule of diagonals that generates the tables.

// lotRanges holds the last lot size of each range but the open last one of
// ISO 2859-1 table 1. The smallest lot is 2.
var lotRanges = [...]int{8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10000, 35000, 150000, 500000}

// lotLevel is an inspection level and its code letters, one for each range of
// lot sizes.
type lotLevel struct{ level, letters string }

// lotLevels is ISO 2859-1 table 1.
var lotLevels = [...]lotLevel{
	{"S-1", "AAAABBBBCCCCDDD"},
	{"S-2", "AAABBBCCCDDDEEE"},
	{"S-3", "AABBCCDDEEFFGGH"},
	{"S-4", "AABCCDEEFGGHJJK"},
	{"I", "AABCCDEFGHJKLMN"},
	{"II", "ABCDEFGHJKLMNPQ"},
	{"III", "BCDEFGHJKLMNPQR"},
}

// aqls holds the acceptance quality limits as the standard writes them: up to 10
// in percent nonconforming or nonconformities per 100 items, above 10 only as
// nonconformities per 100 items.
var aqls = [...]string{
	"0.010", "0.015", "0.025", "0.040", "0.065", "0.10", "0.15", "0.25", "0.40", "0.65", "1.0", "1.5", "2.5",
	"4.0", "6.5", "10", "15", "25", "40", "65", "100", "150", "250", "400", "650", "1000",
}

// lotTables holds the master tables of single sampling.
var lotTables = [...]struct {
	inspection, source string
	rows               []string
}{
	{"normal", "ISO 2859-1 table 2-A", normalRows},
	{"tightened", "ISO 2859-1 table 2-B", tightenedRows},
	{"reduced", "Z1.4 / MIL-STD-105E table II-C", reducedRows},
}

var normalRows = []string{
	"A    2 v v v v v v v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  7 10 14 21 30",
	"B    3 v v v v v v v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44",
	"C    5 v v v v v v v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^",
	"D    8 v v v v v v v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^  ^",
	"E   13 v v v v v v v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^  ^  ^",
	"F   20 v v v v v v v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^",
	"G   32 v v v v v v v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^",
	"H   50 v v v v v v v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^",
	"J   80 v v v v v v 0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"K  125 v v v v v 0 ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"L  200 v v v v 0 ^ v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"M  315 v v v 0 ^ v 1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"N  500 v v 0 ^ v 1 2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"P  800 v 0 ^ v 1 2 3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"Q 1250 0 ^ v 1 2 3 5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"R 2000 ^ ^ 1 2 3 5 7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
}

// The letter S of tightened inspection is reached by an arrow only.
var tightenedRows = []string{
	"A    2 v v v v v v v v  v  v  v  v  v  v  v  v  v  v  1  2  3  5  8 12 18 27",
	"B    3 v v v v v v v v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41",
	"C    5 v v v v v v v v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^",
	"D    8 v v v v v v v v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^  ^",
	"E   13 v v v v v v v v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^  ^  ^",
	"F   20 v v v v v v v v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^",
	"G   32 v v v v v v v v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^",
	"H   50 v v v v v v v v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^",
	"J   80 v v v v v v v 0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"K  125 v v v v v v 0 v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"L  200 v v v v v 0 v v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"M  315 v v v v 0 v v 1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"N  500 v v v 0 v v 1 2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"P  800 v v 0 v v 1 2 3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"Q 1250 v 0 v v 1 2 3 5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"R 2000 0 ^ v 1 2 3 5 8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
	"S 3150 ^ ^ 1 ^ ^ ^ ^ ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^",
}

// ISO 2859-1:1999 closed the gap between Ac and Re in its own table of reduced
// inspection, of which no machine-readable copy exists; this one is older.
var reducedRows = []string{
	"A    2   v   v   v   v   v   v   v   v    v     v     v     v     v     v   0/1     v     v   1/2   2/3   3/4   5/6   7/8 10/11 14/15 21/22 30/31",
	"B    2   v   v   v   v   v   v   v   v    v     v     v     v     v   0/1     ^     v   0/2   1/3   2/4   3/5   5/6   7/8 10/11 14/15 21/22 30/31",
	"C    2   v   v   v   v   v   v   v   v    v     v     v     v   0/1     ^     v   0/2   1/3   1/4   2/5   3/6   5/8  7/10 10/13 14/17 21/24     ^",
	"D    3   v   v   v   v   v   v   v   v    v     v     v   0/1     ^     v   0/2   1/3   1/4   2/5   3/6   5/8  7/10 10/13 14/17 21/24     ^     ^",
	"E    5   v   v   v   v   v   v   v   v    v     v   0/1     ^     v   0/2   1/3   1/4   2/5   3/6   5/8  7/10 10/13 14/17 21/24     ^     ^     ^",
	"F    8   v   v   v   v   v   v   v   v    v   0/1     ^     v   0/2   1/3   1/4   2/5   3/6   5/8  7/10 10/13     ^     ^     ^     ^     ^     ^",
	"G   13   v   v   v   v   v   v   v   v  0/1     ^     v   0/2   1/3   1/4   2/5   3/6   5/8  7/10 10/13     ^     ^     ^     ^     ^     ^     ^",
	"H   20   v   v   v   v   v   v   v 0/1    ^     v   0/2   1/3   1/4   2/5   3/6   5/8  7/10 10/13     ^     ^     ^     ^     ^     ^     ^     ^",
	"J   32   v   v   v   v   v   v 0/1   ^    v   0/2   1/3   1/4   2/5   3/6   5/8  7/10 10/13     ^     ^     ^     ^     ^     ^     ^     ^     ^",
	"K   50   v   v   v   v   v 0/1   ^   v  0/2   1/3   1/4   2/5   3/6   5/8  7/10 10/13     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^",
	"L   80   v   v   v   v 0/1   ^   v 0/2  1/3   1/4   2/5   3/6   5/8  7/10 10/13     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^",
	"M  125   v   v   v 0/1   ^   v 0/2 1/3  1/4   2/5   3/6   5/8  7/10 10/13     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^",
	"N  200   v   v 0/1   ^   v 0/2 1/3 1/4  2/5   3/6   5/8  7/10 10/13     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^",
	"P  315   v 0/1   ^   v 0/2 1/3 1/4 2/5  3/6   5/8  7/10 10/13     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^",
	"Q  500 0/1   ^   v 0/2 1/3 1/4 2/5 3/6  5/8  7/10 10/13     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^",
	"R  800   ^   ^ 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^     ^",
}
