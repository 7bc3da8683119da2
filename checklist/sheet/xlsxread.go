package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// ReadXLSX reads an Excel workbook. Cells are taken as the text that stands in
// them: of a formula, the value that the spreadsheet kept with it. The name
// stands in messages. The error wraps [checklist.ErrInvalid].
//
// Only what a table of text needs is read of the format (ECMA-376, part 1):
// sheets, shared strings and cell values. Libraries that read all of it cost
// the start of every command more than this takes in all; see
// docs/dependencies.md.
func ReadXLSX(name string, data []byte) (*Book, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, unreadable(name, "save it as .xlsx (Excel workbook)", "this is not an Excel workbook")
	}
	w := &workbook{name: name, parts: map[string]*zip.File{}, budget: newBudget(name), left: mostParts}
	for _, f := range z.File {
		w.parts[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	b := &Book{Name: name}
	list, err := w.sheets()
	if err != nil {
		return nil, err
	}
	if len(list) > mostSheets {
		return nil, unreadable(name, "remove what is not part of the checklist", "the workbook has %d sheets, more than %d", len(list), mostSheets)
	}
	if err := w.strings(); err != nil {
		return nil, err
	}
	for _, s := range list {
		if strings.HasPrefix(strings.TrimSpace(s.name), note) {
			continue
		}
		sheet := Sheet{Name: s.name}
		if err := w.read(s.part, &rowReader{w: w, s: &sheet}); err != nil {
			return nil, err
		}
		b.Sheets = append(b.Sheets, sheet)
	}
	return b, nil
}

// mostParts is the most that is unpacked of a workbook, in bytes.
const mostParts = 64_000_000

// workbook is a workbook that is being read.
type workbook struct {
	name   string
	parts  map[string]*zip.File // by path in lower case
	shared []string
	budget *budget
	left   int64 // bytes that may still be unpacked
}

// handler takes the elements of one part, in their order.
type handler interface {
	start(e *xml.StartElement) error
	end(name string) error
	text(s string)
}

// read feeds a part to a handler.
func (w *workbook) read(part string, h handler) error {
	f := w.parts[strings.ToLower(part)]
	if f == nil {
		return w.damaged("part " + part + " is missing")
	}
	rc, err := f.Open()
	if err != nil {
		return w.damaged("part " + part + " cannot be unpacked")
	}
	defer rc.Close() //nolint:errcheck // what was read is read
	in := &io.LimitedReader{R: rc, N: w.left + 1}
	err = parse(in, h)
	if w.left = in.N - 1; w.left < 0 {
		return unreadable(w.name, "a checklist needs far less; is this the right file?", "the workbook unpacks to more than %d bytes", mostParts)
	}
	var told *unreadableError
	if err != nil && !errors.As(err, &told) {
		return w.damaged("part " + part + " cannot be read")
	}
	return err
}

func parse(in io.Reader, h handler) error {
	d := xml.NewDecoder(in)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = h.start(&t)
		case xml.EndElement:
			err = h.end(t.Name.Local)
		case xml.CharData:
			h.text(string(t))
		}
		if err != nil {
			return err
		}
	}
}

func (w *workbook) damaged(why string) error {
	return unreadable(w.name, "open it in a spreadsheet program and save it again as .xlsx", "the workbook is damaged: %s", why)
}

// attribute returns the value of an attribute without its namespace.
func attribute(e *xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// listed is one sheet that the workbook lists.
type listed struct{ name, id, part string }

// sheets returns the sheets of the workbook in their order.
func (w *workbook) sheets() ([]listed, error) {
	main := &relations{kind: "/officeDocument"}
	if err := w.read("_rels/.rels", main); err != nil || len(main.targets) == 0 {
		return nil, errors.Join(err, w.damaged("nothing says where its sheets are"))
	}
	var book string
	for _, target := range main.targets {
		book = strings.TrimPrefix(path.Join("/", target), "/")
	}
	list := &sheetList{}
	if err := w.read(book, list); err != nil {
		return nil, err
	}
	rels := &relations{}
	if err := w.read(path.Join(path.Dir(book), "_rels", path.Base(book)+".rels"), rels); err != nil {
		return nil, err
	}
	w.parts[sharedPart] = nil
	for id, target := range rels.targets {
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", path.Dir(book), target)
		}
		target = strings.TrimPrefix(path.Clean(target), "/")
		for i := range list.sheets {
			if list.sheets[i].id == id {
				list.sheets[i].part = target
			}
		}
		if strings.HasSuffix(rels.kinds[id], "/sharedStrings") {
			w.parts[sharedPart] = w.parts[strings.ToLower(target)]
		}
	}
	return list.sheets, nil
}

// sharedPart is the name under which the part with the shared strings is found.
const sharedPart = "shared strings"

// strings reads the texts that cells refer to by number.
func (w *workbook) strings() error {
	if w.parts[sharedPart] == nil {
		return nil
	}
	return w.read(sharedPart, &stringReader{w: w})
}

// relations reads which part an id means.
type relations struct {
	kind           string // only those whose type ends so
	targets, kinds map[string]string
}

func (r *relations) start(e *xml.StartElement) error {
	if e.Name.Local == "Relationship" && strings.HasSuffix(attribute(e, "Type"), r.kind) {
		if r.targets == nil {
			r.targets, r.kinds = map[string]string{}, map[string]string{}
		}
		r.targets[attribute(e, "Id")], r.kinds[attribute(e, "Id")] = attribute(e, "Target"), attribute(e, "Type")
	}
	return nil
}
func (r *relations) end(string) error { return nil }
func (r *relations) text(string)      {}

// sheetList reads the list of sheets.
type sheetList struct{ sheets []listed }

func (l *sheetList) start(e *xml.StartElement) error {
	if e.Name.Local != "sheet" {
		return nil
	}
	s := listed{name: attribute(e, "name")}
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			s.id = a.Value
		}
	}
	l.sheets = append(l.sheets, s)
	return nil
}
func (l *sheetList) end(string) error { return nil }
func (l *sheetList) text(string)      {}
