package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"gemba/checklist"
)

const requestHint = "such as request='IQC 4711' class=file asked=14:05; id=ID with answered= in-hand= view= shown= given-up= changes one, " +
	"id=ID remove takes it off the list"

// requestFields are the parts of a request, by the names of their cells, in the
// order in which they are written.
var requestFields = []string{"item", "what", "class", "asked", "answered", "in-hand", "view", "shown", "given-up"}

// aboutRequest reports whether the words of a call are about a record that was
// asked for. Where promises are kept, an id is that of a promise first.
func (r *recording) aboutRequest(it *checklist.Item, words []string) bool {
	for _, w := range words {
		name, value, pair := strings.Cut(w, "=")
		switch {
		case !pair || it.Field(name) != nil:
		case name == "request":
			return true
		case name == "id" && it.Kind != checklist.Promises:
			return true
		case name == "id":
			named := func(id string) bool {
				return value != "" && (strings.HasPrefix(id, value) || strings.HasSuffix(id, value))
			}
			return slices.ContainsFunc(r.v.Requests, func(q checklist.Request) bool { return named(q.ID) }) &&
				!slices.ContainsFunc(r.v.Commitments, func(p checklist.Commitment) bool { return named(p.ID) })
		}
	}
	return false
}

// parseRequest reads the words of a call as a record that was asked for: a new
// one, or with id= a change of one that the visit has. What is said of no time
// happened at the given one.
func parseRequest(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item, words []string, at, now time.Time) ([]checklist.Change, error) {
	e, err := readEntry(words, "said of a record that was asked for", requestHint, func(name, value string) (string, error) {
		return requestValue(c, name, value, now)
	})
	if err != nil {
		return nil, err
	}
	var old checklist.Request
	if e.known {
		q, err := requestOf(c, v, it, e.id)
		if err != nil {
			return nil, err
		}
		old = *q
	}
	fields := e.fields
	if what, named := fields["request"]; named {
		delete(fields, "request")
		fields["what"] = what
	}
	what, named := fields["what"]
	switch {
	case e.remove:
		return []checklist.Change{partChange(checklist.KindRequest, old.ID, checklist.FieldDeleted, "1")}, nil
	case (named || !e.known) && strings.TrimSpace(what) == "":
		return nil, usage(requestHint, "say which record was asked for with request=WHAT")
	case !e.known:
		old.ID, fields["item"] = newUUID(), it.ID
		if _, named := fields["class"]; !named {
			fields["class"] = it.RecordClass
		}
		fields["asked"] = cmp.Or(fields["asked"], checklist.FormatMoment(at))
	}
	if err := followRequest(old, fields, at); err != nil {
		return nil, err
	}
	var changes []checklist.Change
	for _, name := range requestFields {
		if value, given := fields[name]; given {
			changes = append(changes, partChange(checklist.KindRequest, old.ID, name, value))
		}
	}
	return changes, nil
}

// followRequest completes what follows from what was said, and refuses what
// cannot be.
func followRequest(old checklist.Request, fields map[string]string, at time.Time) error {
	inHand, said := fields["in-hand"]
	came := fields["view"] != "" || fields["shown"] != ""
	givenUp := fields["given-up"] != ""
	switch {
	case came && (said && inHand == "" || givenUp):
		return usage("leave in-hand= out, or view= and shown=", "a record that came is in hand")
	case givenUp && (inHand != "" || !said && !old.InHand.IsZero()):
		return usage("in-hand= takes that back", "a record that is in hand is not given up")
	case came && !said && old.InHand.IsZero():
		inHand, fields["in-hand"] = checklist.FormatMoment(at), checklist.FormatMoment(at)
	case said && inHand == "":
		for name, was := range map[string]string{"view": old.View, "shown": old.Shown} {
			if was != "" {
				fields[name] = ""
			}
		}
	}
	if inHand != "" && old.GivenUp {
		fields["given-up"] = ""
	}
	return inTurn(old, fields)
}

// inTurn refuses times of a request that cannot follow one another.
func inTurn(old checklist.Request, fields map[string]string) error {
	v := checklist.NewVisit("")
	v.Requests = []checklist.Request{old}
	for _, name := range requestFields {
		if value, given := fields[name]; given {
			v.Apply(partChange(checklist.KindRequest, old.ID, name, value))
		}
	}
	q := v.Requests[0]
	switch {
	case !q.Answered.IsZero() && q.Answered.Before(q.Asked), !q.InHand.IsZero() && q.InHand.Before(q.Asked):
		return usage("asked= takes the time at which it was asked for", "nothing comes before it is asked for, at %s", stampOf(q.Asked))
	case !q.InHand.IsZero() && q.InHand.Before(q.Answered):
		return usage("answered= takes the time of the first answer", "a record is not in hand before the first answer, at %s", stampOf(q.Answered))
	}
	return nil
}

// requestValue reads a value as it stands in its cell.
func requestValue(c *checklist.Checklist, name, value string, now time.Time) (string, error) {
	switch name {
	case "request", "shown", "id":
		return value, nil
	case "class":
		if value != "" && checklist.Pick(c.Classes, value) == nil {
			return "", usage("class takes "+idNames(c.Classes), "%q is not a class of records", value)
		}
		return value, nil
	case "asked", "answered", "in-hand":
		if value == "" && name == "asked" {
			return "", usage("asked takes a time such as 14:05; id=ID remove takes the request off the list", "a request has a time at which it was made")
		}
		at, err := observedAt(value, now)
		if err != nil || value == "" {
			return "", err
		}
		return checklist.FormatMoment(at), nil
	case "view":
		if value != "" && value != "in" && value != "out" {
			return "", usage("view takes in or out", "%q is not how a record is fetched", value)
		}
		return value, nil
	case "given-up":
		var b bool
		if yesKey(name, &b).set(value) != nil {
			return "", usage("given-up takes yes or no", "%q is neither yes nor no", value)
		}
		if b {
			return "1", nil
		}
		return "", nil
	}
	return "", usage(requestHint, "a record that was asked for has no %q", name)
}

// requestOf finds a request for an item by the beginning or the end of its id.
func requestOf(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item, id string) (*checklist.Request, error) {
	q, err := oneOf(v.Requests, func(q *checklist.Request) string { return q.ID }, id, "request")
	if err != nil || q.Item == it.ID || c.Item(q.Item) == nil {
		return q, err
	}
	return nil, usage("name the item that it was asked for", "request %q was made for %s", id, q.Item)
}
