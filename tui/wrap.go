package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"gemba/tui/loop"
)

// Wrap breaks a text into lines of at most w cells for what is printed without a
// screen: at spaces and, in Chinese, where a line may end.
func Wrap(s string, w int) []string { return measure{clusters: true}.wrap(s, w) }

// wrapping is a text that is broken into lines.
type wrapping struct {
	text     string
	width    int
	clusters bool
}

// wrapped are texts that were broken into lines before. The same prompts are on the
// screen after every key, and breaking them was a third of what a frame costs.
type wrapped map[wrapping][]string

// What is kept: as many texts as a few screens have, and none that is longer than
// prompts and hints are.
const (
	mostWrapped    = 512
	longestWrapped = 1024 // bytes
)

// wrap breaks s into lines of at most w cells, keeping its own breaks. The lines are
// for reading: the next frame gets the same ones.
func (m measure) wrap(s string, w int) []string {
	if w <= 0 {
		return nil
	}
	if m.wrapped == nil || len(s) > longestWrapped {
		return m.wrapAnew(s, w)
	}
	key := wrapping{s, w, m.clusters}
	lines, there := m.wrapped[key]
	if !there {
		lines = slices.Clip(m.wrapAnew(s, w))
		if len(m.wrapped) >= mostWrapped {
			clear(m.wrapped)
		}
		m.wrapped[key] = lines
	}
	return lines
}

func (m measure) wrapAnew(s string, w int) []string {
	// Lines are broken behind hyphens, which tears IN-03 apart.
	const hyphen, unbroken = "-", "\u2011"
	s = strings.ReplaceAll(s, hyphen, unbroken)
	var lines []string
	if eastern(s) {
		for paragraph := range strings.SplitSeq(s, "\n") {
			lines = append(lines, m.wrapEastern(paragraph, w)...)
		}
	} else {
		lines = m.wrapWords(s, w)
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], unbroken, hyphen)
	}
	return lines
}

func (m measure) wrapWords(s string, w int) []string {
	if m.clusters || loop.Apart(s) {
		return strings.Split(ansi.Wrap(s, w, ""), "\n")
	}
	return strings.Split(ansi.WrapWc(s, w, ""), "\n")
}

// eastern reports whether a text has characters of a script without spaces.
func eastern(s string) bool {
	const firstRadical = 0x2E80
	return strings.ContainsFunc(s, func(r rune) bool { return r >= firstRadical })
}

// wrapEastern breaks one paragraph where Unicode's line breaking allows it
// (UAX 14): between any two Chinese characters, but never before a stop or a
// closing bracket, nor behind an opening one.
func (m measure) wrapEastern(s string, w int) []string {
	var lines []string
	line := ""
	put := func(segment string) {
		if joined := line + segment; m.width(strings.TrimRight(joined, " ")) <= w {
			line = joined
			return
		}
		if line != "" {
			lines = append(lines, strings.TrimRight(line, " "))
		}
		if line = segment; m.width(strings.TrimRight(segment, " ")) <= w {
			return
		}
		parts := m.wrapWords(segment, w) // a word longer than a line
		lines = append(lines, parts[:len(parts)-1]...)
		line = parts[len(parts)-1]
	}
	for state := -1; s != ""; {
		var segment string
		segment, s, _, state = uniseg.FirstLineSegmentInString(s, state)
		put(segment)
	}
	return append(lines, strings.TrimRight(line, " "))
}
