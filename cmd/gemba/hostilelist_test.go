package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gemba/checklist"
	"gemba/checklist/illtext"
)

// onHostileList are calls that print the texts of a checklist.
var onHostileList = []string{
	"checklist|lint|HOSTILE",
	"checklist|show|HOSTILE",
	"checklist|show|HOSTILE|--json",
	"checklist|diff|factory-floor|HOSTILE",
	"checklist|export|HOSTILE|SHEET|--force",
	"checklist|import|SHEET",
	"new|Northline|--checklist|HOSTILE|--scope|two-days|--date|2026-03-11|--library|LIB",
	"visits|--library|LIB",
	"show|VISIT",
	"show|VISIT|--json",
	"show|VISIT|IN-01",
	"show|VISIT|IN-03",
	"show|VISIT|CE-01",
	"show|VISIT|DI-01",
	"answer|VISIT|IN-01|80|basis=seen",
	"answer|VISIT|IN-01|nothing-of-the-kind",
	"answer|VISIT|IN-03|population=240|fine=144|all",
	"answer|VISIT|IN-03|request=receipts|asked=2026-03-11 14:05",
	"answer|VISIT|CE-01|nothing=of-the-kind",
	"answer|VISIT|RA-04|refused|--reason|x",
	"answer|VISIT|DI-02|refused|--reason|x",
	"answer|VISIT|CL-02|promise=x|role=y|due=2099-01-02",
	"walk|VISIT|--plain",
	"assess|VISIT",
	"assess|VISIT|--json",
	"review|VISIT",
	"history|VISIT",
	"history|VISIT|IN-01",
	"conflicts|VISIT",
	"compare|VISIT",
	"check|VISIT",
	"report|VISIT|--format|md",
	"report|VISIT|--format|md|--lang|zh|--for|supplier",
	"report|VISIT|--format|html|-o|PAGE",
	"report|VISIT|--format|csv",
	"report|VISIT|--format|json",
	"suppliers|--library|LIB",
	"__complete|show|VISIT|",
	"__complete|answer|VISIT|IN-01|",
	"__complete|answer|VISIT|CE-01|",
	"__complete|new|X|--scope|",
	"checklist|move|VISIT|factory-floor|--dry-run|--other|--scope|two-days|--reason|x",
}

// TestHostileChecklist runs the commands on a visit whose checklist came from
// somebody who means ill: each of its texts, in each language, holds what would
// move a cursor, and markup.
func TestHostileChecklist(t *testing.T) {
	files := pipeFiles(t)
	files["HOSTILE"] = filepath.Join(filepath.Dir(files["LIST"]), "hostile.toml")
	files["PAGE"] = filepath.Join(filepath.Dir(files["LIST"]), "page.html")
	ill, err := illtext.Checklist(" <b onclick='x'> " + hostile)
	if err != nil {
		t.Fatal(err)
	}
	text, err := checklist.Format(ill, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(files["HOSTILE"], text, 0o600); err != nil {
		t.Fatal(err)
	}
	refused := map[string]int{"answer|VISIT|IN-01|nothing-of-the-kind": exitUsage, "answer|VISIT|CE-01|nothing=of-the-kind": exitUsage}
	for _, call := range onHostileList {
		if _, code := printsOnlyText(t, files, call); code != refused[call] {
			t.Errorf("%q: exit code %d, not %d", call, code, refused[call])
		}
		found(t, files)
	}
	page, err := os.ReadFile(files["PAGE"])
	if err != nil || strings.Contains(string(page), "<b onclick") || !strings.Contains(string(page), "&lt;b onclick") {
		t.Errorf("the page holds markup of the checklist, or not its text, %v", err)
	}
}
