package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/report"
)

// The formats of a report.
const (
	formatHTML     = "html"
	formatMarkdown = "md"
	formatCSV      = "csv"
	formatJSON     = "json"
)

// reportCall is one call of gemba report.
type reportCall struct {
	which    visitFlags
	format   string
	audience string
	lang     string
	table    string
	out      string
	force    bool
}

func newReport() *cobra.Command {
	var r reportCall
	cmd := &cobra.Command{
		Use:   "report VISIT",
		Short: "Write the report of a visit: a page, Markdown, a table or JSON",
		Long: `Writes the report of a visit. A page of HTML needs no other file and no network,
and prints well. Markdown reads as plain text. CSV is one table, for a
spreadsheet; JSON is everything, for a program.

--for supplier leaves out names, notes, candour and the points of single
questions; --for counsel adds the fact log. Each report says what it leaves out.
Names inside texts are found only where somebody of that name recorded
something: read a copy before you hand it on.

` + visitHelp,
		Example: "  gemba report hongyuan -o hongyuan.html\n  gemba report hongyuan --for supplier --lang zh -o 宏远.html\n  gemba report hongyuan --format csv --table lines > lines.csv\n  gemba report hongyuan --format json --for counsel -o file.json",
		Args:    oneVisit,
		RunE:    func(cmd *cobra.Command, args []string) error { return r.run(cmd, args[0]) },
	}
	r.which.register(cmd)
	f := cmd.Flags()
	f.StringVar(&r.format, "format", "", "html, md, csv or json (default by the ending of FILE, then html)")
	f.StringVar(&r.audience, "for", string(report.Internal), "internal, supplier or counsel")
	f.StringVar(&r.lang, "lang", "en", "language of the report's own words: en or zh")
	f.StringVar(&r.table, "table", "", "with csv: answers, lines, probes or facts (default answers)")
	f.StringVarP(&r.out, "output", "o", "", "file to write; - or none is standard output")
	f.BoolVar(&r.force, "force", false, "replace FILE where it exists")
	return cmd
}

// run checks the call before anything is read, so that a wrong one costs
// nothing.
func (r *reportCall) run(cmd *cobra.Command, arg string) error {
	if err := r.check(); err != nil {
		return err
	}
	path, v, c, err := findVisit(cmd.Context(), arg, r.which.folder(), r.which.visit)
	if err != nil {
		return err
	}
	o := report.Options{For: report.Audience(r.audience), Lang: r.lang, Now: time.Now()}
	switch {
	case o.For == report.Supplier:
		fmt.Fprintln(cmd.ErrOrStderr(), "note: names inside texts may be left; read the copy before you hand it on")
	case r.needsFile(v):
		open, err := r.open(cmd, path, v.ID)
		if err != nil {
			return err
		}
		v, o.Facts = open.visit, open.facts
		if r.format == formatHTML {
			o.Picture = open.picture
		}
	}
	write := func(w io.Writer) error { return r.write(w, c, v, o) }
	if r.out == "" || r.out == "-" {
		return write(cmd.OutOrStdout())
	}
	dest, err := r.destination(path)
	if err != nil {
		return err
	}
	if err := writeFile(dest, write); err != nil {
		return err
	}
	return sayWritten(cmd, false, dest, "the report "+r.kind()+" on "+cmp.Or(v.Supplier, "a supplier without a name"))
}

func (r *reportCall) kind() string {
	return "for " + map[string]string{
		string(report.Internal): "internal use", string(report.Supplier): "the supplier", string(report.Counsel): "counsel",
	}[r.audience]
}

// check looks at the flags and fills in what follows from others.
func (r *reportCall) check() error {
	formats := []string{formatHTML, formatMarkdown, formatCSV, formatJSON}
	if r.format == "" {
		r.format = formatHTML
		if ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(r.out), ".")); slices.Contains(formats, ending) {
			r.format = ending
		}
	}
	var audiences []string
	for _, a := range report.Audiences() {
		audiences = append(audiences, string(a))
	}
	for _, f := range []struct {
		name, value string
		among       []string
	}{
		{"--format", r.format, formats},
		{"--for", r.audience, audiences},
		{"--lang", r.lang, report.Languages()},
	} {
		if !slices.Contains(f.among, f.value) {
			return usage(f.name+" takes "+strings.Join(f.among, ", "), "%s: %q does not exist", f.name, f.value)
		}
	}
	return r.checkTable()
}

func (r *reportCall) checkTable() error {
	switch {
	case r.format != formatCSV && r.table != "":
		return usage("add --format csv", "--table goes with csv, not with %s", r.format)
	case r.format != formatCSV:
		return nil
	}
	r.table = cmp.Or(r.table, report.Answers)
	switch {
	case !slices.Contains(report.Tables(), r.table):
		return usage("--table takes "+strings.Join(report.Tables(), ", "), "--table: %q does not exist", r.table)
	case r.table == report.Facts && r.audience != string(report.Counsel):
		return usage("add --for counsel", "the fact log is for counsel only")
	case r.table == report.Probes && r.audience == string(report.Supplier):
		return usage("answers and lines are", "the probes are not for the supplier")
	}
	return nil
}

func (r *reportCall) write(w io.Writer, c *checklist.Checklist, v *checklist.Visit, o report.Options) error {
	switch r.format {
	case formatMarkdown:
		return report.Markdown(w, c, v, o)
	case formatCSV:
		return report.CSV(w, r.table, c, v, o)
	case formatJSON:
		return report.JSON(w, c, v, o)
	}
	return report.HTML(w, c, v, o)
}

// destination returns where the report goes: never over the visit itself, and
// over another file only with --force.
func (r *reportCall) destination(visit string) (string, error) {
	from, err := os.Stat(visit)
	if err != nil {
		return "", err
	}
	if isFolder(r.out) {
		return "", usage("name the file too", "%s is a folder", r.out)
	}
	return destination(visit, r.out, from, r.force)
}

// writeFile writes a file in one step: it is there whole or not at all. Only its
// owner may read it, as it holds what a visit brought to light.
func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".gemba-*.part")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if err = errors.Join(write(f), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// needsFile reports whether a report holds what only an open file gives: the fact
// log, or the photographs.
func (r *reportCall) needsFile(v *checklist.Visit) bool {
	if r.audience == string(report.Counsel) && (r.format != formatCSV || r.table == report.Facts) {
		return true
	}
	return r.format == formatHTML && len(v.Attachments) > 0
}

// opened is what an open file gave, and the visit as it stood with it.
type opened struct {
	visit    *checklist.Visit
	facts    []report.Fact
	pictures map[string][]byte
}

func (o *opened) picture(sha string) ([]byte, error) {
	if data, ok := o.pictures[sha]; ok {
		return data, nil
	}
	return nil, checklist.ErrNotFound
}

// open reads the fact log of a visit, where it is for counsel, and the
// photographs, where there will be a page. A photograph that has not arrived with
// the file is left out.
func (r *reportCall) open(cmd *cobra.Command, path, id string) (_ *opened, err error) {
	who, err := loadIdentity()
	if err != nil {
		return nil, err
	}
	rec, err := openVisit(cmd, &visitFlags{library: r.which.library, visit: id}, path, who)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, closeReader(cmd.Context(), rec.f)) }()
	o := &opened{visit: rec.v, pictures: map[string][]byte{}}
	if r.format == formatHTML {
		for i := range rec.v.Attachments {
			if a := &rec.v.Attachments[i]; a.Picture() {
				if data, err := rec.f.Blob(cmd.Context(), a.SHA); err == nil {
					o.pictures[a.SHA] = data
				}
			}
		}
	}
	if r.audience != string(report.Counsel) {
		return o, nil
	}
	versions, err := rec.history(cmd.Context(), "", who)
	for _, v := range versions {
		o.facts = append(o.facts, report.Fact{
			ID: v.ID, Kind: v.Kind, Key: v.Key, Field: v.Field, By: v.By, Role: v.Role, Device: v.Device, Observed: v.Observed,
			Entered: v.Entered, Arrived: v.Merged, Suspect: v.Suspect, From: v.From, To: v.To, Cleared: v.Cleared,
			Reason: v.Reason, Stands: v.Stands,
		})
	}
	return o, err
}
