package tui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// tally counts a log by stage with single keys, while the visitor pages through
// it. Every key is a fact of its own; the fields that the arithmetic reads
// follow from the counts.
type tally struct {
	*visiting
	still
	it     *checklist.Item
	stages []stage
	month  string   // the month that is counted, 2026-01; "" for none
	raiser string   // who raised what is counted; "" for none
	done   []stroke // what was counted since the screen was opened
	asked  bool     // the period was asked for
	from   int      // lines passed over on a small screen
}

// stage is one stage of the log, with the key that counts it.
type stage struct {
	checklist.Choice
	key string
}

// stroke is one line of the log as it was counted.
type stroke struct{ stage, month, raiser string }

// raisers are who may have raised an entry of the log.
var raisers = []string{"", "line", "inspector", "customer"}

const raisedBy = "raised/"

// tallyKeys are the letters that the screen has for itself.
const tallyKeys = "bejkqrw"

func newTally(vs *visiting, it *checklist.Item) *tally {
	return &tally{visiting: vs, it: it, stages: keyedStages(vs.c.NCRStages)}
}

// keyedStages gives each stage the first letter of its id that is free: of the
// words first, then any. Keys of the screen are not free.
func keyedStages(table []checklist.Choice) []stage {
	used := tallyKeys
	var out []stage
	for i, c := range table {
		key := strconv.Itoa((i + 1) % 10)
		id := strings.ToLower(c.ID)
		var letters strings.Builder
		for _, word := range strings.Split(id, "-") {
			if word != "" {
				letters.WriteString(word[:1])
			}
		}
		for _, r := range letters.String() + id {
			if r >= 'a' && r <= 'z' && !strings.ContainsRune(used, r) {
				key = string(r)
				break
			}
		}
		used += key
		out = append(out, stage{c, key})
	}
	return out
}

// enter asks for the period once, before anything is counted.
func (t *tally) enter() tea.Cmd {
	a := t.v.Answers[t.it.ID]
	if t.asked || a.State != checklist.Blank || t.it.Field("period") == nil {
		return nil
	}
	t.asked = true
	return t.period()
}

// period asks which period is counted, and how many work orders were in it.
func (t *tally) period() tea.Cmd {
	if t.it.Field("period") == nil && t.it.Field("orders") == nil {
		t.sh.say("this item has no period", "")
		return nil
	}
	return t.sh.open(t.periodDialog())
}

func (t *tally) periodDialog() *dialog {
	a := t.v.Answers[t.it.ID]
	var fields []field
	for _, name := range []string{"period", "orders"} {
		if f := t.it.Field(name); f != nil {
			fields = append(fields, itemField(t.visiting, f, a.Fields[name]))
		}
	}
	d := &dialog{
		sh: t.sh, head: t.header, title: t.it.ID + " · the period", verb: "go on", form: newForm(t.sh, fields), again: t.periodDialog,
		about: "Which pages of the log are counted, and how many work orders were in that time, if somebody knows.",
		done: func(f *form) tea.Cmd {
			return tea.Batch(t.set(func(a *checklist.Answer) { readNamed(f, a.Fields, "period", "orders") }), t.sh.back())
		},
	}
	return d.within(t.visiting, checklist.Cell{Kind: checklist.KindAnswer, Key: t.it.ID, Field: "period"})
}

// set records a change of the answer. Without a count it is no answer yet.
func (t *tally) set(change func(*checklist.Answer)) tea.Cmd {
	a := t.v.Answers[t.it.ID]
	a.Counts, a.Fields = copied(a.Counts), copied(a.Fields)
	change(&a)
	if a.State == checklist.Blank && len(a.Fields) > 0 {
		a.State = checklist.NotSeen
	}
	if a.Encode() == t.v.Answers[t.it.ID].Encode() {
		return nil
	}
	return t.answer(t.it.ID, a, "")
}

// count takes one line of the log, by the key of its stage.
func (t *tally) count(key string) tea.Cmd {
	s := stroke{t.stageOf(key).ID, t.month, t.raiser}
	t.done = append(t.done, s)
	return t.add(s, +1)
}

// takeAway corrects a stage by one, without asking when it was counted.
func (t *tally) takeAway(key string) tea.Cmd {
	s := stroke{t.stageOf(strings.ToLower(key)).ID, t.month, t.raiser}
	if t.v.Answers[t.it.ID].Counts[s.stage] == 0 {
		t.sh.say("nothing is counted there", "")
		return nil
	}
	return t.add(s, -1)
}

// undo takes the last line back.
func (t *tally) undo() tea.Cmd {
	last := t.done[len(t.done)-1]
	t.done = t.done[:len(t.done)-1]
	return t.add(last, -1)
}

func (t *tally) stageOf(key string) stage {
	for _, s := range t.stages {
		if s.key == key {
			return s
		}
	}
	return stage{}
}

// add changes the counts by one line, and with them the fields that the
// arithmetic reads. A total that was typed is not lost: it changes by as much.
func (t *tally) add(s stroke, by int) tea.Cmd {
	return t.set(func(a *checklist.Answer) {
		bump(a.Counts, s.stage, by)
		if s.month != "" {
			bump(a.Counts, s.month+"/"+s.stage, by)
		}
		if s.raiser != "" {
			bump(a.Counts, raisedBy+s.raiser, by)
		}
		for _, role := range []string{"early", "late"} {
			if f := t.it.FieldOf(role); f != nil {
				shift(a.Fields, f.Name, 0)
			}
		}
		if f := t.fieldFor(s.stage); f != nil {
			shift(a.Fields, f.Name, by)
		}
		t.answered(a)
	})
}

// answered marks the counts as an answer: they were seen by whoever counted.
func (t *tally) answered(a *checklist.Answer) {
	a.State, a.Reason = checklist.Answered, ""
	if a.Basis == "" && checklist.Pick(t.c.Bases, "seen") != nil {
		a.Basis = "seen"
	}
}

// bump changes a count, which is never less than nothing.
func bump(counts map[string]int, name string, by int) {
	if counts[name] += by; counts[name] <= 0 {
		delete(counts, name)
	}
}

// shift changes a typed number; what is no number is left alone.
func shift(fields map[string]string, name string, by int) {
	n := count(fields[name])
	if n < 0 {
		return
	}
	fields[name] = strconv.Itoa(max(0, n+by))
}

// fieldFor is the field to which a stage adds: that of its side, or else the one
// with its name.
func (t *tally) fieldFor(id string) *checklist.Field {
	if c := checklist.Pick(t.c.NCRStages, id); c != nil && (c.Side == "early" || c.Side == "late") {
		return t.it.FieldOf(c.Side)
	}
	return t.it.Field(id)
}

// none records that the log has no entry in the period.
func (t *tally) none() tea.Cmd {
	return t.set(func(a *checklist.Answer) {
		for _, role := range []string{"early", "late"} {
			if f := t.it.FieldOf(role); f != nil {
				a.Fields[f.Name] = "0"
			}
		}
		t.answered(a)
	})
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*tally) kept() map[string]string {
	return map[string]string{"period": "w", checklist.FieldValue: "="}
}
