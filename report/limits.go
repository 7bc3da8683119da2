package report

import (
	"slices"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// limit is a cap or a hold with the observation behind it.
type limit struct {
	Grade  checklist.Grade
	Rule   string
	Words  text // the rule
	ID     string
	Prompt text
	Text   text // the observation
	Beside []text
}

func (e *edition) hold(h assessment.Hold) limit {
	l := limit{Grade: h.Grade, ID: h.Item, Text: e.say("not seen yet")}
	if it := e.c.Item(h.Item); it != nil {
		l.Prompt = e.asked(it)
		switch given := e.v.Answers[it.ID].Given(); {
		case given && e.candid():
			l.Text = e.say("proven only to %s", assessment.Points(e.sheet.Range(it.ID).Lo))
		case given:
			l.Text = e.say("not fully proven yet")
		}
	}
	return l
}

// caps returns the caps with the words of what was observed.
func (e *edition) caps(r *assessment.Result) []limit {
	var list []limit
	for i := range r.Caps {
		list = append(list, e.cap(&r.Caps[i]))
	}
	return list
}

func (e *edition) cap(k *assessment.Cap) limit {
	l := limit{Grade: k.Grade, Rule: k.Rule, ID: k.Item}
	it := e.c.Item(k.Item)
	switch {
	case k.Rule == "":
		l.Text = e.say("rests on something that this copy does not contain")
	case string(e.tongue) == english:
		l.Text = e.typedEnglish(k.Text)
	case len(k.Items) > 1:
		l.Text = e.say("%d disclosure probes deflected or worse: %s", len(k.Items), strings.Join(k.Items, ", "))
	case it == nil:
		l.Text = e.themeLow(k)
	default:
		l.Text = e.brief(it)
	}
	if it != nil {
		l.Prompt, l.Beside = e.asked(it), e.beside(it.ID)
	}
	if len(k.Words) > 0 {
		l.Words = e.rule(k.Words)
	}
	return l
}

// themeLow says how low a theme is at best, whose cap it is.
func (e *edition) themeLow(k *assessment.Cap) text {
	for i := range e.c.Themes {
		th := &e.c.Themes[i]
		if !slices.ContainsFunc(th.Caps, func(c checklist.Cap) bool { return c.ID == k.Rule }) {
			continue
		}
		for _, t := range e.r.Themes {
			if t.ID == th.ID {
				return e.say("%s, %d items: best case %s", e.listed(th.Title).S, t.Items, assessment.Points(t.Hi))
			}
		}
	}
	return e.typedEnglish(k.Text)
}

// brief is what an answer comes to, in the report's language; of several observers'
// the one that counts.
func (e *edition) brief(it *checklist.Item) text {
	told := e.sheet.Telling(it)
	t := e.briefly(it, &told)
	if told.Rivals {
		t.S = joinWords("；", t.S, e.w("two observers, not reconciled"))
	}
	return t
}

func (e *edition) briefly(it *checklist.Item, told *assessment.Telling) text {
	a := told.Answer
	switch {
	case told.Proven:
		t := e.typed(checklist.Line(a.Words))
		t.S = joinWords("：", e.w("confirmed"), t.S)
		return t
	case told.Refused && a.State == checklist.Refused:
		t := e.typed(checklist.Line(a.Reason))
		t.S = joinWords("：", e.w("asked and not given"), t.S)
		return t
	case told.Summed.Format != "":
		t := e.say(told.Summed.Format, told.Summed.Args...)
		t.Typed = true // a date as it was typed
		return t
	}
	list := e.answer(it, a)
	if it.Kind == checklist.Gaps && a.State == checklist.Answered {
		for _, g := range a.Gaps {
			if g.CAPA == checklist.No && g.InternalAudit == checklist.No && g.External == checklist.No {
				t := e.typed(g.What)
				t.S = joinWords("：", t.S, e.w("none of the factory's own layers had noticed"))
				return t
			}
		}
	}
	if a.State == checklist.Answered {
		list = list[:min(len(list), 1)]
	}
	return e.typed(plain(list))
}
