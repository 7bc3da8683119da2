//go:build linux && amd64

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"gemba/checklist"
)

const faultsInside = "GEMBA_FAULTS_INSIDE"

// stretch is what of the long run is done, by $GEMBA_FAULTS: the errands with a word in
// their name, and of their calls those from one to another. Several parts may run at
// once: most of the time they wait.
func stretch(errand string, calls int) (from, to int) {
	word, from, to := "", 1, calls
	fmt.Sscan(os.Getenv("GEMBA_FAULTS"), &word, &from, &to) // what is not there stays as it is
	if !strings.Contains(errand, word) {
		return 1, 0
	}
	return from, min(to, calls)
}

// TestFaults lets the calls on files fail, each in turn, in a process of its own:
// once, and from there on until the cause is gone. With GEMBA_LONG it is every
// call and every cause; else some of them, evenly spread, and some in the middle of
// a commit.
func TestFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a process")
	}
	w := &wire{t: t}
	env := []string{faultsInside + "=1"}
	for _, name := range []string{"GEMBA_LONG", "GEMBA_FAULTS"} { // asked for here, so that go test keeps no result of another run
		env = append(env, name+"="+os.Getenv(name))
	}
	out, status := w.run([]string{"-test.run=^TestFaultsInside$", "-test.v", "-test.timeout=0"}, env)
	if !status.Exited() || status.ExitStatus() != 0 {
		t.Fatalf("status %v\n%s", status, out)
	}
}

// causes are why calls fail, and what a visitor is told.
var causes = []struct {
	errno syscall.Errno
	told  []error
}{
	{syscall.EIO, []error{ErrDisk}},
	{syscall.ENOSPC, []error{ErrDiskFull}},
	{syscall.EROFS, []error{ErrReadOnly}},
	{syscall.ENOENT, []error{ErrNoFolder, fs.ErrNotExist, checklist.ErrNotFound}},
}

// errands are what is done while files fail.
var errands = []struct {
	name string
	step int // between the calls that are tried in the short run
	do   func(*ordeal)
	look func(*ordeal)
}{
	{"a day in a visit", 101, aDay, afterTheDay},
	{"a new visit", 37, aNewVisit, afterTheNewVisit},
	{"a library", 101, aLibrary, afterTheLibrary},
}

// TestFaultsInside is what runs behind the wire.
func TestFaultsInside(t *testing.T) {
	if os.Getenv(faultsInside) == "" {
		t.Skip("TestFaults starts it")
	}
	must(t, showCalls())
	m := newMaterial(t)
	for _, e := range errands {
		t.Run(e.name, func(t *testing.T) {
			try := func(f outage) (calls int, pages []int) {
				t.Run(f.String(), func(t *testing.T) {
					o := newOrdeal(t, m, f)
					e.do(o)
					calls, pages = o.end(), o.pages
					e.look(o)
				})
				return calls, pages
			}
			n, pages := try(outage{})
			if n < 50 {
				t.Fatalf("%d calls were seen", n)
			}
			step := e.step
			if long() {
				step = 1
			} else {
				for i := 0; i < len(pages); i += 7 {
					try(outage{first: pages[i], last: 1 << 30, errno: causes[i%len(causes)].errno})
				}
			}
			from, to := stretch(e.name, n)
			for i := from; i <= to; i += step {
				for c := range causes {
					if cause := (i + c) % len(causes); c == 0 || long() {
						try(outage{first: i, last: i, errno: causes[cause].errno})
						try(outage{first: i, last: 1 << 30, errno: causes[cause].errno})
					}
				}
			}
			for i := from; i <= to; i += 3 * step {
				try(outage{first: i, last: i, wait: 300 * time.Millisecond})
			}
		})
	}
}

// material is what every errand begins with.
type material struct {
	whole, theirs string // a visit file, and a colleague's copy with one more answer
	photo         string
	visit         string
}

func newMaterial(t *testing.T) *material {
	t.Helper()
	p := newPair(t)
	mustSave(t, p.ana, p.id, answer("Q0", level(5)))
	p.part()
	m := &material{visit: p.id, whole: p.ana.Path(), theirs: p.bo.Path(), photo: filepath.Join(t.TempDir(), "bench.jpg")}
	mustSave(t, p.bo, p.id, answer("Q9", level(9)))
	mustClose(t, p.bo)
	mustClose(t, p.ana)
	must(t, os.WriteFile(m.photo, jpegOf(t, photograph(320, 240), 80), 0o600))
	return m
}

// ordeal is an errand under way.
type ordeal struct {
	*testing.T
	*material
	outage
	calm   bool // the cause is gone
	calls  int
	pages  []int // the calls that write a page of the working copy
	folder string
	state  string
	log    []string
}

func newOrdeal(t *testing.T, m *material, f outage) *ordeal {
	t.Helper()
	root := t.TempDir()
	o := &ordeal{T: t, material: m, outage: f, folder: filepath.Join(root, "visits"), state: filepath.Join(root, "state")}
	err := errors.Join(os.Mkdir(o.folder, 0o700), copyFile(m.whole, o.path("v.gemba")), copyFile(m.theirs, o.path("bo.gemba")))
	must(t, err)
	o.under = root
	o.set()
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(strings.Join(o.log, "\n"))
		}
	})
	return o
}

func (o *ordeal) path(name string) string { return filepath.Join(o.folder, name) }

// end takes the cause away, and returns how many calls there were before.
func (o *ordeal) end() int {
	if !o.calm {
		o.pages = pageWrites()
		o.calls, o.calm = outage{}.set(), true
	}
	return o.calls
}

// try does something that may fail until the cause is gone, which is after the
// second time, and then may not.
func (o *ordeal) try(what string, do func() error) {
	o.Helper()
	for range 2 {
		err := do()
		if err == nil {
			return
		}
		o.told(what, err)
	}
	o.end()
	if err := do(); err != nil {
		o.Fatalf("%s fails though all is well: %v", what, err)
	}
}

// told looks at what a visitor reads: one line, and the cause where that lasts.
func (o *ordeal) told(what string, err error) {
	o.Helper()
	o.log = append(o.log, what+": "+err.Error())
	if strings.Contains(err.Error(), "\n") {
		o.Errorf("%s: more than a line: %v", what, err)
	}
	if o.calm || o.errno == 0 || o.last == o.first {
		return
	}
	for _, c := range causes {
		for _, told := range c.told {
			if c.errno == o.errno && errors.Is(err, told) {
				return
			}
		}
	}
	o.Errorf("%s: %v, and the cause is %v", what, err, o.errno)
}

// saved notes why something is only on this computer.
func (o *ordeal) saved(s checklist.Saved, err error) error {
	o.Helper()
	if s.Why != nil {
		o.told("only on this computer", s.Why)
	}
	return err
}

// tidy finds nothing lying about but locks, and .part files, which the opening
// after the next hour deletes.
func (o *ordeal) tidy(own ...string) {
	o.Helper()
	for _, dir := range []string{o.state, o.folder} {
		err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
			ending, name := filepath.Ext(path), fmt.Sprint(own)
			if err == nil && !e.IsDir() && ending != ".lock" && ending != ".part" && !strings.Contains(name, e.Name()) {
				o.Errorf("left: %s", path)
			}
			return nil
		})
		if err != nil {
			o.Error(err)
		}
	}
}
