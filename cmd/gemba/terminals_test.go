//go:build linux || darwin

package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"gemba/checklist"
	"gemba/tui/loop/looptest"
)

// slowLine is how long a terminal takes to answer, as one at the end of a slow
// line does.
const slowLine = 300 * time.Millisecond

// on puts the session on a terminal of a size.
func (s *session) on(of *terminal, w, h int) {
	s.env = append([]string{"SSH_TTY=", "COLORTERM=", "NO_COLOR=", "CLICOLOR=", "CLICOLOR_FORCE=", "TMUX=", "TERM_PROGRAM="}, of.env...)
	s.screen = looptest.NewScreen(w, h)
	s.screen.Alternate = of.name != "linux"
	s.screen.Clusters = of.then == clustersOn
	s.answers = of.answers
}

// answer lets the terminal answer what it was asked, in that order. The caller holds
// the lock.
func (s *session) answer(tty *os.File, asked string) {
	said := ""
	for i := range asked {
		for q, a := range s.answers {
			if strings.HasPrefix(asked[i:], q) {
				said += a
			}
		}
	}
	if said == "" {
		return
	}
	s.unsaid++
	time.AfterFunc(slowLine, func() {
		_, _ = tty.WriteString(said) // to nobody, after the end
		s.mu.Lock()
		s.unsaid--
		s.mu.Unlock()
	})
}

// clustersOn tells a terminal to count grapheme clusters.
const clustersOn = "\x1b[?2027h"

// A terminal is one that gemba is used on.
type terminal struct {
	name    string
	env     []string
	answers map[string]string // to what it is asked
	then    string            // what it is sent once its answers are there
	never   string            // what it must not be sent, as a pattern
}

var terminals = []terminal{
	{"modern", []string{"TERM=xterm-256color", "COLORTERM=truecolor"}, map[string]string{
		"\x1b[?2026$p": "\x1b[?2026;2$y", "\x1b[?2027$p": "\x1b[?2027;2$y", "\x1b]11;?": "\x1b]11;rgb:1a1a/1b1b/2626\x1b\\", "\x1b[6n": "\x1b[2;7R", "\x1b[?u": "\x1b[?0u", "\x1b[c": "\x1b[?62;22c",
	}, clustersOn, ""},
	{"xterm", []string{"TERM=xterm-256color"}, map[string]string{
		"\x1b[?2026$p": "\x1b[?2026;0$y", "\x1b[?2027$p": "\x1b[?2027;0$y", "\x1b]11;?": "\x1b]11;rgb:0000/0000/0000\a", "\x1b[6n": "\x1b[2;7R", "\x1b[c": "\x1b[?64;1;2;6;22c",
	}, "", `\x1b\[\?2026h|\x1b\[\?2027h`},
	{"light", []string{"TERM=xterm-256color"}, map[string]string{
		"\x1b[?2026$p": "\x1b[?2026;2$y", "\x1b]11;?": "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b[6n": "\x1b[2;7R",
	}, "\x1b[?2026h", `\x1b\[\?2027h`},
	{"tmux", []string{"TERM=tmux-256color", "TMUX=/nowhere,1,0"}, map[string]string{
		"\x1b]11;?": "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b[6n": "\x1b[2;7R", "\x1b[c": "\x1b[?1;2;4c",
	}, "", `\x1b\[\?2026h|\x1b\[\?2027h`},
	{"linux", []string{"TERM=linux"}, map[string]string{"\x1b[6n": "\x1b[2;7R", "\x1b[c": "\x1b[?6c"}, "", `\x1b\[[0-9;]*[34]8;|\x1b\[\?2026h|\x1b\[\?2027h`},
	{"vt100", []string{"TERM=vt100"}, nil, "", `\x1b\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]|\x1b\[\?2026h|\x1b\[\?2027h`},
	{"no colour", []string{"TERM=xterm-256color", "NO_COLOR=1"}, nil, "", `\x1b\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]`},
	{"mute", []string{"TERM=xterm-256color"}, nil, "", `\x1b\[\?2026h|\x1b\[\?2027h`},
}

// TestTerminals types a note on each terminal, while the window takes every height
// from 3 to 100 and a hundred widths from 10 to 300, and pastes into it. The
// terminal answers late, and in the middle of the typing. The note is whole, nothing
// is sent that the terminal does not know, and it is given back as it was. The
// paste is a megabyte on one of them, with GEMBA_LONG on each.
func TestTerminals(t *testing.T) {
	for _, of := range terminals {
		t.Run(of.name, func(t *testing.T) {
			s := newSession(t)
			s.on(&of, 300, 100)
			s.firstVisit()
			s.keys("o", "new observation")
			want := s.typeWhileResized(of.answers["\x1b]11;?"])
			paste := largePaste(of.name == "xterm" && !testing.Short() || os.Getenv("GEMBA_LONG") != "")
			if _, err := s.tty.WriteString("\x1b[200~" + paste + "\x1b[201~end\x1b"); err != nil {
				t.Fatal(err)
			}
			want += strings.TrimSuffix(paste, "\n") + "\nend"
			var notes []checklist.Observation
			s.until("the note in the file", func() bool { notes = s.visit().Observations; return len(notes) == 1 })
			if got := notes[0].Text; got != want {
				t.Errorf("%d bytes of %d: %.200q", len(got), len(want), got)
			}
			s.ctrlC()
			if of.never != "" {
				if bad := regexp.MustCompile(of.never).FindString(s.all.String()); bad != "" {
					t.Errorf("it is sent %q", bad)
				}
			}
			if !strings.Contains(s.all.String(), of.then) {
				t.Errorf("it is never sent %q", of.then)
			}
			s.restored()
			for _, fault := range s.screen.Faults() {
				t.Error(fault)
			}
		})
	}
	t.Run("dumb", func(t *testing.T) {
		s := newSession(t)
		s.env = []string{"TERM=dumb"}
		s.start()
		s.expect("cannot move its cursor")
		s.end(syscall.SIGCONT)
		if strings.Contains(s.written(), "\x1b") {
			t.Errorf("it is sent %q", s.written())
		}
	})
}

// typeWhileResized returns what it typed. In the middle of it the terminal says
// something else.
func (s *session) typeWhileResized(says string) string {
	s.Helper()
	var typed strings.Builder
	for i := range 98 {
		size := pty.Winsize{Cols: uint16(10 + 3*((i*37)%97)), Rows: uint16(3 + i)}
		if i == 97 {
			size = pty.Winsize{Cols: 120, Rows: 36}
		}
		if err := pty.Setsize(s.tty, &size); err != nil {
			s.Fatal(err)
		}
		word := fmt.Sprintf("现%d ", i)
		typed.WriteString(word)
		if i == 50 {
			word = says + word
		}
		if _, err := s.tty.WriteString(word); err != nil {
			s.Fatal(err)
		}
		time.Sleep(2 * time.Millisecond) // so that there are frames in between
	}
	return typed.String()
}

// largePaste is a megabyte of lines, or a piece of it.
func largePaste(whole bool) string {
	lines := 500
	if whole {
		lines = 8_000
	}
	return strings.Repeat("0123456789 现场 typed 0123456789 现场 typed 0123456789 现场 typed 0123456789 现场 typed 0123456789 现场\n", lines)
}

func (s *session) written() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.String()
}
