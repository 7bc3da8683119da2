package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"gemba/checklist"
)

// The tables that [CSV] writes.
const (
	Answers = "answers" // one row for each item of the checklist
	Lines   = "lines"   // one row for each line of a drawn sample
	Probes  = "probes"  // one row for each disclosure probe that was asked
	Facts   = "facts"   // one row for each fact of the log; for counsel
)

// Tables returns the names of the tables, for a choice among them.
func Tables() []string { return []string{Answers, Lines, Probes, Facts} }

// CSV writes one table of a report as comma-separated values that any
// spreadsheet opens: UTF-8 with a byte order mark, a line of column names, and no
// cell that a spreadsheet would take for a formula. An unknown table, and one
// that is not for the audience, is an error that wraps [checklist.ErrInvalid].
func CSV(w io.Writer, table string, c *checklist.Checklist, v *checklist.Visit, o Options) error {
	e, err := newEdition(c, v, o)
	if err != nil {
		return err
	}
	var rows [][]string
	switch {
	case table == Answers:
		rows = e.answerRows()
	case table == Lines:
		rows = e.lineRows()
	case table == Probes && e.o.For == Supplier, table == Facts && e.o.For != Counsel:
		return fmt.Errorf("%w table for this audience: %q is not for %s", checklist.ErrInvalid, table, e.o.For)
	case table == Probes:
		rows = e.probeRows()
	case table == Facts:
		rows = e.factRows()
	default:
		return fmt.Errorf("%w table %q", checklist.ErrInvalid, table)
	}
	return writeRows(w, rows)
}

func (e *edition) answerRows() [][]string {
	head := []string{"supplier", "date", "item", "section", "axis", "theme", "weight", "star", "in_scope", "state", "prompt", "answer", "basis"}
	if e.candid() {
		head = append(head, "low", "high", "observed", "entered", "by", "notes")
	}
	rows := [][]string{head}
	for _, it := range e.items() {
		r := e.row(it)
		row := []string{
			e.v.Supplier, e.v.Date, it.ID, it.Section, string(it.Axis), it.Theme, strconv.Itoa(it.Weight), yes(it.Star),
			yes(r.InScope), string(r.State), r.Prompt.S, plain(r.Parts), r.Basis.S,
		}
		if e.candid() {
			low, high := "", ""
			if r.Range != nil {
				low, high = r.Range.Lo, r.Range.Hi
			}
			a := e.v.Answers[it.ID]
			row = append(row, low, high, instant(a.Observed), instant(a.Entered), a.By, noteLines(r.Notes))
		}
		rows = append(rows, row)
	}
	return rows
}

func noteLines(notes []note) string {
	lines := make([]string, len(notes))
	for i, n := range notes {
		lines[i] = n.Text.S
	}
	return strings.Join(lines, "\n")
}

func (e *edition) lineRows() [][]string {
	rows := [][]string{{"supplier", "date", "item", "list", "list_lines", "pick", "seed", "stage", "line", "status", "words", "place", "note", "marks"}}
	for _, s := range e.samples() {
		for _, l := range s.Lines {
			rows = append(rows, []string{
				e.v.Supplier, e.v.Date, s.ID, s.Name.S, s.Length, s.pick, s.Seed.S, strconv.Itoa(l.Stage), strconv.Itoa(l.No),
				l.status, l.Status.S, l.Place.S, l.Note.S, plain(l.Marks),
			})
		}
	}
	return rows
}

func (e *edition) probeRows() [][]string {
	rows := [][]string{{
		"supplier", "date", "item", "prompt", "given", "outcome", "latency", "asked", "answered_by", "started", "first_answer",
		"in_hand", "promise", "words", "tactics",
	}}
	for _, p := range e.probes() {
		tactics := make([]string, len(p.Tactics))
		for i, t := range p.Tactics {
			tactics[i] = t.S
		}
		rows = append(rows, []string{
			e.v.Supplier, e.v.Date, p.ID, p.Prompt.S, p.Given.S, p.Outcome.S, p.Latency.S, p.Asked.S, p.By.S,
			instant(p.started), instant(p.first), instant(p.inHand), p.Promise.S, p.Words.S, strings.Join(tactics, "; "),
		})
	}
	return rows
}

func (e *edition) factRows() [][]string {
	rows := [][]string{{
		"entered", "observed", "arrived", "by", "role", "device", "kind", "key", "field", "from", "to", "cleared", "reason",
		"stands", "suspect_clock", "id",
	}}
	for _, f := range e.o.Facts {
		rows = append(rows, []string{
			instant(f.Entered), instant(f.Observed), instant(f.Arrived), f.By, f.Role, f.Device, f.Kind, f.Key, f.Field,
			strings.Join(f.From, "\n"), f.To, yes(f.Cleared), f.Reason, yes(f.Stands), yes(f.Suspect), f.ID,
		})
	}
	return rows
}

// instant writes a time for a machine.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
