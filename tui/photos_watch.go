package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// watched is the folder of a phone as it was seen last.
type watched struct {
	path  string
	files []PhotoFile
	known bool // it was looked at; what comes now is new
	busy  bool
	err   error
}

// folderMsg is a look at the folder.
type folderMsg struct {
	vs    *visiting
	path  string
	files []PhotoFile
	err   error
}

// lookFolder looks at the folder in the background.
func (vs *visiting) lookFolder() tea.Cmd {
	if vs.folder.busy {
		return nil
	}
	vs.folder.busy = true
	lib, ctx := vs.app.lib, vs.app.ctx
	return func() tea.Msg {
		path, files, err := lib.Photos(ctx)
		return folderMsg{vs, path, files, err}
	}
}

// lookEvery is how many seconds pass between two looks at the folder.
const lookEvery = 4

// watchFolder looks at the folder from time to time while a visit is open, if
// there is one.
func (a *App) watchFolder(second int) tea.Cmd {
	if a.visit == nil || second%lookEvery != 0 || a.visit.folder.known && a.visit.folder.path == "" {
		return nil
	}
	return a.visit.lookFolder()
}

// arrive takes what is in the folder, and says so where something is new.
func (m folderMsg) arrive(a *App) tea.Cmd {
	if a.visit != m.vs {
		return nil
	}
	was := m.vs.folder
	m.vs.folder = watched{path: m.path, files: m.files, known: true, err: m.err}
	if was.known && was.path == m.path && m.err == nil {
		if name := newest(was.files, m.files); name != "" {
			a.say(name+" has arrived", a.sh.key(roomWalk, "P")+" w takes it in")
		}
	}
	return a.prepare()
}

// newest is the newest file that was not there before.
func newest(before, now []PhotoFile) string {
	if len(now) == 0 {
		return ""
	}
	for _, f := range before {
		if f.Path == now[0].Path {
			return ""
		}
	}
	return now[0].Name
}

// inVisit reports whether a file of this name is in the visit. A camera uses a
// name again only after ten thousand pictures.
func (vs *visiting) inVisit(f PhotoFile) bool {
	for _, a := range vs.v.Attachments {
		if a.Name == checklist.Line(f.Name) {
			return true
		}
	}
	return false
}
