package report

import (
	"io"
	"strings"

	"gemba/assessment"
)

// libraryPage is a library report, ready to be set.
type libraryPage struct {
	tongue
	Lang   string
	Title  text
	Made   string
	Groups []libraryGroup
	Unread []text // files that are left out
}

// libraryGroup holds suppliers that may be compared.
type libraryGroup struct {
	Scope text
	List  text
	Model string
	Rows  []libraryRow
}

type libraryRow struct {
	Supplier, Site, Order, Date text
	Status                      string
	Score, Paper, Gap           string
	Evidence                    int64
	Bar                         *bar
	Consequence                 text
	Kind                        Consequence
	Reasons                     text
	Sentence                    text
	Alike                       text
	Mark                        text // signed, closed
}

// LibraryHTML writes all suppliers of a library on one page, as [HTML] writes one
// visit: it needs nothing else, and prints.
func LibraryHTML(w io.Writer, title string, all []assessment.Visited, o Options) error {
	page, err := newLibraryPage(title, all, o)
	if err != nil {
		return err
	}
	return pages().ExecuteTemplate(w, "library.html.tmpl", page)
}

// LibraryMarkdown writes them as Markdown, as [Markdown] writes one visit.
func LibraryMarkdown(w io.Writer, title string, all []assessment.Visited, o Options) error {
	page, err := newLibraryPage(title, all, o)
	if err != nil {
		return err
	}
	return sheets().ExecuteTemplate(w, "library.md.tmpl", page)
}

func newLibraryPage(title string, all []assessment.Visited, o Options) (*libraryPage, error) {
	list, o, err := suppliers(all, o)
	if err != nil {
		return nil, err
	}
	l := tongue(o.Lang)
	page := &libraryPage{tongue: l, Lang: o.Lang, Title: l.typed(title), Made: o.made()}
	for _, name := range o.Unread {
		page.Unread = append(page.Unread, l.typed(name))
	}
	group := 0
	for _, s := range list {
		if s.Group != group {
			group = s.Group
			page.Groups = append(page.Groups, libraryGroup{Scope: s.scope, List: l.typed(s.list), Model: s.Record.Model})
		}
		g := &page.Groups[len(page.Groups)-1]
		g.Rows = append(g.Rows, l.libraryRow(&s))
	}
	return page, nil
}

func (l tongue) libraryRow(s *SupplierRow) libraryRow {
	r := s.result
	row := libraryRow{
		Supplier: l.named(s.Supplier), Site: l.typed(s.Site), Order: l.typed(s.Order), Date: l.typed(s.Date), Status: r.Status,
		Score: assessment.Points(r.Practice.Score), Paper: assessment.Points(r.Paper.Score), Gap: assessment.Signed(r.Gap.Score),
		Evidence: assessment.Percent(r.Practice.Evidence), Bar: barOf(r.Practice.Range, r.Practice.Score),
		Consequence: l.say(consequenceWords[s.Consequence]), Kind: s.Consequence, Reasons: l.typed(strings.Join(s.Reasons, ", ")),
		Sentence: s.sentence,
	}
	if len(s.Alike) > 0 {
		row.Alike = l.typed(l.w("not distinguishable from %s", strings.Join(s.Alike, ", ")))
	}
	switch {
	case s.Signed > 0:
		row.Mark = l.say("signed")
	case s.Closed:
		row.Mark = l.say("closed")
	}
	return row
}

// libraryMethod is the method of a library report in a paragraph.
const libraryMethod = "Each supplier stands with its latest visit, and beside those with the same checklist, scope and model only. " +
	"Where ranges overlap by more than half of the narrower one, the order says nothing. What is permitted follows the buyer's own policy; the grade does not."
