package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"gemba/tui"
)

// newRoot returns the command tree.
func newRoot() *cobra.Command {
	root := newOpener()
	for _, g := range commandGroups() {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, c := range g.commands {
			c.GroupID = g.title
			root.AddCommand(c)
		}
	}
	root.SetHelpCommandGroupID(groupProgram)
	root.SetCompletionCommandGroupID(groupProgram)
	root.InitDefaultHelpCmd()
	setCompletionCommand(root)
	setHelp(root)
	return root
}

// onlyOpens reports whether a call can only mean to open the program: on
// nothing, or on a path that is there and cannot be the name of a command. The
// program then starts without its forty commands, which are most of the work
// before its first frame.
func onlyOpens(args []string) bool {
	if len(args) == 0 {
		return true
	}
	if len(args) > 1 || strings.HasPrefix(args[0], "-") || !strings.ContainsAny(args[0], `/\.`) {
		return false
	}
	_, err := os.Lstat(args[0])
	return err == nil
}

// newOpener returns the root of the tree: gemba without a command, which opens
// the program.
func newOpener() *cobra.Command {
	root := &cobra.Command{
		Use:   "gemba [FOLDER | FILE]",
		Short: "Factory visits on the floor: the checklist, the evidence, the live assessment",
		Long: `gemba carries a technical representative through a factory. It holds the visit
checklist and the observations in one local file per visit, and says at every
moment what has been proven about this supplier and what has not.

Without an argument it opens the library in your data folder. A library is an
ordinary folder of .gemba files; each of them is a SQLite database that may be
copied at any moment.`,
		Example: `  # your library, a folder of visits, one visit file
  gemba
  gemba ~/visits
  gemba hongyuan.gemba
  # look around in invented visits
  gemba demo`,
		Args:          openOne,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return openProgram(cmd, libraryArgument(cmd, args))
		},
	}
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		heedColor(cmd)
		return heedSettings(cmd)
	}
	registerGlobals(root.PersistentFlags())
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage("see "+cmd.CommandPath()+" --help", "%v", err)
	})
	return root
}

// groupProgram is the group of the commands about the program itself.
const groupProgram = "the program"

// commandGroup is a part of the list of commands.
type commandGroup struct {
	title    string
	commands []*cobra.Command
}

func commandGroups() []commandGroup {
	return []commandGroup{
		{"a visit", []*cobra.Command{newNew(), newWalk(), newAnswer(), newObserve(), newAttach(), newReconcile()}},
		{"its review", []*cobra.Command{newReview(), newClose(), newPen(), newComment(), newLift(), newSign()}},
		{"what it says", []*cobra.Command{newVisits(), newShow(), newAssess(), newHistory(), newConflicts(), newCompare(), newReport(), newSuppliers()}},
		{"files", []*cobra.Command{newFill(), newMerge(), newSplit(), newCopy(), newCheck(), newSalvage(), newExport(), newImport()}},
		{groupProgram, []*cobra.Command{newChecklist(), newDemo(), newSample(), newConfig(), newMan(), newVersion()}},
	}
}

// openOne takes what the root is called with: at most one folder or file. A word
// that is neither may be a command with a slip in it.
func openOne(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Lstat(args[0]); err == nil {
		return atMostOne(cmd, args)
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return usage("did you mean gemba "+strings.Join(near, " or gemba ")+"?", "there is no command %q", args[0])
	}
	return atMostOne(cmd, args)
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
	const hint = "gemba visits, gemba show and gemba assess print; gemba walk VISIT --plain asks line by line; gemba --help lists the rest"
	if !term.IsTerminal(os.Stdout.Fd()) {
		return hinted{errors.New("standard output is not a terminal"), hint}
	}
	if t := os.Getenv("TERM"); t == dumb || t == "" && runtime.GOOS != "windows" {
		return hinted{fmt.Errorf("the terminal cannot move its cursor (TERM=%q)", t), hint}
	}
	return nil
}

// libraryArgument returns the folder or the file to open: of the argument, of
// --file, of --library, of their variables, or your library.
func libraryArgument(cmd *cobra.Command, args []string) string {
	if len(args) == 1 {
		return args[0]
	}
	named := textFlag(cmd, flagLibrary)
	if f := textFlag(cmd, flagFile); f != "" || named == "" {
		return cmp.Or(f, os.Getenv("GEMBA_FILE"), libraryFolder(""))
	}
	return named
}

// openProgram shows the program on a library, or on one file of it.
func openProgram(cmd *cobra.Command, path string) error {
	ctx := cmd.Context()
	who, err := whoWorks(textFlag(cmd, flagAs))
	if err != nil {
		return err
	}
	if path == dataFolder() {
		if err := os.MkdirAll(path, 0o700); err != nil {
			return fmt.Errorf("make the library: %w", err)
		}
	}
	if sealed(path) {
		if path, err = openSealed(cmd, path); err != nil {
			return err
		}
	}
	if err := bringBack(ctx, path, who); err != nil {
		return err
	}
	lib, err := newLibrary(path, stateFolder(), who)
	if err != nil {
		return err
	}
	return show(ctx, lib, cacheFolder())
}

// fewRows is how many rows the first frame has at hand at least. The others come
// right after it.
const fewRows = 40

// firstPage is what the first frame shows: what the index has, and of a folder
// that was never read what can be read in a moment.
func firstPage(ctx context.Context, lib *library) (tui.Page, error) {
	_, rows, _ := term.GetSize(os.Stdout.Fd()) // 0 where the terminal does not say
	p, err := lib.Page(ctx, tui.NewestFirst, 0, min(max(fewRows, rows), tui.PageRows))
	if err != nil || p.Total > 0 || lib.index == nil {
		return p, err
	}
	if _, _, err := lib.index.Update(ctx, firstStep); err != nil {
		return p, err
	}
	return lib.Page(ctx, tui.NewestFirst, 0, tui.PageRows)
}

// show runs the program on a library. The first list is loaded before the first
// frame.
func show(ctx context.Context, lib *library, cache string) (err error) {
	if err := needTerminal(); err != nil {
		return err
	}
	time.AfterFunc(startTime, func() {
		spareMemory()
		sweepScratch()
	})
	if err := lib.openIndex(ctx, cache); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	first, err := firstPage(ctx, lib)
	if err != nil {
		return err
	}
	o := currentSettings().options()
	o.One = lib.file != ""
	app := tui.New(ctx, lib, first, o)
	return tui.Run(ctx, app)
}
