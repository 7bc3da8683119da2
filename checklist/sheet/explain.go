package sheet

import "slices"

// plans returns how each sheet is laid out, in the order in which a book has them.
func plans() []plan {
	return []plan{
		settings.plan(), items.plan(), fields.plan(), options.plan(), caps.plan(), opens.plan(), sections.plan(),
		scopes.plan(), themes.plan(), places.plan(), responseSets.plan(), levels.plan(), anchors.plan(),
		choices.plan(), elements.plan(), marks.plan(), rules.plan(),
	}
}

// sheetNames returns the names of the sheets, in the order in which a book has them.
func sheetNames() []string {
	var names []string
	for _, p := range plans() {
		names = append(names, p.name)
	}
	return names
}

// explained is a sheet that says what the columns mean. It is not read.
func explained() Sheet {
	s := Sheet{Name: note + "about", Rows: []Row{{No: 1, Cells: []string{"sheet", "column", "what it is"}}}}
	add := func(cells ...string) { s.Rows = append(s.Rows, Row{No: len(s.Rows) + 1, Cells: cells}) }
	for _, p := range plans() {
		add(p.name, "", p.about)
		for _, c := range p.columns {
			if c.texts {
				add(p.name, heading(c.name, "en"), c.about+" Once for each language: "+heading(c.name, "en")+", "+heading(c.name, "zh")+".")
			} else {
				add(p.name, c.name, c.about)
			}
		}
	}
	return s
}

// choicesOf returns the words that a column of a sheet can hold, where they are few.
func choicesOf(sheet, column string) []string {
	const most = 255 // characters that a workbook takes for a list
	for _, p := range plans() {
		i := slices.IndexFunc(p.columns, func(c planned) bool { return p.name == sheet && c.name == column })
		if i < 0 || p.columns[i].one == nil {
			continue
		}
		words, n := p.columns[i].one(), 0
		for _, w := range words {
			n += len(w) + 1
		}
		if n <= most {
			return words
		}
	}
	return nil
}
