package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// readJSONForms reads a JSON export: a list of forms, or an object that holds it
// as results, which KoboToolbox does, or as value, which ODK Central does.
func readJSONForms(text []byte, file string, m *fillMap) (*export, error) {
	all, line, err := decodeForms(text)
	if err != nil {
		return nil, usage("export the forms again", "%s:%d: not JSON: %v", file, line, err)
	}
	list, found := formsIn(all, m.Records)
	if !found {
		return nil, usage("records = says where the list of forms is; without it results and value are looked for", "%s holds no list of forms", file)
	}
	e := &export{}
	names := map[string]bool{}
	for i, one := range list {
		object, ok := one.(map[string]any)
		if !ok {
			return nil, usage("each form is an object", "%s: form %d is none", file, i+1)
		}
		columnsOf(object, "", names)
		e.forms = append(e.forms, jsonForm(object, "", i+1, fmt.Sprintf("form %d", i+1)))
	}
	e.columns = slices.Sorted(maps.Keys(names))
	return e, nil
}

// decodeForms decodes JSON whole. Its numbers stay as they are written; an error
// is on the line that is returned.
func decodeForms(text []byte) (all any, line int, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	err = d.Decode(&all)
	offset := d.InputOffset()
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something follows the forms")
		}
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = syntax.Offset
	}
	return all, 1 + bytes.Count(text[:min(offset, int64(len(text)))], []byte("\n")), err
}

func formsIn(all any, path string) ([]any, bool) {
	if object, ok := all.(map[string]any); ok {
		for _, name := range []string{path, "results", "value"} {
			if name == "" {
				continue
			}
			if list, ok := lookup(object, name).([]any); ok {
				return list, true
			}
			if path != "" {
				return nil, false
			}
		}
	}
	list, ok := all.([]any)
	return list, ok && path == ""
}

// lookup follows a path: KoboToolbox writes "group/name" as one name, ODK Central
// nests the one in the other.
func lookup(object map[string]any, path string) any {
	if v, ok := object[path]; ok {
		return v
	}
	for i, r := range path {
		if r != '/' {
			continue
		}
		if inner, ok := object[path[:i]].(map[string]any); ok {
			if v := lookup(inner, path[i+1:]); v != nil {
				return v
			}
		}
	}
	return nil
}

// columnsOf collects the names of what can be taken out of a form, and out of
// the entries of its repeats; there with and without the name of the repeat.
func columnsOf(object map[string]any, before string, names map[string]bool) {
	for name, v := range object {
		names[before+name] = true
		switch v := v.(type) {
		case map[string]any:
			columnsOf(v, before+name+"/", names)
		case []any:
			for _, one := range v {
				if entry, ok := one.(map[string]any); ok {
					columnsOf(entry, "", names)
					for column := range entry {
						names[strings.TrimPrefix(column, before+name+"/")] = true
					}
				}
			}
		}
	}
}

// jsonForm is a form, or an entry of the repeat in it, in which KoboToolbox
// repeats the name of the repeat before each column.
func jsonForm(object map[string]any, repeat string, no int, where string) form {
	find := func(name string) any {
		if v := lookup(object, name); v != nil || repeat == "" {
			return v
		}
		return lookup(object, repeat+"/"+name)
	}
	return form{
		where: where, no: no,
		get: func(column string) (string, error) {
			text, ok := scalar(find(column))
			if !ok {
				return "", usage("name one of its columns, or a repeat with each =", "%q is a group or a repeat", column)
			}
			return strings.TrimSpace(text), nil
		},
		each: func(name string) ([]form, error) {
			var entries []form
			list, ok := find(name).([]any)
			if !ok && find(name) != nil {
				return nil, usage("name it without each =", "%q is not a repeat", name)
			}
			for i, one := range list {
				inner, ok := one.(map[string]any)
				if !ok {
					return nil, usage("name it without each =", "%q is not a repeat", name)
				}
				entries = append(entries, jsonForm(inner, name, no, fmt.Sprintf("%s, %s %d", where, name, i+1)))
			}
			return entries, nil
		},
	}
}

// scalar writes a value as text; a list of words as words.
func scalar(v any) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "", true
	case string:
		return v, true
	case json.Number:
		return v.String(), true
	case bool:
		if v {
			return "yes", true
		}
		return "no", true
	case []any:
		words := make([]string, 0, len(v))
		for _, one := range v {
			word, ok := one.(string)
			if !ok {
				return "", false
			}
			words = append(words, word)
		}
		return strings.Join(words, " "), true
	}
	return "", false
}
