package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"gemba/checklist"
	"gemba/checklist/illtext"
)

var old = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC) // of files that nobody is writing any more

func testNow() time.Time { return time.UnixMilli(1_773_200_000_000) }

// record returns a fact as SQLite writes it: the length of the header, the
// serial type of each column, and the values.
func record(f *Fact) []byte {
	var types, body []byte
	add := func(serial int, data ...byte) {
		if serial >= 128 {
			types = append(types, 0x80|byte(serial>>7))
		}
		types = append(types, byte(serial&0x7f))
		body = append(body, data...)
	}
	blob := func(b []byte) { add(12+2*len(b), b...) }
	text := func(s string) { add(13+2*len(s), []byte(s)...) }
	number := func(n int64) { add(6, binary.BigEndian.AppendUint64(nil, uint64(n))...) }
	add(0)
	blob(f.ID[:])
	blob(f.Visit[:])
	text(f.Kind)
	text(f.Key)
	text(f.Field)
	text(f.Value)
	blob(f.Actor[:])
	number(f.HLC)
	number(f.At)
	number(int64(f.TZ))
	blob(joinIDs(f.Parents))
	blob(joinIDs(f.Seen))
	add(0)
	number(f.Arrived)
	return append(append([]byte{byte(len(types) + 1)}, types...), body...)
}

// pagesOf returns pages of 512 bytes that hold the record of a fact at an
// offset of the first, the rest of it in a chain of overflow pages.
func pagesOf(f *Fact, at int) []byte {
	const page = 512
	rec := record(f)
	first := make([]byte, page)
	maxLocal, minLocal := leafCell(page)
	if len(rec) <= maxLocal {
		copy(first[at:], rec)
		return first
	}
	local := minLocal + (len(rec)-minLocal)%(page-4)
	if local > maxLocal {
		local = minLocal
	}
	copy(first[at:], rec[:local])
	binary.BigEndian.PutUint32(first[at+local:], 2)
	all := first
	for rest, n := rec[local:], uint32(3); len(rest) > 0; n++ {
		over := make([]byte, page)
		took := copy(over[4:], rest)
		if rest = rest[took:]; len(rest) > 0 {
			binary.BigEndian.PutUint32(over, n)
		}
		all = append(all, over...)
	}
	return all
}

func testFact(value string) *Fact {
	f := &Fact{
		Visit: testVisit, Cell: checklist.Cell{Kind: "answer", Key: "Q1", Field: "value"}, Value: value,
		Actor: ID{1}, HLC: 1 << 40, At: -5, TZ: 60, Parents: []ID{{7}},
	}
	f.ID = f.Hash()
	return f
}

// smallPage is the size of the pages that the fuzzer makes.
const smallPage = 512

// carvedFrom returns the genuine facts that are found in pages of a size.
func carvedFrom(t testing.TB, content []byte, page int) []*Fact {
	t.Helper()
	var list []*Fact
	c := newCarver(bytes.NewReader(content), int64(len(content)), page)
	c.fact = func(f *Fact, _ bool) error {
		if f.genuine() {
			list = append(list, f)
		}
		return nil
	}
	c.template = func(string, string) error { return nil }
	c.blob = func(string, []byte) error { return nil }
	must(t, c.run(t.Context()))
	return list
}

func TestCarve(t *testing.T) {
	for _, size := range []int{0, 1, 100, 330, 400, 500, 1000, 5000, 8000} {
		f := testFact(string(bytes.Repeat([]byte("x"), size)))
		for _, at := range []int{1, 17} {
			if got := carvedFrom(t, pagesOf(f, at), smallPage); len(got) != 1 || got[0].ID != f.ID {
				t.Errorf("a value of %d bytes at %d: %v", size, at, got)
			}
		}
	}
	// A chain of pages that bites its own tail ends.
	content := pagesOf(testFact(string(bytes.Repeat([]byte("x"), 5000))), 1)
	binary.BigEndian.PutUint32(content[512:], 2)
	if got := carvedFrom(t, content, smallPage); len(got) != 0 {
		t.Errorf("carved %v", got)
	}
}

// FuzzCarve goes through whatever the fuzzer makes of pages with facts: no
// panic, no endless chain, and no fact that was not in the seed. The way through
// SQLite is that of FuzzOpen.
func FuzzCarve(f *testing.F) {
	known := map[ID]bool{}
	for _, value := range []string{"", "現場", string(bytes.Repeat([]byte("x"), 900))} {
		fact := testFact(value)
		known[fact.ID] = true
		f.Add(pagesOf(fact, 30))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, got := range carvedFrom(t, content, smallPage) {
			if !known[got.ID] {
				t.Errorf("invented fact %+v", got)
			}
		}
	})
}

// FuzzOpen writes over a visit file wherever the fuzzer says, and cuts it: what is
// opened all the same holds nothing that was not in it, and everything else is
// refused with a reason.
//
// SQLite is instrumented too and goes through each page several times: the file has
// few, since its checklist is one line, and all files lie in memory.
func FuzzOpen(f *testing.F) {
	dir := inMemory(f)
	path := filepath.Join(dir, "whole.gemba")
	file := mustCreate(f, path, options(f.TempDir(), "Ana"))
	const text = "no more than a line" // what it says is not read here
	c := &checklist.Checklist{Source: text, Hash: fmt.Sprintf("%x", sha256.Sum256([]byte(text)))}
	v, err := file.NewVisit(f.Context(), c, map[string]string{checklist.FieldSupplier: "宏远阀门"})
	must(f, err)
	mustSave(f, file, v.ID, answer("Q1", level(1)), answer("Q2", level(2)), visitField(checklist.FieldSite, strings.Repeat("over several pages ", 500)))
	mustClose(f, file)
	whole, err := os.ReadFile(path)
	must(f, err)
	facts := map[ID]bool{}
	for _, fact := range carvedFrom(f, whole, pageSize) {
		facts[fact.ID] = true
	}
	f.Add([]byte{0, 0, 1, 0}, uint16(0))
	f.Add([]byte{0, 18, 2, 0, 0, 19, 2, 0}, uint16(0)) // said to be in WAL mode
	f.Add([]byte{0, 60, 9, 0}, uint16(9000))
	f.Fuzz(func(t *testing.T, harm []byte, cut uint16) {
		content := bytes.Clone(whole)
		for ; len(harm) >= 4; harm = harm[4:] {
			at := (int(harm[0])<<8 | int(harm[1])) * (1 + int(harm[3])) % len(content)
			content[at] ^= harm[2]
		}
		content = content[:len(content)-min(int(cut), len(content))]
		_, _ = mergeDamaged(t, dir, content, facts) // what comes of it is looked at there
	})
}

// inMemory is a folder in memory where the system has a place for it: whoever does
// the same a thousand times need not wait for a disk each time.
func inMemory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "gemba-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// FuzzMerge lets the fuzzer choose what TestProperties draws at random.
func FuzzMerge(f *testing.F) { f.Fuzz(rapid.MakeFuzz(history)) }

// FuzzFileName makes a file of whatever a supplier is called.
func FuzzFileName(f *testing.F) {
	for _, name := range []string{"宏远阀门", "../../etc/passwd", "CON", "a\x00b\u202egpj.exe", "\xff\xfe", strings.Repeat("é", 300), " . ", "|"} {
		f.Add(name, "2026-03-11")
	}
	for _, s := range illtext.Texts() {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, supplier, date string) {
		name := FileName(&checklist.Visit{ID: "0198-3f2a", Supplier: supplier, Date: date})
		switch {
		case !utf8.ValidString(name), len(name) > maxName, filepath.Ext(name) != Ending, name == Ending:
			t.Errorf("%q", name)
		case strings.ContainsAny(name, "<>:\"/\\|?*"), strings.HasPrefix(name, "."), strings.HasPrefix(name, "-"), reserved(name):
			t.Errorf("%q", name)
		case illtext.Fault(name) != "":
			t.Error(illtext.Fault(name))
		}
	})
}
