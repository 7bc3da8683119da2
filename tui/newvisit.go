package tui

import (
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
