package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

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
	check                   func(string) string // what is wrong with the value, in words
	off                     func() string       // why it cannot be filled in now
}

// form edits a list of fields, one of them in focus. Every field can be reached
// with the arrow keys and tab.
type form struct {
	sh     *shell
	fields []field
	at     int
	input  textinput.Model
}

func newForm(sh *shell, fields []field) *form {
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
	f.at = i
	if f.fields[i].kind == typed {
		f.input.SetValue(f.fields[i].value)
		f.input.CursorEnd()
		f.input.Focus()
	} else {
		f.input.Blur()
	}
}

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

func (f *form) usable(i int) bool {
	return f.fields[i].kind != heading && (f.fields[i].off == nil || f.fields[i].off() == "")
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

// problem returns the first thing that is wrong, and its field.
func (f *form) problem() (string, int) {
	for i, e := range f.fields {
		if e.check != nil {
			if s := e.check(strings.TrimSpace(e.value)); s != "" {
				return s, i
			}
		}
	}
	return "", -1
}

// update takes a key or a paste and reports whether a value changed, and
// whether the visitor went on past the last field.
func (f *form) update(msg tea.Msg) (changed, past bool, cmd tea.Cmd) {
	key, isKey := msg.(tea.KeyPressMsg)
	if isKey {
		switch key.String() {
		case "down", "tab":
			f.move(+1)
			return false, false, nil
		case "up", "shift+tab":
			f.move(-1)
			return false, false, nil
		case "enter":
			return false, !f.move(+1), nil
		case "pgdown":
			for range 8 {
				f.move(+1)
			}
			return false, false, nil
		case "pgup":
			for range 8 {
				f.move(-1)
			}
			return false, false, nil
		}
	}
	cur := &f.fields[f.at]
	if cur.kind == typed {
		return f.edit(cur, msg)
	}
	if !isKey {
		return false, false, nil
	}
	return f.choose(cur, key.String()), false, nil
}

// edit passes a message to the line editor. Line breaks that come with a paste
// become spaces, and invisible characters go.
func (f *form) edit(cur *field, msg tea.Msg) (changed, past bool, cmd tea.Cmd) {
	if p, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: checklist.Line(p.Content)}
	}
	f.input, cmd = f.input.Update(msg)
	changed = cur.value != f.input.Value()
	cur.value = f.input.Value()
	return changed, false, cmd
}

// choose answers a field of options by a key: the key of an option, the arrows,
// or space. Backspace takes the choice back.
func (f *form) choose(cur *field, key string) bool {
	before := cur.value
	switch key {
	case "backspace", "delete":
		cur.value = ""
	case "right", "l", "space":
		if cur.kind == oneOf {
			cur.value = f.neighbour(cur, +1)
		}
	case "left", "h":
		if cur.kind == oneOf {
			cur.value = f.neighbour(cur, -1)
		}
	case "j":
		f.move(+1)
	case "k":
		f.move(-1)
	default:
		i := slices.IndexFunc(cur.options, func(o option) bool { return o.key == key })
		if i < 0 {
			return false
		}
		cur.value = toggled(cur, cur.options[i].id)
		if cur.kind == oneOf {
			f.move(+1)
		}
	}
	return cur.value != before
}

func toggled(cur *field, id string) string {
	if cur.kind == oneOf {
		return id
	}
	ids := strings.Fields(cur.value)
	if i := slices.Index(ids, id); i >= 0 {
		return strings.Join(slices.Delete(ids, i, i+1), " ")
	}
	return strings.Join(append(ids, id), " ")
}

// neighbour returns the option after or before the chosen one, going round.
func (f *form) neighbour(cur *field, by int) string {
	n := len(cur.options)
	i := slices.IndexFunc(cur.options, func(o option) bool { return o.id == cur.value })
	if i < 0 && by < 0 {
		i = 0
	}
	return cur.options[((i+by)%n+n)%n].id
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
