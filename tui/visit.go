package tui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/uuid"

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
	delta  string                             // what the last answer changed, in one line
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
	vs.delta = vs.deltaWords(before, vs.res)
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

// typedIn has do record what was typed in a cell. The draft there is forgotten
// in the same step as the record is stored, so that a crash between the two
// cannot bring half of it back; where nothing is recorded, it is forgotten too.
func (vs *visiting) typedIn(cell checklist.Cell, do func() tea.Cmd) tea.Cmd {
	vs.settling = append(vs.settling, cell)
	cmd := do()
	vs.settling = slices.DeleteFunc(vs.settling, func(c checklist.Cell) bool { return c == cell })
	return tea.Batch(cmd, vs.saveDraft(cell, ""))
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
	return vs.record(checklist.Change{
		Cell:  checklist.Cell{Kind: checklist.KindAnswer, Key: item, Field: checklist.FieldValue},
		Value: a.Encode(), Cleared: a.State == checklist.Blank, Reason: reason,
	})
}

// preview evaluates an answer that is not recorded yet.
func (vs *visiting) preview(item string, a checklist.Answer) (*assessment.Result, assessment.Range, string) {
	old, had := vs.v.Answers[item]
	vs.v.Answers[item] = a
	vs.sheet.Update(item)
	res, r, why := vs.sheet.Result(), vs.sheet.Range(item), vs.sheet.Fault(item)
	if had {
		vs.v.Answers[item] = old
	} else {
		delete(vs.v.Answers, item)
	}
	vs.sheet.Update(item)
	return res, r, why
}

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
		key: "draft " + cell.Kind + " " + cell.Key + " " + cell.Field,
		run: func(ctx context.Context) (checklist.Saved, error) { return doc.SaveDraft(ctx, d) },
	})
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

// broughtForward returns why a branch brought an item forward, or nil.
func (vs *visiting) broughtForward(item string) *assessment.Forward {
	for i := range vs.ahead {
		if vs.ahead[i].Item == item {
			return &vs.ahead[i]
		}
	}
	return nil
}

// newID returns a fresh key for an observation or a commitment. Keys rise with
// time.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// short says what was answered, in a few cells, for the list of items.
func (vs *visiting) short(it *checklist.Item) string {
	return checklist.Line(vs.summary(it, vs.v.Answers[it.ID]))
}

func (vs *visiting) summary(it *checklist.Item, a checklist.Answer) string {
	switch a.State {
	case checklist.NotSeen:
		switch {
		case a.Begun() && it.Kind == checklist.Level:
			return vs.tell("no level yet")
		case a.Begun():
			return vs.tell("begun")
		}
		return vs.tell("not seen")
	case checklist.NA:
		return vs.tell("n/a")
	case checklist.Refused:
		return vs.tell("refused")
	case checklist.Blank:
		return ""
	case checklist.Answered:
	}
	if a.Confirmed {
		return vs.tell("confirmed")
	}
	switch it.Kind {
	case checklist.Level:
		return strconv.Itoa(a.Level) + " " + vs.tell(basisName(a.Basis))
	case checklist.Share:
		return vs.tell(shortSample(a.Sample))
	case checklist.Split, checklist.Ratio:
		return vs.shortPair(it, a)
	case checklist.Probe:
		return vs.given(a.Disclosure.Given)
	case checklist.Gaps:
		return vs.counted(len(a.Gaps), "gap")
	case checklist.Certificate:
		return vs.tell(a.Fields["status"])
	case checklist.Promises:
		return vs.tell("%d noted", len(vs.v.Commitments))
	case checklist.Words:
		return vs.tell("noted")
	default:
		return vs.tell("%d of %d", len(a.Fields), len(it.Fields))
	}
}

// given says what came of a probe: as the checklist has it where that is not
// English, where its name is a word.
func (vs *visiting) given(id string) string {
	if vs.english() {
		return id
	}
	return textOf(vs.c.Disclosures, id, vs.lang())
}

func basisName(basis string) string {
	if basis == "" {
		return "told"
	}
	return basis
}

func shortSample(s checklist.Sample) string {
	if s.Drawn == 0 {
		return "none drawn"
	}
	return fmt.Sprintf("%d %% %d/%d", 100*s.Fine/s.Drawn, s.Fine, s.Drawn)
}

// shortPair prints the two numbers that a split or a ratio compares.
func (vs *visiting) shortPair(it *checklist.Item, a checklist.Answer) string {
	var parts []string
	for _, role := range []string{"early", "late", "num", "den"} {
		for _, f := range it.Fields {
			if f.Role == role {
				parts = append(parts, a.Fields[f.Name])
			}
		}
	}
	if len(parts) != 2 {
		return vs.tell("noted")
	}
	return parts[0] + " : " + parts[1]
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// dayAndTime is how a day with a time is written.
const dayAndTime = "2006-01-02 15:04"

// stamp prints when something was observed: the time alone where it is the day
// of its entry.
func stamp(observed, entered time.Time) string {
	switch {
	case observed.IsZero():
		return clock(entered)
	case observed.Format(time.DateOnly) == entered.Format(time.DateOnly):
		return clock(observed)
	}
	return observed.Format(dayAndTime)
}

// clock prints the time of day.
func clock(t time.Time) string { return t.Format("15:04") }
