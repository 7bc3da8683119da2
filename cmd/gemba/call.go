package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

// callFlags are the flags of commands that work on one visit and print.
type callFlags struct {
	visitFlags
	file   string
	asJSON bool
}

func (f *callFlags) register(cmd *cobra.Command) {
	f.visitFlags.register(cmd)
	cmd.Flags().StringVarP(&f.file, flagFile, "f", "", fileAbout)
	registerJSON(cmd, &f.asJSON)
}

func registerJSON(cmd *cobra.Command, asJSON *bool) {
	cmd.Flags().BoolVar(asJSON, flagJSON, false, "print JSON")
}

// take parts the arguments of a call into the one that names the visit, unless
// --file or GEMBA_FILE does, and the others, of which there are at least least
// and at most most; a negative most is no limit. Where GEMBA_FILE is set, a path
// in the place of the visit, or one argument too many, still names another one.
func (f *callFlags) take(cmd *cobra.Command, args []string, least, most int) (visit string, rest []string, err error) {
	hint := usageOf(cmd) + "; see " + cmd.CommandPath() + " --help"
	visit, rest = f.file, args
	if env := os.Getenv("GEMBA_FILE"); visit == "" && env != "" && (len(args) == 0 || !isPath(args[0])) && (most < 0 || len(args) <= most) {
		visit = env
	}
	if visit == "" && len(args) > 0 {
		visit, rest = args[0], args[1:]
	}
	switch {
	case visit == "":
		return "", nil, usage(hint, "%s needs a visit", cmd.CommandPath())
	case len(rest) < least:
		return "", nil, usage(hint, "%s needs more than the visit", cmd.CommandPath())
	case most >= 0 && len(rest) > most:
		return "", nil, usage(hint, "%q is one argument too many", rest[most])
	}
	return visit, rest, nil
}

// usageOf is the line of usage of a command, also of one below another.
func usageOf(cmd *cobra.Command) string {
	return "usage: " + cmd.CommandPath() + strings.TrimPrefix(cmd.Use, cmd.Name())
}

// exactly checks the number of arguments of a command without a visit.
func exactly(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return usage(usageOf(cmd), "%s takes %s, not %d", cmd.CommandPath(), count(n, "argument"), len(args))
		}
		return nil
	}
}

// between checks that a command without a visit has at least least and at most
// most arguments.
func between(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return usage(usageOf(cmd), "%s takes %d or %d arguments, not %d", cmd.CommandPath(), least, most, len(args))
		}
		return nil
	}
}

// observedAt reads when something was observed: a time of today, a day with a
// time, or RFC 3339.
func observedAt(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	const hint = "such as " + checklist.WhenHint
	at, err := checklist.When(text, now)
	switch {
	case errors.Is(err, checklist.ErrFuture):
		return at, usage("say the day too: "+hint, "%s has not come yet", text)
	case err != nil:
		return at, usage(hint, "%q is not a time", text)
	}
	return at, nil
}

// count writes how many there are of something.
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
