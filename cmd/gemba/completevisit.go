package main

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

// Completion must not keep a shell waiting: this long the index of a library may
// read files that it does not know yet. A file that is not read by then goes by
// its name alone.
const completeWait = 200 * time.Millisecond

// completeVisit completes the name of a visit of the library, or a path.
func completeVisit(ctx context.Context, cmd *cobra.Command, typed string) ([]string, cobra.ShellCompDirective) {
	if strings.ContainsRune(typed, filepath.Separator) || strings.HasPrefix(typed, ".") {
		return []string{"gemba"}, cobra.ShellCompDirectiveFilterFileExt
	}
	list, err := indexed(ctx, libraryFolder(textFlag(cmd, flagLibrary)))
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return namesFrom(list, typed), cobra.ShellCompDirectiveNoFileComp
}

// namesFrom returns the names of visits that go on from what was typed, in order.
func namesFrom(list []store.Summary, typed string) []string {
	var found []string
	for i := range list {
		s := &list[i]
		about := strings.TrimSpace(checklist.Line(s.Supplier + "  " + s.Date))
		if name := nameFrom(typed, s); name != "" {
			found = append(found, cobra.CompletionWithDesc(name, about))
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// nameFrom returns the name of a visit that goes on from what was typed: its
// file, its id, or what of its supplier begins with such a word. Of a file that
// nobody has read yet the supplier is not known; its name holds it as a rule.
func nameFrom(typed string, s *store.Summary) string {
	stem := stemOf(s.Path)
	if name, ok := goesOn(typed, stem); ok {
		return name
	}
	if name, ok := goesOn(typed, s.Visit); ok && typed != "" {
		return name
	}
	for rest := checklist.Line(cmp.Or(s.Supplier, stem)); rest != ""; {
		if name, ok := goesOn(typed, rest); ok {
			return name
		}
		_, rest, _ = strings.Cut(rest, " ")
	}
	return ""
}

// goesOn returns a text that begins as typed, in capitals or not, with what was
// typed as it stands: a shell offers nothing else.
func goesOn(typed, text string) (string, bool) {
	if len(text) < len(typed) || !strings.EqualFold(text[:len(typed)], typed) {
		return "", false
	}
	return typed + text[len(typed):], true
}

// completeID completes the id of a visit in the file of the first argument.
func completeID(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	arg := standIn(cmd, args)
	if arg == "" && len(args) > 0 {
		arg = args[0]
	}
	found, _, err := visitsOf(cmd.Context(), arg, libraryFolder(textFlag(cmd, flagLibrary)))
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return idsFrom(found, typed), cobra.ShellCompDirectiveNoFileComp
}

// visitsOfFile completes the id of a visit in a file.
func visitsOfFile(ctx context.Context, path, typed string) []string {
	return idsFrom(visitsIn(ctx, path), typed)
}

func idsFrom(found []foundVisit, typed string) []string {
	var ids []string
	for _, f := range found {
		if f.visit == nil {
			continue
		}
		if id, ok := goesOn(typed, f.visit.ID); ok {
			ids = append(ids, cobra.CompletionWithDesc(id, checklist.Line(f.visit.Supplier+"  "+f.visit.Date)))
		}
	}
	return ids
}

// visitFor finds the visit that a call being typed is about. Its file is looked
// up in the index: a shell would have to wait for all of a large library.
func visitFor(ctx context.Context, cmd *cobra.Command, arg string) (*checklist.Visit, *checklist.Checklist, error) {
	_, v, c, err := findVisit(cmd, fileFor(ctx, cmd, arg), libraryFolder(textFlag(cmd, flagLibrary)), textFlag(cmd, "visit"))
	if err != nil {
		return nil, nil, err
	}
	return v, c, nil
}

// fileFor returns the file of the visit that a word means, where the index knows
// only one, else the word.
func fileFor(ctx context.Context, cmd *cobra.Command, arg string) string {
	if isPath(arg) {
		return arg
	}
	list, err := indexed(ctx, libraryFolder(textFlag(cmd, flagLibrary)))
	if err != nil {
		return arg
	}
	return cmp.Or(onlyFile(list, arg), arg)
}

// onlyFile returns the file of the visits that a name means, where it is one.
func onlyFile(list []store.Summary, arg string) string {
	path, want := "", named(arg)
	for i := range list {
		s := &list[i]
		switch {
		case !want.inIndex(s):
		case path != "" && path != s.Path:
			return ""
		default:
			path = s.Path
		}
	}
	return path
}

// stemOf is the name of a file without its ending.
func stemOf(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }
