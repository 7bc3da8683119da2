package tui

import (
	"gemba/checklist"
)

// header names the visit, and says what time it is and where the last change
// is.
func (vs *visiting) header(w int) string {
	m, th := vs.sh.m, vs.sh.th
	name := checklist.Line(front(vs.v.Supplier, w))
	if w >= 64 {
		for _, s := range []string{vs.v.Site, vs.v.Order} {
			if s = checklist.Line(front(s, w)); s != "" {
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
