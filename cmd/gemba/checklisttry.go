package main

import (
	"cmp"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

func newChecklistTry() *cobra.Command {
	var scope string
	var plain bool
	cmd := &cobra.Command{
		Use:   "try CHECKLIST",
		Short: "Walk a checklist without keeping anything",
		Long: `Opens the program on an invented visit with the checklist, to see how it walks: the
questions in their order, the instruments, what comes forward, what the grade
does. The visit lies in a temporary folder and is removed when you leave.

` + checklistHelp,
		Example: "  gemba checklist try pre-order\n  gemba checklist try valves.xlsx --scope half-day --plain",
		Args:    exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := findChecklist(args[0])
			if err != nil {
				return err
			}
			scope = cmp.Or(scope, c.DefaultScope())
			if err := hasScope(c, scope); err != nil {
				return err
			}
			return tryChecklist(cmd, c, scope, plain)
		},
	}
	cmd.Flags().BoolVar(&plain, "plain", false, "ask line by line, without drawing")
	cmd.Flags().StringVar(&scope, "scope", "", "size of the visit (default one day, or the first)")
	return cmd
}

// hasScope checks that a checklist has a scope.
func hasScope(c *checklist.Checklist, scope string) error {
	if c.Scope(scope) != nil {
		return nil
	}
	return usage("a scope is one of "+strings.Join(scopeNames(c), ", "), "scope %q does not exist", scope)
}

// tryChecklist walks a visit that is thrown away.
func tryChecklist(cmd *cobra.Command, c *checklist.Checklist, scope string, plain bool) (err error) {
	if !plain {
		if err := needTerminal(); err != nil {
			return err
		}
	}
	ctx := cmd.Context()
	s, err := newScratch()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.remove()) }()
	who := demoIdentity(s.dir)
	who.Name, who.Role = "trying", ""
	f, err := store.Create(ctx, s.path("trial"), s.options(who))
	if err != nil {
		return s.failed(err)
	}
	v, err := f.NewVisit(ctx, c, map[string]string{
		checklist.FieldSupplier: "Trial of " + c.Title.In("en"), checklist.FieldDate: time.Now().Format(time.DateOnly), checklist.FieldScope: scope,
	})
	if err != nil {
		return errors.Join(err, f.Close(ctx))
	}
	if plain {
		return errors.Join(newPlainWalk(cmd, &recording{f: f, v: v, c: c}).run(), f.Close(ctx))
	}
	if err := f.Close(ctx); err != nil {
		return err
	}
	lib := &library{folder: s.dir, file: f.Path(), title: "a trial of " + c.ID + ", nothing is kept", state: s.options(who).StateDir, who: who, now: time.Now}
	return show(ctx, lib, s.dir)
}
