package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// stringReader reads the shared strings.
type stringReader struct {
	w     *workbook
	words words
}

func (r *stringReader) start(e *xml.StartElement) error {
	if e.Name.Local == "si" {
		r.words = words{}
	}
	r.words.start(e.Name.Local)
	return nil
}

func (r *stringReader) end(name string) error {
	r.words.end(name)
	if name != "si" {
		return nil
	}
	s := unescape(r.words.b.String())
	r.w.shared = append(r.w.shared, s)
	return r.w.budget.take(len(s) + 1)
}

func (r *stringReader) text(s string) { r.words.text(s) }

// words collects the runs of one rich text. How a word is pronounced, which
// East Asian workbooks keep beside it, is left out.
type words struct {
	b              strings.Builder
	inText, spoken int
}

func (w *words) start(name string) {
	switch name {
	case "t":
		w.inText++
	case "rPh":
		w.spoken++
	}
}

func (w *words) end(name string) {
	switch name {
	case "t":
		w.inText--
	case "rPh":
		w.spoken--
	}
}

func (w *words) text(s string) {
	if w.inText > 0 && w.spoken == 0 {
		w.b.WriteString(s)
	}
}

// rowReader reads the rows of one sheet.
type rowReader struct {
	w *workbook
	s *Sheet

	row     Row
	column  int // of the cell, from 0
	kind    string
	formula bool
	inValue bool
	value   strings.Builder
	words   words
}

func (r *rowReader) start(e *xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		no := 1
		if n := len(r.s.Rows); n > 0 {
			no = r.s.Rows[n-1].No + 1
		}
		if n, err := strconv.Atoi(attribute(e, "r")); err == nil && n >= no {
			no = n
		}
		r.row, r.column = Row{No: no}, -1
	case "c":
		r.column++
		if at := columnOf(attribute(e, "r")); at >= 0 {
			r.column = at
		}
		r.kind, r.formula, r.words = attribute(e, "t"), false, words{}
		r.value.Reset()
	case "f":
		r.formula = true
	case "v":
		r.inValue = true
	default:
		r.words.start(e.Name.Local)
	}
	return nil
}

func (r *rowReader) text(s string) {
	if r.inValue {
		r.value.WriteString(s)
	} else {
		r.words.text(s)
	}
}

func (r *rowReader) end(name string) error {
	switch name {
	case "v":
		r.inValue = false
	case "c":
		return r.cell()
	case "row":
		if r.row.blank() {
			return nil
		}
		r.s.Rows = append(r.s.Rows, r.row)
		return r.w.budget.place(r.s.Name, len(r.s.Rows), 0)
	default:
		r.words.end(name)
	}
	return nil
}

// cell takes the cell that ended.
func (r *rowReader) cell() error {
	s, ok := r.content()
	if !ok {
		r.s.faults = append(r.s.faults, problem(r.w.name, r.s.Name, r.row.No, letters(r.column), "type the value in place of the formula", "%s", s))
		return nil
	}
	if s == "" || r.column < 0 { // a row within the cell: nothing that a table has
		return nil
	}
	if err := r.w.budget.place(r.s.Name, 0, r.column); err != nil {
		return err
	}
	for len(r.row.Cells) <= r.column {
		r.row.Cells = append(r.row.Cells, "")
	}
	r.row.Cells[r.column] = s
	return r.w.budget.take(len(s) + 1)
}

// content returns the text of the cell, or why it has none.
func (r *rowReader) content() (s string, ok bool) {
	value := r.value.String()
	switch r.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(r.w.shared) {
			return "the cell refers to a text that is not in the workbook", false
		}
		return r.w.shared[i], true
	case "inlineStr":
		return unescape(r.words.b.String()), true
	case "str":
		return unescape(value), true
	case "b":
		if strings.TrimSpace(value) == "1" {
			return "TRUE", true
		}
		return "FALSE", true
	case "e":
		return "the cell shows the error " + short(value), false
	}
	if r.formula && strings.TrimSpace(value) == "" {
		return "the cell is a formula whose value was never computed", false
	}
	return plainNumber(strings.TrimSpace(value)), true
}

// plainNumber writes a number as a spreadsheet shows it: a workbook keeps 0.1 as
// 0.10000000000000001.
func plainNumber(s string) string {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	const digits = 15 // that a spreadsheet shows
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', digits, 64), 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// columnOf returns the column of a cell reference such as AB12, from 0; -1 where
// it has none that is likely.
func columnOf(ref string) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' {
			break
		}
		if n = n*26 + int(r-'A') + 1; n > 16384 { // the most that a workbook has
			return -1
		}
	}
	return n - 1
}

// unescape undoes how a workbook writes characters that XML cannot hold:
// _x000D_ is a carriage return, and _x005F_ the underscore before what would
// otherwise be taken for such a one.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if code, ok := escapeAt(s[i:]); ok {
			b.WriteRune(code)
			i += escapeLength
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

const escapeLength = len("_x0000_")

func escapeAt(s string) (rune, bool) {
	if len(s) < escapeLength || s[:2] != "_x" || s[escapeLength-1] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:escapeLength-1], 16, 16)
	return rune(n), err == nil && (n < 0xD800 || n > 0xDFFF)
}
