package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

// fillRow is one line of the table, or what a form says of an item.
type fillRow struct {
	where   string // for people
	line    int    // of a table
	form    int    // of an export
	item    string
	entries [][]string // the words of gemba answer
	parted  bool       // the entries are those of a repeat
	reason  string
	note    string
	text    string // an observation, instead of an answer
	at      time.Time
	err     error // why it cannot be taken
}

// fillRows reads what is to be taken, and who records it.
func (f *recordFlags) fillRows(cmd *cobra.Command, file, mapping string) ([]fillRow, string, error) {
	text, err := fillText(cmd, file)
	if err != nil {
		return nil, "", err
	}
	if mapping == "" {
		rows, err := readFill(text, file)
		return rows, f.as, err
	}
	m, err := readMap(mapping)
	if err != nil {
		return nil, "", err
	}
	e, err := readExport(text, file, m)
	if err != nil {
		return nil, "", err
	}
	taken, err := readForms(e, m, f.as, time.Now())
	if err != nil {
		return nil, "", err
	}
	if left := taken.others + taken.unused; left > 0 && !quiet(cmd) {
		fmt.Fprintf(cmd.ErrOrStderr(), "note: %s left out: %d by others, %d that the map does not mean\n", count(left, "form"), taken.others, taken.unused)
	}
	return taken.rows, cmp.Or(taken.who, f.as), nil
}

// fillRow makes the changes of a line on the visit in memory.
func (r *recording) fillRow(row fillRow) (string, []checklist.Change, error) {
	switch {
	case row.err != nil:
		return "", nil, row.err
	case row.text != "":
		return r.fillNote(row)
	}
	entries := row.entries
	about := ""
	it, err := itemOf(r.c, row.item)
	if err == nil {
		about = it.ID
		if row.parted && it.Kind != checklist.Promises {
			entries = [][]string{slices.Concat(entries...)}
		}
	}
	var all []checklist.Change
	var says []string
	note := row.note
	if note != "" && r.there(about, note, row.at) {
		note = ""
	}
	for _, words := range entries {
		if it != nil {
			words = r.sameEntry(it, words, row.at)
		}
		changes, it, err := r.prepare(row.item, words, row.reason, note, row.at)
		if err != nil {
			return "", nil, err
		}
		changes, note = r.unsaid(changes), ""
		text, _ := r.apply(it, changes)
		says, all = append(says, text), append(all, changes...)
	}
	return strings.Join(slices.Compact(says), "; "), all, nil
}

// fillNote makes an observation, unless the visit has it.
func (r *recording) fillNote(row fillRow) (string, []checklist.Change, error) {
	item := ""
	if row.item != "" {
		it, err := itemOf(r.c, row.item)
		if err != nil {
			return "", nil, err
		}
		item = it.ID
	}
	if r.there(item, row.text, row.at) {
		return "observation: there already", nil, nil
	}
	changes := noteChanges(newUUID(), item, row.text, row.at)
	for _, c := range changes {
		r.v.Apply(c)
	}
	return "observation: " + row.text, changes, nil
}

// fillText reads the file or standard input.
func fillText(cmd *cobra.Command, file string) ([]byte, error) {
	if file == "-" {
		return limited(cmd.InOrStdin(), "the table")
	}
	if _, err := givenFile(file, "a CSV table, or an export of forms"); err != nil {
		return nil, err
	}
	return readTable(file)
}
