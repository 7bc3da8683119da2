package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

func newCopy() *cobra.Command {
	var force, asJSON bool
	var seal sealing
	cmd := &cobra.Command{
		Use:   "copy FILE DEST",
		Short: "Write a compact, verified copy of a visit file",
		Long: `Writes a compact copy of a visit file, with everything that was saved in it, also
what is only on this computer yet, and verifies every part of the copy. DEST may
be a folder. An ordinary copy of the file is whole too; this one is smaller, and
checked.

--encrypt writes the copy in the age format, for the keys of --recipient or by a
passphrase that is asked for. To open such a copy, copy it: FILE may be encrypted,
and then the passphrase or the key of --identity opens it.`,
		Example: "  gemba copy hongyuan.gemba /media/stick\n  gemba copy hongyuan.gemba 'for review.gemba' --json\n  gemba copy --force hongyuan.gemba /media/stick/hongyuan.gemba\n  gemba copy --encrypt hongyuan.gemba hongyuan.gemba.age\n  gemba copy hongyuan.gemba.age ~/visits\n  gemba copy --encrypt --recipient age1… hongyuan.gemba /media/stick\n  gemba copy --identity ~/key.txt /media/stick/hongyuan.gemba.age ~/visits",
		Args:    exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			from, err := visitFile(args[0])
			if err != nil {
				return err
			}
			if err := seal.check(args[0], args[1]); err != nil {
				return err
			}
			dest, err := destination(args[0], seal.copyName(args[0], args[1]), from, force)
			if err != nil {
				return err
			}
			what, err := seal.copy(cmd, args[0], dest)
			if err != nil {
				return err
			}
			return sayWritten(cmd, asJSON, dest, what)
		},
	}
	seal.register(cmd)
	cmd.Flags().BoolVar(&force, "force", false, "replace DEST where it exists")
	registerJSON(cmd, &asJSON)
	return fileFirst(cmd)
}

func copyVisitFile(cmd *cobra.Command, file, dest string) error {
	who, err := loadIdentity()
	if err != nil {
		return err
	}
	f, err := openFile(cmd, file, who)
	if err != nil {
		return err
	}
	err = writeCopy(cmd.Context(), f, dest)
	return errors.Join(err, closeReader(cmd.Context(), f))
}

// writeCopy writes a copy of an open file in one step, also over another file.
func writeCopy(ctx context.Context, f *store.File, dest string) error {
	if _, err := os.Lstat(dest); errors.Is(err, fs.ErrNotExist) {
		return notWritten(dest, f.Copy(ctx, dest))
	}
	dir, err := os.MkdirTemp(filepath.Dir(dest), ".gemba-")
	if err != nil {
		return notWritten(dest, err)
	}
	defer os.RemoveAll(dir)
	part := filepath.Join(dir, "copy"+store.Ending)
	if err = f.Copy(ctx, part); err == nil {
		err = os.Rename(part, dest)
	}
	return notWritten(dest, err)
}

// sayWritten prints which file was written and how large it is.
func sayWritten(cmd *cobra.Command, asJSON bool, path, what string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if asJSON {
		return printJSON(cmd, struct {
			Path  string `json:"path"`
			Bytes int64  `json:"bytes"`
		}{path, info.Size()})
	}
	if quiet(cmd) {
		return nil
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %s, %s\n", checklist.Line(path), checklist.Line(what), size(info.Size()))
	return err
}

// size writes a number of bytes for people.
func size(n int64) string {
	if n < 10_000_000 {
		return fmt.Sprintf("%d kB", (n+999)/1000)
	}
	return fmt.Sprintf("%d MB", (n+500_000)/1_000_000)
}
