package main

import (
	"fmt"
	"strings"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// showing prints a visit as text.
type showing struct {
	page
	c *checklist.Checklist
	v *checklist.Visit

	then map[string]*checklist.Checklist // that it had when it was closed or signed, by their hash
	lang string                          // of the checklist's texts; see own

	sheet *assessment.Sheet // see beside
}

// beside is what is printed beside the answer to an item.
func (s *showing) beside(it *checklist.Item) []string {
	if s.sheet == nil {
		s.sheet = assessment.NewSheet(s.c, s.v)
	}
	return s.sheet.Beside(it.ID)
}

// own is a text of the checklist in the language that the visitor works in.
func (s *showing) own(t checklist.Text) string {
	if s.lang == "" {
		s.lang = currentSettings().reportLanguage()
	}
	return t.In(s.lang)
}

// itemWidth is how wide the column of the item ids is.
const itemWidth = 8

// visit prints all that was recorded.
func (s *showing) visit() {
	s.header()
	for i := range s.c.Sections {
		s.section(&s.c.Sections[i])
	}
	s.strangers()
	s.requests("")
	s.promises("")
	s.papers("")
	s.notes("observations on the visit")
	s.comments("", "review of the visit")
}

func (s *showing) header() {
	v := s.v
	r := assessment.Evaluate(s.c, v)
	scope := v.Scope
	if sc := s.c.Scope(scope); sc != nil {
		scope = strings.ToLower(s.own(sc.Title))
	}
	if v.Notice != "" {
		scope += ", " + v.Notice + " days of notice"
	}
	for _, l := range [][2]string{
		{"SUPPLIER", v.Supplier},
		{"SITE", v.Site},
		{"ORDER", v.Order},
		{"DATE", v.Date},
		{"VISITORS", v.Visitors},
		{"SCOPE", scope},
		{"CHECKLIST", fmt.Sprintf("%s %s (%s)", s.c.ID, s.c.Version, beginning(s.c.Hash, 12))},
		{"ID", v.ID},
		{"WALKED", fmt.Sprintf("%d %%", v.Walked(s.c))},
		{"GRADE", r.Status + "  " + r.StatusWords()},
	} {
		if l[1] != "" {
			s.line(l[0], l[1])
		}
	}
	s.review(r)
}

// recorded reports whether there is something to say about an item.
func (s *showing) recorded(it *checklist.Item) bool {
	return s.v.Answers[it.ID].State != checklist.Blank || len(s.v.Rivals[it.ID]) > 0 || s.v.Notes(it.ID) > 0 || len(s.v.CommentsOn(it.ID)) > 0
}

func (s *showing) section(sec *checklist.Section) {
	done, asked := s.v.Progress(s.c, sec.ID)
	var open []string
	var items []*checklist.Item
	for i := range s.c.Items {
		switch it := &s.c.Items[i]; {
		case it.Section != sec.ID:
		case s.recorded(it):
			items = append(items, it)
		case it.InScope(s.v.Scope):
			open = append(open, it.ID)
		}
	}
	if len(items)+len(open) == 0 {
		return
	}
	s.heading(fmt.Sprintf("%s  %d of %d", s.own(sec.Title), done, asked))
	for _, it := range items {
		s.indented(it.ID, itemWidth, s.own(it.Prompt))
		s.answers(it, itemWidth)
	}
	if len(open) > 0 {
		s.indented("open", itemWidth, strings.Join(open, " "))
	}
}

// heading begins a new part of the page.
func (s *showing) heading(text string) {
	s.b.WriteString("\n" + wrap(checklist.Line(text), 0) + "\n")
}

// answers prints what was recorded at an item.
func (s *showing) answers(it *checklist.Item, width int) {
	a := s.v.Answers[it.ID]
	if a.State != checklist.Blank || len(s.v.Rivals[it.ID]) == 0 {
		s.indented("", width, "= "+answerText(s.c, it, a))
	}
	for _, words := range flowWords(s.c, s.v, it) {
		s.indented("", width, "forward "+words)
	}
	for _, r := range s.v.Rivals[it.ID] {
		s.indented("", width, fmt.Sprintf("≠ %s, by %s: not reconciled", answerText(s.c, it, r), r.By))
	}
	if _, fault := assessment.ItemRange(s.c, s.v, it); fault != "" {
		s.indented("", width, "! counts as not asked: "+fault)
	}
	if note := assessment.ItemNote(s.c, s.v, it); note != "" {
		s.indented("", width, "! "+note)
	}
	for _, said := range s.beside(it) {
		s.indented("", width, "! "+said)
	}
	for i := range s.v.Observations {
		if o := &s.v.Observations[i]; o.Item == it.ID {
			s.note(o, width)
		}
	}
	s.threads(it.ID, width)
}

// note prints an observation with its own line breaks.
func (s *showing) note(o *checklist.Observation, width int) {
	lead := "– " + s.clock(o.Observed, o.Entered) + " " + o.By + ": "
	if checklist.Block(o.Text) == "" {
		s.indented("", width, lead)
	}
	s.block(lead, "  ", o.Text, width)
}

// clock prints when something was observed: the time alone on the day of the
// visit.
func (s *showing) clock(observed, entered time.Time) string {
	if observed.IsZero() {
		observed = entered
	}
	if observed.Format(time.DateOnly) == s.v.Date {
		return observed.Format("15:04")
	}
	return observed.Format("2006-01-02 15:04")
}

// notes prints the observations that belong to no item of the checklist.
func (s *showing) notes(title string) {
	head := s.under(title)
	for i := range s.v.Observations {
		o := &s.v.Observations[i]
		if s.c.Item(o.Item) != nil {
			continue
		}
		head()
		s.note(o, 0)
	}
}

// promises prints the promises about an item, or all of them.
func (s *showing) promises(id string) {
	list := s.list("promises", id)
	for _, p := range s.v.Commitments {
		list(p.Item, func() string {
			text := p.What
			for _, part := range [][2]string{{"", p.Role}, {"due ", p.Due}, {"", stateOfPromise(p)}, {"on ", p.Done}, {"about ", p.Item}, {"id ", tail(p.ID)}} {
				if part[1] != "" {
					text += "; " + part[0] + part[1]
				}
			}
			return text
		})
	}
}

// strangers prints the answers to items that the checklist does not have.
func (s *showing) strangers() {
	head := s.under("answers to items that are not in this checklist")
	for _, id := range sortedKeys(s.v.Answers) {
		if s.c.Item(id) != nil {
			continue
		}
		head()
		s.indented(checklist.Line(id), itemWidth, s.v.Answers[id].Encode())
	}
}
