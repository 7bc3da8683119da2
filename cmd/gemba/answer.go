package main

import (
	"slices"
	"time"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

// headerItem stands in the place of an item for the header of the visit.
const headerItem = "visit"

const answerHelp = `Records the answer to an item of a visit and prints what it changes. What is not
named stays as it was. VALUE depends on the item:

  a level            100, 80, 60, 40 or 0 (or the key of it: 1 8 6 4 0), basis=
  a sample           population= drawn= fine= late= exempt= pick= source=; the
                     word all for a list counted in full; population=unknown;
                     pick=random takes a draw by the program, see the next line
  its single lines   list.lines= list.source=, draw.n= draw.nonce=, line.17=match;
                     draw.staged=yes with a draw declares a second stage, of
                     as many lines or of draw.more=N, which draw.second=yes
                     draws later; line.rest=missing marks all that are out
  a probe            given= outcome= latency= asked= by= words=, its clock
                     started= first-answer= in-hand=, tactic= once for each, and
                     promise= due= role=, which is a promise of the visit too
  gaps               gap=WHAT capa= acted= internal-audit= external=, and so on
                     with the next gap=
  promises           promise= role= due= item= state= done=; id=ID changes one,
                     id=ID remove takes it off the list, none: nothing promised
  a table of people  count.told/SHIFT= count.rostered/SHIFT= count.seen/SHIFT=, and
                     a station after another slash
  a tally            count.STAGE=
  fields of an item  by name, such as early=12 late=4 or status=valid; an empty
                     value takes one out
  facts of an item   confirmed=yes, flagged=yes explained=TEXT
  a stopwatch        started= stopped= minutes=
  a record asked for request= class= asked= answered= in-hand= view=in, or out,
                     shown= given-up=yes, at any item; asked is now if left out;
                     id=ID changes one, id=ID remove takes it off the list
  instead of these   not-seen; refused with --reason (who, what, when); na with
                     --reason; or clear
  -                  the JSON of the answer, from standard input

ITEM may be visit for the header: supplier= site= order= date= visitors= notice=.
A wrong name or value is refused with those that are valid, and so are numbers
that cannot be. Then nothing is written.

` + visitHelp

func newAnswer() *cobra.Command {
	var flags recordFlags
	var note, basis string
	cmd := &cobra.Command{
		Use:   "answer VISIT ITEM VALUE...",
		Short: "Record an answer in a visit",
		Long:  answerHelp,
		Example: "  gemba answer hongyuan IN-01 80 --basis seen\n" +
			"  gemba answer hongyuan IN-03 population=240 drawn=29 fine=27 pick=visitor source=erp-live\n" +
			"  gemba answer hongyuan IN-03 population=240 fine=144 all --note 'folder by folder'\n" +
			"  gemba answer hongyuan IN-10 gap='96 receipts without a record' capa=no internal-audit=no external=no\n" +
			"  gemba answer hongyuan DI-02 refused --reason 'not without the general manager' --observed 14:05\n" +
			"  gemba answer hongyuan IN-03 request='IQC 4711' class=file asked=14:05\n" +
			"  gemba answer hongyuan CL-02 promise='records of 12 lots' role='quality manager' due=2026-03-18",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			least := 2
			if basis != "" {
				least = 1
			}
			visit, rest, err := flags.take(cmd, args, least, -1)
			if err != nil {
				return err
			}
			words := rest[1:]
			if basis != "" {
				words = append(words[:len(words):len(words)], "basis="+basis)
			}
			return flags.answer(cmd, visit, rest[0], words, note)
		},
	}
	flags.register(cmd)
	flags.registerObserved(cmd)
	cmd.Flags().StringVar(&note, "note", "", "an observation on the item, recorded with it")
	cmd.Flags().StringVar(&basis, "basis", "", "how you know: told, shown, seen or corroborated")
	return cmd
}

// answerResult is what "gemba answer --json" prints. The range is in milli-points.
type answerResult struct {
	Item   string          `json:"item"`
	State  checklist.State `json:"state"`
	Lo     int64           `json:"lo"`
	Hi     int64           `json:"hi"`
	Note   string          `json:"note,omitempty"` // how the answer counts, where that is not what it says
	Status string          `json:"status"`         // of the visit
	Saved  string          `json:"saved"`          // file or computer
}

// answer records an answer and says what it changed.
func (f *recordFlags) answer(cmd *cobra.Command, visit, item string, words []string, note string) error {
	ctx := cmd.Context()
	if len(words) > 0 && words[0] == "-" {
		text, err := textOf(cmd, words[:1])
		if err != nil {
			return err
		}
		words = append([]string{"-", text}, words[1:]...)
	}
	r, err := f.open(cmd, visit)
	if err != nil {
		return err
	}
	changes, it, err := r.prepare(item, words, f.reason, note, r.at)
	if err != nil {
		return r.abandon(ctx, err)
	}
	id := headerItem
	if it != nil {
		id = it.ID
	}
	text, status := r.apply(it, changes)
	saved, err := r.save(ctx, changes...)
	if err != nil {
		return err
	}
	result := answerResult{Item: id, Status: status, Saved: savedWord(saved)}
	if it != nil {
		rng, _ := assessment.ItemRange(r.c, r.v, it)
		result.State, result.Lo, result.Hi = r.v.Answers[it.ID].State, rng.Lo, rng.Hi
		result.Note = assessment.ItemNote(r.c, r.v, it)
	}
	return sayRecorded(cmd, f.asJSON, result, id+": "+text, saved, r.f.Path())
}

// prepare reads the words of an answer as changes of the visit, with the time at
// which it was observed, its reason, and a note that goes with it.
func (r *recording) prepare(item string, words []string, reason, note string, at time.Time) ([]checklist.Change, *checklist.Item, error) {
	changes, it, err := r.changes(item, words, reason, at)
	if err != nil {
		return nil, nil, err
	}
	for i := range changes {
		changes[i].Observed = at
		if changes[i].Reason == "" {
			changes[i].Reason = reason
		}
	}
	id := ""
	if it != nil {
		id = it.ID
	}
	if note != "" {
		changes = append(changes, noteChanges(newUUID(), id, note, at)...)
	}
	return changes, it, nil
}

// apply makes changes on the visit in memory. It says in a few words what they
// do, and what the status of the visit is then.
func (r *recording) apply(it *checklist.Item, changes []checklist.Change) (text, status string) {
	before := assessment.Evaluate(r.c, r.v)
	same := !slices.ContainsFunc(changes, r.news)
	for _, c := range changes {
		r.v.Apply(c)
	}
	after := assessment.Evaluate(r.c, r.v)
	if text = r.changed(it, before, after); same {
		text = "as it was"
	}
	return text, after.Status
}

// news reports whether a change says something that the visit does not say yet.
func (r *recording) news(c checklist.Change) bool {
	if c.Kind != checklist.KindAnswer || c.Reason != "" {
		return true
	}
	old := r.v.Answers[c.Key]
	return c.Cleared != (old.State == checklist.Blank) || !c.Cleared && old.Encode() != c.Value
}

// changed says in a few words what an answer did.
func (r *recording) changed(it *checklist.Item, before, after *assessment.Result) string {
	text := assessment.Delta(before, after)
	if text == "" {
		text = "recorded, no points moved"
	}
	if it == nil {
		return text
	}
	if !it.InScope(r.v.Scope) {
		text += "; the scope of this visit does not ask it"
	}
	if note := assessment.ItemNote(r.c, r.v, it); note != "" {
		text += "; " + note + " (draw.n= draw.nonce= draws)"
	}
	switch a := r.v.Answers[it.ID]; {
	case a.State != checklist.NotSeen || bareState(a):
	case it.Kind == checklist.Probe:
		text += "; open until given= says what came"
	case it.Instrument == staffingInstrument:
		text += "; open until a shift has both told and seen"
	default:
		text += "; open until a level is given"
	}
	if it.Instrument == remeasureInstrument && it.Knock != nil && !r.v.Answers[it.ID].Confirmed && assessment.Twice(r.v.Lines[it.ID]) {
		text += "; a value was out of tolerance twice where its record says good: confirmed=yes, if that is proven"
	}
	for _, words := range sumWords(r.c, r.v, it) {
		text += "; " + words
	}
	if n := len(r.v.Rivals[it.ID]); n > 0 {
		text += "; " + count(n, "other answer") + " stand beside it, see gemba conflicts"
	}
	return text
}
