package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"gemba/checklist"
)

// The kinds of cells besides the types of package checklist themselves: prose
// keeps the spaces at its ends, and counted is a number that is written even
// where it is 0.
type (
	prose   string
	counted int
)

// text returns the cell of a value.
func text(value any) string {
	switch v := value.(type) {
	case *string:
		return *v
	case *prose:
		return breaks(string(*v))
	case *checklist.Axis:
		return string(*v)
	case *checklist.Kind:
		return string(*v)
	case *checklist.Grade:
		return string(*v)
	case *int:
		if *v == 0 {
			return ""
		}
		return strconv.Itoa(*v)
	case *counted:
		return strconv.Itoa(int(*v))
	case *float64:
		return strconv.FormatFloat(*v, 'f', -1, 64)
	case *bool:
		if *v {
			return "yes"
		}
		return ""
	case *[]string:
		return joinList(*v)
	case *[][]float64:
		return joinPoints(*v)
	}
	panic(fmt.Sprintf("no cell for %T", value))
}

// set reads a cell into a value. It returns what is wrong with it and what to
// write instead.
func set(value any, cell string) (wrong, hint string) {
	switch v := value.(type) {
	case *prose:
		if strings.TrimSpace(cell) != "" {
			*v = prose(breaks(cell))
		}
		return "", ""
	case *string:
		*v = strings.TrimSpace(cell)
	case *checklist.Axis:
		*v = checklist.Axis(strings.TrimSpace(cell))
	case *checklist.Kind:
		*v = checklist.Kind(strings.TrimSpace(cell))
	case *checklist.Grade:
		*v = checklist.Grade(strings.ToUpper(strings.TrimSpace(cell)))
	case *int:
		return setWhole(v, cell)
	case *counted:
		return setWhole((*int)(v), cell)
	case *float64:
		return setNumber(v, cell)
	case *bool:
		return setYes(v, cell)
	case *[]string:
		*v = splitList(cell)
	case *[][]float64:
		return setPoints(v, cell)
	default:
		panic(fmt.Sprintf("no cell for %T", value))
	}
	return "", ""
}

// breaks writes line breaks as a spreadsheet keeps them.
func breaks(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

func setNumber(v *float64, cell string) (wrong, hint string) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return "", ""
	}
	n, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return fmt.Sprintf("%q is not a number", short(cell)), "write digits only, such as 4 or 1.5"
	}
	*v = n
	return "", ""
}

func setWhole(v *int, cell string) (wrong, hint string) {
	var n float64
	if wrong, hint = setNumber(&n, cell); wrong != "" {
		return wrong, hint
	}
	if n != math.Trunc(n) || math.Abs(n) > 1e9 {
		return fmt.Sprintf("%q is not a whole number", short(cell)), "write a whole number, such as 20"
	}
	*v = int(n)
	return "", ""
}

// setYes reads what people write for yes and no in a column of a list.
func setYes(v *bool, cell string) (wrong, hint string) {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "yes", "y", "true", "1", "x", "✓", "是", "有":
		*v = true
	case "", "no", "n", "false", "0", "-", "否", "无":
		*v = false
	default:
		return fmt.Sprintf("%q is neither yes nor no", short(cell)), "write yes, or leave the cell empty"
	}
	return "", ""
}

// short is the beginning of a cell, for a message.
func short(cell string) string {
	const most = 40
	r := []rune(checklist.Line(cell))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}

// separators part the entries of a list in one cell, in the width of Latin text
// and in that of Chinese.
const separators = ",;，；、\n"

// joinList writes a list into one cell. A separator within an entry has a
// backslash before it.
func joinList(list []string) string {
	escaped := make([]string, len(list))
	for i, s := range list {
		var b strings.Builder
		for _, r := range s {
			if r == '\\' || strings.ContainsRune(separators, r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
		escaped[i] = b.String()
	}
	return strings.Join(escaped, ", ")
}

func splitList(cell string) []string {
	var list []string
	var b strings.Builder
	add := func() {
		if s := strings.TrimSpace(b.String()); s != "" {
			list = append(list, s)
		}
		b.Reset()
	}
	escaped := false
	for _, r := range breaks(cell) {
		switch {
		case escaped:
			b.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case strings.ContainsRune(separators, r):
			add()
		default:
			b.WriteRune(r)
		}
	}
	add()
	return list
}

// joinPoints writes a curve into one cell: "0=0; 50=40; 98=100".
func joinPoints(points [][]float64) string {
	list := make([]string, len(points))
	for i, p := range points {
		numbers := make([]string, len(p))
		for j, n := range p {
			numbers[j] = strconv.FormatFloat(n, 'f', -1, 64)
		}
		list[i] = strings.Join(numbers, "=")
	}
	return strings.Join(list, "; ")
}

func setPoints(v *[][]float64, cell string) (wrong, hint string) {
	for _, part := range splitList(cell) {
		var point []float64
		for _, number := range strings.Split(strings.ReplaceAll(part, "＝", "="), "=") {
			var n float64
			if strings.TrimSpace(number) == "" {
				wrong = fmt.Sprintf("%q is not percent=points", short(part))
			} else if wrong == "" {
				wrong, _ = setNumber(&n, number)
			}
			point = append(point, n)
		}
		if wrong != "" {
			return wrong, "write percent=points, with semicolons between: 0=0; 50=40; 98=100"
		}
		*v = append(*v, point)
	}
	return "", ""
}
