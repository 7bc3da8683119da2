package tui

import (
	tea "charm.land/bubbletea/v2"
)

// result is the plan in words, or why there is none.
func (l *lot) result(w int) []string {
	th := l.sh.th
	d := &text{sh: l.sh, w: w}
	p, why := l.plan()
	if why != "" {
		d.add(th.warn, why)
		return d.lines
	}
	if p.Full {
		d.add(th.bold, l.sh.tell("Inspect all %d: the plan asks for as many as there are, or more.", p.Sample))
	} else {
		d.add(th.bold, l.sh.tell("Inspect n = %d of %d.", p.Sample, p.Lot))
	}
	upTo := l.sh.tell("up to %d", p.Accept)
	if p.Accept == 0 {
		upTo = l.sh.tell("with none")
	}
	s := l.sh.tell("Ac %d, Re %d: accept %s nonconforming, reject from %d on.", p.Accept, p.Reject, upTo, p.Reject)
	if p.Reject > p.Accept+1 {
		s += l.sh.tell(" In between the lot is accepted, and reduced inspection ends.")
	}
	d.add(th.bold, s)
	s = l.sh.tell("Code letter %s", p.Letter)
	if p.PlanLetter != p.Letter {
		s += l.sh.tell("; the arrows of the table lead to the plan of letter %s", p.PlanLetter)
	}
	d.add(th.text, s+l.sh.tell(". From %s.", l.sh.said(p.Source)))
	d.add(th.faint, d.sh.tell("Made for a series of lots. What a sample of this one lot proves is the range of a record sample. Nothing here is recorded."))
	return d.lines
}

// frame is how high the form and the result are.
func (l *lot) frame(w, h int) (form, result int) {
	result = min(len(l.result(w-4)), max(1, h-3-4))
	return max(1, min(len(l.form.layout(w-2).lines), h-3-result-1)), result
}

func (l *lot) view(w, h int) []string {
	fh, rh := l.frame(w, h)
	body := append(l.form.view(w-2, fh), "")
	body = append(body, padded(l.result(w - 4)[:rh])...)
	return l.sh.headed(l.sh.headOf(l.head, w), "a lot of products · ISO 2859-1", body, w, h)
}

func (l *lot) cursor(w, h int) *tea.Cursor {
	fh, _ := l.frame(w, h)
	return shifted(l.form.cursor(w-2, fh), 1, 2)
}
