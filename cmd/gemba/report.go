package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gemba/report"
)

// reportCall is one call of gemba report.
type reportCall struct {
	reportFlags
	which    visitFlags
	audience string
	table    string
}

func newReport() *cobra.Command {
	var r reportCall
	cmd := &cobra.Command{
		Use:   "report VISIT",
		Short: "Write the report: a page, Markdown, a table or JSON",
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
	r.register(cmd)
	f := cmd.Flags()
	f.StringVar(&r.audience, "for", string(report.Internal), "internal, supplier or counsel")
	f.StringVar(&r.table, "table", "", "with csv: answers, lines, probes or facts (default answers)")
	return fileFirst(cmd)
}

// run checks the call before anything is read, so that a wrong one costs
// nothing.
func (r *reportCall) run(cmd *cobra.Command, arg string) error {
	if err := r.check(); err != nil {
		return err
	}
	o, err := r.options()
	if err != nil {
		return err
	}
	path, v, c, err := findVisit(cmd, arg, r.which.folder(), r.which.visit)
	if err != nil {
		return err
	}
	if r.order().For == report.Supplier || !needsFile(r.order(), v) { // else opening it takes them over
		sayWaiting(cmd, path, v.ID)
	}
	switch {
	case r.order().For == report.Supplier && quiet(cmd): // it says so itself
	case r.order().For == report.Supplier:
		fmt.Fprintln(cmd.ErrOrStderr(), "note: names inside texts may be left; read the copy before you hand it on")
	case needsFile(r.order(), v):
		open, err := r.open(cmd, path, v.ID)
		if err != nil {
			return err
		}
		v, o.Facts, o.Past = open.visit, open.facts, open.past
		if r.format == report.FormHTML {
			o.Picture = open.picture
		}
	default:
		o.Past = pastChecklists(cmd.Context(), path, v)
	}
	what := "the report " + r.kind() + " on " + cmp.Or(v.Supplier, "a supplier without a name")
	return r.write(cmd, path, what, func(w io.Writer) error { return report.Write(w, r.order(), c, v, o) })
}

func (r *reportCall) kind() string {
	return "for " + map[string]string{
		string(report.Internal): "internal use", string(report.Supplier): "the supplier", string(report.Counsel): "counsel",
	}[r.audience]
}

// check looks at the flags and fills in what follows from others.
func (r *reportCall) check() error {
	if err := r.reportFlags.check(); err != nil {
		return err
	}
	audiences := make([]string, 0, len(report.Audiences()))
	for _, a := range report.Audiences() {
		audiences = append(audiences, string(a))
	}
	if err := amongThose("--for", r.audience, audiences); err != nil {
		return err
	}
	return r.checkTable()
}

func (r *reportCall) checkTable() error {
	switch {
	case r.format != report.FormCSV && r.table != "":
		return usage("add --format csv", "--table goes with csv, not with %s", r.format)
	case r.format != report.FormCSV:
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

// order is what the call asks for.
func (r *reportCall) order() report.Order {
	return report.Order{Form: r.format, For: report.Audience(r.audience), Lang: r.lang, Table: r.table}
}

// open reads from the file of a visit what its report needs of it.
func (r *reportCall) open(cmd *cobra.Command, path, id string) (_ *opened, err error) {
	rec, err := readVisit(cmd, &visitFlags{library: r.which.library, visit: id}, path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, closeReader(cmd.Context(), rec.f)) }()
	return rec.gather(cmd.Context(), r.order())
}
