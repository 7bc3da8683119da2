package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gemba/checklist"
)

// TestReadXLSX reads a workbook as other programs write it: shared strings with
// runs and with how they are spoken, numbers, truth values, formulas with and
// without a value, targets from the root, cells and rows without references.
func TestReadXLSX(t *testing.T) {
	b, err := ReadXLSX("theirs.xlsx", workbookOf(map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="q"><sheets><sheet name="items" sheetId="1" r:id="r1"/><sheet name="#mine" sheetId="2" r:id="r9"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/worksheets/Sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/sharedStrings.xml":       `<sst><si><t>plain</t></si><si><r><t>阀</t></r><r><t xml:space="preserve"> 门</t></r><rPh sb="0" eb="1"><t>fa</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si></sst>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c t="s"><v>2</v></c></row>` +
			`<row/><row r="5"><c r="A5"><v>0.10000000000000001</v></c><c r="B5" t="b"><v>1</v></c><c r="C5"><f>1+1</f><v>2</v></c><c r="D5" t="str"><f>"x"</f><v>x</v></c>` +
			`<c r="E5"><f>A1</f><v></v></c><c r="F5" t="e"><v>#REF!</v></c><c r="G5" t="s"><v>77</v></c><c r="H5" t="inlineStr"><is><t>in</t></is></c></row></sheetData></worksheet>`,
	}))
	must(t, err)
	if len(b.Sheets) != 1 || len(b.Sheets[0].Rows) != 2 {
		t.Fatalf("got %+v", b)
	}
	s := b.Sheets[0]
	if got := s.Rows[0]; got.No != 2 || strings.Join(got.Cells, "|") != "plain||阀 门|a\rb_x0041_" {
		t.Errorf("row %+v", got)
	}
	if got := s.Rows[1]; got.No != 5 || strings.Join(got.Cells, "|") != "0.1|TRUE|2|x||||in" {
		t.Errorf("row %+v", got)
	}
	var faults []string
	for _, p := range s.faults {
		faults = append(faults, p.Column+" "+p.What)
	}
	if got := strings.Join(faults, "\n"); got != "E the cell is a formula whose value was never computed\nF the cell shows the error #REF!\nG the cell refers to a text that is not in the workbook" {
		t.Errorf("faults %s", got)
	}
}

func workbookOf(parts map[string]string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, _ := z.Create(name)
		io.WriteString(w, text)
	}
	z.Close()
	return out.Bytes()
}

// TestUnreadable reads what is no book, or too much of one.
func TestUnreadable(t *testing.T) {
	var out bytes.Buffer
	must(t, WriteXLSX(&out, small()))
	deep := map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="q"><sheets><sheet name="items" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>`,
	}
	with := func(sheet string) []byte {
		parts := map[string]string{"xl/s.xml": sheet}
		for k, v := range deep {
			parts[k] = v
		}
		return workbookOf(parts)
	}
	for name, c := range map[string]struct {
		read       func() (*Book, error)
		text, hint string
	}{
		"no zip":        {func() (*Book, error) { return ReadXLSX("x", []byte("id,section")) }, "not an Excel workbook", "save it as .xlsx"},
		"other zip":     {func() (*Book, error) { return ReadXLSX("x", workbookOf(map[string]string{"a": "b"})) }, "damaged", "save it again"},
		"cut short":     {func() (*Book, error) { return ReadXLSX("x", out.Bytes()[:out.Len()-100]) }, "not an Excel workbook", "save it as .xlsx"},
		"sheet missing": {func() (*Book, error) { return ReadXLSX("x", workbookOf(deep)) }, "part xl/s.xml is missing", "save it again"},
		"not XML":       {func() (*Book, error) { return ReadXLSX("x", with("<a><b")) }, "cannot be read", "save it again"},
		"far column":    {func() (*Book, error) { return ReadXLSX("x", with(`<row><c r="XFD1"><v>1</v></c></row>`)) }, "more than 200 columns", "remove"},
		"rows": {func() (*Book, error) {
			return ReadXLSX("x", with(strings.Repeat(`<row><c><v>1</v></c></row>`, mostRows+1)))
		}, "more than 20000 rows", "remove"},
		"text": {func() (*Book, error) {
			return ReadXLSX("x", with(`<row><c t="str"><v>`+strings.Repeat("x", mostText+1)+`</v></c></row>`))
		}, "more than 8000000 bytes", "right file"},
		"unpacks to all": {func() (*Book, error) { return ReadXLSX("x", with(strings.Repeat(" ", mostParts+1))) }, "unpacks to more than", "right file"},
		"UTF-16":         {func() (*Book, error) { return ReadCSV("x", []byte("\xff\xfei\x00d\x00")) }, "not in UTF-8", "CSV UTF-8"},
		"GBK":            {func() (*Book, error) { return ReadCSV("x", []byte("[items]\nid,\xb7\xa7\xc3\xc5\n")) }, "not in UTF-8", "CSV UTF-8"},
		"no name":        {func() (*Book, error) { return ReadCSV("x", []byte("id,version\n")) }, "row 1 belongs to no sheet", "[items]"},
		"quote":          {func() (*Book, error) { return ReadCSV("x", []byte("[items]\n\nid,\"a\"b\n")) }, "row 3 cannot be read", "quotation mark"},
		"empty folder":   {func() (*Book, error) { return ReadFolder("x", map[string][]byte{"a.txt": nil}) }, "has no sheet", "settings.csv"},
		"CSV columns":    {func() (*Book, error) { return ReadCSV("x", []byte("[items]\n"+strings.Repeat(",", mostColumns+1))) }, "columns", "remove"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.read()
			var told *unreadableError
			if !errors.Is(err, checklist.ErrInvalid) || !errors.As(err, &told) || !strings.Contains(err.Error(), c.text) || !strings.Contains(told.Hint(), c.hint) {
				t.Errorf("got %v, hint %q", err, told.Hint())
			}
		})
	}
}

// TestReadCSVAsWritten reads CSV as spreadsheet programs of other countries
// write it.
func TestReadCSVAsWritten(t *testing.T) {
	want := []Row{{3, []string{"id", "prompt::en"}}, {6, []string{"AB-01", "two\nlines, one cell"}}, {7, []string{"AB-02", "=kept"}}}
	for name, text := range map[string]string{
		"commas":     "[items],\n\nid,prompt::en\n\n\nAB-01,\"two\nlines, one cell\"\nAB-02,'=kept\n",
		"semicolons": "\ufeff[items];\r\n;\r\nid;prompt::en\r\n;\r\n;\r\nAB-01;\"two\nlines, one cell\"\r\nAB-02;=kept\r\n",
		"tabs":       "[items]\t\n\t\nid\tprompt::en\n\n\nAB-01\t\"two\r\nlines, one cell\"\nAB-02\t'=kept",
		"sep line":   "sep=;\n[items];\nid;prompt::en\n\n\nAB-01;\"two\nlines, one cell\"\nAB-02;'=kept",
	} {
		t.Run(name, func(t *testing.T) {
			b, err := ReadCSV("x.csv", []byte(text))
			must(t, err)
			if len(b.Sheets) != 1 || len(b.Sheets[0].Rows) != len(want) {
				t.Fatalf("got %+v", b)
			}
			for i, row := range b.Sheets[0].Rows {
				if row.No != want[i].No || strings.Join(row.Cells, "|") != strings.Join(want[i].Cells, "|") {
					t.Errorf("row %+v, not %+v", row, want[i])
				}
			}
		})
	}
}

func TestCellTooLong(t *testing.T) {
	b := small()
	b.Sheets[1].Rows[1].Cells[3] = strings.Repeat("𠮷", mostCell/2+1)
	if err := WriteXLSX(io.Discard, b); !errors.Is(err, checklist.ErrInvalid) || !strings.Contains(err.Error(), "sheet items, row 2, column D") {
		t.Errorf("got %v", err)
	}
}

// fuzzed holds what must be true of any input: an error that is marked, with
// places in it, or a checklist that survives being written and read.
func fuzzed(t *testing.T, b *Book, err error) {
	if err != nil {
		if !errors.Is(err, checklist.ErrInvalid) {
			t.Fatalf("not marked as invalid: %v", err)
		}
		return
	}
	c, err := b.Checklist()
	var ps checklist.Problems
	if errors.As(err, &ps) {
		for _, p := range ps {
			if p.Sheet == "" || p.Hint == "" || p.What == "" {
				t.Fatalf("problem without a place or a hint: %#v", p)
			}
		}
		return
	}
	if err != nil {
		if !errors.Is(err, checklist.ErrInvalid) {
			t.Fatalf("not marked as invalid: %v", err)
		}
		return
	}
	again, err := FromChecklist("again", c).Checklist()
	must(t, err)
	same(t, c, again)
}

func FuzzReadCSV(f *testing.F) {
	for _, c := range checklist.Builtins() {
		var out bytes.Buffer
		must(f, WriteCSV(&out, FromChecklist("x", c)))
		f.Add(out.Bytes()[:min(out.Len(), 20_000)])
	}
	var out bytes.Buffer
	must(f, WriteCSV(&out, small()))
	f.Add(out.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ReadCSV("x.csv", data)
		fuzzed(t, b, err)
	})
}

// FuzzReadXLSX damages a workbook as a whole, which mostly tests the outside.
func FuzzReadXLSX(f *testing.F) {
	var out bytes.Buffer
	must(f, WriteXLSX(&out, small()))
	f.Add(out.Bytes())
	files, _ := filepath.Glob("testdata/*.xlsx")
	for _, file := range files {
		data, err := os.ReadFile(file)
		must(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ReadXLSX("x.xlsx", data)
		fuzzed(t, b, err)
	})
}

// FuzzWorkbook gives parts of any content to the reader of workbooks.
func FuzzWorkbook(f *testing.F) {
	f.Add(`<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="t.xml"/></Relationships>`,
		`<sst><si><t>id</t></si></sst>`, `<worksheet><row r="1"><c r="A1" t="s"><v>0</v></c></row></worksheet>`)
	f.Fuzz(func(t *testing.T, rels, shared, rows string) {
		b, err := ReadXLSX("x.xlsx", workbookOf(map[string]string{
			"_rels/.rels":                `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml":            `<workbook xmlns:r="q"><sheets><sheet name="settings" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": rels, "xl/t.xml": shared, "xl/s.xml": rows,
		}))
		fuzzed(t, b, err)
	})
}
