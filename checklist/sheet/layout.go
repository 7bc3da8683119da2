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

func isText(value any) bool {
	_, ok := value.(*checklist.Text)
	return ok
}

// heading is the name of the column of a text in one language.
func heading(name, language string) string { return name + "::" + language }

// write fills a sheet.
func (l layout[T]) write(languages []string, entries []T) Sheet {
	var zero T
	s := Sheet{Name: l.name}
	var head []string
	for _, c := range l.columns {
		if !isText(c.ref(&zero)) {
			head = append(head, c.name)
			continue
		}
		for _, lang := range languages {
			head = append(head, heading(c.name, lang))
		}
	}
	s.Rows = append(s.Rows, Row{No: 1, Cells: head})
	for i := range entries {
		var cells []string
		for _, c := range l.columns {
			value := c.ref(&entries[i])
			if t, ok := value.(*checklist.Text); ok {
				for _, lang := range languages {
					cells = append(cells, breaks((*t)[lang]))
				}
				continue
			}
			cells = append(cells, text(value))
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
	s := r.sheet(l.name)
	if s == nil || len(s.Rows) == 0 {
		return nil
	}
	head := l.headings(r, s)
	for _, p := range s.faults {
		for i, h := range head {
			if letters(i) == p.Column && h.column >= 0 {
				p.Column = r.column(l.name, h.name)
			}
		}
		r.problems = append(r.problems, p)
	}
	var list []entry[T]
	for _, row := range s.Rows[1:] {
		if row.blank() {
			continue
		}
		e := entry[T]{row: row.No}
		for i, h := range head {
			if h.column < 0 || strings.TrimSpace(row.cell(i)) == "" {
				continue
			}
			value := l.columns[h.column].ref(&e.value)
			if t, ok := value.(*checklist.Text); ok {
				if *t == nil {
					*t = checklist.Text{}
				}
				(*t)[h.language] = breaks(row.cell(i))
				continue
			}
			if wrong, hint := set(value, row.cell(i)); wrong != "" {
				r.fault(l.name, row.No, h.name, hint, "%s", wrong)
			}
		}
		list = append(list, e)
	}
	return list
}

// head is one heading of a sheet: which column of the layout it is, or -1.
type head struct {
	name, language string
	column         int
}

// headings reads the first row of a sheet and notes where each column is.
func (l layout[T]) headings(r *reader, s *Sheet) []head {
	var zero T
	list := make([]head, len(s.Rows[0].Cells))
	for i, cell := range s.Rows[0].Cells {
		h := parseHeading(cell)
		h.column = slices.IndexFunc(l.columns, func(c column[T]) bool { return c.name == h.name })
		at := letters(i)
		switch {
		case h.name == "" || strings.HasPrefix(strings.TrimSpace(cell), note):
			h.column = -1
			list[i] = h
			continue
		case h.column < 0:
			r.fault(l.name, s.Rows[0].No, at, instead(h.name, l.names())+"; a heading that begins with "+note+" is your own and is passed over", "column %q does not exist", short(cell))
			list[i] = h
			continue
		}
		texts := isText(l.columns[h.column].ref(&zero))
		switch {
		case texts && h.language == "":
			h.language = "en"
		case !texts && h.language != "":
			r.fault(l.name, s.Rows[0].No, at, "write "+h.name, "column %s has no languages", h.name)
		}
		if texts {
			h.name = heading(h.name, h.language)
		}
		if !r.locate(l.name, h.name, at) {
			r.fault(l.name, s.Rows[0].No, at, "remove one of the two", "column %s is there twice", h.name)
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

func (l layout[T]) names() []string {
	list := make([]string, len(l.columns))
	for i, c := range l.columns {
		list[i] = c.name
	}
	return list
}
