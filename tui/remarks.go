package tui

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"gemba/assessment"
	"gemba/checklist"
)

// remark is one sentence about what is typed in a form, as it is typed.
type remark struct {
	mood  mood
	words string
}

// mood is the tone of a remark. Where there is no room for all, those of the
// first mood go first.
type mood int

const (
	unknown mood = iota // still open; its field says so as well
	remarked
	fine
	careful // something to look at, or to ask for
	grave   // it decides what the answer is worth
)

func (m mood) style(th theme) ink {
	return []ink{th.faint, th.text, th.good, th.warn, th.bad}[m]
}

// remarkLines are the remarks that fit into so many lines, in their order; those
// that matter least go first. One that says more than what is open always stays.
func remarkLines(sh *shell, list []remark, w, room int) []string {
	list = slices.Clone(list)
	for {
		d := &text{sh: sh, w: w}
		for _, r := range list {
			d.add(r.mood.style(sh.th), r.words)
		}
		if len(d.lines) <= room || len(list) == 0 || len(list) == 1 && list[0].mood > unknown {
			return d.lines
		}
		least := len(list) - 1
		for i := least; i >= 0; i-- {
			if list[i].mood < list[least].mood {
				least = i
			}
		}
		list = slices.Delete(list, least, least+1)
	}
}

// remarks say what the answer comes to, as its instrument sees it.
func (s *answering) remarks(a checklist.Answer) []remark {
	switch s.it.Instrument {
	case "certificate":
		return s.certificateRemarks(a)
	case "list-source":
		return s.sourceRemarks(a)
	case "acknowledgement":
		return s.receiptRemarks(a)
	}
	return nil
}

// soon is how long before its end a certificate deserves a word: the days in
// which its renewal should have been applied for.
const soon = 90 * 24 * time.Hour

func (s *answering) certificateRemarks(a checklist.Answer) []remark {
	out := append([]remark{s.inForce(a)}, s.coverRemarks(a)...)
	if skipped := a.Fields["left-out"]; skipped != "" {
		out = append(out, remark{careful, s.tell("it leaves out %s: ask who does that, and under which certificate", skipped)})
	}
	if now, then := s.visiting.res.Paper, s.res.Paper; now.Score != then.Score {
		out = append(out, remark{remarked, s.tell("paper %s → %s, %s", assessment.Points(now.Score), assessment.Points(then.Score), rangeText(then.Lo, then.Hi))})
	}
	return out
}

// inForce judges the dates of a certificate against the day of the visit.
func (s *answering) inForce(a checklist.Answer) remark {
	status := a.Fields["status"]
	until, err := time.Parse(time.DateOnly, a.Fields["expires"])
	day, noDay := time.Parse(time.DateOnly, s.v.Date)
	left := until.Sub(day)
	days := int(left.Hours() / 24)
	issued, noIssue := time.Parse(time.DateOnly, a.Fields["issued"])
	switch {
	case status == "none":
		return remark{grave, s.tell("no certificate: it is worth nothing")}
	case err == nil && noDay == nil && left < 0:
		return remark{grave, s.tell("expired %d %s before the visit, on %s: worth 20 at most", -days, s.tell(plural(-days, "day")), a.Fields["expires"])}
	case status == "expired":
		return remark{grave, s.tell("not in force on the day of the visit, whatever its date says: worth 20 at most")}
	case noIssue == nil && noDay == nil && issued.After(day):
		return remark{grave, s.tell("issued only after the visit, on %s", a.Fields["issued"])}
	case noIssue == nil && err == nil && until.Before(issued):
		return remark{grave, s.tell("it ends before it was issued: read both dates again")}
	case err != nil || noDay != nil:
		return remark{unknown, s.tell("until when it is in force is not known yet")}
	case status == "":
		return remark{unknown, s.tell("by its dates in force on %s; its status is open", s.v.Date)}
	case left <= soon:
		return remark{careful, s.tell("in force on %s, expires in %d %s: ask for the renewal", s.v.Date, days, s.tell(plural(days, "day")))}
	}
	return remark{fine, s.tell("in force on %s, expires in %d days", s.v.Date, days)}
}

// coverRemarks hold the holder and the address as written against the visit, and
// say what is still open about the site and the scope.
func (s *answering) coverRemarks(a checklist.Answer) []remark {
	var out []remark
	for _, p := range []struct{ what, written, visited string }{
		{s.tell("the holder"), a.Fields["holder"], s.v.Supplier}, {s.tell("the address"), a.Fields["site"], s.v.Site},
	} {
		switch {
		case p.written == "" || p.visited == "":
		case names(p.written, p.visited):
			out = append(out, remark{fine, s.tell("%s as written agrees with %s", p.what, p.visited)})
		default:
			out = append(out, remark{careful, s.tell("%s as written does not name %s: another name, another language, or another site?", p.what, p.visited)})
		}
	}
	order := s.v.Order
	if order == "" {
		order = s.tell("what is made for you")
	}
	for _, p := range []struct{ field, yes, no, open string }{
		{"site-covered", s.tell("it names the gate that you came through"), s.tell("it is for another site: worth 20 at most"), s.tell("whether it names this gate is open")},
		{"scope-covered", s.tell("its scope covers %s", order), s.tell("its scope does not cover %s: worth 20 at most", order), s.tell("whether its scope covers %s is open", order)},
	} {
		if !slices.ContainsFunc(s.it.Fields, func(f checklist.Field) bool { return f.Name == p.field }) {
			continue
		}
		switch checklist.Tri(a.Fields[p.field]) {
		case checklist.Yes:
			out = append(out, remark{fine, p.yes})
		case checklist.No:
			out = append(out, remark{grave, p.no})
		default:
			out = append(out, remark{unknown, p.open})
		}
	}
	return out
}

// names reports whether every word of a name stands in a text. Case and what is
// neither letter nor digit do not count.
func names(text, name string) bool {
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	all := strings.Join(words(text), " ")
	for _, w := range words(name) {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}
