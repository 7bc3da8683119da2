package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/checklist/demo"
	"gemba/store"
)

func newDemo() *cobra.Command {
	return &cobra.Command{
		Use:   "demo [FOLDER]",
		Short: "Open the program on invented visits",
		Long: `Makes a library of invented visits in a temporary folder, or in FOLDER, and opens
the program on it. Nothing else on the computer is touched. Without a terminal it
makes the visits in FOLDER and opens nothing.`,
		Example: "  gemba demo\n  gemba demo ~/gemba-demo",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			unseen := needTerminal()
			if unseen != nil && len(args) == 0 {
				return hinted{unseen, "gemba demo FOLDER makes the invented visits in a folder; gemba visits --library FOLDER lists them"}
			}
			dir, held, err := demoFolder(args)
			if err != nil {
				return err
			}
			defer held()
			if err := makeDemo(cmd.Context(), dir); err != nil {
				return err
			}
			if unseen != nil {
				return sayDemo(cmd, dir, len(args) == 0)
			}
			lib, err := newLibrary(dir, filepath.Join(dir, ".state"), demoIdentity(dir))
			if err != nil {
				return err
			}
			lib.title = "demonstration, invented companies"
			if err := show(cmd.Context(), lib, filepath.Join(dir, ".state")); err != nil {
				return err
			}
			return sayDemo(cmd, dir, len(args) == 0)
		},
	}
}

// sayDemo says where the demonstration lies, and for how long.
func sayDemo(cmd *cobra.Command, dir string, temporary bool) error {
	if quiet(cmd) {
		return nil
	}
	until := "until you remove it"
	if temporary {
		until = "for a day; gemba demo FOLDER makes one that stays longer"
	}
	_, err := fmt.Fprintf(cmd.ErrOrStderr(), "the demonstration stays in %s %s\n", checklist.Line(dir), until)
	return err
}

// demoFolder returns the folder to fill: the one named, which must be new or
// empty, or a temporary one, which no other program removes until it is let go.
func demoFolder(args []string) (dir string, held func(), err error) {
	if len(args) == 0 {
		sweepScratch()
		s, err := scratchIn(os.TempDir(), demoPrefix)
		if err != nil {
			return "", nil, err
		}
		return s.dir, func() { s.lock.Close() }, nil //nolint:errcheck // the lock ends with the program
	}
	held = func() {}
	dir, err = filepath.Abs(args[0]) // the working copies are found from anywhere
	if err != nil {
		return "", nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", nil, err
	}
	names, err := os.ReadDir(dir)
	if err == nil && len(names) > 0 {
		err = usage("name a folder that is new or empty", "%s is not empty", args[0])
	}
	return dir, held, err
}

// demoIdentity is who works in the demonstration. It is kept in the
// demonstration's own folder.
func demoIdentity(dir string) *identity {
	return &identity{
		ID: uuid.NewSHA1(uuid.NameSpaceOID, []byte("gemba demonstration")).String(), Name: "Demo visitor",
		Role: "technical representative", Device: "demonstration", path: filepath.Join(dir, ".state", "identity.toml"),
	}
}

// makeDemo writes one file for each visit of the demonstration, as it was made
// on its own day: what was entered at a time is as old as that.
func makeDemo(ctx context.Context, dir string) error {
	for _, dv := range demo.Visits() {
		lib := &library{
			folder: dir, state: filepath.Join(dir, ".state"), who: demoIdentity(dir),
			now: func() time.Time { return dv.At },
		}
		if err := makeDemoVisit(ctx, lib, dv); err != nil {
			return fmt.Errorf("make the demonstration: %w", err)
		}
	}
	return nil
}

func makeDemoVisit(ctx context.Context, lib *library, dv demo.Visit) error {
	o := lib.options()
	o.Replay = true
	f, err := store.Create(ctx, lib.freePath(dv.Fields), o)
	if err != nil {
		return err
	}
	defer f.Close(ctx) //nolint:errcheck // closed below; this is for the way out with an error
	v, err := f.NewVisit(ctx, checklist.Builtin(), dv.Fields)
	if err != nil {
		return err
	}
	if _, err := f.Save(ctx, v.ID, dv.Changes()...); err != nil {
		return err
	}
	return f.Close(ctx)
}
