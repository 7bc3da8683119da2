package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"gemba/tui"
)

// newRoot returns the command tree.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "gemba [FOLDER | FILE]",
		Short: "Factory visits on the floor: the checklist, the evidence, the live assessment",
		Long: `gemba carries a technical representative through a factory. It holds the visit
checklist and the observations in one local file per visit, and says at every
moment what has been proven about this supplier and what has not.

Without an argument it opens the library in your data folder. A library is an
ordinary folder of .gemba files; each of them is a SQLite database that may be
copied at any moment.`,
		Example:       "  gemba                       open your library\n  gemba ~/visits              open a folder of visits\n  gemba hongyuan.gemba        open one visit file\n  gemba demo                  look around in invented visits",
		Args:          atMostOne,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			path := ""
			if len(args) == 1 {
				path = args[0]
			}
			return openProgram(cmd.Context(), path)
		},
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage("see "+cmd.CommandPath()+" --help", "%v", err)
	})
	root.AddCommand(newAnswer(), newAssess(), newAttach(), newCheck(), newConflicts(), newCopy(), newDemo(), newExport(), newHistory(), newImport(), newMerge(), newNew(), newObserve(), newReconcile(), newReport(), newSalvage(), newSample(), newShow(), newSplit(), newVersion(), newVisits())
	return root
}

func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("see "+cmd.CommandPath()+" --help", "one folder or file, not %d", len(args))
	}
	return nil
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("see "+cmd.CommandPath()+" --help", "%s takes no argument", cmd.CommandPath())
	}
	return nil
}

// needTerminal says what to do where the program cannot be shown.
func needTerminal() error {
	const hint = "run gemba in a terminal window"
	if !term.IsTerminal(os.Stdout.Fd()) {
		return hinted{fmt.Errorf("standard output is not a terminal"), hint}
	}
	if t := os.Getenv("TERM"); t == "dumb" || t == "" && runtime.GOOS != "windows" {
		return hinted{fmt.Errorf("the terminal cannot move its cursor (TERM=%q)", t), hint}
	}
	return nil
}

// openProgram shows the program on a library, or on one file of it.
func openProgram(ctx context.Context, path string) error {
	who, err := loadIdentity()
	if err != nil {
		return err
	}
	if path == "" {
		path = dataFolder()
		if err := os.MkdirAll(path, 0o700); err != nil {
			return fmt.Errorf("make the library: %w", err)
		}
	}
	lib, err := newLibrary(path, stateFolder(), who)
	if err != nil {
		return err
	}
	return show(ctx, lib, cacheFolder())
}

// show runs the program on a library. The first list is loaded before the first
// frame.
func show(ctx context.Context, lib *library, cache string) (err error) {
	if err := needTerminal(); err != nil {
		return err
	}
	if err := lib.openIndex(ctx, cache); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	if lib.index != nil {
		if _, _, err := lib.index.Update(ctx, firstStep); err != nil {
			return err
		}
	}
	entries, err := lib.Entries(ctx)
	if err != nil {
		return err
	}
	app := tui.New(ctx, lib, entries, tui.Options{})
	return tui.Run(ctx, app)
}

// isVisitFile reports whether a name is that of a visit file, and not of one
// that is being written.
func isVisitFile(name string) bool {
	return strings.EqualFold(filepath.Ext(name), ".gemba") && !strings.HasPrefix(name, ".")
}
