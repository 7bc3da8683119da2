package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"gemba/checklist"
)

// The words beside key=value of the item that keeps the promises.
const (
	noneWord   = "none"   // nobody promised anything
	removeWord = "remove" // takes a promise off the list
)

// promiseStates are what may have become of a promise.
var promiseStates = []string{"open", "kept", "late", "broken"}

const promiseHint = "such as promise='records of the 12 lots' role='quality manager' due=2026-03-18 item=IN-03 state=open; " +
	"id=ID with state=kept done=2026-03-17 changes one, id=ID remove takes it off the list, none says that nothing was promised"

// parsePromise reads the words of a call as a promise: a new one, or with id=
// a change of one that the visit has. The second result says that none was
// made.
func parsePromise(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item, words []string) (changes []checklist.Change, none bool, err error) {
	if len(words) == 1 && words[0] == noneWord {
		return nil, true, nil
	}
	e, err := readEntry(words, "a value of "+it.ID, promiseHint, func(name, value string) (string, error) {
		return value, checkPromise(c, v, it, name, value)
	})
	if err != nil {
		return nil, false, err
	}
	id := ""
	if e.known {
		p, err := promiseOf(v, e.id)
		if err != nil {
			return nil, false, err
		}
		id = p.ID
	}
	switch fields := e.fields; {
	case e.remove:
		return []checklist.Change{partChange(checklist.KindCommitment, id, checklist.FieldDeleted, "1")}, false, nil
	case !e.known && strings.TrimSpace(fields["promise"]) == "":
		return nil, false, usage(promiseHint, "say what was promised with promise=WHAT")
	case !e.known:
		id = newUUID()
		fields["state"] = cmp.Or(fields["state"], "open")
	}
	for _, name := range []string{"promise", "role", "due", "item", "state", "done"} {
		if value, given := e.fields[name]; given {
			changes = append(changes, partChange(checklist.KindCommitment, id, strings.Replace(name, "promise", "what", 1), value))
		}
	}
	return changes, false, nil
}

func checkPromise(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item, name, value string) error {
	switch name {
	case "promise", "role", "id":
		return nil
	case "item":
		if value != "" && c.Item(value) == nil {
			return usage("gemba show VISIT lists the items", "no item is called %q", value)
		}
		return nil
	case "due", "done":
		if _, err := time.Parse(time.DateOnly, value); value != "" && err != nil {
			return usage(name+" takes a date such as 2026-03-18", "%q is not a date", value)
		}
		if value != "" && value < v.Date {
			return usage("the visit was on "+v.Date, "%s is before the visit in which the promise was made", value)
		}
		return nil
	case "state":
		if slices.Contains(promiseStates, value) {
			return nil
		}
		return usage("state takes "+alternatives(promiseStates), "%q is not a state of a promise", value)
	}
	return usage(promiseHint, "%s has no %q", it.ID, name)
}

// promiseOf finds a promise by the beginning or the end of its id.
func promiseOf(v *checklist.Visit, id string) (*checklist.Commitment, error) {
	return oneOf(v.Commitments, func(p *checklist.Commitment) string { return p.ID }, id, "promise")
}
