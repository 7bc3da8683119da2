package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

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
			if _, err := visitFile(args[0]); err != nil {
				return err
			}
			var c *checked
			err := during(cmd, "checking "+args[0], func() (err error) {
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
func check(ctx context.Context, path string) (*checked, error) {
	c := &checked{File: path, Sound: true}
	if err := store.Check(ctx, path); err != nil {
		if !errors.Is(err, store.ErrDamaged) {
			return nil, err
		}
		c.Sound, c.Wrong = false, whatIsWrong(err)
	}
	who, err := loadIdentity()
	if err != nil {
		return nil, err
	}
	s, err := newScratch()
	if err != nil {
		return nil, err
	}
	defer s.remove() //nolint:errcheck // the system empties its temporary folder
	f, err := s.empty(ctx, who)
	if err != nil {
		return nil, err
	}
	r, err := f.Preview(ctx, path)
	if errors.Is(err, store.ErrDamaged) {
		r, err = &store.Report{}, nil
	}
	if err = errors.Join(err, f.Close(ctx)); err != nil {
		return nil, err
	}
	c.Facts, c.Visits, c.Rejected = r.New, len(r.Visits), r.Rejected
	return c, nil
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
	if c.Rejected > 0 {
		text += fmt.Sprintf(", %d are not what their hash says", c.Rejected)
	}
	return text
}

func (c *checked) hint() string {
	if c.Facts == 0 {
		return "ask a colleague for a copy of the visit"
	}
	return "gemba salvage FILE DEST makes a new file of what can be recovered; merge a colleague's copy into it"
}
