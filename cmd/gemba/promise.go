package main

import (
	"cmp"
	"strings"
	"time"

	"github.com/google/uuid"

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
	fields := map[string]string{}
	remove := false
	for _, w := range words {
		name, value, pair := strings.Cut(w, "=")
		switch {
		case w == removeWord:
			remove = true
		case !pair:
			return nil, false, usage(promiseHint, "%q is not a value of %s", w, it.ID)
		default:
			if err := checkPromise(c, v, it, name, value); err != nil {
				return nil, false, err
			}
			fields[name] = value
		}
	}
	id, known := fields["id"]
	delete(fields, "id")
	if known {
		p, err := promiseOf(v, id)
		if err != nil {
			return nil, false, err
		}
		id = p.ID
	}
	switch {
	case remove && (!known || len(fields) > 0):
		return nil, false, usage(promiseHint, "remove goes with id=ID and nothing else")
	case remove:
		return []checklist.Change{promiseChange(id, checklist.FieldDeleted, "1")}, false, nil
	case known && len(fields) == 0:
		return nil, false, usage(promiseHint, "say what has changed about the promise")
	case !known && strings.TrimSpace(fields["promise"]) == "":
		return nil, false, usage(promiseHint, "say what was promised with promise=WHAT")
	case !known:
		id = uuid.Must(uuid.NewV7()).String()
		fields["state"] = cmp.Or(fields["state"], "open")
	}
	for _, name := range []string{"promise", "role", "due", "item", "state", "done"} {
		if value, given := fields[name]; given {
			changes = append(changes, promiseChange(id, strings.Replace(name, "promise", "what", 1), value))
		}
	}
	return changes, false, nil
}

func promiseChange(id, field, value string) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: checklist.KindCommitment, Key: id, Field: field}, Value: value}
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
		for _, s := range promiseStates {
			if s == value {
				return nil
			}
		}
		return usage("state takes "+alternatives(promiseStates), "%q is not a state of a promise", value)
	}
	return usage(promiseHint, "%s has no %q", it.ID, name)
}

// promiseOf finds a promise by the beginning or the end of its id.
func promiseOf(v *checklist.Visit, id string) (*checklist.Commitment, error) {
	ids := make([]string, len(v.Commitments))
	for i := range v.Commitments {
		ids[i] = v.Commitments[i].ID
	}
	i, err := oneOf(ids, id, "promise")
	if err != nil {
		return nil, err
	}
	return &v.Commitments[i], nil
}

// oneOf returns which of some ids is meant by its beginning or its end.
func oneOf(ids []string, part, what string) (int, error) {
	found := -1
	for i, id := range ids {
		if part == "" || !strings.HasPrefix(id, part) && !strings.HasSuffix(id, part) {
			continue
		}
		if found >= 0 {
			return 0, usage("give more of the id", "%q means several %ss", part, what)
		}
		found = i
	}
	if found < 0 {
		return 0, usage("gemba show VISIT shows the ids", "no %s has the id %q", what, part)
	}
	return found, nil
}

// tail is the end of an id, which is where ids made on one day differ.
func tail(id string) string {
	const n = 8
	return id[max(0, len(id)-n):]
}
