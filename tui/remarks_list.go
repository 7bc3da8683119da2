package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// sourceRemarks say what a list can prove, by who made it and how long it is.
func (s *answering) sourceRemarks(a checklist.Answer) []remark {
	var out []remark
	source := sourceIn(s.it, a)
	drawn := s.drawnFrom()
	if e := checklist.Pick(s.c.ListSources, source); e != nil {
		out = append(out, s.limitRemark(e, drawn))
	} else {
		out = append(out, remark{unknown, s.tell("who made the list, and whether you saw it made, limits what a draw from it can prove")})
	}
	if n := count(a.Fields[checklist.FrameLines]); n > 0 && source != "" {
		for _, it := range drawn {
			k := min(s.firstDraw(it), n)
			if k == 0 {
				continue
			}
			p := s.proofOf(it, checklist.Sample{Population: n, Drawn: k, Fine: k, Source: source}, pickRandom)
			out = append(out, remark{remarked, s.tell("%s: %d drawn and all fine would prove %s", it.ID, k, p.exact())})
			break
		}
	}
	from, err := time.Parse(time.DateOnly, a.Fields["from"])
	to, err2 := time.Parse(time.DateOnly, a.Fields["to"])
	if err == nil && err2 == nil {
		days := int(to.Sub(from).Hours()/24) + 1
		if days < 1 {
			return append(out, remark{grave, s.tell("the list ends before it begins")})
		}
		out = append(out, remark{unknown, s.tell("it covers %d %s", days, s.tell(plural(days, "day")))})
	}
	return out
}

// drawnFrom are the items whose samples are drawn from the list of this one.
func (s *answering) drawnFrom() []*checklist.Item {
	var list []*checklist.Item
	for i := range s.c.Items {
		it := &s.c.Items[i]
		if it.ListFrom == s.it.ID || slices.Contains(s.it.SetsPick, it.ID) {
			list = append(list, it)
		}
	}
	return list
}

// limitRemark says as what a draw from a source counts at best.
func (s *answering) limitRemark(source *checklist.Choice, drawn []*checklist.Item) remark {
	var ids []string
	for _, it := range drawn {
		ids = append(ids, it.ID)
	}
	whose := s.tell("a draw from it")
	if len(ids) > 0 {
		whose = s.tell("%s: a draw from it", strings.Join(ids, ", "))
	}
	pick := source.BestPick
	if e := checklist.Pick(s.c.Picks, pick); e != nil {
		pick = checklist.Line(e.Text.In(s.lang()))
	}
	words := s.tell("%s counts at best as: %s", whose, pick)
	switch source.BestPick {
	case pickRandom:
		return remark{fine, words + s.tell("; both ends of the range are proven")}
	case pickVisitor:
		return remark{careful, words + s.tell("; the low end is a wide one")}
	}
	return remark{grave, words + s.tell("; the lines prove only themselves")}
}

// receiptRemarks say what is acknowledged, and what is missing of it.
func (s *answering) receiptRemarks(a checklist.Answer) []remark {
	lines := 0
	for i := range s.c.Items {
		if it := &s.c.Items[i]; it.Kind == checklist.Words {
			lines += len(strings.FieldsFunc(s.v.Answers[it.ID].Words, func(r rune) bool { return r == '\n' }))
		}
	}
	list := remark{remarked, s.tell("the list: %d %s read back, %d %s", lines, s.tell(plural(lines, "line")), len(s.v.Commitments), s.tell(plural(len(s.v.Commitments), "promise")))}
	if lines+len(s.v.Commitments) == 0 {
		list = remark{careful, s.tell("nothing was read back or promised yet: there is no list to acknowledge")}
	}
	out := []remark{list}
	role, at, words := a.Fields["role"], a.Fields["time"], a.Fields["words"]
	switch {
	case s.v.Answers[s.it.ID].State == checklist.Refused:
		out = append(out, remark{remarked, s.tell("declined: %s", s.v.Answers[s.it.ID].Reason)})
	case role == "" && words == "":
		out = append(out, remark{unknown, s.tell("receipt, not agreement, and no points; ctrl+r where they decline")})
	case role == "":
		out = append(out, remark{careful, s.tell("in which role they signed is missing")})
	case words == "":
		out = append(out, remark{careful, s.tell("%s signs: hand over the keyboard, they type it themselves", role)})
	case at == "":
		out = append(out, remark{careful, s.tell("acknowledged by %s; the time is missing, n in its field is now", role)})
	default:
		out = append(out, remark{fine, s.tell("acknowledged by %s at %s", role, at)})
	}
	return out
}

// declined leaves the form for what stands instead of a signature: that they
// declined, and what they said to it.
func (s *answering) declined() tea.Cmd {
	return tea.Batch(s.sh.back(), s.sh.open(newOther(s.visiting, s.it)))
}
