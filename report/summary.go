package report

import (
	"strings"

	"gemba/assessment"
)

// summary is what a report opens with.
type summary struct {
	Sentence   text
	Status     string
	StatusText text
	Practice   *axis
	Paper      *axis
	Gap        gap
	Caps       []limit
	Holds      []limit
	Faults     []limit
	Confidence text
	Modifiers  []text
}

// axis is practice or paper.
type axis struct {
	Name     text
	Score    string
	Bar      *bar
	Evidence int64
}

type gap struct {
	Score, Lo, Hi string
	Text          text
	From, To      int64 // the two scores, in parts of a thousand
}

func (e *edition) summary(r *assessment.Result) *summary {
	s := &summary{
		Sentence: e.sentence(r), Status: r.Status, StatusText: e.statusText(r),
		Practice: e.axis("Practice", &r.Practice), Paper: e.axis("Paper", &r.Paper),
		Gap:        e.gap(r.Gap),
		Caps:       e.caps(r),
		Confidence: e.confidence(r),
	}
	s.Gap.From, s.Gap.To = s.Practice.Bar.M, s.Paper.Bar.M
	for _, h := range r.Holds {
		s.Holds = append(s.Holds, e.hold(h))
	}
	for _, f := range r.Faults {
		s.Faults = append(s.Faults, limit{ID: f.Item, Text: e.fault(e.c.Item(f.Item), f.Text)})
	}
	for _, m := range r.Modifiers {
		s.Modifiers = append(s.Modifiers, e.modifier(m))
	}
	return s
}

func (e *edition) axis(name string, a *assessment.Axis) *axis {
	return &axis{
		Name: e.say(name), Score: assessment.Points(a.Score), Bar: barOf(a.Range, a.Score), Evidence: assessment.Percent(a.Evidence),
	}
}

// typedEnglish is a sentence of the assessment, in English, that may hold what
// somebody typed.
func (e *edition) typedEnglish(s string) text {
	t := e.inEnglish(s)
	t.Typed = true
	return t
}

// sentence is the one that a report starts with. In another language than that of
// the assessment it is made of the same facts.
func (e *edition) sentence(r *assessment.Result) text {
	if string(e.tongue) == english {
		return e.typedEnglish(r.Sentence)
	}
	var facts []string
	for _, it := range e.sheet.Opening(e.sheet.Result()) {
		facts = append(facts, strings.TrimRight(e.asked(it).S, "。？?.")+"："+e.brief(it).S)
	}
	if len(facts) == 0 {
		return e.say("Nothing on the floor has been seen yet.")
	}
	return e.typed(strings.Join(facts, "；") + "。")
}

func (e *edition) statusText(r *assessment.Result) text {
	w := r.StatusWording()
	return e.say(w.Format, w.Args...)
}

func (e *edition) gap(g assessment.Gap) gap {
	return gap{Score: assessment.Signed(g.Score), Lo: assessment.Signed(g.Lo), Hi: assessment.Signed(g.Hi), Text: e.say(g.Words())}
}

// confidence says how much the grade rests on.
func (e *edition) confidence(r *assessment.Result) text {
	if e.candid() && string(e.tongue) == english {
		return e.typedEnglish(r.Confidence)
	}
	evidence := assessment.Percent(r.Practice.Evidence)
	switch r.Level {
	case "high":
		return e.say("Confidence high. %d %% of the practice evidence exists.", evidence)
	case "moderate":
		return e.say("Confidence moderate. %d %% of the practice evidence exists.", evidence)
	case "low":
		return e.say("Confidence low. %d %% of the practice evidence exists.", evidence)
	}
	return e.say("Not rated. %d %% of the practice evidence exists.", evidence)
}

// modifier is a fact about the visit that says how much the rest proves.
func (e *edition) modifier(m string) text {
	if _, ok := chineseOf.find(m); ok {
		return e.say(m)
	}
	if item, _, _ := strings.Cut(m, " "); m == item+" is "+assessment.UndrawnText {
		return e.say("%s is said to be drawn by the program, and no such draw is stored: it counts as picked by the visitor", item)
	}
	if other, ok := e.again(m); ok {
		return own(other)
	}
	return e.inEnglish(m)
}
