package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"gemba/checklist"
)

// pair is one visit in the hands of two people, each with a copy of the file.
type pair struct {
	t        *testing.T
	ana, bo  *File
	id       string
	anaClock time.Time
	boClock  time.Time
}

func newPair(t *testing.T) *pair {
	t.Helper()
	dir, state := t.TempDir(), t.TempDir()
	p := &pair{t: t, anaClock: time.UnixMilli(1_773_200_000_000), boClock: time.UnixMilli(1_773_200_000_000)}
	o := options(state, "Ana")
	o.Now = func() time.Time { p.anaClock = p.anaClock.Add(time.Second); return p.anaClock }
	p.ana = mustCreate(t, filepath.Join(dir, "ana.gemba"), o)
	p.id = mustVisit(t, p.ana).ID
	return p
}

// part gives Bo a copy of the file as it is now.
func (p *pair) part() {
	p.t.Helper()
	to := filepath.Join(filepath.Dir(p.ana.Path()), "bo.gemba")
	must(p.t, copyFile(p.ana.Path(), to))
	o := options(p.ana.work.dir, "Bo")
	o.Now = func() time.Time { p.boClock = p.boClock.Add(time.Second); return p.boClock }
	p.bo, _ = mustOpen(p.t, to, o)
	p.visit(p.bo)
	p.visit(p.ana)
}

// meet merges both ways and expects both to see the same.
func (p *pair) meet() {
	p.t.Helper()
	for _, m := range [][2]*File{{p.ana, p.bo}, {p.bo, p.ana}} {
		if _, err := m[0].Merge(p.t.Context(), m[1].Path()); err != nil {
			p.t.Fatal(err)
		}
	}
	a, b := p.visit(p.ana), p.visit(p.bo)
	for item, x := range a.Answers {
		if y := b.Answers[item]; x.Encode() != y.Encode() || x.By != y.By {
			p.t.Errorf("%s: %+v and %+v", item, x, y)
		}
	}
	if ca, cb := p.conflicts(p.ana), p.conflicts(p.bo); len(ca) != len(cb) {
		p.t.Errorf("conflicts: %+v and %+v", ca, cb)
	}
	for _, f := range []*File{p.ana, p.bo} {
		if v := p.visit(f); len(v.Rivals)+len(v.Disputed) != len(p.conflicts(f)) {
			p.t.Errorf("the visit knows %d answers and %v of the conflicts %+v", len(v.Rivals), v.Disputed, p.conflicts(f))
		}
	}
}

func (p *pair) visit(f *File) *checklist.Visit {
	p.t.Helper()
	v, err := f.Visit(p.t.Context(), p.id)
	must(p.t, err)
	return v
}

func (p *pair) conflicts(f *File) []Conflict {
	p.t.Helper()
	list, err := f.Conflicts(p.t.Context(), p.id)
	must(p.t, err)
	return list
}

func (p *pair) save(f *File, changes ...checklist.Change) { mustSave(p.t, f, p.id, changes...) }

func observation(field, value string) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "0198a", Field: field}, Value: value}
}

func TestConflictMeaning(t *testing.T) {
	tests := map[string]struct {
		play      func(p *pair)
		level     int // of Q1 as shown
		rivals    int // answers beside it
		conflicts int
		notes     int
	}{
		"a correction replaces what it corrects": {
			play: func(p *pair) {
				p.save(p.ana, answer("Q1", level(1)))
				p.part()
				p.save(p.bo, answer("Q1", level(2)))
			}, level: 2,
		},
		"and does so with a clock of 1999 against one of 2037": {
			play: func(p *pair) {
				p.anaClock = time.Date(2037, 1, 1, 0, 0, 0, 0, time.UTC)
				p.boClock = time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC)
				p.save(p.ana, answer("Q1", level(1)))
				p.part()
				p.save(p.bo, answer("Q1", level(2)))
			}, level: 2,
		},
		"two answers apart are a conflict": {
			play: func(p *pair) {
				p.part()
				p.save(p.ana, answer("Q1", level(1)))
				p.boClock = p.boClock.Add(time.Hour)
				p.save(p.bo, answer("Q1", level(2)))
			}, level: 2, rivals: 1, conflicts: 1,
		},
		"two equal answers apart are none": {
			play: func(p *pair) {
				p.part()
				p.save(p.ana, answer("Q1", level(1)))
				p.save(p.bo, answer("Q1", level(1)))
			}, level: 1,
		},
		"a conflict is one although both went on": {
			play: func(p *pair) {
				p.save(p.ana, answer("Q1", level(1)))
				p.part()
				p.save(p.ana, answer("Q1", level(2)))
				p.save(p.ana, answer("Q1", level(3)))
				p.boClock = p.boClock.Add(time.Hour)
				p.save(p.bo, answer("Q1", level(4)))
				p.save(p.bo, answer("Q1", level(5)))
			}, level: 5, rivals: 1, conflicts: 1,
		},
		"typing over what is shown does not hide the rival": {
			play: func(p *pair) {
				p.part()
				p.save(p.ana, answer("Q1", level(1)))
				p.save(p.bo, answer("Q1", level(2)))
				p.meet()
				p.anaClock = p.anaClock.Add(time.Hour)
				p.save(p.ana, answer("Q1", level(3)))
			}, level: 3, rivals: 1, conflicts: 1,
		},
		"equal answers are replaced together": {
			play: func(p *pair) {
				p.part()
				p.save(p.ana, answer("Q1", level(1)))
				p.save(p.bo, answer("Q1", level(1)))
				p.meet()
				p.save(p.ana, answer("Q1", level(3)))
			}, level: 3,
		},
		"what came in unseen is not replaced": {
			play: func(p *pair) {
				p.save(p.ana, answer("Q1", level(1)))
				p.part()
				p.save(p.bo, answer("Q1", level(2)))
				if _, err := p.ana.Merge(p.t.Context(), p.bo.Path()); err != nil {
					p.t.Fatal(err)
				}
				p.anaClock = p.anaClock.Add(time.Hour)
				p.save(p.ana, answer("Q1", level(3))) // her screen still shows 1
			}, level: 3, rivals: 1, conflicts: 1,
		},
		"clearing against changing is a conflict": {
			play: func(p *pair) {
				p.save(p.ana, answer("Q1", level(1)))
				p.part()
				p.save(p.ana, checklist.Change{Cell: answer("Q1", "").Cell, Cleared: true})
				p.boClock = p.boClock.Add(time.Hour)
				p.save(p.bo, answer("Q1", level(2)))
			}, level: 2, rivals: 1, conflicts: 1,
		},
		"reconciling ends it everywhere": {
			play: func(p *pair) {
				p.part()
				p.save(p.ana, answer("Q1", level(1)))
				p.save(p.bo, answer("Q1", level(2)))
				p.meet()
				c := p.conflicts(p.ana)
				if len(c) != 1 || len(c[0].Versions) != 2 {
					p.t.Fatalf("conflicts %+v", c)
				}
				change := answer("Q1", level(2))
				change.Reason = "Bo counted"
				if _, err := p.ana.Resolve(p.t.Context(), p.id, change, c[0].IDs()); err != nil {
					p.t.Fatal(err)
				}
			}, level: 2,
		},
		"a plain removal is none": {
			play: func(p *pair) {
				p.save(p.ana, observation("text", "a crate"), observation("item", "RB-01"))
				p.part()
				p.save(p.bo, observation(checklist.FieldDeleted, "1"))
			},
		},
		"removing against changing keeps the entry": {
			play: func(p *pair) {
				p.save(p.ana, observation("text", "a crate"))
				p.part()
				p.save(p.bo, observation(checklist.FieldDeleted, "1"))
				p.save(p.ana, observation("text", "two crates"))
			}, conflicts: 1, notes: 1,
		},
		"until the removal is made again": {
			play: func(p *pair) {
				p.save(p.ana, observation("text", "a crate"))
				p.part()
				p.save(p.bo, observation(checklist.FieldDeleted, "1"))
				p.save(p.ana, observation("text", "two crates"))
				p.meet()
				c := p.conflicts(p.ana)
				if len(c) != 1 || !c[0].Removed {
					p.t.Fatalf("conflicts %+v", c)
				}
				if _, err := p.ana.Resolve(p.t.Context(), p.id, observation(checklist.FieldDeleted, "1"), c[0].IDs()); err != nil {
					p.t.Fatal(err)
				}
			},
		},
		"or taken back": {
			play: func(p *pair) {
				p.save(p.ana, observation("text", "a crate"))
				p.part()
				p.save(p.bo, observation(checklist.FieldDeleted, "1"))
				p.save(p.ana, observation("text", "two crates"))
				p.meet()
				back := observation(checklist.FieldDeleted, "")
				back.Cleared = true
				if _, err := p.ana.Resolve(p.t.Context(), p.id, back, p.conflicts(p.ana)[0].IDs()); err != nil {
					p.t.Fatal(err)
				}
			}, notes: 1,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p := newPair(t)
			test.play(p)
			p.meet()
			v := p.visit(p.bo)
			if got := v.Answers["Q1"].Level; got != test.level {
				t.Errorf("level %d, want %d", got, test.level)
			}
			if got := len(v.Rivals["Q1"]); got != test.rivals {
				t.Errorf("%d rivals, want %d: %+v", got, test.rivals, v.Rivals)
			}
			if got := p.conflicts(p.bo); len(got) != test.conflicts {
				t.Errorf("conflicts %+v, want %d", got, test.conflicts)
			}
			if got := len(v.Observations); got != test.notes {
				t.Errorf("%d observations, want %d", got, test.notes)
			}
			mustClose(t, p.ana)
			mustClose(t, p.bo)
		})
	}
}

func TestMergeReport(t *testing.T) {
	p := newPair(t)
	p.part()
	p.save(p.ana, answer("Q1", level(1)))
	p.save(p.bo, answer("Q1", level(2)), answer("Q2", level(3)))
	before, err := os.ReadFile(p.ana.Path())
	must(t, err)
	preview, err := p.ana.Preview(t.Context(), p.bo.Path())
	must(t, err)
	if v := p.visit(p.ana); v.Answers["Q2"].Given() {
		t.Error("the preview changed the book")
	}
	r, err := p.ana.Merge(t.Context(), p.bo.Path())
	must(t, err)
	for name, r := range map[string]*Report{"preview": preview, "merge": r} {
		answers := slices.DeleteFunc(slices.Clone(r.NewFacts), func(n NewFact) bool { return n.Visit == "" })
		if r.New != 4 || len(answers) != 2 || answers[0].By != "Bo" || answers[0].Key != "Q1" || r.Conflicts != 1 {
			t.Errorf("%s: %+v", name, r)
		}
		if !slices.Equal(r.Visits, []string{p.id}) {
			t.Errorf("%s: %+v", name, r.Visits)
		}
	}
	after, err := os.ReadFile(p.ana.Path())
	if err != nil || slices.Equal(before, after) {
		t.Error("the merge is not in the visible file", err)
	}
	again, err := p.ana.Merge(t.Context(), p.bo.Path())
	if err != nil || again.New != 0 {
		t.Errorf("again: %+v %v", again, err)
	}
	if same, err := os.ReadFile(p.ana.Path()); err != nil || !slices.Equal(same, after) {
		t.Error("merging again changed the visible file", err)
	}
}

func TestHistory(t *testing.T) {
	p := newPair(t)
	p.save(p.ana, answer("Q1", level(1)))
	p.part()
	p.boClock = p.boClock.Add(-240 * time.Hour)
	change := answer("Q1", level(2))
	change.Reason, change.Observed = "the second shift says otherwise", p.boClock.Add(-time.Hour)
	p.save(p.bo, change)
	p.meet()
	list, err := p.ana.History(t.Context(), p.id, answer("Q1", "").Cell)
	if err != nil || len(list) != 2 {
		t.Fatalf("%+v %v", list, err)
	}
	first, second := list[0], list[1]
	if first.By != "Ana" || first.Suspect || first.Stands || first.Device != "Ana's laptop" || first.Role != "buyer" || len(first.From) != 0 {
		t.Errorf("first %+v", first)
	}
	if second.By != "Bo" || !second.Suspect || !second.Stands || second.Reason != change.Reason ||
		!second.Observed.Equal(change.Observed) || !slices.Equal(second.From, []string{level(1)}) || second.To != level(2) {
		t.Errorf("second %+v", second)
	}
	if !second.Arrived.After(second.Entered.Add(200 * time.Hour)) {
		t.Errorf("arrived %v, entered %v", second.Arrived, second.Entered)
	}
}
