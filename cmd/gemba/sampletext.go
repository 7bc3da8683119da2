package main

import (
	"fmt"
	"math"

	"gemba/sampling"
)

// interval is what "gemba sample interval" prints.
type interval struct {
	Low       *int    `json:"low"` // null when the size of the list is unknown
	High      *int    `json:"high"`
	ShareLow  float64 `json:"share_low"`
	ShareHigh float64 `json:"share_high"`
}

// sentence puts the limits into words.
func (r interval) sentence(drawn, fine, population int, confidence float64) string {
	head := fmt.Sprintf("%d of %d drawn at random are fine: ", fine, drawn)
	tail := fmt.Sprintf(" Confidence %s.", percent(confidence))
	if r.Low == nil {
		return head + fmt.Sprintf("between %s of the list are, however long it is.", shares(tenths(r.ShareLow, math.Floor), tenths(r.ShareHigh, math.Ceil))) + tail
	}
	if drawn == population {
		return fmt.Sprintf("%d of the %d in the list are fine, %s: all of them were looked at.", fine, population, tenthsText(1000*fine/max(population, 1)))
	}
	lo, hi := *r.Low, *r.High
	// The low end is rounded down and the high end up, in whole numbers.
	n := max(population, 1)
	text := shares(1000*lo/n, (1000*hi+n-1)/n)
	return head + fmt.Sprintf("between %d and %d of the %d in the list are; between %s.", lo, hi, population, text) + tail
}

func tenths(share float64, round func(float64) float64) int { return int(round(share * 1000)) }

// shares writes two ends in tenths of a percent.
func shares(lo, hi int) string { return tenthsText(lo) + " and " + tenthsText(hi) }

func tenthsText(t int) string {
	if t == 0 || t == 1000 {
		return fmt.Sprintf("%d %%", t/10)
	}
	return fmt.Sprintf("%d.%d %%", t/10, t%10)
}

// plan is what "gemba sample lot" prints.
type plan struct {
	Letter     string `json:"letter"`      // of table 1, for the lot and level
	PlanLetter string `json:"plan_letter"` // of the plan that n, accept and reject belong to: another one after an arrow
	N          int    `json:"n"`
	Accept     int    `json:"accept"`
	Reject     int    `json:"reject"`
	Full       bool   `json:"full"` // the whole lot is inspected
	Source     string `json:"source"`
}

// planText puts a plan into words.
func planText(p sampling.Plan) string {
	text := fmt.Sprintf("Inspect %d of %d.", p.Sample, p.Lot)
	if p.Full {
		text = fmt.Sprintf("Inspect all %d.", p.Lot)
	}
	if p.Accept == 0 {
		text += fmt.Sprintf(" Accept the lot if none is nonconforming, reject it from %d on.", p.Reject)
	} else {
		text += fmt.Sprintf(" Accept the lot with up to %d nonconforming, reject it from %d on.", p.Accept, p.Reject)
	}
	if p.Reject > p.Accept+1 {
		text += " A number between the two accepts this lot and ends reduced inspection."
	}
	text += " Code letter " + p.Letter
	if p.PlanLetter != p.Letter {
		text += ", where the table points to the plan of letter " + p.PlanLetter
	}
	return text + fmt.Sprintf("; level %s, AQL %s, %s inspection, %s.", p.Level, p.AQL, p.Inspection, p.Source)
}
