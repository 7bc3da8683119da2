package sheet

import (
	"fmt"
	"slices"

	"gemba/checklist"
)

// at names an entry of a table.
func at(table string, i int) string { return fmt.Sprintf("%s[%d]", table, i) }

// take reads a sheet whose entries stand in a table of their own.
func take[T any](r *reader, l layout[T], table string) []T {
	var list []T
	for i, e := range l.read(r) {
		r.rows[at(table, i)] = spot{l.name, e.row}
		list = append(list, e.value)
	}
	return list
}

// tables reads the sheets that do not depend on others.
func (r *reader) tables() {
	c := r.c
	headers := settings.read(r)
	switch {
	case len(headers) == 0:
		r.fault(settingsSheet, 0, "", "add the sheet, with one row of id, version, title::en and languages", "the checklist does not say what it is")
	case len(headers) > 1:
		r.fault(settingsSheet, headers[1].row, "", "keep one row", "a checklist has one row of settings")
	default:
		c.Header = headers[0].value
	}
	for _, h := range headers {
		r.rows["checklist"] = spot{settingsSheet, h.row}
	}
	c.Scopes = take(r, scopes, "scope")
	c.Themes = take(r, themes, "theme")
	c.Places = take(r, places, "place")
	c.Sections = take(r, sections, "section")
	c.ResponseSets = take(r, responseSets, "response-set")
	c.AnchorSets = take(r, anchors, "anchors")
	c.CapaElements = take(r, elements, "capa-element")
	c.Rules = take(r, rules, "rule")
	for _, e := range choices.read(r) {
		table := c.Choices(e.value.table)
		if table == nil {
			r.fault(choicesSheet, e.row, "table", "use one of "+joinList(checklist.ChoiceTables()), "table %q does not exist", short(e.value.table))
			continue
		}
		r.rows[at(e.value.table, len(*table))] = spot{choicesSheet, e.row}
		*table = append(*table, e.value.Choice)
	}
}

// entries reads the items, and the sheets whose rows lie in other entries.
func (r *reader) entries() {
	for i, e := range items.read(r) {
		it := e.value.Item
		if k := e.value.knock; k.Grade != "" || k.ID != "" || len(k.Rule) > 0 {
			it.Knock = &k
		}
		r.rows[at("item", i)] = spot{itemsSheet, e.row}
		r.c.Items = append(r.c.Items, it)
	}
	if r.sheet(itemsSheet) == nil {
		r.fault(itemsSheet, 0, "", "add the sheet, with one row for each question", "the checklist asks nothing")
	}
	for _, e := range levels.read(r) {
		i := slices.IndexFunc(r.c.ResponseSets, func(s checklist.ResponseSet) bool { return s.ID == e.value.set })
		if r.found(i, levelsSheet, e.row, "response-set", e.value.set, setsSheet) {
			into(r, &r.c.ResponseSets[i].Levels, e.value.AnchorLevel, at("response-set", i)+".levels", spot{levelsSheet, e.row})
		}
	}
	for _, e := range marks.read(r) {
		i := slices.IndexFunc(r.c.CapaElements, func(s checklist.CapaElement) bool { return s.ID == e.value.element })
		if r.found(i, marksSheet, e.row, "element", e.value.element, elementsSheet) {
			into(r, &r.c.CapaElements[i].Marks, e.value.text, at("capa-element", i)+".marks", spot{marksSheet, e.row})
		}
	}
	for _, e := range fields.read(r) {
		if i := r.item(fieldsSheet, e.row, e.value.item); i >= 0 {
			into(r, &r.c.Items[i].Fields, e.value.Field, at("item", i)+".fields", spot{fieldsSheet, e.row})
		}
	}
	for _, e := range opens.read(r) {
		if i := r.item(opensSheet, e.row, e.value.item); i >= 0 {
			into(r, &r.c.Items[i].Opens, e.value.Branch, at("item", i)+".opens", spot{opensSheet, e.row})
		}
	}
	r.capRows()
	r.optionRows()
}

// into appends an entry to a list within another entry.
func into[T any](r *reader, list *[]T, value T, path string, where spot) {
	r.rows[at(path, len(*list))] = where
	*list = append(*list, value)
}

// found notes a row that belongs to an entry which does not exist.
func (r *reader) found(i int, sheet string, row int, column, id, parent string) bool {
	if i < 0 {
		r.fault(sheet, row, column, "use an id of sheet "+parent+", or remove the row", "%q is not in sheet %s", short(id), parent)
	}
	return i >= 0
}

// item returns the position of the item that a row belongs to, or -1.
func (r *reader) item(sheet string, row int, id string) int {
	i := slices.IndexFunc(r.c.Items, func(it checklist.Item) bool { return it.ID == id })
	r.found(i, sheet, row, "item", id, itemsSheet)
	return i
}

func (r *reader) capRows() {
	for _, e := range caps.read(r) {
		where := spot{capsSheet, e.row}
		switch row := e.value; {
		case (row.item == "") == (row.theme == ""):
			r.fault(capsSheet, e.row, "item", "name the item or the theme, not both", "a cap belongs to one item or to one theme")
		case row.theme != "":
			i := slices.IndexFunc(r.c.Themes, func(t checklist.Theme) bool { return t.ID == row.theme })
			if r.found(i, capsSheet, e.row, "theme", row.theme, themesSheet) {
				into(r, &r.c.Themes[i].Caps, row.Cap, at("theme", i)+".caps", where)
			}
		default:
			if i := r.item(capsSheet, e.row, row.item); i >= 0 {
				into(r, &r.c.Items[i].Caps, row.Cap, at("item", i)+".caps", where)
			}
		}
	}
}

func (r *reader) optionRows() {
	for _, e := range options.read(r) {
		i := r.item(optionsSheet, e.row, e.value.item)
		if i < 0 {
			continue
		}
		fields := r.c.Items[i].Fields
		j := slices.IndexFunc(fields, func(f checklist.Field) bool { return f.Name == e.value.field })
		if !r.found(j, optionsSheet, e.row, "field", e.value.field, fieldsSheet) {
			continue
		}
		option := map[string]string{"id": e.value.id}
		for lang, s := range e.value.label {
			if lang != "id" {
				option[lang] = s
			}
		}
		into(r, &fields[j].Options, option, at(at("item", i)+".fields", j)+".options", spot{optionsSheet, e.row})
	}
}
