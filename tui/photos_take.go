package tui

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// takenMsg is a file that was taken into the visit, or why it was not.
type takenMsg struct {
	vs   *visiting
	name string
	made checklist.Attachment
	err  error
}

// takeIn takes a file into the visit, in its turn behind what is being saved.
func (vs *visiting) takeIn(path, item string) tea.Cmd {
	if why := vs.closedWhy(); why != "" {
		vs.sh.say(why, vs.sh.penHint())
		return nil
	}
	msg := &takenMsg{vs: vs, name: filepath.Base(path)}
	doc := vs.doc
	vs.sh.say("taking in "+msg.name, "")
	return vs.sh.push(write{
		run: func(ctx context.Context) (checklist.Saved, error) {
			made, saved, err := doc.Attach(ctx, path, item)
			msg.made, msg.err = made, err
			// A file that cannot be kept must not hold up what comes after it.
			return saved, nil
		},
		then: func() tea.Msg { return *msg },
	})
}

// arrive puts the new attachment on the list.
func (m takenMsg) arrive(a *App) tea.Cmd {
	if m.err != nil {
		hint := "check the path"
		if errors.Is(m.err, checklist.ErrInvalid) {
			hint = "another copy of it, or a smaller one, may do"
		}
		a.say(m.name+" was not taken in: "+checklist.Line(m.err.Error()), hint)
		return nil
	}
	if a.visit != m.vs {
		return nil
	}
	for _, c := range m.made.Changes() {
		m.vs.v.Apply(c)
	}
	a.say(m.made.Name+" is in the visit", "c writes what is to be seen")
	if p, ok := a.top().(*photos); ok {
		p.at = m.made.ID
		return p.prepare()
	}
	return nil
}

// askPath asks for the path of a file.
func (p *photos) askPath() screen {
	d := &dialog{
		sh: p.sh, head: p.header, title: p.title(), verb: "take in",
		about: "A photograph is turned upright, made small and loses the position that a camera may have written into it. The file itself is only read. A file that is dragged onto the terminal types its path here.",
		form:  newForm(p.sh, []field{{name: "path", label: "Path", check: required}}),
		done: func(f *form) tea.Cmd {
			return tea.Batch(p.sh.back(), p.takeIn(typedPath(f.get("path")), p.item()))
		},
	}
	return d.within(p.visiting, checklist.Cell{Kind: checklist.KindPhoto, Key: p.item(), Field: "path"})
}

// typedPath makes a path out of what was typed, pasted or dragged: with quotes
// around it, with escaped spaces, as an address of a file, with ~ for home.
func typedPath(text string) string {
	if n := len(text); n > 1 && (text[0] == '\'' || text[0] == '"') && text[n-1] == text[0] {
		text = text[1 : n-1]
	} else if filepath.Separator == '/' {
		text = strings.ReplaceAll(text, `\ `, " ")
	}
	if u, err := url.Parse(text); err == nil && u.Scheme == "file" {
		text = filepath.FromSlash(u.Path)
	}
	if rest, ok := strings.CutPrefix(text, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			text = filepath.Join(home, rest)
		}
	}
	return text
}

// photoFolder is what arrived in the folder of a phone.
type photoFolder struct {
	*visiting
	still
	it     *checklist.Item
	at     int
	marked map[string]bool // paths that are taken in together
}

// openFolder lists the folder, or asks which one it is.
func (p *photos) openFolder() tea.Cmd {
	if p.folder.path == "" {
		return p.sh.open(askFolder(p.visiting, p.it))
	}
	return p.sh.open(&photoFolder{visiting: p.visiting, it: p.it, marked: map[string]bool{}})
}

// askFolder asks in which folder the pictures of a phone arrive.
func askFolder(vs *visiting, it *checklist.Item) screen {
	return &dialog{
		sh: vs.sh, head: vs.header, title: "the folder of your phone", verb: "watch it",
		about: "The folder on this computer into which your phone copies its pictures: by a cable, or by a program that keeps folders alike. It is looked at while a visit is open, and nothing in it is changed. Empty for none.",
		form:  newForm(vs.sh, []field{{name: "folder", label: "Folder", value: vs.folder.path}}),
		done: func(f *form) tea.Cmd {
			folder, lib, ctx := f.get("folder"), vs.app.lib, vs.app.ctx
			if folder != "" {
				folder = typedPath(folder)
			}
			return func() tea.Msg { return watchedMsg{vs, it, lib.WatchPhotos(ctx, folder)} }
		},
	}
}

// watchedMsg says whether the folder can be watched.
type watchedMsg struct {
	vs  *visiting
	it  *checklist.Item
	err error
}

func (m watchedMsg) arrive(a *App) tea.Cmd {
	if m.err != nil {
		a.say("this folder cannot be watched: "+checklist.Line(m.err.Error()), "name one that exists")
		return nil
	}
	m.vs.folder = watched{}
	return tea.Batch(a.back(), m.vs.lookFolder())
}

func (s *photoFolder) enter() tea.Cmd { return tea.Batch(s.lookFolder(), s.prepare()) }

func (s *photoFolder) move(by int) tea.Cmd {
	return tea.Batch(stepped(&s.at, by, len(s.folder.files)), s.prepare())
}

func (s *photoFolder) here() *PhotoFile {
	if s.at >= len(s.folder.files) {
		return nil
	}
	return &s.folder.files[s.at]
}

// prepare loads the picture under the cursor.
func (s *photoFolder) prepare() tea.Cmd {
	if f := s.here(); f != nil {
		return s.readied(f.Path, s.app.lib.LookAt)
	}
	return nil
}

func (s *photoFolder) actions() []action {
	none := func() string {
		switch {
		case s.here() != nil:
			return ""
		case s.folder.err != nil:
			return "the folder cannot be read just now; it is looked at again by itself"
		}
		return "nothing has arrived in the folder yet"
	}
	acts := []action{
		{keys: []string{"enter"}, name: "take in", about: "take in the one under the cursor, or all that are marked", when: none, run: s.take},
		{keys: []string{"space"}, name: "mark", about: "mark it, to take in several at once", when: none, run: s.mark},
		down("next and previous; the arrow keys too", s.move),
		up(s.move),
		{keys: []string{"pgdown"}, hint: "pgdn pgup", about: "a page down and up", quiet: true, run: func() tea.Cmd { return s.move(+8) }},
		{keys: []string{"pgup"}, quiet: true, run: func() tea.Cmd { return s.move(-8) }},
		{keys: []string{"W"}, name: "other folder", about: "name another folder", run: func() tea.Cmd { return s.sh.open(askFolder(s.visiting, s.it)) }},
	}
	return append(acts, common(s.sh, s.sh.back)...)
}

func (s *photoFolder) mark() tea.Cmd {
	path := s.here().Path
	if s.marked[path] {
		delete(s.marked, path)
	} else {
		s.marked[path] = true
	}
	return s.move(+1)
}

// take takes in what is marked, the oldest first, and goes back to the list.
func (s *photoFolder) take() tea.Cmd {
	item := ""
	if s.it != nil {
		item = s.it.ID
	}
	var cmds []tea.Cmd
	for _, f := range slices.Backward(s.folder.files) {
		if s.marked[f.Path] || len(s.marked) == 0 && f.Path == s.here().Path {
			cmds = append(cmds, s.takeIn(f.Path, item))
		}
	}
	return tea.Batch(append(cmds, s.sh.back())...)
}
