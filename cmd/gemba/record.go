package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

// recordFlags are the flags of commands that record something.
type recordFlags struct {
	callFlags
	as       string
	observed string
	reason   string
}

func (f *recordFlags) register(cmd *cobra.Command) {
	f.callFlags.register(cmd)
	registerAs(cmd, &f.as)
	cmd.Flags().StringVar(&f.reason, "reason", "", "why it is so, or why it was changed")
}

func (f *recordFlags) registerObserved(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.observed, "observed", "", "when observed, if earlier: 14:05, '2026-03-11 14:05'")
}

func registerAs(cmd *cobra.Command, as *string) {
	cmd.Flags().StringVar(as, flagAs, "", asAbout)
}

// openFile opens a visit file for work. What opening it brought to light is
// said on standard error.
func openFile(cmd *cobra.Command, path string, who *identity) (*store.File, error) {
	f, report, err := store.Open(cmd.Context(), path, who.options())
	if err != nil {
		return nil, advised(err)
	}
	if s := notice(report); s != "" && !quiet(cmd) {
		fmt.Fprintf(cmd.ErrOrStderr(), "note: %s: %s\n", checklist.Line(filepath.Base(path)), checklist.Line(s))
	}
	return f, nil
}

// recording is one visit of a file that is open for work.
type recording struct {
	f *store.File
	v *checklist.Visit
	c *checklist.Checklist

	at time.Time // when what a call says was observed, where it says so

	lists pastLists               // filled by history
	said  map[checklist.Cell]said // filled by an import
}

// open opens the visit that a call records in, for whoever records.
func (f *recordFlags) open(cmd *cobra.Command, visit string) (*recording, error) {
	who, err := whoRecords(f.as)
	if err != nil {
		return nil, err
	}
	at, err := observedAt(f.observed, time.Now())
	if err != nil {
		return nil, err
	}
	r, err := openVisit(cmd, &f.visitFlags, visit, who)
	if err != nil {
		return nil, err
	}
	r.at = at
	return r, nil
}

// readVisit opens the visit that an argument means, to be read.
func readVisit(cmd *cobra.Command, which *visitFlags, arg string) (*recording, error) {
	who, err := loadIdentity()
	if err != nil {
		return nil, err
	}
	return openVisit(cmd, which, arg, who)
}

// openVisit opens the visit that an argument means.
func openVisit(cmd *cobra.Command, which *visitFlags, arg string, who *identity) (*recording, error) {
	ctx := cmd.Context()
	path, v, c, err := findVisit(cmd, arg, which.folder(), which.visit)
	if err != nil {
		return nil, err
	}
	f, err := openFile(cmd, path, who)
	if err != nil {
		return nil, err
	}
	if v, err = f.Visit(ctx, v.ID); err != nil {
		return nil, errors.Join(err, f.Close(ctx))
	}
	return &recording{f: f, v: v, c: c}, nil
}

// abandon closes the file of a call that came to nothing.
func (r *recording) abandon(ctx context.Context, err error) error {
	return errors.Join(err, r.f.Close(ctx))
}

// save records changes, closes the file, and says where the changes are.
func (r *recording) save(ctx context.Context, changes ...checklist.Change) (checklist.Saved, error) {
	if err := r.v.Allowed(changes...); err != nil {
		return checklist.Saved{}, r.abandon(ctx, hinted{err, penHint})
	}
	if _, err := r.f.Save(ctx, r.v.ID, changes...); err != nil {
		return checklist.Saved{}, r.abandon(ctx, err)
	}
	return finish(ctx, r.f)
}

// maxText is the longest text that a file holds, in bytes.
const maxText = 1_000_000

// textOf joins the words of a call to a text; "-" alone reads standard input.
func textOf(cmd *cobra.Command, words []string) (string, error) {
	text := strings.Join(words, " ")
	if len(words) == 1 && words[0] == "-" {
		in, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), maxText+1))
		if err != nil {
			return "", err
		}
		text = string(in)
	}
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return "", usage("see "+cmd.CommandPath()+" --help", "the text is empty")
	case len(text) > maxText:
		return "", usage("part it", "the text is longer than a million bytes")
	}
	return text, nil
}
