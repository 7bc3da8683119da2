package tui

import (
	"fmt"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// view draws the walk in one, two or three columns, as wide as the terminal is.
// Boxes need height too: a window of few lines has one column.
func (w *walk) view(width, height int) []string {
	lines := []string{w.header(width)}
	h := height - 1
	switch {
	case width >= 110 && height >= 20:
		return append(lines, w.three(width, h)...)
	case width >= 64 && height >= 14:
		return append(lines, w.two(width, h)...)
	}
	return append(lines, w.one(width, h)...)
}

// header names the visit, and says what time it is and where the last change
// is.
func (vs *visiting) header(w int) string {
	m, th := vs.sh.m, vs.sh.th
	name := checklist.Line(vs.v.Supplier)
	if w >= 64 {
		for _, s := range []string{vs.v.Site, vs.v.Order} {
			if s = checklist.Line(s); s != "" {
				name += " · " + s
			}
		}
	}
	if vs.v.ReadOnly() {
		name = vs.tell("read-only") + " · " + name
	}
	state, warn := vs.sh.status()
	style := th.faint
	if warn {
		style = th.bad
	}
	right := style.Render(clock(vs.sh.now()))
	if out := vs.outside(m.width(name), m.width(right)+m.width(state)+2, w); out != "" {
		right += "  " + out
		if w < 64 {
			right = out // what is out weighs more than the time of day
		}
	}
	if state != "" {
		right += "  " + style.Render(state)
	}
	right = m.cut(right, w*2/3)
	left := m.cut(name, w-m.width(right)-2)
	return m.sides(" "+th.title.Render(left), right, w)
}

func (w *walk) three(width, h int) []string {
	const sections, side = 25, 34
	mid := width - sections - side
	const least = 12 // lines of the detail, unless the sections need them
	rows := w.itemRows(mid-2, h-least-2)
	top := max(8, min(max(len(w.groups), rows)+2, h-12))
	detail := h - top
	left := append(
		beside(w.sh.box("sections", w.sectionLines(sections-2, top-2), sections, top, false), w.itemBox(mid, top)),
		w.detailBox(sections+mid, detail)...)
	return beside(left, w.sh.box(w.assessmentTitle(), padded(w.assessmentLines(side-4, h-2)), side, h, false))
}

func (w *walk) two(width, h int) []string {
	const side = 29
	left := width - side
	detail := max(8, h/2)
	detail = max(detail, h-1-2-w.itemRows(left-2, h-1-2-detail))
	block := append([]string{w.sh.m.fit(w.chips(left), left)}, w.itemBox(left, h-detail-1)...)
	block = append(block, w.detailBox(left, detail)...)
	return beside(block, w.sh.box(w.assessmentTitle(), padded(w.assessmentLines(side-4, h-2)), side, h, false))
}

func (w *walk) one(width, h int) []string {
	lines := append(w.summaryLines(width), w.lastLines(width)...)
	rest := h - len(lines)
	items := max(3, rest*2/5)
	lines = append(lines, w.sh.m.fit(w.strip(width), width))
	lines = append(lines, w.sh.m.fill(w.itemLines(width, items), width, items)...)
	it := w.item()
	title := w.tell("nothing here")
	if it != nil {
		title = it.ID
	}
	lines = append(lines, w.sh.rule(title, width))
	return w.sh.m.fill(append(lines, w.detailLines(width)...), width, h)
}

// strip is the list of sections on one line: the one shown, and the way on.
func (w *walk) strip(width int) string {
	if len(w.groups) == 0 {
		return ""
	}
	title, forward := w.sectionTitle(width - 7)
	return w.sh.m.sides(" "+w.sh.th.bold.Render("◂ "+title+" ▸"), w.sh.th.warn.Render(forward)+" ", width)
}

// sectionTitle is the section that is shown, with how far it is, and how many
// items have come forward besides. Together they take at most w cells.
func (w *walk) sectionTitle(width int) (title, forward string) {
	if len(w.groups) == 0 {
		return "", ""
	}
	g := w.groups[w.group]
	count := fmt.Sprint(len(g.items))
	if g.id != forwardGroup {
		done, asked := w.progress(g)
		count = fmt.Sprintf("%d/%d", done, asked)
		if n := len(w.ahead); n > 0 {
			forward = w.tell("%s %d forward", markForward, n)
		}
	}
	room := width - len(count) - 1 - w.sh.m.width(forward)
	return w.sh.m.cut(checklist.Line(g.title), room) + " " + count, forward
}

// chips are all sections on one line, by their ids, each with how far it is;
// where they do not fit, it is the strip.
func (w *walk) chips(width int) string {
	th := w.sh.th
	var b strings.Builder
	n := 0
	for i, g := range w.groups {
		if g.id == forwardGroup {
			continue // stands in the title
		}
		done, asked := w.progress(g)
		mark, style := progressMark(done, asked), th.faint
		if w.disputed(g) {
			mark, style = markWarn, th.bad
		}
		if i == w.group {
			style = th.selected
		}
		chip := mark + checklist.Line(g.id)
		b.WriteString(style.Render(chip) + " ")
		n += w.sh.m.width(chip) + 1
	}
	if n > width {
		return w.strip(width)
	}
	return " " + b.String()
}

func (w *walk) sectionLines(width, h int) []string {
	m, th := w.sh.m, w.sh.th
	top := window(w.group, len(w.groups), h)
	var lines []string
	for i := top; i < len(w.groups) && len(lines) < h; i++ {
		g := w.groups[i]
		mark, right := markForward, fmt.Sprint(len(g.items))
		if g.id != forwardGroup {
			done, asked := w.progress(g)
			mark, right = progressMark(done, asked), fmt.Sprintf("%d/%d", done, asked)
		}
		style, lead := th.text, " "
		if w.disputed(g) {
			mark, style = markWarn, th.bad
		}
		if g.id == forwardGroup {
			style = th.warn
		}
		if i == w.group {
			style, lead = th.bold, th.focus.Render(markCursor)
		}
		room := width - 4 - len(right)
		lines = append(lines, lead+style.Render(mark+" "+m.fit(checklist.Line(g.title), room))+" "+th.faint.Render(right))
	}
	return lines
}

// progress counts the items of a section that the scope asks, and how many of
// them were dealt with, as [checklist.Visit.Progress] does for one by its id: the
// items are at hand here.
func (w *walk) progress(g group) (done, asked int) {
	for _, it := range g.items {
		if !it.InScope(w.v.Scope) {
			continue
		}
		asked++
		if w.v.Answers[it.ID].Given() {
			done++
		}
	}
	return done, asked
}

// disputed reports whether observers disagree about an item of a section.
func (w *walk) disputed(g group) bool {
	for _, it := range g.items {
		if len(w.v.Rivals[it.ID]) > 0 {
			return true
		}
	}
	return false
}

func progressMark(done, asked int) string {
	switch {
	case done == 0:
		return markOpen
	case done < asked:
		return markPart
	}
	return markDone
}

func (w *walk) itemBox(width, h int) []string {
	title, forward := w.sectionTitle(width - 9)
	return w.sh.boxBeside(title, forward, w.itemLines(width-2, h-2), width, h, true)
}

// itemLines lists the items of the section that is shown in h lines: each with
// as much of its prompt as two lines hold if all of them fit so, else on one.
func (w *walk) itemLines(width, h int) []string {
	most := 1
	if w.itemRows(width, h) > len(w.items()) {
		most = 2
	}
	items := w.items()
	top := 0
	if most == 1 {
		top = window(w.index(), len(items), h)
	}
	var lines []string
	for i := top; i < len(items) && len(lines) < h; i++ {
		lines = append(lines, w.itemLine(items[i], i == w.index(), width, most)...)
	}
	return lines
}

// itemRows is how many of at most h lines the items of the section should have:
// two for each prompt that needs them, or one for each item.
func (w *walk) itemRows(width, h int) int {
	items := w.items()
	n := 0
	for i, it := range items {
		if n+len(items)-i > h { // a long list is not laid out to be counted
			return len(items)
		}
		n += len(w.itemLine(it, false, width, 2))
	}
	if n > h {
		return len(items)
	}
	return n
}

// itemLine draws an item on at most the given number of lines.
func (w *walk) itemLine(it *checklist.Item, here bool, width, most int) []string {
	m, th := w.sh.m, w.sh.th
	mark, style := w.itemMark(it)
	lead, text := " ", th.text
	if here {
		lead, text = th.focus.Render(markCursor), th.bold
	}
	right := m.cut(w.standsAt(it), max(8, width/3))
	star := " "
	if it.Star {
		star = "*"
	}
	indent := 5 + m.width(it.ID)
	room := width - indent - m.width(right) - 1
	first, rest := checklist.Line(it.Prompt.In(w.lang())), ""
	if parts := m.wrap(first, room); most > 1 && len(parts) > 1 {
		first, rest = parts[0], strings.Join(parts[1:], " ")
	}
	lines := []string{lead + style.Render(mark) + " " + th.faint.Render(it.ID) + th.key.Render(star) + " " + text.Render(m.fit(first, room)) + " " + style.Render(right)}
	if rest != "" {
		lines = append(lines, lead+m.fit("", indent-1)+text.Render(m.cut(rest, width-indent)))
	}
	return lines
}

// itemMark says in one cell how an item stands.
func (w *walk) itemMark(it *checklist.Item) (string, ink) {
	a, th := w.v.Answers[it.ID], w.sh.th
	switch {
	case w.drafted(it.ID):
		return markDraft, th.warn
	case w.sheet.Fault(it.ID) != "" || len(w.v.Rivals[it.ID]) > 0 || w.capped(it.ID) || a.State == checklist.Refused:
		return markWarn, th.bad
	case a.Given():
		return markDone, th.good
	case !w.running(it).IsZero():
		return markPart, th.warn
	case w.broughtForward(it.ID) != nil:
		return markForward, th.warn
	case a.State == checklist.NotSeen:
		return "-", th.faint
	}
	return markOpen, th.faint
}

func (w *walk) capped(id string) bool {
	for _, c := range w.res.Caps {
		if c.Item == id {
			return true
		}
	}
	return false
}

func (w *walk) detailBox(width, h int) []string {
	it := w.item()
	if it == nil {
		return w.sh.box("", nil, width, h, false)
	}
	return w.sh.box(w.itemTitle(it), padded(w.detailLines(width-4)), width, h, false)
}

// itemTitle is where and how long an item is, and what it weighs.
func (vs *visiting) itemTitle(it *checklist.Item) string {
	parts := []string{it.ID}
	if p := vs.c.Place(it.Place); p != nil {
		parts = append(parts, p.Title.In(vs.lang()))
	}
	parts = append(parts, vs.tell("%d min", it.Minutes))
	if it.Scored() {
		weight := vs.tell("weight %d", it.Weight)
		if it.Star {
			weight += " *"
		}
		parts = append(parts, weight)
	}
	return strings.Join(parts, " · ")
}

// detailLines is what to know about the item under the cursor, what matters
// first.
func (w *walk) detailLines(width int) []string {
	it := w.item()
	if it == nil {
		return nil
	}
	d := &text{sh: w.sh, w: width}
	d.add(w.sh.th.bold, it.Prompt.In(w.lang()))
	w.standing(d, it)
	if it.Kind == checklist.Level {
		w.levels(d, it, -1, "")
	}
	w.recorded(d, it)
	if ask := it.Ask.In(w.lang()); ask != "" {
		d.add(w.sh.th.key, "“"+ask+"”")
	}
	d.add(w.sh.th.text, it.Guidance.In(w.lang()))
	d.add(w.sh.th.faint, w.tell("Record: %s", it.Evidence.In(w.lang())))
	return d.lines
}

// standing adds how the item stands: why it came forward, its answer, what is
// wrong with it, its notes.
func (vs *visiting) standing(d *text, it *checklist.Item) {
	th := vs.sh.th
	if !it.InScope(vs.v.Scope) {
		d.add(th.warn, vs.tell("the scope of this visit does not ask it: it earns nothing, and can still cap the grade"))
	}
	if f := vs.broughtForward(it.ID); f != nil {
		d.add(th.warn, fmt.Sprintf("%s %s: %s", markForward, f.From, f.Why.In(vs.lang())))
	}
	if vs.sheet.ThinFloor(it.ID) {
		d.add(th.warn, vs.tell(assessment.ThinFloorText))
	}
	if why := vs.sheet.Fault(it.ID); why != "" {
		d.add(th.bad, markWarn+" "+vs.faultWords(why))
	}
	if n := len(vs.v.Rivals[it.ID]); n > 0 {
		d.add(th.bad, vs.tell("%s %d answers disagree; the lower range counts until they are settled: %s", markWarn, n+1, vs.sh.key(roomWalk, "C")))
	}
	for _, c := range vs.res.Caps {
		if c.Item == it.ID {
			observed, _ := vs.capWords(vs.res, c)
			d.add(th.bad, markWarn+" "+vs.tell("%s caps at %s: %s", c.Rule, c.Grade, observed))
		}
	}
	if s := vs.answerLine(it); s != "" {
		d.add(th.good, s)
	}
	vs.laterOn(d, it)
	vs.timed(d, it)
	vs.reviewed(d, it)
	if vs.drafted(it.ID) {
		d.add(th.warn, markDraft+" "+vs.tell("unfinished text is kept here: %s goes on with it", vs.sh.key(roomWalk, "U")))
	}
}

// answerLine says what was answered, when, and how many notes there are.
func (vs *visiting) answerLine(it *checklist.Item) string {
	a := vs.v.Answers[it.ID]
	var parts []string
	if a.State != checklist.Blank {
		if s := vs.short(it); s != "" {
			parts = append(parts, s)
		}
		if it.Scored() && a.State != checklist.NA {
			r := vs.sheet.Range(it.ID)
			worth := vs.tell("worth %s", rangeText(r.Lo, r.Hi))
			if n := len(parts); n > 0 {
				parts[n-1] += vs.tell(", ") + worth
			} else {
				parts = append(parts, worth)
			}
		}
		if a.Reason != "" {
			parts = append(parts, checklist.Line(a.Reason))
		}
		if !a.Entered.IsZero() {
			parts = append(parts, clock(a.Entered))
		}
	}
	if n := vs.v.Attached(it.ID); n > 0 {
		parts = append(parts, vs.counted(n, "photo")+" ("+vs.sh.key(roomWalk, "P")+")")
	}
	if n := vs.v.Notes(it.ID); n > 0 {
		parts = append(parts, vs.counted(n, "note")+" ("+vs.sh.key(roomWalk, "O")+")")
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, " · ")
}

// levels adds the anchored levels of an item with their keys; to the one that is
// proposed, -1 for none, it is said why.
func (vs *visiting) levels(d *text, it *checklist.Item, proposed int, why string) {
	a, th := vs.v.Answers[it.ID], vs.sh.th
	for i, l := range it.Set.Levels {
		style, mark := th.text, " "
		if a.State == checklist.Answered && a.Level == l.Score {
			style, mark = th.bold, markDone
		}
		words := l.Text.In(vs.lang())
		if i == proposed {
			words += "  " + markForward + " " + why
		}
		d.hang(th.key.Render(l.Key)+" "+style.Render(mark)+" ", 4, style, words)
	}
}
