package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// update takes a key or a paste and reports whether a value changed, and
// whether the visitor went on past the last field.
func (f *form) update(msg tea.Msg) (changed, past bool, cmd tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if isKey {
		if f.wentOn(press.String()) {
			return false, false, nil
		}
		switch press.String() {
		case "down", "tab":
			f.move(+1)
			return false, false, nil
		case "up", "shift+tab":
			f.move(-1)
			return false, false, nil
		case "enter":
			return false, !f.move(+1), nil
		case "pgdown":
			f.page(+1)
			return false, false, nil
		case "pgup":
			f.page(-1)
			return false, false, nil
		}
	}
	cur := &f.fields[f.at]
	if f.locked {
		f.sayLocked(press.String(), isKey)
		return false, false, nil
	}
	if cur.kind == typed {
		return f.edit(cur, msg)
	}
	if !isKey {
		if _, ok := msg.(tea.PasteMsg); ok {
			f.sh.say("text cannot be pasted into a field of choices", "go to a field that takes text")
		}
		return false, false, nil
	}
	if press.String() == "?" {
		return false, false, f.sh.help()
	}
	return f.choose(cur, press.String()), false, nil
}

// wentOn reports whether a key means to go on from a choice that has led to the next
// field by itself. It is taken once, so that a choice with and without a tab behind
// it ends in the same field, and none is passed over. In the last field an enter
// hands the form over, as it says on the screen.
func (f *form) wentOn(key string) bool {
	went := f.went
	f.went = false
	if !went || key != "tab" && (key != "enter" || f.last()) {
		return false
	}
	f.sh.say("the choice has gone on to this field already", key+" again leaves it")
	return true
}

// sayLocked answers a key in a form that is only looked at: j and k move.
func (f *form) sayLocked(key string, isKey bool) {
	switch {
	case !isKey:
	case key == "j":
		f.move(+1)
	case key == "k":
		f.move(-1)
	default:
		f.sh.say("nothing can be changed here: the visit is closed", f.sh.penHint())
	}
}

// page goes on by several fields, or within one that is higher than the window.
func (f *form) page(by int) {
	if f.tall && (by > 0 || f.down > 0) {
		f.down = max(0, f.down+4*by)
		return
	}
	for range 8 {
		f.move(by)
	}
}

// edit passes a message to the line editor. Line breaks that come with a paste
// become spaces, and invisible characters go.
func (f *form) edit(cur *field, msg tea.Msg) (changed, past bool, cmd tea.Cmd) {
	switch m := msg.(type) {
	case tea.PasteMsg:
		if n := lettersIn(cur.value, m.Content); n > mostLetters {
			f.sh.tooMuch(n, mostLetters, "characters")
			return false, false, nil
		}
		if cur.secret { // to the letter
			msg = tea.PasteMsg{Content: strings.TrimRight(m.Content, "\r\n")}
		} else {
			msg = tea.PasteMsg{Content: checklist.Line(m.Content)}
		}
	case tea.KeyPressMsg:
		if cur.short != nil {
			if v, ok := cur.short(m.String()); ok {
				cur.value = v
				f.focus(f.at)
				if cur.closed() != "" { // it chose something that leaves nothing to type here
					f.move(+1)
				}
				return true, false, nil
			}
		}
		if m.Text == "" && !edits(f.input.KeyMap, m) {
			f.sh.say(m.String()+" does nothing here", "f1 shows every key")
			return false, false, nil
		}
	}
	if cur.offered {
		f.take(cur, msg)
	}
	f.input, cmd = f.input.Update(msg)
	was := cur.value
	cur.value = f.input.Value()
	changed = cur.value != was
	f.edited, f.text = f.edited || changed, []rune(cur.value)
	return changed, false, cmd
}

// take makes a value that was filled in for the visitor one of their own: the first
// letter takes its place, and any other key of the line editor goes on from it.
func (f *form) take(cur *field, msg tea.Msg) {
	cur.offered = false
	if m, isKey := msg.(tea.KeyPressMsg); !isKey || m.Text != "" {
		f.input.SetValue("")
	}
}

// edits reports whether the line editor has a use for a key.
func edits(m textinput.KeyMap, k tea.KeyPressMsg) bool {
	return key.Matches(k, m.CharacterForward, m.CharacterBackward, m.WordForward, m.WordBackward, m.DeleteWordBackward,
		m.DeleteWordForward, m.DeleteAfterCursor, m.DeleteBeforeCursor, m.DeleteCharacterBackward, m.DeleteCharacterForward,
		m.LineStart, m.LineEnd, m.Paste)
}

// choose answers a field of options by a key: the key of an option, the arrows,
// or space. Backspace takes the choice back. Any other key says that it cannot
// be used.
func (f *form) choose(cur *field, key string) bool {
	before := cur.value
	i := slices.IndexFunc(cur.options, func(o option) bool { return o.key == key })
	switch {
	case i >= 0:
		cur.value = toggled(cur, cur.options[i].id)
		if cur.kind == oneOf {
			f.went = f.move(+1)
		}
	case key == "backspace" || key == "delete":
		cur.value = ""
	case key == "right" || key == "l" || key == "space":
		f.turn(cur, key, +1)
	case key == "left" || key == "h":
		f.turn(cur, key, -1)
	case key == "j":
		f.move(+1)
	case key == "k":
		f.move(-1)
	default:
		f.unusable(cur, key)
	}
	return cur.value != before
}

// unusable says why a key does nothing in a field of choices.
func (f *form) unusable(cur *field, key string) {
	var use []string
	for _, o := range cur.options {
		if o.key != "" {
			use = append(use, o.key)
		}
	}
	hint := strings.Join(use, " ") + " choose here; ctrl+c quits"
	if cur.value != "" {
		hint = strings.Join(use, " ") + " choose here, backspace takes it back; ctrl+c quits"
	}
	f.sh.say(key+" is none of the choices", hint)
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

// turn goes on to another option. Where several can be chosen there is no next
// one.
func (f *form) turn(cur *field, key string, by int) {
	if cur.kind != oneOf {
		f.unusable(cur, key)
		return
	}
	cur.value = f.neighbour(cur, by)
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
