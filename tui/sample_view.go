package tui

import (
	"fmt"
	"strings"

	"gemba/checklist"
)

// view draws the step that the sample has come to, with the assessment beside
// it where there is room.
func (s *recordSample) view(w, h int) []string {
	var body []string
	bw, bh := mainBox(w, h)
	room, high := max(1, bw-4), max(1, bh-2)
	switch s.step() {
	case stepList:
		body = s.listView(room, high)
	case stepPlan:
		body = s.planView(room, high)
	case stepStoring:
		body = s.storingView(room)
	case stepLines:
		body = s.linesView(room, high)
	}
	return s.assessedBox(s.itemTitle(s.it), padded(body), s.res, w, h)
}

// question is the prompt, and the words for the host where there is room.
func (s *recordSample) question(d *text, roomy bool) {
	d.add(s.sh.th.bold, s.it.Prompt.In(s.lang()))
	if ask := s.it.Ask.In(s.lang()); ask != "" && roomy {
		d.add(s.sh.th.key, "“"+ask+"”")
	}
}

// fault says what is wrong with the numbers as they stand.
func (s *recordSample) fault(d *text) {
	if why := s.sheet.Fault(s.it.ID); why != "" {
		d.add(s.sh.th.bad, markWarn+" "+s.tell("counts as not asked: %s", s.faultWords(why)))
	}
}

// byCount says that the item was answered with numbers alone.
func (s *recordSample) byCount(d *text) {
	if !s.counted() {
		return
	}
	a := s.v.Answers[s.it.ID]
	d.add(s.sh.th.good, s.tell("Recorded by its counts: %s, %s. enter changes them; lines that are drawn and marked take their place.",
		s.short(s.it), s.listText(s.it, a.Sample)))
	s.fault(d)
}

func (s *recordSample) listView(w, h int) []string {
	th := s.sh.th
	d := &text{sh: s.sh, w: w}
	s.question(d, h >= 18)
	d.add(th.faint, s.tell("List: %s. Fine: %s.", s.it.List.In(s.lang()), s.it.Fine.In(s.lang())))
	d.gap()
	s.byCount(d)
	switch l, ok := s.proposal(); {
	case s.ridden != nil:
		d.add(th.text, s.tell("The lines drawn for %s are used here, each with one more mark. None is drawn yet: enter goes there.", s.ridden.ID))
	case s.counted():
	case s.it.CountAll:
		d.add(th.text, d.sh.tell("All of this list is counted: enter takes how many there are, and how many are fine. With i the lines can be marked one by one."))
	case ok:
		from := s.listFrom(s.it)
		d.add(th.text, s.tell("%d lines as recorded at %s: %s. enter freezes that number.", l.Lines, from.ID, s.sourceText("")))
		s.limited(d)
	default:
		if from := s.listFrom(s.it); from != nil {
			d.add(th.warn, s.tell("%s says where the list comes from and how long it is. It is not answered yet, and can be answered later.", from.ID))
		}
		d.add(th.text, d.sh.tell("First the list: its name, its source, and how many lines it has. enter asks for them; f takes the counts alone."))
	}
	return d.lines
}

// limited says so where the source of the list takes something from the draw.
func (s *recordSample) limited(d *text) {
	if best := s.proves(s.it, pickRandom, s.list().Source); best != pickRandom {
		d.add(s.sh.th.warn, markWarn+" "+s.tell("From such a list even a random draw counts as: %s.", s.pickText(best)))
	}
}

// listLine names the list, its length and its source.
func (s *recordSample) listLine() string {
	l := s.list()
	name := l.Name
	if name == "" {
		name = s.it.List.In(s.lang())
	}
	parts := []string{s.tell("List: %s", checklist.Line(front(name, s.sh.cells())))}
	switch {
	case l.Open:
		parts = append(parts, s.tell("length not known"))
	case l.PerPage > 0:
		parts = append(parts, s.tell("%d lines, %d on a page", l.Lines, l.PerPage))
	case l.Lines > 0:
		parts = append(parts, s.tell("%d lines", l.Lines))
	}
	if src := s.sourceText(l.Source); src != "" {
		if from := s.listFrom(s.it); from != nil && l.Source == "" {
			src = from.ID + s.colon() + src
		}
		parts = append(parts, src)
	}
	return strings.Join(parts, " · ")
}

func (s *recordSample) planView(w, h int) []string {
	th, l := s.sh.th, s.list()
	d := &text{sh: s.sh, w: w}
	if s.again != nil {
		d.add(th.warn, s.tell("A new draw, because: %s. esc keeps the old one.", s.again.reason))
	} else if h >= 16 {
		s.question(d, h >= 24)
	}
	if s.again != nil || h >= 16 {
		d.add(th.faint, s.listLine())
	}
	s.limited(d)
	d.gap()
	if s.again == nil {
		s.byCount(d)
	}
	of := s.tell(" of %d", l.Lines)
	if l.Open {
		of = s.tell(", of a list without a known end")
	}
	size := s.tell("Draw") + "  " + th.key.Render("◂ ") + th.bold.Render(fmt.Sprint(s.n)) + th.key.Render(" ▸") + of
	d.raw(s.sh.m.cut(size+th.faint.Render(s.tell("   recommended %d", s.recommended())), w))
	if more := s.stage(); more > 0 {
		d.raw(s.sh.m.cut(s.tell("Then")+"  "+th.key.Render("[ ")+th.bold.Render(fmt.Sprint(more))+th.key.Render(" ]")+s.tell(" more, if the first leave it open"), w))
	}
	d.add(th.bold, s.reveals())
	if s.n > 0 && s.n < l.Lines || l.Open && s.n > 0 {
		s.holesTable(d, h)
		s.prices(d)
	}
	return d.lines
}

// holesTable lists how likely holes of several sizes are found.
func (s *recordSample) holesTable(d *text, h int) {
	m, th := s.sh.m, s.sh.th
	if h < 16 {
		return
	}
	d.gap()
	for _, hole := range []int{2, 5, 10, 20} {
		chance, need := s.power(hole, s.n)
		left := s.tell(" a hole of %2d %%", hole) + m.fitRight(s.times(chance), 17)
		right := m.fitRight(s.tell("%d lines for %.0f", need, 100*likely), 17)
		d.raw(m.cut(left+th.faint.Render(right), d.w))
	}
	d.gap()
}

// prices says what the lines can be worth, and what weaker ways to choose them
// cost.
func (s *recordSample) prices(d *text) {
	th, l := s.sh.th, s.list()
	price := func(what, worth, then string) {
		d.hang(th.key.Render(what)+" ", s.sh.m.width(what)+1, th.text, s.tell("all fine: worth %s", worth)+then)
	}
	more := s.stage()
	switch {
	case l.Open:
		d.add(th.text, d.sh.tell("Nobody can draw from a list without an end: y, and number the lines as they come."))
	case more > 0:
		price("d", s.priceOf(s.clean(pickRandom, s.n, true)), s.tell(" after the first %d, %s after all %d. Looking twice is paid for now, whether the second stage is drawn or left; without it: %s",
			s.n, s.priceOf(s.clean(pickRandom, s.n+more, true)), s.n+more, s.price(pickRandom)))
	default:
		price("d", s.price(pickRandom), "")
		if again := min(s.n, s.beyond()); again > 0 {
			price("s", s.priceOf(s.clean(pickRandom, s.n, true)), s.tell(", with a second stage of %d lines declared: %s with those", again, s.priceOf(s.clean(pickRandom, s.n+again, true))))
		}
	}
	price("y", s.price(pickVisitor), s.tell(", picked by you"))
	price("u", s.price(pickFactory), s.tell(", picked by the factory"))
}

func (s *recordSample) storingView(w int) []string {
	d := &text{sh: s.sh, w: w}
	d.add(s.sh.th.text, d.sh.tell("The draw is being stored. The lines are shown when it is on the disk, so that nobody can choose among draws."))
	return d.lines
}
