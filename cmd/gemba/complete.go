package main

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/report"
	"gemba/sampling"
)

// setCompletions lets the shell complete the arguments and flags of a command
// and of those below it.
func setCompletions(cmd *cobra.Command, flags map[string]cobra.CompletionFunc) {
	for _, c := range cmd.Commands() {
		setCompletions(c, flags)
	}
	if cmd.ValidArgsFunction == nil && cmd.Runnable() && cmd.Name() != "help" && (!cmd.HasParent() || cmd.Parent().Name() != "completion") {
		cmd.ValidArgsFunction = onlyText(completeArgument)
	}
	for name, complete := range flags {
		if cmd.LocalFlags().Lookup(name) != nil {
			_ = cmd.RegisterFlagCompletionFunc(name, onlyText(complete)) // fails where it was registered before
		}
	}
}

// onlyText makes completions of which nothing but text reaches the terminal: what
// they offer may stand in a checklist or a visit of somebody else. A word that
// could not be typed as it is shown is not offered.
func onlyText(complete cobra.CompletionFunc) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		all, directive := complete(cmd, args, typed)
		offered := make([]string, 0, len(all))
		for _, s := range all {
			word, about, _ := strings.Cut(s, "\t")
			if word != "" && checklist.Line(word) == word && !strings.HasPrefix(word, saidToShell) {
				offered = append(offered, cobra.CompletionWithDesc(word, checklist.Line(about)))
			}
		}
		return offered, directive
	}
}

// saidToShell begins what the library prints to the user of a shell and does not
// complete.
const saidToShell = "_activeHelp_ "

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
		"inspection": among(sampling.Inspections()...),
	}
}

// completeFirst completes what stands first: a command, else a folder or a visit
// file. A shell takes either words or endings of files, never both.
func completeFirst(root *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	begins := func(c *cobra.Command) bool { return c.IsAvailableCommand() && strings.HasPrefix(c.Name(), typed) }
	if len(args) > 0 || slices.ContainsFunc(root.Commands(), begins) { // the library adds the commands
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return []string{"gemba"}, cobra.ShellCompDirectiveFilterFileExt
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
	if !cmd.HasParent() {
		return completeFirst(cmd, args, typed)
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
		return itemsOf(ctx, cmd, args[0], typed), following
	case word == "NAME":
		return conflictsOf(ctx, cmd, args[0], typed), cobra.ShellCompDirectiveNoFileComp
	case at >= 2 && cmd.Name() == "reconcile":
		return settlementsOf(ctx, cmd, args, typed)
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

// conflictsOf completes the name of a conflict: of an entry, or of the answer of an
// item whose entries nobody disagrees about.
func conflictsOf(ctx context.Context, cmd *cobra.Command, visit, typed string) []string {
	v, c, err := visitFor(ctx, cmd, visit)
	if err != nil {
		return nil
	}
	var found []string
	add := func(name, about string) {
		if name, ok := goesOn(typed, name); ok {
			found = append(found, cobra.CompletionWithDesc(name, checklist.Line(about)))
		}
	}
	entries := map[string]bool{}
	for _, cell := range v.Disputed {
		_, about := v.About(cell)
		if it := c.Item(cell.Key); it != nil {
			about = it.Prompt.In("en")
			entries[it.ID] = true
		}
		add(cellName(cell), about)
	}
	for i := range c.Items {
		if it := &c.Items[i]; len(v.Rivals[it.ID]) > 0 && !entries[it.ID] {
			add(it.ID, it.Prompt.In("en"))
		}
	}
	return found
}

// itemsOf completes the id of an item that the visit asks or has answered.
func itemsOf(ctx context.Context, cmd *cobra.Command, visit, typed string) []string {
	v, c, err := visitFor(ctx, cmd, visit)
	if err != nil {
		return nil
	}
	var found []string
	for i := range c.Items {
		it := &c.Items[i]
		asked := it.InScope(v.Scope) || v.Answers[it.ID].State != checklist.Blank
		if id, ok := goesOn(typed, it.ID); ok && asked {
			found = append(found, cobra.CompletionWithDesc(id, checklist.Line(it.Prompt.In("en"))))
		}
	}
	if id, ok := goesOn(typed, headerItem); ok && cmd.Name() != "show" && cmd.Name() != "attach" {
		found = append(found, cobra.CompletionWithDesc(id, "supplier, site, order, date of the visit"))
	}
	return found
}
