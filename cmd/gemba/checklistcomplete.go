package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

// completeChecklist completes the name of a checklist, or a path.
func completeChecklist(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	all, err := allChecklists()
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var names []string
	for i := range all {
		about := "cannot be read"
		if c := all[i].list; c != nil {
			about = checklist.Line(c.Title.In("en"))
		}
		names = append(names, cobra.CompletionWithDesc(all[i].name, about))
	}
	return names, cobra.ShellCompDirectiveDefault
}

// completeScope completes a scope: of the checklist that is named before it, or
// of any.
func completeScope(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	named := textFlag(cmd, "checklist")
	if strings.HasPrefix(cmd.Use, "try ") && len(args) > 0 {
		named = args[0]
	}
	if c, err := findChecklist(named); err == nil {
		return scopesWithTitles(c), cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	all, _ := allChecklists() // where there are none, there is nothing to complete
	for i := range all {
		if all[i].list != nil {
			names = append(names, scopesWithTitles(all[i].list)...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), cobra.ShellCompDirectiveNoFileComp
}

func scopesWithTitles(c *checklist.Checklist) []string {
	var names []string
	for _, s := range c.Scopes {
		names = append(names, cobra.CompletionWithDesc(s.ID, checklist.Line(s.Title.In("en"))))
	}
	return names
}

// itemsOfChecklist completes an item of a checklist.
func itemsOfChecklist(arg string) ([]string, cobra.ShellCompDirective) {
	c, err := findChecklist(arg)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for i := range c.Items {
		ids = append(ids, cobra.CompletionWithDesc(c.Items[i].ID, checklist.Line(c.Items[i].Prompt.In("en"))))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
