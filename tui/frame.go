package tui

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

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
