package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// search finds words in everything written in a library, while they are typed.
type search struct {
	app   *App
	sh    *shell
	input textinput.Model
	hits  []Hit
	at    int
	seq   int // of the search that was asked for last
	known int // of the search whose places are shown
	asked string
	err   error
	eager bool // enter was pressed before the places were found
	stay  bool // the same words are looked for again, and the cursor stays where it is
}

// hitsMsg is the outcome of a search.
type hitsMsg struct {
	seq  int
	hits []Hit
	err  error
}

func newSearch(a *App) *search {
	s := &search{app: a, sh: a.sh, input: textinput.New()}
	s.input.Prompt = ""
	s.input.SetVirtualCursor(false)
	s.input.Focus()
	return s
}

func (s *search) enter() tea.Cmd { return nil }

func (s *search) typing() bool { return true }

// A search is not a change, and nothing is lost with it.
func (s *search) keep() tea.Cmd      { return nil }
func (s *search) saveDraft() tea.Cmd { return nil }

func (s *search) update(msg tea.Msg) (cmd tea.Cmd) {
	switch msg := msg.(type) {
	case hitsMsg:
		return s.found(msg)
	case openedMsg:
		return s.app.openedVisit(msg)
	case tea.PasteMsg:
		msg.Content = checklist.Line(msg.Content)
		s.input, cmd = s.input.Update(msg)
	default:
		s.input, cmd = s.input.Update(msg)
	}
	return tea.Batch(cmd, s.ask())
}

// found shows what a search found, unless newer words were typed since. An enter
// that came before opens the first place.
func (s *search) found(msg hitsMsg) tea.Cmd {
	if msg.seq != s.seq {
		return nil
	}
	at := 0
	if s.stay && s.at < len(s.hits) {
		at = max(0, slices.Index(msg.hits, s.hits[s.at]))
	}
	s.hits, s.err, s.at, s.known, s.stay = msg.hits, msg.err, at, msg.seq, false
	if !s.eager {
		return nil
	}
	s.eager = false
	var open tea.Cmd
	if len(s.hits) > 0 {
		open = s.open()
	} else {
		s.app.missed()
	}
	return tea.Batch(open, s.app.release())
}

// ask searches for what is typed, if that is something new.
func (s *search) ask() tea.Cmd {
	words := strings.TrimSpace(s.input.Value())
	if words == s.asked {
		return nil
	}
	s.asked, s.stay = words, false
	return s.look()
}

// again looks for the same words once more, as more of the library was read.
func (s *search) again() tea.Cmd {
	s.stay = true
	return s.look()
}

func (s *search) look() tea.Cmd {
	words := s.asked
	s.seq++
	if words == "" {
		s.hits, s.err, s.known = nil, nil, s.seq
		return nil
	}
	lib, ctx, seq := s.app.lib, s.app.ctx, s.seq
	return func() tea.Msg {
		hits, err := lib.Search(ctx, words)
		return hitsMsg{seq, hits, err}
	}
}

func (s *search) move(by int) tea.Cmd { return stepped(&s.at, by, len(s.hits)) }

func (s *search) open() tea.Cmd {
	if s.known != s.seq {
		s.eager = true
		s.app.ahead.waiting++
		return nil
	}
	h := s.hits[s.at]
	return s.app.openVisit(h.Path, h.Visit, h.Item)
}

func (s *search) actions() []action {
	none := func() string {
		if len(s.hits) == 0 && s.known == s.seq {
			return "nothing is found yet"
		}
		return ""
	}
	return []action{
		{keys: []string{"enter"}, name: "open", about: "open the visit at this item", when: none, run: s.open},
		{keys: []string{"down", "tab"}, hint: "↑ ↓", name: "move", about: "next and previous place", run: func() tea.Cmd { return s.move(+1) }},
		{keys: []string{"up", "shift+tab"}, quiet: true, run: func() tea.Cmd { return s.move(-1) }},
		{keys: []string{"pgdown"}, hint: "pgdn pgup", about: "a page down and up", quiet: true, run: func() tea.Cmd { return s.move(+10) }},
		{keys: []string{"pgup"}, quiet: true, run: func() tea.Cmd { return s.move(-10) }},
		{keys: []string{"esc"}, name: "back", about: "go back", run: s.sh.back},
		keysPage(s.sh),
	}
}
