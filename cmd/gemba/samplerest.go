package main

import (
	"maps"

	"gemba/checklist"
)

// restWord takes line.rest=STATUS: what all lines turned out to be that nobody
// has marked.
func (p *sampleParser) restWord(value string) error {
	if checklist.Pick(p.c.LineStatuses, value) == nil {
		return usage("the rest of the lines is "+idNames(p.c.LineStatuses), "%q is not what a line can be", value)
	}
	p.rest = checklist.LineStatus(value)
	return nil
}

// markRest marks the drawn lines that have no status and that the call does not
// name. Lines that left the list at the item whose lines are used are not among
// them.
func (p *sampleParser) markRest(drawn []int) error {
	if p.rest == "" {
		return nil
	}
	n := 0
	for _, no := range drawn {
		l := p.v.Lines[p.it.ID][no]
		_, named := p.lines[no]
		left := p.it.Rides != "" && p.v.Lines[p.it.Rides][no].Status == checklist.LineExempt
		if l.Status != "" || named || left {
			continue
		}
		l.Marks = maps.Clone(l.Marks)
		l.Status = p.rest
		p.lines[no] = l
		n++
	}
	if n == 0 {
		return usage("gemba show VISIT "+p.it.ID+" lists them", "no drawn line of %s is without a mark", p.it.ID)
	}
	return nil
}
