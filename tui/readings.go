package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// readings looks at recorded values of one characteristic for what invented
// numbers show. It only ever says where to look closer, with the innocent cause
// first; whether a flag is raised is for the visitor to say.
type readings struct {
	leveller
	at int // line under the cursor
}

func newReadings(vs *visiting, it *checklist.Item) *readings {
	return &readings{leveller: leveller{visiting: vs, it: it}}
}

func (s *readings) enter() tea.Cmd {
	s.basis = false
	return s.move(0)
}

// move goes among the findings; behind the last of them are the levels.
func (s *readings) move(by int) tea.Cmd {
	list, _ := s.findings()
	s.at = max(0, min(s.at+by, len(list)))
	return nil
}

// take types or pastes the values.
func (s *readings) take() tea.Cmd {
	r := s.now()
	cell := checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: "values"}
	w := newWriter(s.visiting, "the values", s.it, cell, strings.Join(r.Values, " "))
	w.save = func(text string, _ time.Time) tea.Cmd {
		values, passed := parseReadings(text)
		said := fmt.Sprintf("%d %s", len(values), plural(len(values), "value"))
		if passed > 0 {
			said += fmt.Sprintf("; %d %s passed over", passed, plural(passed, "word"))
		}
		s.sh.say(said, "")
		return s.set(func(a *checklist.Answer) { a.Readings.Values = values })
	}
	return s.sh.open(w)
}

// describe takes what is needed to look at the values.
func (s *readings) describe() tea.Cmd {
	r := s.now()
	step := field{name: "step", label: "Step of the gauge", value: r.Step, check: checkDecimal, hint: "the smallest difference that it shows"}
	if n, typed := stepOf(r); !typed && len(r.Values) > 0 {
		step.hint = s.tell("the smallest difference that it shows; by the decimals %s", fmt.Sprint(n))
	}
	d := &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · about the values", verb: "record",
		form: newForm(s.sh, []field{
			{name: "lot", label: "Lot or certificate", value: r.Lot, check: s.freeLot, hint: "names these values beside those of other lots"},
			step,
			{name: "lower", label: "Lower limit", value: r.Lower, check: checkDecimal},
			{name: "upper", label: "Upper limit", value: r.Upper, check: checkDecimal},
			{name: "gauge", label: "Standard deviation of the gauge", value: r.Gauge, check: checkDecimal, hint: "from a gauge study, or from reading one part ten times"},
		}),
		done: func(f *form) tea.Cmd {
			return tea.Batch(s.set(func(a *checklist.Answer) {
				q := &a.Readings
				q.Lot, q.Step, q.Lower, q.Upper, q.Gauge = f.get("lot"), f.get("step"), f.get("lower"), f.get("upper"), f.get("gauge")
			}), s.sh.back())
		},
	}
	return s.sh.open(d.within(s.visiting, checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: "about the values"}))
}

// freeLot says so where a lot is kept already.
func (s *readings) freeLot(name string) string {
	if _, kept := s.v.Answers[s.it.ID].Fields[checklist.LotField+name]; kept {
		return "this lot is kept already: m looks at it"
	}
	return ""
}

// flag raises a flag, or takes it back. It counts only with an answer.
func (s *readings) flag() tea.Cmd {
	cmd := s.set(func(a *checklist.Answer) {
		a.Flagged = !a.Flagged
		if !a.Flagged {
			a.Explained = ""
		}
	})
	if s.v.Answers[s.it.ID].Flagged {
		s.sh.say("a flag is raised: "+s.it.Flags+" is not proven until it is explained", "c explains it; u takes it back")
	}
	return cmd
}

func (s *readings) flagOff() string {
	if s.it.Flags == "" {
		return "this item raises no flag"
	}
	return ""
}

func (s *readings) explainOff() string {
	if !s.v.Answers[s.it.ID].Flagged {
		return "no flag is raised: u raises one"
	}
	return ""
}

// explain takes what settled the flag.
func (s *readings) explain() tea.Cmd {
	d := &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · explained", verb: "record",
		about: "What settled it: the gauge, sorted parts, a process that is kept at the middle; best of all a value measured again.",
		form:  newForm(s.sh, []field{{name: "explained", label: "Explained by", value: s.v.Answers[s.it.ID].Explained}}),
		done: func(f *form) tea.Cmd {
			return tea.Batch(s.set(func(a *checklist.Answer) { a.Explained = f.get("explained") }), s.sh.back())
		},
	}
	return s.sh.open(d.within(s.visiting, checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: "explained"}))
}

// wipe takes the values of this lot away.
func (s *readings) wipe() tea.Cmd {
	return s.set(func(a *checklist.Answer) { a.Readings.Values = nil })
}

func (s *readings) empty() string {
	if len(s.now().Values) == 0 {
		return "there are no values yet: enter takes them"
	}
	return ""
}

func (s *readings) actions() []action {
	acts := s.levelActions(nil, []action{
		{keys: []string{"enter"}, name: "values", about: "type or paste 10 to 300 values, with anything between them", run: s.take},
		{keys: []string{"w"}, name: "gauge", about: "the lot, the step of the gauge, the limits, the spread of the gauge", run: s.describe},
		{keys: []string{"u"}, name: "flag", about: "raise a flag, or take it back; it is never raised by itself", when: s.flagOff, run: s.flag},
		{keys: []string{"c"}, name: "explain", about: "say what settled the flag", when: s.explainOff, run: s.explain},
		{keys: []string{"+"}, name: "next lot", about: "keep these values under their lot and take those of another", quiet: true, when: s.nextOff, run: s.nextLot},
		{keys: []string{"m"}, name: "lots", about: "look at the next of the lots that are kept", quiet: true, when: s.noLots, run: s.turnLot},
		{keys: []string{"d"}, about: "take the values of this lot away; they stay in the history", quiet: true, when: s.empty, run: s.wipe},
		down("next and previous line; the arrow keys too", s.move).also("tab"),
		up(s.move).also("shift+tab"),
	})
	acts = besides(s.visiting, s.it, acts)
	return append(acts, common(s.sh, s.sh.back)...)
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (s *readings) kept() map[string]string {
	return map[string]string{"values": "enter", "about the values": "w", "explained": "c", checklist.FieldValue: "f"}
}

// ran counts the findings that could be made.
func ran(list []finding) int {
	return len(slices.DeleteFunc(slices.Clone(list), func(f finding) bool { return f.refused }))
}
