package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// make lays the page out.
func (c *compare) make(w int) *trail {
	t := newTrail(c.sh, w)
	th := c.sh.th
	switch {
	case c.err != nil:
		t.add(th.bad, c.sh.tell("the visits cannot be read: %s", c.sh.said(c.err.Error())))
	case !c.loaded && len(c.rows) > 0:
		t.add(th.faint, c.sh.tell("reading the visits: %d of %d", len(c.known()), c.total))
	case !c.loaded:
		t.add(th.faint, t.sh.tell("reading the visits"))
	case c.side:
		c.suppliers(t)
	default:
		c.over(t)
	}
	if n := c.total - len(c.known()); c.loaded && c.err == nil && n > 0 {
		t.gap()
		t.add(th.warn, c.sh.tell("%s %d %s cannot be read and %s left out", markWarn, n, c.sh.tell(plural(n, "visit")), map[bool]string{true: "is", false: "are"}[n == 1]))
	}
	return t
}

// over lists the visits of the supplier, and sets two of them side by side.
func (c *compare) over(t *trail) {
	th := c.sh.th
	list := c.known()
	before, after, ok := c.pair(list)
	t.head(c.sh.tell("%d %s of this supplier", len(list), c.sh.tell(plural(len(list), "visit"))))
	var last *assessment.Result
	for _, v := range list {
		r := v.res
		mark := " "
		if ok && (v.Visit.ID == before.Visit.ID || v.Visit.ID == after.Visit.ID) {
			mark = markDone
		}
		line := c.sh.tell("%s  practice %s (%s)  paper %s  gap %s", r.Status, assessment.Points(r.Practice.Score), rangeText(r.Practice.Lo, r.Practice.Hi), assessment.Points(r.Paper.Score), assessment.Signed(r.Gap.Score))
		t.stop("visit "+v.Visit.ID, c.choose(v.Visit.ID), mark+" "+th.bold.Render(c.sh.m.fit(checklist.Line(v.Visit.Date), 10))+"  ", 14, th.text, line)
		t.raw("    " + c.sh.bar(r.Practice.Range, r.Practice.Score, min(60, t.w-4), th.practice))
		if last != nil {
			if unlike := assessment.Unlike(last, r); len(unlike) > 0 {
				t.more(th.warn, c.sh.tell("unlike the visit before: %s", strings.Join(c.unlike(unlike), c.sh.tell(", "))))
			}
		}
		last = r
	}
	if !ok {
		t.gap()
		t.add(th.faint, t.sh.tell("There is no other visit of this supplier to compare with. c sets the suppliers side by side."))
		return
	}
	c.items(t, before.Visited, after.Visited)
}

// unlike is what two visits differ in, in words.
func (c *compare) unlike(list []string) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = c.sh.tell(list[i])
	}
	return out
}

// changeTitles head the kinds of changes between two visits.
var changeTitles = map[assessment.ChangeKind]string{
	assessment.FoundAgain: "said fixed, found again", assessment.Worse: "worse", assessment.Better: "better",
	assessment.LessProven: "as before, on weaker evidence", assessment.BetterProven: "as before, on better evidence",
	assessment.NewlySeen: "newly seen", assessment.NotSeenAgain: "no longer seen",
}

// items sets two visits side by side, item by item.
func (c *compare) items(t *trail, before, after assessment.Visited) {
	th := c.sh.th
	d := assessment.Compare(before, after)
	t.gap()
	t.add(th.bold, c.sh.tell("%s beside %s: practice %s → %s, %s", after.Visit.Date, before.Visit.Date, assessment.Points(d.Before.Practice.Score), assessment.Points(d.After.Practice.Score), assessment.Signed(d.Difference)))
	for _, u := range d.Unlike {
		t.add(th.warn, markWarn+" "+c.sh.tell("%s: read the numbers with that in mind", c.sh.tell(u)))
	}
	parts := make([]int64, 0, len(d.Items)+1)
	for i := range d.Items {
		parts = append(parts, d.Items[i].Share)
	}
	shown := assessment.Shares(d.Difference, append(parts, d.Rest))
	last := assessment.ChangeKind("")
	for i := range d.Items {
		ch := &d.Items[i]
		if ch.Kind != last {
			last = ch.Kind
			t.head(changeTitles[ch.Kind])
		}
		id := ch.Item
		t.stop("item "+id, func() tea.Cmd { return c.look(after.Visit.ID, id) }, th.key.Render(c.sh.m.fit(id, 7))+" ", 8, changeStyle(th, ch.Kind), after.List.Item(id).Prompt.In(c.lang()))
		text := rangeText(ch.Before.Lo, ch.Before.Hi) + " → " + rangeText(ch.After.Lo, ch.After.Hi)
		if shown[i] != 0 {
			text += c.sh.tell(", %s of the score", assessment.Signed(shown[i]*100))
		}
		t.more(th.faint, text)
		if ch.Said != "" {
			t.more(th.warn, c.sh.said(ch.Said))
		}
	}
	if rest := shown[len(shown)-1]; rest != 0 {
		t.gap()
		t.add(th.faint, c.sh.tell("the rest: %s, from questions that only one visit asked or that did not apply, and what others weigh by that", assessment.Signed(rest*100)))
	}
}

func changeStyle(th theme, k assessment.ChangeKind) ink {
	switch k {
	case assessment.FoundAgain, assessment.Worse:
		return th.bad
	case assessment.Better, assessment.BetterProven:
		return th.good
	case assessment.LessProven, assessment.NotSeenAgain:
		return th.warn
	default:
		return th.text
	}
}

// suppliers sets the latest visits of all suppliers side by side, those that may
// be compared together.
func (c *compare) suppliers(t *trail) {
	th := c.sh.th
	for _, group := range c.groups {
		scope := group[0].Record.Scope
		if s := group[0].List.Scope(scope); s != nil {
			scope = s.Title.In(c.lang())
		}
		t.head(fmt.Sprintf("%s · %s %s", checklist.Line(scope), group[0].List.ID, group[0].List.Version))
		for _, s := range group {
			r := s.Result
			id := s.Visit.ID
			line := c.sh.tell("%s  %s  practice %s (%s)", s.Visit.Supplier, s.Visit.Date, assessment.Points(r.Practice.Score), rangeText(r.Practice.Lo, r.Practice.Hi))
			t.stop("supplier "+id, func() tea.Cmd { return c.look(id, "") }, c.sh.gradeStyle(r.Status).Render(c.sh.m.fit(r.Status, 4))+" ", 5, th.text, line)
			t.raw("    " + c.sh.bar(r.Practice.Range, r.Practice.Score, min(60, t.w-4), th.practice))
			if len(s.Alike) > 0 {
				t.more(th.warn, c.sh.tell("not distinguishable from %s", c.sh.fewNames(s.Alike)))
			}
		}
	}
	t.gap()
	t.add(th.faint, t.sh.tell("Only suppliers with the same checklist, scope and model stand together, each with its latest visit. Where ranges overlap by more than half of the narrower one, the order says nothing."))
}

// fewNames lists some names and says how many more there are.
func (sh *shell) fewNames(names []string) string {
	const most = 6
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return sh.tell("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
