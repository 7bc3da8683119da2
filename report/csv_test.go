package report_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"gemba/checklist"
	"gemba/report"
)

// table reads a table as a spreadsheet does.
func table(t testing.TB, name string, v *checklist.Visit, o report.Options) [][]string {
	t.Helper()
	return tableOf(t, name, checklist.Builtin(), v, o)
}

// tableOf is table with a checklist of one's own.
func tableOf(t testing.TB, name string, c *checklist.Checklist, v *checklist.Visit, o report.Options) [][]string {
	t.Helper()
	var b bytes.Buffer
	o.Now = made
	if err := report.CSV(&b, name, c, v, o); err != nil {
		t.Fatal(err)
	}
	return rowsOf(t, b.String())
}

// rowsOf reads the text of a table, which begins with the mark by which a spreadsheet
// knows its letters.
func rowsOf(t testing.TB, text string) [][]string {
	t.Helper()
	text, marked := strings.CutPrefix(text, "\ufeff")
	if !marked {
		t.Error("no byte order mark")
	}
	checkVisible(t, text)
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// column returns the cells under a name.
func column(t testing.TB, rows [][]string, name string) []string {
	t.Helper()
	for i, title := range rows[0] {
		if title != name {
			continue
		}
		var cells []string
		for _, row := range rows[1:] {
			cells = append(cells, row[i])
		}
		return cells
	}
	t.Fatalf("no column %s in %v", name, rows[0])
	return nil
}

// What begins a formula becomes text.
func TestFormulas(t *testing.T) {
	for typed, want := range map[string]string{
		"=1+1":                              "'=1+1",
		"+49 30 1234":                       "'+49 30 1234",
		"-5":                                "'-5",
		"@SUM(A1)":                          "'@SUM(A1)",
		"\t=1":                              "' =1",
		"\rtext":                            "'text",
		"  =1":                              "  '=1",
		"\"=1":                              "\"'=1",
		"＝1":                                "'＝1",
		"\u200b=1":                          "'=1",
		"\x00-1":                            "'-1",
		"first;=cmd|' /C calc'!A0":          "first;'=cmd|' /C calc'!A0",
		"first\n=1":                         "first\n'=1",
		"M-12 = 3 @ 20":                     "M-12 = 3 @ 20",
		"2026-03-11":                        "2026-03-11",
		"宏远阀门":                              "宏远阀门",
		"=HYPERLINK(\"http://x\",\"here\")": "'=HYPERLINK(\"http://x\",\"here\")",
		"":                                  "",
	} {
		v := emptyVisit()
		v.Supplier = typed
		if got := column(t, table(t, report.Answers, v, report.Options{}), "supplier")[0]; got != want {
			t.Errorf("%q became %q, want %q", typed, got, want)
		}
	}
}

// No cell of any table begins a formula, whatever a visit holds.
func TestNoFormulas(t *testing.T) {
	for _, s := range hostile {
		v := fullVisit(t)
		everywhere(v, s)
		f := facts()
		f[0].By, f[0].To, f[0].Reason, f[0].Key, f[0].From, f[0].ID = s, s, s, s, []string{s, s}, s
		for _, name := range report.Tables() {
			for _, row := range table(t, name, v, report.Options{For: report.Counsel, Facts: f}) {
				for _, cell := range row {
					if formula(cell) {
						t.Fatalf("%s: %.40q gives the cell %.60q", name, s, cell)
					}
				}
			}
		}
	}
}

// formula reports whether a spreadsheet might work a cell out, or a part of it.
func formula(cell string) bool {
	parts := strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '\n' || r == '|' })
	return slices.ContainsFunc(parts, func(part string) bool {
		p := strings.TrimLeft(part, " \"")
		return p != "" && strings.ContainsAny(p[:1], "=+-@\t\r")
	})
}

// Each table has its rows.
func TestTables(t *testing.T) {
	v := fullVisit(t)
	o := report.Options{For: report.Counsel, Facts: facts()}
	if items := column(t, table(t, report.Answers, v, o), "item"); len(items) != len(checklist.Builtin().Items) || items[0] != "VF-01" {
		t.Errorf("answers: %d rows", len(items))
	}
	lines := table(t, report.Lines, v, o)
	at := slices.Index(lines[0], "item")
	lines = slices.DeleteFunc(lines, func(row []string) bool { return row[at] != "item" && row[at] != "IN-05" })
	if got := strings.Join(column(t, lines, "status"), " "); got != "match late  missing" {
		t.Errorf("lines: %s", got)
	}
	if got := strings.Join(column(t, lines, "stage"), " "); got != "1 1 1 2" {
		t.Errorf("stages: %s", got)
	}
	probes := table(t, report.Probes, v, o)
	if ids := column(t, probes, "item"); ids[0] != "DI-04" || ids[1] != "DI-01" {
		t.Errorf("probes are not in the order of their clocks: %v", ids)
	}
	if got := column(t, probes, "in_hand")[0]; got != "2026-03-02T13:44:00Z" {
		t.Errorf("in hand: %s", got)
	}
	if got := column(t, table(t, report.Facts, v, o), "to"); len(got) != 1 || got[0] != "after" {
		t.Errorf("facts: %v", got)
	}
}
