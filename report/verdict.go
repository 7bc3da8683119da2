package report

import (
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

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

// consequenceWords say what is permitted.
var consequenceWords = map[Consequence]string{
	Award: "Order may be placed", WithHolds: "Order with hold points", SecondVisit: "Second visit", NoAward: "Do not award",
}
