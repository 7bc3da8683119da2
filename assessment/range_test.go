package assessment_test

import (
	"fmt"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

const (
	yes     = checklist.Yes
	no      = checklist.No
	unknown = checklist.Unknown
)

// whole writes a range in whole points: "20-100".
func whole(r assessment.Range) string {
	return fmt.Sprintf("%d-%d", assessment.Whole(r.Lo), assessment.Whole(r.Hi))
}

// lone returns the range of one answer in a visit without any other.
func lone(id string, a checklist.Answer) (assessment.Range, string) {
	c := checklist.Builtin()
	v := checklist.NewVisit("lone")
	v.Date, v.Scope = "2026-03-11", "two-days"
	v.Answers[id] = a
	return assessment.ItemRange(c, drawn(v), c.Item(id))
}

func level(points int, basis string) checklist.Answer {
	return checklist.Answer{State: checklist.Answered, Level: points, Basis: basis}
}

func share(n, drawn, fine int, pick string) checklist.Answer {
	return checklist.Answer{State: checklist.Answered, Sample: checklist.Sample{
		Population: n, Open: n == 0, Drawn: drawn, Fine: fine, Pick: pick,
	}}
}

func fields(basis string, pairs ...string) checklist.Answer {
	a := checklist.Answer{State: checklist.Answered, Basis: basis, Fields: map[string]string{}}
	for i := 0; i < len(pairs); i += 2 {
		a.Fields[pairs[i]] = pairs[i+1]
	}
	return a
}

func split(early, late, basis string) checklist.Answer {
	return fields(basis, "early", early, "late", late)
}

func probe(given, outcome, latency string) checklist.Answer {
	return checklist.Answer{State: checklist.Answered, Disclosure: checklist.Disclosure{Given: given, Outcome: outcome, Latency: latency}}
}

func gaps(g ...checklist.Gap) checklist.Answer {
	return checklist.Answer{State: checklist.Answered, Gaps: g}
}

func certificate(status string, site, scope, accredited, register checklist.Tri, expires string) checklist.Answer {
	return fields("", "status", status, "site-covered", string(site), "scope-covered", string(scope),
		"accredited", string(accredited), "registered", string(register), "expires", expires)
}

func TestItemRange(t *testing.T) {
	for _, test := range []struct {
		name, item string
		answer     checklist.Answer
		want       string
	}{
		// 4.1 levels
		{"told", "QA-03", level(100, "told"), "20-100"},
		{"no basis is told", "QA-03", level(100, ""), "20-100"},
		{"shown", "QA-03", level(100, "shown"), "60-100"},
		{"seen", "QA-03", level(100, "seen"), "90-100"},
		{"corroborated", "QA-03", level(100, "corroborated"), "100-100"},
		{"eighty seen", "QA-03", level(80, "seen"), "72-80"},
		{"forty told", "QA-03", level(40, "told"), "8-40"},
		{"nothing", "QA-03", level(0, "corroborated"), "0-0"},

		// 4.2 shares
		{"counted", "IN-03", share(240, 240, 144, ""), "48-48"},
		{"counted needs no pick of anybody", "IN-03", share(240, 240, 240, "factory"), "100-100"},
		{"random", "IN-03", share(240, 29, 29, "random"), "82-100"},
		{"visitor", "IN-03", share(240, 29, 29, "visitor"), "73-100"},
		{"factory", "IN-03", share(240, 29, 29, "factory"), "10-100"},
		{"factory, list unknown", "IN-03", share(0, 29, 29, "factory"), "0-100"},
		{"none fine", "IN-03", share(240, 29, 0, "random"), "0-7"},
		{"six chosen values", "RA-01", share(0, 6, 6, "visitor"), "33-100"},
		{"twelve drawn values", "RA-01", share(0, 12, 12, "random"), "64-100"},
		{"an open list needs no size", "RA-01", checklist.Answer{State: checklist.Answered, Sample: checklist.Sample{Drawn: 12, Fine: 12, Pick: "random"}}, "64-100"},
		{"slow alone is never worse than 20", "RA-10", share(8, 8, 0, ""), "20-20"},

		// 4.3 splits
		{"0:0", "IP-05", split("0", "0", "seen"), "0-100"},
		{"1:0", "IP-05", split("1", "0", "seen"), "20-100"},
		{"3:0", "IP-05", split("3", "0", "seen"), "67-100"},
		{"0:3", "IP-05", split("0", "3", "seen"), "0-93"},
		{"12:4", "IP-05", split("12", "4", "seen"), "82-100"},
		{"40:10", "IP-05", split("40", "10", "seen"), "98-100"},
		{"4:26", "IP-05", split("4", "26", "seen"), "19-58"},
		{"10:40", "IP-05", split("10", "40", "seen"), "41-62"},
		{"40:10 shown", "IP-05", split("40", "10", "shown"), "59-100"},
		{"40:10 told", "IP-05", split("40", "10", ""), "20-100"},
		{"spaces around numbers", "IP-05", split(" 40", "10 ", "seen"), "98-100"},

		// 4.4 ratios
		{"seen all told", "QA-01", fields("corroborated", "seen", "9", "told", "10"), "100-100"},
		{"seen half of told", "QA-01", fields("corroborated", "seen", "5", "told", "10"), "60-60"},
		{"seen half of told, by own eyes", "QA-01", fields("seen", "seen", "5", "told", "10"), "54-60"},
		{"heads", "QA-10", fields("seen", "quality", "5", "production", "100"), "72-80"},
		{"decimals", "QA-09", fields("seen", "shift", "480.5", "needed", "480,5"), "72-80"},

		// 4.5 probes
		{"immediate, verified", "DI-01", probe("immediate", "verified", "in-time"), "90-100"},
		{"prompted, not checked", "DI-01", probe("prompted", "unchecked", ""), "48-80"},
		{"no outcome is not checked", "DI-01", probe("prompted", "", ""), "48-80"},
		{"partial, pending", "DI-01", probe("partial", "pending", ""), "20-50"},
		{"same day", "DI-01", probe("immediate", "verified", "same-day"), "86-95"},
		{"after the visit", "DI-01", probe("immediate", "verified", "after"), "81-90"},
		{"deflected", "DI-01", probe("deflection", "unchecked", "in-time"), "12-20"},
		{"slowness has a floor", "DI-01", probe("deflection", "unchecked", "after"), "6-10"},
		{"promise broken", "DI-01", probe("immediate", "broken", "in-time"), "0-20"},
		{"contradicted", "DI-01", probe("immediate", "contradicted", "in-time"), "0-0"},
		{"declined", "DI-01", probe("refusal", "", ""), "0-0"},

		// 4.6 gaps
		{"acted", "IN-10", gaps(checklist.Gap{CAPA: yes, Acted: yes}), "100-100"},
		{"logged", "IN-10", gaps(checklist.Gap{CAPA: yes, Acted: no}), "70-70"},
		{"logged, action not known", "IN-10", gaps(checklist.Gap{CAPA: yes}), "70-100"},
		{"internal audit", "IN-10", gaps(checklist.Gap{CAPA: no, InternalAudit: yes, External: yes}), "50-50"},
		{"from outside", "IN-10", gaps(checklist.Gap{CAPA: no, InternalAudit: no, External: yes}), "30-30"},
		{"silent", "IN-10", gaps(checklist.Gap{CAPA: no, InternalAudit: no, External: no}), "0-0"},
		{"one layer not looked at", "IN-10", gaps(checklist.Gap{CAPA: no, InternalAudit: no}), "0-30"},
		{"audit not looked at", "IN-10", gaps(checklist.Gap{CAPA: no, External: yes}), "30-50"},
		{"nothing looked at", "IN-10", gaps(checklist.Gap{CAPA: unknown}), "0-100"},
		{"the worst gap", "IN-10", gaps(checklist.Gap{CAPA: yes, Acted: yes}, checklist.Gap{CAPA: no, InternalAudit: yes}), "50-50"},

		// 4.7 certificates
		{"none", "CE-01", certificate("none", "", "", "", "", ""), "0-0"},
		{"expired", "CE-01", certificate("expired", yes, yes, yes, yes, ""), "0-20"},
		{"expired by its date", "CE-01", certificate("valid", yes, yes, yes, yes, "2026-03-10"), "0-20"},
		{"expires on the day", "CE-01", certificate("valid", yes, yes, yes, yes, "2026-03-11"), "100-100"},
		{"another site", "CE-01", certificate("valid", no, yes, yes, yes, ""), "0-20"},
		{"another scope", "CE-01", certificate("valid", yes, no, yes, yes, ""), "0-20"},
		{"all", "CE-01", certificate("valid", yes, yes, yes, yes, "2027-01-01"), "100-100"},
		{"nothing else known", "CE-01", certificate("valid", "", "", "", "", ""), "40-100"},
		{"one of two scopes known", "CE-01", certificate("valid", yes, unknown, yes, yes, ""), "80-100"},
		{"not accredited", "CE-01", certificate("valid", yes, yes, no, yes, ""), "80-80"},
		{"not in the register", "CE-01", certificate("valid", yes, yes, yes, no, ""), "80-80"},

		// 4.8 states
		{"unasked", "QA-03", checklist.Answer{}, "0-100"},
		{"not seen", "QA-03", checklist.Answer{State: checklist.NotSeen}, "0-100"},
		{"refused", "QA-03", checklist.Answer{State: checklist.Refused}, "0-0"},
		{"not applicable", "SU-05", checklist.Answer{State: checklist.NA, Reason: "nothing outside"}, "0-100"},
		{"confirmed", "RA-01", checklist.Answer{State: checklist.Answered, Confirmed: true}, "0-0"},
		{"confirmed where nothing can be", "QA-03", checklist.Answer{State: checklist.Answered, Level: 100, Basis: "seen", Confirmed: true}, "90-100"},
	} {
		t.Run(test.item+" "+test.name, func(t *testing.T) {
			r, fault := lone(test.item, test.answer)
			if got := whole(r); got != test.want || fault != "" {
				t.Errorf("%s %q, want %s", got, fault, test.want)
			}
		})
	}
}

// What clean random draws earn, as the middle of the range: "eleven clean draws
// make a B item, twenty-nine an A item".
func TestCleanDraws(t *testing.T) {
	for _, test := range []struct {
		n              int
		endless, of240 int64
	}{{1, 52, 52}, {5, 72, 72}, {11, 81, 81}, {20, 87, 88}, {29, 90, 91}, {59, 96, 97}} {
		for population, want := range map[int]int64{0: test.endless, 240: test.of240} {
			r, _ := lone("IN-03", share(population, test.n, test.n, "random"))
			if got := assessment.Whole((r.Lo + r.Hi) / 2); got != want {
				t.Errorf("%d of %d: %d, want %d", test.n, population, got, want)
			}
		}
	}
}

// Numbers that cannot be count as not asked and say so.
func TestFaults(t *testing.T) {
	for _, test := range []struct {
		item   string
		answer checklist.Answer
		want   string
	}{
		{"QA-03", level(70, "seen"), "level 70 does not exist here"},
		{"QA-03", level(80, "dreamt"), `basis "dreamt" does not exist`},
		{"IN-03", share(240, 0, 0, "random"), "no line was drawn yet"},
		{"IN-03", checklist.Answer{State: checklist.Answered, Sample: checklist.Sample{Drawn: 5, Fine: 5}}, "enter how many lines the list has, or that this is not known"},
		{"IN-03", share(10, 11, 5, "random"), "11 lines cannot be drawn from a list of 10"},
		{"IN-03", share(240, 29, 30, "random"), "30 lines cannot be fine when 29 were drawn"},
		{"IN-03", share(240, 29, -1, "random"), "a count cannot be negative"},
		{"IN-03", share(2_000_000, 29, 29, "random"), "a list has at most a million lines"},
		{"IN-03", share(240, 29, 29, ""), "enter who chose the lines: the program, the visitor or the factory"},
		{"IN-03", share(240, 29, 29, "dice"), `pick "dice" does not exist`},
		{"IN-03", checklist.Answer{State: checklist.Answered, Sample: checklist.Sample{Population: 240, Drawn: 29, Fine: 20, Late: 10, Pick: "random"}}, "10 lines cannot be late when 20 of 29 are fine"},
		{"IN-03", checklist.Answer{State: checklist.Answered, Sample: checklist.Sample{Population: 240, Drawn: 29, Fine: 29, Pick: "random", Source: "hearsay"}}, `list source "hearsay" does not exist`},
		{"IP-05", split("12", "", "seen"), "enter both counts, in whole numbers"},
		{"IP-05", split("12", "x", "seen"), "enter both counts, in whole numbers"},
		{"IP-05", split("12", "-4", "seen"), "enter both counts, in whole numbers"},
		{"QA-01", fields("seen", "seen", "5"), "enter both numbers, in digits"},
		{"QA-01", fields("seen", "seen", "5", "told", "0"), "the number to compare with cannot be 0"},
		{"DI-01", probe("", "", ""), "enter the disclosure"},
		{"DI-01", probe("shrug", "", ""), `disclosure "shrug" does not exist`},
		{"DI-01", probe("partial", "maybe", ""), `outcome "maybe" does not exist`},
		{"IN-10", gaps(), "add at least one gap"},
		{"CE-01", certificate("", yes, yes, yes, yes, ""), "enter the status of the certificate"},
		{"QA-03", checklist.Answer{State: checklist.NA, Reason: "because"}, "this item cannot be marked as not applicable"},
		{"SU-05", checklist.Answer{State: checklist.NA}, "give the reason why it is not applicable"},
	} {
		r, fault := lone(test.item, test.answer)
		if fault != test.want || whole(r) != "0-100" {
			t.Errorf("%s: %s %q, want %q", test.item, whole(r), fault, test.want)
		}
		c := checklist.Builtin()
		v := wenzhou("two-days")
		v.Answers[test.item] = checklist.Answer{}
		blank := assessment.Evaluate(c, v)
		v.Answers[test.item] = test.answer
		got := assessment.Evaluate(c, v)
		if got.Practice.SumLo != blank.Practice.SumLo || got.Practice.SumHi != blank.Practice.SumHi || got.Status != blank.Status {
			t.Errorf("%s: an answer that cannot be changed the sums", test.item)
		}
		if len(got.Faults) != 1 || got.Faults[0] != (assessment.Fault{Item: test.item, Text: test.want}) {
			t.Errorf("%s: faults %v", test.item, got.Faults)
		}
	}
}

// The pick is the weakest link of who drew and where the list came from.
func TestListSource(t *testing.T) {
	c := checklist.Builtin()
	for _, test := range []struct {
		name             string
		pick, own, named string
		want             string
	}{
		{"no source named", "random", "", "", "82-100"},
		{"live screen", "random", "", "erp-live", "82-100"},
		{"exported in view", "random", "", "export-in-view", "73-100"},
		{"typed for the visit", "random", "", "typed", "10-100"},
		{"the own source comes first", "random", "bound-book", "typed", "82-100"},
		{"the own source may be worse", "random", "sheet", "erp-live", "10-100"},
		{"the pick may be the weaker link", "factory", "", "erp-live", "10-100"},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := checklist.NewVisit("sources")
			v.Answers["IN-02"] = fields("", "source", test.named)
			a := share(240, 29, 29, test.pick)
			a.Sample.Source = test.own
			v.Answers["IN-03"] = a
			if r, fault := assessment.ItemRange(c, drawn(v), c.Item("IN-03")); whole(r) != test.want {
				t.Errorf("IN-03 %s %s, want %s", whole(r), fault, test.want)
			}
			// IN-05 uses the lines of IN-03, who chose them and where they came from.
			v.Answers["IN-05"] = share(240, 29, 29, "")
			if r, fault := assessment.ItemRange(c, v, c.Item("IN-05")); whole(r) != test.want {
				t.Errorf("IN-05 %s %s, want %s", whole(r), fault, test.want)
			}
		})
	}
}

// To refuse a list is not better than to type one, and to refuse a draw does
// not help the marks that ride on it.
func TestListRefused(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("refused")
	v.Answers["IN-02"] = checklist.Answer{State: checklist.Refused}
	v.Answers["IN-03"] = share(240, 29, 29, "random")
	if r, _ := assessment.ItemRange(c, v, c.Item("IN-03")); whole(r) != "10-100" {
		t.Errorf("IN-03 %s", whole(r))
	}
	v.Answers["IN-03"] = checklist.Answer{State: checklist.Refused}
	v.Answers["IN-05"] = share(240, 29, 29, "")
	if r, fault := assessment.ItemRange(c, v, c.Item("IN-05")); whole(r) != "10-100" || fault != "" {
		t.Errorf("IN-05 %s %s", whole(r), fault)
	}
}

// A flag takes the floor away until it is explained. It never condemns.
func TestFlags(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("flags")
	v.Answers["RA-01"] = share(0, 12, 12, "random")
	drawn(v)
	flagged := level(40, "seen")
	flagged.Flagged = true
	v.Answers["RA-02"] = flagged
	if r, _ := assessment.ItemRange(c, v, c.Item("RA-01")); whole(r) != "0-100" {
		t.Errorf("flagged: %s", whole(r))
	}
	if r, _ := assessment.ItemRange(c, v, c.Item("RA-02")); whole(r) != "36-40" {
		t.Errorf("the flagging item itself: %s", whole(r))
	}
	flagged.Explained = "one tight heat; three parts measured"
	v.Answers["RA-02"] = flagged
	if r, _ := assessment.ItemRange(c, v, c.Item("RA-01")); whole(r) != "64-100" {
		t.Errorf("explained: %s", whole(r))
	}
}

// Two observers: the least low and the least high, until reconciled.
func TestRivals(t *testing.T) {
	c := checklist.Builtin()
	for _, test := range []struct {
		name  string
		own   checklist.Answer
		rival checklist.Answer
		want  string
	}{
		{"both ends", level(100, "told"), level(80, "seen"), "20-80"},
		{"one refused", level(100, "seen"), checklist.Answer{State: checklist.Refused}, "0-0"},
		{"one did not see it", level(100, "seen"), checklist.Answer{State: checklist.NotSeen}, "90-100"},
		{"one cannot be", level(100, "seen"), level(55, "seen"), "90-100"},
		{"only the other answered", checklist.Answer{}, level(80, "seen"), "72-80"},
	} {
		v := checklist.NewVisit("rivals")
		v.Answers["QA-03"] = test.own
		v.Rivals["QA-03"] = []checklist.Answer{test.rival}
		if r, _ := assessment.ItemRange(c, v, c.Item("QA-03")); whole(r) != test.want {
			t.Errorf("%s: %s, want %s", test.name, whole(r), test.want)
		}
	}
}
