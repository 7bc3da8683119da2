package main

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
	"gemba/store"
)

// note records an observation on the item.
func (p *plainWalk) note(text string) error {
	if text == "" {
		return usage("note TEXT", "the text is empty")
	}
	changes := noteChanges(newUUID(), p.item().ID, text, time.Time{})
	return p.keep(changes, func() string {
		for _, c := range changes {
			p.v.Apply(c)
		}
		return p.tell("noted")
	})
}

// answer records an answer to the item, or what is said of the visit.
func (p *plainWalk) answer(text string) error {
	words, err := splitWords(text)
	if err != nil {
		return err
	}
	said, words, err := readLine(words)
	if err != nil {
		return err
	}
	item := p.item().ID
	if len(words) > 0 && words[0] == headerItem {
		item, words = headerItem, words[1:]
	}
	at, err := observedAt(said.observed, time.Now())
	if err != nil {
		return err
	}
	changes, it, err := p.prepare(item, p.withBasis(words), said.reason, said.note, at)
	if err != nil {
		return p.orHelp(err, words)
	}
	return p.keep(changes, func() string {
		p.recorded(it, item, changes)
		return ""
	})
}

// lineFlags are what may stand in a line beside an answer.
type lineFlags struct{ reason, note, observed string }

// readLine takes the flags out of the words of a line.
func readLine(words []string) (said lineFlags, rest []string, err error) {
	var basis string
	f := pflag.NewFlagSet("", pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	f.StringVar(&said.reason, "reason", "", "")
	f.StringVar(&said.note, "note", "", "")
	f.StringVar(&said.observed, "observed", "", "")
	f.StringVar(&basis, "basis", "", "")
	if err := f.Parse(words); err != nil {
		return said, nil, usage("a line takes --reason, --note, --observed and --basis", "%v", err)
	}
	rest = f.Args()
	if basis != "" {
		rest = append(rest, "basis="+basis)
	}
	return said, rest, nil
}

// withBasis reads a bare word that says how something is known, such as seen, in
// the language of the walk too.
func (p *plainWalk) withBasis(words []string) []string {
	bases := p.bases(p.item())
	for i, w := range words {
		for _, id := range bases {
			if w == id || w == p.tell(id) {
				words[i] = "basis=" + id
			}
		}
	}
	return words
}

// orHelp adds to an error about a single word that it may have been meant as a
// word of the walk.
func (p *plainWalk) orHelp(err error, words []string) error {
	if len(words) != 1 || strings.Contains(words[0], "=") {
		return err
	}
	return hinted{err, p.tell("%s; help lists what a line can be", report.SaidInWalk(p.lang, hintOf(err)))}
}

// recorded makes changes on the visit, and says what they did.
func (p *plainWalk) recorded(it *checklist.Item, item string, changes []checklist.Change) {
	before := assessment.Evaluate(p.c, p.v)
	said, status := p.apply(it, changes)
	p.say(item + p.tell(": ") + p.changedText(said, before) + p.tell("; ") + status)
	for _, c := range changes {
		if (c.Kind == checklist.KindRequest || c.Kind == checklist.KindCommitment) && c.Field == "what" {
			p.say(p.tell("id=%s and what became of it changes this entry", tail(c.Key)))
		}
	}
	if it == nil {
		return
	}
	a, d := p.v.Answers[it.ID], p.v.Draws[it.ID]
	if slices.ContainsFunc(changes, func(c checklist.Change) bool { return c.Kind == checklist.KindSample && c.Field == checklist.FieldDraw }) {
		p.say(p.tell("Drawn, %d lines: %s", len(d.All()), lineNumbers(d.All(), ", ")))
	}
	if n := p.outstanding(it); n > 0 && slices.ContainsFunc(changes, func(c checklist.Change) bool { return c.Kind == checklist.KindLine }) {
		p.say(p.tell("%d of %d still out", n, len(d.All())))
	}
	if bases := p.basisWords(it); a.State == checklist.Answered && a.Basis == "" && bases != "" && it.Kind == checklist.Level {
		p.say(p.tell("How do you know? %s; until then it counts as told.", bases))
	}
}

// outstanding counts the drawn lines that nobody has looked at.
func (p *plainWalk) outstanding(it *checklist.Item) (n int) {
	for _, no := range p.v.Draws[it.ID].All() {
		if p.v.Lines[it.ID][no].Status == "" {
			n++
		}
	}
	return n
}

// changedText is what an answer did, in the language of the walk.
func (p *plainWalk) changedText(said string, before *assessment.Result) string {
	if p.lang == "en" {
		return said
	}
	after := assessment.Evaluate(p.c, p.v)
	head := cmp.Or(assessment.Delta(before, after), "recorded, no points moved")
	rest, moved := strings.CutPrefix(said, head)
	if !moved {
		return report.SaidInWalk(p.lang, said)
	}
	var parts []string
	for _, w := range assessment.Deltas(before, after) {
		parts = append(parts, p.tell(w.Format, w.Args...))
	}
	words := cmp.Or(strings.Join(parts, p.tell(", ")), p.tell("recorded, no points moved"))
	for _, more := range strings.Split(strings.TrimPrefix(rest, "; "), "; ") {
		if more != "" {
			words += p.tell("; ") + report.SaidInWalk(p.lang, more)
		}
	}
	return words
}

// photo takes a file in on the item.
func (p *plainWalk) photo(text string) error {
	words, err := splitWords(text)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return usage("photo FILE, and words for what is to be seen", "no file is named")
	}
	if err := p.writable(); err != nil {
		return err
	}
	a, err := p.take(p.cmd.Context(), store.Attachment{Path: words[0], Item: p.item().ID, Caption: strings.Join(words[1:], " ")})
	if err != nil {
		return hinted{err, "photo takes the path of a file, from the folder in which gemba was started"}
	}
	p.undos = append(p.undos, undoing{changes: []checklist.Change{partChange(checklist.KindPhoto, a.ID, checklist.FieldDeleted, "1")}})
	if err := p.reread(); err != nil {
		return err
	}
	return p.saved(p.tell("taken in: %s", a.Name))
}

// close closes the visit.
func (p *plainWalk) close() error {
	if p.v.ReadOnly() {
		return usage("gemba show VISIT says since when", "the visit is closed already, by %s", p.v.Closed.By)
	}
	changes, out, err := p.closing()
	if err != nil {
		return err
	}
	if err := p.keep(changes, func() string { return report.SaidInWalk(p.lang, out.Words) }); err != nil {
		return err
	}
	p.undos[len(p.undos)-1] = undoing{why: usage("gemba pen VISIT --reason TEXT opens the visit again", "a closing is not taken back")}
	return p.reread()
}

// report writes a report beside the visit.
func (p *plainWalk) report(form string) error {
	order := report.Order{Form: cmp.Or(form, report.FormHTML), For: report.Internal, Lang: p.lang}
	if order.Form == report.FormCSV {
		order.Table = report.Answers
	}
	if forms := report.Forms(); !slices.Contains(forms, order.Form) {
		return usage("report takes "+alternatives(forms), "%q is not a form of report", form)
	}
	path, err := p.recording.report(p.cmd.Context(), order, "", time.Now())
	if err != nil {
		return err
	}
	p.say(p.tell("written: %s", path))
	return nil
}
