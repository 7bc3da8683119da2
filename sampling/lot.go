package sampling

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Plan is a single sampling plan for the acceptance of a lot of products.
//
// Such plans are made for a continuing series of lots from one source. One lot
// seen on one visit is an isolated population: what a sample of it proves is
// told by [Interval].
type Plan struct {
	Lot        int    // items in the lot
	Level      string // inspection level, S-1 to S-4 or I to III
	AQL        string // acceptance quality limit as the standard writes it
	Inspection string // normal, tightened or reduced

	// Letter is the sample size code letter of table 1, for the lot and level.
	// Where the table of plans has an arrow there, the plan of another letter is
	// used with its own sample size, as the standard wants: PlanLetter.
	Letter     string
	PlanLetter string
	Sample     int    // items to inspect; the whole lot if Full
	Accept     int    // Ac: accept the lot up to this many nonconforming
	Reject     int    // Re: reject it from this many on
	Full       bool   // the plan asks for as many items as there are, or more
	Source     string // the table the plan is taken from
}

// Levels returns the inspection levels that [LotPlan] knows.
func Levels() []string {
	names := make([]string, len(lotLevels))
	for i, l := range lotLevels {
		names[i] = l.level
	}
	return names
}

// AQLs returns the acceptance quality limits that [LotPlan] knows, rising.
func AQLs() []string { return slices.Clone(aqls[:]) }

// Inspections returns the severities of inspection that [LotPlan] knows.
func Inspections() []string {
	names := make([]string, len(lotTables))
	for i, t := range lotTables {
		names[i] = t.inspection
	}
	return names
}

// LotPlan returns the single sampling plan of ISO 2859-1 for a lot of products,
// with arrows followed. If the plan asks for at least as many items as the lot
// holds, the whole lot is inspected and Ac applies to it.
//
// Reduced inspection is that of ANSI/ASQ Z1.4 and MIL-STD-105E, as [Plan.Source]
// says: there, a number between Ac and Re accepts the lot and ends reduced
// inspection. An AQL may be written with or without zeros at its end, and names in
// small letters or capitals; a lot of fewer than 2 items and any other name are refused with [ErrInvalid].
func LotPlan(lot int, level, aql, inspection string) (Plan, error) {
	if lot < 2 {
		return Plan{}, invalidf("lot is %d, and the plans start at a lot of 2", lot)
	}
	known := slices.IndexFunc(lotLevels[:], func(l lotLevel) bool { return strings.EqualFold(l.level, level) })
	if known < 0 {
		return Plan{}, invalidf("inspection level %q is not one of %s", level, strings.Join(Levels(), ", "))
	}
	column := slices.IndexFunc(aqls[:], func(s string) bool { return sameAQL(s, aql) })
	if column < 0 {
		return Plan{}, invalidf("AQL %q is not one of %s", aql, strings.Join(aqls[:], ", "))
	}
	for _, t := range lotTables {
		if !strings.EqualFold(t.inspection, inspection) {
			continue
		}
		p := Plan{
			Lot: lot, Level: lotLevels[known].level, AQL: aqls[column], Inspection: t.inspection,
			Letter: lotLevels[known].letter(lot), Source: t.source,
		}
		p.follow(t.rows, column)
		return p, nil
	}
	return Plan{}, invalidf("inspection %q is not one of %s", inspection, strings.Join(Inspections(), ", "))
}

// letter looks up table 1.
func (l *lotLevel) letter(lot int) string {
	column, _ := slices.BinarySearch(lotRanges[:], lot)
	return l.letters[column : column+1]
}

// sameAQL compares two decimals but for the zeros at the end of a fraction.
// Nothing else is taken for the same: "1,0" and ".1" are not numbers of the table.
func sameAQL(a, b string) bool {
	return trimZeros(a) == trimZeros(b)
}

func trimZeros(s string) string {
	whole, fraction, found := strings.Cut(s, ".")
	if !found || fraction == "" {
		return s
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// follow fills in the plan of the code letter, walking along the arrows.
func (p *Plan) follow(rows []string, column int) {
	row := slices.IndexFunc(rows, func(r string) bool { return strings.HasPrefix(r, p.Letter) })
	for {
		fields := strings.Fields(rows[row])
		switch cell := fields[2+column]; cell {
		case "v":
			row++
		case "^":
			row--
		default:
			p.PlanLetter = fields[0]
			p.Sample = number(fields[1])
			p.Accept, p.Reject = acceptReject(cell)
			if p.Sample >= p.Lot {
				p.Sample, p.Full = p.Lot, true
			}
			return
		}
	}
}

// acceptReject reads a cell: Ac/Re, or Ac alone with Re one more.
func acceptReject(cell string) (accept, reject int) {
	ac, re, pair := strings.Cut(cell, "/")
	if !pair {
		return number(ac), number(ac) + 1
	}
	return number(ac), number(re)
}

// number reads a number of the tables, every cell of which is read by the tests.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(fmt.Sprintf("sampling: table holds %q", s))
	}
	return n
}
