package tui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/report"
)

func (t *tally) actions() []action {
	var keys, minus []string
	for _, s := range t.stages {
		keys = append(keys, s.key)
		if up := strings.ToUpper(s.key); up != s.key {
			minus = append(minus, up)
		}
	}
	empty := unless(func() bool { return len(t.done) > 0 }, "nothing was counted since this was opened: a capital letter takes one away")
	some := func() string {
		if early, late, others := t.totals(); early+late+others > 0 {
			return "there are lines in the tally"
		}
		return ""
	}
	acts := []action{
		{keys: keys, hint: strings.Join(keys, " "), name: "count", about: report.OnScreen(t.sh.own, "count one line of the log at this stage: %s", t.legend()), by: t.count},
		{keys: []string{"backspace"}, name: "take back", about: "take the last line back", when: empty, run: t.undo},
		{keys: minus, hint: strings.Join(minus, " "), about: "take one away from a stage", quiet: true, by: t.takeAway},
		{keys: []string{"[", "left"}, hint: "[ ]", name: "month", about: "the month that is counted: an earlier one, a later one, none; the arrow keys too", run: func() tea.Cmd { return t.shiftMonth(-1) }},
		{keys: []string{"]", "right"}, quiet: true, run: func() tea.Cmd { return t.shiftMonth(+1) }},
		{keys: []string{"y"}, name: "raised by", about: "who raised what is counted: line, inspector, customer, not noted", run: t.nextRaiser},
		{keys: []string{"w"}, name: "period", about: "the period, and the work orders in it", run: t.period},
		{keys: []string{"="}, name: "totals", about: "the plain form, to type totals", plain: true, run: func() tea.Cmd { return t.sh.open(newAnswering(t.visiting, t.it)) }},
		{keys: []string{"0"}, name: "no entry", about: "the log has no entry in the period", quiet: true, when: some, run: t.none},
		{keys: []string{"b"}, name: "basis", about: "how you know: seen, unless you say otherwise", quiet: true, run: func() tea.Cmd { return t.askBasis(t.it) }},
	}
	acts = append(acts, scrolling(&t.from)...)
	acts = besides(t.visiting, t.it, acts)
	return append(acts, common(t.sh, t.sh.back)...)
}

// legend names the stages by their keys.
func (t *tally) legend() string {
	var parts []string
	for _, s := range t.stages {
		parts = append(parts, s.key+" "+checklist.Line(s.Text.In(t.sh.own)))
	}
	return strings.Join(parts, ", ")
}

// nextRaiser goes round those who may have raised an entry.
func (t *tally) nextRaiser() tea.Cmd {
	t.raiser = raisers[(slices.Index(raisers, t.raiser)+1)%len(raisers)]
	return nil
}

// shiftMonth moves the month that is counted, within the period. Behind its last
// month there is none, which is how a tally begins.
func (t *tally) shiftMonth(by int) tea.Cmd {
	first, last := t.span()
	at, err := time.Parse(yearMonth, t.month)
	next := at.AddDate(0, by, 0)
	switch {
	case err != nil && by > 0:
		t.sh.say(t.tell("no month is counted after %s", last.Format(yearMonth)), "[ goes back to it")
	case err != nil || by < 0 && next.After(last):
		t.month = last.Format(yearMonth)
	case next.After(last):
		t.month = ""
	case next.Before(first) && by > 0:
		t.month = first.Format(yearMonth)
	case next.Before(first):
		t.sh.say(t.tell("the period begins with %s", first.Format(yearMonth)), "w changes it")
	default:
		t.month = next.Format(yearMonth)
	}
	return nil
}

// monthCount is how many lines of a month were counted.
type monthCount struct {
	month string
	n     int
}

// months lists the counts by month, without a hole between the first and the
// last; the one being counted is among them, and with it all of the period.
func (t *tally) months() []monthCount {
	sums := map[string]int{}
	for name, n := range t.v.Answers[t.it.ID].Counts {
		month, _, ok := strings.Cut(name, "/")
		if _, err := time.Parse(yearMonth, month); ok && err == nil {
			sums[month] += n
		}
	}
	if t.month != "" {
		sums[t.month] += 0
	}
	if from, to := t.span(); len(sums) > 0 && !from.IsZero() {
		sums[from.Format(yearMonth)] += 0
		sums[to.Format(yearMonth)] += 0
	}
	var first, last string
	for m := range sums {
		if first == "" || m < first {
			first = m
		}
		last = max(last, m)
	}
	var out []monthCount
	at, err := time.Parse(yearMonth, first)
	for ; err == nil && at.Format(yearMonth) <= last && len(out) < 120; at = at.AddDate(0, 1, 0) {
		m := at.Format(yearMonth)
		out = append(out, monthCount{m, sums[m]})
	}
	return out
}

// totals are the numbers that the arithmetic reads: found before final
// inspection, found there, and elsewhere.
func (t *tally) totals() (early, late, others int) {
	fields := t.v.Answers[t.it.ID].Fields
	number := func(f *checklist.Field) int {
		if f == nil {
			return 0
		}
		return max(0, count(fields[f.Name]))
	}
	for _, s := range t.stages {
		if s.Side == "early" || s.Side == "late" {
			continue
		}
		others += number(t.it.Field(s.ID))
	}
	return number(t.it.FieldOf("early")), number(t.it.FieldOf("late")), others
}

// orders is how many work orders were in the period, or 0.
func (t *tally) orders() int {
	n, err := strconv.Atoi(strings.TrimSpace(t.v.Answers[t.it.ID].Fields["orders"]))
	if err != nil {
		return 0
	}
	return n
}

// readNamed takes fields of the item from a form that has only some of them.
func readNamed(f *form, into map[string]string, names ...string) {
	for _, name := range names {
		if v := f.get("field " + name); v != "" {
			into[name] = v
		} else {
			delete(into, name)
		}
	}
}
