package main

import (
	"encoding/json"
	"strconv"
	"strings"

	"gemba/checklist"
)

// answerWords writes an answer as the words that record it: what parseAnswer
// reads back as the same answer. The reason of a state is not among them.
func answerWords(it *checklist.Item, a checklist.Answer) []string {
	switch a.State {
	case checklist.Blank:
		return []string{clearWord}
	case checklist.NA, checklist.Refused:
		return []string{string(a.State)}
	case checklist.NotSeen:
		if !growing(it) || bareState(a) {
			return []string{string(a.State)}
		}
	case checklist.Answered:
	}
	var w wordList
	if a.State == checklist.Answered || it.Kind != checklist.Level { // or there is no level yet
		w = kindWords(it, a)
	}
	for i := range it.Fields {
		w.add(it.Fields[i].Name, a.Fields[it.Fields[i].Name])
	}
	if it.Instrument == checklist.Timer {
		for _, name := range []string{checklist.TimerStarted, checklist.TimerStopped, checklist.TimerMinutes} {
			if it.Field(name) == nil {
				w.add(name, a.Fields[name])
			}
		}
	}
	for _, name := range sortedKeys(a.Counts) {
		w.count(tallyPrefix+name, a.Counts[name])
	}
	if r := a.Readings; it.Instrument == readingsInstrument {
		w.add("readings", strings.Join(r.Values, " "))
		w.add("step", r.Step)
		w.add("lower", r.Lower)
		w.add("upper", r.Upper)
		w.add("gauge", r.Gauge)
		w.add("lot", r.Lot)
	}
	w.add("basis", a.Basis)
	w.yes("confirmed", a.Confirmed)
	w.yes("flagged", a.Flagged)
	w.add("explained", a.Explained)
	w.add("words", a.Words)
	return w
}

// bareState reports whether an answer is a state, perhaps with its reason, and
// nothing else.
func bareState(a checklist.Answer) bool {
	return a.Encode() == checklist.Answer{State: a.State, Reason: a.Reason}.Encode()
}

type wordList []string

func (w *wordList) add(name, value string) {
	if value != "" {
		*w = append(*w, name+"="+value)
	}
}

func (w *wordList) count(name string, n int) {
	if n != 0 {
		w.add(name, strconv.Itoa(n))
	}
}

func (w *wordList) yes(name string, b bool) {
	if b {
		w.add(name, "yes")
	}
}

func kindWords(it *checklist.Item, a checklist.Answer) wordList {
	var w wordList
	s, d := a.Sample, a.Disclosure
	switch it.Kind {
	case checklist.Level:
		w.add("level", strconv.Itoa(a.Level))
	case checklist.Share:
		if s.Open {
			w.add("population", "unknown")
		} else {
			w.count("population", s.Population)
		}
		w.count("drawn", s.Drawn)
		w.count("fine", s.Fine)
		w.count("late", s.Late)
		w.count("exempt", s.Exempt)
		w.add("pick", s.Pick)
		w.add("source", s.Source)
		w.add("seed", s.Seed)
		w.yes("staged", s.Staged)
	case checklist.Probe:
		for _, p := range [][2]string{
			{"given", d.Given},
			{"outcome", d.Outcome},
			{"latency", d.Latency},
			{"asked", d.Asked},
			{"by", d.By},
			{"promise", d.Promise},
			{"words", d.Words},
			{"started", d.Started},
			{"first-answer", d.FirstAnswer},
			{"in-hand", d.InHand},
		} {
			w.add(p[0], p[1])
		}
		for _, t := range d.Tactics {
			w.add("tactic", t)
		}
	case checklist.Gaps:
		for _, g := range a.Gaps {
			w = append(w, "gap="+g.What)
			w.add("capa", string(g.CAPA))
			w.add("acted", string(g.Acted))
			w.add("internal-audit", string(g.InternalAudit))
			w.add("external", string(g.External))
		}
	default: // the item's own fields say it all
	}
	return w
}

// decodeAnswer reads the JSON of an answer that somebody wrote. Unlike one in a
// file it must have nothing that the item does not take.
func decodeAnswer(c *checklist.Checklist, it *checklist.Item, text string) (checklist.Answer, error) {
	const hint = `such as {"level":80,"basis":"seen"}; gemba show VISIT ITEM --json prints one`
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	var a checklist.Answer
	if err := dec.Decode(&a); err != nil {
		return a, usage(hint, "the answer is not JSON of an answer: %v", err)
	}
	if dec.More() {
		return a, usage(hint, "more than one answer")
	}
	if a.State == checklist.Blank {
		a.State = checklist.Answered
	}
	if _, err := checklist.DecodeAnswer(a.Encode()); err != nil {
		return a, usage(hint, "%v", err)
	}
	if it.Kind == checklist.Promises && a.Encode() == (checklist.Answer{State: checklist.Answered}).Encode() {
		return a, nil
	}
	b, err := parseAnswer(c, it, checklist.Answer{}, answerWords(it, a), a.Reason)
	if err == nil && a.Encode() != b.Encode() {
		err = usage(takesHint(c, it), "the answer holds what %s does not take: it would be read as %s", it.ID, b.Encode())
	}
	return b, err
}
