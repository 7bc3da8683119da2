package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

func newExport() *cobra.Command {
	var flags callFlags
	var to string
	var force bool
	cmd := &cobra.Command{
		Use:   "export VISIT",
		Short: "Write everything about a visit as JSON",
		Long: `Writes everything about a visit as JSON: each fact with its id, what it replaces,
who entered it and when, the checklist, the photographs and papers. gemba import
makes the same facts of it again. What is being typed is not part of it.

` + visitHelp,
		Example: "  gemba export hongyuan -o hongyuan.json\n  gemba export hongyuan | gzip > hongyuan.json.gz",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, _, err := flags.take(cmd, args, 0, 0)
			if err != nil {
				return err
			}
			if to != "" {
				if to, err = exportPath(to, force); err != nil {
					return err
				}
			}
			r, err := readVisit(cmd, &flags.visitFlags, visit)
			if err != nil {
				return err
			}
			err = during(cmd, "exporting", func() error { return r.export(cmd, to) })
			return errors.Join(err, closeReader(cmd.Context(), r.f))
		},
	}
	flags.visitFlags.register(cmd)
	cmd.Flags().StringVarP(&flags.file, flagFile, "f", "", fileAbout)
	cmd.Flags().StringVarP(&to, "output", "o", "", "file to write (default standard output)")
	cmd.Flags().BoolVar(&force, "force", false, "replace the file of --output where it exists")
	return cmd
}

// exportPath checks the path that an export goes to.
func exportPath(to string, force bool) (string, error) {
	info, err := os.Stat(to)
	switch {
	case err == nil && info.IsDir():
		return "", usage("name a file, such as visit.json", "%s is a folder", to)
	case err == nil && !force:
		return "", hinted{fmt.Errorf("%s: %w", to, os.ErrExist), "name a path where nothing lies, or add --force"}
	case err == nil && isVisitFile(filepath.Base(to)):
		return "", usage("name a .json file", "%s is a visit file", to)
	case !isFolder(filepath.Dir(to)):
		return "", hinted{fmt.Errorf("the folder %s: %w", filepath.Dir(to), checklist.ErrNotFound), "make the folder, or name another"}
	}
	return to, nil
}

// export writes the visit to standard output or, whole or not at all, to a file.
func (r *recording) export(cmd *cobra.Command, to string) error {
	if to == "" {
		return r.exportTo(cmd, cmd.OutOrStdout())
	}
	return writeFile(to, func(w io.Writer) error { return r.exportTo(cmd, w) })
}

func (r *recording) exportTo(cmd *cobra.Command, w io.Writer) error {
	b := bufio.NewWriterSize(w, 64<<10)
	if err := r.f.Export(cmd.Context(), r.v.ID, b); err != nil {
		return err
	}
	return b.Flush()
}
