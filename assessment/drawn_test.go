package assessment_test

import (
	"slices"
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/sampling"
)

// drawn stores, for every answer of a visit that says so, the draw by the
// program that it speaks of.
func drawn(v *checklist.Visit) *checklist.Visit {
	for id, a := range v.Answers {
		if a.Sample.Pick == "random" {
			storeDraw(v, id, a.Sample)
		}
	}
	return v
}

// storeDraw stores the draw of one sample: from a list of known length its
// lines, else what an instrument with lines of its own stores.
func storeDraw(v *checklist.Visit, id string, s checklist.Sample) {
	of := s.Population + s.Exempt
	list, draw := checklist.List{Lines: of}, checklist.Draw{Pick: "random", Nonce: "4711"}
	if s.Open || of == 0 {
		list.Open, of = true, 40
	}
	draw.Seed = sampling.Seed(v.ID, id, of, draw.Nonce)
	if !list.Open {
		var err error
		if draw.Lines, err = sampling.Draw(draw.Seed, of, s.Drawn+s.Exempt); err != nil {
			return // numbers that cannot be have no draw
		}
	}
	if v.Lists == nil {
		v.Lists, v.Draws = map[string]checklist.List{}, map[string]checklist.Draw{}
	}
	v.Lists[id], v.Draws[id] = list, draw
}

const note = "said to be drawn by the program, and no such draw is stored: it counts as picked by the visitor"

// A draw by the program is one that is stored and that its seed gives again.
// Without it the lines count as picked by the visitor, and a sentence says so.
func TestDrawStands(t *testing.T) {
	c := checklist.Builtin()
	for _, test := range []struct {
		name   string
		change func(v *checklist.Visit, s *checklist.Sample)
		want   string
		stands bool
	}{
		{"stored", func(*checklist.Visit, *checklist.Sample) {}, "82-100", true},
		{"its seed beside the answer", func(v *checklist.Visit, s *checklist.Sample) { s.Seed = v.Draws["IN-03"].Seed }, "82-100", true},
		{"some of its lines are still out", func(_ *checklist.Visit, s *checklist.Sample) { s.Drawn, s.Fine = 20, 20 }, "76-100", true},
		{"a line left the list", func(_ *checklist.Visit, s *checklist.Sample) {
			s.Population, s.Drawn, s.Fine, s.Exempt = 239, 28, 28, 1
		}, "82-100", true},
		{"nothing stored", func(v *checklist.Visit, _ *checklist.Sample) { delete(v.Draws, "IN-03") }, "73-100", false},
		{"a seed beside the answer and nothing stored", func(v *checklist.Visit, s *checklist.Sample) {
			s.Seed = v.Draws["IN-03"].Seed
			delete(v.Draws, "IN-03")
		}, "73-100", false},
		{"another seed beside the answer", func(_ *checklist.Visit, s *checklist.Sample) { s.Seed = "another" }, "73-100", false},
		{"a draw without its seed", change(func(d *checklist.Draw, _ *checklist.List) { d.Seed = "" }), "73-100", false},
		{"a seed that draws other lines", change(func(d *checklist.Draw, _ *checklist.List) { d.Seed += "2" }), "73-100", false},
		{"one line exchanged", change(func(d *checklist.Draw, _ *checklist.List) { d.Lines[28]-- }), "73-100", false},
		{"another list", change(func(_ *checklist.Draw, l *checklist.List) { l.Lines = 241 }), "73-100", false},
		{"a list of which the answer knows nothing", func(_ *checklist.Visit, s *checklist.Sample) { s.Population = 200 }, "73-100", false},
		{"more lines than were drawn", func(_ *checklist.Visit, s *checklist.Sample) { s.Drawn, s.Fine = 30, 30 }, "73-100", false},
		{"as many lines as were drawn, and one that left the list", func(_ *checklist.Visit, s *checklist.Sample) { s.Population, s.Exempt = 239, 1 }, "73-100", false},
		{"picked by the visitor, as stored", change(func(d *checklist.Draw, _ *checklist.List) { d.Pick = "visitor" }), "73-100", false},
		{"a line that was not drawn", func(v *checklist.Visit, _ *checklist.Sample) {
			other := 1
			for slices.Contains(v.Draws["IN-03"].Lines, other) {
				other++
			}
			v.Lines["IN-03"] = map[int]checklist.SampleLine{other: {Status: checklist.LineMatch}}
		}, "73-100", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := checklist.NewVisit("drawn")
			a := share(240, 29, 29, "random")
			storeDraw(v, "IN-03", a.Sample)
			test.change(v, &a.Sample)
			v.Answers["IN-03"] = a
			want := note
			if test.stands {
				want = ""
			}
			it := c.Item("IN-03")
			if r, fault := assessment.ItemRange(c, v, it); whole(r) != test.want || fault != "" {
				t.Errorf("%s %s, want %s", whole(r), fault, test.want)
			}
			if got := assessment.ItemNote(c, v, it); got != want {
				t.Errorf("note %q, want %q", got, want)
			}
			s := assessment.NewSheet(c, v)
			said := slices.ContainsFunc(s.Result().Modifiers, func(m string) bool { return strings.HasPrefix(m, "IN-03 is "+note) })
			if said == test.stands || s.Note("IN-03") != want {
				t.Errorf("beside the confidence: %v", s.Result().Modifiers)
			}
		})
	}
}

func change(f func(*checklist.Draw, *checklist.List)) func(*checklist.Visit, *checklist.Sample) {
	return func(v *checklist.Visit, _ *checklist.Sample) {
		d, l := v.Draws["IN-03"], v.Lists["IN-03"]
		f(&d, &l)
		v.Draws["IN-03"], v.Lists["IN-03"] = d, l
	}
}

// Lines that are used once more were drawn if those were that they were drawn
// for, and of that list.
func TestDrawRidden(t *testing.T) {
	c := checklist.Builtin()
	rangeOf := func(v *checklist.Visit) string {
		r, fault := assessment.ItemRange(c, v, c.Item("IN-05"))
		return strings.TrimSpace(whole(r) + " " + fault)
	}
	v := checklist.NewVisit("ridden")
	storeDraw(v, "IN-03", share(240, 29, 29, "random").Sample)
	v.Answers["IN-05"] = share(240, 29, 29, "")
	if got := rangeOf(v); got != "82-100" {
		t.Errorf("before the lines are looked at where they were drawn: %s", got)
	}
	v.Answers["IN-03"] = share(240, 29, 20, "random")
	v.Answers["IN-05"] = share(240, 29, 29, "random")
	if got := rangeOf(v); got != "82-100" {
		t.Errorf("drawn: %s", got)
	}
	left := share(239, 28, 20, "random")
	left.Sample.Exempt = 1
	v.Answers["IN-03"] = left
	if got := rangeOf(v); got != "82-100" {
		t.Errorf("of all lines, of which one left the list where they were drawn: %s", got)
	}
	v.Answers["IN-05"] = share(239, 28, 28, "")
	if got := rangeOf(v); got != "82-100" {
		t.Errorf("without the line that left the list: %s", got)
	}
	v.Answers["IN-05"] = share(100, 29, 29, "")
	if got, want := rangeOf(v), "75-100"; got != want {
		t.Errorf("of another list: %s, want %s", got, want)
	}
	v.Answers["IN-05"] = share(240, 29, 29, "")
	delete(v.Draws, "IN-03")
	if got := rangeOf(v); got != "73-100" {
		t.Errorf("no draw: %s", got)
	}
}

// A second stage that the program drew belongs to the draw.
func TestDrawSecondStage(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("second")
	storeDraw(v, "IN-03", share(240, 13, 13, "random").Sample)
	d := v.Draws["IN-03"]
	both, err := sampling.Draw(d.Seed, 240, 26)
	if err != nil {
		t.Fatal(err)
	}
	d.Staged = true
	d.Second = slices.DeleteFunc(both, func(no int) bool { return slices.Contains(d.Lines, no) })
	v.Draws["IN-03"] = d
	a := share(240, 26, 26, "random")
	a.Sample.Staged = true
	v.Answers["IN-03"] = a
	if got := assessment.ItemNote(c, v, c.Item("IN-03")); got != "" {
		t.Errorf("both stages: %s", got)
	}
	d.Second[0]++
	if got := assessment.ItemNote(c, v, c.Item("IN-03")); got != note {
		t.Errorf("a line of the second stage exchanged: %q", got)
	}
}

// Where another thing makes the lines prove no more than a choice of the
// visitor's or the factory's, nothing is said about the draw.
func TestDrawNoteOnlyWhereItMatters(t *testing.T) {
	c := checklist.Builtin()
	for name, a := range map[string]checklist.Answer{
		"counted":             share(240, 240, 240, "random"),
		"visitor":             share(240, 29, 29, "visitor"),
		"refused":             {State: checklist.Refused, Sample: share(240, 29, 29, "random").Sample},
		"numbers cannot be":   share(20, 29, 29, "random"),
		"a list made for you": {State: checklist.Answered, Sample: checklist.Sample{Population: 240, Drawn: 29, Fine: 29, Pick: "random", Source: "typed"}},
	} {
		v := checklist.NewVisit("note")
		v.Answers["IN-03"] = a
		if got := assessment.ItemNote(c, v, c.Item("IN-03")); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// To plan a draw is to know what it would be worth before it is made.
func TestPlannedRange(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("planned")
	for pick, want := range map[string]string{"random": "82-100", "visitor": "73-100", "factory": "10-100"} {
		if got := whole(assessment.PlannedRange(c, v, c.Item("IN-03"), share(240, 29, 29, pick).Sample)); got != want {
			t.Errorf("%s: %s, want %s", pick, got, want)
		}
	}
	flag := level(40, "seen")
	flag.Flagged = true
	v.Answers["RA-02"] = flag
	if got := whole(assessment.PlannedRange(c, v, c.Item("RA-01"), share(40, 12, 12, "random").Sample)); got != "0-100" {
		t.Errorf("flagged: %s", got)
	}
}
