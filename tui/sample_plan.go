package tui

import (
	"math"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/sampling"
)

const (
	// smallList is the longest list that is better counted than drawn from.
	smallList = 30
	// mostDrawn is how many lines can be worked one by one.
	mostDrawn = 500
	// likely is the chance that a hole is to be found with.
	likely = 0.95
)

// firstDraw is how many lines an item asks for, within the scope of the visit.
func (vs *visiting) firstDraw(it *checklist.Item) int {
	if sc := vs.c.Scope(vs.v.Scope); sc != nil && (it.Draw == 0 || it.Draw > sc.Draw) {
		return sc.Draw
	}
	return it.Draw
}

// recommended is how many lines to draw: what the item asks for within the
// scope, and all of a short list.
func (s *recordSample) recommended() int {
	n, list := s.firstDraw(s.it), s.list()
	if list.Lines > 0 && (list.Lines <= smallList || s.it.CountAll) {
		n = list.Lines
	}
	return s.within(max(n, 1))
}

// within keeps a number of lines within the list.
func (s *recordSample) within(n int) int {
	most := mostDrawn
	if lines := s.list().Lines; lines > 0 {
		most = min(most, lines)
	}
	return max(0, min(n, most))
}

func (s *recordSample) plan(n int) tea.Cmd {
	s.n, s.planned, s.digits = s.within(n), true, false
	return nil
}

// digit types the number of lines.
func (s *recordSample) digit(key string) tea.Cmd {
	d, _ := strconv.Atoi(key)
	n := d
	if s.digits {
		n = 10*s.n + d
	}
	s.plan(n)
	s.digits = true
	return nil
}

func (s *recordSample) rubOut() tea.Cmd {
	s.plan(s.n / 10)
	s.digits = true
	return nil
}

// stageOff says why a second stage cannot be declared or drawn now.
func (s *recordSample) stageOff() string {
	d := s.draw()
	switch {
	case s.step() == stepPlan && s.n >= s.list().Lines:
		return "all of the list is drawn at once: there is nothing to extend"
	case s.step() == stepPlan:
		return ""
	case d.Seed == "":
		return "only lines that the program drew can have a second stage"
	case !d.Staged:
		return "a second stage was not declared before the first was seen: D draws anew, with a reason"
	case len(d.Second) > 0:
		return "the second stage is drawn already"
	}
	return ""
}

// declare takes back or declares a second stage, before anything is seen: as
// many lines again, until another number is said.
func (s *recordSample) declare() tea.Cmd {
	if s.second > 0 {
		return s.extend(-s.second)
	}
	return s.extend(min(s.n, s.beyond()))
}

// extend makes the second stage longer or shorter. Its size is fixed with the
// draw, before anything is seen.
func (s *recordSample) extend(by int) tea.Cmd {
	s.second, s.planned = max(0, min(s.second+by, s.beyond())), true
	return nil
}

// stage is how many lines the second stage adds that is to be declared.
func (s *recordSample) stage() int { return max(0, min(s.second, s.beyond())) }

// beyond is how many lines a second stage can have: what the first leaves.
func (s *recordSample) beyond() int { return max(0, min(mostDrawn, s.list().Lines)-s.n) }

func (s *recordSample) unstaged() string {
	if s.stage() == 0 {
		return "no second stage is declared: s declares one"
	}
	return ""
}

// power is the chance that n lines show at least one of a hole of so many
// percent, and how many lines show it 95 times in 100.
func (s *recordSample) power(hole, n int) (chance float64, need int) {
	list := s.list()
	if list.Lines == 0 {
		miss := 1 - float64(hole)/100
		return 1 - math.Pow(miss, float64(n)), int(math.Ceil(math.Log(1-likely) / math.Log(miss)))
	}
	bad := max(1, (list.Lines*hole+99)/100)
	need, err := sampling.DiscoverySize(list.Lines, bad, likely)
	if err != nil {
		return 0, 0
	}
	return sampling.DiscoveryPower(list.Lines, bad, n), need
}

// reveals says what a draw of the planned size would show: the smallest hole that
// it finds.
func (s *recordSample) reveals() string {
	list := s.list()
	switch {
	case s.n == 0:
		return s.tell("How many lines? Type the number.")
	case s.n == list.Lines:
		return s.tell("All %d lines are looked at: nothing is left to chance.", s.n)
	case list.Lines == 0:
		hole := 100 * (1 - math.Pow(1-likely, 1/float64(s.n)))
		return s.tell("%d random %s would show a hole of %d %% %s.", s.n, s.tell(plural(s.n, "record")), int(math.Ceil(hole-1e-9)), s.times(likely))
	}
	bad, err := sampling.DiscoveryHole(list.Lines, s.n, likely)
	if err != nil {
		return "" // there is no such draw
	}
	return s.tell("%d random %s would show a hole of %d %% (%d of %d) %s.",
		s.n, s.tell(plural(s.n, "record")), (100*bad+list.Lines-1)/list.Lines, bad, list.Lines, s.times(likely))
}

// times prints a chance in words, rounded down.
func (s *recordSample) times(p float64) string {
	return s.tell("%d times in 100", int(math.Floor(p*100+1e-9)))
}

// clean is the sample as it would be if so many planned lines were fine.
func (s *recordSample) clean(pick string, n int, staged bool) checklist.Sample {
	list := s.list()
	return checklist.Sample{
		Population: list.Lines, Open: list.Open, Drawn: n, Fine: n, Pick: pick, Source: list.Source, Staged: staged,
	}
}

// price says what the planned lines would be worth if all were fine, chosen in
// one way.
func (s *recordSample) price(pick string) string { return s.priceOf(s.clean(pick, s.n, false)) }

func (s *recordSample) priceOf(sm checklist.Sample) string {
	r := assessment.PlannedRange(s.c, s.v, s.it, sm)
	return rangeText(r.Lo, r.Hi)
}
