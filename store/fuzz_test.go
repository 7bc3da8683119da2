package store

import (
	"bytes"
	"encoding/binary"
	"testing"
	"time"

	"gemba/checklist"
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

// carvedFrom returns the genuine facts that are found in pages of 512 bytes.
func carvedFrom(t *testing.T, content []byte) []*Fact {
	t.Helper()
	var list []*Fact
	c := newCarver(bytes.NewReader(content), int64(len(content)), 512)
	c.fact = func(f *Fact, _ bool) error {
		if f.genuine() {
			list = append(list, f)
		}
		return nil
	}
	c.template = func(string, string) error { return nil }
	c.blob = func(string, []byte) error { return nil }
	if err := c.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	return list
}

func TestCarve(t *testing.T) {
	for _, size := range []int{0, 1, 100, 330, 400, 500, 1000, 5000, 8000} {
		f := testFact(string(bytes.Repeat([]byte("x"), size)))
		for _, at := range []int{1, 17} {
			if got := carvedFrom(t, pagesOf(f, at)); len(got) != 1 || got[0].ID != f.ID {
				t.Errorf("a value of %d bytes at %d: %v", size, at, got)
			}
		}
	}
	// A chain of pages that bites its own tail ends.
	content := pagesOf(testFact(string(bytes.Repeat([]byte("x"), 5000))), 1)
	binary.BigEndian.PutUint32(content[512:], 2)
	if got := carvedFrom(t, content); len(got) != 0 {
		t.Errorf("carved %v", got)
	}
}

// FuzzCarve goes through whatever the fuzzer makes of pages with facts: no
// panic, no endless chain, and no fact that was not in the seed. The way
// through SQLite is tested by TestDamage: instrumented for fuzzing, the
// database takes seconds for one file.
func FuzzCarve(f *testing.F) {
	known := map[ID]bool{}
	for _, value := range []string{"", "現場", string(bytes.Repeat([]byte("x"), 900))} {
		fact := testFact(value)
		known[fact.ID] = true
		f.Add(pagesOf(fact, 30))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, got := range carvedFrom(t, content) {
			if !known[got.ID] {
				t.Errorf("invented fact %+v", got)
			}
		}
	})
}
