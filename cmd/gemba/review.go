package main

import (
	"github.com/spf13/cobra"

	"gemba/assessment"
)

func newReview() *cobra.Command {
	var flags callFlags
	cmd := &cobra.Command{
		Use:   "review VISIT",
		Short: "Print what became of a visit after it was made",
		Long: `Prints the review of a visit: whether it is closed and at what, the assessment of
then beside that of today, the caps that were lifted, what was said about which
item, what became of the promises, and who signed. What changed after a closing
or a signature is listed thing by thing: what it was, what it is, by whom, and
since when; the hash of what was signed is checked against the file.

` + visitHelp,
		Example: "  gemba review hongyuan\n  gemba review hongyuan --json",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, _, err := flags.take(cmd, args, 0, 0)
			if err != nil {
				return err
			}
			s, _, err := showingOf(cmd, &flags, visit)
			if err != nil {
				return err
			}
			if flags.asJSON {
				return printJSON(cmd, s.reviewJSON())
			}
			s.reviewPage()
			return printText(cmd, s.b.String())
		},
	}
	flags.register(cmd)
	return cmd
}

// reviewPage prints the review of a visit and nothing of what was seen.
func (s *showing) reviewPage() {
	r := assessment.Evaluate(s.c, s.v)
	s.line("SUPPLIER", s.v.Supplier)
	s.line("DATE", s.v.Date)
	s.line("GRADE", r.Status+"  "+resultNumbers(r))
	if s.v.Closed == nil {
		s.line("OPEN", "it was never closed")
	}
	s.review(r)
	s.promises("")
	for i := range s.c.Items {
		it := &s.c.Items[i]
		s.comments(it.ID, it.ID+"  "+it.Prompt.In("en"))
	}
	for _, id := range s.strangeComments() {
		s.comments(id, id+", which is not in this checklist")
	}
	s.comments("", "about the visit")
}

// strangeComments are the items outside of the checklist that something was said
// about.
func (s *showing) strangeComments() []string {
	said := map[string]bool{}
	for _, c := range s.v.Comments {
		if c.Item != "" && s.c.Item(c.Item) == nil {
			said[c.Item] = true
		}
	}
	return sortedKeys(said)
}

func resultNumbers(r *assessment.Result) string {
	return "practice " + assessment.Points(r.Practice.Score) + " (" + rangeWords(r.Practice.Range) + "), paper " + assessment.Points(r.Paper.Score)
}
