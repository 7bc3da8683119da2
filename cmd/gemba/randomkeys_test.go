package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist/illtext"
	"gemba/tui"
	"gemba/tui/loop"
	"gemba/tui/loop/looptest"
)

var keyRounds = flag.Int("rounds", 6, "times that random keys walk through the file of a visit; 200 is the long run")

// walkKeys are those that mean something on most screens, the ones that lead into
// them more than once, and the keys of answers.
var walkKeys = append(strings.Fields("enter enter enter tab up down left right backspace pgdown home space ctrl+s ctrl+s j j k n h l g G a b c d e i m o r s t w x y z "+
	"A C H N O P R S T V W 0 1 2 3 4 5 6 7 8 9 + - . , / ! ? = : ;"),
	slices.Repeat([]string{"esc", "esc esc esc enter", "esc esc j", "8 s", "4 t", "0", "j j j", "x n", "x r a b ctrl+s", "a x y ctrl+s", "enter 2 4 0 tab 2 0 ctrl+s", "enter 5 tab 7 ctrl+s"}, 4)...)

// calm is a library that starts no other program.
type calm struct{ *library }

func (calm) View(context.Context, string) error { return nil }

// TestRandomKeysOnFile presses random keys, and pastes texts that mean ill, on a
// visit in a real file, again and again: every frame is exact, the file stays whole,
// every fact that was in it stays in its history, and what is printed of it is text.
func TestRandomKeysOnFile(t *testing.T) {
	_, dir := ownFolder(t)
	t.Setenv("GEMBA_AS", "Ana")
	printed(t, "new", "Hongyuan", "--scope", "day", "--date", "2026-03-11", "--library", dir)
	made, err := filepath.Glob(filepath.Join(dir, "*.gemba"))
	if err != nil || len(made) != 1 {
		t.Fatal(made, err)
	}
	before := map[string]bool{}
	for round := range *keyRounds {
		walkAtRandom(t, made[0], uint64(round))
		printed(t, "check", made[0])
		now := factIDs(t, made[0])
		for id := range before {
			if !now[id] {
				t.Fatalf("round %d: the fact %s is gone", round, id)
			}
		}
		before = now
		for _, call := range []string{"show", "assess", "review", "report --format md", "report --format csv", "history"} {
			words := strings.Fields(call)
			printed(t, append([]string{words[0], made[0]}, words[1:]...)...)
		}
	}
	t.Logf("%d facts", len(before))
	if len(before) < *keyRounds {
		t.Errorf("random keys recorded %d facts", len(before))
	}
}

// printed is what a command prints, and nothing but text.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(args, strings.NewReader(""), &out, &errs); code != exitFine {
		t.Fatalf("gemba %q: %d, %s", args, code, errs.String())
	}
	isText(t, strings.TrimPrefix(out.String(), "\uFEFF"))
	return out.String()
}

// factIDs are those of all versions that a file holds.
func factIDs(t *testing.T, path string) map[string]bool {
	t.Helper()
	ids := map[string]bool{}
	var versions []struct{ ID string }
	if err := json.Unmarshal([]byte(printed(t, "history", path, "--json")), &versions); err != nil {
		t.Fatal(err)
	}
	for _, v := range versions {
		ids[v.ID] = true
	}
	return ids
}

// walkAtRandom works on a file for some keys, and leaves it.
func walkAtRandom(t *testing.T, path string, seed uint64) {
	t.Helper()
	who, err := whoWorks("Ana")
	if err != nil {
		t.Fatal(err)
	}
	lib, err := newLibrary(path, stateFolder(), who)
	if err != nil {
		t.Fatal(err)
	}
	if err := lib.openIndex(t.Context(), cacheFolder()); err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	first, err := firstPage(t.Context(), lib)
	if err != nil {
		t.Fatal(err)
	}
	dark := true
	app := tui.New(t.Context(), calm{lib}, first, tui.Options{Dark: &dark, One: true})
	follow(t, app, tea.WindowSizeMsg{Width: wide, Height: high})
	rnd := rand.New(rand.NewPCG(seed, 7))
	for range 150 {
		for key := range strings.FieldsSeq(walkKeys[rnd.IntN(len(walkKeys))]) {
			follow(t, app, looptest.Key(key))
			exact(t, app.View())
		}
		if rnd.IntN(12) == 0 {
			follow(t, app, tea.PasteMsg{Content: illtext.Mix([]byte{byte(rnd.Uint32()), byte(rnd.Uint32())})})
		}
		exact(t, app.View())
	}
	if err := app.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// The window in which random keys are pressed.
const wide, high = 100, 30

// colour is what a frame has besides text.
var colour = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// exact finds in a frame as many lines as the window has, each as wide as it, and
// nothing but text and colours.
func exact(t *testing.T, v tea.View) {
	t.Helper()
	lines := strings.Split(v.Content, "\n")
	if len(lines) != high {
		t.Fatalf("%d lines in a window of %d", len(lines), high)
	}
	for i, l := range lines {
		if n := loop.Cells(l); n != wide {
			t.Fatalf("line %d is %d cells wide in a window of %d: %q", i, n, wide, l)
		}
	}
	if fault := illtext.Fault(colour.ReplaceAllString(v.Content, ""), '\n') + illtext.Fault(v.WindowTitle); fault != "" {
		t.Fatalf("%s reaches the terminal", fault)
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= wide || c.Y < 0 || c.Y >= high) {
		t.Fatalf("the cursor is at %d,%d", c.X, c.Y)
	}
}

// follow handles a message and what comes of it, but what time would bring.
func follow(t *testing.T, app *tui.App, msg tea.Msg) {
	t.Helper()
	_, cmd := app.Update(msg)
	perform(t, app, cmd)
}

// perform runs a command, and handles what comes of it.
func perform(t *testing.T, app *tui.App, cmd tea.Cmd) {
	t.Helper()
	if cmd == nil || looptest.Ticks(cmd) {
		return
	}
	got := make(chan tea.Msg, 1)
	go func() { got <- cmd() }()
	select {
	case msg := <-got:
		list, several := looptest.Commands(msg)
		for _, c := range list {
			perform(t, app, c)
		}
		if msg != nil && !several {
			follow(t, app, msg)
		}
	case <-time.After(time.Minute):
		t.Fatal("a command does not end")
	}
}
