package report

import (
	"fmt"
	"slices"

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
