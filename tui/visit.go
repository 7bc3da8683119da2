package tui

import (
	"slices"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// visiting is the visit that is open: what the screens of a visit share.
type visiting struct {
	app    *App
	sh     *shell
	doc    Document
	v      *checklist.Visit
	c      *checklist.Checklist
	sheet  *assessment.Sheet
	res    *assessment.Result
	then   *assessment.Then                   // of a closed visit: what was kept, beside res
	ahead  []assessment.Forward               // items that branches have brought forward
	moved  []assessment.Wording               // what the last answer changed
	drafts map[checklist.Cell]checklist.Draft // texts that were being typed
	host   bool                               // texts are shown in the host's language
	past   []PastList                         // checklists that it had before

	session  string   // of what is counted since the visit was opened
	pictures pictures // looked at last
	folder   watched  // of a phone

	removed  []removal        // what was taken off lists, the latest last
	settling []checklist.Cell // drafts that the next record takes the place of
}

func newVisiting(a *App, doc Document) *visiting {
	vs := &visiting{app: a, sh: a.sh, doc: doc, c: doc.Checklist(), past: doc.Past(), drafts: map[checklist.Cell]checklist.Draft{}}
	for _, d := range doc.Drafts() {
		vs.drafts[d.Cell] = d
	}
	vs.load(doc.Visit())
	return vs
}

// load takes the visit as it stands in the file.
func (vs *visiting) load(v *checklist.Visit) {
	vs.v = v
	vs.sheet = assessment.NewSheet(vs.c, v)
	vs.assess()
}

// asOf is the visit for putting into words what was recorded at a time: by the
// checklist that it had then. After a move an item may be of another kind, or not
// there at all.
func (vs *visiting) asOf(t time.Time) *visiting {
	for _, p := range slices.Backward(vs.past) {
		if !p.Since.After(t) {
			then := *vs
			then.c = p.List
			return &then
		}
	}
	return vs
}

func (vs *visiting) assess() {
	vs.res = vs.sheet.Result()
	vs.then = vs.sheet.AsClosed(vs.res)
	vs.ahead = vs.sheet.Opened()
}

// lang is the language in which texts of the checklist are shown.
func (vs *visiting) lang() string {
	if vs.host {
		return vs.sh.lang
	}
	return vs.sh.own
}

// preview evaluates an answer that is not recorded yet.
func (vs *visiting) preview(item string, a checklist.Answer) (*assessment.Result, assessment.Range, string) {
	old, had := vs.v.Answers[item]
	vs.v.Answers[item] = a
	return vs.tried(item, func() {
		if had {
			vs.v.Answers[item] = old
		} else {
			delete(vs.v.Answers, item)
		}
	})
}

// foresee evaluates a change that is not recorded yet: a line, or an answer.
func (vs *visiting) foresee(item string, c checklist.Change) (*assessment.Result, assessment.Range, string) {
	return vs.tried(item, vs.v.Try(c))
}

// tried evaluates the visit as it stands for the moment, and an item of it, and takes
// back what is tried.
func (vs *visiting) tried(item string, undo func()) (res *assessment.Result, r assessment.Range, fault string) {
	vs.sheet.Update(item)
	res, r, fault = vs.sheet.Result(), vs.sheet.Range(item), vs.sheet.Fault(item)
	undo()
	vs.sheet.Update(item)
	return res, r, fault
}

// broughtForward returns why a branch brought an item forward, or nil.
func (vs *visiting) broughtForward(item string) *assessment.Forward {
	for i := range vs.ahead {
		if vs.ahead[i].Item == item {
			return &vs.ahead[i]
		}
	}
	return nil
}
