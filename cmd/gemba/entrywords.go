package main

import (
	"strings"
	"unicode/utf8"
)

// entryWords are what the words of a call say of one entry of a list: a new one, or
// with id= one that the visit has.
type entryWords struct {
	fields map[string]string // without the id
	id     string            // its beginning or its end
	known  bool              // an id is given
	remove bool              // it is taken off the list
}

// readEntry reads the words of a call that are about an entry. A function reads each
// value and refuses those that cannot be. What a word is not, and the hint, stand in
// messages.
func readEntry(words []string, what, hint string, read func(name, value string) (string, error)) (*entryWords, error) {
	e := &entryWords{fields: map[string]string{}}
	for _, w := range words {
		name, value, pair := strings.Cut(w, "=")
		switch {
		case w == removeWord:
			e.remove = true
			continue
		case !utf8.ValidString(w):
			return nil, usage("give text in UTF-8", "%q is not text", w)
		case !pair:
			return nil, usage(hint, "%q is not %s", w, what)
		}
		value, err := read(name, value)
		if err != nil {
			return nil, err
		}
		e.fields[name] = value
	}
	e.id, e.known = e.fields["id"]
	delete(e.fields, "id")
	switch {
	case e.remove && (!e.known || len(e.fields) > 0):
		return nil, usage(hint, "remove goes with id=ID and nothing else")
	case e.known && len(e.fields) == 0 && !e.remove:
		return nil, usage(hint, "say what has changed about it")
	}
	return e, nil
}

// oneOf returns the entry of a list that is meant by the beginning or the end of
// its id. What says what the entries are.
func oneOf[T any](list []T, id func(*T) string, part, what string) (*T, error) {
	var found *T
	for i := range list {
		if part == "" || !strings.HasPrefix(id(&list[i]), part) && !strings.HasSuffix(id(&list[i]), part) {
			continue
		}
		if found != nil {
			return nil, usage("give more of the id", "%q means several %ss", part, what)
		}
		found = &list[i]
	}
	if found == nil {
		return nil, usage("gemba show VISIT shows the ids", "no %s has the id %q", what, part)
	}
	return found, nil
}

// tail is the end of an id, which is where ids made on one day differ.
func tail(id string) string {
	const n = 8
	return id[max(0, len(id)-n):]
}
