package tui

import (
	"strings"
)

// leaf is one page across the table: a text, or as much of it as is read at once.
type leaf struct {
	text  int // which of the texts it belongs to
	first int // of its parts that are on the page, and the one behind the last
	last  int
	small string // the same in the other language
	lines []string
}

// view draws the page that is open: nothing but the text, in the middle, and at
// the foot which page it is and the same in the other language.
func (p *across) view(w, h int) []string {
	pages := p.pages(w, h)
	at := p.among(pages)
	page := pages[at]
	foot := p.foot(page.small, at, len(pages), w)
	side := margin(w)
	above := max(0, (h-len(foot)-len(page.lines))/2)
	lines := make([]string, above, h)
	for _, l := range page.lines {
		lines = append(lines, strings.Repeat(" ", side)+p.sh.th.bold.Render(l))
	}
	lines = p.sh.m.fill(lines, w, h-len(foot))
	return p.sh.m.fill(append(lines, foot...), w, h)
}

// among is which of the pages is open: in a larger window there are fewer.
func (p *across) among(pages []leaf) int { return max(0, min(p.at, len(pages)-1)) }

// margin is the empty part of a page on either side.
func margin(w int) int { return max(1, w/20) }

// footLines is the room for what stands below a page.
const footLines = 4

// foot is the text in the other language, and where one is among the pages.
func (p *across) foot(small string, at, n, w int) []string {
	d := &text{sh: p.sh, w: w - 2*margin(w)}
	if small != "" {
		d.add(p.sh.th.faint, small)
		d.atMost(footLines - 2)
	}
	lead := strings.Repeat(" ", margin(w))
	for i := range d.lines {
		d.lines[i] = lead + d.lines[i]
	}
	marks := ""
	if n > 1 && 2*n < d.w {
		marks = strings.Repeat(markOpen+" ", at) + markHere + strings.Repeat(" "+markOpen, n-at-1)
	}
	return append([]string{""}, append(d.lines, lead+p.sh.th.faint.Render(marks))...)
}

// layout is pages, and what they were set for: setting them takes longer than a
// frame may.
type layout struct {
	w, h  int
	own   bool
	pages []leaf
}

// pages are all texts as pages of w cells and h lines.
func (p *across) pages(w, h int) []leaf {
	if l := p.laid; l.w != w || l.h != h || l.own != p.own {
		p.laid = layout{w: w, h: h, own: p.own, pages: p.setPages(w, h)}
	}
	return p.laid.pages
}

func (p *across) setPages(w, h int) []leaf {
	var out []leaf
	room, high := w-2*margin(w), max(1, h-footLines-1)
	for i, t := range p.texts() {
		for _, page := range p.sh.m.large(t.parts, room, high) {
			page.text = i
			page.small = strings.Join(t.small[min(page.first, len(t.small)):min(page.last, len(t.small))], " · ")
			out = append(out, page)
		}
	}
	return out
}

// large sets the parts of a text on as many pages of w cells and h lines as it
// takes in large type: on one, else each part on its own, else sentence by
// sentence. What has a sentence too long for that is set as it can be read.
func (m measure) large(parts []string, w, h int) []leaf {
	if page := largest(parts, w, h); page != nil {
		return []leaf{{last: len(parts), lines: page}}
	}
	var out []leaf
	for i, part := range parts {
		for _, lines := range m.bySentence(part, w, h) {
			out = append(out, leaf{first: i, last: i + 1, lines: lines})
		}
	}
	return out
}

// bySentence sets as many sentences on each page as fit there in large type, or
// as many clauses where a sentence is too long, or the whole text smaller.
func (m measure) bySentence(s string, w, h int) [][]string {
	for _, stops := range []string{fullStops, fullStops + "，,"} {
		if pages := byStops(s, stops, w, h); pages != nil {
			return pages
		}
	}
	return m.smaller(s, w, h)
}

// byStops sets as much of a text on each page as fits, broken behind stops, or
// returns nil.
func byStops(s, stops string, w, h int) [][]string {
	var out [][]string
	var page []string
	on := ""
	for _, piece := range pieces(s, stops) {
		if more := largest([]string{on + piece}, w, h); more != nil {
			on, page = on+piece, more
			continue
		}
		if page != nil {
			out = append(out, page)
		}
		if on, page = piece, largest([]string{piece}, w, h); page == nil {
			return nil
		}
	}
	return append(out, page)
}

// smaller sets a text in characters of the terminal, with room between them and
// between the lines where that fits, on as many pages as it takes.
func (m measure) smaller(s string, w, h int) [][]string {
	for _, room := range []struct{ gap, lead int }{{2, 2}, {1, 1}, {0, 1}} {
		if lines := m.spaced(s, w, room.gap, room.lead); len(lines) <= h {
			return [][]string{lines}
		}
	}
	var out [][]string
	lines := m.wrap(s, w)
	for len(lines) > h {
		out, lines = append(out, lines[:h:h]), lines[h:]
	}
	return append(out, lines)
}

// largest sets the parts in the largest type in which all of them fit, or returns
// nil.
func largest(parts []string, w, h int) []string {
	var set []typeset
	for _, part := range parts {
		t, ok := asType(part)
		if !ok {
			return nil
		}
		set = append(set, t)
	}
	for _, size := range typeSizes {
		if page := size.page(set, w); page != nil && len(page) <= h {
			return page
		}
	}
	return nil
}

// page sets parts one below the other, or returns nil.
func (z lettering) page(parts []typeset, w int) []string {
	var page []string
	for i, part := range parts {
		lines := z.lines(part, w)
		if lines == nil {
			return nil
		}
		if i > 0 {
			page = append(page, make([]string, 1+z.lead)...)
		}
		page = append(page, lines...)
	}
	return page
}

// fullStops end a sentence or a part of one that stands by itself.
const fullStops = "。？！；.?!;:"

// pieces takes a text apart behind its stops. Those of Latin script are stops only
// before a space.
func pieces(s, stops string) []string {
	var out []string
	for s != "" {
		end := len(s)
		for i, r := range s {
			next := i + len(string(r))
			if strings.ContainsRune(stops, r) && (r > '~' || strings.HasPrefix(s[next:], " ")) {
				end = next
				break
			}
		}
		out = append(out, s[:end])
		s = s[end:]
	}
	return out
}
