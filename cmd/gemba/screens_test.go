//go:build linux || darwin

package main

import (
	"context"
	"errors"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"gemba/store"
	"gemba/tui/loop/looptest"
)

// stoppable is a shell that says when the program was stopped or has ended, and
// continues it at Enter.
const stoppable = `"$0" "$@"; while echo in the shell; read -r x && fg >/dev/null 2>&1; do :; done`

// TestScreens walks through the demonstration on each terminal: lists, a visit, its
// pages, an answer, a note in which characters of every width are typed while the
// window changes its size, a paste, ctrl+z and back. After each step the terminal
// shows just what it shows when all of it is drawn anew. What was typed is in the
// file, and the terminal is as it was, while the program is stopped and at the end.
func TestScreens(t *testing.T) {
	for _, of := range terminals {
		t.Run(of.name, func(t *testing.T) {
			t.Parallel()
			s := newSession(t)
			if err := makeDemo(t.Context(), s.lib); err != nil {
				t.Fatal(err)
			}
			s.env = append([]string{"SSH_TTY=", "COLORTERM=", "NO_COLOR=", "CLICOLOR=", "CLICOLOR_FORCE=", "TMUX=", "TERM_PROGRAM="}, of.env...)
			s.shell = stoppable
			s.heard = func(asked string) (said string) {
				for q, a := range of.answers {
					said += strings.Repeat(a, strings.Count(asked, q))
				}
				return said
			}
			s.screen = looptest.NewScreen(120, 36)
			s.screen.Alternate = of.name != "linux"
			s.screen.Clusters = of.then == clustersOn
			s.start()
			s.shows("who is working")
			time.Sleep(2 * slowLine) // it is laid out in another way when the answers are there
			s.step("Ana\trep\r", "newest first")
			s.step("j", "39 of 40 receipts")
			s.step("\r", "sections")
			for _, page := range [][2]string{{"a", "where the points are"}, {"O", "observations"}, {"?", "scroll"}, {"C", "0 conflicts"}} {
				s.step(page[0], page[1])
				s.step("\x1b", "sections")
			}
			s.step("\x1b", "newest first")
			s.step("n", "a new visit")
			s.step("宏远阀门\x13", "Visit frame")
			s.step("lll1", "how do you know?")
			s.step("e", "saved")
			s.step("o", "new observation")
			want := s.typeInEverySize()
			s.step("\x1b[200~pasted\n现场 कोवै\x1b[201~", "pasted")
			want += "pasted\n现场 कोवै"
			s.step("\x1a", "in the shell")
			s.restored()
			s.send("\n")
			time.Sleep(2 * slowLine)
			s.step("", "new observation")
			s.step(" end\x1b", "1 note")
			want += " end"
			s.step("\x03", "in the shell")
			s.restored()
			s.note(want)
			s.end(syscall.SIGKILL) // of the shell, which may have been started with hangups ignored
		})
	}
}

// typeInEverySize types characters of every width in windows of many sizes, and
// returns them.
func (s *session) typeInEverySize() string {
	s.Helper()
	var typed strings.Builder
	for i, size := range []pty.Winsize{{Cols: 80, Rows: 24}, {Cols: 40, Rows: 20}, {Cols: 10, Rows: 3}, {Cols: 300, Rows: 100}, {Cols: 61, Rows: 13}, {Cols: 120, Rows: 36}} {
		s.mu.Lock()
		s.screen.Resize(int(size.Cols), int(size.Rows))
		s.mu.Unlock()
		if err := pty.Setsize(s.tty, &size); err != nil {
			s.Fatal(err)
		}
		word := []string{"现场 ", "கோவை ", "👩\u200d🔧 ", "e\u0302 ", "한국 ", "plain "}[i]
		typed.WriteString(word)
		if size.Rows < 8 {
			s.send(word) // which has no room, so that nothing new need come of it
			s.step("", "gemba")
			continue
		}
		s.step(word, strings.TrimSpace(word))
	}
	return typed.String()
}

// step types, waits for a text that was not on the screen before, and looks whether
// the screen is right.
func (s *session) step(keys, text string) {
	s.Helper()
	sent := time.Now()
	s.send(keys)
	s.shows(text)
	s.until("something new", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return keys == "" || s.wrote.After(sent)
	})
	s.rests()
	if text == "in the shell" {
		return
	}
	s.mu.Lock()
	before := *s.screen
	before.Cells = nil
	for _, row := range s.screen.Cells {
		before.Cells = append(before.Cells, append([]looptest.Cell(nil), row...))
	}
	s.screen.Spoil()
	s.mu.Unlock()
	s.drawAnew()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.alike(keys, &before, s.screen)
}

func (s *session) send(keys string) {
	s.Helper()
	if _, err := s.tty.WriteString(keys); err != nil {
		s.Fatal(err)
	}
}

// shows waits until a text is on the screen.
func (s *session) shows(text string) {
	s.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		s.mu.Lock()
		found := strings.Contains(s.screen.Text(), text)
		s.mu.Unlock()
		if found {
			return
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Fatalf("waited in vain for %q on\n%s", text, s.screen.Text())
}

// underWay are the words for what ends by itself.
var underWay = regexp.MustCompile(`saving|writing the file|reading, `)

// rests waits until nothing is written any more.
func (s *session) rests() {
	s.Helper()
	const quiet = 120 * time.Millisecond
	time.Sleep(quiet)
	s.until("a rest", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return time.Since(s.wrote) > quiet && !underWay.MatchString(s.screen.Text())
	})
}

// drawAnew tells the program that the size of the terminal has changed.
func (s *session) drawAnew() {
	s.Helper()
	s.mu.Lock()
	s.out.Reset()
	s.mu.Unlock()
	var group int
	raw, err := s.tty.SyscallConn()
	if err == nil {
		err = errors.Join(raw.Control(func(fd uintptr) { group, err = unix.IoctlGetInt(int(fd), unix.TIOCGPGRP) }), err)
	}
	if err = errors.Join(err, syscall.Kill(-group, syscall.SIGWINCH)); err != nil {
		s.Fatal(err)
	}
	s.expect("\x1b[2J")
	s.rests()
}

// alike compares what is seen on two screens. A clock may have moved on.
func (s *session) alike(after string, was, is *looptest.Screen) {
	s.Helper()
	if was.Shown() != is.Shown() || is.Shown() && (was.X != is.X || was.Y != is.Y) || was.Title != is.Title {
		s.Errorf("after %q: cursor %d,%d shown %t, title %q; drawn anew %d,%d %t %q", after, was.X, was.Y, was.Shown(), was.Title, is.X, is.Y, is.Shown(), is.Title)
	}
	for y := range is.Cells {
		a, b := was.Looks(y), is.Looks(y)
		for x := range b {
			if a[x] != b[x] && (!clock(a[x]) || !clock(b[x])) {
				s.Errorf("after %q, row %d from column %d: %+v, and drawn anew %+v\n%q\n%q", after, y, x, a[x], b[x], was.Row(y), is.Row(y))
				break
			}
		}
	}
	for _, fault := range is.Faults() {
		s.Errorf("after %q: %s", after, fault)
	}
}

func clock(c looptest.Cell) bool { return c.Text >= "0" && c.Text <= "9" }

// restored fails where the terminal is not as it was.
func (s *session) restored() {
	s.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if left := s.screen.Restored(); left != "" {
		s.Errorf("the terminal is left with %s", left)
	}
	if strings.Contains(s.screen.Text(), "new observation") {
		s.Errorf("the terminal still shows\n%s", s.screen.Text())
	}
}

// note looks for the only note of the visit that was made.
func (s *session) note(want string) {
	s.Helper()
	paths, _ := filepath.Glob(filepath.Join(s.lib, "*.gemba"))
	for _, path := range paths {
		visits, err := store.Peek(context.Background(), path)
		if err != nil {
			s.Fatal(err)
		}
		for _, v := range visits {
			if v.Supplier != "宏远阀门" {
				continue
			}
			if len(v.Observations) != 1 || v.Observations[0].Text != want || v.Answers["IN-01"].Basis != "seen" {
				s.Errorf("%s: %+v %+v, not %q", path, v.Observations, v.Answers["IN-01"], want)
			}
			return
		}
	}
	s.Errorf("no such visit in %q", paths)
}
