package tui

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

var update = flag.Bool("update", false, "write golden frames")

// noon is when every test happens.
var noon = time.Date(2026, 3, 11, 14, 32, 7, 0, time.UTC)

// fakeLibrary keeps visits in memory. Any write fails while broken is set.
type fakeLibrary struct {
	folder     string
	photos     []PhotoFile
	docs       []*fakeDocument
	name       string
	unfinished map[string]string
	broken     error
	copies     []string
	merged     []string
	others     []Entry // that cannot be read
	unread     int
	pages      int // that were asked for
	updates    int
	loads      []string       // visits that were read to be compared
	orders     []report.Order // of reports
	viewed     []string
	secrets    []string               // with which encrypted files were to be opened
	lists      []*checklist.Checklist // nil for the one that gemba ships with first
}

func (l *fakeLibrary) Checklists(context.Context) []*checklist.Checklist {
	if l.lists == nil {
		return []*checklist.Checklist{checklist.Builtin()}
	}
	return l.lists
}

func (l *fakeLibrary) Title() string { return "~/visits" }

func (l *fakeLibrary) entries() (es []Entry) {
	for _, d := range l.docs {
		v, c := d.visit, checklist.Builtin()
		es = append(es, Entry{
			Path: v.ID, Visit: v.ID, Supplier: v.Supplier, Site: v.Site, Order: v.Order, Date: v.Date, Changed: v.Changed,
			Walked: v.Walked(c), Conflicts: len(v.Rivals), Copies: l.copies, Digest: DigestOf(v, c),
		})
	}
	return append(es, l.others...)
}

func (l *fakeLibrary) Page(_ context.Context, o Order, from, n int) (Page, error) {
	l.pages++
	p := PageOf(l.entries(), o, from, n)
	p.Unread = l.unread
	return p, nil
}

func (l *fakeLibrary) Place(_ context.Context, o Order, path, visit string) (int, bool) {
	return PlaceOf(l.entries(), o, path, visit)
}

func (l *fakeLibrary) Update(context.Context) (changed, more bool, err error) {
	l.updates++
	if l.updates == 1 {
		return true, true, l.broken
	}
	return false, false, l.broken
}

func (l *fakeLibrary) Search(_ context.Context, words string) ([]Hit, error) {
	var hits []Hit
	for _, d := range l.docs {
		for _, o := range d.visit.Observations {
			if strings.Contains(o.Text, words) {
				hits = append(hits, Hit{Path: d.visit.ID, Visit: d.visit.ID, Supplier: d.visit.Supplier, Date: d.visit.Date, Item: o.Item, Text: o.Text})
			}
		}
	}
	return hits, l.broken
}

func (l *fakeLibrary) Create(_ context.Context, fields map[string]string) (Document, error) {
	if l.broken != nil {
		return nil, l.broken
	}
	v := checklist.NewVisit("new")
	for name, value := range fields {
		v.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: name}, Value: value})
	}
	d := &fakeDocument{lib: l, visit: v, drafts: map[checklist.Cell]checklist.Draft{}}
	l.docs = append(l.docs, d)
	return d, nil
}

func (l *fakeLibrary) Open(_ context.Context, path, _ string) (Document, error) {
	for _, d := range l.docs {
		if d.visit.ID == path {
			return d, nil
		}
	}
	return nil, checklist.ErrNotFound
}

func (l *fakeLibrary) Discard(context.Context, string) error {
	l.copies = nil
	return l.broken
}

func (l *fakeLibrary) Preview(_ context.Context, _ Entry, path string) (Incoming, error) {
	if l.broken != nil {
		return Incoming{}, l.broken
	}
	return Incoming{New: 3, Known: 12, Conflicts: 1, Changes: []report.Brought{
		{By: "Bo on " + path, Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01"}},
		{By: "Bo on " + path, Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-03"}},
	}}, nil
}

func (l *fakeLibrary) Merge(ctx context.Context, e Entry, path string) (Incoming, error) {
	l.merged = append(l.merged, path)
	return l.Preview(ctx, e, path)
}

func (l *fakeLibrary) Report(_ context.Context, path, _ string, o report.Order, to string) (string, error) {
	l.orders = append(l.orders, o)
	if to != "" {
		return to, l.broken
	}
	return "/visits/" + path + " report." + o.Form, l.broken
}

func (l *fakeLibrary) Unseal(_ context.Context, _, secret string) (Unsealed, error) {
	l.secrets = append(l.secrets, secret)
	if l.broken != nil || secret == "wrong" {
		return Unsealed{}, cmp.Or(l.broken, errors.New("the passphrase does not open it"))
	}
	id := l.docs[0].visit.ID
	return Unsealed{Path: id, Visit: id}, nil
}

func (l *fakeLibrary) Suppliers(ctx context.Context, o report.Order, to string) (string, error) {
	return l.Report(ctx, "suppliers", "", o, to)
}

func (l *fakeLibrary) Load(_ context.Context, entries []Entry) ([]assessment.Visited, error) {
	var list []assessment.Visited
	for _, e := range entries {
		l.loads = append(l.loads, e.Visit)
		for _, d := range l.docs {
			if d.visit.ID == e.Visit {
				list = append(list, assessment.Visited{List: d.Checklist(), Visit: d.visit})
			}
		}
	}
	return list, l.broken
}

func (l *fakeLibrary) View(_ context.Context, path string) error {
	l.viewed = append(l.viewed, path)
	return l.broken
}

func (l *fakeLibrary) Identity() (string, string) { return l.name, "" }

func (l *fakeLibrary) Identify(_ context.Context, name, _ string) error {
	l.name = name
	return l.broken
}

func (l *fakeLibrary) Unfinished(context.Context) map[string]string { return l.unfinished }

func (l *fakeLibrary) SaveUnfinished(_ context.Context, fields map[string]string) error {
	l.unfinished = fields
	return l.broken
}

// Photos lists what the test put into the folder.
func (l *fakeLibrary) Photos(context.Context) (string, []PhotoFile, error) {
	return l.folder, l.photos, l.broken
}

func (l *fakeLibrary) WatchPhotos(_ context.Context, folder string) error {
	if folder == "/nowhere" {
		return checklist.ErrNotFound
	}
	l.folder = folder
	return l.broken
}

func (l *fakeLibrary) LookAt(context.Context, string, int) (image.Image, error) {
	return aPicture(), l.broken
}

// aPicture is red above and blue below, twice as wide as high.
func aPicture() image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 80, 40))
	for y := range 40 {
		for x := range 80 {
			c := color.RGBA{R: 200, A: 255}
			if y >= 20 {
				c = color.RGBA{B: 200, A: 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// Attach takes in any file but one.
func (d *fakeDocument) Attach(_ context.Context, path, item string) (checklist.Attachment, checklist.Saved, error) {
	if strings.HasSuffix(path, "missing.jpg") {
		return checklist.Attachment{}, checklist.Saved{At: noon, InFile: true}, fmt.Errorf("attach: %w", checklist.ErrNotFound)
	}
	d.taken = append(d.taken, path)
	a := checklist.Attachment{ID: fmt.Sprintf("photo-%d", len(d.taken)), Item: item, Name: filepath.Base(path), SHA: path, Mime: "image/jpeg", Observed: noon, Entered: noon}
	if strings.HasSuffix(path, ".pdf") {
		a.Mime = "application/pdf"
	}
	d.saved = append(d.saved, a.Changes()...)
	return a, checklist.Saved{At: noon, InFile: true}, nil
}

func (d *fakeDocument) Picture(_ context.Context, sha string, _ int) (image.Image, error) {
	if strings.Contains(sha, "torn") {
		return nil, checklist.ErrInvalid
	}
	return aPicture(), nil
}

func (d *fakeDocument) Extract(_ context.Context, a checklist.Attachment) (string, error) {
	return "/tmp/" + a.Name, d.lib.broken
}

// fakeDocument remembers what was saved, in order.
type fakeDocument struct {
	lib    *fakeLibrary
	visit  *checklist.Visit
	saved  []checklist.Change
	taken  []string // paths of files that were attached
	drafts map[checklist.Cell]checklist.Draft
	closed bool
	news   News // of the next look at the file

	past      []PastList
	list      *checklist.Checklist // nil for the one that gemba ships with
	versions  []Version
	conflicts []Conflict
	settled   []checklist.Change
	late      []checklist.Cell // drafts that were forgotten in a step of their own
}

func (d *fakeDocument) Visit() *checklist.Visit { return d.visit }
func (d *fakeDocument) Checklist() *checklist.Checklist {
	if d.list != nil {
		return d.list
	}
	if c := checklist.BuiltinOf(d.visit.Checklist); c != nil {
		return c
	}
	return checklist.Builtin()
}

func (d *fakeDocument) Past() []PastList { return d.past }

func (d *fakeDocument) Notice() string { return "" }

func (d *fakeDocument) Drafts() (out []checklist.Draft) {
	for _, dr := range d.drafts {
		out = append(out, dr)
	}
	return out
}

func (d *fakeDocument) Save(_ context.Context, changes ...checklist.Change) (checklist.Saved, error) {
	if d.lib.broken != nil {
		return checklist.Saved{}, d.lib.broken
	}
	d.saved = append(d.saved, changes...)
	d.forget(changes...)
	return checklist.Saved{At: noon, InFile: true}, nil
}

// forget drops drafts as the store does: in the same step as what came of them.
func (d *fakeDocument) forget(changes ...checklist.Change) {
	for _, c := range changes {
		delete(d.drafts, c.Cell)
		delete(d.drafts, c.Typed)
	}
}

func (d *fakeDocument) SaveDraft(_ context.Context, dr checklist.Draft) (checklist.Saved, error) {
	if d.lib.broken != nil {
		return checklist.Saved{}, d.lib.broken
	}
	if dr.Text == "" {
		d.late = append(d.late, dr.Cell)
		delete(d.drafts, dr.Cell)
	} else {
		d.drafts[dr.Cell] = dr
	}
	return checklist.Saved{At: noon, InFile: true}, nil
}

func (d *fakeDocument) Refresh(context.Context) (News, error) {
	n := d.news
	d.news = News{}
	if n.Saved == (checklist.Saved{}) {
		n.Saved = checklist.Saved{At: noon, InFile: true}
	}
	return n, nil
}

func (d *fakeDocument) History(context.Context, checklist.Cell) ([]Version, error) {
	return d.versions, d.lib.broken
}

func (d *fakeDocument) ItemHistory(context.Context, string) ([]Version, error) {
	return slices.Clone(d.versions), d.lib.broken
}

func (d *fakeDocument) Conflicts(context.Context) ([]Conflict, error) { return d.conflicts, nil }

func (d *fakeDocument) Reconcile(_ context.Context, c checklist.Change, _ []string) (checklist.Saved, error) {
	d.settled = append(d.settled, c)
	d.forget(c)
	d.conflicts = d.conflicts[:0]
	delete(d.visit.Rivals, c.Key)
	d.visit.Apply(c)
	return checklist.Saved{At: noon, InFile: true}, nil
}

func (d *fakeDocument) Reload(context.Context) (*checklist.Visit, error) { return d.visit, nil }

func (d *fakeDocument) Report(ctx context.Context, o report.Order, to string) (string, error) {
	return d.lib.Report(ctx, d.visit.ID, d.visit.ID, o, to)
}

func (d *fakeDocument) Close(context.Context) error {
	d.closed = true
	return nil
}

var errDisk = errors.New("no space left on device")

// driver runs the program without a terminal, a clock or a goroutine: each key
// is handled, with all that follows from it, before the next one.
type driver struct {
	*testing.T
	app  *App
	lib  *fakeLibrary
	quit bool
	time time.Time // what time it is for the program

	seen     seen          // the last frame
	patience time.Duration // how long a command may take before it is left behind; 0 for long
	late     []chan tea.Msg
}

func drive(t *testing.T, lib *fakeLibrary, w, h int) *driver {
	t.Helper()
	return driveOn(t, lib, lib, w, h)
}

// driveOn runs the program on a library that stands before the one in memory.
func driveOn(t *testing.T, before Library, lib *fakeLibrary, w, h int) *driver {
	t.Helper()
	first, err := lib.Page(t.Context(), NewestFirst, 0, PageRows)
	if err != nil {
		t.Fatal(err)
	}
	dark := true
	d := &driver{T: t, lib: lib, time: noon}
	d.app = New(t.Context(), before, first, Options{Now: func() time.Time { return d.time }, Dark: &dark})
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// reads makes the visitor one who reads a language, and the host one who reads the
// other.
func (d *driver) reads(own string) *driver {
	d.app.sh.own, d.app.sh.lang = own, otherLang(own)
	return d
}

// inChinese makes the visitor one who reads Chinese.
func (d *driver) inChinese() *driver { return d.reads("zh") }

// later moves the clock of the program.
func (d *driver) later(by time.Duration) *driver {
	d.time = d.time.Add(by)
	return d
}

// send handles a message and everything that follows from it, except what time
// would bring.
func (d *driver) send(msg tea.Msg) *driver {
	d.Helper()
	_, cmd := d.app.Update(msg)
	d.check()
	d.follow(cmd)
	return d
}

func (d *driver) follow(cmd tea.Cmd) {
	d.Helper()
	if cmd == nil {
		return
	}
	d.handle(d.immediate(cmd))
}

// handle handles what came of a command.
func (d *driver) handle(msg tea.Msg) {
	d.Helper()
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		d.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.follow(c)
		}
	default:
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				d.follow(v.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		if slices.Contains(besideScreen, reflect.TypeOf(msg)) {
			d.Fatalf("%T writes to the terminal beside the screen: %v", msg, msg)
		}
		d.send(msg)
	}
}

// besideScreen are the messages by which a text reaches the terminal, or its
// clipboard, without being drawn. The program uses none of them.
var besideScreen = []reflect.Type{
	reflect.TypeOf(tea.SetClipboard("")()), reflect.TypeOf(tea.SetPrimaryClipboard("")()), reflect.TypeOf(tea.Println()()),
}

// immediate runs a command, unless it waits for the clock.
func (d *driver) immediate(cmd tea.Cmd) tea.Msg {
	if f := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()); f != nil && strings.Contains(f.Name(), "bubbletea/v2.Tick.") {
		return nil
	}
	got := make(chan tea.Msg, 1)
	go func() { got <- cmd() }()
	select {
	case msg := <-got:
		return msg
	case <-time.After(cmp.Or(d.patience, 10*time.Second)): // waits for something else
		d.late = append(d.late, got)
		return nil
	}
}

// catchUp waits for the commands that were left behind.
func (d *driver) catchUp() *driver {
	d.Helper()
	for len(d.late) > 0 {
		got := d.late[0]
		d.late = d.late[1:]
		d.handle(<-got)
	}
	return d
}

// check is run on every frame: it has exactly the size of the terminal, and the
// cursor is inside.
func (d *driver) check() {
	d.Helper()
	v := d.app.View()
	lines := strings.Split(v.Content, "\n")
	if d.app.w == 0 {
		return
	}
	if len(lines) != d.app.h {
		d.Fatalf("%d lines in a terminal of %d", len(lines), d.app.h)
	}
	for i, l := range lines {
		if n := d.app.sh.m.width(l); n != d.app.w {
			d.Fatalf("line %d is %d cells wide in a terminal of %d: %q", i, n, d.app.w, ansi.Strip(l))
		}
	}
	d.toldInText(v)
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= d.app.w || c.Y < 0 || c.Y >= d.app.h) {
		d.Fatalf("the cursor is at %d,%d in %T of %dx%d", c.X, c.Y, d.app.top(), d.app.w, d.app.h)
	}
}

// toldInText finds a frame that differs from the one before it by its styles
// alone: whoever sees no colours, or hears the screen read out, would not
// notice. The cursor of the terminal is read out too.
func (d *driver) toldInText(v tea.View) {
	d.Helper()
	if d.app.w < narrowest {
		return
	}
	now := seen{content: v.Content, words: ansi.Strip(v.Content), theme: d.app.sh.th}
	if v.Cursor != nil {
		now.cursor = v.Cursor.Position
	}
	was := d.seen
	d.seen = now
	if was.words == now.words && was.cursor == now.cursor && was.theme == now.theme && was.content != now.content {
		for i, l := range strings.Split(now.content, "\n") {
			if before := strings.Split(was.content, "\n")[i]; before != l {
				d.Errorf("%T: only the style of a line changed, from %q to %q", d.app.top(), before, l)
			}
		}
	}
}

// narrowest is the least window in which there is anything to be read.
const narrowest = 10

// seen is what there was to be seen of a frame.
type seen struct {
	content, words string
	cursor         tea.Position
	theme          theme
}

// keys presses keys, given by name with spaces between.
func (d *driver) keys(names string) *driver {
	d.Helper()
	for _, name := range strings.Fields(names) {
		d.send(press(name))
	}
	return d
}

// typeText presses the keys of a text, one after the other.
func (d *driver) typeText(s string) *driver {
	d.Helper()
	for _, r := range s {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return d
}

func press(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
		"right": tea.KeyRight, "backspace": tea.KeyBackspace, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "home": tea.KeyHome, "end": tea.KeyEnd,
	}
	if k, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: k}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: tea.ModCtrl}
	}
	r := []rune(name)[0]
	return tea.KeyPressMsg{Code: r, Text: name}
}

// frame is what is on the screen, as plain text.
func (d *driver) frame() string {
	lines := strings.Split(ansi.Strip(d.app.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func (d *driver) expect(parts ...string) *driver {
	d.Helper()
	for _, p := range parts {
		if !strings.Contains(d.frame(), p) {
			d.Fatalf("%q is not on the screen:\n%s", p, d.frame())
		}
	}
	return d
}

func (d *driver) refuse(part string) *driver {
	d.Helper()
	if strings.Contains(d.frame(), part) {
		d.Fatalf("%q is on the screen:\n%s", part, d.frame())
	}
	return d
}

// topIs stops where another screen is on top.
func (d *driver) topIs(screen string) *driver {
	d.Helper()
	if top := fmt.Sprintf("%T", d.app.top()); top != screen {
		d.Fatalf("the screen is %s and not %s:\n%s", top, screen, d.frame())
	}
	return d
}

// show opens an item with its instrument.
func (d *driver) show(item string) *driver {
	d.Helper()
	if !d.app.stack[1].(*walk).show(item) {
		d.Fatalf("%s is not in the walk", item)
	}
	return d.keys("enter")
}

// golden compares the frame with the one of its name and size in testdata.
func (d *driver) golden(name string) *driver {
	d.Helper()
	path := filepath.Join("testdata", fmt.Sprintf("%s-%dx%d.txt", name, d.app.w, d.app.h))
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			d.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(d.frame()), 0o644); err != nil {
			d.Fatal(err)
		}
		return d
	}
	want, err := os.ReadFile(path)
	if err != nil {
		d.Fatal(err)
	}
	if got := d.frame(); got != string(want) {
		d.Errorf("the frame differs from %s (go test ./tui -update writes it):\n%s", path, got)
	}
	return d
}
