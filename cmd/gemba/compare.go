package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

func newCompare() *cobra.Command {
	var which visitFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "compare [VISIT [LATER]]",
		Short: "Compare two visits of a supplier, its visits over time, or suppliers",
		Long: `With two visits, prints item by item what is better, worse, newly seen and no
longer seen, what was said to be fixed and was found again, and from which items
the difference of the scores comes; the shares add up to it. With one visit,
prints all visits of its supplier over time. Without any, prints the suppliers
of the library side by side, those with the same checklist, scope and model
together, and says which of them their ranges do not tell apart.

` + visitHelp,
		Example: "  gemba compare northline-2025 northline-2026\n  gemba compare northline\n  gemba compare --library ~/visits --json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 2 {
				return usage(usageOf(cmd), "%s takes two visits at most, not %d", cmd.CommandPath(), len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch len(args) {
			case 2:
				return comparePair(cmd, &which, args[0], args[1], asJSON)
			case 1:
				return compareOver(cmd, &which, args[0], asJSON)
			}
			return compareAll(cmd, which.folder(), asJSON)
		},
	}
	which.register(cmd)
	registerJSON(cmd, &asJSON)
	return cmd
}

// comparedJSON is what "gemba compare A B --json" prints.
type comparedJSON struct {
	Before visitName `json:"before_visit"`
	After  visitName `json:"after_visit"`
	*assessment.Comparison
}

type visitName struct {
	ID       string `json:"id"`
	Supplier string `json:"supplier"`
	Site     string `json:"site,omitempty"`
	Date     string `json:"date"`
	Path     string `json:"path"`
}

func nameOf(path string, v *checklist.Visit) visitName {
	return visitName{v.ID, v.Supplier, v.Site, v.Date, path}
}

func comparePair(cmd *cobra.Command, which *visitFlags, first, second string, asJSON bool) error {
	pathA, a, listA, err := findVisit(cmd, first, which.folder(), "")
	if err != nil {
		return err
	}
	pathB, b, listB, err := findVisit(cmd, second, which.folder(), "")
	if err != nil {
		return err
	}
	if a.ID == b.ID {
		return usage("name another visit", "both are the same visit")
	}
	sayWaiting(cmd, pathA, a.ID)
	sayWaiting(cmd, pathB, b.ID)
	c := assessment.Compare(assessment.Visited{List: listA, Visit: a}, assessment.Visited{List: listB, Visit: b})
	if asJSON {
		return printJSON(cmd, comparedJSON{nameOf(pathA, a), nameOf(pathB, b), c})
	}
	if !assessment.SameSupplier(a, b) {
		fmt.Fprintln(cmd.ErrOrStderr(), "note: these are visits of two suppliers")
	}
	_, err = fmt.Fprint(cmd.OutOrStdout(), pairText(a, b, listB, c))
	return err
}

// changeTitles head the kinds of changes.
var changeTitles = map[assessment.ChangeKind]string{
	assessment.FoundAgain: "said fixed, found again", assessment.Worse: "worse", assessment.Better: "better",
	assessment.LessProven: "as before, on weaker evidence", assessment.BetterProven: "as before, on better evidence",
	assessment.NewlySeen: "newly seen", assessment.NotSeenAgain: "no longer seen",
}

func pairText(a, b *checklist.Visit, list *checklist.Checklist, c *assessment.Comparison) string {
	var p page
	p.line("BEFORE", fmt.Sprintf("%s %s  %s", a.Supplier, a.Date, resultText(c.Before)))
	p.line("AFTER", fmt.Sprintf("%s %s  %s", b.Supplier, b.Date, resultText(c.After)))
	for _, u := range c.Unlike {
		p.line("BUT", u+": read the numbers with that in mind")
	}
	p.line("DIFFERENCE", assessment.Signed(c.Difference)+" points of practice; the shares below add up to it")
	last := assessment.ChangeKind("")
	parts := make([]int64, 0, len(c.Items)+1)
	for i := range c.Items {
		parts = append(parts, c.Items[i].Share)
	}
	shown := assessment.Shares(c.Difference, append(parts, c.Rest))
	for i := range c.Items {
		ch := &c.Items[i]
		if ch.Kind != last {
			last = ch.Kind
			p.b.WriteString("\n" + changeTitles[ch.Kind] + "\n")
		}
		p.indented(ch.Item, itemWidth, list.Item(ch.Item).Prompt.In("en"))
		text := rangeWords(ch.Before) + " → " + rangeWords(ch.After)
		if shown[i] != 0 {
			text += "; " + assessment.Signed(shown[i]*100) + " of the score"
		}
		if ch.Said != "" {
			text += "; " + ch.Said
		}
		p.indented("", itemWidth, text)
	}
	if rest := shown[len(shown)-1]; rest != 0 {
		p.b.WriteString("\n")
		p.indented("the rest", itemWidth+2, assessment.Signed(rest*100)+": questions that only one visit asked, that did not apply, and what others weigh by that")
	}
	return p.b.String()
}

func resultText(r *assessment.Result) string {
	return fmt.Sprintf("%s  practice %s (%s)  paper %s", r.Status, assessment.Points(r.Practice.Score), rangeWords(r.Practice.Range), assessment.Points(r.Paper.Score))
}

func rangeWords(r assessment.Range) string {
	if r.Lo == r.Hi {
		return assessment.Points(r.Lo)
	}
	return assessment.Points(r.Lo) + "–" + assessment.Points(r.Hi)
}
