package report

import (
	"gemba/assessment"
)

// theme is the subtotal of one theme.
type theme struct {
	Title    text
	Score    string
	Bar      *bar
	Evidence int64
	Weight   int64
	Items    int
}

func (e *edition) themes() []theme {
	var list []theme
	for i := range e.r.Themes {
		t := &e.r.Themes[i]
		out := theme{
			Title: e.typed(t.ID), Score: assessment.Points(t.Score), Bar: barOf(t.Range, t.Score),
			Evidence: assessment.Percent(t.Evidence), Weight: t.Weight, Items: t.Items,
		}
		for j := range e.c.Themes {
			if e.c.Themes[j].ID == t.ID {
				out.Title = e.listed(e.c.Themes[j].Title)
			}
		}
		if t.Items > 0 {
			list = append(list, out)
		}
	}
	return list
}
