package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
	"gemba/checklist/demo"
)

func formatDoc(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../docs/file-format.md")
	must(t, err)
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

func formatSQL(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "format", name+".sql"))
	must(t, err)
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

// block returns the code block that follows a comment of the document.
func block(t *testing.T, doc, comment string) string {
	t.Helper()
	_, rest, found := strings.Cut(doc, "<!-- "+comment+" -->\n```")
	_, rest, open := strings.Cut(rest, "\n")
	text, _, closed := strings.Cut(rest, "```")
	if !found || !open || !closed {
		t.Fatalf("no block %q", comment)
	}
	return text
}

// TestFormatDocument holds the document to the schema and to the queries that
// are tested below.
func TestFormatDocument(t *testing.T) {
	doc := formatDoc(t)
	parts := map[string]string{"schema": schemaSQL}
	files, err := filepath.Glob("testdata/format/*.sql")
	if err != nil || len(files) != len(formatQueries) {
		t.Fatalf("%d queries of %d, %v", len(files), len(formatQueries), err)
	}
	for name := range formatQueries {
		parts[name] = formatSQL(t, name)
	}
	for name, text := range parts {
		if !strings.Contains(doc, "```sql\n"+strings.ReplaceAll(text, "\r\n", "\n")+"```\n") {
			t.Errorf("the document does not hold %s as it is", name)
		}
	}
	for _, number := range []int{maxValue, maxExt, maxLinks, maxHLC, maxTemplate, maxBlob, maxPaper, maxPicture, maxPoints, maxPasses, maxExportValue, maxKey, maxTZ} {
		if text := grouped(number); !strings.Contains(doc, text) {
			t.Errorf("the limit %s is not in the document", text)
		}
	}
}

// grouped writes a number with commas where it has more than four digits.
func grouped(n int) string {
	s := fmt.Sprint(n)
	if len(s) > 4 {
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + "," + s[i:]
		}
	}
	return s
}

// TestFormatExample works the example of the document out again, from its bytes
// and from its fact.
func TestFormatExample(t *testing.T) {
	doc := formatDoc(t)
	var raw []byte
	for line := range strings.Lines(block(t, doc, "example: bytes")) {
		columns, _, _ := strings.Cut(line, "   ")
		part, err := hex.DecodeString(strings.ReplaceAll(columns, " ", ""))
		must(t, err)
		raw = append(raw, part...)
	}
	sum := sha256.Sum256(raw)
	at := time.Date(2026, 3, 11, 14, 32, 7, 0, time.FixedZone("", 8*3600))
	visit, err := parseVisit("0198f6a0-0000-7000-8000-a1b2c3d4e5f6")
	must(t, err)
	f := &Fact{
		Visit: visit, Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: "QA-02", Field: checklist.FieldValue},
		Value: checklist.Answer{State: checklist.Answered, Level: 80, Basis: "seen"}.Encode(),
		HLC:   at.UnixMilli() << 16, At: at.UnixMilli(), TZ: 480, Ext: `{"reason":"the line had stopped"}`,
	}
	ids, err := parseIDs([]string{"7d3c9f0e2b614a5c8e1f0a9b8c7d6e5f", "3b31535ffbee392a4398db39543ef61b"})
	must(t, err)
	f.Actor, f.Parents = ids[0], ids[1:]
	f.ID = f.Hash()
	if string(raw) != string(f.Canonical()) || f.ID != ID(sum[:16]) || !strings.Contains(doc, hex.EncodeToString(sum[:])) || !strings.Contains(doc, fmt.Sprintf("the %d bytes", len(raw))) {
		t.Errorf("the bytes of the document are %x, id %s; the fact has %x, id %s", raw, ID(sum[:16]), f.Canonical(), f.ID)
	}
	text, err := plainJSON(wireOf(f))
	if err != nil || strings.TrimSpace(block(t, doc, "example: fact")) != string(text) {
		t.Errorf("the fact of the document is not %s, %v", text, err)
	}
}

// demoFile is a visit of the demonstration in the hands of two people.
func demoFile(t *testing.T) (*File, *checklist.Visit) {
	t.Helper()
	dir, state := t.TempDir(), t.TempDir()
	visits := demo.Visits()
	d := visits[slices.IndexFunc(visits, func(v demo.Visit) bool { return v.Name == "hongyuan" })]
	ana := mustCreate(t, filepath.Join(dir, "hongyuan.gemba"), options(state, d.By))
	v, err := ana.NewVisit(t.Context(), checklist.Builtin(), d.Fields)
	must(t, err)
	note := func(key, field, value string, seen time.Time) checklist.Change {
		return checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: key, Field: field}, Value: value, Observed: seen}
	}
	var changes []checklist.Change
	for _, id := range slices.Sorted(maps.Keys(d.Answers)) {
		changes = append(changes, answer(id, d.Answers[id].Encode()))
	}
	for _, o := range d.Observations {
		changes = append(changes, note(o.ID, "item", o.Item, o.Observed), note(o.ID, "text", o.Text, o.Observed))
	}
	mustSave(t, ana, v.ID, append(changes, note("removed", "text", "x", d.At), note("disputed", "text", "x", d.At))...)
	photo := filepath.Join(dir, "dock.jpg")
	must(t, os.WriteFile(photo, jpegOf(t, photograph(64, 48), 80), 0o600))
	if _, _, err := ana.Attach(t.Context(), v.ID, Attachment{Path: photo, Item: "IN-03", Caption: "收货台"}); err != nil {
		t.Fatal(err)
	}
	bo := copyFor(t, ana, state, "Bo")
	why := answer("IN-03", level(60))
	why.Reason = "counted again"
	mustSave(t, bo, v.ID, why, note("removed", checklist.FieldDeleted, "1", d.At), note("disputed", checklist.FieldDeleted, "1", d.At), visitField(checklist.FieldSite, "elsewhere"))
	mustSave(t, ana, v.ID, answer("IN-03", level(80)), note("disputed", "text", "y", d.At), checklist.Change{Cell: answer("VF-01", "").Cell, Cleared: true})
	if _, err := ana.Merge(t.Context(), bo.Path()); err != nil {
		t.Fatal(err)
	}
	mustClose(t, bo)
	t.Cleanup(func() { ana.Close(context.Background()) })
	if v, err = ana.Visit(t.Context(), v.ID); err != nil {
		t.Fatal(err)
	}
	return ana, v
}

// formatQueries say what each query of the document must return, a row a line,
// by what the program itself makes of the file.
var formatQueries = map[string]func(*testing.T, *File, *checklist.Visit) []string{
	"visits": func(_ *testing.T, _ *File, v *checklist.Visit) []string {
		return []string{row(plainID(v), v.Date, v.Supplier, "elsewhere", v.Scope)}
	},
	"answers": func(_ *testing.T, _ *File, v *checklist.Visit) (rows []string) {
		for _, id := range slices.Sorted(maps.Keys(v.Answers)) {
			a, level := v.Answers[id], ""
			if strings.Contains(a.Encode(), `"level"`) {
				level = fmt.Sprint(a.Level)
			}
			rows = append(rows, row(plainID(v), id, string(a.State), level, a.Basis, a.Entered.Format(time.DateTime), a.By))
		}
		return rows
	},
	"history": func(t *testing.T, f *File, v *checklist.Visit) (rows []string) {
		list, err := f.History(t.Context(), v.ID, answer("IN-03", "").Cell)
		if err != nil || len(list) != 3 {
			t.Fatalf("%+v %v", list, err)
		}
		for _, e := range list {
			stands := map[bool]string{true: "1", false: "0"}[e.Stands]
			rows = append(rows, row(e.Entered.Format(time.DateTime), e.By, e.To, e.Reason, stands))
		}
		return rows
	},
	"conflicts": func(t *testing.T, f *File, v *checklist.Visit) (rows []string) {
		list, err := f.Conflicts(t.Context(), v.ID)
		if err != nil || len(list) < 2 {
			t.Fatalf("%+v %v", list, err)
		}
		for _, c := range list {
			if !c.Removed {
				rows = append(rows, row(plainID(v), c.Kind, c.Key, c.Field, fmt.Sprint(len(c.Versions))))
			}
		}
		return rows
	},
	"observations": func(_ *testing.T, _ *File, v *checklist.Visit) (rows []string) {
		for _, o := range v.Observations {
			rows = append(rows, row(plainID(v), o.Item, o.Text, o.Observed.Format(time.DateTime)))
		}
		return rows
	},
	"photographs": func(t *testing.T, f *File, v *checklist.Visit) (rows []string) {
		for _, a := range v.Attachments {
			data, err := f.Blob(t.Context(), a.SHA)
			must(t, err)
			rows = append(rows, row(plainID(v), a.Item, a.Name, a.Caption, a.Mime, a.SHA, fmt.Sprint(len(data))))
		}
		return rows
	},
}

func plainID(v *checklist.Visit) string { return strings.ReplaceAll(v.ID, "-", "") }

func row(columns ...string) string { return strings.Join(columns, "|") }

// TestFormatQueries runs the queries of the document, through the driver and,
// where it is there, with the sqlite3 tool.
func TestFormatQueries(t *testing.T) {
	f, v := demoFile(t)
	db := openForeign(f.Path())
	t.Cleanup(func() { db.Close() })
	for name, expected := range formatQueries {
		t.Run(name, func(t *testing.T) {
			query, want := formatSQL(t, name), expected(t, f, v)
			if got := queried(t, db, query); !slices.Equal(got, want) || len(want) == 0 {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			tool, err := exec.LookPath("sqlite3")
			if err != nil {
				t.Skip("no sqlite3 here")
			}
			if version, err := exec.Command(tool, "--version").Output(); err != nil || !regexp.MustCompile(`^3\.(3[89]|[4-9]\d)`).Match(version) {
				t.Skipf("sqlite3 is %s, %v", version, err)
			}
			cmd := exec.Command(tool, "-readonly", "-list", f.Path())
			cmd.Stdin = strings.NewReader(query)
			out, err := cmd.CombinedOutput()
			if got := strings.TrimSuffix(string(out), "\n"); err != nil || got != strings.Join(want, "\n") {
				t.Errorf("sqlite3: %v\n%s", err, got)
			}
		})
	}
}

func queried(t *testing.T, db *sql.DB, query string) (lines []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	must(t, err)
	err = eachRow(rows, func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		texts, into := make([]sql.NullString, len(columns)), make([]any, len(columns))
		for i := range texts {
			into[i] = &texts[i]
		}
		err = rows.Scan(into...)
		line := make([]string, len(texts))
		for i, s := range texts {
			line[i] = s.String
		}
		lines = append(lines, row(line...))
		return err
	})
	must(t, err)
	return lines
}
