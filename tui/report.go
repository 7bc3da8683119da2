package tui

import (
	"context"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/report"
)

// reportMsg is the outcome of writing a report.
type reportMsg struct {
	path string
	err  error
}

// reportWriter writes the report that an order asks for to a file or a folder, or
// beside the visit file where that is empty, and says where it is.
type reportWriter func(ctx context.Context, o report.Order, to string) (string, error)

// reporting is the key that has the report of this visit written.
func (vs *visiting) reporting() action {
	return action{
		keys: []string{"r"}, name: "report", about: "write the report: a page, Markdown, a table or JSON; for us, the supplier or counsel", quiet: true,
		run: func() tea.Cmd { return vs.sh.open(orderReport(vs.app, vs.header, vs.v.Supplier, vs.doc.Report)) },
	}
}

// orderReport asks which report is wanted, and has it written once everything
// recorded before is in the file.
func orderReport(a *App, head func(int) string, name string, write reportWriter) screen {
	asked := newForm(a.sh, []field{
		formField("A table for a spreadsheet"),
		{name: "for", label: "For whom", kind: oneOf, value: string(report.Internal), options: labelledBy(audienceLabels)},
		languageField(a.sh),
		{name: "table", label: "Which table", kind: oneOf, value: report.Answers, options: labelledBy(tableLabels)},
		{name: "to", label: "Where", hint: "a folder, or a file; empty: beside the visit file"},
	})
	asked.field("table").off = func() string {
		if asked.get("form") != report.FormCSV {
			return "for a spreadsheet only"
		}
		return ""
	}
	asked.field("table").check = func(table string) string {
		if asked.get("form") != report.FormCSV {
			return ""
		}
		return tableOff(report.Audience(asked.get("for")), table)
	}
	const caution = "Read a copy before you hand it on: names inside texts are found only where somebody of that name recorded something."
	return &reportOrder{caution: caution, dialog: dialog{
		sh: a.sh, head: head, title: "report · " + checklist.Line(front(name, quotedCells)), form: asked, verb: "write it",
		about: "A report that lies there already stays: this one gets a number, or another name.",
		done:  func(f *form) tea.Cmd { return a.writeReport(orderOf(f), f.get("to"), write) },
	}}
}

// orderSuppliers asks in which form all suppliers of the library are wanted.
func orderSuppliers(a *App, write reportWriter) screen {
	asked := newForm(a.sh, []field{
		formField("A table for the purchasing system"),
		languageField(a.sh),
		{name: "to", label: "Where", hint: "a folder, or a file; empty: in the library"},
	})
	const caution = "It is for your own house: no supplier should read what stands here about another."
	return &reportOrder{caution: caution, dialog: dialog{
		sh: a.sh, title: "report · all suppliers", form: asked, verb: "write it",
		about: "Each supplier with its latest visit, and what the buyer's policy permits. A report that lies there already stays.",
		done:  func(f *form) tea.Cmd { return a.writeReport(orderOf(f), f.get("to"), write) },
	}}
}

// formField asks for the form of a report.
func formField(table string) field {
	return field{name: "form", label: "Form", kind: oneOf, value: report.FormHTML, options: keyed([]option{
		{report.FormHTML, "", "A page: read, print, forward"},
		{report.FormMarkdown, "", "Markdown: plain text for a mail"},
		{report.FormCSV, "", table},
		{report.FormJSON, "", "JSON: everything, for a program"},
	})}
}

// languageField asks for the language of a report.
func languageField(sh *shell) field {
	return field{name: "lang", label: "Language", kind: oneOf, value: sh.own, options: labelledBy(languageLabels)}
}

// reportOrder is the dialog in which a report is ordered.
type reportOrder struct {
	dialog
	caution string // said beside the report that is written
}

func orderOf(f *form) report.Order {
	o := report.Order{Form: f.get("form"), For: report.Audience(f.get("for")), Lang: f.get("lang")}
	if o.Form == report.FormCSV {
		o.Table = f.get("table")
	}
	return o
}

// writeReport has a report written behind what is in the outbox.
func (a *App) writeReport(o report.Order, to string, with reportWriter) tea.Cmd {
	a.say("writing the report", "")
	ctx := a.ctx
	return a.out.after(func() tea.Msg {
		path, err := with(ctx, o, to)
		return reportMsg{path, err}
	})
}

// reported says where a report is, on a screen of its own unless the visitor has
// gone on.
func (a *App) reported(msg reportMsg) tea.Cmd {
	if msg.err != nil {
		a.say("the report is not written: "+checklist.Line(msg.err.Error()), checklist.HintOf(msg.err))
		return nil
	}
	order, ok := a.top().(*reportOrder)
	if !ok {
		a.say("the report is written: "+msg.path, "")
		return nil
	}
	a.say("", "")
	return tea.Batch(a.back(), a.open(&reportDone{app: a, sh: a.sh, path: msg.path, caution: order.caution}))
}

// reportDone says where a report is, and opens it.
type reportDone struct {
	still

	app     *App
	sh      *shell
	path    string
	caution string
}

// viewedMsg is the outcome of opening a file with the system's program for it.
type viewedMsg struct{ err error }

// notOpened says why the system's program did not open a file, where it did not.
func (sh *shell) notOpened(msg tea.Msg, hint string) {
	if m, ok := msg.(viewedMsg); ok && m.err != nil {
		sh.say("it cannot be opened from here: "+checklist.Line(m.err.Error()), hint)
	}
}

func (r *reportDone) update(msg tea.Msg) tea.Cmd {
	r.sh.notOpened(msg, "the path above is where it lies")
	return nil
}

func (r *reportDone) actions() []action {
	acts := []action{{keys: []string{"enter"}, name: "look at it", about: "open the report with the system's own program", run: r.look}}
	return append(acts, common(r.sh, r.sh.back)...)
}

func (r *reportDone) look() tea.Cmd {
	lib, ctx, path := r.app.lib, r.app.ctx, r.path
	r.sh.say("opening "+filepath.Base(path), "")
	return func() tea.Msg { return viewedMsg{lib.View(ctx, path)} }
}

func (r *reportDone) view(w, h int) []string {
	d := &text{sh: r.sh, w: w - 4}
	d.add(r.sh.th.good, markDone+" "+r.sh.tell("the report is written"))
	d.gap()
	d.add(r.sh.th.bold, checklist.Line(filepath.Base(r.path)))
	d.add(r.sh.th.faint, r.sh.tell("in %s", checklist.Line(filepath.Dir(r.path))))
	d.gap()
	d.add(r.sh.th.text, r.sh.tell(r.caution))
	return r.sh.headed(r.sh.headOf(nil, w), "report", padded(d.lines), w, h)
}

// label is what a choice is called on the screen.
type label struct{ id, text string }

var (
	audienceLabels = []label{
		{string(report.Internal), "Us: the team and its reviewer"},
		{string(report.Supplier), "The supplier: no names, no candour, no points of single questions"},
		{string(report.Counsel), "Counsel: all of it, with the fact log"},
	}
	languageLabels = []label{{"en", "English"}, {"zh", "中文"}}
	tableLabels    = []label{
		{report.Answers, "Answers"}, {report.Lines, "Lines of the samples"}, {report.Probes, "Probes"}, {report.Facts, "The fact log"},
	}
)

// labelledBy makes choices of labels.
func labelledBy(labels []label) []option {
	out := make([]option, len(labels))
	for i, l := range labels {
		out[i] = option{id: l.id, label: l.text}
	}
	return keyed(out)
}

// tableOff says why a table is not for an audience.
func tableOff(a report.Audience, table string) string {
	switch {
	case table == report.Facts && a != report.Counsel:
		return "the fact log is for counsel only"
	case table == report.Probes && a == report.Supplier:
		return "the probes are not for the supplier"
	}
	return ""
}
