package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

const byteOrderMark = "\ufeff" // without it, Excel takes Chinese for something else

// WriteCSV writes a book as one file: the sheets one after another, each under
// a row with its name in brackets, as in [items]. No cell begins a formula; see
// [ReadCSV].
func WriteCSV(w io.Writer, b *Book) error {
	var out bytes.Buffer
	out.WriteString(byteOrderMark)
	for i, s := range b.Sheets {
		if i > 0 {
			out.WriteString("\r\n")
		}
		writeRow(&out, []string{"[" + s.Name + "]"})
		for _, row := range s.Rows {
			writeRow(&out, row.Cells)
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// WriteFolder returns a book as files, by name: one for each sheet, items.csv
// and so on. A sheet without rows has its headings, since one that is missing
// would be taken from the built-in checklist.
func WriteFolder(b *Book) map[string][]byte {
	files := map[string][]byte{}
	for _, s := range b.Sheets {
		var out bytes.Buffer
		out.WriteString(byteOrderMark)
		for _, row := range s.Rows {
			writeRow(&out, row.Cells)
		}
		files[s.Name+".csv"] = out.Bytes()
	}
	return files
}

// writeRow writes one row. Its end is that of RFC 4180; a line break in a cell
// stays a line feed, since the reader keeps no other.
func writeRow(out *bytes.Buffer, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			out.WriteByte(',')
		}
		cell = guard(cell)
		if strings.ContainsAny(cell, ",;\t\"\r\n") || strings.TrimSpace(cell) != cell {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		out.WriteString(cell)
	}
	out.WriteString("\r\n")
}

// ReadCSV reads a book from one file that [WriteCSV] or a spreadsheet program
// wrote. Cells may be parted by commas, semicolons or tabs. The apostrophe with
// which WriteCSV keeps a cell from being a formula goes. The error wraps
// [checklist.ErrInvalid].
func ReadCSV(name string, data []byte) (*Book, error) {
	budget := newBudget(name)
	rows, err := readRows(name, "", data, budget)
	if err != nil {
		return nil, err
	}
	b := &Book{Name: name}
	for _, row := range rows {
		if title, ok := sheetTitle(row); ok {
			b.Sheets = append(b.Sheets, Sheet{Name: title})
			continue
		}
		if len(b.Sheets) == 0 {
			return nil, unreadable(name, "begin each sheet with a row that holds its name in brackets, such as [items]; a file of one sheet belongs in a folder, as items.csv",
				"row %d belongs to no sheet", row.No)
		}
		s := &b.Sheets[len(b.Sheets)-1]
		s.Rows = append(s.Rows, row)
	}
	if len(b.Sheets) > mostSheets {
		return nil, unreadable(name, "remove what is not part of the checklist", "the file has more than %d sheets", mostSheets)
	}
	return b, nil
}

// sheetTitle returns the name in a row that holds nothing but a name in
// brackets.
func sheetTitle(row Row) (string, bool) {
	first := strings.TrimSpace(row.cell(0))
	rest := Row{Cells: row.Cells[min(1, len(row.Cells)):]}
	if !strings.HasPrefix(first, "[") || !strings.HasSuffix(first, "]") || !rest.blank() {
		return "", false
	}
	return first[1 : len(first)-1], true
}

// ReadFolder reads a book from files of one sheet each, by name; see [ReadCSV].
// Files whose name does not end in .csv are passed over.
func ReadFolder(name string, files map[string][]byte) (*Book, error) {
	b, budget := &Book{Name: name}, newBudget(name)
	for _, file := range slices.Sorted(maps.Keys(files)) {
		title := strings.TrimSuffix(file, path.Ext(file))
		if !strings.EqualFold(path.Ext(file), ".csv") || strings.HasPrefix(title, note) {
			continue
		}
		rows, err := readRows(name, file, files[file], budget)
		if err != nil {
			return nil, err
		}
		b.Sheets = append(b.Sheets, Sheet{Name: title, Rows: rows})
	}
	if len(b.Sheets) == 0 {
		return nil, unreadable(name, "put settings.csv and items.csv into it; gemba checklist new writes them", "the folder has no sheet")
	}
	return b, nil
}

// readRows reads the rows of a file that are not blank, each with the number
// that a spreadsheet shows for it.
func readRows(name, file string, data []byte, budget *budget) ([]Row, error) {
	where := path.Join(name, file)
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || !utf8.Valid(data) {
		return nil, unreadable(where, "save it again as \"CSV UTF-8\"", "the text is not in UTF-8")
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	data, comma, no := separator(data)
	in := csv.NewReader(bytes.NewReader(data))
	in.Comma, in.FieldsPerRecord = comma, -1
	var rows []Row
	for {
		from := in.InputOffset()
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		no += 1 + blankLines(data[from:in.InputOffset()])
		if err != nil {
			return nil, unreadable(where, "look for a quotation mark that is not closed, or not doubled, and save it again as CSV", "row %d cannot be read", no)
		}
		row := Row{No: no, Cells: make([]string, len(cells))}
		for i, cell := range cells {
			row.Cells[i] = unguard(breaks(cell))
			if err := budget.take(len(cell) + 1); err != nil {
				return nil, err
			}
		}
		if !row.blank() {
			rows = append(rows, row)
		}
		if err := budget.place(where, len(rows), len(cells)-1); err != nil {
			return nil, err
		}
	}
}

// blankLines counts the lines before a record that the reader of records passes
// over.
func blankLines(record []byte) int {
	n := 0
	for {
		rest := bytes.TrimPrefix(record, []byte("\r"))
		if !bytes.HasPrefix(rest, []byte("\n")) {
			return n
		}
		record = rest[1:]
		n++
	}
}

// separator finds what parts the cells: the first of comma, semicolon and tab
// outside of quotation marks, or what a first line such as "sep=;" says, which
// goes. It also returns how many rows went.
func separator(data []byte) (rest []byte, comma rune, rows int) {
	line, after, _ := bytes.Cut(data, []byte("\n"))
	if s := strings.TrimSuffix(strings.ToLower(string(line)), "\r"); len(s) == len("sep=;") && strings.HasPrefix(s, "sep=") && strings.Contains(",;\t", s[4:]) {
		return after, rune(s[4]), 1
	}
	quoted := false
	for _, c := range data {
		switch {
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ',' || c == ';' || c == '\t'):
			return data, rune(c), 0
		}
	}
	return data, ',', 0
}
