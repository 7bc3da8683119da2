package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gemba/checklist"
)

// Ending is the ending of the names of visit files.
const Ending = ".gemba"

// maxName is the largest file name in bytes. It leaves room for what sync
// programs add to the names of their copies.
const maxName = 100

// FileName returns a name for the file of a visit, such as
// "2026-03-11 Hongyuan Valve 3f2a.gemba": its date, its supplier in whatever
// script, and the end of its id. What some system does not allow in a name is
// left out.
func FileName(v *checklist.Visit) string {
	tail := strings.ReplaceAll(v.ID, "-", "")
	tail = safeName(tail[max(0, len(tail)-4):])
	date := safeName(v.Date)
	room := maxName - len(Ending) - len(tail) - 1
	name := safeName(strings.Join([]string{date, v.Supplier}, " "))
	name = strings.TrimRight(cut(name, room), " .")
	name = strings.TrimSpace(name + " " + tail)
	if name == "" {
		name = "visit"
	}
	if reserved(name) {
		name = "visit " + cut(name, maxName-len(Ending)-len("visit "))
	}
	return name + Ending
}

// safeName keeps the characters of any script and drops separators, what is not
// seen, and what begins or ends a name badly. Runs of space become one.
func safeName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r), unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError, unicode.Is(unicode.Cf, r): // joiners, which two systems may keep apart
			return -1
		}
		return r
	}, s)
	s = checklist.Line(s) // last: what goes may have stood between marks
	return strings.Trim(strings.Join(strings.Fields(s), " "), " .-~")
}

// cut shortens s to at most n bytes, between characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// reserved reports whether Windows takes a name for a device: it looks at what
// stands before the first dot, in any case.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	switch stem = strings.ToUpper(strings.TrimSpace(stem)); stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, isCom := strings.CutPrefix(stem, "COM")
	if !isCom {
		port, isCom = strings.CutPrefix(stem, "LPT")
	}
	return isCom && utf8.RuneCountInString(port) == 1 && strings.ContainsAny(port, "0123456789¹²³")
}
