package tui

// view draws the walk in one, two or three columns, as wide as the terminal is.
// Boxes need height too: a window of few lines has one column.
func (w *walk) view(width, height int) []string {
	lines := []string{w.header(width)}
	h := height - 1
	switch {
	case width >= 110 && height >= 20:
		return append(lines, w.three(width, h)...)
	case width >= 64 && height >= 14:
		return append(lines, w.two(width, h)...)
	}
	return append(lines, w.one(width, h)...)
}

func (w *walk) three(width, h int) []string {
	const sections, side = 25, 34
	mid := width - sections - side
	const least = 12 // lines of the detail, unless the sections need them
	rows := w.itemRows(mid-2, h-least-2)
	top := max(8, min(max(len(w.groups), rows)+2, h-least))
	detail := h - top
	right := w.sh.box(w.assessmentTitle(), padded(w.assessmentLines(side-4, h-2)), side, h, false)
	return append(
		beside(w.sh.box("sections", w.sectionLines(sections-2, top-2), sections, top, false), w.itemBox(mid, top), right[:top]),
		beside(w.detailBox(sections+mid, detail), right[top:])...)
}

func (w *walk) two(width, h int) []string {
	const side = 29
	left := width - side
	detail := max(8, h/2)
	detail = max(detail, h-1-2-w.itemRows(left-2, h-1-2-detail))
	block := append([]string{w.sh.m.fit(w.chips(left), left)}, w.itemBox(left, h-detail-1)...)
	block = append(block, w.detailBox(left, detail)...)
	return beside(block, w.sh.box(w.assessmentTitle(), padded(w.assessmentLines(side-4, h-2)), side, h, false))
}

func (w *walk) one(width, h int) []string {
	lines := append(w.summaryLines(width), w.lastLines(width)...)
	rest := h - len(lines)
	items := max(3, rest*2/5)
	lines = append(lines, w.sh.m.fit(w.strip(width), width))
	lines = append(lines, w.sh.m.fill(w.itemLines(width, items), width, items)...)
	it := w.item()
	title := w.tell("nothing here")
	if it != nil {
		title = it.ID
	}
	lines = append(lines, w.sh.rule(title, width))
	return w.sh.m.fill(append(lines, w.detailLines(width)...), width, h)
}
