package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"

	"gemba/checklist"
)

// fieldType says how a field takes its value.
type fieldType int

const (
	typed   fieldType = iota // a line of text
	oneOf                    // one of a few choices
	someOf                   // any number of them
	heading                  // no value: it heads those below
)

// option is one choice of a field. A field of options may be answered by the
// key of one of them.
type option struct{ id, key, label string }

// field is one line of a form.
type field struct {
	name, label, unit, hint string
	kind                    fieldType
	options                 []option
	value                   string              // of someOf: ids with spaces between
	secret                  bool                // what is typed is not shown
	offered                 bool                // the value was filled in for the visitor: what is typed takes its place
	check                   func(string) string // what is wrong with the value, in words
	off                     func() string       // why it cannot be filled in now
	// short makes a value out of one key, where that key cannot be meant as text:
	// t is today in a date. It may do more than that; ok says whether it did.
	short func(key string) (value string, ok bool)
}

// wrong says what is wrong with the value that a field has, in words: it cannot
// be read, or names a choice that is not there.
func (e *field) wrong() string {
	value := strings.TrimSpace(e.value)
	if value == "" || e.closed() != "" {
		return ""
	}
	if e.kind == oneOf || e.kind == someOf {
		for _, id := range e.chosen() {
			if !slices.ContainsFunc(e.options, func(o option) bool { return o.id == id }) {
				return "“" + checklist.Line(id) + "” is not one of the choices"
			}
		}
	}
	if e.check != nil {
		return e.check(value)
	}
	return ""
}

// closed says why a field cannot be filled in now, or nothing.
func (e *field) closed() string {
	if e.off == nil {
		return ""
	}
	return e.off()
}

// chosen are the ids that a field of choices holds.
func (e *field) chosen() []string {
	if e.kind == oneOf && e.value != "" {
		return []string{e.value}
	}
	return strings.Fields(e.value)
}

// form edits a list of fields, one of them in focus. Every field can be reached
// with the arrow keys and tab.
type form struct {
	sh     *shell
	fields []field
	at     int
	input  textinput.Model
	text   []rune // in the input: the editor hands out copies, and a frame asks often
	down   int    // lines by which a field that is higher than the window is scrolled
	tall   bool   // the field in focus was higher than the window when it was drawn
	edited bool   // its text was changed since it came into focus
	locked bool   // it is only looked at
	went   bool   // the last key was a choice, which led to the next field by itself
}

func newForm(sh *shell, fields []field) *form {
	for i := range fields {
		e := &fields[i]
		e.label, e.hint, e.unit = sh.tell(e.label), sh.tell(e.hint), sh.tell(e.unit)
		e.options = slices.Clone(e.options)
		for j := range e.options {
			e.options[j].label = sh.tell(e.options[j].label)
		}
	}
	f := &form{sh: sh, fields: fields, input: textinput.New()}
	f.input.Prompt = ""
	f.input.SetVirtualCursor(false)
	f.input.CharLimit = 0
	f.at = -1
	f.move(+1)
	return f
}

// focus puts a field in focus.
func (f *form) focus(i int) {
	f.at, f.down, f.tall, f.edited = i, 0, false, false
	if f.fields[i].kind == typed {
		f.input.SetValue(f.fields[i].value)
		f.input.CursorEnd()
		f.input.Focus()
		f.text = []rune(f.input.Value())
	} else {
		f.input.Blur()
	}
}

// halfTyped reports whether the text in focus is being typed and cannot be read
// yet. Half a date is no date, and no mistake either: it is told once the field
// is left.
func (f *form) halfTyped() bool { return f.edited && f.fields[f.at].wrong() != "" }

// move goes to the next (+1) or the previous (-1) field that can be filled in,
// and reports whether there is one.
func (f *form) move(by int) bool {
	for i := f.at + by; i >= 0 && i < len(f.fields); i += by {
		if f.usable(i) {
			f.focus(i)
			return true
		}
	}
	return false
}

// last reports whether no field that can be filled in follows.
func (f *form) last() bool {
	for i := f.at + 1; i < len(f.fields); i++ {
		if f.usable(i) {
			return false
		}
	}
	return true
}

func (f *form) usable(i int) bool {
	return f.fields[i].kind != heading && f.fields[i].closed() == ""
}

// field returns the field with a name, or nil.
func (f *form) field(name string) *field {
	i := slices.IndexFunc(f.fields, func(e field) bool { return e.name == name })
	if i < 0 {
		return nil
	}
	return &f.fields[i]
}

// get returns the value of a field without surrounding space; "" if there is no
// such field.
func (f *form) get(name string) string {
	if e := f.field(name); e != nil {
		return strings.TrimSpace(e.value)
	}
	return ""
}

// values returns the values of all fields that have one.
func (f *form) values() map[string]string {
	out := map[string]string{}
	for _, e := range f.fields {
		if v := strings.TrimSpace(e.value); v != "" && e.kind != heading {
			out[e.name] = v
		}
	}
	return out
}

// all returns the values of all fields as they are typed, also the empty ones.
func (f *form) all() map[string]string {
	out := map[string]string{}
	for _, e := range f.fields {
		if e.kind != heading {
			out[e.name] = e.value
		}
	}
	return out
}

// changed returns the fields whose text is not what it was, by name.
func (f *form) changed(was map[string]string) map[string]string {
	out := map[string]string{}
	for name, v := range f.all() {
		if w, ok := was[name]; v != w && (ok || v != "") {
			out[name] = v
		}
	}
	return out
}

// put sets the fields that are named, and leaves the others as they are.
func (f *form) put(values map[string]string) {
	for i := range f.fields {
		if v, ok := values[f.fields[i].name]; ok {
			f.fields[i].offered = f.fields[i].offered && v == f.fields[i].value
			f.fields[i].value = v
		}
	}
	f.focus(f.at)
}

// problem returns the first thing that is wrong, and its field.
func (f *form) problem() (string, int) {
	for i, e := range f.fields {
		if e.check != nil && e.closed() == "" {
			if s := e.check(strings.TrimSpace(e.value)); s != "" {
				return s, i
			}
		}
	}
	return "", -1
}

// keyed gives options the keys 1 to 9 and then letters that are not used for
// moving.
func keyed(options []option) []option {
	const keys = "123456789abcdefgmnoprstuvwxyz"
	for i := range options {
		if options[i].key == "" && i < len(keys) {
			options[i].key = keys[i : i+1]
		}
	}
	return options
}

// fromChoices makes options out of a table of the checklist.
func fromChoices(table []checklist.Choice, lang string) []option {
	out := make([]option, len(table))
	for i, c := range table {
		out[i] = option{c.ID, c.Key, checklist.Line(c.Text.In(lang))}
	}
	return keyed(out)
}

// triOptions are yes, no and not known.
func triOptions() []option {
	return []option{{"yes", "y", "yes"}, {"no", "n", "no"}, {"unknown", "u", "not known"}}
}
