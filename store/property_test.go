package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gemba/checklist"

	"pgregory.net/rapid"
)

// long runs the tests that look for rare things at length:
//
//	GEMBA_LONG=1 go test -timeout 1h ./store
func long() bool { return os.Getenv("GEMBA_LONG") != "" }

// replica is a book in somebody's hands, and beside it what the test knows that
// it must hold.
type replica struct {
	book  *book
	clock *time.Time // its clock on the wall, which may be anything
	actor ID
	facts map[ID]*Fact // the oracle
}

// world is a few people with copies of one book.
type world struct {
	t        *rapid.T
	ctx      context.Context
	dir      string
	n        int
	replicas []*replica
	acked    map[ID]*Fact
	merges   int
}

func (w *world) file() string {
	w.n++
	return filepath.Join(w.dir, fmt.Sprintf("%d.db", w.n))
}

func (w *world) check(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) newReplica(actor ID, wall time.Time) *replica {
	r := &replica{clock: &wall, actor: actor, facts: map[ID]*Fact{}}
	var err error
	r.book, err = createBook(w.ctx, w.file(), clock{now: func() time.Time { return *r.clock }})
	w.check(err)
	return r
}

// oracleHeads works out the versions that stand from the set of facts alone,
// by the definition and by nothing that the code under test uses.
func oracleHeads(facts map[ID]*Fact) map[checklist.Cell][]*Fact {
	replaced := map[ID]bool{}
	for _, f := range facts {
		for _, p := range f.Parents {
			if parent, ok := facts[p]; ok && parent.Cell == f.Cell && parent.Visit == f.Visit {
				replaced[p] = true
			}
		}
	}
	heads := map[checklist.Cell][]*Fact{}
	for id, f := range facts {
		if !replaced[id] {
			heads[f.Cell] = append(heads[f.Cell], f)
		}
	}
	for _, list := range heads {
		slices.SortFunc(list, func(a, b *Fact) int { return -cmp.Or(cmp.Compare(a.HLC, b.HLC), bytes.Compare(a.ID[:], b.ID[:])) })
	}
	return heads
}

var testVisit = ID{1, 2, 3}

var testCells = []checklist.Cell{
	{Kind: "answer", Key: "Q1", Field: "value"},
	{Kind: "answer", Key: "Q2", Field: "value"},
	{Kind: "observation", Key: "o1", Field: "text"},
	{Kind: "observation", Key: "o1", Field: "item"},
	{Kind: "observation", Key: "o1", Field: "_deleted"},
}

// edit changes one cell of a replica: an ordinary edit on top of what is shown,
// a resolution of everything, a removal, a clearing, or blind.
func (w *world) edit(r *replica) {
	heads := oracleHeads(r.facts)
	cell := rapid.SampledFrom(testCells).Draw(w.t, "cell")
	e := &edit{
		visit: testVisit, Cell: cell, at: r.clock.UnixMilli(), tz: 60,
		value: rapid.SampledFrom([]string{"a", "b", "c", "現場"}).Draw(w.t, "value"),
	}
	if rapid.IntRange(0, 9).Draw(w.t, "clear") == 0 {
		e.cleared, e.value = true, ""
	}
	switch standing := heads[cell]; rapid.SampledFrom([]string{"over", "over", "over", "resolve", "blind"}).Draw(w.t, "how") {
	case "over":
		if len(standing) > 0 {
			e.parents = shownOf(standing)
		}
	case "resolve":
		for _, f := range standing {
			e.parents = append(e.parents, f.ID)
		}
	}
	if other := rapid.SampledFrom(testCells).Draw(w.t, "stray"); other != cell && rapid.IntRange(0, 4).Draw(w.t, "strays") == 0 {
		for _, f := range heads[other] { // a link to another cell replaces nothing
			e.parents = append(e.parents, f.ID)
		}
	}
	if cell.Field == checklist.FieldDeleted && !e.cleared {
		for c, list := range heads {
			if c.Kind == cell.Kind && c.Key == cell.Key && c.Field != cell.Field {
				e.seen = append(e.seen, list[0].ID)
			}
		}
	}
	facts, err := r.book.put(w.ctx, r.actor, e)
	w.check(err)
	for _, f := range facts {
		w.acked[f.ID], r.facts[f.ID] = f, f
		for _, p := range f.Parents {
			if r.facts[p].HLC >= f.HLC {
				w.t.Fatalf("fact at %d replaces one at %d", f.HLC, r.facts[p].HLC)
			}
		}
	}
}

// mergeInto merges a file into a replica and checks what the report says.
func (w *world) mergeInto(to *replica, path string, from map[ID]*Fact) {
	expected := 0
	for id := range from {
		if to.facts[id] == nil {
			expected++
		}
	}
	rep, err := to.book.merge(w.ctx, w.copied(path), mergeFile)
	w.check(err)
	if rep.New != expected || rep.New+rep.Known != len(from) || rep.Rejected != 0 || rep.Damaged {
		w.t.Fatalf("merge of %d facts, %d of them new: %+v", len(from), expected, rep)
	}
	if same := len(from) == len(to.facts)+expected; rep.same != same {
		w.t.Fatalf("the other has all of ours: %v, want %v", rep.same, same)
	}
	maps.Copy(to.facts, from)
	w.merges++
}

func (w *world) copied(path string) string {
	to := w.file()
	w.check(copyFile(path, to))
	return to
}

// state is everything that a book derives from its facts, as text.
func (w *world) state(b *book) string {
	var out []string
	for _, query := range []string{
		`SELECT hex(id) || hex(visit) || kind || '/' || key || '/' || field || '=' || coalesce(value, 'NULL') || hex(actor) || hlc || ' ' || at || hex(parents) || hex(seen) FROM fact`,
		`SELECT 'edge ' || hex(parent) || hex(child) FROM edge`,
		`SELECT 'head ' || kind || '/' || key || '/' || field || hex(id) FROM head`,
	} {
		lines, err := contentIDs(w.ctx, b.db, query)
		w.check(err)
		slices.Sort(lines)
		out = append(out, lines...)
	}
	return strings.Join(out, "\n")
}

// checkBook compares a book with the oracle.
func (w *world) checkBook(r *replica) {
	w.check(audit(w.ctx, r.book.db))
	cells, err := visitHeads(w.ctx, r.book.db, testVisit)
	w.check(err)
	want := oracleHeads(r.facts)
	if len(cells) != len(want) {
		w.t.Fatalf("%d cells, want %d", len(cells), len(want))
	}
	for _, versions := range cells {
		expected := want[versions[0].Cell]
		if !slices.EqualFunc(versions, expected, func(a, b *Fact) bool { return a.ID == b.ID }) {
			w.t.Fatalf("%v stands at %v, want %v", versions[0].Cell, versions, expected)
		}
	}
	for id, f := range r.facts {
		got, err := factByID(w.ctx, r.book.db, id)
		w.check(err)
		if !got.genuine() || got.Value != f.Value || got.Actor != f.Actor || got.At != f.At || got.Cell != f.Cell {
			w.t.Fatalf("fact %v became %v", f, got)
		}
	}
}

// converge merges all replicas in the given order into an empty book.
func (w *world) converge(order []int) *replica {
	all := w.newReplica(ID{99}, time.Now())
	for _, i := range order {
		w.mergeInto(all, w.replicas[i].book.path, w.replicas[i].facts)
	}
	return all
}

// shuffled puts the facts of the world into an empty book in any order.
func (w *world) shuffled() *replica {
	r := w.newReplica(ID{98}, time.Now())
	ids := rapid.Permutation(slices.SortedFunc(maps.Keys(w.acked), compareIDs)).Draw(w.t, "arrival")
	for part := range slices.Chunk(ids, 7) {
		w.check(r.book.tx(w.ctx, func(tx *sql.Tx) error {
			var facts []*Fact
			for _, id := range part {
				facts = append(facts, w.acked[id])
			}
			return addFacts(w.ctx, tx, facts)
		}))
	}
	maps.Copy(r.facts, w.acked)
	return r
}

// TestProperties plays random histories of people who edit and merge copies of
// one book, with clocks that cannot be trusted, and compares with an oracle:
// nothing is lost, everybody ends with the same state whatever the order, and
// merging again changes nothing.
func TestProperties(t *testing.T) {
	if long() {
		if err := flag.Set("rapid.checks", "1500"); err != nil {
			t.Fatal(err)
		}
	} else if err := flag.Set("rapid.checks", "40"); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, history)
}

// history is what a few people do with copies of one book.
func history(t *rapid.T) {
	dir, err := os.MkdirTemp("", "gemba-history-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	w := &world{t: t, ctx: t.Context(), dir: dir, acked: map[ID]*Fact{}}
	w.play()
	conflicts := 0
	for _, versions := range oracleHeads(w.acked) {
		conflicts += min(1, len(rivals(versions)))
	}
	t.Logf("%d facts, %d merges, %d conflicts", len(w.acked), w.merges, conflicts)
}

func (w *world) play() {
	for i := range 3 {
		actor := ID{byte(rapid.IntRange(1, 2).Draw(w.t, "actor"))} // two of three share an id: a cloned laptop
		wall := time.UnixMilli(1_770_000_000_000 + int64(i)).Add(rapid.SampledFrom([]time.Duration{
			0, 72 * time.Hour, -72 * time.Hour, -20 * 365 * 24 * time.Hour, 11 * 365 * 24 * time.Hour,
		}).Draw(w.t, "wall"))
		w.replicas = append(w.replicas, w.newReplica(actor, wall))
	}
	usb, usbFacts := "", map[ID]*Fact(nil)
	for range rapid.IntRange(5, 25).Draw(w.t, "steps") {
		r := rapid.SampledFrom(w.replicas).Draw(w.t, "who")
		*r.clock = r.clock.Add(time.Duration(rapid.IntRange(-2000, 5000).Draw(w.t, "tick")) * time.Millisecond)
		switch rapid.SampledFrom([]string{"edit", "edit", "edit", "edit", "merge", "copy", "stick"}).Draw(w.t, "step") {
		case "edit":
			w.edit(r)
		case "merge":
			o := rapid.SampledFrom(w.replicas).Draw(w.t, "from")
			w.mergeInto(r, o.book.path, o.facts)
		case "copy":
			usb, usbFacts = w.copied(r.book.path), maps.Clone(r.facts)
		case "stick":
			if usb != "" {
				w.mergeInto(r, usb, usbFacts)
			}
		}
	}
	w.settle()
	for _, r := range w.replicas {
		w.check(r.book.close())
	}
}

// settle checks every replica, and that all ways of bringing them together lead
// to one state.
func (w *world) settle() {
	for _, r := range w.replicas {
		w.checkBook(r)
	}
	a, b := w.converge([]int{0, 1, 2}), w.converge([]int{2, 0, 1})
	pair := w.converge([]int{1, 2}) // a+(b+c) beside (a+b)+c
	w.mergeInto(pair, w.replicas[0].book.path, w.replicas[0].facts)
	shuffled := w.shuffled()
	state := w.state(a.book)
	for name, r := range map[string]*replica{"other order": b, "pairwise": pair, "shuffled arrival": shuffled} {
		if got := w.state(r.book); got != state {
			w.t.Fatalf("%s:\n%s\nwant\n%s", name, got, state)
		}
	}
	w.checkBook(a)
	if len(a.facts) != len(w.acked) {
		w.t.Fatalf("%d facts of %d acknowledged", len(a.facts), len(w.acked))
	}
	before, err := os.ReadFile(a.book.path)
	w.check(err)
	for _, r := range []*replica{w.replicas[1], b, a} {
		w.mergeInto(a, r.book.path, r.facts)
	}
	after, err := os.ReadFile(a.book.path)
	w.check(err)
	if !bytes.Equal(before, after) {
		w.t.Fatal("merging what is known changed the file")
	}
	for _, r := range []*replica{a, b, pair, shuffled} {
		w.check(r.book.close())
	}
}
