package loop

import (
	"context"
	"os"
	"os/exec"

	tea "charm.land/bubbletea/v2"
)

// Run shows the model on the terminal of this process until it quits. The
// terminal is as before when it returns, also after a panic, whose stack is on
// stderr then. The error wraps [tea.ErrProgramKilled] where the context ended
// or the terminal went away, [tea.ErrInterrupted] after SIGINT, and
// [tea.ErrProgramPanic] after a panic.
func Run(ctx context.Context, model tea.Model) error {
	if os.Getenv("GEMBA_RUNTIME") == "stock" {
		return runStock(ctx, model)
	}
	return run(ctx, model)
}

// ExecMsg hands the terminal to another program, such as an editor, and takes
// it back when that ends. Then makes the message that tells the model of it.
type ExecMsg struct {
	Cmd  *exec.Cmd
	Then func(error) tea.Msg
}

// Exec is the command that hands the terminal to another program. It stands in
// for [tea.ExecProcess], whose message no other runtime can read.
func Exec(cmd *exec.Cmd, then func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg { return ExecMsg{cmd, then} }
}

// relaidMsg says that a model counts grapheme clusters from now on.
type relaidMsg struct{}

// Relaid is the command of a model that was told by [tea.ModeReportMsg] that the
// terminal counts grapheme clusters, and does so too: what is on the screen was
// laid out otherwise.
func Relaid() tea.Msg { return relaidMsg{} }
