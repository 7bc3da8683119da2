package loop

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// TestProfile checks which terminals are drawn in colour, with the terminal
// database of this computer and without one.
func TestProfile(t *testing.T) {
	const none, sixteen = colorprofile.ASCII, colorprofile.ANSI
	cases := []struct {
		env  []string
		want colorprofile.Profile
	}{
		{[]string{"TERM=linux"}, sixteen},
		{[]string{"TERM=vt100"}, none},
		{[]string{"TERM=vt220"}, none},
		{[]string{"TERM=vt100", "COLORTERM=truecolor"}, none},
		{[]string{"TERM=dumb"}, none},
		{[]string{"TERM=xterm"}, sixteen},
		{[]string{"TERM=xterm-256color", "COLORTERM=truecolor"}, colorprofile.TrueColor},
		{[]string{"TERM=tmux-256color"}, colorprofile.ANSI256},
		{[]string{"TERM=a-terminal-of-tomorrow"}, sixteen},
		{[]string{"TERM=xterm-mono"}, none},
		{nil, sixteen},
		{[]string{"TERM=xterm", "NO_COLOR=1"}, none},
		{[]string{"TERM=xterm", "NO_COLOR=yes"}, none},
		{[]string{"TERM=xterm", "NO_COLOR="}, sixteen},
		{[]string{"TERM=xterm", "CLICOLOR=0"}, none},
		{[]string{"TERM=vt100", "CLICOLOR_FORCE=1"}, sixteen},
		{[]string{"TERM=vt100", "CLICOLOR_FORCE=0"}, none},
		{[]string{"TERM=xterm", "NO_COLOR=1", "CLICOLOR_FORCE=1"}, none},
		{[]string{"TERM=vt100", "TERM=xterm"}, sixteen},
	}
	check := func(t *testing.T, colours database) {
		t.Helper()
		for _, c := range cases {
			if got := profileOf(c.env, colours); got != c.want {
				t.Errorf("%v: %v, not %v", c.env, got, c.want)
			}
		}
	}
	t.Run("database", func(t *testing.T) { check(t, terminfoColours) })
	t.Run("no database", func(t *testing.T) { check(t, func(string) (int, bool) { return 0, false }) })
}
