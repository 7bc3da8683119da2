package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

// The checklist that gemba ships with first, and its scopes. Every start makes
// every command, so none of them may read a checklist for its help: a test
// compares them instead.
const (
	usualChecklist = "factory-floor"
	usualScopes    = "door-test, half-day, day, two-days"
)

func newNew() *cobra.Command {
	var which visitFlags
	var as, with string
	var asJSON bool
	fields := map[string]*string{}
	cmd := &cobra.Command{
		Use:   "new SUPPLIER",
		Short: "Make a visit file and print its path",
		Long: `Makes the file of a new visit in the library and prints its path. The checklist
says what is asked, and the scope how much of it; the visit keeps both. Without
--checklist it is the one that gemba ships with first, whose scopes are
` + usualScopes + `.

` + checklistHelp,
		Example: "  gemba new '宏远阀门 Hongyuan Valve' --site Wenzhou --scope two-days\n  gemba new 'Northline Forge' --order 'PO 88120' --date 2026-02-17 --notice 9 --json\n  gemba new 'Northline Forge' --checklist pre-order --scope half-day\n  cd ~/visits && FILE=$(gemba new 'Northline Forge' --library .)",
		Args:    exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			who, err := whoRecords(as)
			if err != nil {
				return err
			}
			c, err := findChecklist(with)
			if err != nil {
				return err
			}
			header, err := newHeader(args[0], c, fields, who.Name, time.Now())
			if err != nil {
				return err
			}
			folder, err := newFolder(&which)
			if err != nil {
				return err
			}
			return makeVisit(cmd, folder, who, c, header, asJSON)
		},
	}
	cmd.Flags().StringVar(&which.library, flagLibrary, "", libraryAbout)
	for _, f := range []struct{ name, about string }{
		{checklist.FieldSite, "site of the factory"},
		{checklist.FieldOrder, "order or product"},
		{checklist.FieldDate, "day of the visit, YYYY-MM-DD (default today)"},
		{checklist.FieldVisitors, "who visits (default your name)"},
		{checklist.FieldScope, "how much is asked (default day, or the first of the checklist)"},
		{checklist.FieldNotice, "days of notice that the factory had"},
	} {
		fields[f.name] = cmd.Flags().String(f.name, "", f.about)
	}
	cmd.Flags().StringVar(&with, "checklist", usualChecklist, "what is asked: a name or a file; see gemba checklist list")
	registerAs(cmd, &as)
	registerJSON(cmd, &asJSON)
	return cmd
}

// newHeader checks and completes the fields of a new visit.
func newHeader(supplier string, c *checklist.Checklist, given map[string]*string, name string, now time.Time) (map[string]string, error) {
	fields := map[string]string{
		checklist.FieldSupplier: supplier, checklist.FieldDate: now.Format(time.DateOnly),
		checklist.FieldVisitors: name, checklist.FieldScope: c.DefaultScope(),
	}
	for field, value := range given {
		if *value != "" {
			fields[field] = *value
		}
	}
	for field, value := range fields {
		if err := checkHeader(field, value); err != nil {
			return nil, err
		}
	}
	return fields, hasScope(c, fields[checklist.FieldScope])
}

// checkHeader checks one field of the header of a visit.
func checkHeader(field, value string) error {
	switch field {
	case checklist.FieldSupplier:
		if strings.TrimSpace(value) == "" {
			return usage("name the supplier, in any script", "the supplier is empty")
		}
	case checklist.FieldDate:
		if _, err := time.Parse(time.DateOnly, value); err != nil && value != "" {
			return usage("a date such as 2026-03-11", "%q is not a date", value)
		}
	case checklist.FieldNotice:
		if n, err := strconv.Atoi(value); value != "" && (err != nil || n < 0) {
			return usage("the days from the announcement to the visit, such as 9", "notice %q is not a whole number", value)
		}
	}
	return nil
}

// newFolder returns the folder for a new visit. Only the user's own data folder
// is made where it is missing.
func newFolder(which *visitFlags) (string, error) {
	folder := which.folder()
	if folder == dataFolder() {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return "", fmt.Errorf("make the library: %w", err)
		}
	}
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", hinted{fmt.Errorf("the library %s: %w", folder, checklist.ErrNotFound), "make the folder, or name one that exists with --library"}
	case err != nil:
		return "", err
	case !info.IsDir():
		return "", usage("name the folder of the library with --library", "%s is a file", folder)
	}
	return folder, nil
}

func makeVisit(cmd *cobra.Command, folder string, who *identity, c *checklist.Checklist, fields map[string]string, asJSON bool) error {
	ctx := cmd.Context()
	lib, err := newLibrary(folder, stateFolder(), who)
	if err != nil {
		return err
	}
	path := lib.freePath(fields)
	f, v, err := store.CreateVisit(ctx, path, who.options(), c, fields)
	if err != nil {
		return notWritten(path, err)
	}
	saved, err := finish(ctx, f)
	if err != nil {
		return err
	}
	if asJSON {
		err = printJSON(cmd, struct {
			Path  string `json:"path"`
			ID    string `json:"id"`
			Saved string `json:"saved"`
		}{f.Path(), v.ID, savedWord(saved)})
	} else {
		_, err = fmt.Fprintln(cmd.OutOrStdout(), f.Path())
	}
	if err == nil && !saved.InFile {
		err = notInFile(saved, f.Path())
	}
	return err
}
