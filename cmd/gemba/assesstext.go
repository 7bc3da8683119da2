package main

import (
	"fmt"
	"slices"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// assessText is the model on one screen: the grade, the two axes, what limits
// the grade, where the points went, what to ask next, what could change it.
func assessText(c *checklist.Checklist, v *checklist.Visit, r *assessment.Result, asOfNow bool) string {
	var p page
	p.head(c, v, r, asOfNow)
	p.line("GRADE", r.Status+"  "+r.StatusWords())
	p.axis("PRACTICE", &r.Practice)
	p.axis("PAPER", &r.Paper)
	p.line("GAP", fmt.Sprintf("%5s  %s to %s; %s", assessment.Signed(r.Gap.Score), assessment.Signed(r.Gap.Lo), assessment.Signed(r.Gap.Hi), r.Gap.Words()))
	for i := range r.Caps {
		k := &r.Caps[i]
		p.line("CAP "+string(k.Grade), strings.TrimSpace(k.Rule+"  "+k.Item+" "+k.Text))
	}
	p.holds(r.Holds)
	p.waterfall(r)
	p.next(c, r.Next)
	p.flips(r)
	for _, f := range r.Faults {
		p.line("NOT COUNTED", f.Item+": "+f.Text)
	}
	p.line("CONFIDENCE", r.Confidence)
	if len(r.Modifiers) > 0 {
		p.line("BESIDE IT", strings.Join(r.Modifiers, "; "))
	}
	p.line("IN SHORT", r.Sentence)
	return p.b.String()
}

func (p *page) head(c *checklist.Checklist, v *checklist.Visit, r *assessment.Result, asOfNow bool) {
	words := func(parts ...string) string {
		return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
	}
	when := "as of the visit"
	if asOfNow {
		when = "as promises stand now"
	}
	p.line("VISIT", words(v.Supplier, v.Site, v.Order, v.Date, when))
	scope := r.Scope
	if s := c.Scope(scope); s != nil {
		scope = strings.ToLower(s.Title.In("en"))
	}
	p.line("MODEL", words(r.Model, fmt.Sprintf("%s %s (%s)", c.ID, c.Version, beginning(r.Checklist, 12)), scope))
}

// axis draws the score, the range as a bar between its ends, and the evidence.
func (p *page) axis(label string, a *assessment.Axis) {
	const width = 30
	p.line(label, fmt.Sprintf("%5s  %5s %s %-5s  evidence %d %%", assessment.Points(a.Score),
		assessment.Points(a.Lo), bar(a.Range, a.Score, width), assessment.Points(a.Hi), assessment.Percent(a.Evidence)))
}

// bar draws a range of 0 to 100 points on so many cells: its ends, and the
// score in the middle of it.
func bar(r assessment.Range, score int64, width int) string {
	cell := func(milli int64) int { return int(milli * int64(width-1) / assessment.Full) }
	cells := slices.Repeat([]string{"─"}, width)
	for i := cell(r.Lo); i <= cell(r.Hi); i++ {
		cells[i] = "━"
	}
	cells[cell(r.Lo)], cells[cell(r.Hi)], cells[cell(score)] = "┝", "┥", "┿"
	return strings.Join(cells, "")
}

// holds names the items that keep the grade down until they are proven, one
// line a grade.
func (p *page) holds(holds []assessment.Hold) {
	for len(holds) > 0 {
		grade := holds[0].Grade
		var items []string
		for len(holds) > 0 && holds[0].Grade == grade {
			items = append(items, holds[0].Item)
			holds = holds[1:]
		}
		p.line("HOLD "+string(grade), "until proven: "+strings.Join(items, ", "))
	}
}

// waterfall shows where the points between 100 and the score went. The tenths
// add up, and the score is the one that stands beside the bar.
func (p *page) waterfall(r *assessment.Result) {
	a := r.Account()
	text := tenthsPoints(a.Score) + " + " + tenthsPoints(a.Proven.Total) + " proven lost"
	if lost := losses(r.Contributions, a.Proven.Parts); lost != "" {
		text += " (" + lost + ")"
	}
	text += " + " + tenthsPoints(a.Open.Total) + " not yet proven"
	if r.CapAdjust > 0 {
		text += "; the cap takes another " + assessment.Points(r.CapAdjust) + ", shown " + assessment.Points(r.Score)
	}
	p.line("100 =", text)
}

// losses names the items that cost most, in tenths that add up.
func losses(items []assessment.Contribution, tenths []int64) string {
	const most = 4
	order := make([]int, 0, len(items))
	for i := range items {
		if tenths[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(tenths[b] - tenths[a]) })
	var words []string
	others := int64(0)
	for k, i := range order {
		if k < most {
			words = append(words, items[i].Item+" "+tenthsPoints(tenths[i]))
		} else {
			others += tenths[i]
		}
	}
	if others > 0 {
		words = append(words, "others "+tenthsPoints(others))
	}
	return strings.Join(words, ", ")
}

func tenthsPoints(t int64) string { return assessment.Points(100 * t) }

// next names the questions most worth asking, the first with its prompt.
func (p *page) next(c *checklist.Checklist, next []assessment.Question) {
	const most = 3
	label := "NEXT"
	for i, q := range next[:min(len(next), most)] {
		p.line(label, fmt.Sprintf("%s  %s points, %d min: %s", q.Item, assessment.Points(q.Gain), q.Minutes, q.Reason))
		label = ""
		if it := c.Item(q.Item); it != nil && i == 0 {
			p.indented("", labelWidth+len(it.ID)+2, it.Prompt.In("en"))
		}
	}
}

// flips says what a single answer could change.
func (p *page) flips(r *assessment.Result) {
	const most = 3
	label := "FLIP"
	if words := r.FlipWords(); words != "" {
		p.line(label, words)
		label = ""
	}
	for _, f := range r.Flips[:min(len(r.Flips), most)] {
		side := "or more"
		if f.To == 0 {
			side = "or less"
		}
		p.line(label, fmt.Sprintf("%s at %s %s: %s", f.Item, assessment.Points(f.Need), side, f.Grade))
		label = ""
	}
}
