package sampling_test

import (
	"fmt"

	"gemba/sampling"
)

// Thirty receipts of 240 were drawn, and 25 had their inspection record.
func ExampleInterval() {
	l, err := sampling.Interval(240, false, 30, 25, 0.90)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d to %d of 240 receipts, %.0f to %.0f %%\n",
		l.LowerCount, l.UpperCount, 100*l.LowerShare, 100*l.UpperShare)
	// Output: 166 to 222 of 240 receipts, 69 to 92 %
}

func ExampleDiscoverySize() {
	n, err := sampling.DiscoverySize(240, 24, 0.95)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d random receipts would expose a 10 %% hole 95 times in 100\n", n)
	// Output: 27 random receipts would expose a 10 % hole 95 times in 100
}

// The nonce is written down before the list is handed over.
func ExampleDraw() {
	lines, err := sampling.Draw(sampling.Seed("demo-visit", "in.coverage", 240, "4711"), 240, 12)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(lines)
	page, line := sampling.PageLine(lines[2], 25)
	fmt.Printf("receipt %d is on page %d, line %d\n", lines[2], page, line)
	// Output:
	// [15 27 112 114 131 146 151 187 189 190 201 217]
	// receipt 112 is on page 5, line 12
}

// Thirteen were declared with twenty-two to follow if one was missing.
func ExampleTwoStage() {
	l, err := sampling.TwoStage(240, false, sampling.Stage{Drawn: 13, Fine: 11}, sampling.Stage{Drawn: 22, Fine: 20}, 0.90)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d to %d of 240\n", l.LowerCount, l.UpperCount)
	// Output: 179 to 231 of 240
}

func ExampleLotPlan() {
	p, err := sampling.LotPlan(1200, "II", "1", "normal")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s: inspect %d, accept up to %d, reject from %d (%s)\n", p.PlanLetter, p.Sample, p.Accept, p.Reject, p.Source)
	// Output: J: inspect 80, accept up to 2, reject from 3 (ISO 2859-1 table 2-A)
}
