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
	"golang.org/x/sys/unix"
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
	"\x1bOP", "\x1b[M \xc5\xff", "\x1b[5$", "\x1b\x1b[A", "\x1bx", "\x1b现", "\x1bP>|XTerm(390)\x1b\\", "\x1bP1+r524742=38\x1b\\",
}

// TestWholes cuts what a terminal says anywhere: each read gives whole things, in
// their order.
func TestWholes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.SampledFrom(said), 1, 8).Draw(t, "said")
		all := strings.Join(list, "")
		var cuts []int
		for range rapid.IntRange(0, 6).Draw(t, "cuts") {
			cuts = append(cuts, rapid.IntRange(0, len(all)).Draw(t, "cut"))
		}
		slices.Sort(cuts)
		p, from := &pieces{}, 0
		for _, at := range append(cuts, len(all)) {
			if at > from {
				p.list = append(p.list, all[from:at])
			}
			from = at
		}
		w, got, ends := wholesOf(p), 0, wholeEnds(list)
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

// wholesOf reads from a terminal that owes no answer.
func wholesOf(p *pieces) *wholes {
	return newWholes(p, nil, func() time.Duration { return 0 })
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

// TestWholesEnd: what has no end comes all the same when the terminal is gone.
func TestWholesEnd(t *testing.T) {
	for _, text := range []string{"\xe7\x8e", "\x1b[20", "\x1b]1", "\x1b[200~ab\x1b[20", "\x1b", "\x1b]11;" + strings.Repeat("x", longest-10)} {
		got, err := io.ReadAll(iotest.OneByteReader(wholesOf(&pieces{list: []string{text}})))
		if err != nil || string(got) != text {
			t.Errorf("%.20q: %d of %d bytes, %v", text, len(got), len(text), err)
		}
	}
}

// TestNext tells keys from beginnings, and what was torn from what follows it.
func TestNext(t *testing.T) {
	for _, test := range []struct {
		text string
		n    int
		is   form
	}{
		{"\x1b", 0, unclear},
		{"\x1b[", 0, unclear},
		{"\x1bO", 0, unclear},
		{"\x1b]", 0, unclear},
		{"\x1b]11", 0, unclear},
		{"\x1bP", 0, unclear},
		{"\x1bP1", 0, unclear},
		{"\x1b_Gi", 0, unclear},
		{"\x1b\x1b", 0, unclear},
		{"\x1b[1;", 0, begun},
		{"\x1b]11;rgb:ff\x1b", 0, begun},
		{"\x1bP1$r", 0, begun},
		{"\x1b\xe7\x8e", 0, begun},
		{"\x1b[[", 0, begun},
		{"\x1b[[E", 4, console},
		{"\x1b]x", 0, apart}, // keys with alt, and what was typed then
		{"\x1b]1x", 0, apart},
		{"\x1b];", 0, apart},
		{"\x1bPx", 0, apart},
		{"\x1b_Gx1", 0, apart},
		{"\x1bO ", 0, apart},
		{"\x1b\x1bx", 0, apart},
		{"\x1b[1;\x1b[A", 4, torn},
		{"\x1b[1;\r", 4, torn},
		{"\x1b[1;现", 4, torn},
		{"\x1b]11;rgb:ff\x1b[A", 11, torn},
		{"\x1b]11;rgb:ff\r", 11, torn},
		{"\x1b[" + strings.Repeat("1", 9000), longest, torn},
		{"\x1b]1;" + strings.Repeat("x", 9000), longest, torn},
	} {
		if n, is := next([]byte(test.text), false); is != test.is || n != test.n && is != begun {
			t.Errorf("%.20q: %d bytes, form %d", test.text, n, is)
		}
	}
}

// TestSlowLine cuts characters, keys, answers and a paste, also behind their first
// byte, and sends the rest when the decoder would have given it up.
func TestSlowLine(t *testing.T) {
	s := start(t, "program")
	s.expect("keys 0")
	slowly := func(parts ...string) {
		for _, part := range parts {
			s.send(part)
			time.Sleep(80 * time.Millisecond)
		}
	}
	slowly("\xe7\x8e", "\xb0", "\x1b[", "B", "\x1b[1;", "5C", "\x1bO", "P", "\x1b[", "[B\x1b[[", "E")
	s.expect("现downctrl+rightf1f2f5.")
	slowly("\x1b]11;rgb:ffff/ff", "ff/ffff\x1b", "\\", "\x1b]", "11;rgb:0/0/0\a", "\x1bP", ">|x\x1b\\", "\x1b_", "Gi=31;OK\x1b\\")
	s.expect("dark true")
	slowly("\x1b[20", "0~现\xe7", "\x8e\xb0\x1b[2", "01~", "\x1b[", "200~x\x1b[201~")
	s.expect("pasted 1")
	s.send("q")
	s.ended("quit, 7 keys")
}

// TestTornEscape: an escape is the key when nothing comes for long enough. What comes
// later is not typed where it is the rest of something.
func TestTornEscape(t *testing.T) {
	s := start(t, "program")
	s.expect("keys 0")
	s.send("\x1b]11;rgb:0/0/0\a") // no answer is awaited from now on
	s.expect("dark true")
	for _, rest := range []string{"[A", "[<0;4;2M", "]11;rgb:ffff/ffff/ffff\a", "[200~b\x1b[201~"} {
		s.send("\x1b")
		s.expect("esc.")
		s.send(rest)
		time.Sleep(20 * time.Millisecond)
	}
	s.expect("pasted 1")
	for _, key := range []string{"[", "]", "O"} { // with alt, on an old terminal
		s.send("\x1b" + key)
		s.expect("alt+" + key + ".")
	}
	s.send("\x1b")
	s.expect("esc.")
	s.send("[[")
	s.expect("[[.") // typed
	s.send("\x1b]x\x1b\x1b")
	s.expect("xescesc.")
	s.send("q")
	got := s.ended("quit, 16 keys")
	if strings.Contains(got, "rgb") {
		t.Errorf("typed: %q", got)
	}
}

// TestAwaitedAnswer: while an answer is on its way an escape may be its beginning.
func TestAwaitedAnswer(t *testing.T) {
	s := start(t, "program", "LOOP_ANSWERS=3s")
	s.expect("]11;?")
	s.send("\x1b")
	time.Sleep(150 * time.Millisecond)
	s.send("]11;rgb:ffff/ffff/ffff\a")
	s.expect("dark false")
	s.send("q")
	s.ended("quit, 1 keys")
}

// TestLateAnswer: an answer that is still on its way at the end is not left to the
// shell, and to a terminal that is silent nobody listens for ever.
func TestLateAnswer(t *testing.T) {
	for how, wait := range map[string]string{"answered": "3s", "silent": ""} {
		s := start(t, "program", "LOOP_ANSWERS="+wait)
		s.expect("]11;?")
		s.send("q")
		if how == "answered" {
			time.Sleep(150 * time.Millisecond)
			s.send("\x1b]11;rgb:ffff/ffff/ffff\a")
		}
		s.ended("quit")
		waits := []unix.PollFd{{Fd: int32(s.pts.Fd()), Events: unix.POLLIN}}
		if n, err := unix.Poll(waits, 100); n != 0 || err != nil {
			t.Errorf("%s: something is left to read, %v", how, err)
		}
	}
}
