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

// Policy is what a buyer makes of an assessment: from where on a consequence
// follows, and which. It changes no score, letter or range: those belong to the
// model. Every part of it is the buyer's to change, in one file.
type Policy struct {
	// Grades says what each letter permits, firm or provisional.
	Grades map[checklist.Grade]Consequence `toml:"grades" json:"grades"`
	// Unrated is for a visit that saw too little for a letter; UnratedAt for one
	// that is capped already at a letter.
	Unrated   Consequence                     `toml:"unrated" json:"unrated"`
	UnratedAt map[checklist.Grade]Consequence `toml:"unrated-capped-at" json:"unrated-capped-at"`
	// HoldBelow is the best case of a practice item, in points, below which it is a
	// hold point; HoldPoints how many of these there may be before an order needs
	// them agreed.
	HoldBelow  int `toml:"hold-point-below" json:"hold-point-below"`
	HoldPoints int `toml:"hold-points" json:"hold-points"`
	// MonthsValid is how old a visit may be; 0 is for ever. An older one permits no
	// more than a second visit.
	MonthsValid int `toml:"months-valid" json:"months-valid"`
	// Overdue is how many promises may be overdue before an order needs hold points;
	// -1 is any number.
	Overdue int `toml:"overdue-promises" json:"overdue-promises"`
	// Questions is how many of the questions to ask next a report lists.
	Questions int `toml:"open-questions" json:"open-questions"`
}

// DefaultPolicy returns the policy that holds where the buyer has none: what the
// method suggests. 60 points is the score between C and D.
func DefaultPolicy() Policy {
	return Policy{
		Grades:  map[checklist.Grade]Consequence{"A": Award, "B": Award, "C": WithHolds, "D": NoAward},
		Unrated: SecondVisit, UnratedAt: map[checklist.Grade]Consequence{"B": SecondVisit, "C": SecondVisit, "D": NoAward},
		HoldBelow: 60, HoldPoints: 0, MonthsValid: 24, Overdue: 0, Questions: 8,
	}
}

// PolicyError says which key of a policy cannot be, and why.
type PolicyError struct {
	Table, Key, Why string
}

// Error is one clause: the key, and why it cannot be.
func (e *PolicyError) Error() string {
	name := e.Key
	if e.Table != "" {
		name = e.Table + "." + e.Key
	}
	return name + ": " + e.Why
}

// Unwrap makes it a [checklist.ErrInvalid].
func (e *PolicyError) Unwrap() error { return checklist.ErrInvalid }

// Check says what is wrong with a policy, as a [*PolicyError].
func (p *Policy) Check() error {
	if err := checkGrades("grades", p.Grades, "A", "B", "C", "D"); err != nil {
		return err
	}
	if why := unknownConsequence(p.Unrated); why != "" {
		return &PolicyError{"", "unrated", why}
	}
	if err := checkGrades("unrated-capped-at", p.UnratedAt, "B", "C", "D"); err != nil {
		return err
	}
	for _, n := range []struct {
		key         string
		value       int
		least, most int
	}{
		{"hold-point-below", p.HoldBelow, 0, 100},
		{"hold-points", p.HoldPoints, 0, 1000},
		{"months-valid", p.MonthsValid, 0, 1200},
		{"overdue-promises", p.Overdue, -1, 1000},
		{"open-questions", p.Questions, 0, 90},
	} {
		if n.value < n.least || n.value > n.most {
			return &PolicyError{"", n.key, fmt.Sprintf("%d is not from %d to %d", n.value, n.least, n.most)}
		}
	}
	return nil
}

// checkGrades looks at what each letter permits. A worse letter that permitted
// more than a better one would be a slip of the pen.
func checkGrades(table string, permits map[checklist.Grade]Consequence, letters ...checklist.Grade) error {
	for g := range permits {
		if !slices.Contains(letters, g) {
			return &PolicyError{table, string(g), fmt.Sprintf("%q is not one of %q", g, letters)}
		}
	}
	most := Consequence("")
	for _, g := range letters {
		c := permits[g]
		if c == "" && table != "grades" { // then it is as if nothing capped the visit
			continue
		}
		if why := unknownConsequence(c); why != "" {
			return &PolicyError{table, string(g), why}
		}
		if most != "" && severity(c) < severity(most) {
			return &PolicyError{table, string(g), fmt.Sprintf("%q permits more than a better letter does, %q", c, most)}
		}
		most = c
	}
	return nil
}

// point is one point in milli-points.
const point = 1000

func severity(c Consequence) int { return slices.Index(Consequences(), c) }

func unknownConsequence(c Consequence) string {
	if severity(c) >= 0 {
		return ""
	}
	return fmt.Sprintf("%q is not one of %q", c, Consequences())
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
func (p *Policy) permits(s *assessment.Sheet, r *assessment.Result, v *checklist.Visit, c *checklist.Checklist, now time.Time) verdict {
	var d verdict
	restrict := func(to Consequence, key string, args ...any) {
		if severity(to) > severity(d.What) {
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
	if n := len(p.holdPoints(c, v, s)); n > p.HoldPoints {
		restrict(WithHolds, "hold points: %d", n)
	}
	if n := overdue(v, now); p.Overdue >= 0 && n > p.Overdue {
		restrict(WithHolds, "promises overdue: %d", n)
	}
	if day, err := time.Parse(time.DateOnly, v.Date); p.MonthsValid > 0 && err == nil && day.AddDate(0, p.MonthsValid, 0).Before(now) {
		restrict(SecondVisit, "older than %d months", p.MonthsValid)
	}
	return d
}

// permits says what the buyer's policy permits on the visit.
func (e *edition) permits() verdict {
	return e.o.Policy.permits(e.sheet, e.r, e.v, e.c, e.o.Now)
}

// reasons puts the reasons of a verdict into words.
func (e *edition) reasons(d verdict) []string {
	words := make([]string, len(d.Reasons))
	for i, r := range d.Reasons {
		words[i] = e.w(r.key, r.args...)
	}
	return words
}

// holdPoints lists the practice questions whose best case is too low. Candour is
// none: it cannot be looked at before goods leave.
func (p *Policy) holdPoints(c *checklist.Checklist, v *checklist.Visit, s *assessment.Sheet) []*checklist.Item {
	var list []*checklist.Item
	for i := range c.Items {
		it := &c.Items[i]
		a := v.Answers[it.ID]
		if it.Axis != checklist.Practice || private(it) || a.State != checklist.Answered && a.State != checklist.Refused {
			continue
		}
		if s.Range(it.ID).Hi < int64(p.HoldBelow)*point {
			list = append(list, it)
		}
	}
	return list
}

func overdue(v *checklist.Visit, now time.Time) int {
	n := 0
	for i := range v.Commitments {
		if v.Commitments[i].Overdue(now) {
			n++
		}
	}
	return n
}
