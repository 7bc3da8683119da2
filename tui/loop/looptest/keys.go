package looptest

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// named are the keys that have a name and no character.
var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
	"f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f11": tea.KeyF11, "f12": tea.KeyF12,
}

// held are the keys that are held while another is pressed.
var held = map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "shift+": tea.ModShift, "alt+": tea.ModAlt}

// Key is the message of a key by its name, as the tables of actions write it: "a", "?",
// "space", "enter", "ctrl+s". It panics at any other name, which would be typed as text
// otherwise.
func Key(name string) tea.KeyPressMsg {
	for lead, mod := range held {
		if rest, ok := strings.CutPrefix(name, lead); ok && rest != "" {
			k := Key(rest)
			k.Mod, k.Text = k.Mod|mod, ""
			return k
		}
	}
	code, special := named[name]
	switch {
	case special:
		return tea.KeyPressMsg{Code: code}
	case name == "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case utf8.RuneCountInString(name) != 1:
		panic(fmt.Sprintf("%q is not the name of a key", name))
	}
	code, _ = utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: code, Text: name}
}

// Commands are those that a message consists of, where it is a batch or a sequence.
func Commands(msg tea.Msg) (list []tea.Cmd, ok bool) {
	v, commands := reflect.ValueOf(msg), reflect.TypeFor[[]tea.Cmd]()
	if v.Kind() != reflect.Slice || v.Type().Elem() != commands.Elem() {
		return nil, false
	}
	return v.Convert(commands).Interface().([]tea.Cmd), true
}

// Ticks reports whether a command waits for the clock, and does nothing else.
func Ticks(cmd tea.Cmd) bool {
	f := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer())
	return f != nil && strings.Contains(f.Name(), "bubbletea/v2.Tick.")
}
