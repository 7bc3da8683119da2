package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// route is the rest of the day on one page: the best questions, what is waiting,
// and then the places in the order of the walk with what is open in each. Each
// entry leads to where it is dealt with.
type route struct {
	*visiting
	walker
	still
	here string // place where the visitor stands
}

func newRoute(vs *visiting, here string) *route { return &route{visiting: vs, here: here} }

func (r *route) enter() tea.Cmd { return r.step(r.page(visitTrail), 0) }

// bestShown is how many of the best questions stand at the top of the route.
const bestShown = 3

func (r *route) page(w int) *trail {
	t := newTrail(r.sh, w)
	questions := r.res.Next
	if len(questions) > 0 {
		t.head("next best")
	}
	for _, q := range questions[:min(bestShown, len(questions))] {
		r.question(t, "best ", q, r.placeWords(q.Item, r.here))
	}
	r.waitingPart(t)
	for i := range r.c.Places {
		r.placePart(t, &r.c.Places[i])
	}
	if len(t.stops) == 0 {
		t.add(r.sh.th.good, r.tell("Nothing is open: everything that the scope asks was dealt with, and nothing is waited for."))
	}
	return t
}

// question adds a question with what it closes, how long it takes and why.
func (r *route) question(t *trail, group string, q assessment.Question, where string) {
	words := r.questionWords(q)
	if where != "" {
		words += " · " + where
	}
	t.stop(group+q.Item, func() tea.Cmd { return r.goTo(q.Item) }, r.lead(q.Item), 8, r.sh.th.text, words)
}

func (r *route) lead(id string) string {
	return r.sh.th.key.Render(r.sh.m.fit(checklist.Line(id), 7)) + " "
}

// waitingPart lists the records that are out and the promises that are open.
func (r *route) waitingPart(t *trail) {
	th := r.sh.th
	started := false
	begin := func() {
		if !started {
			t.head("waiting")
			started = true
		}
	}
	for _, q := range r.queue() {
		if !q.Out() {
			continue
		}
		begin()
		style, late := th.text, ""
		if r.overdue(q) {
			style, late = th.warn, r.tell("; overdue")
		}
		words := r.tell("%s: out for %s%s", q.What, elapsed(q.Waiting(r.sh.now())), late)
		t.stop("request "+q.ID, func() tea.Cmd { return r.sh.open(requestsAt(r.visiting, q.Item, q.ID)) }, r.lead(q.Item), 8, style, words)
	}
	for i := range r.v.Commitments {
		p := &r.v.Commitments[i]
		if !p.Open() {
			continue
		}
		begin()
		words, style := r.tell("promised: %s", p.What), th.text
		if p.Due != "" {
			words += r.tell(", due %s", p.Due)
			if p.Overdue(r.sh.now()) {
				style = th.warn
			}
		}
		t.stop("promise "+p.ID, func() tea.Cmd { return r.sh.open(promisesAt(r.visiting, p.ID)) }, r.lead(p.Item), 8, style, words)
	}
}

// placePart lists what is open at a place: the questions that can still change
// something, best first, and then what only has to be written down.
func (r *route) placePart(t *trail, place *checklist.Place) {
	var questions []assessment.Question
	asked := map[string]bool{}
	minutes := 0
	for _, q := range r.res.Next {
		if it := r.c.Item(q.Item); it != nil && it.Place == place.ID {
			questions = append(questions, q)
			asked[q.Item] = true
			minutes += q.Minutes
		}
	}
	var rest []*checklist.Item
	for i := range r.c.Items {
		it := &r.c.Items[i]
		if it.Place == place.ID && !asked[it.ID] && it.InScope(r.v.Scope) && !r.v.Answers[it.ID].Given() {
			rest = append(rest, it)
			minutes += it.Minutes
		}
	}
	if len(questions)+len(rest) == 0 {
		return
	}
	title := r.tell("%s · %d open · %d min", checklist.Line(place.Title.In(r.lang())), len(questions)+len(rest), minutes)
	if place.ID == r.here {
		title += " · you are here"
	}
	t.head(title)
	for _, q := range questions {
		r.question(t, "open ", q, "")
		t.more(r.sh.th.faint, r.c.Item(q.Item).Prompt.In(r.lang()))
	}
	for _, it := range rest {
		words := r.tell("to write down, %d min: %s", it.Minutes, it.Prompt.In(r.lang()))
		t.stop("open "+it.ID, func() tea.Cmd { return r.goTo(it.ID) }, r.lead(it.ID), 8, r.sh.th.faint, words)
	}
}

// item is that of the entry under the cursor, or nil.
func (r *route) item() *checklist.Item {
	_, id, _ := strings.Cut(r.about, " ")
	return r.c.Item(id)
}

func (r *route) jump() tea.Cmd { return r.walker.jump(r.page(visitTrail)) }

func (r *route) actions() []action {
	none := unless(func() bool { return len(r.page(visitTrail).stops) > 0 }, "nothing is open")
	acts := []action{{keys: []string{"enter"}, name: "go there", about: "go to where this is asked; a request or a promise comes back here", when: none, run: r.jump}}
	acts = append(acts, r.keys(func() *trail { return r.page(visitTrail) })...)
	acts = append(acts, loudly(r.showing(r.item, r.turn))...)
	return append(acts, common(r.sh, r.sh.back)...)
}

func (r *route) view(w, h int) []string {
	t := r.page(w - 4)
	return r.sh.headed(r.header(w), "the rest of the day", padded(t.shown(t.find(r.about, r.at), h-3)), w, h)
}
