package tui

import (
	"cmp"
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// createdMsg is the outcome of making a visit file.
type createdMsg struct {
	doc Document
	err error
}

// newNewVisit asks what a visit is about. Only the supplier is needed.
func newNewVisit(a *App) screen {
	lists := a.lib.Checklists(a.ctx)
	was := a.lib.Unfinished(a.ctx)
	get := func(name, other string) string {
		if v, ok := was[name]; ok {
			return v
		}
		return other
	}
	c := listOf(lists, was[checklist.FieldChecklist])
	name, _ := a.lib.Identity()
	fields := []field{
		{name: checklist.FieldSupplier, label: "Supplier", value: get(checklist.FieldSupplier, ""), check: required, hint: "in any script"},
		{name: checklist.FieldSite, label: "Site", value: get(checklist.FieldSite, "")},
		{name: checklist.FieldOrder, label: "Order or product", value: get(checklist.FieldOrder, "")},
		{name: checklist.FieldDate, label: "Date", value: get(checklist.FieldDate, a.sh.now().Format(time.DateOnly)), offered: was[checklist.FieldDate] == "", check: checkDate, hint: dateHint, short: a.sh.today},
		{name: checklist.FieldVisitors, label: "Visitors", value: get(checklist.FieldVisitors, name)},
		a.checklistField(lists, c),
		{name: checklist.FieldScope, label: "Scope", kind: oneOf, value: get(checklist.FieldScope, c.DefaultScope()), options: a.scopeOptions(c), check: required, hint: "how much is asked; it is frozen with the visit and printed with the grade"},
		{name: checklist.FieldNotice, label: "Notice given", unit: "days", value: get(checklist.FieldNotice, ""), check: checkCount},
	}
	if len(lists) == 1 {
		fields = slices.DeleteFunc(fields, func(f field) bool { return f.name == checklist.FieldChecklist })
	}
	d := &dialog{sh: a.sh, title: "a new visit", form: newForm(a.sh, fields), verb: "begin the visit", done: a.create}
	if len(was) > 0 {
		d.wrote = true
		d.about = "Taken up again where it was left. ctrl+s begins the visit, ctrl+g throws it away."
	}
	d.unfinished = func(fields map[string]string) tea.Cmd {
		return a.out.push(write{key: "unfinished", run: func(ctx context.Context) (checklist.Saved, error) {
			return a.out.last, a.lib.SaveUnfinished(ctx, fields)
		}})
	}
	d.drop = func() tea.Cmd {
		d.typed = false
		return a.forgetUnfinished()
	}
	d.leave = d.putOff
	return &newVisit{d, a, lists}
}

// newFrame changes what a visit is about. Its scope is frozen.
func newFrame(vs *visiting) screen {
	fields := []field{
		{name: checklist.FieldSupplier, label: "Supplier", value: vs.v.Supplier, check: required},
		{name: checklist.FieldSite, label: "Site", value: vs.v.Site},
		{name: checklist.FieldOrder, label: "Order or product", value: vs.v.Order},
		{name: checklist.FieldDate, label: "Date", value: vs.v.Date, check: checkDate, hint: dateHint, short: vs.sh.today},
		{name: checklist.FieldVisitors, label: "Visitors", value: vs.v.Visitors},
		{name: checklist.FieldNotice, label: "Notice given", unit: "days", value: vs.v.Notice, check: checkCount},
		{name: "reason", label: "Why it changed", hint: "may stay empty"},
	}
	was := newForm(vs.sh, fields).values()
	if vs.v.Notice == "" {
		vs.noticed(fields)
	}
	d := &dialog{
		sh: vs.sh, head: vs.header, title: "this visit", about: vs.tell("The scope is frozen with the visit: %s.", cmp.Or(vs.scopeTitle(), vs.v.Scope)), verb: "record", form: newForm(vs.sh, fields),
		done: func(f *form) tea.Cmd {
			var changes []checklist.Change
			for _, e := range f.fields[:len(f.fields)-1] {
				if v := f.get(e.name); v != was[e.name] {
					changes = append(changes, checklist.Change{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: e.name}, Value: v, Reason: f.get("reason")})
				}
			}
			if len(changes) == 0 {
				return vs.sh.back()
			}
			return tea.Batch(vs.record(changes...), vs.sh.back())
		},
	}
	return d.within(vs, checklist.Cell{Kind: checklist.KindVisit, Field: "frame"})
}

// noticed fills in the notice given where an item has it already.
func (vs *visiting) noticed(fields []field) {
	for i := range vs.c.Items {
		it := &vs.c.Items[i]
		days := vs.v.Answers[it.ID].Fields[checklist.FrameNotice]
		if it.Scored() || it.Field(checklist.FrameNotice) == nil || days == "" {
			continue
		}
		for j := range fields {
			if fields[j].name == checklist.FieldNotice {
				fields[j].value = days
				return
			}
		}
	}
}

// newVisit is the dialog, and what happens when the file is there.
type newVisit struct {
	*dialog
	app   *App
	lists []*checklist.Checklist // that it can be made with
}

func (n *newVisit) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(createdMsg); ok {
		return n.created(m)
	}
	was := n.form.get(checklist.FieldChecklist)
	cmd := n.dialog.update(msg)
	if is := n.form.get(checklist.FieldChecklist); is != was {
		n.rescope(listOf(n.lists, is))
	}
	return cmd
}

// create makes the file of a new visit.
func (a *App) create(f *form) tea.Cmd {
	fields, lib, ctx := f.values(), a.lib, a.ctx
	return a.await(func() tea.Msg {
		doc, err := lib.Create(ctx, fields)
		return createdMsg{doc, err}
	})
}

// created goes on into the walk.
func (n *newVisit) created(m createdMsg) tea.Cmd {
	if m.err != nil {
		n.app.missed()
		n.sh.say("the visit could not be made: "+checklist.Line(m.err.Error()), "what you typed stays here")
		return nil
	}
	n.typed = false
	a := n.app
	forget := a.forgetUnfinished()
	a.stack = a.stack[:len(a.stack)-1]
	return tea.Batch(forget, a.opened(m.doc))
}

// forgetUnfinished drops what was typed for a new visit.
func (a *App) forgetUnfinished() tea.Cmd {
	return a.out.push(write{key: "unfinished", run: func(ctx context.Context) (checklist.Saved, error) {
		return a.out.last, a.lib.SaveUnfinished(ctx, nil)
	}})
}

// opened shows a visit.
func (a *App) opened(doc Document) tea.Cmd {
	a.visit = newVisiting(a, doc)
	if s := doc.Notice(); s != "" {
		a.announce(s, "")
	} else if s := a.visit.unfinishedWords(); s != "" {
		a.say(s, a.sh.key(roomWalk, "U")+" goes there")
	}
	return a.open(newWalk(a.visit))
}

// newIdentity asks once who is working.
func newIdentity(a *App) screen {
	d := &dialog{
		sh: a.sh, title: "who is working?", verb: "go on",
		about: "Your name and role stand beside each thing that you record, so that a team can put its copies together. They are kept on this computer and asked only once.",
		form: newForm(a.sh, []field{
			{name: "name", label: "Name", check: required},
			{name: "role", label: "Role", hint: "such as technical representative, reviewer"},
		}),
		leave: a.leave, exits: true,
	}
	d.done = func(f *form) tea.Cmd {
		name, role := f.get("name"), f.get("role")
		keep := a.out.push(write{run: func(ctx context.Context) (checklist.Saved, error) {
			return a.out.last, a.lib.Identify(ctx, name, role)
		}})
		return tea.Batch(keep, a.back())
	}
	return d
}
