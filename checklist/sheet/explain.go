package sheet

import "slices"

// Column is one column of the sheets, for a page about them.
type Column struct {
	Sheet, Name, About string
	Languages          bool // it stands once for each language

	one func() []string
}

// About is what a sheet is for.
type About struct{ Sheet, About string }

func (p plan) explain() (About, []Column) {
	list := make([]Column, len(p.columns))
	for i, c := range p.columns {
		list[i] = Column{Sheet: p.name, Name: c.name, About: c.about, Languages: c.texts, one: c.one}
	}
	return About{p.name, p.about}, list
}

// Sheets returns what each sheet is for, and all columns, in the order of a book.
func Sheets() ([]About, []Column) {
	var abouts []About
	var columns []Column
	for _, p := range []plan{
		settings.plan(), items.plan(), fields.plan(), options.plan(), caps.plan(), opens.plan(), sections.plan(),
		scopes.plan(), themes.plan(), places.plan(), responseSets.plan(), levels.plan(), anchors.plan(),
		choices.plan(), elements.plan(), marks.plan(), rules.plan(),
	} {
		about, list := p.explain()
		abouts, columns = append(abouts, about), append(columns, list...)
	}
	return abouts, columns
}

// Names returns the names of the sheets, in the order in which a book has them.
func Names() []string {
	abouts, _ := Sheets()
	names := make([]string, len(abouts))
	for i, a := range abouts {
		names[i] = a.Sheet
	}
	return names
}

// explained is a sheet that says what the columns mean. It is not read.
func explained() Sheet {
	abouts, columns := Sheets()
	s := Sheet{Name: note + "about", Rows: []Row{{No: 1, Cells: []string{"sheet", "column", "what it is"}}}}
	add := func(cells ...string) { s.Rows = append(s.Rows, Row{No: len(s.Rows) + 1, Cells: cells}) }
	for _, a := range abouts {
		add(a.Sheet, "", a.About)
		for _, c := range columns {
			switch {
			case c.Sheet != a.Sheet:
			case c.Languages:
				add(a.Sheet, c.Name+"::en", c.About+" Once for each language: "+c.Name+"::en, "+c.Name+"::zh.")
			default:
				add(a.Sheet, c.Name, c.About)
			}
		}
	}
	return s
}

// choicesOf returns the words that a column can hold, where they are few.
func choicesOf(sheet, name string) []string {
	_, columns := Sheets()
	i := slices.IndexFunc(columns, func(c Column) bool { return c.Sheet == sheet && c.Name == name })
	if i < 0 || columns[i].one == nil {
		return nil
	}
	const most = 255 // characters that a workbook takes for a list
	n := 0
	for _, w := range columns[i].one() {
		n += len(w) + 1
	}
	if n > most {
		return nil
	}
	return columns[i].one()
}

func headingsOf(s *Sheet) []string {
	if len(s.Rows) == 0 {
		return nil
	}
	return s.Rows[0].Cells
}
