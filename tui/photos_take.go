package tui

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
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
