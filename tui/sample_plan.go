package tui

import (
	"fmt"
	"math"
	"strconv"

	tea "charm.land/bubbletea/v2"

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

// holes are the sizes of a hole, in percent of the list, that a draw is
// measured by.
var holes = []int{1, 2, 5, 10, 15, 20, 30, 50}

// recommended is how many lines to draw: what the item asks for within the
// scope, and all of a short list.
func (s *recordSample) recommended() int {
	n, list := s.it.Draw, s.list()
	if sc := s.c.Scope(s.v.Scope); sc != nil && (n == 0 || n > sc.Draw) {
		n = sc.Draw
	}
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

// declare takes back or declares a second stage, before anything is seen.
func (s *recordSample) declare() tea.Cmd {
	s.staged, s.planned = !s.staged, true
	return nil
}

// secondSize is how many lines a second stage adds: as many as the first has,
// so that its size is fixed before anything is seen.
func secondSize(first, population int) int { return max(0, min(first, population-first)) }

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

// reveals says what a draw of the planned size would show: the smallest hole
// that it finds, or how likely it finds a large one.
func (s *recordSample) reveals() string {
	switch {
	case s.n == 0:
		return "How many lines? Type the number."
	case s.n == s.list().Lines:
		return fmt.Sprintf("All %d lines are looked at: nothing is left to chance.", s.n)
	}
	hole, chance := holes[len(holes)-1], 0.0
	for _, h := range holes {
		if p, _ := s.power(h, s.n); p >= likely {
			hole, chance = h, likely
			break
		}
	}
	if chance == 0 {
		chance, _ = s.power(hole, s.n)
	}
	return fmt.Sprintf("%d random %s would show a hole of %d %% %s.", s.n, plural(s.n, "record"), hole, times(chance))
}

// times prints a chance in words, rounded down.
func times(p float64) string { return fmt.Sprintf("%d times in 100", int(math.Floor(p*100+1e-9))) }

// clean is the sample as it would be if every planned line were fine.
func (s *recordSample) clean(pick string, staged bool) checklist.Sample {
	list := s.list()
	return checklist.Sample{
		Population: list.Lines, Open: list.Open, Drawn: s.n, Fine: s.n, Pick: pick, Source: list.Source, Staged: staged,
	}
}

// price says what the planned lines would be worth if all were fine, chosen in
// one way.
func (s *recordSample) price(pick string, staged bool) string {
	r := s.worth(s.it, s.clean(pick, staged))
	return rangeText(r.Lo, r.Hi)
}
