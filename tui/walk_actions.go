package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// actions of the walk. While the basis of a level is asked for, its keys come
// first.
func (w *walk) actions() []action {
	acts := make([]action, 0, 48) // all of them: they are looked through at every key
	if w.basis != "" {
		for _, b := range w.c.Bases {
			acts = append(acts, action{keys: []string{b.Key}, fixed: true, name: b.ID, about: b.Text.In(w.sh.own), run: func() tea.Cmd { return w.setBasis(b.ID) }})
		}
	}
	if w.from.page != nil {
		acts = append(acts, w.leaving()[0])
	}
	if w.noDraft() == "" {
		acts = append(acts, w.goOn(false))
	}
	acts = append(acts, w.answering()...)
	acts = append(acts, loudly(w.showing(w.item, w.translate))...)
	if w.noDraft() != "" {
		acts = append(acts, w.goOn(true))
	}
	acts = append(acts, w.moving()...)
	if w.from.page != nil {
		return append(acts, w.leaving()[1:]...)
	}
	return append(acts, w.leaving()...)
}

// goOn takes up unfinished text. While there is any, it comes first.
func (w *walk) goOn(quiet bool) action {
	return action{keys: []string{"U"}, name: "unfinished", about: "go on with the text that was cut off last", quiet: quiet, when: w.noDraft, run: w.takeUp}
}

// leaving are the ways out: to where one came from.
func (w *walk) leaving() []action {
	acts := common(w.sh, w.back)
	acts[0].about = "go back to the list of visits, or to the page that led here: the explanation, the open list"
	if w.from.page != nil {
		acts[0].name = w.from.name
	}
	return acts
}

// answering are the keys that record something about the item under the cursor.
func (w *walk) answering() []action {
	needsItem := unless(func() bool { return w.item() != nil }, "there is no item here")
	isLevel := func() string {
		if why := w.closedWhy(); why != "" {
			return why
		}
		if it := w.item(); it != nil && it.Kind != checklist.Level {
			return "this item is not answered by a level: " + w.sh.key(roomWalk, "enter") + " opens it"
		}
		return needsItem()
	}
	return []action{
		{keys: []string{"0", "1", "2", "3", "4", "5", "6", "7", "8"}, hint: "1 8 6 4 0", fixed: true, name: "answer", about: "answer with a level: 10, 8, 6, 4 or 0 of 10", when: isLevel, by: w.level},
		{keys: []string{"enter"}, name: "open", about: "open the item: its texts, its instrument", when: needsItem, run: w.openItem},
		{keys: []string{"x"}, name: "other", about: "not applicable, not seen, refused, or clear", when: needsItem, run: func() tea.Cmd { return w.sh.open(newOther(w.visiting, w.item())) }},
		{keys: []string{"o"}, name: "note", about: "write an observation on this item", when: needsItem, run: func() tea.Cmd { return w.sh.open(newNote(w.visiting, w.item().ID, nil)) }},
		{keys: []string{"e"}, name: "ask record", about: "ask for a record, for this item; its clock starts at once", when: needsItem, run: func() tea.Cmd { return w.sh.open(newAsk(w.visiting, w.item())) }},
		{keys: []string{"E"}, name: "records", about: "every record asked for, with its clock; those overdue are marked", quiet: true, run: w.openQueue},
		{keys: []string{"O"}, name: "notes", about: "read and change the observations", quiet: true, run: func() tea.Cmd { return w.sh.open(newNotes(w.visiting, w.item())) }},
		w.photoAction(),
		{keys: []string{"/"}, name: "find", about: "go to an item by its id, or by words of it", run: w.askItem},
		{keys: []string{"b"}, name: "basis", about: "say how you know: told, shown, seen, corroborated", quiet: true, when: w.basisOff, run: w.askBasis},
		{keys: []string{"R"}, name: "reason", about: "say why an answer was corrected", quiet: true, when: w.reasonOff, run: func() tea.Cmd { return w.sh.open(newReason(w.visiting, w.corrected())) }},
		{keys: []string{"H"}, name: "history", about: "every value that this answer had: who, when, from what to what, why", quiet: true, when: needsItem, run: func() tea.Cmd { return w.sh.open(newHistory(w.visiting, w.item())) }},
		{keys: []string{"C"}, name: "conflicts", about: "what the observers disagree about, to be settled", quiet: true, run: func() tea.Cmd { return w.sh.open(newConflicts(w.visiting)) }},
		{keys: []string{"V"}, name: "visit", about: "change what the visit is about: supplier, site, order, date", quiet: true, run: func() tea.Cmd { return w.sh.open(newFrame(w.visiting)) }},
		{keys: []string{"n"}, name: "next best", about: "go to the question that can change most, with what it closes, its minutes and why; once more for the one after it", run: func() tea.Cmd { return w.next(false) }},
		{keys: []string{"N"}, name: "next here", about: "go to the question that can change most, of those that can be asked where you stand", quiet: true, run: func() tea.Cmd { return w.next(true) }},
		{keys: []string{"p"}, name: "places", about: "the rest of the day: the best questions, what is waiting, the places in order with what is open in each", quiet: true, run: func() tea.Cmd { return w.sh.open(newRoute(w.visiting, w.stands())) }},
		w.sh.lotAction("L"),
		{keys: []string{"!"}, name: "open list", about: "everything still open: in conflict, impossible, challenged, overdue, waited for, without evidence, not answered", run: func() tea.Cmd { return w.sh.open(newOpenList(w)) }},
		{keys: []string{"v"}, name: "review", about: "the review: close, challenge, comment, lift a cap, sign; the score as of then and as of now", run: w.openReview},
		{keys: []string{"a"}, name: "explain", about: "the assessment, explained", run: func() tea.Cmd { return w.sh.open(newExplain(w)) }},
		w.reporting(),
		{keys: []string{"c"}, name: "compare", about: "compare with the supplier's other visits, and suppliers side by side", quiet: true, run: w.openCompare},
	}
}

func (w *walk) moving() []action {
	by := func(items int) tea.Cmd { return w.to(w.index() + items) }
	return []action{
		{keys: []string{"j", "down"}, hint: "j k", name: "move", about: "next and previous item; the arrow keys too", run: w.down},
		{keys: []string{"k", "up"}, quiet: true, run: w.up},
		{keys: []string{"l", "right", "tab"}, hint: "h l", name: "section", about: "next and previous section; the arrow keys and tab too", run: func() tea.Cmd { return w.section(+1) }},
		{keys: []string{"h", "left", "shift+tab"}, quiet: true, run: func() tea.Cmd { return w.section(-1) }},
		first("first and last; home and end too", by),
		last(by),
		pageDown(by, 8),
		pageUp(by, 8),
	}
}

// photoAction leads to the photographs of the item under the cursor, or of the
// visit where there is none.
func (w *walk) photoAction() action { return photographs(w.visiting, w.item, "P") }

func (w *walk) basisOff() string {
	it := w.item()
	switch {
	case it == nil:
		return "there is no item here"
	case w.closedWhy() != "":
		return w.closedWhy()
	case it.Kind != checklist.Level:
		return "only levels have a basis here: " + w.sh.key(roomWalk, "enter") + " opens this item"
	case w.v.Answers[it.ID].State != checklist.Answered:
		return "answer first: 1 8 6 4 0"
	}
	return ""
}

func (w *walk) askBasis() tea.Cmd {
	w.basis, w.before = w.item().ID, w.res
	w.sayBasis(w.item())
	return nil
}

// corrected is the item that a reason would belong to: the one just answered
// anew, else the one under the cursor.
func (w *walk) corrected() *checklist.Item {
	if it := w.c.Item(w.redone); it != nil {
		return it
	}
	return w.item()
}

func (w *walk) reasonOff() string {
	it := w.corrected()
	if it == nil || w.v.Answers[it.ID].State == checklist.Blank {
		return "there is no answer here to give a reason for"
	}
	return ""
}

// translate turns the texts into the host's language and back.
func (w *walk) translate() tea.Cmd {
	w.host = !w.host
	w.regroup()
	return nil
}
