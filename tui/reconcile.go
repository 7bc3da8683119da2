package tui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// reconciling stands before the field of a conflict in the cell under which what is
// typed about it is kept.
const reconciling = "reconcile "

// joined stands among the versions for a text of one's own.
const joined = "joined"

// joinable reports whether versions of a cell are texts that can be made into one.
func joinable(c checklist.Cell) bool {
	switch c.Kind {
	case checklist.KindEntry:
		return strings.HasPrefix(c.Field, "gap/") || strings.HasPrefix(c.Field, "cell/") || strings.HasPrefix(c.Field, "field/")
	case checklist.KindVisit:
		return slices.Contains([]string{checklist.FieldSupplier, checklist.FieldSite, checklist.FieldOrder, checklist.FieldVisitors}, c.Field)
	}
	return slices.Contains([]string{"text", "what", "role", "shown", "caption", "settled", "reason", "withdrawn"}, c.Field)
}

// newReconcile settles one conflict: by choosing a version, or by joining texts
// into one, with a reason. Both answers stay in the history.
func newReconcile(vs *visiting, c Conflict) screen {
	var options []option
	about := vs.subject(c.Cell)
	for i, v := range c.Versions {
		n := strconv.Itoa(i + 1)
		options = append(options, option{n, n, checklist.Line(vs.choiceWords(&c, i) + " · " + whoLine(v))})
		if v.Reason != "" {
			about += "\n" + n + " because: " + checklist.Line(v.Reason)
		}
	}
	fields := []field{
		{name: "which", label: "What holds", kind: oneOf, check: required},
		{name: "reason", label: "Reason", check: required},
	}
	if !c.Removed && joinable(c.Cell) {
		var texts []string
		for _, v := range c.Versions {
			texts = append(texts, checklist.Line(v.To))
		}
		options = append(options, option{joined, "b", "both, joined as below"})
		fields = append(fields, field{name: "text", label: "Joined", value: strings.Join(texts, " / ")})
	}
	fields[0].options = options
	d := &dialog{
		sh: vs.sh, head: vs.header, title: "what holds?", about: about, verb: "settle", form: newForm(vs.sh, fields),
		review: checklist.Reviewing(c.Cell),
		done:   func(f *form) tea.Cmd { return tea.Batch(vs.reconcile(c, f), vs.sh.back()) },
	}
	return d.within(vs, checklist.Cell{Kind: c.Kind, Key: c.Key, Field: reconciling + c.Field})
}

// choiceWords says what comes of choosing a version. Where one observer took an
// entry off its list and another changed it, each change means that it stays.
func (vs *visiting) choiceWords(c *Conflict, i int) string {
	v := c.Versions[i]
	switch {
	case c.Aside && i == 1:
		return "the item counts, with " + vs.workedWords(c.Key, v)
	case !c.Removed:
		return vs.versionWords(c.Cell, v)
	case i == 0:
		return vs.versionWords(v.Cell, v)
	}
	return "stays, with " + v.Field + ": " + vs.versionWords(v.Cell, v)
}

// reloadedMsg is the visit, read again from the file.
type reloadedMsg struct {
	visit *checklist.Visit
	err   error
}

// reconcile records what holds as a fact that replaces all versions shown.
func (vs *visiting) reconcile(c Conflict, f *form) tea.Cmd {
	change := checklist.Change{Cell: c.Cell, Value: f.get("text"), Reason: f.get("reason"), Entered: vs.sh.now()}
	ids := slices.Clone(c.Besides)
	for i, v := range c.Versions {
		ids = append(ids, v.ID)
		if f.get("which") == strconv.Itoa(i+1) {
			change.Value, change.Cleared = v.To, v.Cleared
			if c.Removed && i > 0 { // the entry stays
				change.Value, change.Cleared = "", true
			}
		}
	}
	settled := []checklist.Change{change}
	vs.settle(settled)
	doc, ctx := vs.doc, vs.app.ctx
	return vs.sh.push(write{
		run: func(ctx context.Context) (checklist.Saved, error) { return doc.Reconcile(ctx, settled[0], ids) },
		then: func() tea.Msg {
			v, err := doc.Reload(ctx)
			return reloadedMsg{v, err}
		},
	})
}
