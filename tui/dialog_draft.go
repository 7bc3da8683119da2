package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// within makes the dialog belong to a visit: what is typed is kept with it under
// a cell, and found again after a crash and after esc. A choice alone is not
// worth that, once the dialog is left.
func (d *dialog) within(vs *visiting, cell checklist.Cell) *dialog {
	d.shown = d.form.all()
	d.vs, d.cell = vs, cell
	if was, ok := draftValues(vs.drafts[cell].Text); ok {
		d.form.put(was)
		d.form.refocus(was)
		d.wrote = true
		vs.sh.say("taken up again where it was left at "+clock(vs.drafts[cell].At), "")
	}
	d.unfinished = func(fields map[string]string) tea.Cmd {
		return vs.saveDraft(cell, d.form.draft(fields))
	}
	d.drop = func() tea.Cmd {
		d.typed = false
		return vs.saveDraft(cell, "")
	}
	d.leave = d.putOff
	done := d.done
	d.done = func(f *form) tea.Cmd {
		d.typed = false
		return vs.typedIn(cell, func() tea.Cmd { return done(f) })
	}
	return d
}

func (d *dialog) saveDraft() tea.Cmd {
	if d.unfinished == nil || !d.typed {
		return nil
	}
	d.typed = false
	if d.shown != nil {
		return d.unfinished(d.form.changed(d.shown))
	}
	return d.unfinished(d.form.values())
}

// putOff goes back and keeps what was typed for the next time. A choice alone is
// forgotten.
func (d *dialog) putOff() tea.Cmd {
	if !d.wrote {
		return tea.Batch(d.drop(), d.sh.back())
	}
	d.sh.say("what you typed here is kept, and comes back with the same key", "ctrl+g throws it away there")
	return d.sh.back()
}

// discard goes back and forgets what was typed. It takes a second word.
func (d *dialog) discard() tea.Cmd {
	if d.wrote && !d.sure {
		d.sure = true
		d.sh.say("ctrl+g once more throws away what you typed here", "any other key goes on")
		return nil
	}
	return tea.Batch(d.drop(), d.sh.back())
}
