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

// newReconcile settles one conflict: by choosing a version, or by joining texts
// into one, with a reason. Both answers stay in the history.
func newReconcile(vs *visiting, c Conflict) screen {
	var options []option
	about := vs.subject(c.Cell)
	for i, v := range c.Versions {
		n := strconv.Itoa(i + 1)
		options = append(options, option{n, n, checklist.Line(vs.choiceWords(&c, i) + " · " + vs.whoLine(v))})
		if why := vs.unsaid(&c, i); why != "" {
			about += "\n" + n + " " + vs.tell("because: %s", why)
		}
	}
	fields := []field{
		{name: "which", label: "What holds", kind: oneOf, check: required},
		{name: "reason", label: "Reason", check: required},
	}
	if !c.Removed && vs.c.Joinable(c.Cell) {
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
		return vs.tell("the item counts, with %s", vs.workedWords(c.Key, v))
	case !c.Removed:
		return vs.asOf(v.Entered).valueWords(c.Cell, v)
	case i == 0:
		return vs.asOf(v.Entered).valueWords(v.Cell, v)
	}
	part := vs.partName(v.Cell)
	if part == "" {
		return vs.tell("stays, with %s", vs.asOf(v.Entered).valueWords(v.Cell, v))
	}
	return vs.tell("stays, with %s", part+vs.colon()+vs.asOf(v.Entered).valueWords(v.Cell, v))
}

// unsaid is the reason of a version where its words do not have it yet.
func (vs *visiting) unsaid(c *Conflict, i int) string {
	why := checklist.Line(c.Versions[i].Reason)
	if strings.Contains(checklist.Line(vs.choiceWords(c, i)), why) {
		return ""
	}
	return why
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
