package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/report"
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

// finish hands the form over, unless something in it is wrong.
func (d *dialog) finish() tea.Cmd {
	if why, i := d.form.problem(); why != "" {
		d.form.focus(i)
		d.sh.say(d.form.fields[i].label+": "+d.sh.said(why), "")
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
		keysPage(d.sh),
		amongFields(d.lastHint()),
		amongChoices(),
	}...)
}

// lastHint says what enter does on the last field.
func (d *dialog) lastHint() string {
	return report.OnScreen(d.sh.own, "previous and next field; enter on the last one is %s", d.sh.named(d.verb))
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
