package tui

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// writer is a screen for a text of any length: an observation, or the words of
// an item.
type writer struct {
	*visiting
	title  string
	it     *checklist.Item // nil for the visit as a whole
	cell   checklist.Cell  // of the draft
	area   textarea.Model
	was    string // text before, so that leaving it alone records nothing
	begun  time.Time
	moved  bool   // it was observed at another time than it was begun, or than it says
	known  bool   // it is there already, so that its time alone may change
	sure   bool   // throwing away was asked for once
	locked bool   // only to be looked at: the visit is closed
	whole  string // the text where it has more lines than the area holds: only the editor changes it
	save   func(text string, observed time.Time) tea.Cmd
}

func newWriter(vs *visiting, title string, it *checklist.Item, cell checklist.Cell, was string) *writer {
	a := textarea.New()
	a.Prompt, a.ShowLineNumbers, a.CharLimit, a.MaxHeight = "", false, 0, 0
	a.SetStyles(vs.sh.th.area())
	a.SetVirtualCursor(false)
	w := &writer{visiting: vs, title: title, it: it, cell: cell, area: a, was: was, begun: vs.sh.now()}
	text := was
	if d, ok := vs.drafts[cell]; ok {
		text, w.begun = d.Text, d.At
	}
	w.takeUpWhen()
	w.fill(checklist.Block(text))
	w.area.MoveToEnd()
	return w
}

// fill puts a text into the area, which shows the beginning of one that it cannot
// hold.
func (w *writer) fill(text string) {
	w.whole = ""
	if linesOf(text) > mostLines {
		w.whole = text
	}
	w.area.SetValue(text)
}

func (w *writer) enter() tea.Cmd { return w.area.Focus() }

func (w *writer) typing() bool { return true }

func (w *writer) text() string {
	return strings.TrimRight(checklist.Block(cmp.Or(w.whole, w.area.Value())), " \n")
}

func (w *writer) keep() tea.Cmd {
	if w.locked {
		return nil
	}
	return w.typedIn(w.cell, func() tea.Cmd {
		text := w.text()
		if text == "" || text == w.was && (!w.known || !w.moved) {
			w.moved = false
			return w.saveWhen()
		}
		w.was, w.moved = text, false
		return tea.Batch(w.save(text, w.begun), w.saveWhen())
	})
}

func (w *writer) saveDraft() tea.Cmd {
	if text := w.text(); !w.locked && text != w.was {
		return w.visiting.saveDraft(w.cell, text)
	}
	return nil
}

func (w *writer) update(msg tea.Msg) tea.Cmd {
	w.sure = false
	switch msg := msg.(type) {
	case editedMsg:
		if msg.err != nil {
			w.sh.say("the editor did not work: "+checklist.Line(msg.err.Error()), msg.hint())
			return nil
		}
		w.fill(checklist.Block(msg.text))
		w.area.MoveToEnd()
		return w.saveDraft()
	case tea.PasteMsg:
		if w.whole != "" {
			w.sh.say(w.tooLong())
			return nil
		}
		msg.Content = checklist.Block(breaks.Replace(msg.Content))
		if lines := w.area.LineCount() + strings.Count(msg.Content, "\n"); lines > mostLines {
			w.sh.tooMuch(lines, mostLines, "lines")
			return nil
		}
		if n := lettersIn(w.area.Value(), msg.Content); n > mostLetters {
			w.sh.tooMuch(n, mostLetters, "characters")
			return nil
		}
		return w.pass(msg)
	}
	return w.pass(msg)
}

// pass hands a message to the text area, unless it is a key that the area has no
// use for.
func (w *writer) pass(msg tea.Msg) (cmd tea.Cmd) {
	if w.locked || w.whole != "" {
		return w.look(msg)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && k.Text == "" && !w.edits(k) {
		w.sh.say(k.String()+" does nothing here", "f1 shows every key")
		return nil
	}
	w.area, cmd = w.area.Update(msg)
	return cmd
}

// look moves over a text that is only looked at.
func (w *writer) look(msg tea.Msg) (cmd tea.Cmd) {
	switch k, ok := msg.(tea.KeyPressMsg); {
	case !ok:
	case slices.Contains([]string{"up", "down", "left", "right", "home", "end", "pgup", "pgdown"}, k.String()):
		w.area, cmd = w.area.Update(msg)
	case w.locked:
		w.sh.say("nothing can be changed here: the visit is closed", w.sh.penHint())
	default:
		w.sh.say(w.tooLong())
	}
	return cmd
}

// tooLong says why a text cannot be changed in the area, and how it can.
func (w *writer) tooLong() (what, hint string) {
	return fmt.Sprintf("this text has %d lines, and %d are the most that can be changed here", linesOf(w.whole), mostLines), "ctrl+e opens all of it in $EDITOR"
}

// edits reports whether the text area has a use for a key.
func (w *writer) edits(k tea.KeyPressMsg) bool {
	bindings := reflect.ValueOf(w.area.KeyMap)
	for i := range bindings.NumField() {
		if b, ok := bindings.Field(i).Interface().(key.Binding); ok && key.Matches(k, b) {
			return true
		}
	}
	return false
}

func (w *writer) actions() []action {
	if w.locked {
		return lookKeys(w.sh)
	}
	third := action{keys: []string{"ctrl+t"}, hint: "ctrl+t", name: "when", about: "say when it was observed, if that was earlier", run: func() tea.Cmd { return w.sh.open(newWhen(w)) }}
	if w.it != nil && w.cell.Kind == checklist.KindAnswer { // an answer has its time by itself
		third = loud(w.showingTyped(func() *checklist.Item { return w.c.Item(w.cell.Key) }, w.turn))
	}
	acts := []action{
		{keys: []string{"ctrl+s", "esc"}, hint: "esc", name: "keep", about: "keep the text and go back", run: w.sh.back},
		{keys: []string{"ctrl+e"}, hint: "ctrl+e", name: "editor", about: "go on in $EDITOR", run: func() tea.Cmd { return w.sh.editor(cmp.Or(w.whole, w.area.Value())) }},
		third,
		{keys: []string{"ctrl+g"}, hint: "ctrl+g", name: "throw away", about: "go back without this text; asks once", run: w.discard},
		keysPage(w.sh),
	}
	if it := w.c.Item(w.cell.Key); it != nil {
		acts = append(acts, w.asking(it, "f3"))
	}
	return acts
}

// discard leaves the text as it was before. It takes a second word where there
// is something to lose.
func (w *writer) discard() tea.Cmd {
	if w.text() != w.was && !w.sure {
		w.sure = true
		w.sh.say("ctrl+g once more throws away what you typed here", "any other key goes on")
		return nil
	}
	w.fill(w.was)
	w.moved = false
	return tea.Batch(w.saveWhen(), w.sh.back())
}
