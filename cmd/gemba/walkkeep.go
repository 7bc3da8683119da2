package main

import (
	"errors"
	"path/filepath"
	"slices"

	"gemba/checklist"
)

// undoing is what takes back what a line recorded, or why nothing does.
type undoing struct {
	changes []checklist.Change
	why     error
}

// keep makes changes that the visit allows, saves them and says where they are.
func (p *plainWalk) keep(changes []checklist.Change, apply func() string) error {
	ctx := p.cmd.Context()
	if err := p.v.Allowed(changes...); err != nil {
		return hinted{err, penHint}
	}
	back, err := p.taking(changes)
	if err != nil {
		return err
	}
	text := apply()
	if _, err := p.f.Save(ctx, p.v.ID, changes...); err != nil {
		return err
	}
	p.undos = append(p.undos, back)
	return p.saved(text)
}

// saved writes the file and says where what was recorded is.
func (p *plainWalk) saved(text string) error {
	saved, err := p.f.Flush(p.cmd.Context())
	if err != nil {
		return err
	}
	if text != "" {
		text += p.tell("; ")
	}
	where := "kept on this computer, not in %s yet"
	if saved.InFile {
		where = "saved in %s"
	}
	p.say(text + p.tell(where, filepath.Base(p.f.Path())))
	return nil
}

// reread reads the visit anew after the file was changed by another way than
// [plainWalk.keep].
func (p *plainWalk) reread() error {
	v, err := p.f.Visit(p.cmd.Context(), p.v.ID)
	if err == nil {
		p.v = v
	}
	return err
}

// undo takes back what the last line recorded. Both stay in the history.
func (p *plainWalk) undo() error {
	if len(p.undos) == 0 {
		return usage("it takes back what was recorded since the walk began", "nothing was recorded yet")
	}
	last := p.undos[len(p.undos)-1]
	if last.why != nil {
		return last.why
	}
	if err := p.v.Allowed(last.changes...); err != nil {
		return hinted{err, penHint}
	}
	if _, err := p.f.Save(p.cmd.Context(), p.v.ID, last.changes...); err != nil {
		return err
	}
	p.undos = p.undos[:len(p.undos)-1]
	if err := p.reread(); err != nil {
		return err
	}
	if err := p.saved(p.tell("taken back")); err != nil {
		return err
	}
	p.ask()
	return nil
}

// taking returns what takes changes back, by what their cells hold now. What is new
// on a list is taken off it.
func (p *plainWalk) taking(changes []checklist.Change) (undoing, error) {
	var back undoing
	for _, c := range changes {
		if c.Kind == checklist.KindSample && c.Field == checklist.FieldDraw {
			return undoing{why: usage("draw again with --reason TEXT: the history keeps both", "a draw is not taken back")}, nil
		}
		versions, err := p.f.History(p.cmd.Context(), p.v.ID, c.Cell)
		if err != nil && !errors.Is(err, checklist.ErrNotFound) {
			return undoing{}, err
		}
		was := checklist.Change{Cell: c.Cell, Cleared: true}
		if n := len(versions); n > 0 {
			was.Value, was.Cleared, was.Observed = versions[n-1].To, versions[n-1].Cleared, versions[n-1].Observed
		} else if onList(c.Kind) {
			was = partChange(c.Kind, c.Key, checklist.FieldDeleted, "1")
		}
		if !slices.ContainsFunc(back.changes, func(b checklist.Change) bool { return b.Cell == was.Cell }) {
			back.changes = append(back.changes, was)
		}
	}
	return back, nil
}

// onList reports whether the entries of a kind are taken off a list, rather than
// emptied.
func onList(kind string) bool {
	switch kind {
	case checklist.KindObservation, checklist.KindRequest, checklist.KindCommitment, checklist.KindPhoto:
		return true
	}
	return false
}
