package tui

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gemba/checklist"
	"gemba/checklist/illtext"
	"gemba/tui/loop/looptest"
)

// fuzzKeys are the keys that have a meaning somewhere, the ones that lead into
// instruments more than once.
var fuzzKeys = strings.Fields("enter enter enter esc esc tab up down left right backspace pgup pgdown home end f1 space space " +
	"ctrl+s ctrl+s ctrl+t ctrl+g ctrl+u ctrl+w ctrl+z j j k h l l g G a b c d e f i m n o p q r s t u v w x y z " +
	"A B C D E F H I L M N O P Q R S T U V W X Y Z 0 1 2 3 4 5 6 7 8 9 + - . , / ! ? = < > * # : ;")

// fuzzTexts are pasted.
var fuzzTexts = []string{
	"2026-03-12", "14:05", "240", "9 lots of 3", "宏远阀门 来料检验", "\x1b]0;owned\x07\x1b[2J\u202eevil\x00\u200b\n\r\x9b31m", "مرحبا שלום",
	"👩‍🔧 é̂̂̂̂", strings.Repeat("long ", 60), "=1+1", "-1", "1e9", "12.50 12.51 12.52 12.53 12.50 12.50 12.54 12.50 12.49 12.50",
}

// fuzzSizes are the windows that the program is resized to.
var fuzzSizes = [][2]int{{120, 36}, {80, 24}, {40, 20}, {24, 8}, {10, 3}, {1, 1}, {300, 100}}

// step does what one byte means, and returns the next bytes.
func (d *driver) step(b []byte) []byte {
	d.Helper()
	next := func(n int) int {
		if len(b) == 0 {
			return 0
		}
		i := int(b[0]) % n
		b = b[1:]
		return i
	}
	switch kind := next(24); {
	case kind < 15:
		d.send(looptest.Key(fuzzKeys[next(len(fuzzKeys))]))
	case kind >= 22:
		d.somewhere(next(256))
	case kind >= 20:
		d.keys(answers[next(len(answers))])
	case kind < 17:
		d.send(tea.PasteMsg{Content: fuzzTexts[next(len(fuzzTexts))]})
	case kind == 17:
		d.later(time.Duration(next(256)) * 37 * time.Second).send(tickMsg{1})
	case kind == 18:
		size := fuzzSizes[next(len(fuzzSizes))]
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	default:
		d.lib.broken = []error{nil, errDisk}[next(2)]
		d.send(retryMsg{})
	}
	d.printable()
	return b
}

// answers are the keys of a quick answer, and of the middle of several forms.
var answers = []string{"9 s", "0", "4 t", "x n", "x r", "2 4 0 tab 2 0 tab 1 8 tab ctrl+s", "1 2 ctrl+s", "tab tab 7 ctrl+s", "space tab space ctrl+s", "y", "m", "s", "d y"}

// somewhere goes to an item, from the walk or from the list of visits.
func (d *driver) somewhere(n int) {
	d.Helper()
	if _, ok := d.app.top().(*visits); ok {
		d.keys("enter")
	}
	if w, ok := d.app.top().(*walk); ok {
		items := checklist.Builtin().Items
		w.show(items[n%len(items)].ID)
	}
}

// printable finds nothing on the screen that a terminal would act upon, but
// colours.
func (d *driver) printable() {
	d.Helper()
	v := d.app.View()
	p := ansi.GetParser() // a new one is four megabytes
	defer ansi.PutParser(p)
	var plain strings.Builder
	for s, state := v.Content, byte(0); s != ""; {
		seq, width, n, next := ansi.DecodeSequence(s, state, p)
		s, state = s[n:], next
		if color := strings.HasPrefix(seq, "\x1b[") && strings.HasSuffix(seq, "m"); width != 0 || !color {
			plain.WriteString(seq)
		}
	}
	if fault := illtext.Fault(plain.String(), '\n'); fault != "" {
		d.Fatalf("%s reaches the terminal", fault)
	}
	if fault := illtext.Fault(v.WindowTitle); fault != "" {
		d.Fatalf("title: %s", fault)
	}
}

// agrees finds in the file what is on the screen: the changes that were saved,
// applied to the visit as it was, make the visit as it is.
func (d *driver) agrees(doc *fakeDocument, before *checklist.Visit) {
	d.Helper()
	d.lib.broken = nil
	d.send(retryMsg{}) // what a broken disk held up comes to the screen too
	if err := d.app.Drain(d.Context()); err != nil {
		d.Fatal(err)
	}
	if len(doc.settled) > 0 {
		return // settled conflicts do not go through Save
	}
	for i, c := range doc.saved {
		// The store puts an entry together that was taken off its list and put back.
		putBack := func(later checklist.Change) bool { return later.Cell == c.Cell && later.Cleared }
		if c.Field != checklist.FieldDeleted || !slices.ContainsFunc(doc.saved[i+1:], putBack) {
			before.Apply(c)
		}
	}
	want, err := json.Marshal(doc.visit)
	if err != nil {
		d.Fatal(err)
	}
	got, err := json.Marshal(before)
	if err != nil {
		d.Fatal(err)
	}
	if string(got) != string(want) {
		d.Errorf("the file has\n%s\nand the screen\n%s", got, want)
	}
}

// play presses keys on a visit of the built-in checklist, from one of its items
// on.
func play(t *testing.T, b []byte) {
	if len(b) < 2 {
		return
	}
	l, doc := hongyuan()
	_, twin := hongyuan()
	d := drive(t, l, 80, 24).keys("enter")
	items := doc.Checklist().Items
	d.app.top().(*walk).show(items[int(b[0])%len(items)].ID)
	for b = b[1:]; len(b) > 0; {
		b = d.step(b)
	}
	d.agrees(doc, twin.visit)
}

// FuzzKeys presses random keys: nothing panics, every frame has the size of the
// window and nothing but text in it, and the file has what the screen shows. The
// walks are short, so that the fuzzer comes to try many.
func FuzzKeys(f *testing.F) {
	const few = 60
	for seed := range uint64(10) {
		f.Add(randomKeys(seed)[:few])
	}
	f.Fuzz(func(t *testing.T, b []byte) { play(t, b[:min(len(b), 2*few)]) })
}

// cases is how many visits TestKeys walks: go test ./tui -run TestKeys -cases 5000
// is the long run.
var cases = flag.Uint64("cases", 60, "visits that random keys walk through")

// TestKeys does the same with long random walks, which find more in the same
// time than the fuzzer's short ones.
func TestKeys(t *testing.T) {
	n := *cases
	if testing.Short() {
		n = min(n, 10)
	}
	for seed := range n {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			play(t, randomKeys(1000+seed))
		})
	}
}

func randomKeys(seed uint64) []byte {
	rnd := rand.New(rand.NewPCG(seed, 0))
	b := make([]byte, 500)
	for i := range b {
		b[i] = byte(rnd.Uint32())
	}
	return b
}
