package tui

import (
	"fmt"
	"strings"

	"gemba/checklist"
)

// layerNames are short names for the layers of the built-in checklist; others
// are shown by their ids.
var layerNames = map[string]string{"capa": "log", "acted": "acted", "internal-audit": "audit", "external": "outside"}

func (s *detection) layerName(id string) string {
	if name := layerNames[id]; name != "" {
		return s.tell(name)
	}
	return checklist.Line(id)
}

func (s *detection) view(w, h int) []string {
	th := s.sh.th
	b := s.benchFor(s.it, w, h)
	d := &b.text
	gaps, offered := s.gaps(), s.offered()
	for i := range gaps {
		b.row(i == s.at, func() { s.gapLines(d, i) })
	}
	d.gap()
	if len(offered) > 0 {
		d.raw(th.faint.Render(s.sh.m.cut(s.tell("found in this visit; enter takes one over:"), d.w)))
	} else if len(gaps) == 0 {
		d.add(th.faint, d.sh.tell("This visit has shown no gap yet. + types one: the last problem that a customer or an auditor found will do."))
	}
	for i, f := range offered {
		here := s.at == len(gaps)+i
		b.row(here, func() { s.foundLine(d, f, here) })
	}
	s.unfinished(d, s.it, s.kept())
	for i := range gaps {
		if _, kept := s.drafts[s.gapCell(i)]; kept {
			d.add(th.warn, s.tell("%s unfinished text is kept at gap %d: enter continues it", markDraft, i+1))
		}
	}
	if len(gaps) > 1 {
		f := &text{sh: s.sh, w: d.w}
		f.add(th.faint, f.sh.tell("the worst of the gaps decides; only what is dated before the visit was announced counts"))
		b.foot = f.lines
	}
	return s.bench(b, w, h)
}

func (s *detection) foundLine(d *text, f found, here bool) {
	th := s.sh.th
	if !here {
		d.raw("  " + th.text.Render(s.sh.m.cut(f.text(), d.w-2)))
		return
	}
	d.hang(s.sh.pointer(here)+" ", 2, th.bold, f.text())
}

// gapLines are one gap: its words, its layers in a row, and for the one under the
// cursor the question in full.
func (s *detection) gapLines(d *text, i int) {
	th, g := s.sh.th, s.gaps()[i]
	style := th.text
	if i == s.at {
		style = th.bold
	}
	number := fmt.Sprintf("%d ", i+1)
	d.hang(s.sh.pointer(i == s.at)+" "+th.faint.Render(number), 2+len(number), style, orDash(g.What))
	row := "    "
	if d.w < 44 {
		row = "  "
	}
	for j, l := range s.c.GapLayers {
		known := layerIn(&g, l.ID)
		if known == nil {
			continue
		}
		cell := s.layerName(l.ID) + " " + s.triText(g, l.ID, *known, d.w)
		ink := s.triInk(*known)
		if i == s.at && j == s.layer {
			ink = th.selected
		}
		row += ink.Render(cell) + "  "
	}
	d.raw(s.sh.m.cut(strings.TrimRight(row, " "), d.w))
	if i == s.at {
		d.hang("    ", 4, th.key, s.c.GapLayers[s.layer].Text.In(s.lang())+s.tell("?")+"  y n u")
	}
}

// triText is what is known of a layer; one letter where there is little room.
func (s *detection) triText(g checklist.Gap, id string, t checklist.Tri, w int) string {
	switch {
	case idle(g, id):
		return "–"
	case t == "":
		return "·"
	case t == checklist.Unknown:
		return "?"
	case t.Known() && w < 44 && s.english():
		return string(t)[:1]
	}
	return checklist.Line(s.tell(string(t)))
}

func (s *detection) triInk(t checklist.Tri) ink {
	switch t {
	case checklist.Yes:
		return s.sh.th.good
	case checklist.No:
		return s.sh.th.bad
	default:
		return s.sh.th.faint
	}
}
