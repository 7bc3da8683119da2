package main

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/report"
	"gemba/store"
)

// Completion must not keep a shell waiting: this long the index of a library may
// read files that it does not know yet. A file that is not read by then goes by
// its name alone.
const completeWait = 200 * time.Millisecond

// setCompletions lets the shell complete the arguments and flags of a command
// and of those below it.
func setCompletions(cmd *cobra.Command, flags map[string]cobra.CompletionFunc) {
	for _, c := range cmd.Commands() {
		setCompletions(c, flags)
	}
	if cmd.ValidArgsFunction == nil && cmd.Runnable() && cmd.Name() != "help" && (!cmd.HasParent() || cmd.Parent().Name() != "completion") {
		cmd.ValidArgsFunction = completeArgument
	}
	for name, complete := range flags {
		if cmd.LocalFlags().Lookup(name) != nil {
			_ = cmd.RegisterFlagCompletionFunc(name, complete) // fails where it was registered before
		}
	}
}

// flagCompletions are those of flags, which mean the same in every command.
func flagCompletions() map[string]cobra.CompletionFunc {
	among := func(words ...string) cobra.CompletionFunc {
		return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
	}
	audiences := make([]string, 0, 3)
	for _, a := range report.Audiences() {
		audiences = append(audiences, string(a))
	}
	bases := make([]string, 0, 4)
	for _, b := range checklist.Builtin().Bases {
		bases = append(bases, cobra.CompletionWithDesc(b.ID, b.Text.In("en")))
	}
	return map[string]cobra.CompletionFunc{
		flagFile:    cobra.FixedCompletions([]string{"gemba"}, cobra.ShellCompDirectiveFilterFileExt),
		flagLibrary: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs),
		flagAs:      among(), "reason": among(), "note": among(), "caption": among(), "observed": among(),
		"visit":      completeID,
		"scope":      completeScope,
		"checklist":  completeChecklist,
		"from":       completeChecklist,
		"basis":      among(bases...),
		"format":     among(report.Forms()...),
		"for":        among(audiences...),
		"lang":       among(report.Languages()...),
		"inspection": among("normal", "tightened", "reduced"),
	}
}

// completeArgument completes one argument by the word that stands for it in the
// command's line of usage.
func completeArgument(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	words := strings.Fields(strings.NewReplacer("[", "", "]", "", "|", " ").Replace(cmd.Use))[1:]
	if cmd.HasParent() && len(words) > 0 && (words[0] == "VISIT" || words[0] == "FILE") && standIn(cmd, args) != "" {
		args = append([]string{standIn(cmd, args)}, args...)
	}
	if len(words) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if !cmd.HasParent() { // a folder or a file
		return []string{"gemba"}, cobra.ShellCompDirectiveFilterFileExt
	}
	at := min(len(args), len(words)-1)
	if len(args) >= len(words) && !strings.HasSuffix(words[at], "...") {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	ctx := cmd.Context()
	switch word := strings.TrimSuffix(words[at], "..."); {
	case word == "VISIT" && at > 0:
		return visitsOfFile(ctx, args[0], typed), cobra.ShellCompDirectiveNoFileComp
	case word == "VISIT":
		return completeVisit(ctx, cmd, typed)
	case word == "CHECKLIST":
		return completeChecklist(cmd, args, typed)
	case word == "ITEM" && words[0] == "CHECKLIST":
		return itemsOfChecklist(args[0])
	case word == "ITEM":
		following := cobra.ShellCompDirectiveNoFileComp
		if strings.Contains(cmd.Use, "FILE...") {
			following = cobra.ShellCompDirectiveDefault
		}
		return itemsOf(ctx, cmd, args[0], typed, false), following
	case word == "NAME":
		return itemsOf(ctx, cmd, args[0], typed, true), cobra.ShellCompDirectiveNoFileComp
	case word == "VALUE" && cmd.Name() == "answer":
		return valuesOf(ctx, cmd, args, typed)
	case word == "FILE" && at == 0 && cmd.Name() != "import", word == "SRC":
		return []string{"gemba"}, cobra.ShellCompDirectiveFilterFileExt
	case word == "FILE", word == "DEST", word == "FOLDER":
		return nil, cobra.ShellCompDirectiveDefault
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// standIn is the file that stands in for the first argument, or nothing.
func standIn(cmd *cobra.Command, args []string) string {
	if f := textFlag(cmd, flagFile); f != "" {
		return f
	}
	if len(args) > 0 && isPath(args[0]) {
		return ""
	}
	return os.Getenv("GEMBA_FILE")
}

// completeVisit completes the name of a visit of the library, or a path.
func completeVisit(ctx context.Context, cmd *cobra.Command, typed string) ([]string, cobra.ShellCompDirective) {
	if strings.ContainsRune(typed, filepath.Separator) || strings.HasPrefix(typed, ".") {
		return []string{"gemba"}, cobra.ShellCompDirectiveFilterFileExt
	}
	lib := &library{folder: libraryFolder(textFlag(cmd, flagLibrary))}
	if err := lib.openIndex(ctx, cacheFolder()); err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	defer lib.Close() //nolint:errcheck // it is a cache
	_, _, _ = lib.index.Update(ctx, completeWait)
	list, err := lib.index.List(ctx)
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
	stem := strings.TrimSuffix(filepath.Base(s.Path), filepath.Ext(s.Path))
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

// visitFor finds the visit that a call being typed is about.
func visitFor(ctx context.Context, cmd *cobra.Command, arg string) (*checklist.Visit, *checklist.Checklist, error) {
	_, v, c, err := findVisit(ctx, arg, libraryFolder(textFlag(cmd, flagLibrary)), textFlag(cmd, "visit"))
	if err != nil {
		return nil, nil, err
	}
	return v, c, nil
}

// itemsOf completes the id of an item that the visit asks or has answered; or of
// those about whose answer observers disagree.
func itemsOf(ctx context.Context, cmd *cobra.Command, visit, typed string, disputed bool) []string {
	v, c, err := visitFor(ctx, cmd, visit)
	if err != nil {
		return nil
	}
	var found []string
	for i := range c.Items {
		it := &c.Items[i]
		asked := it.InScope(v.Scope) || v.Answers[it.ID].State != checklist.Blank
		if disputed {
			asked = len(v.Rivals[it.ID]) > 0
		}
		if id, ok := goesOn(typed, it.ID); ok && asked {
			found = append(found, cobra.CompletionWithDesc(id, checklist.Line(it.Prompt.In("en"))))
		}
	}
	if id, ok := goesOn(typed, headerItem); ok && !disputed && cmd.Name() != "show" && cmd.Name() != "attach" {
		found = append(found, cobra.CompletionWithDesc(id, "supplier, site, order, date of the visit"))
	}
	return found
}
