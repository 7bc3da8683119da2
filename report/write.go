package report

import (
	"fmt"
	"io"

	"gemba/assessment"
	"gemba/checklist"
)

// The forms of a report, each by the ending of its files.
const (
	FormHTML     = "html"
	FormMarkdown = "md"
	FormCSV      = "csv"
	FormJSON     = "json"
)

// Forms returns the forms of a report, for a choice among them.
func Forms() []string { return []string{FormHTML, FormMarkdown, FormCSV, FormJSON} }

// Order says which report somebody wants: one form, for one audience, in one
// language. The command and the program both write what an order says, so they
// write the same.
type Order struct {
	Form  string   // of [Forms]
	For   Audience // of [Audiences]
	Lang  string   // of [Languages]
	Table string   // of [Tables], for CSV; empty: [Answers]
}

// Facts reports whether the order holds the fact log, which only an open file
// gives.
func (o Order) Facts() bool {
	return o.For == Counsel && (o.Form != FormCSV || o.Table == Facts)
}

// Write writes the report of an order; the options give what it is made with.
// Errors are those of [HTML], [Markdown], [CSV] and [JSON]; an unknown form
// wraps [checklist.ErrInvalid].
func Write(w io.Writer, order Order, c *checklist.Checklist, v *checklist.Visit, o Options) error {
	o.For, o.Lang = order.For, order.Lang
	switch order.Form {
	case FormHTML:
		return HTML(w, c, v, o)
	case FormMarkdown:
		return Markdown(w, c, v, o)
	case FormCSV:
		table := order.Table
		if table == "" {
			table = Answers
		}
		return CSV(w, table, c, v, o)
	case FormJSON:
		return JSON(w, c, v, o)
	}
	return fmt.Errorf("%w form %q of a report", checklist.ErrInvalid, order.Form)
}

// WriteLibrary writes the library report of an order, of which the form and the
// language count; the title names the library. Errors are as those of [Write].
func WriteLibrary(w io.Writer, order Order, title string, all []assessment.Visited, o Options) error {
	o.For, o.Lang = Internal, order.Lang
	switch order.Form {
	case FormHTML:
		return LibraryHTML(w, title, all, o)
	case FormMarkdown:
		return LibraryMarkdown(w, title, all, o)
	case FormCSV:
		return LibraryCSV(w, all, o)
	case FormJSON:
		return LibraryJSON(w, all, o)
	}
	return fmt.Errorf("%w form %q of a library report", checklist.ErrInvalid, order.Form)
}
