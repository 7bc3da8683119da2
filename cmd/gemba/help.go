package main

import (
	"io"
	"os"
	"strings"

	"charm.land/fang/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"gemba/tui/loop"
)

// narrow is the width below which fang's columns do not fit.
const narrow = 72

// setHelp makes help styled where it is read on a terminal with colours, and the
// plain text that cobra prints everywhere else.
//
// Fang is started for such help alone. It asks the terminal for its background
// each time that it prints anything, an error too, and a terminal that does not
// answer would keep an error waiting.
func setHelp(root *cobra.Command) {
	plain := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		heedColor(cmd)
		if !styled(cmd) {
			if w := widthOf(cmd.OutOrStdout()); w < narrow {
				cmd.Long = ansi.Wrap(flow(cmd.Long), w, "")
			}
			plain(cmd, args)
			return
		}
		suitFang(cmd)
		// Fang runs the call again, and it leads to its own help.
		_ = fang.Execute(cmd.Context(), root, fang.WithoutManpage(), fang.WithoutVersion(), fang.WithColorSchemeFunc(helpColors))
	})
}

// styled reports whether help goes where styles are seen and have room: fang
// takes a terminal of one colour for one of sixteen.
func styled(cmd *cobra.Command) bool {
	out := cmd.OutOrStdout()
	return colorprofile.Detect(out, os.Environ()) > colorprofile.ASCII && loop.Profile() > colorprofile.ASCII && widthOf(out) >= narrow
}

// widthOf is the width of a terminal, and 80 of anything else.
func widthOf(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if cells, _, err := term.GetSize(f.Fd()); err == nil && cells > 0 {
			return cells
		}
	}
	return 80
}

// suitFang writes the usage of a command, and of those below it, so that fang
// shows it right: it moves what stands in brackets to the end of the line, and
// its list of commands has no room for their arguments.
func suitFang(cmd *cobra.Command) {
	cmd.Long = flow(cmd.Long)
	if head, rest, ok := strings.Cut(cmd.Use, "[ITEM] "); ok {
		cmd.Use = head + "(ITEM) " + rest
	}
	for _, c := range cmd.Commands() {
		c.Use, c.DisableFlagsInUseLine = c.Name(), true
	}
}

// flow makes each paragraph one line, which the terminal's width breaks. Lines
// that are set in columns stay as they are.
func flow(text string) string {
	var out []string
	joins := false
	for _, line := range strings.Split(text, "\n") {
		prose := line != "" && !strings.HasPrefix(line, " ")
		if prose && joins {
			out[len(out)-1] += " " + line
		} else {
			out = append(out, line)
		}
		joins = prose
	}
	return strings.Join(out, "\n")
}

// helpColors are the sixteen colours that every terminal has, as the program's
// own screens use them.
func helpColors(lightDark lipgloss.LightDarkFunc) fang.ColorScheme {
	s := fang.AnsiColorScheme(lightDark)
	none := lipgloss.NoColor{}
	s.Base, s.Description, s.Argument, s.Help, s.Dash = none, none, none, none, none
	s.Codeblock, s.QuotedString, s.DimmedArgument = none, none, none
	s.Title, s.FlagDefault, s.Comment = none, lipgloss.BrightBlack, lipgloss.BrightBlack
	s.Program, s.Command = none, lightDark(lipgloss.Blue, lipgloss.Cyan)
	s.Flag = lightDark(lipgloss.Blue, lipgloss.Cyan)
	return s
}
