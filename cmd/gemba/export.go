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
	"gemba/store"
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
	part, err := os.CreateTemp(filepath.Dir(to), ".gemba-*.part")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name()) // gone once it was renamed
	err = r.exportTo(cmd, part)
	if err = errors.Join(err, part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), to)
}

func (r *recording) exportTo(cmd *cobra.Command, w io.Writer) error {
	b := bufio.NewWriterSize(w, 64<<10)
	return errors.Join(r.f.Export(cmd.Context(), r.v.ID, b), b.Flush())
}

func newImport() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "import FILE DEST",
		Short: "Make a visit file of what gemba export wrote",
		Long: `Makes a visit file of what gemba export wrote, with the same facts, or takes them
into one that exists, as gemba merge does. FILE may be - for standard input.
Everything is checked against its hash before anything is written: an export that
was cut short or altered is refused as a whole.`,
		Example: "  gemba import hongyuan.json hongyuan.gemba\n  gunzip -c hongyuan.json.gz | gemba import - hongyuan.gemba --json",
		Args:    exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			var m *merging
			err := during(cmd, "importing "+args[0], func() (err error) {
				m, err = importInto(cmd, args[0], args[1])
				return err
			})
			if err != nil {
				return err
			}
			return m.say(cmd, asJSON)
		},
	}
	registerJSON(cmd, &asJSON)
	return cmd
}

func importInto(cmd *cobra.Command, from, dest string) (*merging, error) {
	who, err := loadIdentity()
	if err != nil {
		return nil, err
	}
	in := cmd.InOrStdin()
	if from != "-" {
		if _, err := visitFile(from); err != nil {
			return nil, err
		}
		f, err := os.Open(from)
		if err != nil {
			return nil, err
		}
		defer f.Close() //nolint:errcheck // it was only read
		in = f
	}
	if info, err := os.Stat(dest); err == nil && info.IsDir() {
		return nil, usage("name a .gemba file", "%s is a folder", dest)
	}
	report, err := store.Import(cmd.Context(), dest, bufio.NewReaderSize(in, 64<<10), who.options())
	if errors.Is(err, checklist.ErrInvalid) {
		err = hinted{err, "export the visit again; nothing was written"}
	}
	if err != nil {
		return nil, err
	}
	f, err := openFile(cmd, dest, who)
	if err != nil {
		return nil, err
	}
	m, err := mergeInto(cmd.Context(), f, dest, nil)
	m.Sources = append(m.Sources, incomingOf(from, report))
	return m, err
}
