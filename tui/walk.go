package tui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// walk is where the day is spent: the sections, the items of one of them, the
// item under the cursor, and the live assessment.
type walk struct {
	*visiting
	still
	groups []group
	group  int                // section shown
	at     map[string]int     // cursor in each section, by its id
	basis  string             // item whose level was just given and whose basis is asked
	before *assessment.Result // before the level whose basis is asked
	redone string             // item that was answered anew; a reason may follow
	from   origin             // the page that led here, to go back to
	stood  string             // last place of an item under the cursor
	led    string             // item that the next best led to
	beside string             // item that was gone to though the scope does not ask it
}

// group is one entry of the list of sections. The first one holds what the
// branches of the checklist have brought forward, while there is any.
type group struct {
	id, title string
	items     []*checklist.Item
}

const forwardGroup = "»"

func newWalk(vs *visiting) *walk {
	w := &walk{visiting: vs, at: map[string]int{}}
	w.regroup()
	if len(w.groups) > 1 && w.groups[0].id == forwardGroup {
		w.group = 1
	}
	w.resume()
	return w
}

// regroup lists the sections anew, keeping the one that is shown. What the scope
// does not ask is among their items where something is recorded about it: nobody
// looks for it elsewhere.
func (w *walk) regroup() {
	shown := ""
	if len(w.groups) > 0 {
		shown = w.groups[w.group].id
	}
	w.groups = w.groups[:0]
	if len(w.ahead) > 0 {
		g := group{id: forwardGroup, title: w.tell("Come forward")}
		for _, f := range w.ahead {
			g.items = append(g.items, w.c.Item(f.Item))
		}
		w.groups = append(w.groups, g)
	}
	recorded := w.v.Recorded()
	listed := make([]*checklist.Item, 0, len(w.c.Items)) // of all sections: this runs at every answer
	for i := range w.c.Sections {
		s, from := &w.c.Sections[i], len(listed)
		for j := range w.c.Items {
			if it := &w.c.Items[j]; it.Section == s.ID && w.lists(it, recorded) {
				listed = append(listed, it)
			}
		}
		if items := slices.Clip(listed[from:]); len(items) > 0 {
			w.groups = append(w.groups, group{s.ID, s.Title.In(w.lang()), items})
		}
	}
	w.group = max(0, slices.IndexFunc(w.groups, func(g group) bool { return g.id == shown }))
}

// lists reports whether an item stands in its section, given what something is
// recorded about.
func (w *walk) lists(it *checklist.Item, recorded []string) bool {
	if it.InScope(w.v.Scope) || it.ID == w.beside {
		return true
	}
	_, there := slices.BinarySearch(recorded, it.ID)
	return there
}

func (w *walk) enter() tea.Cmd {
	w.basis = ""
	w.regroup()
	return nil
}

// reloaded takes what came in from the file.
func (w *walk) reloaded(v *checklist.Visit) {
	w.load(v)
	w.regroup()
}

func (w *walk) items() []*checklist.Item {
	if len(w.groups) == 0 {
		return nil
	}
	return w.groups[w.group].items
}

// index is the cursor in the section that is shown.
func (w *walk) index() int {
	if len(w.groups) == 0 {
		return 0
	}
	return min(w.at[w.groups[w.group].id], max(0, len(w.items())-1))
}

// item is the item under the cursor, or nil.
func (w *walk) item() *checklist.Item {
	items := w.items()
	if len(items) == 0 {
		return nil
	}
	return items[w.index()]
}

// to moves the cursor in the section.
func (w *walk) to(i int) tea.Cmd {
	w.basis, w.redone = "", ""
	if len(w.groups) > 0 {
		w.at[w.groups[w.group].id] = max(0, min(i, len(w.items())-1))
	}
	return nil
}

// down goes to the next item, past the end of a section into the next one.
func (w *walk) down() tea.Cmd {
	if w.index()+1 < len(w.items()) {
		return w.to(w.index() + 1)
	}
	if w.group+1 < len(w.groups) && w.groups[w.group].id != forwardGroup {
		w.group++
		return w.to(0)
	}
	return nil
}

func (w *walk) up() tea.Cmd {
	if w.index() > 0 {
		return w.to(w.index() - 1)
	}
	if w.group > 0 && w.groups[w.group-1].id != forwardGroup {
		w.group--
		return w.to(len(w.items()) - 1)
	}
	return nil
}

func (w *walk) section(by int) tea.Cmd {
	w.basis = ""
	if n := len(w.groups); n > 0 {
		w.group = (w.group + by + n) % n
	}
	return nil
}

// show puts the cursor on an item, in its own section.
func (w *walk) show(id string) bool {
	if w.listed(id) {
		return true
	}
	if w.c.Item(id) == nil {
		return false
	}
	w.beside = id
	w.regroup()
	return w.listed(id)
}

// listed goes to an item if it is in the list of a section.
func (w *walk) listed(id string) bool {
	for g := range w.groups {
		if w.groups[g].id == forwardGroup {
			continue
		}
		i := slices.IndexFunc(w.groups[g].items, func(it *checklist.Item) bool { return it.ID == id })
		if i >= 0 {
			w.group, w.at[w.groups[g].id] = g, i
			return true
		}
	}
	return false
}

// keepPlace lists the sections anew after an answer, with the cursor where it
// was: an item that leaves the list of those brought forward must not shift it.
func (w *walk) keepPlace() {
	it := w.item()
	w.regroup()
	if it != nil && w.item() != it {
		w.show(it.ID)
	}
}

// back goes to the page that led here, else out of the visit.
func (w *walk) back() tea.Cmd {
	if from := w.from; from.page != nil {
		w.from = origin{}
		return w.sh.open(from.page)
	}
	return w.leave()
}

// origin is a page that led to an item of the walk, and what it is called.
type origin struct {
	page screen
	name string
}

// leave closes the visit and goes back to the library.
func (w *walk) leave() tea.Cmd {
	a := w.app
	cmd := a.out.push(write{run: func(ctx context.Context) (checklist.Saved, error) { return a.closing.close(ctx, w.visiting) }})
	a.visit = nil
	return tea.Batch(cmd, a.back())
}

func (w *walk) openItem() tea.Cmd {
	s := answerScreen(w.visiting, w.item())
	w.basis = ""
	return w.sh.open(s)
}
