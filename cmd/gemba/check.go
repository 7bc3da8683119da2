package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

func newCheck() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check FILE",
		Short: "Verify every part of a visit file",
		Long: `Verifies a visit file without changing it: its pages, its tables, that every
fact, checklist and photograph is what its hash says, and that what is derived
from the facts is what they give. Where something is wrong it says what, and how
much gemba salvage could recover; the exit code is then 5.`,
		Example: "  gemba check hongyuan.gemba\n  gemba check hongyuan.gemba --json\n  for f in ~/visits/*.gemba; do gemba check \"$f\"; done",
		Args:    exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			info, err := plainFile(args[0])
			if err != nil {
				return err
			}
			var c *checked
			err = during(cmd, "checking "+args[0]+young(info), func() (err error) {
				c, err = check(cmd.Context(), args[0])
				return err
			})
			if err != nil {
				return err
			}
			if asJSON {
				err = printJSON(cmd, c)
			} else {
				_, err = fmt.Fprintln(cmd.OutOrStdout(), wrap(checklist.Line(c.text()), 0))
			}
			if err == nil && !c.Sound {
				err = hinted{fmt.Errorf("%s: %w", filepath.Base(args[0]), store.ErrDamaged), c.hint()}
			}
			return err
		},
	}
	registerJSON(cmd, &asJSON)
	return fileFirst(cmd)
}

// checked is what "gemba check --json" prints.
type checked struct {
	File   string `json:"file"`
	Sound  bool   `json:"sound"`
	Wrong  string `json:"wrong,omitempty"`
	Facts  int    `json:"facts"` // that can be read, or recovered
	Visits int    `json:"visits"`

	Rejected int `json:"rejected"` // not what their hash says
}

// check verifies a file and, where it is damaged, tries what could be recovered.
// A file that does not begin like a visit file may only have lost its beginning.
func check(ctx context.Context, path string) (*checked, error) {
	c := &checked{File: path, Sound: true}
	err := store.Check(ctx, path)
	stranger := errors.Is(err, store.ErrNotGemba)
	switch {
	case err == nil:
	case stranger:
		c.Sound, c.Wrong = false, "it does not begin like a visit file"
	case errors.Is(err, store.ErrDamaged):
		c.Sound, c.Wrong = false, whatIsWrong(err)
	case store.Cause(err) == nil: // if it is a disk, that of the copy which is looked at
		return nil, noRoom(os.TempDir(), err)
	default:
		return nil, err
	}
	if err := c.count(ctx); err != nil {
		return nil, err
	}
	if stranger && c.Facts == 0 {
		return nil, nothingFound(err)
	}
	return c, nil
}

// nothingFound is the error about a file in which there is nothing of a visit.
func nothingFound(err error) error {
	return hinted{err, "nothing of a visit was found in it; name a .gemba file, or ask a colleague for a copy"}
}

// count says how much of the file can be read, or recovered.
func (c *checked) count(ctx context.Context) error {
	who, err := loadIdentity()
	if err != nil {
		return err
	}
	s, err := newScratch()
	if err != nil {
		return err
	}
	defer s.remove() //nolint:errcheck // the next start sweeps
	f, err := s.empty(ctx, who)
	if err != nil {
		return err
	}
	r, err := f.Preview(ctx, c.File)
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotGemba) {
		r, err = &store.Report{}, nil
	}
	if err = errors.Join(err, f.Close(ctx)); err != nil {
		return err
	}
	c.Facts, c.Visits, c.Rejected = r.New, len(r.Visits), r.Rejected
	return nil
}

// whatIsWrong returns what stands behind the general words of an error.
func whatIsWrong(err error) string {
	_, wrong, found := strings.Cut(err.Error(), store.ErrDamaged.Error()+": ")
	if !found {
		return "it cannot be read"
	}
	return wrong
}

func (c *checked) text() string {
	name := filepath.Base(c.File)
	if c.Sound {
		return fmt.Sprintf("%s is sound: %s in %s, each what its hash says", name, count(c.Facts, "fact"), count(c.Visits, "visit"))
	}
	text := name + " is damaged: " + c.Wrong
	if c.Facts == 0 {
		return text + "; nothing can be recovered"
	}
	text += fmt.Sprintf("; %s in %s can be recovered", count(c.Facts, "fact"), count(c.Visits, "visit"))
	switch {
	case c.Rejected == 1:
		text += ", 1 more is not what its hash says"
	case c.Rejected > 1:
		text += fmt.Sprintf(", %d more are not what their hash says", c.Rejected)
	}
	return text
}

func (c *checked) hint() string {
	if c.Facts == 0 {
		return "ask a colleague for a copy of the visit"
	}
	return fileHint(store.ErrDamaged) + "; merge a colleague's copy into the new one"
}

// young says, behind what is being done, why it takes a moment with a file that
// was written just now: where it is not whole it may still be on its way into
// its place.
func young(info os.FileInfo) string {
	if time.Since(info.ModTime()) > 3*time.Second {
		return ""
	}
	return ", which was written just now; looking whether it is still being copied"
}
