package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

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

func (s *photoFolder) view(w, h int) []string {
	listW, _, _, _ := pictureLayout(w, h-1)
	inner := listW - 3
	th, m := s.sh.th, s.sh.m
	d := &text{sh: s.sh, w: inner}
	for i, f := range s.folder.files {
		lead, mark, style := " ", "  ", th.text
		if i == s.at {
			lead, style = th.focus.Render(markCursor), th.bold
		}
		if s.inVisit(f) {
			style = th.faint
		}
		if s.marked[f.Path] {
			mark = th.good.Render(markDone) + " "
		}
		right := f.Changed.In(s.sh.now().Location()).Format("01-02 15:04")
		if s.inVisit(f) {
			right = s.tell("in the visit")
		}
		d.raw(lead + mark + m.sides(style.Render(m.cut(checklist.Line(f.Name), inner-m.width(right)-4)), th.faint.Render(right), inner-2))
	}
	key, name, why := "", "", ""
	if f := s.here(); f != nil {
		key, name = f.Path, fmt.Sprintf("%s, %d kB", checklist.Line(f.Name), (f.Size+999)/1000)
	} else {
		why = s.folderLine()
	}
	return s.pictured("newest first", d.lines, s.at, key, name, why, w, h)
}
