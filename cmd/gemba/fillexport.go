package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gemba/checklist"
)

// form is one filled-in form of an export, or one entry of a repeat in it.
type form struct {
	where string                              // line 3; form 2
	line  int                                 // of a CSV; 0 in JSON
	no    int                                 // among the forms of the export, from 1
	get   func(column string) (string, error) // nothing where nobody answered
	each  func(repeat string) ([]form, error)
}

// export is what a file of forms holds.
type export struct {
	forms   []form
	columns []string // JSON: the names that stand in some form or repeat
}

// readExport reads an export of forms by what it begins with.
func readExport(text []byte, file string, m *fillMap) (*export, error) {
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	if b := bytes.TrimLeft(text, " \t\r\n"); len(b) > 0 && (b[0] == '[' || b[0] == '{') {
		return readJSONForms(text, file, m)
	}
	t, err := readFormTable(text, file)
	if err != nil {
		return nil, err
	}
	e := &export{}
	repeats := map[string]*formTable{}
	for i := range t.rows {
		e.forms = append(e.forms, t.form(i, func(repeat string) ([]form, error) {
			r := repeats[repeat]
			if r == nil {
				var err error
				if r, err = readRepeat(file, repeat, m); err != nil {
					return nil, err
				}
				if !slices.Contains(t.head, m.Key) {
					return nil, usage("key names the column that a repeat's "+m.Parent+" means", "%s has no column %q", file, m.Key)
				}
				repeats[repeat] = r
			}
			return r.childrenOf(t.cell(i, m.Key), m.Parent), nil
		}))
	}
	return e, nil
}

// formTable is one table of a CSV export.
type formTable struct {
	name  string
	head  []string
	rows  [][]string
	lines []int
}

// readFormTable reads a table, parted by what parts its first line into the most
// cells: Central writes commas, KoboToolbox semicolons.
func readFormTable(text []byte, file string) (*formTable, error) {
	best := ','
	most := 0
	for _, comma := range []rune{',', ';', '\t'} {
		r := csv.NewReader(bytes.NewReader(text))
		r.Comma = comma
		if head, err := r.Read(); err == nil && len(head) > most {
			best, most = comma, len(head)
		}
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = best
	t := &formTable{name: filepath.Base(file)}
	for {
		cells, err := r.Read()
		switch {
		case errors.Is(err, io.EOF) && t.head == nil:
			return nil, usage("export the forms again, as CSV or JSON", "%s is empty", file)
		case errors.Is(err, io.EOF):
			return t, nil
		case err != nil:
			return nil, usage("each line has as many cells as the first", "%s: %v", file, err)
		case t.head == nil:
			for i, name := range cells {
				cells[i] = strings.TrimSpace(name)
			}
			t.head = cells
			continue
		}
		line, _ := r.FieldPos(0)
		t.rows, t.lines = append(t.rows, cells), append(t.lines, line)
	}
}

func (t *formTable) cell(row int, column string) string {
	if i := slices.Index(t.head, column); i >= 0 {
		return strings.TrimSpace(t.rows[row][i])
	}
	return ""
}

func (t *formTable) form(row int, each func(string) ([]form, error)) form {
	return form{
		where: fmt.Sprintf("%s line %d", t.name, t.lines[row]), line: t.lines[row], no: row + 1, each: each,
		get: func(column string) (string, error) {
			if slices.Contains(t.head, column) {
				return t.cell(row, column), nil
			}
			return "", missing(column, t.name, t.head)
		},
	}
}

func (t *formTable) childrenOf(key, parent string) []form {
	var forms []form
	for i := range t.rows {
		if key != "" && t.cell(i, parent) == key {
			forms = append(forms, t.form(i, nil))
		}
	}
	return forms
}

// readRepeat reads the table of a repeat, which lies beside that of the forms.
func readRepeat(file, repeat string, m *fillMap) (*formTable, error) {
	const hint = "in CSV each = names the table of the repeat beside the file, such as visit-lots.csv, with key = and parent ="
	if m.Key == "" || file == "-" || filepath.Base(repeat) != repeat || !filepath.IsLocal(repeat) {
		return nil, usage(hint, "the repeat %q cannot be found", repeat)
	}
	path := filepath.Join(filepath.Dir(file), repeat)
	if _, err := givenFile(path, "the table of the repeat"); err != nil {
		return nil, hinted{err, hint}
	}
	text, err := readTable(path)
	if err != nil {
		return nil, err
	}
	t, err := readFormTable(bytes.TrimPrefix(text, []byte("\uFEFF")), path)
	if err == nil && !slices.Contains(t.head, m.Parent) {
		err = missing(m.Parent, t.name, t.head)
	}
	return t, err
}

// missing says that there is no such column, and which there are.
func missing(column, where string, there []string) error {
	const few = 12
	names := append([]string{}, there...)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(unlike(a, column), unlike(b, column)) })
	hint := "there are " + strings.Join(names[:min(few, len(names))], ", ")
	if len(names) > few {
		hint += fmt.Sprintf(" and %d more", len(names)-few)
	}
	return hinted{missingError{usageError{fmt.Sprintf("%s has no %q", where, column)}}, checklist.Line(hint)}
}

// missingError is about usage, and about a column that is not there.
type missingError struct{ usageError }

func (e missingError) Is(target error) bool {
	return target == checklist.ErrNotFound || e.usageError.Is(target)
}

// unlike is the smaller the more of two names is the same at their beginnings
// and ends, so that what was meant by a misspelt name comes first.
func unlike(a, b string) int {
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	rest := min(len(a), len(b)) - same
	end := 0
	for end < rest && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return max(len(a), len(b)) - same - end
}

// readTable reads a file that is not too large to be a table of answers.
func readTable(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return limited(f, path)
}

func limited(in io.Reader, name string) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(in, maxTable+1))
	if err == nil && len(text) > maxTable {
		err = usage("part it", "%s is larger than 16 million bytes", name)
	}
	return text, err
}
