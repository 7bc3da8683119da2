package main

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/report"
)

// suppliersCall is one call of gemba suppliers.
type suppliersCall struct {
	library string
	format  string
	lang    string
	policy  string
	out     string
	force   bool
}

func newSuppliers() *cobra.Command {
	var s suppliersCall
	cmd := &cobra.Command{
		Use:   "suppliers",
		Short: "Write all suppliers of a library on one page, or as a table for purchasing",
		Long: `Writes the suppliers of a library, each with its latest visit: a page of HTML, a
table for the purchasing system, or JSON. Suppliers stand together only where
checklist, scope and model agree, and it says which of them their ranges do not
tell apart.

What is permitted (order, order-with-hold-points, second-visit or do-not-award)
follows the buyer's policy: the file policy.toml in gemba's configuration folder,
or that of --policy. docs/reports.md lists what it may hold.`,
		Example: "  gemba suppliers -o suppliers.html\n  gemba suppliers --format csv > suppliers.csv\n  gemba suppliers --library ~/visits --policy ours.toml --lang zh -o 供应商.html",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return s.run(cmd) },
	}
	f := cmd.Flags()
	f.StringVar(&s.library, "library", "", "folder of visit files (default GEMBA_LIBRARY, then your data folder)")
	f.StringVar(&s.format, "format", "", "html, csv or json (default by the ending of FILE, then html)")
	f.StringVar(&s.lang, "lang", "en", "language of the report's own words: en or zh")
	f.StringVar(&s.policy, "policy", "", "file of the buyer's policy (default policy.toml of the configuration folder)")
	f.StringVarP(&s.out, "output", "o", "", "file to write; - or none is standard output")
	f.BoolVar(&s.force, "force", false, "replace FILE where it exists")
	return cmd
}

func (s *suppliersCall) run(cmd *cobra.Command) error {
	formats := []string{report.FormHTML, report.FormCSV, report.FormJSON}
	if s.format == "" {
		s.format = report.FormHTML
		if ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(s.out), ".")); slices.Contains(formats, ending) {
			s.format = ending
		}
	}
	if !slices.Contains(formats, s.format) {
		return usage("--format takes "+strings.Join(formats, ", "), "--format: %q does not exist", s.format)
	}
	if !slices.Contains(report.Languages(), s.lang) {
		return usage("--lang takes "+strings.Join(report.Languages(), ", "), "--lang: %q does not exist", s.lang)
	}
	policy, err := buyerPolicy(cmp.Or(s.policy, policyFile()))
	if err != nil {
		return err
	}
	folder := (&visitFlags{library: s.library}).folder()
	_, all, err := visitedIn(cmd, folder)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return s.write(w, folder, all, policy) }
	if s.out == "" || s.out == "-" {
		return write(cmd.OutOrStdout())
	}
	info, err := os.Stat(folder)
	if err != nil {
		return err
	}
	if isFolder(s.out) {
		return usage("name the file too", "%s is a folder", s.out)
	}
	dest, err := destination(folder, s.out, info, s.force)
	if err != nil {
		return err
	}
	if err := writeFile(dest, write); err != nil {
		return err
	}
	return sayWritten(cmd, false, dest, "the suppliers of "+folder)
}

func (s *suppliersCall) write(w io.Writer, folder string, all []assessment.Visited, p report.BuyerPolicy) error {
	o := report.Options{Lang: s.lang, Now: time.Now(), Policy: currentSettings().reportPolicy()}
	switch s.format {
	case report.FormCSV:
		return report.LibraryCSV(w, all, p, o)
	case report.FormJSON:
		return report.LibraryJSON(w, all, p, o)
	}
	name := filepath.Base(folder)
	if abs, err := filepath.Abs(folder); err == nil {
		name = filepath.Base(abs)
	}
	return report.LibraryHTML(w, name, all, p, o)
}
