//go:build unix

package loop

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"gemba/tui/loop/looptest"
)

// TestRows draws frames one after the other and finds each of them whole on
// the terminal.
func TestRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(4, 40).Draw(t, "w"), rapid.IntRange(1, 12).Draw(t, "h")
		r := &rows{profile: rapid.SampledFrom([]colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI, colorprofile.ASCII}).Draw(t, "profile")}
		r.resize(w, h)
		s := looptest.NewScreen(w, h)
		s.Clusters = rapid.Bool().Draw(t, "clusters")
		r.begin()
		if rapid.Bool().Draw(t, "exact") {
			r.measured(6, 1)
		}
		if s.Clusters {
			r.report(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
		}
		lines := make([]string, h)
		for range rapid.IntRange(1, 8).Draw(t, "frames") {
			for range rapid.IntRange(0, h).Draw(t, "changes") {
				y := rapid.IntRange(0, h-1).Draw(t, "row")
				lines[y] = line(t, w)
				if other := lines[rapid.IntRange(0, h-1).Draw(t, "like")]; rapid.Bool().Draw(t, "alike") {
					lines[y] = changed(t, other)
				}
			}
			v := tea.NewView(strings.Join(lines, "\n"))
			if rapid.Bool().Draw(t, "cursor") {
				v.Cursor = tea.NewCursor(rapid.IntRange(0, w-1).Draw(t, "x"), rapid.IntRange(0, h-1).Draw(t, "y"))
			}
			if rapid.IntRange(0, 9).Draw(t, "another size for a moment") == 0 {
				s.Spoil()
				r.forget()
			}
			anew := looptest.NewScreen(w, h)
			anew.Clusters = s.Clusters
			whole := &rows{profile: r.profile, once: ansi.ResetModeAutoWrap}
			if s.Clusters {
				whole.once += ansi.SetModeUnicodeCore
			}
			whole.resize(w, h)
			s.Write(r.frame(v))
			anew.Write(whole.frame(v))
			if faults := slices.Concat(s.Faults(), anew.Faults()); len(faults) > 0 {
				t.Fatal(faults)
			}
			for y, line := range lines {
				if got, want := s.Row(y), strings.TrimRight(ansi.Strip(line), " "); got != want {
					t.Fatalf("row %d is %q, not %q", y, got, want)
				}
				if got, want := s.Looks(y), anew.Looks(y); !slices.Equal(got, want) {
					t.Fatalf("row %d looks like %v, and drawn anew like %v", y, got, want)
				}
			}
			if s.Modes[7] || s.Shown() != (v.Cursor != nil) || v.Cursor != nil && (s.X != v.Cursor.X || s.Y != v.Cursor.Y) {
				t.Fatalf("wrap %t, shown %t, cursor %d,%d", s.Modes[7], s.Shown(), s.X, s.Y)
			}
			if again := r.frame(v); len(again) != 0 {
				t.Fatalf("the same frame wrote %q", again)
			}
		}
	})
}

// line is a row of any width up to w, in which every tenth word is coloured.
func line(t *rapid.T, w int) string {
	var b strings.Builder
	left := rapid.IntRange(0, w).Draw(t, "width")
	for left > 0 {
		char := rapid.SampledFrom([]string{"a", "b", " ", "é", "现", "場", "\x1b[31ma\x1b[m", "\x1b[7m现\x1b[m", "\x1b[31m", "\x1b[1m", "\x1b[7m", "\x1b[m", "─", "…", "👩", "か", "👩\u200d🔧", "é"}).Draw(t, "char")
		if left -= max(ansi.StringWidth(char), ansi.StringWidthWc(char)); left < 0 {
			break
		}
		b.WriteString(char)
	}
	return b.String()
}

// changed is a row with one of its characters another, as most rows change.
func changed(t *rapid.T, row string) string {
	letters := []rune(row)
	for i := range letters {
		if n := rapid.IntRange(0, 9).Draw(t, "letter"); n == 0 && letters[i] == 'a' {
			letters[i] = 'b'
		}
	}
	return string(letters)
}

// TestOnlyWhatChanged writes nothing of rows that stay, and everything where
// the terminal may show anything.
func TestOnlyWhatChanged(t *testing.T) {
	r := &rows{profile: colorprofile.TrueColor}
	r.resize(20, 3)
	r.frame(tea.NewView("one\ntwo\nthree"))
	if got, want := string(r.frame(tea.NewView("one\ntwo!\nthree"))), "\x1b[2Htwo!\x1b[K"; got != want {
		t.Errorf("wrote %q, not %q", got, want)
	}
	for name, disturb := range map[string]func(){
		"a new size":     func() { r.resize(21, 3) },
		"a clear screen": r.forget,
	} {
		disturb()
		got := string(r.frame(tea.NewView("one\ntwo!\nthree")))
		for _, want := range []string{"\x1b[2J", "one", "two!", "three"} {
			if !strings.Contains(got, want) {
				t.Errorf("after %s: %q is not in %q", name, want, got)
			}
		}
	}
}

// TestClusters writes those rows again that a terminal may show in another way
// now, and no others.
func TestClusters(t *testing.T) {
	r := &rows{profile: colorprofile.TrueColor}
	r.resize(20, 3)
	v := tea.NewView("宏远 │ one\nகோவை\nthree")
	r.frame(v)
	r.report(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	if got, want := string(r.frame(v)), ansi.SetModeUnicodeCore+"\x1b[2Hகோவை\x1b[K"; got != want {
		t.Errorf("wrote %q, not %q", got, want)
	}
}

// TestChange writes the cells that are others, once the terminal has said how
// wide it draws a line.
func TestChange(t *testing.T) {
	for _, test := range []struct{ name, old, row, want string }{
		{"a letter", "a 宏远 │ x", "a 宏远 │ y", "\x1b[1;10Hy"},
		{"two that are near", "axb", "cxd", "\x1b[1Hcxd"},
		{"two that are far", "a123456b", "c123456d", "\x1b[1Hc\x1b[6Cd"},
		{"a style", "\x1b[1mab  cd\x1b[m", "ab  cd", "\x1b[1Hab  cd"},
		{"the style of a space", "a\x1b[7m b\x1b[m", "a b", "\x1b[1;2H b"},
		{"an end", "abcdef", "ab", "\x1b[1;3H\x1b[K"},
		{"a full row", "abcdefghij", "abcdefghik", "\x1b[1;10Hk"},
		{"what joins", "கோவை x", "கோவை y", "\x1b[1Hகோவை y\x1b[K"},
	} {
		r := &rows{profile: colorprofile.TrueColor}
		r.resize(10, 1)
		r.measured(6, 1)
		r.frame(tea.NewView(test.old))
		if got := string(r.frame(tea.NewView(test.row))); got != test.want {
			t.Errorf("%s: wrote %q, not %q", test.name, got, test.want)
		}
	}
	r := &rows{profile: colorprofile.TrueColor}
	r.resize(10, 1)
	r.measured(7, 1) // one of the signs is wide there
	r.frame(tea.NewView("│ x"))
	if got, want := string(r.frame(tea.NewView("│ y"))), "\x1b[1H│ y\x1b[K"; got != want {
		t.Errorf("wrote %q, not %q", got, want)
	}
}

// TestFramesAreWhole holds a frame back on a terminal that can, and a full row
// keeps its last cell.
func TestFramesAreWhole(t *testing.T) {
	r := &rows{profile: colorprofile.TrueColor}
	r.resize(4, 2)
	r.report(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
	got := string(r.frame(tea.NewView("abcd\n现场")))
	if !strings.HasPrefix(got, "\x1b[?2026h") || !strings.HasSuffix(got, "\x1b[?2026l") {
		t.Errorf("not held back: %q", got)
	}
	for _, full := range []string{"abcd", "现场"} {
		if strings.Contains(got, full+"\x1b[K") {
			t.Errorf("the end of %q is erased in %q", full, got)
		}
	}
	if strings.Contains(string(r.frame(tea.NewView("abcd\n现场"))), "2026") {
		t.Error("a frame that changes nothing was written")
	}
}

// TestTitleAndMouse changes them when the view does.
func TestTitleAndMouse(t *testing.T) {
	r := &rows{profile: colorprofile.TrueColor}
	r.resize(9, 1)
	v := tea.NewView("x")
	v.WindowTitle, v.MouseMode = "gemba", tea.MouseModeCellMotion
	if got := string(r.frame(v)); !strings.Contains(got, "\x1b]2;gemba") || !strings.Contains(got, mouseDrag) {
		t.Errorf("wrote %q", got)
	}
	v.MouseMode = tea.MouseModeNone
	if got := string(r.frame(v)); got != mouseOff {
		t.Errorf("wrote %q", got)
	}
}

// TestAsksModes asks nobody who may answer too late.
func TestAsksModes(t *testing.T) {
	for _, test := range []struct {
		env  map[string]string
		asks bool
	}{
		{map[string]string{"TERM": "xterm-256color"}, true},
		{map[string]string{"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1"}, false},
		{map[string]string{"TERM": "xterm-256color", "SSH_TTY": ""}, true},
		{map[string]string{"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1", "WT_SESSION": ""}, false},
		{map[string]string{"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1", "WT_SESSION": "1"}, true},
		{map[string]string{"TERM": "xterm-kitty", "SSH_TTY": "/dev/pts/1"}, true},
		{map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, false},
	} {
		got := asksModes(func(name string) string { return test.env[name] })
		if got != test.asks {
			t.Errorf("%v: asks %t", test.env, got)
		}
	}
}

// TestInkOnly: a space is left out of what is written only in styles that show
// nothing of it.
func TestInkOnly(t *testing.T) {
	for style, want := range map[string]bool{
		"":                             true,
		"\x1b[1m":                      true,
		"\x1b[1;31m":                   true,
		"\x1b[38;5;7m":                 true,
		"\x1b[38;5;48m":                true,
		"\x1b[38;2;48;4;7m\x1b[2m":     true,
		"\x1b[4m":                      false,
		"\x1b[7m":                      false,
		"\x1b[1;48;5;7m":               false,
		"\x1b[38;5;7;4m":               false,
		"\x1b[1m\x1b[48;2;1;2;3m":      false,
		"\x1b[38;5m":                   false,
		"\x1b[38;2;1;2m":               false,
		"\x1b[38;38;5;7m":              false,
		"\x1b[1;m":                     false,
		"\x1b[58;5;1m":                 false,
		"\x1b[38;2;1;2;3;38;5;4;1;97m": true,
	} {
		if got := inkOnly(style); got != want {
			t.Errorf("inkOnly(%q) = %v", style, got)
		}
	}
}
