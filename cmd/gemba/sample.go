package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/sampling"
)

func newSample() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sample",
		Short: "Compute what a sample proves, its size, and a draw",
		Long: `The arithmetic of the record sample, and the acceptance plans of ISO 2859-1. It
reads and writes no file.`,
		Example: "  gemba sample size --population 240 --defective 24\n  gemba sample draw --population 240 --n 27 --seed 'hongyuan|IN-03|240|4711'\n  gemba sample interval --population 240 --drawn 27 --fine 25",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("name one of interval, size, draw and lot", "gemba sample has no command %q", args[0])
			}
			return cmd.Help()
		},
		Args: cobra.ArbitraryArgs,
	}
	cmd.AddCommand(newInterval(), newSize(), newDraw(), newLot())
	return cmd
}

func newInterval() *cobra.Command {
	population, drawn, fine := countFlag{mayBeUnknown: true}, countFlag{}, countFlag{}
	var thenDrawn, thenFine countFlag
	confidence := 0.90
	var cmd *cobra.Command
	cmd = sampleCommand(&cobra.Command{
		Use:   "interval --population N|unknown --drawn n --fine x",
		Short: "Print how many of a list are fine, going by a random sample of it",
		Long: `Prints the exact limits of how many records of the whole list are fine: those of
the hypergeometric distribution, or of the binomial where the size of the list
is unknown. The risk is split evenly between the two ends, so 0.90 gives two
limits that hold 95 times in 100 each. The records must have been drawn at
random.

A second stage that was declared before anything was seen is paid for, drawn or
not: give it with --then-drawn and --then-fine, 0 and 0 where it was left out.`,
		Example: "  gemba sample interval --population 240 --drawn 29 --fine 27\n  gemba sample interval --population unknown --drawn 29 --fine 27 --json\n" +
			"  gemba sample interval --population 240 --drawn 13 --fine 12 --then-drawn 16 --then-fine 16",
	}, func() (any, string, error) {
		staged := cmd.Flags().Changed("then-drawn")
		if staged != cmd.Flags().Changed("then-fine") {
			return nil, "", usage("0 and 0 where the second stage was left out", "--then-drawn and --then-fine go together")
		}
		l, err := sampling.Interval(population.n, population.unknown, drawn.n, fine.n, confidence)
		if err == nil && staged {
			l, err = sampling.TwoStage(population.n, population.unknown,
				sampling.Stage{Drawn: drawn.n, Fine: fine.n}, sampling.Stage{Drawn: thenDrawn.n, Fine: thenFine.n}, confidence)
		}
		r := interval{ShareLow: l.LowerShare, ShareHigh: l.UpperShare}
		if !population.unknown {
			r.Low, r.High = &l.LowerCount, &l.UpperCount
		}
		return r, r.sentence(drawn.n+thenDrawn.n, fine.n+thenFine.n, population.n, confidence), err
	}, "population", "drawn", "fine")
	cmd.Flags().Var(&population, "population", "records in the list, or unknown")
	cmd.Flags().Var(&drawn, "drawn", "records drawn at random")
	cmd.Flags().Var(&fine, "fine", "records of those found and fine")
	cmd.Flags().Var(&thenDrawn, "then-drawn", "records drawn at random in a second stage, declared beforehand")
	cmd.Flags().Var(&thenFine, "then-fine", "records of those found and fine")
	cmd.Flags().Float64Var(&confidence, "confidence", confidence, "confidence of both limits together")
	return cmd
}

func newSize() *cobra.Command {
	var population, defective countFlag
	confidence := 0.95
	cmd := sampleCommand(&cobra.Command{
		Use:   "size --population N --defective D",
		Short: "Print how many records to draw so that a hole of a given size shows",
		Long: `Prints the smallest number of records that, drawn at random, hold at least one
of the defective records of the list with the confidence asked for.`,
		Example: "  gemba sample size --population 240 --defective 24",
	}, func() (any, string, error) {
		n, err := sampling.DiscoverySize(population.n, defective.n, confidence)
		text := fmt.Sprintf("Draw %d of %d: if %d of them are not fine, a random draw of that size shows at least one of these with a chance of %s or more.",
			n, population.n, defective.n, percent(confidence))
		return struct {
			N int `json:"n"`
		}{n}, text, err
	}, "population", "defective")
	cmd.Flags().Var(&population, "population", "records in the list")
	cmd.Flags().Var(&defective, "defective", "records not fine that the draw must reveal")
	cmd.Flags().Float64Var(&confidence, "confidence", confidence, "chance that the draw reveals one")
	return cmd
}

// maxLines is how many lines "gemba sample draw" prints: far more than anybody
// looks at.
const maxLines = 100_000

func newDraw() *cobra.Command {
	var population, n countFlag
	var seed string
	cmd := sampleCommand(&cobra.Command{
		Use:   "draw --population N --n n --seed S",
		Short: "Print which lines of a list to take, repeatable from the seed",
		Long: `Prints the line numbers that the seed picks at random. The same seed always picks
the same lines, and a longer draw holds those of a shorter one. Write the seed
down before the list is handed over. The screens of a visit use
visit|item|N|nonce, where the nonce is typed or thrown with dice.`,
		Example: "  gemba sample draw --population 240 --n 12 --seed 'demo-visit|in.coverage|240|4711'",
	}, func() (any, string, error) {
		if n.n > maxLines {
			return nil, "", usage("draw fewer; a longer draw holds the lines of a shorter one", "%d lines are more than the %d that one call prints", n.n, maxLines)
		}
		lines, err := sampling.Draw(seed, population.n, n.n)
		words := make([]string, len(lines))
		for i, line := range lines {
			words[i] = strconv.Itoa(line)
		}
		text := fmt.Sprintf("%s\n%d of %d, by the seed %s", strings.Join(words, " "), len(lines), population.n, checklist.Line(seed))
		return struct {
			Lines []int `json:"lines"`
		}{lines}, text, err
	}, "population", "n", "seed")
	cmd.Flags().Var(&population, "population", "lines in the list")
	cmd.Flags().Var(&n, "n", "lines to draw")
	cmd.Flags().StringVar(&seed, "seed", "", "text that decides the draw")
	return cmd
}

func newLot() *cobra.Command {
	var lot countFlag
	var level, aql string
	inspection := "normal"
	cmd := sampleCommand(&cobra.Command{
		Use:   "lot --lot L --level II --aql 1.0",
		Short: "Print the acceptance plan of ISO 2859-1 for a lot of products",
		Long: `Prints the single sampling plan of ISO 2859-1: code letter, items to inspect,
acceptance and rejection number, with the arrows of the table followed: "letter"
is then the one of the lot and level, and "plan_letter" the one whose plan is
used, with its own sample size. Reduced inspection is that of Z1.4 and MIL-STD-105E. Such plans are made for a series of
lots from one source and never enter an assessment.

Levels: ` + strings.Join(sampling.Levels(), ", ") + "\nAQLs:   " + wrap(strings.Join(sampling.AQLs(), ", "), 8),
		Example: "  gemba sample lot --lot 500 --level II --aql 1.0\n  gemba sample lot --lot 500 --level II --aql 1.0 --inspection tightened --json",
	}, func() (any, string, error) {
		p, err := sampling.LotPlan(lot.n, level, aql, inspection)
		return plan{p.Letter, p.PlanLetter, p.Sample, p.Accept, p.Reject, p.Full, p.Source}, planText(p), err
	}, "lot", "level", "aql")
	cmd.Flags().Var(&lot, "lot", "items in the lot")
	cmd.Flags().StringVar(&level, "level", "", "inspection level, such as II")
	cmd.Flags().StringVar(&aql, "aql", "", "acceptance quality limit as the standard writes it, such as 1.0")
	cmd.Flags().StringVar(&inspection, "inspection", inspection, "normal, tightened or reduced")
	return cmd
}

// sampleCommand completes a command that computes a value from flags, those
// that are required among them, and says it in words or as JSON.
func sampleCommand(cmd *cobra.Command, compute func() (any, string, error), required ...string) *cobra.Command {
	var asJSON bool
	cmd.Args = noArguments
	registerJSON(cmd, &asJSON)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		hint := "for example: " + firstLine(cmd.Example)
		var missing []string
		for _, name := range required {
			if !cmd.Flags().Changed(name) {
				missing = append(missing, "--"+name)
			}
		}
		if len(missing) > 0 {
			return usage(hint, "%s needs %s", cmd.CommandPath(), strings.Join(missing, " and "))
		}
		value, text, err := compute()
		switch {
		case errors.Is(err, sampling.ErrInvalid):
			return usage(hint, "%v", err)
		case err != nil:
			return err
		case asJSON:
			return printJSON(cmd, value)
		}
		_, err = fmt.Fprintln(cmd.OutOrStdout(), wrap(text, 0))
		return err
	}
	return cmd
}
