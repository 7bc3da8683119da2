package tui

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"gemba/checklist"
)

// recorder is a screen whose purpose is to change what was seen in a visit. While
// the visit is closed it opens to be looked at, where it shows something that was
// recorded; else it is not opened: what was typed there would come to nothing.
type recorder interface {
	changes() *visiting // nil where a closed visit takes what it records
	// lock makes it a screen to look at, and reports whether there is anything to
	// see.
	lock() bool
}

func (d *dialog) changes() *visiting {
	if d.review {
		return nil
	}
	return d.vs
}

// lock shows what is recorded, without what was being typed. A dialog for
// something new shows nothing.
func (d *dialog) lock() bool {
	if d.cell.Field == "new" || strings.TrimSpace(strings.Join(slices.Collect(maps.Values(d.shown)), "")) == "" {
		return false
	}
	d.form.put(d.shown)
	d.form.locked, d.wrote, d.typed = true, false, false
	return true
}

func (w *writer) changes() *visiting { return w.visiting }

func (w *writer) lock() bool {
	if w.was == "" {
		return false
	}
	w.fill(checklist.Block(w.was))
	w.area.MoveToBegin()
	w.locked, w.moved = true, false
	return true
}

func (s *answering) changes() *visiting { return s.visiting }

func (s *answering) lock() bool {
	s.locked, s.dirty, s.offer, s.gaps = true, false, "", len(s.was.Gaps)
	s.build()
	s.look()
	return true
}

func (s *entry) changes() *visiting { return s.visiting }

func (s *entry) lock() bool {
	s.locked, s.dirty = true, false
	s.form = newForm(s.sh, s.fields())
	s.form.locked = true
	s.look()
	return true
}

// penHint says how a closed visit can be changed.
func (sh *shell) penHint() string {
	return sh.tell("in the walk, %s opens the review, where p takes the pen", sh.key(roomWalk, "v"))
}

// readOnly marks a screen of a closed visit in its title.
const readOnly = " · read-only"

// closedWhy says why nothing that was seen can be recorded, or nothing.
func (vs *visiting) closedWhy() string {
	err := vs.v.Writable()
	var closed *checklist.ClosedError
	switch {
	case errors.As(err, &closed):
		return vs.tell("the visit was closed by %s on %s and is read-only", checklist.Line(closed.By), closed.At.Format(time.DateOnly))
	case err != nil:
		return err.Error()
	}
	return ""
}

// lockedTitle marks the title of a screen that is only looked at.
func lockedTitle(title string, locked bool) string {
	if locked {
		return title + readOnly
	}
	return title
}

// lockedLine says over a form why nothing can be typed in it.
func (vs *visiting) lockedLine() string {
	c := vs.v.Closed
	if c == nil {
		return ""
	}
	return vs.tell("Closed by %s on %s: read-only.", checklist.Line(c.By), c.Entered.Format(time.DateOnly)) + "\n" +
		vs.tell("To write, take the pen: %s in the walk, p.", vs.sh.key(roomWalk, "v"))
}

// refused says so where a screen cannot be opened because its visit is closed. One
// that shows something opens to be looked at.
func (a *App) refused(s screen) bool {
	r, ok := s.(recorder)
	if !ok {
		return false
	}
	vs := r.changes()
	if vs == nil || vs.closedWhy() == "" || r.lock() {
		return false
	}
	a.say(vs.closedWhy(), a.sh.penHint())
	return true
}

// lookKeys are the keys of a form or a text that is only looked at.
func lookKeys(sh *shell, more ...action) []action {
	return append([]action{
		{keys: []string{"esc", "ctrl+s"}, hint: "esc", name: "back", about: "go back", run: sh.back},
		keysPage(sh),
		amongFields("previous and next field, to look at"),
	}, more...)
}
