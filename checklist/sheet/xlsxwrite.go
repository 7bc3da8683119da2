package sheet

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"
)

// mostCell is the most that a workbook holds in one cell, in UTF-16 units.
const mostCell = 32_767

// WriteXLSX writes a book as an Excel workbook: one sheet for each, headings
// that stay in view, every cell as text, lists to choose from where a column
// holds one of a few words, and a first sheet that says what the columns mean.
// The same book gives the same bytes. A text that no cell can hold is an error
// that wraps [checklist.ErrInvalid].
func WriteXLSX(w io.Writer, b *Book) error {
	sheets := append([]Sheet{explained()}, b.Sheets...)
	for _, s := range sheets {
		for no, row := range s.Rows {
			for i, cell := range row.Cells {
				if n := len(utf16.Encode([]rune(cell))); n > mostCell {
					return unreadable(b.Name, "shorten it, or export as CSV", "sheet %s, row %d, column %s holds %d characters, and a workbook at most %d",
						s.Name, no+1, letters(i), n, mostCell)
				}
			}
		}
	}
	z := zip.NewWriter(w)
	parts := map[string]string{
		"[Content_Types].xml":        contentTypes(len(sheets)),
		"_rels/.rels":                relationships([]string{officeDocument + "/officeDocument", "xl/workbook.xml"}),
		"xl/workbook.xml":            workbookXML(sheets),
		"xl/_rels/workbook.xml.rels": workbookRelations(len(sheets)),
		"xl/styles.xml":              stylesXML,
	}
	order := []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
	for i := range sheets {
		name := fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		parts[name] = sheetXML(&sheets[i])
		order = append(order, name)
	}
	for _, name := range order {
		part, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(part, xml.Header+parts[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

const (
	officeDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	spreadsheet    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	packages       = "http://schemas.openxmlformats.org/package/2006"
	contentType    = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// stylesXML has the two styles of cells: 0 is text that wraps, 1 a heading. 49
// is the number format "text".
const stylesXML = `<styleSheet xmlns="` + spreadsheet + `">` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

func contentTypes(sheets int) string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="` + packages + `/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + contentType + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + contentType + `styles+xml"/>`)
	for i := range sheets {
		fmt.Fprintf(&b, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, contentType)
	}
	return b.String() + `</Types>`
}

// relationships writes the relations of a part: type and target of each.
func relationships(list ...[]string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="` + packages + `/relationships">`)
	for i, r := range list {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i+1, r[0], r[1])
	}
	return b.String() + `</Relationships>`
}

func workbookRelations(sheets int) string {
	var list [][]string
	for i := range sheets {
		list = append(list, []string{officeDocument + "/worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1)})
	}
	return relationships(append(list, []string{officeDocument + "/styles", "styles.xml"})...)
}

func workbookXML(sheets []Sheet) string {
	var b strings.Builder
	b.WriteString(`<workbook xmlns="` + spreadsheet + `" xmlns:r="` + officeDocument + `"><sheets>`)
	for i, s := range sheets {
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(s.Name), i+1, i+1)
	}
	return b.String() + `</sheets></workbook>`
}

func sheetXML(s *Sheet) string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="` + spreadsheet + `"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	if head := s.head(); len(head) > 0 {
		b.WriteString(`<cols>`)
		for i := range head {
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" style="0" customWidth="1"/>`, i+1, i+1, width(s, i))
		}
		b.WriteString(`</cols>`)
	}
	b.WriteString(`<sheetData>`)
	for i, row := range s.Rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, cell := range row.Cells {
			if cell == "" {
				continue
			}
			style := 0
			if i == 0 {
				style = 1
			}
			fmt.Fprintf(&b, `<c r="%s%d" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, letters(j), i+1, style, escaped(cell))
		}
		b.WriteString(`</row>`)
	}
	return b.String() + `</sheetData>` + validations(s) + `</worksheet>`
}

// width is that of a column, in characters: wide enough for most of its cells.
func width(s *Sheet, column int) int {
	const least, most = 8, 48
	w := least
	for _, row := range s.Rows {
		n := 0
		for _, r := range row.cell(column) {
			n++
			if r > 0x2E80 { // two cells wide
				n++
			}
		}
		w = max(w, n+2)
	}
	return min(w, most)
}

// validations offers the words that a column can hold, over more rows than are
// there, so that new ones have them too.
func validations(s *Sheet) string {
	const more = 500
	var list []string
	for i, name := range s.head() {
		words := choicesOf(s.Name, name)
		if words == nil {
			continue
		}
		list = append(list, fmt.Sprintf(`<dataValidation type="list" allowBlank="1" sqref="%s2:%s%d"><formula1>"%s"</formula1></dataValidation>`,
			letters(i), letters(i), len(s.Rows)+more, escaped(strings.Join(words, ","))))
	}
	if list == nil {
		return ""
	}
	return fmt.Sprintf(`<dataValidations count="%d">%s</dataValidations>`, len(list), strings.Join(list, ""))
}

// escaped writes text for a part: what XML cannot hold as _x0000_, and what
// would be read as such with its underscore written so.
func escaped(s string) string {
	var b strings.Builder
	for i, r := range s {
		_, looks := escapeAt(s[i:])
		switch {
		case r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF:
			fmt.Fprintf(&b, "_x%04X_", r)
		case looks:
			b.WriteString("_x005F_")
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
