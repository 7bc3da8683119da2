package report_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

func library(t *testing.T) []assessment.Visited {
	t.Helper()
	var all []assessment.Visited
	for _, name := range []string{"hongyuan", "northline", "sorrento"} {
		all = append(all, assessment.Visited{List: checklist.Builtin(), Visit: demoVisit(t, name)})
	}
	return all
}

// All suppliers stand on one well-formed page and in one table, with what the
// policy permits; the policy decides, and the grade does not change with it.
func TestLibraryReport(t *testing.T) {
	all := library(t)
	p := report.DefaultPolicy()
	for _, lang := range report.Languages() {
		var page bytes.Buffer
		if err := report.LibraryHTML(&page, "visits", all, report.Options{Lang: lang, Now: made}); err != nil {
			t.Fatal(err)
		}
		checkPage(t, page.String())
		var sheet bytes.Buffer
		if err := report.LibraryMarkdown(&sheet, "visits", all, report.Options{Lang: lang, Now: made}); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(sheet.String(), "\n### "); n != len(all) {
			t.Errorf("%s: %d suppliers in the sheet:\n%s", lang, n, &sheet)
		}
		for _, v := range all {
			if !strings.Contains(page.String(), v.Visit.Supplier) || !strings.Contains(plainText(sheet.String()), v.Visit.Supplier) {
				t.Errorf("%s: %s is missing", lang, v.Visit.Supplier)
			}
		}
	}
	table := func(p report.Policy) map[string][]string {
		var b bytes.Buffer
		if err := report.LibraryCSV(&b, all, report.Options{Now: made, Policy: &p}); err != nil {
			t.Fatal(err)
		}
		rows := rowsOf(t, b.String())
		if len(rows) != 4 || rows[0][4] != "consequence" {
			t.Fatal(rows)
		}
		out := map[string][]string{}
		for _, r := range rows[1:] {
			out[r[0]] = r
		}
		return out
	}
	before := table(p)
	p.MonthsValid = 0
	for g := range p.Grades {
		p.Grades[g] = report.NoAward
	}
	p.Unrated, p.UnratedAt = report.NoAward, nil
	for supplier, row := range table(p) {
		if row[4] != string(report.NoAward) || row[6] != before[supplier][6] || row[7] != before[supplier][7] {
			t.Errorf("%s: %v, before %v", supplier, row, before[supplier])
		}
	}
	p = report.DefaultPolicy()
	if err := p.Check(); err != nil {
		t.Error(err)
	}
	p.Grades["C"] = "perhaps"
	var b bytes.Buffer
	if err := report.LibraryCSV(&b, all, report.Options{Policy: &p}); !isInvalid(err) || b.Len() > 0 {
		t.Errorf("a consequence that does not exist is taken: %v, %d bytes", err, b.Len())
	}
}

// What a supplier is called becomes neither markup nor a formula.
func TestLibraryHostile(t *testing.T) {
	for _, s := range hostile {
		all := library(t)
		for _, v := range all {
			inHeader(v.Visit, s)
		}
		o := report.Options{Now: made}
		var page, table, doc bytes.Buffer
		if err := report.LibraryHTML(&page, s, all, o); err != nil {
			t.Fatal(err)
		}
		checkPage(t, page.String())
		if err := report.LibraryCSV(&table, all, o); err != nil {
			t.Fatal(err)
		}
		for _, row := range rowsOf(t, table.String()) {
			if i := slices.IndexFunc(row[:4], formula); i >= 0 {
				t.Errorf("%q would be worked out", row[i])
			}
		}
		var sheet bytes.Buffer
		if err := report.LibraryMarkdown(&sheet, s, all, o); err != nil {
			t.Fatal(err)
		}
		if at := unescaped(sheet.String(), "<[]"); at >= 0 {
			t.Errorf("%.40q: a tag or a link: %q", s, sheet.String()[max(0, at-20):at+1])
		}
		checkVisible(t, sheet.String())
		if err := report.LibraryJSON(&doc, all, o); err != nil || !json.Valid(doc.Bytes()) {
			t.Fatalf("%.40q: %v, %.200s", s, err, &doc)
		}
	}
}

// inHeader puts a text into the header of a visit.
func inHeader(v *checklist.Visit, s string) {
	v.Supplier, v.Site, v.Order, v.Visitors = s, s, s, s
}

// A number that may be negative stays a number for the purchasing system.
func TestLibraryNumbers(t *testing.T) {
	var b bytes.Buffer
	all := []assessment.Visited{{List: checklist.Builtin(), Visit: demoVisit(t, "odra")}}
	if err := report.LibraryCSV(&b, all, report.Options{Now: made}); err != nil {
		t.Fatal(err)
	}
	if gap := column(t, rowsOf(t, b.String()), "gap")[0]; gap != "-62" {
		t.Errorf("gap: %q", gap)
	}
}
