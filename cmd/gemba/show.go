package main

import (
	"slices"
	"time"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

func newShow() *cobra.Command {
	var flags callFlags
	cmd := &cobra.Command{
		Use:   "show VISIT [ITEM]",
		Short: "Print a visit, or one item of it in full",
		Long: `Prints what was recorded in a visit, in the order of the walk: the answers in
words, the observations, the promises, and what is still open. With ITEM it
prints one item in full, with the question, the guidance, and what it takes.

` + visitHelp,
		Example: "  gemba show hongyuan\n  gemba show hongyuan IN-03\n  gemba show ~/visits/hongyuan.gemba --json\n  gemba show hongyuan IN-03 --json",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, rest, err := flags.take(cmd, args, 0, 1)
			if err != nil {
				return err
			}
			s, path, err := showingOf(cmd, &flags, visit)
			if err != nil {
				return err
			}
			if len(rest) == 0 {
				if flags.asJSON {
					return printJSON(cmd, s.visitJSON(path))
				}
				s.visit()
			} else {
				it, err := itemOf(s.c, rest[0])
				if err != nil {
					return err
				}
				if flags.asJSON {
					return printJSON(cmd, s.wholeItemJSON(it))
				}
				s.item(it)
			}
			return printText(cmd, s.b.String())
		},
	}
	flags.register(cmd)
	return cmd
}

// showingOf finds a visit to be printed, and the path of its file. What of it waits
// on this computer only is said.
func showingOf(cmd *cobra.Command, flags *callFlags, visit string) (*showing, string, error) {
	path, v, c, err := findVisit(cmd, visit, flags.folder(), flags.visit)
	if err != nil {
		return nil, "", err
	}
	sayWaiting(cmd, path, v.ID)
	return &showing{c: c, v: v, then: pastChecklists(cmd.Context(), path, v)}, path, nil
}

// shownVisit is what "gemba show --json" prints.
type shownVisit struct {
	Path      string      `json:"path"`
	ID        string      `json:"id"`
	Supplier  string      `json:"supplier"`
	Site      string      `json:"site"`
	Order     string      `json:"order"`
	Date      string      `json:"date"`
	Visitors  string      `json:"visitors"`
	Scope     string      `json:"scope"`
	Notice    string      `json:"notice"`
	Checklist string      `json:"checklist"` // hash of its text
	Walked    int         `json:"walked"`    // percent of the items that the scope asks
	Status    string      `json:"status"`
	Changed   time.Time   `json:"changed"`
	Items     []shownItem `json:"items"` // those with something recorded
	Promises  []promise   `json:"promises"`
	Review    shownReview `json:"review"`

	Notes    []report.Observation `json:"observations"`
	Requests []report.Request     `json:"requests"`
	Papers   []report.Attachment  `json:"attachments"`
}

// shownItem is one item of it. The range is in milli-points.
type shownItem struct {
	Item    string           `json:"item"`
	Prompt  string           `json:"prompt"`
	State   checklist.State  `json:"state"`
	Words   string           `json:"words"`
	Answer  checklist.Answer `json:"answer"`
	Lo      int64            `json:"lo"`
	Hi      int64            `json:"hi"`
	Fault   string           `json:"fault,omitempty"`
	Note    string           `json:"note,omitempty"`   // how the answer counts, where that is not what it says
	Beside  []string         `json:"beside,omitempty"` // what is printed beside it, and changes nothing that it counts
	By      string           `json:"by,omitempty"`
	Seen    time.Time        `json:"observed,omitzero"`
	Entered time.Time        `json:"entered,omitzero"`
	Rivals  []shownRival     `json:"rivals,omitempty"` // answers of others, not reconciled

	List  checklist.List               `json:"list,omitzero"` // of a sample that is recorded line by line
	Draw  *checklist.Draw              `json:"draw,omitempty"`
	Lines map[int]checklist.SampleLine `json:"lines,omitempty"`

	Notes    []report.Observation `json:"observations,omitempty"`
	Comments []report.Comment     `json:"comments,omitempty"`
	Requests []report.Request     `json:"requests,omitempty"`
	Papers   []report.Attachment  `json:"attachments,omitempty"`
	Promises []promise            `json:"promises,omitempty"` // at an item of promises, all of the visit
}

type shownRival struct {
	By      string           `json:"by"`
	Words   string           `json:"words"`
	Answer  checklist.Answer `json:"answer"`
	Seen    time.Time        `json:"observed,omitzero"`
	Entered time.Time        `json:"entered,omitzero"`
}

type promise struct {
	ID    string `json:"id"`
	Item  string `json:"item,omitempty"`
	What  string `json:"promise"`
	Role  string `json:"role,omitempty"`
	Due   string `json:"due,omitempty"`
	State string `json:"state"`
	Done  string `json:"done,omitempty"`
}

func (s *showing) visitJSON(path string) shownVisit {
	v, all := s.v, report.Recorded(s.v)
	out := shownVisit{
		Path: path, ID: v.ID, Supplier: v.Supplier, Site: v.Site, Order: v.Order, Date: v.Date, Visitors: v.Visitors,
		Scope: v.Scope, Notice: v.Notice, Checklist: v.Checklist, Walked: v.Walked(s.c), Changed: v.Changed,
		Status: assessment.Evaluate(s.c, v).Status,
		Items:  []shownItem{}, Promises: []promise{}, Review: s.reviewJSON(),
		Notes: all.Observations, Requests: all.Requests, Papers: all.Attachments,
	}
	for i := range s.c.Items {
		it := &s.c.Items[i]
		if s.recorded(it) {
			out.Items = append(out.Items, s.itemJSON(it))
		}
	}
	for _, p := range v.Commitments {
		out.Promises = append(out.Promises, printedPromise(p))
	}
	return out
}

func printedPromise(p checklist.Commitment) promise {
	return promise{ID: p.ID, Item: p.Item, What: p.What, Role: p.Role, Due: p.Due, State: stateOfPromise(p), Done: p.Done}
}

func (s *showing) itemJSON(it *checklist.Item) shownItem {
	a := s.v.Answers[it.ID]
	rng, fault := assessment.ItemRange(s.c, s.v, it)
	out := shownItem{
		Item: it.ID, Prompt: it.Prompt.In("en"), State: a.State, Words: answerText(s.c, it, a), Answer: a,
		Lo: rng.Lo, Hi: rng.Hi, Fault: fault, Note: assessment.ItemNote(s.c, s.v, it), Beside: s.beside(it), By: a.By, Seen: a.Observed, Entered: a.Entered,
	}
	out.List, out.Lines = s.v.Lists[it.ID], s.v.Lines[it.ID]
	if d, ok := s.v.Draws[it.ID]; ok {
		out.Draw = &d
	}
	for _, r := range s.v.Rivals[it.ID] {
		out.Rivals = append(out.Rivals, shownRival{By: r.By, Words: answerText(s.c, it, r), Answer: r, Seen: r.Observed, Entered: r.Entered})
	}
	return out
}

// wholeItemJSON is an item with what was said about it, which stands in the lists
// of the visit otherwise.
func (s *showing) wholeItemJSON(it *checklist.Item) shownItem {
	out, all := s.itemJSON(it), report.Recorded(s.v)
	out.Notes = slices.DeleteFunc(all.Observations, func(n report.Observation) bool { return n.Item != it.ID })
	out.Comments = slices.DeleteFunc(all.Review.Comments, func(c report.Comment) bool { return c.Item != it.ID })
	out.Requests = slices.DeleteFunc(all.Requests, func(r report.Request) bool { return r.Item != it.ID })
	out.Papers = slices.DeleteFunc(all.Attachments, func(a report.Attachment) bool { return a.Item != it.ID })
	for _, p := range s.v.Commitments {
		if p.Item == it.ID || it.Kind == checklist.Promises {
			out.Promises = append(out.Promises, printedPromise(p))
		}
	}
	return out
}

func stateOfPromise(p checklist.Commitment) string {
	if p.State == "" {
		return promiseStates[0]
	}
	return p.State
}
