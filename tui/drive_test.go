package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gemba/tui/loop/looptest"
)

var update = flag.Bool("update", false, "write golden frames")

// driver runs the program without a terminal, a clock or a goroutine: each key
// is handled, with all that follows from it, before the next one.
type driver struct {
	*testing.T
	app  *App
	lib  *fakeLibrary
	quit bool
	time time.Time // what time it is for the program

	seen seen            // the last frame
	held <-chan struct{} // tells that the command that runs waits for the store, where one is to
	late []chan tea.Msg  // of commands that were left behind
}

func drive(t *testing.T, lib *fakeLibrary, w, h int) *driver {
	t.Helper()
	return driveOn(t, lib, lib, w, h)
}

// driveOn runs the program on a library that stands before the one in memory.
func driveOn(t *testing.T, before Library, lib *fakeLibrary, w, h int) *driver {
	t.Helper()
	first, err := lib.Page(t.Context(), NewestFirst, 0, PageRows)
	if err != nil {
		t.Fatal(err)
	}
	dark := true
	d := &driver{T: t, lib: lib, time: noon}
	d.app = New(t.Context(), before, first, Options{Now: func() time.Time { return d.time }, Dark: &dark})
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// reads makes the visitor one who reads a language, and the host one who reads the
// other.
func (d *driver) reads(own string) *driver {
	d.app.sh.own, d.app.sh.lang = own, otherLang(own)
	return d
}

// inChinese makes the visitor one who reads Chinese.
func (d *driver) inChinese() *driver { return d.reads("zh") }

// later moves the clock of the program.
func (d *driver) later(by time.Duration) *driver {
	d.time = d.time.Add(by)
	return d
}

// send handles a message and everything that follows from it, except what time
// would bring.
func (d *driver) send(msg tea.Msg) *driver {
	d.Helper()
	_, cmd := d.app.Update(msg)
	d.check()
	d.follow(cmd)
	return d
}

func (d *driver) follow(cmd tea.Cmd) {
	d.Helper()
	if cmd == nil {
		return
	}
	d.handle(d.immediate(cmd))
}

// handle handles what came of a command.
func (d *driver) handle(msg tea.Msg) {
	d.Helper()
	if list, ok := looptest.Commands(msg); ok {
		for _, c := range list {
			d.follow(c)
		}
		return
	}
	switch msg.(type) {
	case nil:
	case tea.QuitMsg:
		d.quit = true
	default:
		if slices.Contains(besideScreen, reflect.TypeOf(msg)) {
			d.Fatalf("%T writes to the terminal beside the screen: %v", msg, msg)
		}
		d.send(msg)
	}
}

// besideScreen are the messages by which a text reaches the terminal, or its
// clipboard, without being drawn. The program uses none of them.
var besideScreen = []reflect.Type{
	reflect.TypeOf(tea.SetClipboard("")()), reflect.TypeOf(tea.SetPrimaryClipboard("")()), reflect.TypeOf(tea.Println()()),
}

// immediate runs a command, unless it waits for the clock.
func (d *driver) immediate(cmd tea.Cmd) tea.Msg {
	if looptest.Ticks(cmd) {
		return nil
	}
	got := make(chan tea.Msg, 1)
	go func() { got <- cmd() }()
	select {
	case msg := <-got:
		return msg
	case <-d.held:
		d.late = append(d.late, got)
		return nil
	case <-time.After(time.Minute):
		d.Fatal("a command does not end, and does not wait for the store either")
		return nil
	}
}

// catchUp waits for the commands that were left behind.
func (d *driver) catchUp() *driver {
	d.Helper()
	for len(d.late) > 0 {
		got := d.late[0]
		d.late = d.late[1:]
		d.handle(<-got)
	}
	return d
}

// check is run on every frame: it has exactly the size of the terminal, and the
// cursor is inside.
func (d *driver) check() {
	d.Helper()
	v := d.app.View()
	lines := strings.Split(v.Content, "\n")
	if d.app.w == 0 {
		return
	}
	if len(lines) != d.app.h {
		d.Fatalf("%d lines in a terminal of %d", len(lines), d.app.h)
	}
	for i, l := range lines {
		if n := d.app.sh.m.width(l); n != d.app.w {
			d.Fatalf("line %d is %d cells wide in a terminal of %d: %q", i, n, d.app.w, ansi.Strip(l))
		}
	}
	d.toldInText(v)
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= d.app.w || c.Y < 0 || c.Y >= d.app.h) {
		d.Fatalf("the cursor is at %d,%d in %T of %dx%d", c.X, c.Y, d.app.top(), d.app.w, d.app.h)
	}
}

// toldInText finds a frame that differs from the one before it by its styles
// alone: whoever sees no colours, or hears the screen read out, would not
// notice. The cursor of the terminal is read out too.
func (d *driver) toldInText(v tea.View) {
	d.Helper()
	if d.app.w < narrowest {
		return
	}
	now := seen{content: v.Content, words: ansi.Strip(v.Content), theme: d.app.sh.th}
	if v.Cursor != nil {
		now.cursor = v.Cursor.Position
	}
	was := d.seen
	d.seen = now
	if was.words == now.words && was.cursor == now.cursor && was.theme == now.theme && was.content != now.content {
		for i, l := range strings.Split(now.content, "\n") {
			if before := strings.Split(was.content, "\n")[i]; before != l {
				d.Errorf("%T: only the style of a line changed, from %q to %q", d.app.top(), before, l)
			}
		}
	}
}

// narrowest is the least window in which there is anything to be read.
const narrowest = 10

// seen is what there was to be seen of a frame.
type seen struct {
	content, words string
	cursor         tea.Position
	theme          theme
}

// keys presses keys, given by name with spaces between.
func (d *driver) keys(names string) *driver {
	d.Helper()
	for _, name := range strings.Fields(names) {
		d.send(looptest.Key(name))
	}
	return d
}

// typeText presses the keys of a text, one after the other.
func (d *driver) typeText(s string) *driver {
	d.Helper()
	for _, r := range s {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return d
}

// frame is what is on the screen, as plain text.
func (d *driver) frame() string {
	lines := strings.Split(ansi.Strip(d.app.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func (d *driver) expect(parts ...string) *driver {
	d.Helper()
	for _, p := range parts {
		if !strings.Contains(d.frame(), p) {
			d.Fatalf("%q is not on the screen:\n%s", p, d.frame())
		}
	}
	return d
}

func (d *driver) refuse(part string) *driver {
	d.Helper()
	if strings.Contains(d.frame(), part) {
		d.Fatalf("%q is on the screen:\n%s", part, d.frame())
	}
	return d
}

// topIs stops where another screen is on top.
func (d *driver) topIs(screen string) *driver {
	d.Helper()
	if top := fmt.Sprintf("%T", d.app.top()); top != screen {
		d.Fatalf("the screen is %s and not %s:\n%s", top, screen, d.frame())
	}
	return d
}

// show opens an item with its instrument.
func (d *driver) show(item string) *driver {
	d.Helper()
	if !d.app.stack[1].(*walk).show(item) {
		d.Fatalf("%s is not in the walk", item)
	}
	return d.keys("enter")
}

// golden compares the frame with the one of its name and size in testdata.
func (d *driver) golden(name string) *driver {
	d.Helper()
	path := filepath.Join("testdata", fmt.Sprintf("%s-%dx%d.txt", name, d.app.w, d.app.h))
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			d.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(d.frame()), 0o644); err != nil {
			d.Fatal(err)
		}
		return d
	}
	want, err := os.ReadFile(path)
	if err != nil {
		d.Fatal(err)
	}
	if got := d.frame(); got != string(want) {
		d.Errorf("the frame differs from %s (go test ./tui -update writes it):\n%s", path, got)
	}
	return d
}
