package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

func newHistory() *cobra.Command {
	var flags callFlags
	cmd := &cobra.Command{
		Use:   "history VISIT [ITEM]",
		Short: "Print who recorded what, when, and why",
		Long: `Prints every version of everything that was recorded in a visit, or of what
belongs to ITEM: who entered it on which computer, when it was observed and
entered, since when this file has it, from what to what, and why. Nothing is
ever overwritten, so the list is complete. A clock that disagrees with what its
owner had already seen is marked; clocks decide nothing. ITEM may be visit for
the header of the visit.

` + visitHelp,
		Example: "  gemba history hongyuan\n  gemba history hongyuan IN-03\n  gemba history hongyuan IN-03 --json",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, rest, err := flags.take(cmd, args, 0, 1)
			if err != nil {
				return err
			}
			r, err := readVisit(cmd, &flags.visitFlags, visit)
			if err != nil {
				return err
			}
			lines, err := r.history(cmd.Context(), strings.Join(rest, ""))
			if err = errors.Join(err, closeReader(cmd.Context(), r.f)); err != nil {
				return err
			}
			if flags.asJSON {
				return printJSON(cmd, lines)
			}
			return printText(cmd, historyText(r.lists, lines))
		},
	}
	flags.register(cmd)
	return cmd
}

// version is one line of a history in JSON: one version of a cell.
type version struct {
	Item     string    `json:"item,omitempty"`
	Kind     string    `json:"kind"`
	Key      string    `json:"key"`
	Field    string    `json:"field"`
	ID       string    `json:"id"`
	By       string    `json:"by"`
	Role     string    `json:"role,omitempty"`
	Device   string    `json:"device,omitempty"`
	Observed time.Time `json:"observed"`
	Entered  time.Time `json:"entered"`
	Merged   time.Time `json:"merged"`  // since when this file has it
	Suspect  bool      `json:"suspect"` // a clock was wrong
	From     []string  `json:"from"`    // several where it settled a conflict
	To       string    `json:"to"`
	Words    string    `json:"words"` // To, in words
	Cleared  bool      `json:"cleared"`
	Reason   string    `json:"reason,omitempty"`
	Stands   bool      `json:"stands"` // nothing replaces it
}

func versionOf(lists pastLists, e *store.Entry) version {
	from := e.From
	if from == nil {
		from = []string{}
	}
	return version{
		Item: itemOfCell(e.Cell), Kind: e.Kind, Key: e.Key, Field: e.Field, ID: e.ID, By: e.By, Role: e.Role, Device: e.Device,
		Observed: e.Observed, Entered: e.Entered, Merged: e.Arrived, Suspect: e.Suspect, From: from, To: e.To,
		Words: cellText(lists.at(e.Entered), e.Cell, e.To, e.Cleared), Cleared: e.Cleared, Reason: e.Reason, Stands: e.Stands,
	}
}

func (v *version) cell() checklist.Cell {
	return checklist.Cell{Kind: v.Kind, Key: v.Key, Field: v.Field}
}

// history returns all versions of what belongs to an item, or to the visit, in
// the order of the walk.
func (r *recording) history(ctx context.Context, item string) ([]version, error) {
	var err error
	if r.lists, err = r.pastLists(ctx); err != nil {
		return nil, err
	}
	about := ""
	if gone := r.lists.item(item); gone != nil {
		about = gone.ID
	} else if item != "" && item != headerItem {
		it, err := itemOf(r.c, item)
		if err != nil {
			return nil, err
		}
		about = it.ID
	}
	entries, err := r.f.Histories(ctx, r.v.ID, about)
	if err != nil {
		return nil, err
	}
	if item == headerItem {
		entries = slices.DeleteFunc(entries, func(e store.Entry) bool { return e.Kind != checklist.KindVisit })
	}
	checklist.Arrange(entries, func(a, b store.Entry) int { return walkOrder(r.c, a.Cell, b.Cell) })
	lines := make([]version, len(entries))
	for i := range entries {
		lines[i] = versionOf(r.lists, &entries[i])
	}
	return lines, nil
}

// merged is how long after its entry something must reach the file for that to
// be worth a line.
const merged = time.Minute

func historyText(lists pastLists, lines []version) string {
	var p page
	said := map[string]string{} // values of the cell, in words
	for i := range lines {
		l := &lines[i]
		if i == 0 || lines[i-1].cell() != l.cell() {
			p.title(lists, l.cell())
			clear(said)
		}
		p.version(lists.at(l.Entered), l, said)
		said[l.To] = l.Words
	}
	if len(lines) == 0 {
		return "nothing was recorded here\n"
	}
	return p.b.String()
}

func (p *page) title(lists pastLists, cell checklist.Cell) {
	if p.b.Len() > 0 {
		p.b.WriteString("\n")
	}
	name := cellName(cell)
	if it := lists.item(itemOfCell(cell)); it != nil {
		name += "  " + it.Prompt.In("en")
		if lists.now.Item(it.ID) == nil {
			name += " (not in the checklist any more)"
		}
	}
	p.indented("", 0, name)
}

func (p *page) version(c *checklist.Checklist, l *version, said map[string]string) {
	by := l.By
	if l.Role != "" {
		by += ", " + l.Role
	}
	if l.Device != "" {
		by += ", on " + l.Device
	}
	p.indented("  "+stampOf(l.Entered), 30, by)
	cell := l.cell()
	for i, from := range l.From {
		label := "    from"
		if i > 0 {
			label = "    and"
		}
		words, ok := said[from]
		if !ok {
			words = cellText(c, cell, from, from == "" && cell.Kind == checklist.KindAnswer)
		}
		p.indented(label, labelWidth, words)
	}
	p.indented("    to", labelWidth, l.Words)
	if !l.Observed.Equal(l.Entered) {
		p.indented("    seen", labelWidth, stampOf(l.Observed))
	}
	if d := l.Merged.Sub(l.Entered); d > merged || d < -merged {
		p.indented("    here", labelWidth, "since "+stampOf(l.Merged))
	}
	if l.Reason != "" {
		p.indented("    why", labelWidth, l.Reason)
	}
	if l.Suspect {
		p.indented("    clock", labelWidth, "suspicious: it disagrees with what its owner had already seen")
	}
}
