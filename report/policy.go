package report

import (
	"fmt"
	"slices"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// Consequence is what a buyer's policy permits on a visit.
type Consequence string

// The consequences, the most permissive first.
const (
	Award       Consequence = "order"
	WithHolds   Consequence = "order-with-hold-points"
	SecondVisit Consequence = "second-visit"
	NoAward     Consequence = "do-not-award"
)

// Consequences returns them, the most permissive first.
func Consequences() []Consequence { return []Consequence{Award, WithHolds, SecondVisit, NoAward} }

// BuyerPolicy is what a buyer makes of an assessment. The assessment itself knows no
// policy; every part of this one is the buyer's to change, in the file policy.toml
// of gemba's configuration folder.
type BuyerPolicy struct {
	// Grades says what each letter permits, firm or provisional.
	Grades map[checklist.Grade]Consequence `toml:"grades"`
	// Unrated is for a visit that saw too little for a letter; UnratedAt for one
	// that is capped already at a letter.
	Unrated   Consequence                     `toml:"unrated"`
	UnratedAt map[checklist.Grade]Consequence `toml:"unrated-capped-at"`
	// HoldPoints is how many hold points there may be, see [Policy],
	// before an order needs hold points.
	HoldPoints int `toml:"hold-points"`
	// MonthsValid is how old a visit may be; 0 is for ever. An older one permits no
	// more than a second visit.
	MonthsValid int `toml:"months-valid"`
	// Overdue is how many promises may be overdue before an order needs hold points;
	// negative is any number.
	Overdue int `toml:"overdue-promises"`
}

// DefaultPolicy returns the policy that holds where the buyer has none: what the
// method suggests.
func DefaultPolicy() BuyerPolicy {
	return BuyerPolicy{
		Grades:  map[checklist.Grade]Consequence{"A": Award, "B": Award, "C": WithHolds, "D": NoAward},
		Unrated: SecondVisit, UnratedAt: map[checklist.Grade]Consequence{"B": SecondVisit, "C": SecondVisit, "D": NoAward},
		HoldPoints: 0, MonthsValid: 24, Overdue: 0,
	}
}

// Check says what is wrong with a policy; the error wraps [checklist.ErrInvalid].
func (p *BuyerPolicy) Check() error {
	known := func(c Consequence) bool { return slices.Contains(Consequences(), c) }
	for _, g := range []checklist.Grade{"A", "B", "C", "D"} {
		if !known(p.Grades[g]) {
			return fmt.Errorf("%w policy: grades.%s is %q", checklist.ErrInvalid, g, p.Grades[g])
		}
	}
	if !known(p.Unrated) {
		return fmt.Errorf("%w policy: unrated is %q", checklist.ErrInvalid, p.Unrated)
	}
	for g, c := range p.UnratedAt {
		if !known(c) {
			return fmt.Errorf("%w policy: unrated-capped-at.%s is %q", checklist.ErrInvalid, g, c)
		}
	}
	if p.HoldPoints < 0 || p.MonthsValid < 0 {
		return fmt.Errorf("%w policy: hold-points and months-valid are not negative", checklist.ErrInvalid)
	}
	return nil
}

// verdict is what a policy permits on a visit, with its reasons as wordings of
// the report.
type verdict struct {
	What    Consequence
	Reasons []reason
}

// reason is a wording with what is put into it.
type reason struct {
	key  string
	args []any
}

// permits applies the policy: what the letter permits, and then what else
// restricts it. A restriction never permits more.
func (p *BuyerPolicy) permits(s *assessment.Sheet, r *assessment.Result, v *checklist.Visit, c *checklist.Checklist, o Options) verdict {
	var d verdict
	restrict := func(to Consequence, key string, args ...any) {
		if slices.Index(Consequences(), to) > slices.Index(Consequences(), d.What) {
			d.What = to
		}
		d.Reasons = append(d.Reasons, reason{key, args})
	}
	switch {
	case r.Rated:
		d.What = p.Grades[r.Grade]
		d.Reasons = append(d.Reasons, reason{"grade %s", []any{r.Status}})
	case len(r.Caps) > 0 && p.UnratedAt[r.Caps[0].Grade] != "":
		d.What = p.UnratedAt[r.Caps[0].Grade]
		d.Reasons = append(d.Reasons, reason{"no letter yet, at most %s", []any{r.Caps[0].Grade}})
	default:
		d.What = p.Unrated
		d.Reasons = append(d.Reasons, reason{"no letter yet: too little was seen", nil})
	}
	if n := holdPoints(c, v, s, o.Policy.HoldBelow); n > p.HoldPoints {
		restrict(WithHolds, "hold points: %d", n)
	}
	if n := overdue(v, o.Now); p.Overdue >= 0 && n > p.Overdue {
		restrict(WithHolds, "promises overdue: %d", n)
	}
	if day, err := time.Parse(time.DateOnly, v.Date); p.MonthsValid > 0 && err == nil && day.AddDate(0, p.MonthsValid, 0).Before(o.Now) {
		restrict(SecondVisit, "older than %d months", p.MonthsValid)
	}
	return d
}

// holdPoints counts the practice questions whose best case is below a number of
// milli-points.
func holdPoints(c *checklist.Checklist, v *checklist.Visit, s *assessment.Sheet, below int64) int {
	n := 0
	for i := range c.Items {
		it := &c.Items[i]
		a := v.Answers[it.ID]
		if it.Axis == checklist.Practice && (a.State == checklist.Answered || a.State == checklist.Refused) && s.Range(it.ID).Hi < below {
			n++
		}
	}
	return n
}

func overdue(v *checklist.Visit, now time.Time) int {
	n := 0
	for _, p := range v.Commitments {
		if (p.State == "" || p.State == "open") && p.Due != "" && p.Due < now.Format(time.DateOnly) {
			n++
		}
	}
	return n
}
