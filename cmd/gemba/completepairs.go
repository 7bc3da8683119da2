package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

// aside is something of the form key=value that is said beside the parts of an
// answer, with what it takes, and the values where it takes one of a few.
type aside struct {
	name, takes string
	values      []string // each may have a description behind a tab
}

// pairsBeside are what gemba answer takes at an item besides the parts of its
// answer: promises where they are kept, the promise of a probe, and records that
// were asked for. The words before the one that is typed say which of them is
// meant; of a record that was asked for nothing else is said in the same call.
func pairsBeside(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item, words []string) (pairs []aside, only bool) {
	begun := func(name string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, name+"=") })
	}
	promises := it.Kind == checklist.Promises
	switch {
	case begun("request") || begun("id") && !promises:
		return requestPairs(c, v, it), true
	case promises:
		pairs = promisePairs(c, v)
	case it.Kind == checklist.Probe:
		pairs = []aside{{"due", "day by which it was promised, such as 2026-03-18", nil}, {"role", "whose promise it is", nil}}
	}
	if it.Field("request") == nil && !begun("promise") && !begun("id") {
		pairs = append(pairs, aside{"request", "record that was asked for", nil})
		if !promises {
			if id := requestID(v, it); len(id.values) > 0 {
				pairs = append(pairs, id)
			}
		}
	}
	return pairs, false
}

func promisePairs(c *checklist.Checklist, v *checklist.Visit) []aside {
	id := aside{"id", "promise of the visit that changes", nil}
	for i := range v.Commitments {
		p := &v.Commitments[i]
		id.values = append(id.values, cobra.CompletionWithDesc(tail(p.ID), checklist.Line(p.What)))
	}
	item := aside{"item", "item that it belongs to", nil}
	for i := range c.Items {
		if it := &c.Items[i]; it.InScope(v.Scope) {
			item.values = append(item.values, cobra.CompletionWithDesc(it.ID, checklist.Line(it.Prompt.In("en"))))
		}
	}
	return []aside{
		{"promise", "what was promised", nil},
		{"role", "who promised it", nil},
		{"due", "day such as 2026-03-18", nil},
		item,
		{"state", alternatives(promiseStates), promiseStates},
		{"done", "day on which it was kept", nil},
		id,
	}
}

func requestID(v *checklist.Visit, it *checklist.Item) aside {
	id := aside{"id", "record asked for that changes", nil}
	for i := range v.Requests {
		if q := &v.Requests[i]; q.Item == it.ID {
			id.values = append(id.values, cobra.CompletionWithDesc(tail(q.ID), checklist.Line(q.What)))
		}
	}
	return id
}

func requestPairs(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item) []aside {
	class := aside{"class", "how soon such a record should be there", nil}
	for i := range c.Classes {
		class.values = append(class.values, cobra.CompletionWithDesc(c.Classes[i].ID, checklist.Line(c.Classes[i].Text.In("en"))))
	}
	moment := "time such as 14:05"
	return []aside{
		{"request", "record that was asked for", nil},
		class,
		{"asked", moment, nil},
		{"answered", moment, nil},
		{"in-hand", moment, nil},
		{"view", "in or out", []string{"in", "out"}},
		{"shown", "what was shown", nil},
		{"given-up", "yes or no", []string{"yes", "no"}},
		requestID(v, it),
	}
}

// pairs are the words that a value makes with the name, for each value there is.
func (p *aside) pairs() []string {
	words := make([]string, len(p.values))
	for i, value := range p.values {
		words[i] = p.name + "=" + value
	}
	return words
}

// settlementsOf completes what settles a conflict: the numbers of its values, and
// what gemba answer takes where the item's answer is in conflict.
func settlementsOf(ctx context.Context, cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	r, err := readVisit(cmd, &visitFlags{library: textFlag(cmd, flagLibrary), visit: textFlag(cmd, "visit")}, fileFor(ctx, cmd, args[0]))
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer r.f.Close(ctx) //nolint:errcheck // it was only read
	list, err := r.conflicts(ctx)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	k, err := findConflict(list, args[1])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var found []string
	for _, ch := range k.Choices {
		n := strconv.Itoa(ch.N)
		known := slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, n+"\t") }) // a number may stand for several
		if len(args) == 2 && strings.HasPrefix(n, typed) && !known {
			found = append(found, cobra.CompletionWithDesc(n, checklist.Line(ch.Words)+", "+checklist.Line(ch.By)))
		}
	}
	it := r.c.Item(k.Key)
	if it == nil || k.Kind != checklist.KindAnswer {
		return found, cobra.ShellCompDirectiveNoFileComp
	}
	more, directive := answerValues(r.c, it, newAnswerParser(r.c, it, r.v.Answers[it.ID]).keys, nil, false, typed)
	return append(found, more...), directive
}
