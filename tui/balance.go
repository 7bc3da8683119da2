package tui

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

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

func (s *balance) enter() tea.Cmd {
	s.settle()
	return nil
}

func (s *balance) update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		s.settle()
	}
	return nil
}

func (s *balance) cursor(int, int) *tea.Cursor { return nil }

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

// closing is what a balance comes to.
type closing struct {
	in, out, diff *big.Rat // diff is in less out
	percent       *big.Rat // of what came in, without its sign; nil where nothing came in
}

// closingOf adds up the quantities; false while one of them is missing.
func closingOf(values []string) (closing, bool) {
	c := closing{in: new(big.Rat), out: new(big.Rat)}
	for i, v := range values {
		n, ok := decimal(v)
		if !ok || n.Sign() < 0 {
			return closing{}, false
		}
		if i == 0 {
			c.in = n
		} else {
			c.out.Add(c.out, n)
		}
	}
	c.diff = new(big.Rat).Sub(c.in, c.out)
	if c.in.Sign() > 0 {
		c.percent = new(big.Rat).Quo(new(big.Rat).Abs(c.diff), c.in)
		c.percent.Mul(c.percent, big.NewRat(100, 1))
	}
	return c, len(values) > 1
}

// words say what the balance comes to, and what that may mean.
func (c closing) words(unit string) string {
	unit = checklist.Line(unit)
	s := fmt.Sprintf("in %s, accounted for %s %s", decimalWords(c.in), decimalWords(c.out), unit)
	switch {
	case c.percent == nil:
		return s + ": nothing came in"
	case c.diff.Sign() == 0:
		return s + ": closes exactly"
	case c.diff.Sign() > 0:
		return s + fmt.Sprintf(": %s %s missing, %s %%", decimalWords(c.diff), unit, percentWords(c.percent))
	}
	more := new(big.Rat).Neg(c.diff)
	return s + fmt.Sprintf(": %s %s more than came in, %s %%; a lot that never runs out is a label, not a lot", decimalWords(more), unit, percentWords(c.percent))
}

// percentWords prints a percentage with at most two decimals.
func percentWords(r *big.Rat) string {
	return strings.TrimSuffix(strings.TrimRight(r.FloatString(2), "0"), ".")
}

// The limits in the words of a level: "within 5 %", "worse than 10 %".
var (
	withinPercent = regexp.MustCompile(`within (\d+) %`)
	overPercent   = regexp.MustCompile(`orse than (\d+) %`)
)

// proposal is the level whose words fit what the balance comes to, or -1. It is
// never chosen by itself.
func (c closing) proposal(levels []checklist.AnchorLevel) int {
	if c.percent == nil {
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
		if n := limit(withinPercent, words); n != nil && c.percent.Cmp(n) <= 0 {
			return i
		}
		if n := limit(overPercent, words); n != nil && c.percent.Cmp(n) > 0 {
			return i
		}
	}
	return -1
}

// closing is what the recorded quantities come to.
func (s *balance) closing() (closing, bool) {
	fields := s.v.Answers[s.it.ID].Fields
	var values []string
	for _, f := range s.quantities() {
		values = append(values, fields[f.Name])
	}
	return closingOf(values)
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
		return answerChange(s.it, a), true
	}
	e.says = func(d *text, f *form) {
		var values []string
		for _, q := range s.quantities() {
			values = append(values, f.get("field "+q.Name))
		}
		s.closingLine(d, values)
	}
	return s.sh.open(e.open())
}

// answerChange is the change that makes an answer.
func answerChange(it *checklist.Item, a checklist.Answer) checklist.Change {
	return checklist.Change{
		Cell:  checklist.Cell{Kind: checklist.KindAnswer, Key: it.ID, Field: checklist.FieldValue},
		Value: a.Encode(), Cleared: a.State == checklist.Blank,
	}
}

// checkQuantity says what is wrong with an amount.
func checkQuantity(s string) string {
	if n, ok := decimal(s); s != "" && (!ok || n.Sign() < 0) {
		return "a number, 0 or more"
	}
	return ""
}

func (s *balance) actions() []action {
	acts := s.levelActions([]action{
		{keys: []string{"enter", "w"}, hint: "enter", name: "quantities", about: "type the quantities: what came in, and where it went", run: s.amounts},
		plainForm(s.visiting, s.it),
	})
	acts = append(acts, scrolling(&s.from)...)
	acts = append(acts, besides(s.visiting, s.it, true)...)
	return append(acts, common(s.sh, s.sh.back)...)
}
