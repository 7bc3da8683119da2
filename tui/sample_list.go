package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// longestList is the longest list that the assessment computes with.
const longestList = 1_000_000

// proposal is the list as another item recorded it, where that says all that is
// needed.
func (s *recordSample) proposal() (checklist.List, bool) {
	from := s.listFrom(s.it)
	if from == nil {
		return checklist.List{}, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(s.v.Answers[from.ID].Fields[checklist.FrameLines]))
	l := checklist.List{Lines: n}
	return l, err == nil && n > 0 && n <= longestList && s.sourceNamed(from) != ""
}

// freeze records what the lines are drawn from. A list that belongs to a new
// draw waits for it.
func (s *recordSample) freeze(l checklist.List) tea.Cmd {
	s.digits = false
	if s.again != nil {
		s.again.list = &l
		s.n = s.recommended()
		return nil
	}
	cmd := s.record(checklist.Change{Cell: s.cell(checklist.FieldList), Value: checklist.EncodeCell(l)})
	if _, kept := s.drafts[s.planCell()]; !kept && !s.planned {
		s.n = s.recommended()
	}
	s.n = s.within(s.n)
	return cmd
}

// askList asks what the list is called, where it comes from and how long it is.
// Once lines are drawn, its length is frozen with them.
func (s *recordSample) askList() *dialog {
	l := s.list()
	if p, ok := s.proposal(); ok && !listKnown(l) {
		l = p
	}
	lines := field{name: "lines", label: "How many lines", value: lengthOf(l), check: checkLength, hint: "240 · 86x25: pages x lines of a bound book · 240/25: lines, and lines on a page · ? not known"}
	if s.step() == stepLines && listKnown(l) {
		lines.off = func() string { return s.tell("%s, frozen with the draw; D draws anew", lengthOf(l)) }
	}
	source := field{name: "source", label: "Source of the list", kind: oneOf, value: l.Source, options: s.sourceOptions(), hint: "the source limits what a draw can prove"}
	if from := s.listFrom(s.it); from != nil {
		source.off = func() string { return s.tell("as recorded at %s", from.ID) + s.colon() + orDash(s.sourceText("")) }
	}
	d := &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · the list", verb: "freeze it",
		about: s.tell("What are the lines drawn from? %s.", s.it.List.In(s.lang())),
		form: newForm(s.sh, []field{
			source, lines, {name: "name", label: "What the factory calls it", value: l.Name, hint: "may stay empty"},
		}),
		again: s.askList,
		done: func(f *form) tea.Cmd {
			made, _ := parseLength(f.get("lines"))
			made.Name, made.Source = f.get("name"), f.get("source")
			return tea.Batch(s.freeze(made), s.sh.back())
		},
	}
	return d.within(s.visiting, s.cell("list form"))
}

// sourceOptions are the sources of a list, each with what a draw from it counts
// as.
func (s *recordSample) sourceOptions() []option {
	out := fromChoices(s.c.ListSources, s.lang())
	for i := range out {
		if best := s.c.ListSources[i].BestPick; best != pickRandom {
			out[i].label = s.tell("%s (counts as: %s)", out[i].label, s.pickText(best))
		}
	}
	return out
}

// pickText is who chose the lines, in words within a sentence.
func (s *recordSample) pickText(pick string) string {
	text := checklist.Line(checklist.ChoiceText(s.c.Picks, pick, s.lang()))
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}

// sourceText is the source of the list in words.
func (s *recordSample) sourceText(recorded string) string {
	return checklist.ChoiceText(s.c.ListSources, s.sourceOf(s.it, recorded), s.lang())
}

// lengthOf prints the length of a list as parseLength reads it.
func lengthOf(l checklist.List) string {
	switch {
	case l.Open:
		return "?"
	case l.PerPage > 0:
		return fmt.Sprintf("%d/%d", l.Lines, l.PerPage)
	}
	return number(l.Lines)
}

// parseLength reads how long a list is, and says what is wrong with it.
func parseLength(text string) (checklist.List, string) {
	text = strings.ReplaceAll(text, " ", "")
	if text == "?" {
		return checklist.List{Open: true}, ""
	}
	a, b, pages := cutAny(text, "xX×*")
	if !pages {
		a, b, _ = strings.Cut(text, "/")
	}
	n, err := strconv.Atoi(a)
	l := checklist.List{Lines: n}
	if b != "" || pages {
		per, perErr := strconv.Atoi(b)
		if l.PerPage = per; perErr != nil || per < 1 || per > longestList {
			return checklist.List{}, "lines on a page: a whole number, 1 or more"
		}
		if pages {
			l.Lines = n * min(per, longestList)
		}
	}
	switch {
	case err != nil || n < 1:
		return checklist.List{}, "a whole number, 1 or more; 86x25 for a bound book; ? where it is not known"
	case n > longestList || l.Lines > longestList:
		return checklist.List{}, "a list has at most a million lines"
	}
	return l, ""
}

// cutAny cuts a text at the first of some characters.
func cutAny(text, chars string) (before, after string, found bool) {
	i := strings.IndexAny(text, chars)
	if i < 0 {
		return text, "", false
	}
	for _, r := range text[i:] {
		return text[:i], text[i+len(string(r)):], true
	}
	return text, "", false
}

func checkLength(text string) string {
	_, why := parseLength(text)
	return why
}

// parseLines reads line numbers: 3 7 9-12, and 4/15 for page 4, line 15 of a
// bound book. They come in rising order, each once.
func parseLines(text string, l checklist.List) ([]int, string) {
	var out []int
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == '，' || r == '、' }) {
		from, to, isRange := strings.Cut(word, "-")
		a, okA := lineNumber(from, l)
		b := a
		okB := okA
		if isRange {
			b, okB = lineNumber(to, l)
		}
		switch {
		case !okA || !okB || a > b:
			return nil, word + " is no line number; 3 7 9-12 are"
		case l.Lines > 0 && b > l.Lines:
			return nil, fmt.Sprintf("line %s is beyond the %d of the list", word, l.Lines)
		case b-a >= mostDrawn || len(out)+b-a >= mostDrawn:
			return nil, fmt.Sprintf("at most %d lines are worked one by one; e counts more", mostDrawn)
		}
		for no := a; no <= b; no++ {
			out = append(out, no)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) == 0 {
		return nil, "which lines? Such as 3 7 9-12"
	}
	return out, ""
}

// lineNumber reads one line number, or page/line of a bound book.
func lineNumber(text string, l checklist.List) (int, bool) {
	page, line, paged := strings.Cut(text, "/")
	a, err := strconv.Atoi(page)
	if err != nil || a < 1 || a > longestList {
		return 0, false
	}
	if !paged {
		return a, true
	}
	b, err := strconv.Atoi(line)
	if err != nil || l.PerPage == 0 || b < 1 || b > l.PerPage {
		return 0, false
	}
	return (a-1)*l.PerPage + b, true
}
