package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gemba/report"
	"gemba/store"
)

// say prints what came in. Conflicts that are left, and changes that are only
// on this computer, are errors.
func (m *merging) say(cmd *cobra.Command, asJSON bool) error {
	var err error
	if asJSON {
		err = printJSON(cmd, m)
	} else {
		_, err = fmt.Fprint(cmd.OutOrStdout(), m.text())
	}
	switch {
	case err != nil:
		return err
	case !m.DryRun && !m.saved.InFile:
		return notInFile(m.saved, m.File)
	case len(m.Conflicts) > 0 && m.DryRun:
		return hinted{conflictError{count(len(m.Conflicts), "conflict") + " would be left"}, "nothing is lost by merging: both values stand until gemba reconcile settles them"}
	case len(m.Conflicts) > 0:
		return conflictsLeft(len(m.Conflicts))
	}
	return nil
}

func (m *merging) text() string {
	var p page
	for i := range m.Sources {
		in := &m.Sources[i]
		p.indented("", 0, filepath.Base(in.Path)+": "+in.words())
		for _, line := range report.BroughtBy("en", brought(visitFacts(in.report))) {
			p.indented("", 2, line)
		}
	}
	if text := restoredText(m.Restored); text != "" {
		p.indented("", 0, strings.TrimPrefix(text, "; "))
	}
	if len(m.Conflicts) > 0 {
		p.b.WriteString("\n" + conflictsText(m.Conflicts))
	}
	switch {
	case m.DryRun:
	case m.brought():
		p.indented("", 0, savedText(m.saved, m.File))
	default:
		p.indented("", 0, filepath.Base(m.File)+" is as it was")
	}
	return p.b.String()
}

// brought reports whether anything came in.
func (m *merging) brought() bool {
	for i := range m.Sources {
		if in := &m.Sources[i]; in.New+in.Templates+in.Blobs > 0 {
			return true
		}
	}
	return false
}

// visitFacts leaves out what is about the people and not about a visit.
func visitFacts(r *store.Report) []store.NewFact {
	var facts []store.NewFact
	for _, n := range r.NewFacts {
		if n.Visit != "" {
			facts = append(facts, n)
		}
	}
	return facts
}

func (in *incoming) words() string {
	text := fmt.Sprintf("%d new, %d known", in.New, in.Known)
	if in.New == 0 {
		text = "nothing new"
	}
	if in.Damaged {
		text = fmt.Sprintf("the file is damaged; %d facts were recovered from it: %s", in.Carved, text)
	}
	text += rejectedText(in.Rejected)
	if n := in.Templates; n > 0 {
		text += "; " + count(n, "checklist")
	}
	if n := in.Blobs; n == 1 {
		text += "; 1 photograph or paper"
	} else if n > 1 {
		text += fmt.Sprintf("; %d photographs and papers", n)
	}
	if n := len(in.report.Visits); n > 1 {
		text += fmt.Sprintf("; in %d visits", n)
	}
	return text
}
