package main

import (
	"bufio"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

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
		if _, err := givenFile(from, "what gemba export wrote"); err != nil {
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
		return nil, notWritten(dest, err)
	}
	f, err := openFile(cmd, dest, who)
	if err != nil {
		return nil, err
	}
	m, err := mergeInto(cmd.Context(), f, dest, nil)
	m.Sources = append(m.Sources, incomingOf(from, report))
	return m, err
}
