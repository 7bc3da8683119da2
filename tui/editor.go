package tui

import (
	"cmp"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/tui/loop"
)

// editorReadyMsg says that the text lies in a file for the editor.
type editorReadyMsg struct {
	path, text string
	err        error
}

// editedMsg is what came back from the editor.
type editedMsg struct {
	text string
	err  error
	left string // file with what the editor wrote, where it cannot be taken over
}

// hint says what may help after err.
func (m editedMsg) hint() string {
	if m.left != "" {
		return "what it wrote is in " + m.left
	}
	return "set EDITOR to the program you use"
}

// editText puts a text into a private file, for $VISUAL or $EDITOR.
func editText(text string) tea.Cmd {
	return func() tea.Msg {
		dir, err := os.MkdirTemp("", "gemba-note-")
		if err != nil {
			return editorReadyMsg{err: err}
		}
		path := filepath.Join(dir, "note.txt")
		return editorReadyMsg{path, text, os.WriteFile(path, []byte(text), 0o600)}
	}
}

// editorCommand is the call of an editor on a file. Its name is a command as a
// shell reads it, with arguments and quotes, unless all of it is the path of a
// program: that may have blanks in it.
func editorCommand(name, path string) *exec.Cmd {
	if _, err := exec.LookPath(name); err == nil {
		return exec.Command(name, path) //nolint:gosec,noctx // the user's own editor, as long as they like
	}
	if runtime.GOOS == "windows" {
		words := strings.Fields(name)
		return exec.Command(words[0], append(words[1:], path)...) //nolint:gosec,noctx // as above
	}
	return exec.Command("/bin/sh", "-c", name+` "$1"`, "sh", path) //nolint:gosec,noctx // as above
}

// exec hands the terminal to the editor and reads the text afterwards.
func (m editorReadyMsg) exec() tea.Cmd {
	if m.err != nil {
		return func() tea.Msg { return editedMsg{err: m.err} }
	}
	name := cmp.Or(strings.TrimSpace(os.Getenv("VISUAL")), strings.TrimSpace(os.Getenv("EDITOR")), "vi")
	return loop.Exec(editorCommand(name, m.path), func(err error) tea.Msg {
		var exit *exec.ExitError
		if errors.As(err, &exit) && (exit.ExitCode() == 126 || exit.ExitCode() == 127) { // what a shell says of it
			err = errors.New(name + " cannot be started")
		}
		return m.takeBack(err)
	})
}

// takeBack reads what the editor wrote, and deletes it, unless it would be lost.
func (m editorReadyMsg) takeBack(failed error) editedMsg {
	b, err := os.ReadFile(m.path)
	if err == nil && lettersIn(string(b)) > mostLetters {
		err = errors.New("the text is longer than a note can be")
	}
	if err := cmp.Or(failed, err); err != nil && len(b) > 0 && string(b) != m.text {
		return editedMsg{err: err, left: m.path}
	}
	os.RemoveAll(filepath.Dir(m.path))
	return editedMsg{text: string(b), err: cmp.Or(failed, err)}
}
