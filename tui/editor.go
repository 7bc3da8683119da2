package tui

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/tui/loop"
)

// editorReadyMsg says that the text lies in a file for the editor.
type editorReadyMsg struct {
	path string
	err  error
}

// editedMsg is what came back from the editor.
type editedMsg struct {
	text string
	err  error
}

// maxEdited is the largest text that is taken back from an editor, in bytes.
const maxEdited = 900_000

// editText puts a text into a private file, for $VISUAL or $EDITOR.
func editText(text string) tea.Cmd {
	return func() tea.Msg {
		dir, err := os.MkdirTemp("", "gemba-note-")
		if err != nil {
			return editorReadyMsg{err: err}
		}
		path := filepath.Join(dir, "note.txt")
		return editorReadyMsg{path, os.WriteFile(path, []byte(text), 0o600)}
	}
}

// exec hands the terminal to the editor and reads the text afterwards.
func (m editorReadyMsg) exec() tea.Cmd {
	if m.err != nil {
		return func() tea.Msg { return editedMsg{err: m.err} }
	}
	name := os.Getenv("VISUAL")
	if name == "" {
		name = os.Getenv("EDITOR")
	}
	if name == "" {
		name = "vi"
	}
	words := strings.Fields(name)
	cmd := exec.Command(words[0], append(words[1:], m.path)...) //nolint:gosec,noctx // the user's own editor, as long as they like
	return loop.Exec(cmd, func(err error) tea.Msg {
		defer os.RemoveAll(filepath.Dir(m.path))
		if err != nil {
			return editedMsg{err: err}
		}
		b, err := os.ReadFile(m.path)
		if err == nil && len(b) > maxEdited {
			err = errors.New("the text is longer than a note can be")
		}
		return editedMsg{string(b), err}
	})
}
