package illtext

import "strings"

// pieces are what texts that mean ill are made of: each of them is taken for
// something else than text by some program.
var pieces = []string{
	// terminals
	"\x1b]0;owned\a", "\x1b]52;c;b3duZWQ=\x1b\\", "\x1b[2J", "\u009b31m", "\u009d0;owned\u009c", "\x1bP$q\x1b\\", "\x1b", "\x00", "\r", "\b", "\x7f", "\x85",
	// Unicode
	"\u202eevil", "\u2066x\u2069", "\u200e", "\u061c", "\u200b", "\ufeff", "\u00ad", "\u2060", "\u2028", "\u2029", "\ue000", "\U000e0041", "\U000e0001",
	"\u3164", "\u115f", "\uffa0", "\u2065", "\u034f", "\ufff9", "\ufffe", "\U0001ffff", "\U0010ffff", "\u200d\u200d", "\ufe0f",
	strings.Repeat("\u0301", 40), strings.Repeat("\u0301\u200d", 20), strings.Repeat("\u0489\u200b", 20), strings.Repeat("\u0301\u0301\u0301\ufeff", 20),
	// not UTF-8
	"\xff", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x9b31m", "\xc0\x80",
	// spreadsheets
	"=HYPERLINK(\"http://x.example\",\"y\")", "+1", "-1+1|cmd", "@SUM(A1)", "\t=1", "＝1", ";=1", "\n=1", " =1", "\"=1", "'=1", ",=1",
	// pages
	"</p><script>alert(1)</script>", "<b onmouseover='x'>", "<img src=x onerror=alert(1)>", "]]>", "<!--", "-->", "</style>", "</title>", "&lt;b&gt;", "{{.}}", "'\"><",
	"[link](javascript:alert(1))", "![i](http://x.example/i.png)", "# h", "`c`", "*b*", "| |", "~~~", "javascript:alert(1)", "//x.example",
	// shells and file names
	"$(touch owned)", "`touch owned`", "; touch owned", "&& x", "' x '", "\\", "../../x", "/etc/passwd", "CON", "%00", "~", "-rf", "--help", "*", "x:y", "!!",
	// text
	" ", "\t", "\n", "a", "宏远阀门", "שלום", "مرحبا", "é̂̂", "👩‍🔧", "क्\u200dष", "2026-03-11", "1e9", strings.Repeat("long ", 60), strings.Repeat("w", 300), "\u3000", "\u00a0",
}

// Texts are texts that mean ill: each of the pieces alone, and all of them.
func Texts() []string { return append([]string{strings.Join(pieces, "")}, pieces...) }

// Mix makes a text of pieces, one for each byte of what a fuzzer has chosen.
func Mix(chosen []byte) string {
	var b strings.Builder
	for _, c := range chosen[:min(len(chosen), 60)] {
		b.WriteString(pieces[int(c)%len(pieces)])
	}
	return b.String()
}

// Huge is a line of 1 MB.
func Huge() string { return strings.Repeat("a\u0301\x1b[31m 宏", 1<<20/12) }
