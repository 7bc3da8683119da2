package main

import (
	"cmp"
	"slices"
	"strings"

	"gemba/checklist"
)

// probed reads the words of a call about a probe. What was promised at it is a
// promise of the visit as well: due= and role= belong to that.
func (r *recording) probed(it *checklist.Item, words []string, reason string) ([]checklist.Change, error) {
	before := r.v.Answers[it.ID].Disclosure
	due, role := "", ""
	answer := slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		name, value, pair := strings.Cut(w, "=")
		switch {
		case pair && name == "due":
			due = value
		case pair && name == "role":
			role = value
		default:
			return false
		}
		return true
	})
	for _, p := range [][2]string{{"due", due}, {"role", role}} {
		if err := checkPromise(r.c, r.v, it, p[0], p[1]); err != nil {
			return nil, err
		}
	}
	named := slices.ContainsFunc(answer, func(w string) bool { return strings.HasPrefix(w, "promise=") && w != "promise=" })
	if !named && before.Promise != "" && due+role != "" { // more about what was promised before
		answer, named = append(answer, "promise="+before.Promise), true
	}
	if !named && due+role != "" {
		return nil, usage("promise='drawings of pump 7' due=2026-03-18 role='quality manager'", "due= and role= go with promise=")
	}
	if named && before.Outcome == "" && !slices.ContainsFunc(answer, func(w string) bool { return strings.HasPrefix(w, "outcome=") }) &&
		checklist.Pick(r.c.Outcomes, "pending") != nil {
		answer = append(answer, "outcome=pending")
	}
	a, err := r.answer(it, answer, reason)
	if err != nil {
		return nil, err
	}
	changes := r.v.Split(it, checklist.AnswerChange(it.ID, a, reason), checklist.NewSession(), checklist.NewSession)
	if !named {
		return changes, nil
	}
	return append(changes, r.commitment(it, before.Promise, a.Disclosure, role, due)...), nil
}

// commitment are the changes that make what was promised at a probe a promise of
// the visit, or change the one that it is already.
func (r *recording) commitment(it *checklist.Item, old string, d checklist.Disclosure, role, due string) []checklist.Change {
	was := checklist.Commitment{ID: newUUID()}
	for _, c := range r.v.Commitments {
		if c.Item == it.ID && (c.What == old || c.What == d.Promise) {
			was = c
		}
	}
	var changes []checklist.Change
	for _, p := range [][3]string{
		{"what", was.What, d.Promise},
		{"role", was.Role, cmp.Or(role, was.Role, d.By)},
		{"due", was.Due, cmp.Or(due, was.Due)},
		{"item", was.Item, it.ID},
	} {
		if p[1] != p[2] {
			changes = append(changes, partChange(checklist.KindCommitment, was.ID, p[0], p[2]))
		}
	}
	return changes
}
