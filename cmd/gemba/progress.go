package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"gemba/checklist"
)

// late is how long something may take before it is said what takes so long.
const late = 500 * time.Millisecond

// during does something that may take long. Where it does, a terminal shows
// what it is and for how long already; anything else is spared, and --quiet
// spares a terminal too.
func during(cmd *cobra.Command, what string, do func() error) error {
	w := cmd.ErrOrStderr()
	if !isTerminal(w) || quiet(cmd) {
		return do()
	}
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		showProgress(w, ansi.Truncate(checklist.Line(what), 60, "…"), done)
	}()
	err := do()
	close(done)
	<-gone
	return err
}

// showProgress says what is going on from half a second on until it is done, and
// then takes the line away. A terminal that cannot take anything away gets one
// line.
func showProgress(w io.Writer, what string, done <-chan struct{}) {
	select {
	case <-done:
		return
	case <-time.After(late):
	}
	if os.Getenv("TERM") == dumb {
		fmt.Fprintf(w, "%s …\n", what)
		<-done
		return
	}
	begun := time.Now().Add(-late)
	second := time.NewTicker(time.Second)
	defer second.Stop()
	for {
		fmt.Fprintf(w, "\r\x1b[K%s … %d s", what, int(time.Since(begun).Seconds()))
		select {
		case <-done:
			fmt.Fprint(w, "\r\x1b[K")
			return
		case <-second.C:
		}
	}
}

// dumb is the TERM of terminals that know no escapes.
const dumb = "dumb"

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}
