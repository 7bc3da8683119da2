package tui

import (
	"fmt"
	"strings"
)

// scene is a frame of a film, how long it stands and the key that led to it.
type scene struct {
	frame string
	tenth int
	key   string
}

// showing is from when to when something is seen, in tenths of a second.
type showing struct{ from, to int }

// filmOf makes one picture that moves: every row is drawn once for as long as it
// stays the same, and shown for that time by a style. A reader who wants nothing
// to move sees the last scene.
func filmOf(scenes []scene, wide, high int) string {
	length := 0
	for _, s := range scenes {
		length += s.tenth
	}
	rows := make([]map[string][]showing, high+2)
	order := make([][]string, high+2)
	show := func(y int, drawing string, at showing) {
		if rows[y] == nil {
			rows[y] = map[string][]showing{}
		}
		seen := rows[y][drawing]
		if n := len(seen); n > 0 && seen[n-1].to == at.from {
			seen[n-1].to = at.to
			return
		}
		if len(seen) == 0 {
			order[y] = append(order[y], drawing)
		}
		rows[y][drawing] = append(seen, at)
	}
	now := 0
	for _, s := range scenes {
		at := showing{now, now + s.tenth}
		now = at.to
		for y, row := range spansOf(s.frame, wide, high) {
			show(y, rowSVG(row, y), at)
		}
		key := span{col: 1, width: len(s.key), text: s.key, fg: screenColours[11], bold: true}
		if s.key != "" {
			show(high+1, rowSVG([]span{key}, high+1), at)
		}
	}
	var body strings.Builder
	styles := newFilmStyle(length)
	for y := range rows {
		for _, drawing := range order[y] {
			if drawing != "" {
				fmt.Fprintf(&body, "<g%s>%s</g>\n", styles.class(rows[y][drawing]), drawing)
			}
		}
	}
	return sheet(wide, high+2, styles.String(), body.String())
}

// filmStyle collects a class for each set of times.
type filmStyle struct {
	length  int
	classes map[string]string
	rules   strings.Builder
}

func newFilmStyle(length int) *filmStyle {
	return &filmStyle{length: length, classes: map[string]string{}}
}

// class returns the attribute of a group that is shown at these times.
func (f *filmStyle) class(times []showing) string {
	if len(times) == 1 && times[0] == (showing{0, f.length}) {
		return ""
	}
	id := fmt.Sprint(times)
	if name, known := f.classes[id]; known {
		return fmt.Sprintf(` class="%s"`, name)
	}
	name := fmt.Sprintf("s%d", len(f.classes))
	f.classes[id] = name
	last := "hidden"
	steps := "0%{visibility:hidden}"
	for _, t := range times {
		steps += fmt.Sprintf("%s{visibility:visible}", f.share(t.from))
		if t.to < f.length {
			steps += fmt.Sprintf("%s{visibility:hidden}", f.share(t.to))
		} else {
			last = "visible"
		}
	}
	fmt.Fprintf(&f.rules, ".%s{visibility:%s;animation:%s %d.%ds step-end infinite}\n@keyframes %s{%s}\n",
		name, last, name, f.length/10, f.length%10, name, steps)
	return fmt.Sprintf(` class="%s"`, name)
}

// share is a moment as a part of the whole film.
func (f *filmStyle) share(tenth int) string {
	return fmt.Sprintf("%.2f%%", 100*float64(tenth)/float64(f.length))
}

// String is the style of the film.
func (f *filmStyle) String() string {
	return "<style>\n" + f.rules.String() + "@media (prefers-reduced-motion: reduce){g{animation:none!important}}\n</style>\n"
}
