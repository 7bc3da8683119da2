package sheet

import "gemba/checklist"

// FromChecklist lays a checklist out. Every key that has a value is in the book;
// comments of its text are not.
func FromChecklist(name string, c *checklist.Checklist) *Book {
	langs := c.Languages
	var (
		itemRows   []itemRow
		fieldRows  []fieldRow
		optionRows []optionRow
		capRows    []capRow
		opensRows  []opensRow
		levelRows  []levelRow
		choiceRows []choiceRow
		markRows   []markRow
	)
	for i := range c.Themes {
		for _, cp := range c.Themes[i].Caps {
			capRows = append(capRows, capRow{theme: c.Themes[i].ID, Cap: cp})
		}
	}
	for i := range c.Items {
		it := &c.Items[i]
		row := itemRow{Item: *it}
		if it.Knock != nil {
			row.knock = *it.Knock
		}
		itemRows = append(itemRows, row)
		for _, f := range it.Fields {
			fieldRows = append(fieldRows, fieldRow{item: it.ID, Field: f})
			for _, o := range f.Options {
				optionRows = append(optionRows, optionRow{item: it.ID, field: f.Name, id: o["id"], label: o})
			}
		}
		for _, cp := range it.Caps {
			capRows = append(capRows, capRow{item: it.ID, Cap: cp})
		}
		for _, b := range it.Opens {
			opensRows = append(opensRows, opensRow{item: it.ID, Branch: b})
		}
	}
	for _, s := range c.ResponseSets {
		for _, l := range s.Levels {
			levelRows = append(levelRows, levelRow{set: s.ID, AnchorLevel: l})
		}
	}
	for _, table := range checklist.ChoiceTables() {
		for _, choice := range *c.Choices(table) {
			choiceRows = append(choiceRows, choiceRow{table: table, Choice: choice})
		}
	}
	for _, e := range c.CapaElements {
		for _, m := range e.Marks {
			markRows = append(markRows, markRow{element: e.ID, text: m})
		}
	}
	return &Book{Name: name, Sheets: []Sheet{
		settings.write(langs, []checklist.Header{c.Header}),
		items.write(langs, itemRows), fields.write(langs, fieldRows), options.write(langs, optionRows),
		caps.write(langs, capRows), opens.write(langs, opensRows),
		sections.write(langs, c.Sections), scopes.write(langs, c.Scopes), themes.write(langs, c.Themes), places.write(langs, c.Places),
		responseSets.write(langs, c.ResponseSets), levels.write(langs, levelRows), anchors.write(langs, c.AnchorSets),
		choices.write(langs, choiceRows), elements.write(langs, c.CapaElements), marks.write(langs, markRows),
		rules.write(langs, c.Rules),
	}}
}
