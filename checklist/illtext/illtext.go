// Package illtext gives tests a checklist of somebody who means ill: each of its
// texts, in each language, has more in it.
package illtext

import (
	"fmt"
	"reflect"

	"gemba/checklist"
)

// Checklist is the built-in checklist with more behind each of its texts.
func Checklist(more string) (*checklist.Checklist, error) {
	text, err := checklist.Format(checklist.Builtin(), "")
	if err != nil {
		return nil, err
	}
	c, err := checklist.Parse("ill.toml", text)
	if err != nil {
		return nil, err
	}
	c.ID = "ill"
	if n := add(reflect.ValueOf(c).Elem(), more); n < 500 {
		return nil, fmt.Errorf("%d texts found", n)
	}
	return c, nil
}

// add puts more behind each text of a value, and returns how many there are.
func add(v reflect.Value, more string) (n int) {
	switch v.Kind() { //nolint:exhaustive // the other kinds hold no texts
	case reflect.Map:
		if texts, ok := v.Interface().(checklist.Text); ok {
			for lang := range texts {
				texts[lang] += more
				n++
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				n += add(v.Field(i), more)
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
