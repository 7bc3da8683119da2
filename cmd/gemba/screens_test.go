//go:build linux || darwin

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
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
			s.on(&of, 120, 36)
			s.shell = stoppable
			s.start()
			s.shows("who is working")
			s.until("the last question", func() bool { return of.answers[askedLast] == "" || s.sent(askedLast) })
			s.step("Ana\trep\r", "newest first")
			s.step("j", "39 of 40 receipts")
			s.step("\r", "sections")
			for _, page := range [][2]string{{"a", "where the points are"}, {"O", "observations"}, {"?", "scroll"}, {"C", "Nobody disagrees"}} {
				s.step(page[0], page[1])
				s.step("\x1b", "sections")
			}
			s.step("\x1b", "newest first")
			s.step("n", "a new visit")
			s.step("宏远阀门\x13", "Visit frame")
			s.step("lll1", "how do you know?")
			s.step("e", "100 seen")
			s.step("o", "new observation")
			want := s.typeInEverySize()
			s.step("\x1b[200~pasted\n现场 कोवै\x1b[201~", "pasted")
			want += "pasted\n现场 कोवै"
			s.stop("\x1a")
			s.send("\n")
			s.shows("new observation")
			s.step(" the end", "the end")
			want += " the end"
			s.step("\x1b", "1 note")
			s.stop("\x03")
			s.note(want)
			s.end(syscall.SIGKILL) // of the shell, which may have been started with hangups ignored
		})
	}
}

// askedLast is the question of the background, which comes after the others.
const askedLast = "\x1b]11;?"

// sent reports whether the terminal was ever sent something.
func (s *session) sent(sequence string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return bytes.Contains(s.all.Bytes(), []byte(sequence))
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
		s.screenIs("that is drawn anew", func(shown string) bool { return !strings.Contains(shown, "▒") }) // see Resize
		word := []string{"现场 ", "கோவை ", "👩\u200d🔧 ", "e\u0302 ", "한국 ", "plain "}[i]
		typed.WriteString(word)
		if size.Rows < 8 {
			s.send(word) // which has no room, so that nothing new need come of it
			s.drawnAnew(word)
			continue
		}
		s.step(word, strings.TrimSpace(word))
	}
	return typed.String()
}

// step types, waits for a text that was not on the screen before, and for what is
// under way by then, and looks whether the screen is right.
func (s *session) step(keys, text string) {
	s.Helper()
	s.until("the answers of the terminal", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.unsaid == 0 // the keys come behind them
	})
	s.mu.Lock()
	there := strings.Contains(s.screen.Text(), text)
	s.mu.Unlock()
	if there {
		s.Fatalf("%q says nothing of %q: it is on the screen already", text, keys)
	}
	s.send(keys)
	s.shows(text)
	s.settled()
	s.drawnAnew(keys)
}

// stop types what stops the program or ends it, and looks whether the terminal is as
// it was.
func (s *session) stop(keys string) {
	s.Helper()
	s.send(keys)
	s.shows("in the shell")
	s.restored()
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
	s.screenIs(fmt.Sprintf("with %q", text), func(shown string) bool { return strings.Contains(shown, text) })
}

// screenIs waits until the screen is as it should be.
func (s *session) screenIs(what string, ok func(shown string) bool) {
	s.Helper()
	var shown string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		s.mu.Lock()
		shown = s.screen.Text()
		s.mu.Unlock()
		if ok(shown) {
			return
		}
	}
	s.Fatalf("waited in vain for a screen %s:\n%s", what, shown)
}

// underWay are the words for what ends by itself.
var underWay = regexp.MustCompile(`saving|writing the file|reading, `)

// settled waits until nothing is under way.
func (s *session) settled() {
	s.Helper()
	s.screenIs("without anything under way", func(shown string) bool { return !underWay.MatchString(shown) })
}

// drawnAnew has everything drawn anew, and waits until that looks as what had been
// drawn bit by bit until then. Where something was under way in that moment, which may
// end at any time, it is drawn once more.
func (s *session) drawnAnew(after string) {
	s.Helper()
	s.drawAnew()
	unlike := []string{"nothing is drawn anew"}
	for end := time.Now().Add(patience); len(unlike) > 0 && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		s.mu.Lock()
		was := s.erased.before
		moving := was != nil && underWay.MatchString(was.Text())
		if was != nil && !moving {
			unlike = differences(was, s.screen)
		}
		s.mu.Unlock()
		if moving {
			s.settled()
			s.drawAnew()
		}
	}
	s.mu.Lock()
	unlike = append(unlike, s.screen.Faults()...)
	s.mu.Unlock()
	for _, d := range unlike {
		s.Errorf("after %q: %s", after, d)
	}
}

// drawAnew tells the program that the size of the terminal has changed.
func (s *session) drawAnew() {
	s.Helper()
	s.mu.Lock()
	s.erased.wanted, s.erased.before = true, nil
	s.mu.Unlock()
	var group int
	raw, err := s.tty.SyscallConn()
	if err == nil {
		err = errors.Join(raw.Control(func(fd uintptr) { group, err = unix.IoctlGetInt(int(fd), unix.TIOCGPGRP) }), err)
	}
	if err = errors.Join(err, syscall.Kill(-group, syscall.SIGWINCH)); err != nil {
		s.Fatal(err)
	}
}

// erased is what a terminal showed before it was erased as a whole.
type erased struct {
	wanted bool
	held   []byte // the beginning of the sequence, if it is that
	before *looptest.Screen
}

// draw shows what is written. The caller holds the lock.
func (s *session) draw(b []byte) {
	e := &s.erased
	b = append(e.held, b...)
	e.held = nil
	if !e.wanted {
		s.screen.Write(b)
		return
	}
	const erase = "\x1b[2J"
	if i := bytes.Index(b, []byte(erase)); i >= 0 {
		s.screen.Write(b[:i])
		before := *s.screen
		before.Cells = nil
		for _, row := range s.screen.Cells {
			before.Cells = append(before.Cells, slices.Clone(row))
		}
		e.wanted, e.before = false, &before
		s.screen.Spoil()
		s.screen.Write(b[i:])
		return
	}
	n := len(erase) - 1
	for n > 0 && !bytes.HasSuffix(b, []byte(erase[:n])) {
		n--
	}
	s.screen.Write(b[:len(b)-n])
	e.held = slices.Clone(b[len(b)-n:])
}

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
