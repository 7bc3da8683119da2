package main

import (
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"gemba/report"
)

func newSuppliers() *cobra.Command {
	var library string
	var r reportFlags
	cmd := &cobra.Command{
		Use:   "suppliers",
		Short: "Write all suppliers of a library on one page, or as a table for purchasing",
		Long: `Writes the suppliers of a library, each with its latest visit: a page of HTML,
Markdown, a table for the purchasing system, or JSON. Suppliers stand together
only where checklist, scope and model agree, and it says which of them their
ranges do not tell apart.

What is permitted (order, order-with-hold-points, second-visit or do-not-award)
follows the buyer's policy: the file of --policy, that of the settings, or
policy.toml beside them. gemba config policy makes one.`,
		Example: "  gemba suppliers -o suppliers.html\n  gemba suppliers --format csv > suppliers.csv\n  gemba suppliers --library ~/visits --policy ours.toml --lang zh -o 供应商.html",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := r.check(); err != nil {
				return err
			}
			o, err := r.options()
			if err != nil {
				return err
			}
			folder := (&visitFlags{library: library}).folder()
			_, all, unread, err := visitedIn(cmd, everything, folder)
			if err != nil {
				return err
			}
			o.Unread = unread
			order := report.Order{Form: r.format, Lang: r.lang}
			return r.write(cmd, folder, "the suppliers of "+folder, func(w io.Writer) error {
				return report.WriteLibrary(w, order, folderName(folder), all, o)
			})
		},
	}
	cmd.Flags().StringVar(&library, "library", "", "folder of visit files (default GEMBA_LIBRARY, then your data folder)")
	r.register(cmd)
	return cmd
}

// folderName is what a folder is called, also where it is named by a dot.
func folderName(folder string) string {
	if abs, err := filepath.Abs(folder); err == nil {
		folder = abs
	}
	return filepath.Base(folder)
}
