package sheet

import (
	"slices"

	"gemba/checklist"
)

// borrow takes the tables whose sheets the book does not have from the built-in
// checklist, in the languages of this one.
func (r *reader) borrow() {
	c, from := r.c, checklist.Builtin()
	if r.sheet(placesSheet) == nil {
		c.Places = translated(c, from.Places, func(p *checklist.Place) []*checklist.Text { return []*checklist.Text{&p.Title} })
	}
	if r.sheet(setsSheet) == nil && r.sheet(levelsSheet) == nil {
		c.ResponseSets = translated(c, from.ResponseSets, func(s *checklist.ResponseSet) []*checklist.Text {
			s.Levels = translated(c, s.Levels, func(l *checklist.AnchorLevel) []*checklist.Text { return []*checklist.Text{&l.Text} })
			return []*checklist.Text{&s.Title}
		})
	}
	if r.sheet(anchorsSheet) == nil {
		c.AnchorSets = append(c.AnchorSets, from.AnchorSets...)
	}
	if r.sheet(elementsSheet) == nil && r.sheet(marksSheet) == nil {
		c.CapaElements = translated(c, from.CapaElements, func(e *checklist.CapaElement) []*checklist.Text {
			e.Marks = translated(c, e.Marks, func(t *checklist.Text) []*checklist.Text { return []*checklist.Text{t} })
			return []*checklist.Text{&e.Title}
		})
	}
	if r.sheet(rulesSheet) == nil {
		c.Rules = translated(c, from.Rules, func(u *checklist.Rule) []*checklist.Text { return []*checklist.Text{&u.Text} })
	}
	if r.sheet(choicesSheet) == nil {
		for _, table := range checklist.ChoiceTables() {
			*c.Choices(table) = translated(c, *from.Choices(table), func(e *checklist.Choice) []*checklist.Text {
				return []*checklist.Text{&e.Text, &e.Note, &e.Innocent, &e.Settles}
			})
		}
	}
}

// languages takes those of the prompts where the settings name none, English
// first.
func (r *reader) languages() {
	if len(r.c.Languages) > 0 {
		return
	}
	for name := range r.columns[itemsSheet] {
		if h := parseHeading(name); h.name == "prompt" {
			r.c.Languages = append(r.c.Languages, h.language)
		}
	}
	slices.SortFunc(r.c.Languages, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == "en" || b != "en" && a < b:
			return -1
		}
		return 1
	})
}

// translated copies a table with the texts in the languages of a checklist only.
func translated[T any](c *checklist.Checklist, table []T, texts func(*T) []*checklist.Text) []T {
	list := make([]T, len(table))
	for i := range table {
		list[i] = table[i]
		for _, t := range texts(&list[i]) {
			var kept checklist.Text
			for _, lang := range c.Languages {
				if t.Has(lang) {
					if kept == nil {
						kept = checklist.Text{}
					}
					kept[lang] = (*t)[lang]
				}
			}
			*t = kept
		}
	}
	return list
}

// The levels and the curve that are meant where an item names none.
const (
	usualLevels = "PRX"
	usualCurve  = "coverage"
)

// usual fills in what a row of an item may leave out.
func (r *reader) usual() {
	if r.c.Model == "" {
		r.c.Model = checklist.Builtin().Model
	}
	var all []string
	for _, s := range r.c.Scopes {
		all = append(all, s.ID)
	}
	for i := range r.c.Items {
		it := &r.c.Items[i]
		fill(&it.Kind, checklist.Level)
		fill(&it.Instrument, it.Kind.Usual())
		fill(&it.Place, checklist.PlaceAnywhere)
		if it.Axis == "" {
			it.Axis = checklist.Practice
			if it.Weight == 0 {
				it.Axis = checklist.Context
			}
		}
		if len(it.Scopes) == 0 {
			it.Scopes = all
		}
		switch it.Kind {
		case checklist.Level:
			fill(&it.ResponseSet, usualLevels)
		case checklist.Share:
			fill(&it.Anchors, usualCurve)
		default: // they say it themselves
		}
	}
}

func fill[T ~string](value *T, usual T) {
	if *value == "" {
		*value = usual
	}
}

// total adds up the weights where a sheet leaves the sums to the program.
func (r *reader) total() {
	axes, groups := map[checklist.Axis]int{}, map[string]int{}
	for i := range r.c.Items {
		axes[r.c.Items[i].Axis] += r.c.Items[i].Weight
		groups[r.c.Items[i].Theme] += r.c.Items[i].Weight
	}
	sum := func(stated *int, sum int) {
		if *stated == 0 {
			*stated = sum
		}
	}
	sum(&r.c.PracticeTotal, axes[checklist.Practice])
	sum(&r.c.PaperTotal, axes[checklist.Paper])
	for i := range r.c.Themes {
		sum(&r.c.Themes[i].Weight, groups[r.c.Themes[i].ID])
	}
}
