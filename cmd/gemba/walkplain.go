package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gemba/assessment"
	"gemba/checklist"
)

// plainWalk is a walk through a visit line by line. It writes no escape.
type plainWalk struct {
	*recording
	cmd     *cobra.Command
	out     io.Writer
	items   []*checklist.Item // that the visit asks, in the order of the walk
	at      int
	section string // said last
	asks    bool   // somebody sits at a terminal
	refused int
	quit    bool
}

func newPlainWalk(cmd *cobra.Command, r *recording) *plainWalk {
	p := &plainWalk{recording: r, cmd: cmd, out: cmd.OutOrStdout()}
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
	named := slices.DeleteFunc([]string{p.v.Supplier, p.v.Site, p.v.Date}, func(part string) bool { return part == "" })
	p.say(strings.Join(named, ", ") + ". help lists what a line can be.")
	p.ask()
	lines := bufio.NewScanner(p.cmd.InOrStdin())
	lines.Buffer(nil, maxText)
	for !p.quit && lines.Scan() {
		if err := p.line(strings.TrimSpace(strings.ToValidUTF8(lines.Text(), "\uFFFD"))); err != nil {
			if !errors.Is(err, errUsage) && !errors.Is(err, checklist.ErrNotFound) {
				return err
			}
			p.refused++
			complain(p.cmd.ErrOrStderr(), err)
		}
		p.prompt()
	}
	if err := lines.Err(); err != nil {
		return err
	}
	if p.refused > 0 && !p.asks {
		return usage("each is named above; the others were recorded", "%s refused", count(p.refused, "line"))
	}
	return nil
}

func (p *plainWalk) item() *checklist.Item { return p.items[p.at] }

// say prints a line. Text out of a file may stand in it.
func (p *plainWalk) say(text string) { fmt.Fprintln(p.out, checklist.Line(text)) }

func (p *plainWalk) prompt() {
	if p.asks && !p.quit {
		fmt.Fprintf(p.out, "%s: ", p.item().ID)
	}
}

// ask reads out the item.
func (p *plainWalk) ask() {
	it, s := p.item(), currentSettings()
	if sec := p.c.Section(it.Section); sec != nil && sec.ID != p.section {
		p.section = sec.ID
		done, asked := p.v.Progress(p.c, sec.ID)
		p.say(fmt.Sprintf("Section %s, %d of %d done.", sec.Title.In(s.reportLanguage()), done, asked))
	}
	p.say(it.ID + ". " + it.Prompt.In(s.reportLanguage()))
	if say := it.Ask.In(s.hostLanguage()); say != "" {
		p.say("Say: " + say)
	}
	if a := p.v.Answers[it.ID]; a.State != checklist.Blank {
		p.say("Recorded: " + answerText(p.c, it, a))
	}
	if p.asks && p.at == 0 {
		p.prompt()
	}
}

// line does what one line says.
func (p *plainWalk) line(text string) error {
	word, rest, _ := strings.Cut(text, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "", "next", "skip":
		return p.to(p.at+1, "that was the last item")
	case "back":
		return p.to(p.at-1, "that was the first item")
	case "best":
		return p.best()
	case "go":
		return p.goTo(rest)
	case "note":
		return p.note(rest)
	case "show":
		s := &showing{c: p.c, v: p.v}
		s.item(p.item())
		_, err := io.WriteString(p.out, s.b.String())
		return err
	case "takes":
		p.say(takesHint(p.c, p.item()))
	case "assess":
		_, err := io.WriteString(p.out, assessText(p.c, p.v, assessment.Evaluate(p.c, p.v), false))
		return err
	case "help", "?":
		_, rest, _ := strings.Cut(walkHelp, "A line is\n\n")
		lines, _, _ := strings.Cut(rest, "\n\n")
		_, err := fmt.Fprintln(p.out, lines)
		return err
	case "quit", "exit":
		p.quit = true
	default:
		it, err := itemOf(p.c, word)
		if err != nil {
			return p.answer(text)
		}
		if err := p.goTo(it.ID); err != nil || rest == "" {
			return err
		}
		return p.answer(rest)
	}
	return nil
}

// to goes to the item at a place, if there is one.
func (p *plainWalk) to(at int, otherwise string) error {
	if at < 0 || at >= len(p.items) {
		p.say(otherwise + "; best goes to what can change most, quit leaves")
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
	for i, known := range p.items {
		if known == it {
			return p.to(i, "")
		}
	}
	p.items = append(p.items, it)
	return p.to(len(p.items)-1, "")
}

func (p *plainWalk) best() error {
	next := assessment.Evaluate(p.c, p.v).Next
	if len(next) == 0 {
		p.say("nothing more to ask in this scope")
		return nil
	}
	p.say(fmt.Sprintf("%s, %d minutes: %s", next[0].Item, next[0].Minutes, next[0].Reason))
	return p.goTo(next[0].Item)
}

// note records an observation on the item.
func (p *plainWalk) note(text string) error {
	if text == "" {
		return usage("note TEXT", "the text is empty")
	}
	changes := noteChanges(newUUID(), p.item().ID, text, time.Time{})
	for _, c := range changes {
		p.v.Apply(c)
	}
	return p.keep("noted", changes)
}

// answer records an answer to the item, or what is said of the visit.
func (p *plainWalk) answer(text string) error {
	words, err := splitWords(text)
	if err != nil {
		return err
	}
	var reason, note, observed, basis string
	f := pflag.NewFlagSet("", pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	f.StringVar(&reason, "reason", "", "")
	f.StringVar(&note, "note", "", "")
	f.StringVar(&observed, "observed", "", "")
	f.StringVar(&basis, "basis", "", "")
	if err := f.Parse(words); err != nil {
		return usage("a line takes --reason, --note, --observed and --basis", "%v", err)
	}
	words = f.Args()
	if basis != "" {
		words = append(words, "basis="+basis)
	}
	item := p.item().ID
	if len(words) > 0 && words[0] == headerItem {
		item, words = headerItem, words[1:]
	}
	at, err := observedAt(observed, time.Now())
	if err != nil {
		return err
	}
	changes, it, err := p.prepare(item, words, reason, note, at)
	if err != nil {
		return err
	}
	said, status := p.apply(it, changes)
	return p.keep(item+": "+said+"; "+status, changes)
}

// keep saves changes and says where they are.
func (p *plainWalk) keep(text string, changes []checklist.Change) error {
	ctx := p.cmd.Context()
	if _, err := p.f.Save(ctx, p.v.ID, changes...); err != nil {
		return err
	}
	saved, err := p.f.Flush(ctx)
	if err != nil {
		return err
	}
	p.say(text + "; " + savedText(saved, p.f.Path()))
	return nil
}

// splitWords parts a line as a shell does: at spaces, but for those in quotes.
// Nothing else has a meaning, so that a backslash is one.
func splitWords(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	var quote rune
	began := false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, began = r, true
		case r == ' ' || r == '\t':
			if began || word.Len() > 0 {
				words = append(words, word.String())
			}
			word.Reset()
			began = false
		default:
			word.WriteRune(r)
		}
	}
	if quote != 0 {
		return nil, usage("close it, or use the other kind around it", "the quote %c is not closed", quote)
	}
	if began || word.Len() > 0 {
		words = append(words, word.String())
	}
	return words, nil
}
