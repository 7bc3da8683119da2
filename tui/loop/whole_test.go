//go:build linux || darwin

package loop

import (
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/muesli/cancelreader"
	"pgregory.net/rapid"
)

// pieces is a terminal that gives what comes from it in these pieces.
type pieces struct {
	cancelreader.CancelReader
	list []string
}

func (p *pieces) Read(b []byte) (int, error) {
	if len(p.list) == 0 {
		return 0, io.EOF
	}
	n := copy(b, p.list[0])
	if p.list[0] = p.list[0][n:]; p.list[0] == "" {
		p.list = p.list[1:]
	}
	return n, nil
}

// said is what a terminal may say, each whole.
var said = []string{
	"a", "现", "é", "\r", "\x1b[A", "\x1b[1;5C", "\x1b[<0;4;2M", "\x1b[?2026;2$y", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:0/0/0\a",
	"\x1b_Gi=31;OK\x1b\\", "\x1b[?62;22c", "\x1b[200~" + strings.Repeat("现场\n", 900) + "\x1b]1\x1b[20\x1b[201~", "\x1b[200~x\x1b[201~",
}

// TestWholes cuts what a terminal says anywhere but where the beginning is a key of
// its own: each read gives whole things, in their order.
func TestWholes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.SampledFrom(said), 1, 8).Draw(t, "said")
		all := strings.Join(list, "")
		var cuts []int
		for range rapid.IntRange(0, 6).Draw(t, "cuts") {
			at := rapid.IntRange(0, len(all)).Draw(t, "cut")
			if !strings.HasSuffix(all[:at], "\x1b") && !strings.HasSuffix(all[:at], "\x1b]") && !strings.HasSuffix(all[:at], "\x1b_") {
				cuts = append(cuts, at)
			}
		}
		slices.Sort(cuts)
		p, from := &pieces{}, 0
		for _, at := range append(cuts, len(all)) {
			if at > from {
				p.list = append(p.list, all[from:at])
			}
			from = at
		}
		w, got, ends := &wholes{CancelReader: p}, 0, wholeEnds(list)
		for b := make([]byte, 4096); ; {
			n, err := w.Read(b)
			if err != nil {
				break
			}
			if string(b[:n]) != all[got:got+n] {
				t.Fatalf("%q at %d of %q", b[:n], got, all)
			}
			if got += n; !ends[got] {
				t.Fatalf("cut at %d of %q: %q", got, all, all[got:])
			}
		}
		if got != len(all) {
			t.Fatalf("%d of %d bytes", got, len(all))
		}
	})
}

// wholeEnds are the places behind whole things. What is pasted may be cut between
// characters, and where it looks like a sequence.
func wholeEnds(list []string) map[int]bool {
	ends, at := map[int]bool{0: true}, 0
	for _, s := range list {
		if text, ok := strings.CutPrefix(s, pasteBegin); ok {
			for i := range strings.TrimSuffix(text, pasteEnd) {
				ends[at+len(pasteBegin)+i] = true
			}
			ends[at+len(s)-len(pasteEnd)] = true
		}
		at += len(s)
		ends[at] = true
	}
	return ends
}

// TestWholesEnd: what has no end comes all the same when the terminal is gone, and
// what is too long for an answer at once.
func TestWholesEnd(t *testing.T) {
	for _, text := range []string{"\xe7\x8e", "\x1b[20", "\x1b]1", "\x1b[200~ab\x1b[20", "\x1b", "\x1b]1" + strings.Repeat("x", 9000), "\x1b[" + strings.Repeat("1", 9000)} {
		got, err := io.ReadAll(iotest.OneByteReader(&wholes{CancelReader: &pieces{list: []string{text}}}))
		if err != nil || string(got) != text {
			t.Errorf("%.20q: %d of %d bytes, %v", text, len(got), len(text), err)
		}
	}
	w := &wholes{CancelReader: &pieces{list: []string{"\x1b]1" + strings.Repeat("x", 2*longest)}}}
	if n, err := w.Read(make([]byte, 4096)); n < longest || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// TestSlowLine cuts characters, keys, answers and a paste in two, and sends the
// rest when the decoder has given it up.
func TestSlowLine(t *testing.T) {
	s := start(t, "program")
	s.expect("keys 0")
	slowly := func(parts ...string) {
		for _, part := range parts {
			s.send(part)
			time.Sleep(80 * time.Millisecond)
		}
	}
	slowly("\xe7\x8e", "\xb0", "\x1b[", "B", "\x1b[1;", "5C")
	s.expect("现downctrl+right.")
	slowly("\x1b]11;rgb:ffff/ff", "ff/ffff\x1b", "\\")
	s.expect("dark false")
	slowly("\x1b[20", "0~现\xe7", "\x8e\xb0\x1b[2", "01~")
	s.expect("pasted 6")
	s.send("q")
	s.ended("quit, 4 keys")
}
