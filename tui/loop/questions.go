//go:build unix

package loop

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// answerWait is how long an answer of the terminal is waited for where something
// depends on it. Nothing on the screen does. Tests on a busy machine wait longer.
var answerWait = 500 * time.Millisecond

// asks are the questions whose answers are known.
var asks = []string{
	ansi.RequestModeSynchronizedOutput, ansi.RequestModeUnicodeCore, ansi.RequestCursorPositionReport, ansi.RequestBackgroundColor,
	ansi.RequestPrimaryDeviceAttributes,
}

// questions are what the terminal was asked and has not answered. While there are
// any, an escape may be the beginning of an answer, and one that comes after the end
// would be typed into the shell.
type questions struct {
	open  []string     // the oldest first
	until atomic.Int64 // when nobody waits any more, in nanoseconds since 1970
}

// asked notes the questions in what is sent to the terminal.
func (q *questions) asked(sent string) {
	var list []string
	for _, ask := range asks {
		if strings.Contains(sent, ask) {
			list = append(list, ask)
		}
	}
	if list == nil {
		return
	}
	slices.SortFunc(list, func(a, b string) int { return strings.Index(sent, a) - strings.Index(sent, b) })
	q.open = append(q.open, list...)
	q.until.Store(time.Now().Add(answerWait).UnixNano())
}

// answered reports whether a message is an answer. The terminal answers in order, and
// not everything: what was asked before is not waited for any more.
func (q *questions) answered(msg tea.Msg) bool {
	var to string
	switch msg := msg.(type) {
	case tea.ModeReportMsg:
		to = fmt.Sprintf("\x1b[?%d$p", msg.Mode.Mode())
	case uv.CursorPositionEvent:
		to = ansi.RequestCursorPositionReport
	case tea.BackgroundColorMsg:
		to = ansi.RequestBackgroundColor
	case uv.PrimaryDeviceAttributesEvent:
		to = ansi.RequestPrimaryDeviceAttributes
	}
	i := slices.Index(q.open, to)
	if q.open = q.open[i+1:]; len(q.open) == 0 {
		q.until.Store(0)
	}
	return to != ""
}

// wait is how long an answer may still be on its way. Any goroutine may ask.
func (q *questions) wait() time.Duration {
	return max(0, time.Duration(q.until.Load()-time.Now().UnixNano()))
}
