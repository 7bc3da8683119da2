package sheet

import (
	"slices"
	"strings"

	"gemba/checklist"
)

// column is one column of a sheet whose rows are of type T.
type column[T any] struct {
	name  string
	about string          // what it means, for the page about the sheets
	ref   func(*T) any    // the value that the cell holds
	one   func() []string // what it can hold, for a list to choose from
}

// layout is how entries of type T lie in a sheet. A column that holds a
// [checklist.Text] stands once for each language, as name::language.
type layout[T any] struct {
	name, about string
	columns     []column[T]
}

// plan is a layout whatever the type of its entries: what is done with one is compiled
// once, and not for each of the types.
type plan struct {
	name, about string
	columns     []planned
}

// planned is one column of a plan.
type planned struct {
	name, about string
	texts       bool // it stands once for each language
	one         func() []string
}

func (l layout[T]) plan() plan {
	var zero T
	p := plan{name: l.name, about: l.about}
	for _, c := range l.columns {
		_, texts := c.ref(&zero).(*checklist.Text)
		p.columns = append(p.columns, planned{c.name, c.about, texts, c.one})
	}
	return p
}

// heading is the name of the column of a text in one language.
func heading(name, language string) string { return name + "::" + language }

// write fills a sheet.
func (l layout[T]) write(languages []string, entries []T) Sheet {
	return l.plan().write(languages, len(entries), func(row, column int) any { return l.columns[column].ref(&entries[row]) })
}

// write fills a sheet of so many rows with the values of cells.
func (p plan) write(languages []string, rows int, value func(row, column int) any) Sheet {
	s := Sheet{Name: p.name}
	var head []string
	for _, c := range p.columns {
		if !c.texts {
			head = append(head, c.name)
			continue
		}
		for _, lang := range languages {
			head = append(head, heading(c.name, lang))
		}
	}
	s.Rows = append(s.Rows, Row{No: 1, Cells: head})
	for i := range rows {
		var cells []string
		for j := range p.columns {
			v := value(i, j)
			if t, ok := v.(*checklist.Text); ok {
				for _, lang := range languages {
					cells = append(cells, breaks((*t)[lang]))
				}
				continue
			}
			cells = append(cells, text(v))
		}
		s.Rows = append(s.Rows, Row{No: i + 2, Cells: cells})
	}
	return s
}

// entry is one entry of a sheet and the row that it stands in.
type entry[T any] struct {
	value T
	row   int
}

// read takes the entries out of a sheet; of one that the book does not have,
// none. What is wrong is noted with r.
func (l layout[T]) read(r *reader) []entry[T] {
	var list []entry[T]
	l.plan().read(r, func(row int) func(column int) any {
		list = append(list, entry[T]{row: row})
		e := &list[len(list)-1]
		return func(column int) any { return l.columns[column].ref(&e.value) }
	})
	return list
}

// read has an entry made for each row of a sheet that is not blank, and sets the
// values of its columns.
func (p plan) read(r *reader, entry func(row int) (value func(column int) any)) {
	s := r.sheet(p.name)
	if s == nil || len(s.Rows) == 0 {
		return
	}
	head := p.headings(r, s)
	for _, wrong := range s.faults {
		for i, h := range head {
			if letters(i) == wrong.Column && h.column >= 0 {
				wrong.Column = r.column(p.name, h.name)
			}
		}
		r.problems = append(r.problems, wrong)
	}
	for _, row := range s.Rows[1:] {
		if row.blank() {
			continue
		}
		value := entry(row.No)
		for i, h := range head {
			if h.column < 0 || strings.TrimSpace(row.cell(i)) == "" {
				continue
			}
			v := value(h.column)
			if t, ok := v.(*checklist.Text); ok {
				if *t == nil {
					*t = checklist.Text{}
				}
				(*t)[h.language] = breaks(row.cell(i))
				continue
			}
			if wrong, hint := set(v, row.cell(i)); wrong != "" {
				r.fault(p.name, row.No, h.name, hint, "%s", wrong)
			}
		}
	}
}

// head is one heading of a sheet: which column of the layout it is, or -1.
type head struct {
	name, language string
	column         int
}

// headings reads the first row of a sheet and notes where each column is.
func (p plan) headings(r *reader, s *Sheet) []head {
	list := make([]head, len(s.Rows[0].Cells))
	for i, cell := range s.Rows[0].Cells {
		h := parseHeading(cell)
		h.column = slices.IndexFunc(p.columns, func(c planned) bool { return c.name == h.name })
		at := letters(i)
		switch {
		case h.name == "" || strings.HasPrefix(strings.TrimSpace(cell), note):
			h.column = -1
			list[i] = h
			continue
		case h.column < 0:
			r.fault(p.name, s.Rows[0].No, at, instead(h.name, p.names())+"; a heading that begins with "+note+" is your own and is passed over", "column %q does not exist", short(cell))
			list[i] = h
			continue
		}
		texts := p.columns[h.column].texts
		switch {
		case texts && h.language == "":
			h.language = "en"
		case !texts && h.language != "":
			r.fault(p.name, s.Rows[0].No, at, "write "+h.name, "column %s has no languages", h.name)
		}
		if texts {
			h.name = heading(h.name, h.language)
		}
		if !r.locate(p.name, h.name, at) {
			r.fault(p.name, s.Rows[0].No, at, "remove one of the two", "column %s is there twice", h.name)
			h.column = -1
		}
		list[i] = h
	}
	return list
}

// note begins the name of a column, or of a sheet, that is not read.
const note = "#"

// parseHeading reads a heading: a name, or name::language, where the language is
// a code or a name with its code in parentheses, as XLSForm writes it.
func parseHeading(cell string) head {
	name, language, _ := strings.Cut(strings.ToLower(strings.TrimSpace(cell)), ":")
	name = strings.ReplaceAll(strings.TrimSpace(name), "_", "-")
	language = strings.TrimSpace(strings.TrimPrefix(language, ":"))
	if _, code, ok := strings.Cut(language, "("); ok {
		language = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(code), ")"))
	}
	return head{name: name, language: language, column: -1}
}

// instead says which name may have been meant.
func instead(name string, names []string) string {
	best, least := "", 3 // a slip or two
	for _, n := range names {
		if d := distance(name, n); d < least {
			best, least = n, d
		}
	}
	if best != "" {
		return "did you mean " + best + "?"
	}
	return "correct it to one of " + strings.Join(names, ", ")
}

// distance is how many letters are to be put in, taken out or exchanged to turn
// one name into another (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, before+1, row[j]+1)
		}
	}
	return row[len(b)]
}

func (p plan) names() []string {
	list := make([]string, len(p.columns))
	for i, c := range p.columns {
		list[i] = c.name
	}
	return list
}
