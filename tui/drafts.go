package tui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// saveDraft stores a text being typed; an empty one is forgotten.
func (vs *visiting) saveDraft(cell checklist.Cell, text string) tea.Cmd {
	if vs.drafts[cell].Text == text {
		return nil // also where there is none and none is wanted
	}
	d := checklist.Draft{Cell: cell, Text: text, At: vs.sh.now()}
	if text == "" {
		delete(vs.drafts, cell)
	} else {
		vs.drafts[cell] = d
	}
	doc := vs.doc
	return vs.sh.push(write{
		key: "draft " + cellName(cell),
		run: func(ctx context.Context) (checklist.Saved, error) { return doc.SaveDraft(ctx, d) },
	})
}

// typedIn has do record what was typed in a cell. The draft there is forgotten
// in the same step as the record is stored, so that a crash between the two
// cannot bring half of it back; where nothing is recorded, it is forgotten too.
func (vs *visiting) typedIn(cell checklist.Cell, do func() tea.Cmd) tea.Cmd {
	vs.settling = append(vs.settling, cell)
	cmd := do()
	vs.settling = slices.DeleteFunc(vs.settling, func(c checklist.Cell) bool { return c == cell })
	return tea.Batch(cmd, vs.saveDraft(cell, ""))
}

// drafted reports whether an unfinished text belongs to an item.
func (vs *visiting) drafted(item string) bool {
	for cell := range vs.drafts {
		if vs.draftItem(cell) == item {
			return true
		}
	}
	return false
}
