package assessment

import (
	"slices"
	"strconv"
	"strings"

	"gemba/checklist"
	"gemba/sampling"
)

// UndrawnText says what becomes of a draw that only somebody's word stands for.
const UndrawnText = "said to be drawn by the program, and no such draw is stored: it counts as picked by the visitor"

// repeated is what was found out about a draw, so that a seed is followed once
// and not at every key. A draw that changes is a new one with lines of its own.
type repeated struct {
	seed   string
	lines  []int
	second []int
	of     int // lines in the list
	stands bool
}

// undrawn reports whether the lines of a sample are said to be drawn by the
// program and no draw stands for it, so that they count as picked by the
// visitor. Where the list lets no draw prove more than a choice of the
// factory's, or all of it was counted, it makes no difference.
func (r *reader) undrawn(it *checklist.Item, s checklist.Sample) bool {
	if said, fault := r.said(it.Index, s); fault != "" || said != pickRandom || s.Counted() || sampleFault(it, s) != "" || r.drew(it.Index, s) {
		return false
	}
	p, fault := r.weakest(it, s)
	return fault == "" && p == pickVisitor
}

// drew reports whether the program drew the lines of a sample: a draw is stored,
// its own or that of the item whose lines it uses, the seed gives the same lines
// again from a list of that length, and the sample is of those lines. The word
// "random" alone proves nothing, since whoever types the counts types it too.
func (r *reader) drew(i int, s checklist.Sample) bool {
	if r.planned {
		return true
	}
	own := r.c.Items[i].ID
	for depth := 0; i >= 0 && depth <= maxRides; depth++ {
		id := r.c.Items[i].ID
		if d := r.v.Draws[id]; r.stands(i, &d) {
			return (s.Seed == "" || s.Seed == d.Seed) && r.within(own, id, s, &d)
		}
		i = r.links.rides[i]
	}
	return false
}

// stands reports whether the program made the draw that is stored for the item
// at index i.
func (r *reader) stands(i int, d *checklist.Draw) bool {
	if d.Pick != picks[pickRandom] || d.Seed == "" {
		return false
	}
	it := &r.c.Items[i]
	list := r.v.Lists[it.ID]
	if len(d.Lines) == 0 { // an instrument that numbers its own lines names them in words
		return seedOf(d, it.ID)
	}
	if r.repeats == nil {
		return repeats(d, list.Lines)
	}
	k := &r.repeats[i]
	if k.seed != d.Seed || k.of != list.Lines || !slices.Equal(k.lines, d.Lines) || !slices.Equal(k.second, d.Second) {
		*k = repeated{seed: d.Seed, of: list.Lines, lines: d.Lines, second: d.Second, stands: repeats(d, list.Lines)}
	}
	return k.stands
}

// repeats reports whether the seed of a draw gives its lines again, those of
// both stages, from a list of so many.
func repeats(d *checklist.Draw, of int) bool {
	if of > maxCount || !sampling.Repeats(d.Seed, of, d.Lines) {
		return false
	}
	if len(d.Second) == 0 {
		return true
	}
	both := d.All()
	slices.Sort(both)
	return sampling.Repeats(d.Seed, of, both)
}

// seedOf reports whether the seed of a draw was made for an item: the visit, the
// item, the length of the list and the nonce, joined by bars.
func seedOf(d *checklist.Draw, item string) bool {
	head, ok := strings.CutSuffix(d.Seed, "|"+d.Nonce)
	if !ok || d.Nonce == "" {
		return false
	}
	bar := strings.LastIndexByte(head, '|')
	if bar < 0 || !strings.HasSuffix(head[:bar], "|"+item) {
		return false
	}
	n, err := strconv.Atoi(head[bar+1:])
	return err == nil && n > 0
}

// within reports whether a sample of the item own is of lines that were drawn
// for the item from: of its list, less those that left it under a written rule,
// and no line that was not drawn.
func (r *reader) within(own, from string, s checklist.Sample, d *checklist.Draw) bool {
	of := r.v.Lists[from].Lines
	if len(d.Lines) == 0 { // values on parts, of which there are more than parts
		return r.v.Lists[from].Open || s.Population+s.Exempt == of
	}
	total := s.Population + s.Exempt
	if own != from && total != of {
		of -= r.v.Answers[from].Sample.Exempt
	}
	if s.Open || total != of || s.Drawn+s.Exempt > len(d.Lines)+len(d.Second) {
		return false
	}
	for no := range r.v.Lines[own] {
		if _, first := slices.BinarySearch(d.Lines, no); first {
			continue
		}
		if !slices.Contains(d.Second, no) {
			return false
		}
	}
	return true
}
