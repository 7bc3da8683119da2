//go:build linux || darwin

package main

import (
	"fmt"
	"strings"
	"testing"

	"gemba/tui/loop/looptest"
)

// differences are those between two screens, as they are seen. A clock may have
// moved on.
func differences(was, is *looptest.Screen) (list []string) {
	if was.Shown() != is.Shown() || is.Shown() && (was.X != is.X || was.Y != is.Y) || was.Title != is.Title {
		list = append(list, fmt.Sprintf("cursor %d,%d shown %t, title %q; drawn anew %d,%d %t %q", was.X, was.Y, was.Shown(), was.Title, is.X, is.Y, is.Shown(), is.Title))
	}
	for y := range is.Cells {
		a, b := was.Looks(y), is.Looks(y)
		for x := range b {
			if a[x] != b[x] && (!clock(a, x) || !clock(b, x)) {
				list = append(list, fmt.Sprintf("row %d from column %d: %+v, and drawn anew %+v\n%q\n%q", y, x, a[x], b[x], was.Row(y), is.Row(y)))
				break
			}
		}
	}
	return list
}

// clock reports whether a cell is part of a time, such as 9:41, 1:05 h and 38 min.
func clock(row []looptest.Cell, x int) bool {
	part := func(i int) bool {
		return i >= 0 && i < len(row) && len(row[i].Text) == 1 && strings.Contains("0123456789:", row[i].Text)
	}
	from, to := x, x
	for part(from - 1) {
		from--
	}
	for part(to) {
		to++
	}
	var text strings.Builder
	for _, c := range row[from:min(to+len(" min"), len(row))] {
		text.WriteString(c.Text)
	}
	return part(x) && (strings.Contains(text.String()[:to-from], ":") || strings.HasSuffix(text.String(), " min"))
}

// TestDifferences: a clock may move on between two frames, and nothing else.
func TestDifferences(t *testing.T) {
	for _, c := range []struct {
		was, is string
		same    bool
	}{
		{"9:41  3 notes", "9:42  3 notes", true},
		{"clock 1:05 h", "clock 1:06 h", true},
		{"out for 3 min", "out for 4 min", true},
		{"现场 12 min", "现场 13 min", true},
		{"2 notes", "3 notes", false},
		{"9:41  2 notes", "9:41  3 notes", false},
		{"9:41", "9:4x", false},
	} {
		was, is := looptest.NewScreen(20, 2), looptest.NewScreen(20, 2)
		was.Write([]byte(c.was))
		is.Write([]byte(c.is))
		if list := differences(was, is); (len(list) == 0) != c.same {
			t.Errorf("%q and %q: %q", c.was, c.is, list)
		}
	}
}
