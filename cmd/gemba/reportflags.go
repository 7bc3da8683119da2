package main

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/report"
)

// reportFlags say in which form and language a report is written, under whose
// policy, and where to.
type reportFlags struct {
	format string
	lang   string
	policy string
	out    string
	force  bool
}

func (r *reportFlags) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&r.format, "format", "", "html, md, csv or json (default by the ending of FILE, then html)")
	f.StringVar(&r.lang, "lang", "", "language of the report's own words: en or zh")
	f.StringVar(&r.policy, "policy", "", policyFlag)
	f.StringVarP(&r.out, "output", "o", "", "file to write; - or none is standard output")
	f.BoolVar(&r.force, "force", false, "replace FILE where it exists")
}

// check looks at the flags and fills in what follows from others.
func (r *reportFlags) check() error {
	r.lang = cmp.Or(r.lang, currentSettings().reportLanguage())
	if r.format == "" {
		r.format = report.FormHTML
		if ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(r.out), ".")); slices.Contains(report.Forms(), ending) {
			r.format = ending
		}
	}
	if err := amongThose("--format", r.format, report.Forms()); err != nil {
		return err
	}
	return amongThose("--lang", r.lang, report.Languages())
}

// amongThose refuses the value of a flag that is none of those there are.
func amongThose(flag, value string, among []string) error {
	if slices.Contains(among, value) {
		return nil
	}
	return usage(flag+" takes "+strings.Join(among, ", "), "%s: %q does not exist", flag, value)
}

// options are what every report is made with.
func (r *reportFlags) options() (report.Options, error) {
	policy, err := buyerPolicy(cmp.Or(r.policy, currentSettings().Policy))
	return report.Options{Now: time.Now(), Policy: policy}, err
}

// write writes a report to standard output or to the file that is named, which is
// never what the report is made from, and another one only with --force.
func (r *reportFlags) write(cmd *cobra.Command, from, what string, write func(io.Writer) error) error {
	if r.out == "" || r.out == "-" {
		return write(cmd.OutOrStdout())
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if isFolder(r.out) {
		return usage("name the file too", "%s is a folder", r.out)
	}
	dest, err := destination(from, r.out, info, r.force)
	if err != nil {
		return err
	}
	if err := during(cmd, "writing "+dest, func() error { return writeFile(dest, write) }); err != nil {
		return err
	}
	return sayWritten(cmd, flagged(cmd, flagJSON), dest, what)
}
