package tui

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// photos lists the photographs and papers of an item, or of the whole visit,
// and shows the one under the cursor.
type photos struct {
	*visiting
	it  *checklist.Item // nil: those that belong to no item are taken in
	all bool            // of the whole visit
	at  string          // id under the cursor
}

func newPhotos(vs *visiting, it *checklist.Item) *photos {
	p := &photos{visiting: vs, it: it, all: it == nil}
	p.sh.gr.forget()
	return p
}

// photographs is the key that leads to the photographs of an item, from every
// screen about it.
func photographs(vs *visiting, it func() *checklist.Item, keys ...string) action {
	return action{
		keys: keys, hint: keys[0], name: "photos", about: "photographs and papers: take them in, look at them", quiet: true,
		run: func() tea.Cmd { return vs.sh.open(newPhotos(vs, it())) },
	}
}

func (p *photos) enter() tea.Cmd {
	p.move(0)
	return tea.Batch(p.sh.gr.ask(), p.lookFolder(), p.prepare())
}

func (p *photos) update(msg tea.Msg) tea.Cmd {
	p.sh.notOpened(msg, "")
	return nil
}

func (p *photos) cursor(int, int) *tea.Cursor { return nil }

func (p *photos) item() string {
	if p.it == nil {
		return ""
	}
	return p.it.ID
}

// list are the attachments that are shown, the newest first.
func (p *photos) list() []checklist.Attachment {
	var out []checklist.Attachment
	for _, a := range slices.Backward(p.v.Attachments) {
		if p.all || a.Item == p.item() {
			out = append(out, a)
		}
	}
	return out
}

// here is the one under the cursor, or nil.
func (p *photos) here() *checklist.Attachment {
	list := p.list()
	i := slices.IndexFunc(list, func(a checklist.Attachment) bool { return a.ID == p.at })
	if i < 0 {
		return nil
	}
	return &list[i]
}

func (p *photos) move(by int) tea.Cmd {
	list := p.list()
	if len(list) == 0 {
		p.at = ""
		return nil
	}
	i := max(0, slices.IndexFunc(list, func(a checklist.Attachment) bool { return a.ID == p.at }))
	p.at = list[max(0, min(i+by, len(list)-1))].ID
	return p.prepare()
}

// prepare loads the picture under the cursor, and gives it to a terminal that
// draws it itself.
func (p *photos) prepare() tea.Cmd {
	a := p.here()
	if a == nil || !a.Picture() {
		return nil
	}
	return p.readied(a.SHA, p.doc.Picture)
}

func (p *photos) actions() []action {
	none := unless(func() bool { return p.here() != nil }, "there is none here yet: + takes one in, w one from the folder of your phone")
	noItem := unless(func() bool { return p.it != nil }, "these belong to the visit as a whole")
	acts := []action{
		{keys: []string{"+"}, name: "take in", about: "take in a file by its path", run: func() tea.Cmd { return p.sh.open(p.askPath()) }},
		{keys: []string{"w"}, name: "from folder", about: "take in what arrived in the folder of your phone", run: p.openFolder},
		{keys: []string{"W"}, about: "name the folder in which the pictures of your phone arrive", quiet: true, run: func() tea.Cmd { return p.sh.open(askFolder(p.visiting, p.it)) }},
		{keys: []string{"enter"}, name: "large", about: "show it as large as the screen", when: none, run: p.enlarge},
		{keys: []string{"v"}, name: "viewer", about: "open it with the system's viewer", when: none, run: func() tea.Cmd { return p.openWith(*p.here()) }},
		{keys: []string{"c"}, name: "caption", about: "write what is to be seen", when: none, run: func() tea.Cmd { return p.sh.open(p.askCaption()) }},
		{keys: []string{"m"}, name: "move", about: "say which item it is about", quiet: true, when: none, run: func() tea.Cmd { return p.sh.open(p.askItem()) }},
		{keys: []string{"d"}, name: "remove", about: "take it off the list; it stays in the history", when: none, run: func() tea.Cmd { return p.sh.open(p.askRemove()) }},
		{keys: []string{"tab"}, name: "all", about: "those of the whole visit, or of this item", when: noItem, run: p.toggleAll},
		hushed(down("next and previous; the arrow keys too", p.move)),
		up(p.move),
		p.sh.turning(p.turn),
	}
	return append(acts, common(p.sh, p.sh.back)...)
}

func (p *photos) toggleAll() tea.Cmd {
	p.all = !p.all
	return p.move(0)
}

// change records one part of the attachment under the cursor.
func (p *photos) change(field, value, reason string) tea.Cmd {
	cell := checklist.Cell{Kind: checklist.KindPhoto, Key: p.at, Field: field}
	return p.record(checklist.Change{Cell: cell, Value: value, Cleared: value == "", Reason: reason})
}

func (p *photos) askCaption() screen {
	a := *p.here()
	d := &dialog{
		sh: p.sh, head: p.header, title: "what is to be seen", verb: "record", about: checklist.Line(a.Name),
		form: newForm(p.sh, []field{{name: "caption", label: "Caption", value: a.Caption}}),
		done: func(f *form) tea.Cmd {
			if f.get("caption") == a.Caption {
				return p.sh.back()
			}
			return tea.Batch(p.change(checklist.FieldCaption, f.get("caption"), ""), p.sh.back())
		},
	}
	return d.within(p.visiting, checklist.Cell{Kind: checklist.KindPhoto, Key: a.ID, Field: checklist.FieldCaption})
}

func (p *photos) askItem() screen {
	a := *p.here()
	return &dialog{
		sh: p.sh, head: p.header, title: "which item is it about", verb: "record", about: checklist.Line(a.Name),
		form: newForm(p.sh, []field{{name: "item", label: "Item", value: a.Item, hint: "an item id; nothing for the visit as a whole", check: p.checkItem}}),
		done: func(f *form) tea.Cmd {
			if f.get("item") == a.Item {
				return p.sh.back()
			}
			return tea.Batch(p.change(checklist.FieldItem, f.get("item"), ""), p.sh.back())
		},
	}
}

func (p *photos) askRemove() screen {
	a := *p.here()
	return &dialog{
		sh: p.sh, head: p.header, title: "take it off the list", verb: "remove",
		about: fmt.Sprintf("%s stays in the history and in the file, and is in no report any more.", checklist.Line(a.Name)),
		form:  newForm(p.sh, []field{{name: "reason", label: "Why", hint: "may stay empty"}}),
		done: func(f *form) tea.Cmd {
			cmd := p.change(checklist.FieldDeleted, "1", f.get("reason"))
			p.sh.say("taken off the list", "")
			return tea.Batch(cmd, p.sh.back())
		},
	}
}

// openWith opens an attachment with the system's viewer.
func (vs *visiting) openWith(a checklist.Attachment) tea.Cmd {
	doc, lib, ctx := vs.doc, vs.app.lib, vs.app.ctx
	vs.sh.say("opening "+a.Name, "")
	return func() tea.Msg { return viewedMsg{openAttachment(ctx, doc, lib, a)} }
}

func openAttachment(ctx context.Context, doc Document, lib Library, a checklist.Attachment) error {
	path, err := doc.Extract(ctx, a)
	if err != nil {
		return err
	}
	return lib.View(ctx, path)
}

func (p *photos) kept() map[string]string { return map[string]string{"path": "+"} }

func (p *photos) seek(c checklist.Cell) string {
	if !slices.ContainsFunc(p.list(), func(a checklist.Attachment) bool { return a.ID == c.Key }) {
		return ""
	}
	p.at = c.Key
	return "c"
}
