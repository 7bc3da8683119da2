package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/google/uuid"

	"gemba/assessment"
	"gemba/checklist"
)

// record makes changes: on the screen at once, and in the file by way of the
// outbox.
func (vs *visiting) record(changes ...checklist.Change) tea.Cmd {
	if err := vs.v.Allowed(changes...); err != nil {
		vs.sh.say(err.Error(), vs.sh.penHint())
		return nil
	}
	before, aside := vs.res, vs.asideIn(changes)
	changes = vs.split(changes)
	for i := range changes {
		c := &changes[i]
		c.Entered = vs.sh.now()
		c.By, _ = vs.app.lib.Identity()
		vs.v.Apply(*c)
		switch c.Kind {
		case checklist.KindAnswer, checklist.KindSample, checklist.KindLine, checklist.KindEntry:
			vs.sheet.Update(c.Key)
		}
	}
	vs.settle(changes)
	if changes[0].Kind == checklist.KindVisit { // the date counts for certificates
		vs.sheet = assessment.NewSheet(vs.c, vs.v)
	}
	vs.assess()
	vs.moved = assessment.Deltas(before, vs.res)
	if aside != nil && !vs.v.Answers[aside.ID].SetAside() {
		vs.sh.say(aside.ID+" counts again: it was marked as refused or not applicable", vs.sh.key(roomWalk, "x")+" in the walk marks it once more")
	}
	doc := vs.doc
	return vs.sh.push(write{run: func(ctx context.Context) (checklist.Saved, error) { return doc.Save(ctx, changes...) }})
}

// asideIn returns the item of changes that an instrument makes although the item is
// set aside, or nil: what is worked after all counts again. A level says so itself.
func (vs *visiting) asideIn(changes []checklist.Change) *checklist.Item {
	for _, c := range changes {
		it := vs.c.Item(c.Key)
		if it == nil || c.Cleared || !vs.v.Answers[it.ID].SetAside() {
			continue
		}
		if a, err := checklist.DecodeAnswer(c.Value); c.Kind == checklist.KindLine || err == nil && (it.Kind != checklist.Level || a.SetAside()) {
			return it
		}
	}
	return nil
}

// split takes answers apart whose entries are facts of their own.
func (vs *visiting) split(changes []checklist.Change) []checklist.Change {
	var out []checklist.Change
	for _, c := range changes {
		it := vs.c.Item(c.Key)
		if it == nil || c.Kind != checklist.KindAnswer {
			out = append(out, vs.v.SplitLine(c)...)
			continue
		}
		if vs.session == "" {
			vs.session = checklist.NewSession()
		}
		out = append(out, vs.v.Split(it, c, vs.session, checklist.NewSession)...)
	}
	return out
}

// settle names on changes the drafts that they take the place of, as far as
// there are changes.
func (vs *visiting) settle(changes []checklist.Change) {
	n := min(len(changes), len(vs.settling))
	for i, cell := range vs.settling[:n] {
		changes[i].Typed = cell
		delete(vs.drafts, cell)
	}
	vs.settling = vs.settling[n:]
}

// answer records an answer to an item.
func (vs *visiting) answer(item string, a checklist.Answer, reason string) tea.Cmd {
	return vs.record(checklist.AnswerChange(item, a, reason))
}

// dealtWith records that an item was dealt with, if it was not.
func (vs *visiting) dealtWith(it *checklist.Item) tea.Cmd {
	if vs.v.Answers[it.ID].State == checklist.Answered {
		return nil
	}
	return vs.answer(it.ID, checklist.Answer{State: checklist.Answered}, "")
}

// newID returns a fresh key for an observation or a commitment. Keys rise with
// time.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
