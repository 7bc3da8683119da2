package tui

func (h *drawHistory) view(w, height int) []string {
	th := h.sh.th
	d := &text{sh: h.sh, w: w - 4}
	start, end := 0, 0
	switch {
	case h.err != nil:
		d.add(th.bad, "the history cannot be read: "+h.err.Error())
	case h.loaded && len(h.versions) == 0:
		d.add(th.faint, "nothing was drawn here yet")
	}
	for i, v := range h.versions {
		lead := "  "
		if i == h.at {
			start, lead = len(d.lines), th.focus.Render(markCursor)+" "
		}
		to := h.drawWords(v.To)
		if v.Stands {
			to = markDone + " " + to
		}
		d.hang(lead, 2, th.bold, to)
		d.hang("    ", 4, th.text, whoLine(v))
		d.hang("    ", 4, th.faint, whenLine(v))
		if v.Reason != "" {
			d.hang("    ", 4, th.warn, "because: "+v.Reason)
		}
		if i == h.at {
			end = len(d.lines)
		}
		d.gap()
	}
	top := min(max(0, end-(height-3)), start)
	lines := append([]string{h.header(w)}, h.sh.box(h.it.ID+" · draws", padded(d.lines[top:]), w, height-1, true)...)
	return h.sh.m.fill(lines, w, height)
}
