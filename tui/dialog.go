package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// dialog is a screen with one form on it: a new visit, a reason, a promise.
type dialog struct {
	sh    *shell
	head  func(w int) string // first line; nil for the program's name
	title string
	about string
	form  *form
	// done takes the form when it is complete and says what comes next. The
	// dialog stays open while the form has a problem.
	done func(*form) tea.Cmd
	// doubt asks once more before the form is handed over: about what, and what
	// the second time does. Nil or an empty question asks nothing.
	doubt func(*form) (question, hint string)
	// unfinished stores the fields while they are typed; nil where nothing
	// would be lost that is worth it.
	unfinished func(map[string]string) tea.Cmd
	// leave is what esc does; nil goes back.
	leave func() tea.Cmd
	exits bool              // leave ends the program
	shown map[string]string // the form as it was opened; nil keeps all of its fields
	drop  func() tea.Cmd    // forgets what is stored of the form; nil where nothing is
	verb  string            // what ctrl+s and the last enter do
	typed bool              // something changed since it was stored
	wrote bool              // text was typed, not only a choice made
	sure  bool              // throwing away was asked for once
	asked bool              // the doubt was told

	vs     *visiting      // whose visit it changes; nil for none
	cell   checklist.Cell // under which what is typed is kept
	again  func() *dialog // the same one, made anew, where it shows texts of the checklist
	review bool           // what it records may be recorded in a closed visit
}

func (d *dialog) enter() tea.Cmd { return nil }

func (d *dialog) typing() bool { return true }

func (d *dialog) keep() tea.Cmd { return d.saveDraft() }

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

func (d *dialog) update(msg tea.Msg) tea.Cmd {
	d.sure = false
	text := d.form.fields[d.form.at].kind == typed
	changed, past, cmd := d.form.update(msg)
	d.asked = d.asked && !changed
	d.typed, d.wrote = d.typed || changed, d.wrote || changed && text
	if past && d.form.locked {
		return d.sh.back()
	}
	if past {
		return tea.Batch(cmd, d.finish())
	}
	return cmd
}

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

// finish hands the form over, unless something in it is wrong.
func (d *dialog) finish() tea.Cmd {
	if why, i := d.form.problem(); why != "" {
		d.form.focus(i)
		d.sh.say(d.form.fields[i].label+": "+d.sh.tell(why), "")
		return nil
	}
	if d.doubted() {
		return nil
	}
	return d.done(d.form)
}

// doubted tells what is to be thought over before the form is handed over, once.
func (d *dialog) doubted() bool {
	if d.doubt == nil || d.asked {
		return false
	}
	question, hint := d.doubt(d.form)
	if question == "" {
		return false
	}
	d.asked = true
	d.sh.say(question, hint)
	return true
}

func (d *dialog) actions() []action {
	if d.form.locked {
		return lookKeys(d.sh)
	}
	leave := d.leave
	if leave == nil {
		leave = d.sh.back
	}
	acts := []action{
		{keys: []string{"ctrl+s"}, hint: "ctrl+s", name: d.verb, about: d.verb, run: d.finish},
		{keys: []string{"esc"}, name: "back", about: "go back without it", run: leave},
	}
	if d.exits {
		acts[1].name, acts[1].about = "quit", "quit; you are asked again at the next start"
	}
	if d.drop != nil {
		acts[1].about = "go back; what was typed is kept, and comes back with the same key"
		acts = append(acts, action{keys: []string{"ctrl+g"}, hint: "ctrl+g", name: "throw away", about: "go back and forget what was typed; asks once", quiet: true, run: d.discard})
	}
	if d.again != nil {
		acts = append(acts, d.vs.showingTyped(d.item, d.turn))
	}
	return append(acts, []action{
		{keys: []string{"f1"}, name: "keys", about: thisPage, run: d.sh.help},
		{hint: "↑ ↓ tab enter", about: "previous and next field; enter on the last one is " + d.verb},
		{hint: "← → space", about: "in a field with choices: the next one; or press the key of a choice"},
	}...)
}

// item is the one that is asked about, or nil.
func (d *dialog) item() *checklist.Item { return d.vs.c.Item(d.cell.Key) }

// turn shows the texts in the other language; what was typed stays.
func (d *dialog) turn() tea.Cmd {
	d.vs.host = !d.vs.host
	values, at := d.form.all(), d.form.at
	fresh := d.again()
	d.sh.say("", "")
	d.title, d.about, d.form = fresh.title, fresh.about, fresh.form
	d.form.put(values)
	d.form.focus(at)
	return nil
}

func (d *dialog) above(w, h int) []string {
	t := &text{sh: d.sh, w: w}
	if d.form.locked {
		t.add(d.sh.th.warn, d.vs.lockedLine())
	}
	if d.about != "" {
		t.add(d.sh.th.faint, d.sh.tell(d.about))
		t.atMost(h - 4 - d.form.least(w+2))
		t.gap()
	}
	return t.lines
}

func (d *dialog) view(w, h int) []string {
	title := d.title
	if d.form.locked {
		title += readOnly
	}
	above := d.above(w-4, h)
	body := append(padded(above), d.form.view(w-2, max(1, h-3-len(above)))...)
	return d.sh.headed(d.sh.headOf(d.head, w), title, body, w, h)
}

func (d *dialog) cursor(w, h int) *tea.Cursor {
	above := d.above(w-4, h)
	return shifted(d.form.cursor(w-2, max(1, h-3-len(above))), 1, 2+len(above))
}

// required says so while a field is empty.
func required(s string) string {
	if s == "" {
		return "is needed"
	}
	return ""
}

// newOther marks an item as not applicable, not seen or refused, or clears it.
func newOther(vs *visiting, it *checklist.Item) *dialog {
	a := vs.v.Answers[it.ID]
	options := []option{
		{string(checklist.NotSeen), "s", "Not seen: stays open, 0 to 100"},
		{string(checklist.NA), "n", "Not applicable, with a reason"},
		{string(checklist.Refused), "r", "Refused: asked and not given; counts as the worst answer, caps at C"},
		{"clear", "c", "Clear: as if it had not been asked"},
	}
	if !it.NA {
		options[1].label = "Not applicable: this item does not allow it"
	} else if s := it.NAWhen.In(vs.lang()); s != "" {
		options[1].label += ". Only when: " + s
	}
	value := ""
	if a.State != checklist.Answered {
		value = string(a.State)
	}
	f := newForm(vs.sh, []field{
		{name: "state", label: "Instead of an answer", kind: oneOf, value: value, options: options, check: func(s string) string {
			if s == string(checklist.NA) && !it.NA {
				return "this item does not allow not applicable; not seen leaves it open"
			}
			return required(s)
		}},
		{name: "reason", label: "Reason", value: a.Reason, hint: "not applicable: why. Refused: who, what, when"},
	})
	f.fields[1].check = func(s string) string {
		if s == "" && f.get("state") == string(checklist.NA) {
			return "not applicable needs a reason"
		}
		return ""
	}
	d := &dialog{
		sh: vs.sh, head: vs.header, title: it.ID, about: it.Prompt.In(vs.lang()), form: f, verb: "record",
		again: func() *dialog { return newOther(vs, it) },
		doubt: unexplained,
		done: func(f *form) tea.Cmd {
			b := checklist.Answer{State: checklist.State(f.get("state")), Reason: f.get("reason")}
			if f.get("state") == "clear" {
				b = checklist.Answer{}
			}
			return tea.Batch(vs.answer(it.ID, b, f.get("reason")), vs.sh.back())
		},
	}
	return d.within(vs, checklist.Cell{Kind: checklist.KindAnswer, Key: it.ID, Field: "other"})
}

// unexplained doubts a refusal without a word about it: the choice leads to the
// line of the reason by itself, so that a first enter may only mean yes.
func unexplained(f *form) (question, hint string) {
	if f.get("state") != string(checklist.Refused) || f.get("reason") != "" {
		return "", ""
	}
	f.focus(len(f.fields) - 1)
	return "who refused what, and when?", "type it, or enter once more records it without a reason"
}

// newReason says why an answer was corrected: the same value, recorded again
// with the reason beside it.
func newReason(vs *visiting, it *checklist.Item) screen {
	d := &dialog{
		sh: vs.sh, head: vs.header, title: it.ID + " · reason", about: "Why was this answer corrected? The value stays as it is.", verb: "record",
		form: newForm(vs.sh, []field{{name: "reason", label: "Reason", check: required}}),
		done: func(f *form) tea.Cmd {
			return tea.Batch(vs.answer(it.ID, vs.v.Answers[it.ID], f.get("reason")), vs.sh.back())
		},
	}
	return d.within(vs, checklist.Cell{Kind: checklist.KindAnswer, Key: it.ID, Field: "reason"})
}
