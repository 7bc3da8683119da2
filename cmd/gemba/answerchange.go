package main

import (
	"maps"
	"slices"
	"strings"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// changes reads the words of a call as changes of the visit. There is no item
// where the header of the visit is meant.
func (r *recording) changes(item string, words []string, reason string, at time.Time) ([]checklist.Change, *checklist.Item, error) {
	if item == headerItem {
		changes, err := parseHeader(words)
		return changes, nil, err
	}
	it, err := itemOf(r.c, item)
	if err != nil {
		return nil, nil, err
	}
	switch {
	case r.aboutRequest(it, words) && !r.stands(words):
		now := time.Now()
		if at.IsZero() {
			at = now
		}
		changes, err := parseRequest(r.c, r.v, it, words, at, now)
		return changes, it, err
	case it.Kind == checklist.Promises && !r.stands(words):
		changes, err := r.promised(it, words)
		return changes, it, err
	case it.Kind == checklist.Probe && !r.stands(words):
		changes, err := r.probed(it, words, reason)
		return changes, it, err
	case it.Kind == checklist.Share && bySample(words):
		marks, err := r.sampled(it, words, reason)
		var changes []checklist.Change
		for _, c := range marks {
			changes = append(changes, r.v.SplitLine(c)...)
		}
		return changes, it, err
	case len(r.v.Lines[it.ID]) > 0 && besideLines(words):
		a, err := r.answer(it, words, reason)
		return []checklist.Change{checklist.AnswerChange(it.ID, a, reason)}, it, err
	case len(r.v.Lines[it.ID]) > 0 && (!r.stands(words) || words[0] == "-"):
		return nil, nil, usage("line.17=match changes one; clear takes all of them back", "%s is counted line by line", it.ID)
	}
	a, err := r.answer(it, words, reason)
	if err != nil {
		return nil, nil, err
	}
	changes := r.v.Split(it, checklist.AnswerChange(it.ID, a, reason), checklist.NewSession(), checklist.NewSession)
	if a.SetAside() { // what was worked stays beside it
		return changes, it, nil
	}
	return append(takenBack(r.v, it.ID), changes...), it, nil
}

// besideLines reports whether words are about facts of an item that stand beside
// its lines: what is confirmed, a flag, and what explains it. Its counts follow
// from the lines.
func besideLines(words []string) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool {
		name, _, pair := strings.Cut(w, "=")
		return !pair || !slices.Contains([]string{"confirmed", "flagged", "explained", "words"}, name)
	})
}

// stands reports whether words stand for a whole answer: a state, or JSON.
func (r *recording) stands(words []string) bool {
	if len(words) == 0 || words[0] == "-" {
		return true
	}
	_, state := stateOf(r.c, words[0])
	return state
}

// promised reads the words of a call as a promise.
func (r *recording) promised(it *checklist.Item, words []string) ([]checklist.Change, error) {
	changes, none, err := parsePromise(r.c, r.v, it, words)
	switch {
	case err != nil:
		return nil, err
	case none && len(r.v.Commitments) > 0:
		return nil, usage("take it off the list with id=ID remove", "there is a promise on the list")
	case r.v.Answers[it.ID].State == checklist.Answered:
		return changes, nil
	}
	return append(changes, checklist.AnswerChange(it.ID, checklist.Answer{State: checklist.Answered}, "")), nil
}

// sampled reads the words of a call about single lines. The answer follows from
// them; where its numbers cannot be, nothing is recorded.
func (r *recording) sampled(it *checklist.Item, words []string, reason string) ([]checklist.Change, error) {
	changes, err := parseSample(r.c, r.v, it, words, reason)
	if err != nil {
		return nil, err
	}
	trial := checklist.NewVisit(r.v.ID)
	trial.Answers = maps.Clone(r.v.Answers)
	maps.Copy(trial.Lists, r.v.Lists)
	maps.Copy(trial.Draws, r.v.Draws)
	for id, lines := range r.v.Lines {
		trial.Lines[id] = maps.Clone(lines)
	}
	for _, c := range changes {
		trial.Apply(c)
	}
	left := len(trial.Lines[it.ID])
	switch {
	case left == 0 && len(r.v.Lines[it.ID]) > 0: // the last line was taken back
		changes = append(changes, checklist.AnswerChange(it.ID, checklist.Answer{}, ""))
	case left > 0:
		if _, why := assessment.ItemRange(r.c, trial, it); why != "" {
			return nil, usage(sampleHint, "%s: %s", it.ID, why)
		}
	}
	return changes, nil
}

// answer reads an answer and refuses one that cannot be.
func (r *recording) answer(it *checklist.Item, words []string, reason string) (checklist.Answer, error) {
	var a checklist.Answer
	var err error
	if len(words) > 1 && words[0] == "-" {
		if a, err = decodeAnswer(r.c, it, words[1]); err == nil && len(words) > 2 {
			a, err = parseAnswer(r.c, it, a, words[2:], reason)
		}
	} else {
		a, err = parseAnswer(r.c, it, r.v.Answers[it.ID], words, reason)
	}
	if err != nil {
		return a, err
	}
	if why := fault(r.c, r.v, it, a); why != "" {
		return a, usage(lacksHint(r.c, it, a), "%s: %s", it.ID, why)
	}
	return a, nil
}

// fault returns why the numbers of an answer cannot be, or nothing.
func fault(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item, a checklist.Answer) string {
	trial := *v
	trial.Answers = maps.Clone(v.Answers)
	trial.Answers[it.ID] = a
	trial.Rivals = nil // what others answered is not the fault of this one
	_, why := assessment.ItemRange(c, &trial, it)
	return why
}

// headerFields are the fields of the visit's header that can change.
func headerFields() []string {
	return []string{
		checklist.FieldSupplier, checklist.FieldSite, checklist.FieldOrder,
		checklist.FieldDate, checklist.FieldVisitors, checklist.FieldNotice,
	}
}

// parseHeader reads the words of a call as changes of the visit's header.
func parseHeader(words []string) ([]checklist.Change, error) {
	fields := headerFields()
	hint := "visit takes " + strings.Join(fields, "= ") + "=; the scope is frozen with the visit"
	var changes []checklist.Change
	for _, w := range words {
		field, value, _ := strings.Cut(w, "=")
		if !slices.Contains(fields, field) || !strings.Contains(w, "=") {
			return nil, usage(hint, "the visit has no %q", field)
		}
		if err := checkHeader(field, value); err != nil {
			return nil, err
		}
		changes = append(changes, checklist.Change{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: field}, Value: value})
	}
	if len(changes) == 0 {
		return nil, usage(hint, "say what has changed about the visit")
	}
	return changes, nil
}

// itemOf returns the item with an id, in capitals or not.
func itemOf(c *checklist.Checklist, id string) (*checklist.Item, error) {
	for _, id := range []string{id, strings.ToUpper(id)} {
		if it := c.Item(id); it != nil {
			return it, nil
		}
	}
	section, _, _ := strings.Cut(strings.ToUpper(id), "-")
	var ids []string
	for i := range c.Items {
		if c.Items[i].Section == section {
			ids = append(ids, c.Items[i].ID)
		}
	}
	hint := "the items of " + section + " are " + strings.Join(ids, ", ")
	if len(ids) == 0 {
		for i := range c.Sections {
			ids = append(ids, c.Sections[i].ID)
		}
		hint = "an item is a section and a number, such as " + c.Items[0].ID + "; the sections are " + strings.Join(ids, ", ")
	}
	return nil, usage(hint, "no item is called %q", id)
}

// partChange changes one part of an entry of a list: of a promise, of a record that
// was asked for.
func partChange(kind, id, field, value string) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: kind, Key: id, Field: field}, Value: value}
}
