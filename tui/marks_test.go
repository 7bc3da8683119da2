package tui

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"gemba/checklist"
)

// fixture is a visit that is put into a state, and the library it lies in.
type fixture struct {
	*fakeLibrary
	doc   *fakeDocument
	visit *checklist.Visit
	after func(d *driver) // once the screen is there
}

// stateKind is something that can be in one of several states, and where on the
// screen its state is told.
type stateKind struct {
	name   string
	states map[string]func(f *fixture)
	open   func(d *driver)        // leads to where it is told
	told   func(d *driver) string // what is said of it there
}

// rowHere is the row of a list under the cursor, and so many lines below it,
// without what stands beside the list.
func rowHere(below int) func(*driver) string {
	return func(d *driver) string {
		lines := strings.Split(d.frame(), "\n")
		at := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, markCursor) })
		if at < 0 {
			d.Fatalf("no row is under the cursor:\n%s", d.frame())
		}
		edge := ansi.StringWidth(lines[at][:strings.Index(lines[at], markCursor)])
		var row []string
		for _, l := range lines[at:min(at+1+below, len(lines))] {
			cell, _, _ := strings.Cut(ansi.TruncateLeft(l, edge, ""), "│")
			row = append(row, strings.TrimRight(cell, " "))
		}
		return strings.Join(row, "\n")
	}
}

// wholePage is everything that a screen shows, page by page.
func wholePage(d *driver) string {
	var all strings.Builder
	for last := ""; last != d.frame(); d.keys("pgdown") {
		last = d.frame()
		all.WriteString(last)
	}
	return all.String()
}

// toItem leads to an item of the walk, and on by keys.
func toItem(item, keys string) func(*driver) {
	return func(d *driver) {
		d.keys("enter")
		if !d.app.top().(*walk).show(item) {
			d.Fatalf("%s is not asked", item)
		}
		d.keys(keys)
	}
}

// statesOf draws each state of a kind in a language and size, and says what it
// shows. All themes have to say the same, and so has a terminal of sixteen colours.
func (k *stateKind) statesOf(t *testing.T, own string, w, h int) map[string]string {
	t.Helper()
	said := map[string]string{}
	for name, state := range k.states {
		l, doc := hongyuan()
		if k.name == "item" || k.name == "section" {
			doc.visit.Answers = map[string]checklist.Answer{}
		}
		f := &fixture{l, doc, doc.visit, func(*driver) {}}
		state(f)
		d := drive(t, l, w, h).reads(own)
		k.open(d)
		f.after(d)
		words := d.frame()
		for _, theme := range Themes() {
			for _, dark := range []bool{true, false} {
				d.app.sh.th = theme.on(dark)
				if got := d.frame(); got != words {
					t.Errorf("%s, %s: the theme %s says\n%sand not\n%s", k.name, name, theme, got, words)
				}
			}
		}
		if got := sixteen(t, d); ansi.Strip(got) != ansi.Strip(d.screen()) {
			t.Errorf("%s, %s: sixteen colours say\n%s", k.name, name, ansi.Strip(got))
		}
		d.app.sh.th = ThemeNone.on(true)
		said[name] = k.told(d)
	}
	return said
}

// sixteen is the screen as a terminal of sixteen colours is given it.
func sixteen(t *testing.T, d *driver) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := (&colorprofile.Writer{Forward: &b, Profile: colorprofile.ANSI}).WriteString(d.screen()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestStatesWithoutColour: whoever sees no colours tells any two states of a thing
// apart by a mark or a word, in each language and at any size.
func TestStatesWithoutColour(t *testing.T) {
	kinds := []stateKind{
		ofItems(), ofLines(), ofRequests(), ofPromises(), ofSections(), ofVisits(), ofGaps(), ofCaps(), ofComments(),
		ofConflicts(), ofClocks(), ofSaving(),
	}
	for _, k := range kinds {
		for _, own := range []string{"en", "zh"} {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s/%s/%dx%d", k.name, own, size[0], size[1]), func(t *testing.T) {
					said := map[string]string{}
					for name, words := range k.statesOf(t, own, size[0], size[1]) {
						if other, taken := said[words]; taken {
							t.Errorf("%s and %s look alike without colours:\n%s", name, other, words)
						}
						said[words] = name
					}
				})
			}
		}
	}
}
