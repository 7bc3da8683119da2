package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"

	"gemba/checklist"
)

// errand is something that a visitor does, in steps: keys, "=text" that is typed,
// "@item" of the walk to go to, and "tick" for two seconds that pass.
type errand struct {
	name    string
	library func() *fakeLibrary
	steps   string
	reached func(l *fakeLibrary) bool // whether it is done
}

// someText is what the errands type, in as many places.
const someText = "台面干净"

func oneVisit() *fakeLibrary {
	l := &fakeLibrary{name: "Ana"}
	aVisit(l, "v1", "Northline", "2026-02-17", nil)
	return l
}

// disagreed is a visit with something to reconcile, a copy beside it and a
// photograph in it.
func disagreed() *fakeLibrary {
	l := oneVisit()
	d := l.docs[0]
	d.conflicts = []Conflict{{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: checklist.FieldSite}, Versions: []Version{{ID: "a", To: "Wenzhou"}, {ID: "b", To: "Longwan"}}}}
	d.versions = []Version{{ID: "a", To: "Wenzhou"}}
	d.visit.Attachments = []checklist.Attachment{{ID: "p", Item: "IN-01", Name: "bench.jpg", SHA: "x", Mime: "image/jpeg", Caption: someText}}
	l.copies = []string{"/sync/visit.sync-conflict-20260311-101010-ABC.gemba"}
	l.folder, l.photos = "/sync/phone", []PhotoFile{{Path: "/sync/phone/IMG_2.jpg", Name: "IMG_2.jpg", Size: 9, Changed: noon}}
	return l
}

func receiptsOf() *fakeLibrary {
	l, _ := receipts()
	return l
}

func noted(l *fakeLibrary) bool {
	return slices.ContainsFunc(l.docs[0].saved, func(c checklist.Change) bool { return strings.Contains(c.Value, someText) })
}

func errands() []errand {
	return []errand{
		{"who is working", func() *fakeLibrary { return &fakeLibrary{} }, "=" + someText + " ctrl+s", func(l *fakeLibrary) bool { return strings.Contains(l.name, someText) }},
		{"a new visit", oneVisit, "n =" + someText + " tick ctrl+s", func(l *fakeLibrary) bool {
			return slices.ContainsFunc(l.docs, func(d *fakeDocument) bool { return strings.Contains(d.visit.Supplier, someText) })
		}},
		{"an answer", oneVisit, "enter @IN-01 8 e tick", func(l *fakeLibrary) bool {
			return slices.ContainsFunc(l.docs[0].saved, func(c checklist.Change) bool { return c.Key == "IN-01" && strings.Contains(c.Value, "seen") })
		}},
		{"a note", oneVisit, "enter @IN-01 o =" + someText + " tick tick esc", noted},
		{"leaving with a note", oneVisit, "enter @IN-01 o =" + someText + " tick ctrl+c", noted},
		{"back to the list with a note", oneVisit, "enter @IN-01 o =" + someText + " esc esc tick j k", noted},
		{"a report", oneVisit, "r ctrl+s", func(l *fakeLibrary) bool { return len(l.orders) > 0 }},
		{"a report of an open visit", oneVisit, "enter r ctrl+s v", func(l *fakeLibrary) bool { return len(l.orders) > 0 }},
		{"a report of all suppliers", oneVisit, "B ctrl+s", func(l *fakeLibrary) bool { return len(l.orders) > 0 }},
		{"an encrypted copy", handedOver, "G k enter =ducks ctrl+s esc", func(l *fakeLibrary) bool { return len(l.secrets) > 0 }},
		{"opening a report", oneVisit, "r ctrl+s enter", func(l *fakeLibrary) bool { return len(l.viewed) > 0 }},
		{"a merge", disagreed, "m 1 ctrl+s enter d esc", func(l *fakeLibrary) bool { return len(l.merged) > 0 && l.copies == nil }},
		{"a search", disagreed, "/ =bench enter esc esc", nil},
		{"a comparison", twice, "c c esc", nil},
		{"disagreements", disagreed, "enter C enter b =both ctrl+s", func(l *fakeLibrary) bool { return len(l.docs[0].settled) > 0 }},
		{"a history", disagreed, "enter @IN-01 H esc", nil},
		{"the draws of a sample", receiptsOf, "enter @IN-03 enter H esc esc", nil},
		{"photographs", disagreed, "enter @IN-01 P + =/x/a.jpg enter w enter enter v esc esc", func(l *fakeLibrary) bool { return len(l.docs[0].taken) > 0 }},
		{"another folder of photographs", disagreed, "enter @IN-01 P w W =/sync/other enter", func(l *fakeLibrary) bool { return strings.HasSuffix(l.folder, "other") }},
		{"looking at a photograph", disagreed, "enter @IN-01 P enter v", func(l *fakeLibrary) bool { return len(l.viewed) > 0 }},
	}
}

// silent are calls whose failing is not told: they are made again by themselves,
// or show less.
var silent = map[string]string{
	"Page": "the list stays as it is", "Update": "made again by the next look", "SaveUnfinished": "told by the form while it is open",
	"Search": "asked again with the next letter",
	"LookAt": "a sign stands in the place of the picture", "Picture": "likewise", "Photos": "told by the list of photographs",
}

// causes are why calls fail.
var causes = []error{syscall.ENOSPC, syscall.EROFS, syscall.EIO, fs.ErrNotExist}

// TestStoreFaults lets the calls of the store fail, each of every errand in turn:
// once, and from there on; and wait. With GEMBA_LONG it is every cause at every
// call, else one. The screen stays alive, what was typed is on it or kept, the cause
// is told, and once it is gone the errand comes to its end.
func TestStoreFaults(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range errands() {
		t.Run(e.name, func(t *testing.T) {
			f := &faults{}
			e.run(t, f)
			for _, name := range f.names {
				seen[name] = true
			}
			for i := 1; i <= f.calls; i++ {
				name := fmt.Sprintf("%d %s", i, f.names[i-1])
				for n, cause := range causes {
					if n != i%len(causes) && os.Getenv("GEMBA_LONG") == "" {
						continue
					}
					err := fmt.Errorf("save: %w", cause)
					t.Run(fmt.Sprintf("%s once %v", name, cause), func(t *testing.T) { e.run(t, &faults{first: i, last: i, err: err}) })
					t.Run(fmt.Sprintf("%s from there on %v", name, cause), func(t *testing.T) { e.run(t, &faults{first: i, last: 1 << 30, err: err}) })
				}
				t.Run(name+" waits", func(t *testing.T) {
					t.Parallel()
					e.run(t, waits(i))
				})
			}
		})
	}
	for _, typ := range []reflect.Type{reflect.TypeFor[Library](), reflect.TypeFor[Document]()} {
		for i := range typ.NumMethod() {
			m := typ.Method(i)
			n := m.Type.NumOut()
			if fails := n > 0 && m.Type.Out(n-1) == reflect.TypeFor[error](); fails && !seen[m.Name] {
				t.Errorf("no errand calls %s", m.Name)
			}
		}
	}
}

// run does the errand while f holds, and once more where it came to nothing,
// after the cause is gone.
func (e errand) run(t *testing.T, f *faults) {
	t.Helper()
	l := e.library()
	d := driveOn(t, faultyLibrary{l, f}, l, 100, 30)
	d.held = f.held
	told, shown := e.play(d, f)
	if hit := f.failed(); len(hit) > 0 && f.err != nil && !told && silent[hit[0]] == "" {
		t.Errorf("nobody is told that %s failed: %v\n%s", hit[0], f.err, d.frame())
	}
	waits := f.gate != nil
	if !waits {
		e.kept(d, l, shown)
	}
	f.heal()
	d.catchUp().send(retryMsg{}).send(tickMsg{2})
	if waits {
		e.kept(d, l, shown)
	}
	if frame := d.frame(); strings.Contains(frame, "not saved") {
		t.Errorf("it does not recover:\n%s", frame)
	}
	if e.reached == nil || e.reached(l) {
		return
	}
	if f.first == 0 {
		t.Fatalf("the errand comes to nothing:\n%s", d.frame())
	}
	if d.quit {
		if shown {
			t.Error("left without it")
		}
		return // the visitor left a visit that did not open
	}
	for range 6 { // back to the first screen
		d.keys("esc").catchUp()
	}
	if d.quit {
		return
	}
	if e.play(d, f); !e.reached(l) {
		t.Errorf("it cannot be done after the cause is gone:\n%s", d.frame())
	}
}

// play does the steps, and reports whether the cause was on the screen.
func (e errand) play(d *driver, f *faults) (told, shown bool) {
	d.Helper()
	for _, step := range strings.Fields(e.steps) {
		switch text, isText := strings.CutPrefix(step, "="); {
		case d.quit:
			return told, shown
		case isText:
			d.typeText(text)
			shown = shown || text == someText && strings.Contains(d.frame(), someText)
		case step == "tick":
			d.send(tickMsg{2})
		case step[0] == '@':
			if w, ok := d.app.top().(*walk); ok {
				w.show(step[1:])
			}
		default:
			d.keys(step)
		}
		told = told || f.err != nil && strings.Contains(flat(d.frame()), flat(errors.Unwrap(f.err).Error()))
	}
	return told, shown
}

// flat leaves out where lines break.
func flat(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("│", " ").Replace(s)), " ")
}

// kept finds what was typed on the screen, in what waits to be written, or in the
// store.
func (e errand) kept(d *driver, l *fakeLibrary, shown bool) {
	d.Helper()
	if !shown || e.reached(l) || strings.Contains(d.frame(), someText) || !d.app.out.empty() || l.unfinished != nil ||
		slices.ContainsFunc(l.docs, func(doc *fakeDocument) bool { return len(doc.drafts) > 0 }) {
		return
	}
	d.Errorf("what was typed is gone:\n%s", d.frame())
}
