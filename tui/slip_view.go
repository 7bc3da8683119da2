package tui

import (
	"fmt"
	"strings"

	"gemba/checklist"
)

// view draws the part of the slip that is scrolled to, without a frame: all of
// the screen is for the host.
func (p *slip) view(w, h int) []string {
	lines := p.page(w, h)
	top := max(0, min(p.top, len(lines)-h))
	if h > 0 && len(lines) > top+h { // the last line in sight says that there is more
		more := p.sh.th.key.Render(" ▼ " + fmt.Sprint(len(lines)-top-h+1))
		lines = append(append([]string(nil), lines[top:top+h-1]...), more)
		top = 0
	}
	return p.sh.m.fill(lines[top:], w, h)
}

// page is the whole slip.
func (p *slip) page(w, h int) []string {
	first, second := p.sh.lang, p.sh.own
	if p.own {
		first, second = second, first
	}
	labels := p.labels()
	above, below := p.said(first, w-4, len(labels) > 0), p.said(second, w-4, len(labels) > 0)
	below = append(below, p.seedLine(w-4)...)
	lines := append([]string{""}, padded(padded(above))...)
	if len(labels) > 0 {
		lines = append(lines, "")
		for _, l := range grid(labels, max(1, w-4), h-len(lines)-len(below)-2) {
			lines = append(lines, "  "+p.sh.th.bold.Render(l))
		}
	}
	lines = append(lines, "", p.sh.th.box.Render(strings.Repeat(markThin, w)))
	return append(lines, padded(padded(below))...)
}

// said is what the slip says in one language.
func (p *slip) said(lang string, w int, asks bool) []string {
	d := &text{sh: p.sh, w: w}
	if !asks {
		d.add(p.sh.th.bold, p.words("thanks", lang))
		return d.lines
	}
	id := "picked"
	if p.draw().Seed != "" {
		id = "records"
	}
	d.add(p.sh.th.bold, p.words(id, lang))
	d.add(p.sh.th.text, p.words("confidential", lang))
	name := p.list().Name
	if name == "" {
		name = p.noun(lang)
	}
	if p.list().PerPage > 0 {
		name = strings.TrimPrefix(name+" · "+pageWords(lang), " · ")
	}
	if name != "" {
		d.add(p.sh.th.faint, name)
	}
	return d.lines
}

// pageWords says how to read the number of a line in a bound book.
func pageWords(lang string) string {
	if lang == "zh" {
		return "页码/行号"
	}
	return "page/line"
}

// seedLine is what the draw can be repeated from.
func (p *slip) seedLine(w int) []string {
	d := &text{sh: p.sh, w: w}
	if dr := p.draw(); dr.Seed != "" {
		d.add(p.sh.th.faint, checklist.Line(fmt.Sprintf("%s · N %d · n %d · %s", p.drawnAt(), p.list().Lines, len(dr.All()), dr.Nonce)))
	}
	return d.lines
}
