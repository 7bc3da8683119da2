package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

// plainWalk is a walk through a visit line by line. It writes no escape, and
// nothing that makes sense only to the eye: whoever hears the lines one by one is
// told everything.
type plainWalk struct {
	*recording
	cmd     *cobra.Command
	out     io.Writer
	lang    string            // in which it speaks
	host    string            // what to say to the people visited
	items   []*checklist.Item // that the visit asks, in the order of the walk
	at      int
	section string // said last
	asks    bool   // somebody sits at a terminal
	refused int
	quit    bool
	undos   []undoing // what was recorded, the last one last
}

func newPlainWalk(cmd *cobra.Command, r *recording) *plainWalk {
	s := currentSettings()
	p := &plainWalk{recording: r, cmd: cmd, out: cmd.OutOrStdout(), lang: s.reportLanguage(), host: s.hostLanguage()}
	if f, ok := cmd.InOrStdin().(*os.File); ok {
		p.asks = term.IsTerminal(f.Fd())
	}
	for i := range r.c.Items {
		if it := &r.c.Items[i]; it.InScope(r.v.Scope) || r.v.Answers[it.ID].State != checklist.Blank {
			p.items = append(p.items, it)
		}
	}
	return p
}

// run takes lines until the input ends or somebody leaves.
func (p *plainWalk) run() error {
	if len(p.items) == 0 {
		return hinted{fmt.Errorf("an item to ask: %w", checklist.ErrNotFound), "the scope of this visit asks none"}
	}
	p.greet()
	p.ask()
	p.prompt()
	lines := bufio.NewScanner(p.cmd.InOrStdin())
	lines.Buffer(nil, maxText)
	for !p.quit && lines.Scan() {
		if err := p.line(strings.TrimSpace(strings.ToValidUTF8(lines.Text(), "\uFFFD"))); err != nil {
			if fatal(err) {
				return err
			}
			p.refused++
			p.complain(err)
		}
		p.prompt()
	}
	if err := lines.Err(); err != nil {
		return err
	}
	if p.refused > 0 && !p.asks {
		return usage(report.SaidInWalk(p.lang, "each is named above; the others were recorded"), "%s", report.SaidInWalk(p.lang, count(p.refused, "line")+" refused"))
	}
	return nil
}

// fatal reports whether an error ends the walk: one that is not about the line.
func fatal(err error) bool {
	var closed *checklist.ClosedError
	var path *os.PathError
	return !errors.Is(err, errUsage) && !errors.Is(err, checklist.ErrNotFound) && !errors.Is(err, checklist.ErrInvalid) &&
		!errors.As(err, &closed) && !errors.As(err, &path)
}

func (p *plainWalk) item() *checklist.Item { return p.items[p.at] }

// prompt stands before what somebody at a terminal types.
func (p *plainWalk) prompt() {
	if p.asks && !p.quit {
		fmt.Fprintf(p.out, "%s: ", p.item().ID)
	}
}

// line does what one line says.
func (p *plainWalk) line(text string) error {
	word, rest, _ := strings.Cut(text, " ")
	rest = strings.TrimSpace(rest)
	if do := p.words()[word]; do != nil {
		return do(rest)
	}
	it, err := itemOf(p.c, word)
	if err != nil {
		return p.answer(text)
	}
	if err := p.goTo(it.ID); err != nil || rest == "" {
		return err
	}
	return p.answer(rest)
}

// words are what the words of a walk do with the rest of their line.
func (p *plainWalk) words() map[string]func(rest string) error {
	always := func(do func()) func(string) error {
		return func(string) error { do(); return nil }
	}
	next := func(string) error { return p.to(p.at+1, "that was the last item") }
	return map[string]func(string) error{
		"": next, "next": next, "skip": next,
		"back":   func(string) error { return p.to(p.at-1, "that was the first item") },
		"best":   func(string) error { return p.best() },
		"go":     p.goTo,
		"note":   p.note,
		"photo":  p.photo,
		"undo":   func(string) error { return p.undo() },
		"say":    always(p.ask),
		"takes":  always(p.takes),
		"show":   func(string) error { return p.show() },
		"open":   always(p.open),
		"assess": always(p.assess),
		"close":  func(string) error { return p.close() },
		"report": p.report,
		"help":   always(p.help), "?": always(p.help),
		"quit": always(func() { p.quit = true }), "exit": always(func() { p.quit = true }),
	}
}

// to goes to the item at a place, if there is one.
func (p *plainWalk) to(at int, otherwise string) error {
	if at < 0 || at >= len(p.items) {
		p.say(p.tell(otherwise) + p.tell("; best goes to what can change most, quit leaves"))
		return nil
	}
	p.at = at
	p.ask()
	return nil
}

// goTo goes to an item, also to one that the scope does not ask.
func (p *plainWalk) goTo(id string) error {
	it, err := itemOf(p.c, id)
	if err != nil {
		return err
	}
	if i := slices.Index(p.items, it); i >= 0 {
		return p.to(i, "")
	}
	p.items = append(p.items, it)
	return p.to(len(p.items)-1, "")
}

func (p *plainWalk) best() error {
	next := assessment.Evaluate(p.c, p.v).Next
	if len(next) == 0 {
		p.say(p.tell("nothing more to ask in this scope"))
		return nil
	}
	p.say(p.tell("%s, %d minutes: %s", next[0].Item, next[0].Minutes, p.why(next[0])))
	return p.goTo(next[0].Item)
}
