package tui

import (
	"errors"
	"regexp"
	"strings"
	"testing"
)

// TestMovedKeys walks with two keys that changed places: the action is where it
// was wanted, its old key does what the other did, and help says so.
func TestMovedKeys(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 160, 36)
	d.app.sh.keys = Keys{roomWalk: {"o": "w", "j": "n", "n": "j"}}
	if err := d.app.sh.keys.Check(); err != nil {
		t.Fatal(err)
	}
	d.keys("g enter")
	d.expect("w note", "j next best")
	if w := d.app.top().(*walk); w.item() == nil {
		t.Fatal("no item")
	}
	before := d.app.top().(*walk).index()
	d.keys("n")
	if after := d.app.top().(*walk).index(); after != before+1 {
		t.Errorf("n moved from %d to %d", before, after)
	}
	d.keys("o") // its action went to w
	if _, ok := d.app.top().(*walk); !ok {
		t.Error("o still does what it did")
	}
	d.keys("?").expect(" w" + strings.Repeat(" ", 18) + "write an observation")
	d.keys("esc w")
	if _, ok := d.app.top().(*walk); ok {
		t.Error("w does not write an observation")
	}
}

// TestKeysAreChecked lists what cannot be moved, with the words for it.
func TestKeysAreChecked(t *testing.T) {
	for _, c := range []struct {
		name string
		keys Keys
		why  string
	}{
		{"no room", Keys{"kitchen": {"a": "b"}}, "there is no such room"},
		{"no action", Keys{"walk": {"z": "w"}}, `"z" is not a key that can be moved`},
		{"a level", Keys{"walk": {"8": "w"}}, `"8" is not a key that can be moved`},
		{"onto a level", Keys{"walk": {"o": "8"}}, `"8" is taken`},
		{"taken", Keys{"walk": {"o": "n"}}, `"n" is taken: go to the question that can change most`},
		{"two to one", Keys{"walk": {"o": "w", "n": "w"}}, `"w" cannot do two things`},
		{"no key", Keys{"walk": {"o": "control-w"}}, `"control-w" is not a key`},
		{"a space", Keys{"visits": {"n": " "}}, `" " is not a key`},
		{"the way out", Keys{"visits": {"n": "ctrl+c"}}, "ctrl+c always leaves"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.keys.Check()
			var k *KeyError
			if !errors.As(err, &k) || !strings.Contains(err.Error(), c.why) {
				t.Errorf("%v, want %q", err, c.why)
			}
		})
	}
	for _, good := range []Keys{nil, {"visits": {"n": "f5", "s": "ctrl+s"}}, {"assessment": {"j": "n", "k": "e"}}, {"walk": {"o": "o"}}} {
		if err := good.Check(); err != nil {
			t.Errorf("%v: %v", good, err)
		}
	}
}

// colour finds a foreground of the sixteen.
var colour = regexp.MustCompile(`\x1b\[(\d+;)*[39][0-7]m`)

// TestThemes draws with each theme: none has a colour where it says so, and no
// theme changes a word.
func TestThemes(t *testing.T) {
	words := ""
	for _, theme := range Themes() {
		for _, dark := range []bool{true, false} {
			l, _ := hongyuan()
			d := drive(t, l, 120, 36)
			d.app.sh.th = theme.on(dark)
			d.keys("g enter")
			text := d.frame()
			if words == "" {
				words = text
			}
			if text != words {
				t.Errorf("%s changes the words", theme)
			}
			styled := d.app.View().Content
			if coloured := colour.MatchString(styled); coloured == (theme == ThemeNone) {
				t.Errorf("%s, dark %v: coloured is %v", theme, dark, coloured)
			}
			if theme == ThemeHigh && strings.Contains(styled, "\x1b[90m") {
				t.Errorf("%s, dark %v: grey", theme, dark)
			}
		}
	}
}

// TestOwnLanguage shows the texts in the visitor's language first, and the other
// one on request.
func TestOwnLanguage(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 160, 36)
	d.reads("zh")
	d.keys("g enter").expect("t English")
	first := d.frame()
	d.keys("T")
	if d.frame() == first {
		t.Error("t shows nothing else")
	}
	d.expect("Record how much notice")
}
