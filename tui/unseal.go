package tui

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// Sealing says what opens an encrypted file.
type Sealing int

// An ordinary file is not sealed.
const (
	NotSealed    Sealing = iota
	ByPassphrase         // a passphrase opens it
	ForKey               // the file of a key opens it
)

// Unsealed is where the visit file lies that an encrypted one was opened as.
type Unsealed struct {
	Path  string
	Visit string // its visit, where it holds just one
}

// unsealedMsg is the outcome of opening an encrypted file.
type unsealedMsg struct {
	to  Unsealed
	err error
}

// unsealing asks for what opens an encrypted file. What is typed there is never
// shown, stored or handed to another program.
type unsealing struct {
	dialog
	app *App
}

// newUnseal asks for the passphrase of an encrypted file, or for the file of the
// key that it is for.
func newUnseal(a *App, e Entry) screen {
	s := &unsealing{app: a}
	asked := field{name: "secret", label: "Passphrase", hint: "it is not shown while you type", secret: true}
	if e.Sealed == ForKey {
		asked = field{name: "secret", label: "Key file", hint: "that age-keygen wrote, such as ~/key.txt"}
	}
	s.dialog = dialog{
		sh: a.sh, title: "open " + checklist.Line(filepath.Base(e.Path)), verb: "open it", form: newForm(a.sh, []field{asked}),
		about: a.sh.tell("This copy is encrypted. Its visit is verified and written beside it as an ordinary visit file; the encrypted copy stays. Where that file is there already, this one gets a number, and %s merges the two.", a.sh.key(roomVisits, "m")),
	}
	s.done = func(f *form) tea.Cmd {
		secret, lib, ctx := f.field("secret").value, a.lib, a.ctx
		if why := required(secret); why != "" {
			a.sh.say(asked.label+" "+why, "")
			return nil
		}
		a.say("opening; this takes a moment", "")
		return a.await(func() tea.Msg {
			to, err := lib.Unseal(ctx, e.Path, secret)
			return unsealedMsg{to, err}
		})
	}
	return s
}

// arrive opens the visit that came out of an encrypted file, or lists it. What was
// typed in vain is taken out of the field: nobody can see what is wrong with it.
func (msg unsealedMsg) arrive(a *App) tea.Cmd {
	s, ok := a.top().(*unsealing)
	switch {
	case msg.err != nil:
		a.say("it is not opened: "+checklist.Line(msg.err.Error()), checklist.HintOf(msg.err))
		if f := s.secretField(); ok && f != nil {
			f.value = ""
			s.form.focus(s.form.at)
		}
		return nil
	case !ok:
		return nil
	}
	a.say("opened as "+checklist.Line(filepath.Base(msg.to.Path)), "")
	back := a.back()
	if msg.to.Visit == "" {
		return back
	}
	return tea.Batch(back, a.openVisit(msg.to.Path, msg.to.Visit, ""))
}

// secretField is the field of a passphrase, nil where a file is asked for.
func (s *unsealing) secretField() *field {
	if s == nil || !s.form.fields[0].secret {
		return nil
	}
	return &s.form.fields[0]
}
