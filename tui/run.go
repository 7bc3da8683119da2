package tui

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/tui/loop"
)

// drainTime is how long the way out may take to write what is left.
const drainTime = 20 * time.Second

// Run shows the program until the visitor quits, a signal comes or the terminal
// goes away. In every case what was recorded is written before it returns.
func Run(ctx context.Context, a *App) error {
	// The runtime knows SIGINT and SIGTERM; a terminal that is closed says SIGHUP.
	ctx, stop := signal.NotifyContext(ctx, hangups()...)
	defer stop()
	giveSize(os.Stdout)
	err := loop.Run(ctx, a)
	if errors.Is(err, tea.ErrProgramKilled) || errors.Is(err, tea.ErrInterrupted) {
		err = nil // a signal: an ordinary way to end
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	return errors.Join(err, a.Drain(drain))
}
