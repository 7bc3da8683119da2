package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

// visitHelp is what commands that work on one visit say about their argument.
const visitHelp = `VISIT is the path of a .gemba file or, in the library, the beginning of a
visit's id or a part of its file name or supplier. The library is the folder of
--library, of GEMBA_LIBRARY, of your settings, or your data folder. --file or
GEMBA_FILE may stand in for VISIT. Where a file holds several visits, --visit
says which.`

// visitFlags are the flags that say where a visit is looked for.
type visitFlags struct{ library, visit string }

func (f *visitFlags) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.library, flagLibrary, "", libraryAbout)
	cmd.Flags().StringVar(&f.visit, "visit", "", "beginning of the id of the visit, where a file holds several")
}

// folder returns the library that is meant.
func (f *visitFlags) folder() string {
	return libraryFolder(f.library)
}

func oneVisit(cmd *cobra.Command, args []string) error {
	hint := "see " + cmd.CommandPath() + " --help"
	if len(args) != 1 {
		return usage(hint, "%s takes one visit, not %d", cmd.CommandPath(), len(args))
	}
	if args[0] == "" {
		return usage(hint, "the name of the visit is empty")
	}
	return nil
}

// findVisit returns the one visit that an argument means, its file and the
// checklist it was made with; see [visitHelp]. An id, if one is given, is the
// beginning of the id of the visit within what the argument finds. Nothing is
// opened for work.
//
// What is not there wraps [checklist.ErrNotFound]; where the argument means
// several visits, the error is about usage and the hint names them.
func findVisit(cmd *cobra.Command, arg, libraryFolder, id string) (string, *checklist.Visit, *checklist.Checklist, error) {
	ctx := cmd.Context()
	var all []foundVisit
	var where string
	err := during(cmd, "looking for "+arg, func() (err error) {
		all, where, err = visitsOf(ctx, arg, libraryFolder)
		return err
	})
	if err != nil {
		return "", nil, nil, err
	}
	found := slices.DeleteFunc(slices.Clone(all), func(f foundVisit) bool { return f.err != nil || !hasID(f.visit.ID, id) })
	switch {
	case len(found) > 1 && len(found) == len(all) && found[0].path == found[len(found)-1].path:
		return "", nil, nil, usage("add --visit with one of "+choices(found), "%s holds %d visits", filepath.Base(found[0].path), len(found))
	case len(found) > 1:
		return "", nil, nil, usage("name one of "+choices(found), "%q means %d visits", arg, len(found))
	case len(found) == 1:
		c, err := checklistOf(ctx, found[0])
		return found[0].path, found[0].visit, c, err
	}
	for _, f := range all {
		if f.err != nil {
			return "", nil, nil, f.err
		}
	}
	if len(all) > 0 {
		return "", nil, nil, hinted{fmt.Errorf("visit %q in %s: %w", id, where, checklist.ErrNotFound), "there is " + choices(all)}
	}
	return "", nil, nil, hinted{
		fmt.Errorf("visit %q in %s: %w", arg, where, checklist.ErrNotFound),
		"give the path of a .gemba file, or a part of a file name, supplier or id in the library",
	}
}

// checklistOf returns the checklist of a visit, if nothing in its file is
// damaged: what is left of a visit must not pass for all of it.
func checklistOf(ctx context.Context, f foundVisit) (*checklist.Checklist, error) {
	if err := store.Sound(ctx, f.path); err != nil {
		return nil, err
	}
	c, err := store.PeekChecklist(ctx, f.path, f.visit.Checklist)
	if errors.Is(err, checklist.ErrNotFound) {
		err = withoutChecklist(err)
	}
	return c, err
}

// foundVisit is a visit that an argument may mean, or why a file that it means
// cannot be read.
type foundVisit struct {
	path  string
	visit *checklist.Visit
	err   error
}

// visitsOf returns the visits that an argument may mean and the words for where
// it looked.
func visitsOf(ctx context.Context, arg, libraryFolder string) (found []foundVisit, where string, err error) {
	info, err := os.Stat(arg)
	isPath := filepath.Base(arg) != arg || isVisitFile(arg) && isThere(arg)
	switch {
	case err == nil && !info.IsDir() && sealed(arg):
		return nil, "", sealedHere(arg)
	case err == nil && !info.IsDir():
		if found = visitsIn(ctx, arg); len(found) == 0 {
			err = fmt.Errorf("a visit in %s: %w", arg, checklist.ErrNotFound)
		}
		return found, filepath.Base(arg), err
	case err == nil && isPath:
		return nil, "", folderNamed(ctx, arg)
	case isPath && errors.Is(err, fs.ErrNotExist) && isThere(arg):
		return nil, "", hinted{fmt.Errorf("the file that %s leads to: %w", arg, checklist.ErrNotFound), "it is a link; check where it leads"}
	case isPath && errors.Is(err, fs.ErrNotExist):
		return nil, "", hinted{fmt.Errorf("%s: %w", arg, checklist.ErrNotFound), "check the path"}
	case isPath:
		return nil, "", err
	}
	isFolder := err == nil
	found, err = visitsWanted(ctx, named(arg), libraryFolder)
	if err == nil && len(found) == 0 && isFolder {
		return nil, "", folderNamed(ctx, arg)
	}
	return found, "the library " + libraryFolder, err
}

// isThere reports whether anything has this path, be it a link to nothing.
func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// folderNamed is the error about a folder that stands where a visit is meant.
func folderNamed(ctx context.Context, folder string) error {
	all, err := visitsWanted(ctx, everything, folder)
	switch {
	case err != nil:
		return err
	case len(all) == 0:
		return usage("name the file of one visit", "%s is a folder without visits", folder)
	}
	return usage("name one of its visits by a part of its name, with --library "+folder+": "+choices(all), "%s is a folder, and one visit is wanted", folder)
}

// visitsIn returns the visits of one file, or the one reason why there are none.
func visitsIn(ctx context.Context, path string) []foundVisit {
	visits, err := store.Peek(ctx, path)
	if err != nil {
		return []foundVisit{{path: path, err: err}}
	}
	found := make([]foundVisit, len(visits))
	for i, v := range visits {
		found[i] = foundVisit{path: path, visit: v}
	}
	return found
}

func containsFold(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

// hasID reports whether an id begins so, with or without its dashes.
func hasID(id, start string) bool {
	plain := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, "-", "")) }
	return strings.HasPrefix(plain(id), plain(start))
}

// choices names visits for a choice among them: the beginning of the id that
// tells them apart and, within one file, supplier and date, else the file.
func choices(found []foundVisit) string {
	const most = 6
	n := 8
	for n < 36 && alike(found, n) {
		n++
	}
	oneFile := found[0].path == found[len(found)-1].path
	var names []string
	for _, f := range found[:min(len(found), most)] {
		switch {
		case f.visit == nil:
			names = append(names, filepath.Base(f.path))
		case oneFile:
			names = append(names, strings.Join(strings.Fields(beginning(f.visit.ID, n)+" "+f.visit.Supplier+" "+f.visit.Date), " "))
		default:
			names = append(names, beginning(f.visit.ID, n)+" "+filepath.Base(f.path))
		}
	}
	text := strings.Join(names, "; ")
	if len(found) > most {
		text += fmt.Sprintf("; and %d more", len(found)-most)
	}
	return checklist.Line(text)
}

// alike reports whether two ids have the same first n characters.
func alike(found []foundVisit, n int) bool {
	seen := map[string]bool{}
	for _, f := range found {
		if f.visit == nil {
			continue
		}
		start := beginning(f.visit.ID, n)
		if seen[start] {
			return true
		}
		seen[start] = true
	}
	return false
}

func beginning(id string, n int) string { return id[:min(n, len(id))] }
