// Package illtext gives tests what somebody who means ill may send: texts that are
// something else to a program, a checklist full of them, and a judge of what comes
// out.
package illtext

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync"

	"gemba/checklist"
)

// ID is an id that a checklist may have, since all of it is seen: a formula, a
// command and markup.
const ID = "=1|$(touch owned)`<b>'\"; &&*[x](y)"

// Checklist is the built-in checklist with more behind each of its texts, and an
// entry with [ID] in each of its tables.
func Checklist(more string) (*checklist.Checklist, error) {
	plain, err := longer()
	if err != nil {
		return nil, err
	}
	c := clone(reflect.ValueOf(plain)).Interface().(*checklist.Checklist)
	if n := add(reflect.ValueOf(c).Elem(), more); n < 500 {
		return nil, fmt.Errorf("%d texts found", n)
	}
	c.Languages = append(c.Languages, "xx")
	for _, table := range checklist.ChoiceTables() {
		list := *c.Choices(table)
		last := &list[len(list)-1]
		last.Key, last.Side = "=", more
	}
	fields := c.Item(ID).Fields
	for i := range fields {
		fields[i].Name += more
	}
	fields[1].Options[0]["id"] += more
	fields[1].Choices[0].ID = fields[1].Options[0]["id"]
	return c, nil
}

// longer is the built-in checklist with the entries, which is read once: a fuzzer
// takes many.
var longer = sync.OnceValues(func() (*checklist.Checklist, error) {
	c, err := again(checklist.Builtin())
	if err != nil {
		return nil, err
	}
	c.ID = "ill"
	entries(c)
	return again(c) // with the new item where it is looked up
})

// clone is a value with its own lists, tables and pointers.
func clone(v reflect.Value) reflect.Value {
	own := reflect.New(v.Type()).Elem()
	own.Set(v)
	switch v.Kind() { //nolint:exhaustive // the other kinds are no references
	case reflect.Pointer:
		if !v.IsNil() {
			own.Set(reflect.New(v.Type().Elem()))
			own.Elem().Set(clone(v.Elem()))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				own.Field(i).Set(clone(v.Field(i)))
			}
		}
	case reflect.Slice:
		if v.Len() > 0 {
			own.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		}
		for i := range v.Len() {
			own.Index(i).Set(clone(v.Index(i)))
		}
	case reflect.Map:
		if v.Len() > 0 {
			own.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
		}
		for _, key := range v.MapKeys() {
			own.SetMapIndex(key, clone(v.MapIndex(key)))
		}
	}
	return own
}

// again is a checklist of one's own, read from its text.
func again(c *checklist.Checklist) (*checklist.Checklist, error) {
	text, err := checklist.Format(c, "")
	if err != nil {
		return nil, err
	}
	return checklist.Parse("ill.toml", text)
}

// entries puts an entry into each table, and an item that is like the first one: it
// asks for a text, and for one of several.
func entries(c *checklist.Checklist) {
	words := func() checklist.Text { return checklist.Text{"en": "Ill", "zh": "恶意"} }
	for _, table := range checklist.ChoiceTables() {
		list := c.Choices(table)
		last := (*list)[len(*list)-1]
		last.ID, last.Text = ID, words()
		*list = append(*list, last)
	}
	it := c.Items[0]
	it.ID, it.Minutes, it.Caps, it.Knock, it.Opens, it.Feeds, it.SetsPick = ID, 0, nil, nil, nil, nil, nil
	it.Prompt, it.Ask, it.Guidance, it.Evidence = words(), words(), words(), words()
	it.Fields = []checklist.Field{
		{Name: "a", Type: "text", Unit: "m", Label: words()},
		{Name: "b=", Type: "choice", Label: words(), Options: []map[string]string{{"id": "c", "en": "Ill", "zh": "恶意"}, {"id": "d", "en": "Ill", "zh": "恶意"}}},
	}
	c.Items = append(c.Items, it)
}

// plainTexts are the fields of a checklist that take any text.
var plainTexts = []string{"Version", "Model", "Note", "Unit"}

// add puts more behind each text of a value, and returns how many there are.
func add(v reflect.Value, more string) (n int) {
	switch v.Kind() { //nolint:exhaustive // the other kinds hold no texts
	case reflect.Map:
		n = worded(v, more)
	case reflect.Struct:
		for i := range v.NumField() {
			switch f := v.Type().Field(i); {
			case !f.IsExported():
			case f.Type.Kind() != reflect.String:
				n += add(v.Field(i), more)
			case slices.Contains(plainTexts, f.Name):
				v.Field(i).SetString(v.Field(i).String() + more)
				n++
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			n += add(v.Elem(), more)
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += add(v.Index(i), more)
		}
	}
	return n
}

// worded puts more behind a text in each of its languages, and adds one. An option of
// a field is a text with an id.
func worded(v reflect.Value, more string) (n int) {
	if v.Len() == 0 || !v.CanConvert(reflect.TypeFor[map[string]string]()) {
		return 0
	}
	texts := v.Convert(reflect.TypeFor[map[string]string]()).Interface().(map[string]string)
	for lang := range maps.Clone(texts) {
		if lang != "id" {
			texts[lang] += more
			n++
		}
	}
	texts["xx"] = texts["en"]
	return n
}
