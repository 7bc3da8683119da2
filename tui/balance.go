package tui

import (
	"math/big"
	"regexp"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// balance follows one lot forward: what came in against what went out, was
// scrapped, and is left. The first field of the item is what came in, the others
// are where it went.
type balance struct {
	leveller
	from int // lines passed over on a small screen
}

func newBalance(vs *visiting, it *checklist.Item) *balance {
	return &balance{leveller: leveller{visiting: vs, it: it}}
}

// quantities are the fields that are added up.
func (s *balance) quantities() []checklist.Field {
	var out []checklist.Field
	for _, f := range s.it.Fields {
		if f.Type == "number" {
			out = append(out, f)
		}
	}
	return out
}

// The limits in the words of a level: "within 5 %", "worse than 10 %".
var (
	withinPercent = checklist.Pattern(`within (\d+) %`)
	overPercent   = checklist.Pattern(`orse than (\d+) %`)
)

// proposedLevel is the level whose words fit what a balance comes to, or -1. It
// is never chosen by itself.
func proposedLevel(b assessment.Balance, levels []checklist.AnchorLevel) int {
	if b.Percent == nil {
		return -1
	}
	limit := func(re *regexp.Regexp, words string) *big.Rat {
		if m := re.FindStringSubmatch(words); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil {
				return big.NewRat(int64(n), 1)
			}
		}
		return nil
	}
	for i, l := range levels {
		words := l.Text.In("en")
		if n := limit(withinPercent(), words); n != nil && b.Percent.Cmp(n) <= 0 {
			return i
		}
		if n := limit(overPercent(), words); n != nil && b.Percent.Cmp(n) > 0 {
			return i
		}
	}
	return -1
}

// sum is what quantities come to; false while one of them is missing.
func (s *balance) sum(value func(name string) string) (assessment.Balance, bool) {
	a := checklist.Answer{Fields: map[string]string{}}
	for _, f := range s.quantities() {
		a.Fields[f.Name] = value(f.Name)
	}
	return assessment.ItemBalance(s.it, a)
}

// amounts is the form of the quantities.
func (s *balance) amounts() tea.Cmd {
	e := &entry{visiting: s.visiting, it: s.it, title: "the quantities", cell: checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: "quantities"}}
	e.fields = func() []field {
		var fs []field
		for _, f := range s.quantities() {
			q := itemField(s.visiting, &f, s.v.Answers[s.it.ID].Fields[f.Name])
			q.check = checkQuantity
			fs = append(fs, q)
		}
		return fs
	}
	e.change = func(f *form) (checklist.Change, bool) {
		a := s.changed(s.it, func(a *checklist.Answer) {
			for _, q := range s.quantities() {
				a.Fields[q.Name] = f.get("field " + q.Name)
			}
		})
		return checklist.AnswerChange(s.it.ID, a, ""), true
	}
	e.says = func(d *text, f *form) {
		s.closingLine(d, func(name string) string { return f.get("field " + name) })
	}
	return s.sh.open(e.open())
}

// checkQuantity says what is wrong with an amount.
func checkQuantity(s string) string {
	if n, ok := checklist.Decimal(s); s != "" && (!ok || n.Sign() < 0) {
		return "a number, 0 or more"
	}
	return ""
}

func (s *balance) actions() []action {
	acts := s.levelActions(nil, []action{
		{keys: []string{"enter", "w"}, hint: "enter", name: "quantities", about: "type the quantities: what came in, and where it went", run: s.amounts},
	})
	acts = append(acts, scrolling(&s.from)...)
	acts = besides(s.visiting, s.it, acts)
	return append(acts, common(s.sh, s.sh.back)...)
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*balance) kept() map[string]string {
	return map[string]string{"quantities": "enter", checklist.FieldValue: "f"}
}
