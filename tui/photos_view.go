package tui

import (
	"fmt"

	"gemba/checklist"
)

// pictureLayout is how the list and the picture share a screen of w × h below
// the header: side by side where there is room, else one below the other.
func pictureLayout(w, h int) (listW, listH, picW, picH int) {
	if w >= 64 {
		listW = max(32, w*2/5)
		return listW, h, w - listW, h
	}
	listH = max(4, h*2/5)
	return w, listH, w, h - listH
}

// pictureRoom is how many cells a picture has on a screen of w × h.
func (vs *visiting) pictureRoom(w, h int) (pw, ph int) {
	_, _, pw, ph = pictureLayout(w, h-1)
	return max(0, pw-4), max(0, ph-2)
}

// pictured draws a list beside the picture that belongs to its row in focus.
func (vs *visiting) pictured(title string, rows []string, at int, key, name, why string, w, h int) []string {
	listW, listH, picW, picH := pictureLayout(w, h-1)
	top := window(at, len(rows), listH-2)
	list := vs.sh.box(title, rows[min(top, len(rows)):], listW, listH, true)
	picture := vs.sh.box(name, padded(vs.pictureLines(key, why, picW-4, picH-2)), picW, picH, false)
	lines := []string{vs.header(w)}
	if listW < w {
		lines = append(lines, beside(list, picture)...)
	} else {
		lines = append(append(lines, list...), picture...)
	}
	return vs.sh.m.fill(lines, w, h)
}

// pictureLines draws the picture with a key, or says why there is none.
func (vs *visiting) pictureLines(key, why string, w, h int) []string {
	d := &text{sh: vs.sh, w: max(1, w)}
	s, ok := vs.pictures.find(key)
	switch {
	case why != "":
		d.add(vs.sh.th.faint, why)
	case key == "":
	case !ok:
		d.add(vs.sh.th.faint, "loading")
	case s.why != "":
		d.add(vs.sh.th.bad, markWarn+" "+s.why)
	default:
		return vs.sh.gr.draw(key, s.img, w, h)
	}
	return d.lines
}

func (p *photos) title() string {
	if p.all {
		return "photos of the visit"
	}
	return p.it.ID + " · photos"
}

func (p *photos) view(w, h int) []string {
	listW, _, _, _ := pictureLayout(w, h-1)
	inner := listW - 3
	list := p.list()
	d := &text{sh: p.sh, w: inner}
	at := 0
	if len(list) == 0 {
		d.add(p.sh.th.text, d.sh.tell("None yet. + takes in a file by its path, w one that arrived in the folder of your phone. A photograph says where you stood; the caption says what it shows."))
		return p.pictured(p.title(), padded(d.lines), 0, "", "", p.folderLine(), w, h)
	}
	for i, a := range list {
		if a.ID == p.at {
			at = i
		}
		d.raw(p.row(a, inner))
	}
	a := list[at]
	return p.pictured(fmt.Sprintf("%s (%d)", p.title(), len(list)), d.lines, at, a.SHA, p.sh.m.line(a.Caption, w), p.unshown(a), w, h)
}

// row is one attachment on one line.
func (p *photos) row(a checklist.Attachment, w int) string {
	th, m := p.sh.th, p.sh.m
	lead, style := " ", th.text
	if a.ID == p.at {
		lead, style = th.focus.Render(markCursor), th.bold
	}
	what := m.line(a.Caption, w)
	if what == "" {
		what, style = m.line(a.Name, w), th.faint
		if a.ID == p.at {
			style = th.bold
		}
	}
	when := a.Taken
	if when.IsZero() {
		when = a.Observed
	}
	right := clock(when)
	if p.all {
		right = orDash(checklist.Line(a.Item)) + " " + right
	}
	return lead + m.sides(style.Render(m.cut(what, w-m.width(right)-2)), th.faint.Render(right), w)
}

// unshown says what an attachment is that is no picture.
func (p *photos) unshown(a checklist.Attachment) string {
	if a.Picture() {
		return ""
	}
	return p.tell("%s, %s. v opens it with the system's viewer.", checklist.Line(a.Name), checklist.Line(a.Mime))
}

// folderLine says which folder is looked at.
func (vs *visiting) folderLine() string {
	switch f := vs.folder; {
	case f.err != nil:
		return vs.tell("The folder of your phone cannot be read: %s", checklist.Line(f.err.Error()))
	case f.path != "":
		return vs.tell("The folder of your phone: %s, %d files", checklist.Line(f.path), len(f.files))
	}
	return vs.tell("W names the folder in which the pictures of your phone arrive.")
}
