package tui

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"gemba/tui/loop"
)

// App is the program's only Bubble Tea model: a stack of screens, the outbox
// and the status line.
type App struct {
	theme Theme
	ctx   context.Context //nolint:containedctx // lives as long as the program
	lib   Library
	sh    *shell
	out   *outbox
	stack []screen

	w, h     int
	notice   string
	hint     string
	news     announcement
	quitting bool
	warned   bool      // the notice says what is lost by leaving
	visit    *visiting // open now, or nil
	ahead    ahead
	straight bool // a single visit is to be opened at once
	closing  behind
	unheard  unheard

	ticks ticks
}

// Options is what New may be told besides the library.
type Options struct {
	Now   func() time.Time // the clock; time.Now if nil
	Dark  *bool            // background; asked of the terminal if nil
	Lang  string           // of the host, for the words to show; "zh" if empty
	Own   string           // of the visitor, for the texts of the checklist; "en" if empty
	Theme Theme            // ThemeAuto if empty
	Keys  Keys             // moved keys, which Check found good
	One   bool             // the library is one file: a single visit in it is opened at once
}

// New returns the program on a library whose first page is loaded already, so
// that the first frame shows it.
func New(ctx context.Context, lib Library, first Page, o Options) *App {
	a := &App{ctx: ctx, lib: lib, out: &outbox{ctx: ctx}}
	now, lang := o.Now, cmp.Or(o.Lang, "zh")
	if now == nil {
		now = time.Now
	}
	own := cmp.Or(o.Own, "en")
	if lang == own { // the host's language is the other one
		lang = otherLang(own)
	}
	a.theme = cmp.Or(o.Theme, ThemeAuto)
	a.sh = &shell{
		m: measure{wrapped: wrapped{}}, th: a.theme.on(o.Dark == nil || *o.Dark), now: now, lang: lang, own: own, keys: o.Keys, gr: &graphics{},
		open: a.open, back: a.back, say: a.say, push: a.out.push, quit: a.leave, help: a.help, lot: a.lot,
		editor: a.edit, status: a.status, cells: func() int { return max(80*24, a.w*a.h) },
	}
	a.ticks.used = now()
	a.sh.speaks = func() string {
		if a.visit != nil {
			return a.visit.lang()
		}
		return a.sh.own
	}
	a.stack = []screen{newVisits(a, first)}
	a.straight = o.One
	if name, _ := lib.Identity(); name == "" {
		a.stack = append(a.stack, newIdentity(a))
	}
	return a
}

// Init asks the terminal for its background.
func (a *App) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, a.top().enter())
}

func (a *App) top() screen { return a.stack[len(a.stack)-1] }

// Update takes a message and keeps the clock going where it is needed.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
		a.ticks.used = a.sh.now()
	}
	return a, tea.Batch(a.update(msg), a.tick())
}

// update sends each message to the one that it concerns.
func (a *App) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.resized(msg)
		return a.prepare()
	case tea.BackgroundColorMsg:
		a.sh.th = a.theme.on(msg.IsDark())
		return nil
	case tea.ModeReportMsg:
		return a.modeReported(msg)
	case tea.KeyPressMsg:
		if a.held(msg) {
			return nil
		}
		return a.key(msg)
	case tea.PasteMsg:
		if a.held(msg) {
			return nil
		}
	case arrivedMsg:
		return a.arrived(msg)
	case savedMsg:
		return a.saved(msg)
	case retryMsg:
		a.out.err = nil
		return a.out.next()
	case tickMsg:
		return a.ticked(msg)
	case refreshedMsg:
		a.refreshed(msg)
		return nil
	case reloadedMsg:
		a.reloaded(msg)
		return nil
	case arrival:
		return msg.arrive(a)
	case tea.ColorProfileMsg, uv.KittyGraphicsEvent, uv.PrimaryDeviceAttributesEvent, uv.CellSizeEvent:
		a.sh.gr.heard(msg)
		return a.prepare()
	case reportMsg:
		return a.reported(msg)
	case editorReadyMsg:
		return msg.exec()
	case editedMsg:
		return tea.Batch(a.top().update(msg), a.release())
	}
	return a.top().update(msg)
}

// resized takes a new size. A terminal that says 0x0, as serial lines do, is
// taken for one of 80x24.
func (a *App) resized(msg tea.WindowSizeMsg) {
	a.w, a.h = msg.Width, msg.Height
	if a.w <= 0 || a.h <= 0 {
		a.w, a.h = 80, 24
	}
}

// modeGraphemes is the terminal mode in which widths go by grapheme cluster.
const modeGraphemes = 2027

// modeReported takes the terminal's word that it counts grapheme clusters.
// What is on the screen was laid out by code point.
func (a *App) modeReported(msg tea.ModeReportMsg) tea.Cmd {
	on := msg.Value >= 1 && msg.Value <= 3
	if msg.Mode.Mode() != modeGraphemes || !on || a.sh.m.clusters {
		return nil
	}
	a.sh.m.clusters = true
	return loop.Relaid
}

func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	a.nextKey()
	name := msg.String()
	switch name {
	case "ctrl+c":
		return a.leave()
	case "ctrl+z":
		return tea.Batch(a.keepDraft(), tea.Suspend)
	}
	top := a.top()
	if t, ok := top.(typist); ok && t.typing() && msg.Text != "" {
		return top.update(msg)
	}
	act, ok := find(a.sh.table(top), name)
	if !ok {
		act, ok = find(a.sh.everywhere(), name)
	}
	if !ok {
		cmd := top.update(msg)
		a.sayUnknown(msg)
		return cmd
	}
	return act.do(a.sh, name)
}

// otherLang is the language that texts are shown in instead, where the visitor
// and the host speak the same.
func otherLang(own string) string {
	if own == "en" {
		return "zh"
	}
	return "en"
}

func (a *App) open(s screen) tea.Cmd {
	if a.refused(s) {
		return nil
	}
	a.stack = append(a.stack, s)
	return s.enter()
}

// back leaves the top screen, keeping what was typed in it. The first screen
// stays.
func (a *App) back() tea.Cmd {
	if len(a.stack) == 1 {
		return nil
	}
	var kept tea.Cmd
	if t, ok := a.top().(typist); ok {
		kept = t.keep()
	}
	a.stack = a.stack[:len(a.stack)-1]
	return tea.Batch(kept, a.top().enter())
}

// help opens the page of all keys of the top screen.
func (a *App) help() tea.Cmd { return a.open(newHelpPage(a.sh, a.top())) }
