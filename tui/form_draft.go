package tui

import (
	"encoding/json"
	"slices"
)

// inFocus is the name under which an unfinished form keeps the name of the field
// that was in focus. No field is called so.
const inFocus = "in focus"

// draft is a form as it is kept while it is typed: values of its fields, and the
// field in focus. Without a value there is nothing to keep.
func (f *form) draft(values map[string]string) string {
	if len(values) == 0 {
		return ""
	}
	values[inFocus] = f.fields[f.at].name
	text, err := json.Marshal(values)
	if err != nil { // a map of texts cannot fail to marshal
		return ""
	}
	return string(text)
}

// draftValues reads what draft has kept; ok is false for anything else.
func draftValues(text string) (values map[string]string, ok bool) {
	return values, json.Unmarshal([]byte(text), &values) == nil
}

// refocus puts the field in focus that was so when the values were kept, as far as
// it can be filled in.
func (f *form) refocus(values map[string]string) {
	i := slices.IndexFunc(f.fields, func(e field) bool { return e.name == values[inFocus] })
	if i >= 0 && f.usable(i) {
		f.focus(i)
	}
}
