// Command gemba carries a buyer's technical representative through a factory:
// it holds the visit checklist and the observations in a local SQLite file and
// says at every moment what has been proven about the supplier and what has
// not.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the whole program but for its exit code, so that deferred work is done
// before the process ends.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	root := newOpener()
	if !onlyOpens(args) {
		root = newRoot()
	}
	root.SetArgs(args)
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		setCompletions(root, flagCompletions())
	}
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.ExecuteContext(context.Background())
	if err != nil {
		complain(errs, err)
	}
	return exitCode(err)
}

// The exit codes, as the README documents them.
const (
	exitFine         = 0
	exitFailed       = 1
	exitUsage        = 2
	exitNotFound     = 3
	exitConflict     = 4
	exitDamaged      = 5
	exitNotPublished = 6
)

// exitCode is the one place in which an error becomes an exit code.
func exitCode(err error) int {
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errUsage):
		return exitUsage
	case errors.Is(err, errConflicts):
		return exitConflict
	case errors.Is(err, store.ErrDamaged):
		return exitDamaged
	case errors.Is(err, store.ErrNotPublished):
		return exitNotPublished
	case errors.Is(err, checklist.ErrNotFound), errors.Is(err, os.ErrNotExist):
		return exitNotFound
	}
	return exitFailed
}

// errUsage is wrapped by errors about how a command was called, and
// errConflicts by those about answers that disagree and need a decision.
var (
	errUsage     = errors.New("usage")
	errConflicts = errors.New("conflicts left")
)

// hinted is an error with advice on what may help.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// Hint returns the advice.
func (h hinted) Hint() string { return h.hint }

// usage makes an error about how a command was called.
func usage(hint, format string, args ...any) error {
	return hinted{usageError{fmt.Sprintf(format, args...)}, hint}
}

// usageError says what is wrong with a call, without the word "usage".
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func (e usageError) Is(target error) bool { return target == errUsage }

// complain prints an error and, where there is one, a hint. Text out of a file
// may stand in an error, so it is cleaned.
func complain(w io.Writer, err error) { complainAs(w, "gemba: ", "hint: ", err) }

// complainAs is complain with other words before the error and the hint.
func complainAs(w io.Writer, before, beforeHint string, err error) {
	fmt.Fprintln(w, before+checklist.Block(err.Error()))
	if hint := hintOf(err); hint != "" {
		fmt.Fprintln(w, beforeHint+checklist.Block(hint))
	}
}

// hintOf returns the advice that goes with an error, or nothing.
func hintOf(err error) string {
	return cmp.Or(checklist.HintOf(err), fileHint(err))
}
