package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

// valuesOf completes a value of gemba answer: a level, a state, the left side of
// key=value and, once it is there, the right side.
func valuesOf(ctx context.Context, cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	v, c, err := visitFor(ctx, cmd, args[0])
	if err != nil || len(args) < 2 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if strings.EqualFold(args[1], headerItem) {
		return begun(typed, headerValues()), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	it, err := itemOf(c, args[1])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	keys := newAnswerParser(c, it, v.Answers[it.ID]).keys
	beside, only := pairsBeside(c, v, it, args[2:])
	if only {
		keys = nil
	}
	first := len(args) == 2
	return answerValues(c, it, keys, beside, first, typed)
}

// answerValues completes a value of an answer: what stands alone where it is the
// first, and of each key the left side, or the right one.
func answerValues(c *checklist.Checklist, it *checklist.Item, keys []answerKey, beside []aside, first bool, typed string) ([]string, cobra.ShellCompDirective) {
	if name, _, given := strings.Cut(typed, "="); given {
		for _, p := range beside {
			if p.name == name {
				return begun(typed, p.pairs()), cobra.ShellCompDirectiveNoFileComp
			}
		}
		for _, k := range keys {
			if k.name == name {
				return begun(typed, k.values()), cobra.ShellCompDirectiveNoFileComp
			}
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var found []string
	if first {
		found = begun(typed, alone(c, it))
	}
	lefts := make([]string, 0, len(keys))
	for _, k := range keys {
		lefts = append(lefts, cobra.CompletionWithDesc(k.name+"=", k.takes))
	}
	for _, p := range beside {
		lefts = append(lefts, cobra.CompletionWithDesc(p.name+"=", p.takes))
	}
	lefts = begun(typed, lefts)
	directive := cobra.ShellCompDirectiveNoFileComp
	if len(found) == 0 { // key= is to be gone on with
		directive |= cobra.ShellCompDirectiveNoSpace
	}
	return append(found, lefts...), directive
}

// begun returns the candidates that begin as typed.
func begun(typed string, all []string) []string {
	var found []string
	for _, s := range all {
		if strings.HasPrefix(s, typed) {
			found = append(found, s)
		}
	}
	return found
}

// alone are the values that need no key and stand first.
func alone(c *checklist.Checklist, it *checklist.Item) []string {
	var found []string
	if it.Kind == checklist.Level {
		for _, l := range it.Set.Levels {
			found = append(found, cobra.CompletionWithDesc(strconv.Itoa(l.Score), checklist.Line(l.Text.In("en"))))
		}
	}
	for i := range c.States {
		if s := &c.States[i]; checklist.State(s.ID) != checklist.NA || it.NA {
			found = append(found, cobra.CompletionWithDesc(s.ID, checklist.Line(s.Text.In("en"))))
		}
	}
	return append(found, cobra.CompletionWithDesc(clearWord, "as if nobody had asked"))
}

// values are the key with each value that it takes, where it takes one of a few:
// those among the words for it that it accepts.
func (k answerKey) values() []string {
	if k.set("\x00") == nil {
		return nil // any text
	}
	var found []string
	for _, value := range parted(strings.TrimPrefix(k.takes, "some of ")) {
		if k.set(value) == nil {
			found = append(found, k.name+"="+value)
		}
	}
	return found
}

func headerValues() []string {
	var found []string
	for _, f := range headerFields() {
		found = append(found, f+"=")
	}
	return found
}
