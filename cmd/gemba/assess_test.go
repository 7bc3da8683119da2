package main

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"gemba/assessment"
	"gemba/checklist"
)

// TestAssessTextFits draws visits of all sorts and looks at every line.
func TestAssessTextFits(t *testing.T) {
	c := checklist.Builtin()
	visits := map[string]*checklist.Visit{}
	for name, answer := range map[string]func(*checklist.Item) checklist.Answer{
		"empty":   func(*checklist.Item) checklist.Answer { return checklist.Answer{} },
		"refused": func(*checklist.Item) checklist.Answer { return checklist.Answer{State: checklist.Refused} },
		"wenzhou": func(it *checklist.Item) checklist.Answer {
			a, ok := wenzhouAnswers()[it.ID]
			if ok {
				a.State = checklist.Answered
			}
			return a
		},
		"best": func(it *checklist.Item) checklist.Answer {
			a := checklist.Answer{State: checklist.Answered, Level: 100, Basis: "corroborated"}
			a.Sample = checklist.Sample{Population: 1000, Drawn: 1000, Fine: 1000}
			a.Disclosure = checklist.Disclosure{Given: "immediate", Outcome: "verified", Latency: "in-time"}
			a.Gaps = []checklist.Gap{{CAPA: checklist.Yes, Acted: checklist.Yes}}
			a.Fields = map[string]string{}
			for _, f := range it.Fields {
				a.Fields[f.Name] = map[string]string{"early": "40", "late": "0", "num": "100", "den": "100", "status": "valid"}[f.Role]
				if f.Type == "tri" {
					a.Fields[f.Name] = "yes"
				}
			}
			return a
		},
	} {
		v := checklist.NewVisit(name)
		v.Supplier = strings.Repeat("宏远阀门 Hongyuan\x1b[31m Valve ", 8)
		v.Date, v.Scope = "2022-05-17", "two-days"
		for i := range c.Items {
			if a := answer(&c.Items[i]); a.State != checklist.Blank {
				v.Answers[c.Items[i].ID] = a
			}
		}
		visits[name] = v
	}
	for name, want := range map[string]string{
		"empty":   "NR  not rated yet: 0 % of the practice evidence exists, a third is",
		"refused": "D  firm: nothing that is still open can change the letter",
		"wenzhou": "<=C  cannot be better than C; no letter yet: 18 % of the practice",
		"best":    "A  firm: nothing that is still open can change the letter",
	} {
		t.Run(name, func(t *testing.T) {
			v := visits[name]
			text := assessText(c, v, assessment.Evaluate(c, v), false)
			if !strings.Contains(text, "\nGRADE       "+want+"\n") {
				t.Errorf("want %q in\n%s", want, text)
			}
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				if ansi.StringWidth(line) > textWidth || strings.ContainsRune(line, '\x1b') || line != strings.TrimRight(line, " ") {
					t.Errorf("line %q is %d wide", line, ansi.StringWidth(line))
				}
			}
		})
	}
}

func TestBar(t *testing.T) {
	for _, b := range []struct {
		lo, hi int64
		want   string
	}{
		{0, 100_000, "┝━━━━┿━━━━┥"},
		{0, 0, "┿──────────"},
		{100_000, 100_000, "──────────┿"},
		{20_000, 60_000, "──┝━┿━┥────"},
		{50_000, 50_001, "─────┿─────"},
	} {
		if got := bar(assessment.Range{Lo: b.lo, Hi: b.hi}, (b.lo+b.hi)/2, 11); got != b.want {
			t.Errorf("%d to %d: %s, want %s", b.lo, b.hi, got, b.want)
		}
	}
}

func TestWrap(t *testing.T) {
	const text = "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 IN-03 is not parted"
	if got := wrap(text, 2); !strings.HasSuffix(got, "\n  IN-03 is not parted") {
		t.Errorf("%q", got)
	}
	if got := wrap(strings.Repeat("宏", 50), 0); strings.Count(got, "\n") != 1 {
		t.Errorf("%q", got)
	}
}
