package sheet

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gemba/checklist"
)

// reader reads a book into a checklist and remembers where each value stood.
type reader struct {
	book     *Book
	c        *checklist.Checklist
	problems checklist.Problems
	columns  map[string]map[string]string // sheet and heading: letter
	rows     map[string]spot              // such as "item[3].caps[0]": where it stood
}

// spot is a row of a sheet.
type spot struct {
	sheet string
	row   int
}

// Checklist reads the checklist that the book holds, and writes it as the TOML
// text by which it is known from then on. Sheets of tables that the book does
// not have, and cells that say what is usual, may be left out; docs/checklists.md
// says which. The error wraps [checklist.ErrInvalid]; where single cells are
// wrong, it is a [checklist.Problems] that lists all of them.
func (b *Book) Checklist() (*checklist.Checklist, error) {
	r := b.read()
	if len(r.problems) > 0 {
		return nil, r.sorted()
	}
	text, err := checklist.Format(r.c, "Made from "+b.Name+".")
	if err != nil {
		return nil, err
	}
	c, err := checklist.Parse(b.Name, text)
	var found checklist.Problems
	if errors.As(err, &found) {
		return nil, b.Locate(found)
	}
	return c, err
}

// Locate says of problems with the checklist of the book, such as those that
// [checklist.Lint] finds, in which cells they are.
func (b *Book) Locate(problems checklist.Problems) checklist.Problems {
	r := b.read()
	for _, p := range problems {
		r.problems = append(r.problems, r.relocated(p))
	}
	return r.sorted()
}

// read takes the book apart.
func (b *Book) read() *reader {
	r := &reader{book: b, c: &checklist.Checklist{}, columns: map[string]map[string]string{}, rows: map[string]spot{}}
	r.strangers()
	r.tables()
	r.entries()
	r.languages()
	r.borrow()
	r.usual()
	r.total()
	return r
}

// sheet returns a sheet of the book, or nil.
func (r *reader) sheet(name string) *Sheet {
	i := slices.IndexFunc(r.book.Sheets, func(s Sheet) bool { return sheetName(s.Name) == name })
	if i < 0 {
		return nil
	}
	return &r.book.Sheets[i]
}

func sheetName(s string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), "_", "-")
}

// fault notes a problem. The column is a heading, or the letter of one that has
// none.
func (r *reader) fault(sheet string, row int, column, hint, format string, args ...any) {
	r.problems = append(r.problems, problem(r.book.Name, sheet, row, r.column(sheet, column), hint, format, args...))
}

// column names a column by its heading and its letter.
func (r *reader) column(sheet, name string) string {
	if at := r.columns[sheet][name]; at != "" {
		return fmt.Sprintf("%s (%s)", name, at)
	}
	return name
}

// locate notes where a column is, and reports whether it is the first of its
// name.
func (r *reader) locate(sheet, name, letter string) bool {
	if r.columns[sheet] == nil {
		r.columns[sheet] = map[string]string{}
	}
	if r.columns[sheet][name] != "" {
		return false
	}
	r.columns[sheet][name] = letter
	return true
}

// strangers notes sheets that mean nothing, and those that are there twice.
func (r *reader) strangers() {
	seen := map[string]bool{}
	for _, s := range r.book.Sheets {
		name := sheetName(s.Name)
		switch {
		case strings.HasPrefix(name, note):
		case !slices.Contains(sheetNames(), name):
			r.fault(cmp.Or(checklist.Line(s.Name), "without a name"), 0, "", instead(name, sheetNames())+"; a sheet that begins with "+note+" is your own and is passed over", "sheet %q does not exist", short(s.Name))
		case seen[name]:
			r.fault(name, 0, "", "remove one of the two", "sheet %s is there twice", name)
		}
		seen[name] = true
	}
}

// sorted returns the problems in the order of the sheets and their rows.
func (r *reader) sorted() checklist.Problems {
	names := sheetNames()
	checklist.Arrange(r.problems, func(a, b checklist.Problem) int {
		return cmp.Or(slices.Index(names, a.Sheet)-slices.Index(names, b.Sheet), a.Row-b.Row)
	})
	return r.problems
}

// relocated says in which cell a problem of the text stands.
func (r *reader) relocated(p checklist.Problem) checklist.Problem {
	path := p.Table
	if p.Key != "" {
		path += "." + p.Key
	}
	p.File, p.Line = r.book.Name, 0
	for at := path; at != ""; at = at[:max(0, strings.LastIndexAny(at, ".["))] {
		where, ok := r.rows[at]
		if !ok {
			continue
		}
		p.Sheet, p.Row = where.sheet, where.row
		name, language, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(path, at), "."), ".")
		for _, column := range []string{name, heading(name, language), heading(name, "en"), name + "-" + language, heading("label", name)} {
			if name != "" && r.columns[p.Sheet][column] != "" {
				p.Column = r.column(p.Sheet, column)
				return p
			}
		}
		return r.without(p, name, language)
	}
	table, _, _ := strings.Cut(p.Table, "[")
	p.Sheet = cmp.Or(tableSheets[table], choicesSheet)
	p.Hint += "; sheet " + p.Sheet + " is not in the file and was taken from the built-in checklist: add it to change it"
	return p
}

// without is a problem of a value that has no column in its sheet.
func (r *reader) without(p checklist.Problem, name, language string) checklist.Problem {
	if language != "" && name != "" {
		p.Column = heading(name, language)
	} else {
		p.Column = name
	}
	if sub := subSheets[name]; sub != "" {
		p.Column = ""
		p.Hint += ", in sheet " + sub
	} else if p.Column != "" {
		p.Hint += "; the sheet has no such column yet"
	}
	return p
}

// tableSheets names the sheet of each table that may be borrowed, and subSheets
// that of each list within an entry.
var (
	tableSheets = map[string]string{
		"place": placesSheet, "response-set": setsSheet, "anchors": anchorsSheet, "capa-element": elementsSheet, "rule": rulesSheet,
	}
	subSheets = map[string]string{
		"fields": fieldsSheet, "caps": capsSheet, "opens": opensSheet, "levels": levelsSheet, "options": optionsSheet, "marks": marksSheet,
	}
)
