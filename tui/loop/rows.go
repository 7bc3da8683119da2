//go:build unix

package loop

import (
	"bytes"
	"os"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Rows are drawn with automatic wrapping off: a terminal may find a row wider
// than we do, and must not push the next one down.
const (
	beginScreen = ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + ansi.ResetModeAutoWrap +
		ansi.SetModeBracketedPaste + ansi.SetModifyOtherKeys2
	askModes = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore
)

// endScreen undoes everything that may have been set. A terminal that has one screen
// only, such as the Linux console, is left empty, and not with the prompt in the
// middle of the last frame.
var endScreen = []byte(ansi.PopKittyKeyboard(1) + ansi.ResetModifyOtherKeys + ansi.ResetModeBracketedPaste +
	mouseOff + ansi.ResetModeUnicodeCore + ansi.SetModeAutoWrap + ansi.SetCursorStyle(0) + ansi.ResetStyle +
	ansi.EraseEntireScreen + ansi.CursorHomePosition + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable + ansi.SetWindowTitle(""))

const (
	mouseOff  = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr
	mouseDrag = ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	mouseAll  = ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr
)

// rows is what the terminal shows, and makes what has to be written for it to
// show something else.
type rows struct {
	w, h    int
	shown   []string // nil: not known, everything is written
	last    tea.View // as it was written last
	profile colorprofile.Profile
	sync    bool   // the terminal holds a frame back until it is whole
	once    string // goes out before the next frame
	buf     bytes.Buffer

	exact         bool   // it is certain in which column a cell stands
	before, after []cell // of the row that is being changed
}

func newRows() *rows {
	return &rows{profile: Profile()}
}

// begin takes the screen. The keyboard is asked to tell keys apart that look
// the same otherwise; a terminal that cannot ignores it.
func (r *rows) begin() {
	r.once = beginScreen + ansi.PushKittyKeyboard(1)
	if asksModes(os.Getenv) {
		r.once += askModes + askWidth
	}
	r.last = tea.View{}
	r.shown, r.sync, r.exact = nil, false, false
}

// asksModes says whether the terminal is asked what it can do. Over SSH the
// answer of an unknown terminal may come after the program has ended, and would
// be typed into the shell. A variable that is empty is taken for one that is not
// set.
func asksModes(env func(string) string) bool {
	for _, name := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(env("TERM"), name) {
			return true
		}
	}
	return env("WT_SESSION") != "" || env("SSH_TTY") == "" && !strings.Contains(env("TERM_PROGRAM"), "Apple")
}

// resize notes the size of the terminal. One that says 0x0, as serial lines
// do, is taken for one of 80x24.
func (r *rows) resize(w, h int) {
	if w <= 0 || h <= 0 {
		w, h = 80, 24
	}
	if w != r.w || h != r.h {
		r.w, r.h, r.shown = w, h, nil
	}
}

// forget makes the next frame write everything.
func (r *rows) forget() { r.shown = nil }

// unknown stands for a row of which it is not known what the terminal shows. No
// view has one like it.
const unknown = "\x00"

// doubt makes the next frame write those rows that a terminal shows in another
// way once it counts grapheme clusters.
func (r *rows) doubt() {
	for i, row := range r.shown {
		if _, ok := Agreed(row); !ok {
			r.shown[i] = unknown
		}
	}
}

// ask sends a sequence with the next frame.
func (r *rows) ask(sequence string) { r.once += sequence }

// report takes the terminal's word on a mode that was asked for.
func (r *rows) report(m tea.ModeReportMsg) {
	switch m.Mode {
	case ansi.ModeSynchronizedOutput:
		r.sync = m.Value == ansi.ModeReset
	case ansi.ModeUnicodeCore:
		if m.Value == ansi.ModeReset {
			r.once += ansi.SetModeUnicodeCore
			r.doubt()
		}
	}
}

// frame returns what makes the terminal show the view, nothing where it does.
// The result is good until the next call.
func (r *rows) frame(v tea.View) []byte {
	r.buf.Reset()
	r.buf.WriteString(r.once)
	r.once = ""
	r.modes(v)
	fresh := r.shown == nil
	rows := strings.Split(v.Content, "\n")
	rows = slices.Concat(rows, make([]string, max(0, r.h-len(rows))))[:r.h]
	before := r.buf.Len()
	if fresh {
		r.buf.WriteString(ansi.ResetStyle + ansi.EraseEntireScreen)
	}
	for i, row := range rows {
		if fresh && row != "" || !fresh && row != r.shown[i] && !r.change(i, r.shown[i], row) {
			r.row(i, row)
		}
	}
	r.shown = rows
	r.cursor(v.Cursor, r.buf.Len() > before)
	r.last = v
	if r.buf.Len() == 0 || !r.sync {
		return r.buf.Bytes()
	}
	return slices.Concat([]byte(ansi.SetModeSynchronizedOutput), r.buf.Bytes(), []byte(ansi.ResetModeSynchronizedOutput))
}

// modes writes the title and the mode of the mouse where they are new.
func (r *rows) modes(v tea.View) {
	if v.WindowTitle != r.last.WindowTitle {
		r.buf.WriteString(ansi.SetWindowTitle(v.WindowTitle))
	}
	if v.MouseMode == r.last.MouseMode {
		return
	}
	r.buf.WriteString(mouseOff)
	switch v.MouseMode {
	case tea.MouseModeNone:
	case tea.MouseModeCellMotion:
		r.buf.WriteString(mouseDrag)
	case tea.MouseModeAllMotion:
		r.buf.WriteString(mouseAll)
	}
}

// row writes one row. What is left of the old one is erased afterwards, except
// after a full row: the cursor still stands on the last cell then, which would
// be lost. How wide the terminal finds the row is not known for certain.
func (r *rows) row(i int, row string) {
	moveTo(&r.buf, 0, i)
	n, agreed := Agreed(row)
	if !agreed {
		n = max(ansi.StringWidth(row), Cells(row))
	}
	if n >= r.w {
		r.buf.WriteString(ansi.EraseLineRight)
	}
	r.paint(row)
	if strings.Contains(row, "\x1b") {
		r.buf.WriteString(ansi.ResetStyle)
	}
	if n < r.w {
		r.buf.WriteString(ansi.EraseLineRight)
	}
}

// paint writes text in the colours that the terminal has.
func (r *rows) paint(text string) {
	if r.profile == colorprofile.TrueColor {
		r.buf.WriteString(text)
		return
	}
	w := colorprofile.Writer{Forward: &r.buf, Profile: r.profile}
	w.WriteString(text) //nolint:errcheck // a buffer takes everything
}

// moveTo puts the cursor at a cell, counted from 0.
func moveTo(out *bytes.Buffer, x, y int) {
	b := append(out.AvailableBuffer(), "\x1b["...)
	b = strconv.AppendInt(b, int64(y+1), 10)
	if x > 0 {
		b = append(b, ';')
		b = strconv.AppendInt(b, int64(x+1), 10)
	}
	out.Write(append(b, 'H'))
}

// cursor puts the real cursor where the view has it. Drew says that rows were
// written, which moved it.
func (r *rows) cursor(c *tea.Cursor, drew bool) {
	old := r.last.Cursor
	switch {
	case c == nil && old != nil:
		r.buf.WriteString(ansi.ResetModeTextCursorEnable)
	case c == nil:
	case old == nil || drew || *old != *c:
		moveTo(&r.buf, c.X, c.Y)
		if old == nil {
			r.buf.WriteString(ansi.SetModeTextCursorEnable)
		}
		if style := cursorStyle(c); old == nil || style != cursorStyle(old) {
			r.buf.WriteString(ansi.SetCursorStyle(style))
		}
	}
}

// cursorStyle is the number of a shape in DECSCUSR.
func cursorStyle(c *tea.Cursor) int {
	style := int(c.Shape)*2 + 1
	if !c.Blink {
		style++
	}
	return style
}
