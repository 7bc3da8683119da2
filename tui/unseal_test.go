package tui

import (
	"fmt"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// handedOver is a library with encrypted copies behind its visits.
func handedOver() *fakeLibrary {
	lib := threeVisits()
	lib.others = []Entry{{Path: "/visits/w.gemba.age", Sealed: ByPassphrase}, {Path: "/visits/x.gemba.age", Sealed: ForKey}}
	return lib
}

// An encrypted copy stands in the list; enter asks for its passphrase, which is
// never on the screen, and opens it; a wrong one is asked for anew.
func TestUnseal(t *testing.T) {
	for _, size := range sizes {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			lib := handedOver()
			d := drive(t, lib, size[0], size[1]).keys("G k").golden("sealed-list")
			d.keys("r").expect("enter opens it")
			d.keys("enter").typeText("wrong").expect("typed, and not shown").refuse("wrong").golden("unseal")
			d.keys("ctrl+s").expect("it is not opened").refuse("typed, and not shown")
			d.keys("enter").expect("Passphrase is needed")
			d.typeText(" seven ducks").keys("enter").expect("VF-01").refuse("ducks")
			if want := []string{"wrong", " seven ducks"}; !slices.Equal(lib.secrets, want) {
				t.Errorf("%q was tried, not %q", lib.secrets, want)
			}
			if len(lib.unfinished) > 0 {
				t.Errorf("it was stored: %v", lib.unfinished)
			}
		})
	}
}

// A copy for a key asks for the file of the key, which can be read while it is
// typed; esc goes back without a trace.
func TestUnsealForKey(t *testing.T) {
	lib := handedOver()
	d := drive(t, lib, 80, 24).keys("G enter").expect("Key file").typeText("~/our.key").expect("~/our.key")
	d.keys("esc enter").refuse("our.key").typeText("~/our.key").keys("ctrl+s").expect("VF-01")
	if want := []string{"~/our.key"}; !slices.Equal(lib.secrets, want) {
		t.Errorf("%q was tried, not %q", lib.secrets, want)
	}
}

// A passphrase that is pasted is taken to the letter.
func TestUnsealPasted(t *testing.T) {
	lib := handedOver()
	drive(t, lib, 80, 24).keys("G k enter").send(tea.PasteMsg{Content: "two  spaces \n"}).keys("ctrl+s").expect("VF-01")
	if want := []string{"two  spaces "}; !slices.Equal(lib.secrets, want) {
		t.Errorf("%q was tried, not %q", lib.secrets, want)
	}
}
