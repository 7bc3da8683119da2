package tui

import (
	"fmt"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

func (w *walk) detailBox(width, h int) []string {
	it := w.item()
	if it == nil {
		return w.sh.box("", nil, width, h, false)
	}
	return w.sh.box(w.itemTitle(it), padded(w.detailLines(width-4)), width, h, false)
}

// detailLines is what to know about the item under the cursor, what matters
// first.
func (w *walk) detailLines(width int) []string {
	it := w.item()
	if it == nil {
		return nil
	}
	d := &text{sh: w.sh, w: width}
	d.add(w.sh.th.bold, it.Prompt.In(w.lang()))
	w.standing(d, it)
	if it.Kind == checklist.Level {
		w.levels(d, it, -1, "")
	}
	w.recorded(d, it)
	if ask := it.Ask.In(w.lang()); ask != "" {
		d.add(w.sh.th.key, "“"+ask+"”")
	}
	d.add(w.sh.th.text, it.Guidance.In(w.lang()))
	d.add(w.sh.th.faint, w.tell("Record: %s", it.Evidence.In(w.lang())))
	return d.lines
}

// itemTitle is where and how long an item is, and what it weighs.
func (vs *visiting) itemTitle(it *checklist.Item) string {
	parts := []string{it.ID}
	if p := vs.c.Place(it.Place); p != nil {
		parts = append(parts, checklist.Line(p.Title.In(vs.lang())))
	}
	parts = append(parts, vs.tell("%d min", it.Minutes))
	if it.Scored() {
		weight := vs.tell("weight %d", it.Weight)
		if it.Star {
			weight += " *"
		}
		parts = append(parts, weight)
	}
	return strings.Join(parts, " · ")
}

// standing adds how the item stands: why it came forward, its answer, what is
// wrong with it, its notes.
func (vs *visiting) standing(d *text, it *checklist.Item) {
	th := vs.sh.th
	if !it.InScope(vs.v.Scope) {
		d.add(th.warn, vs.tell("the scope of this visit does not ask it: it earns nothing, and can still cap the grade"))
	}
	if f := vs.broughtForward(it.ID); f != nil {
		d.add(th.warn, fmt.Sprintf("%s %s: %s", markForward, f.From, f.Why.In(vs.lang())))
	}
	if vs.sheet.ThinFloor(it.ID) {
		d.add(th.warn, vs.tell(assessment.ThinFloorText))
	}
	if why := vs.sheet.Fault(it.ID); why != "" {
		d.add(th.bad, markWarn+" "+vs.faultWords(why))
	}
	if n := len(vs.v.Rivals[it.ID]); n > 0 {
		d.add(th.bad, vs.tell("%s %d answers disagree; the lower range counts until they are settled: %s", markWarn, n+1, vs.sh.key(roomWalk, "C")))
	}
	for _, words := range vs.capsAt(it.ID) {
		d.add(th.bad, markWarn+" "+words)
	}
	if s := vs.answerLine(it); s != "" {
		d.add(th.good, s)
	}
	vs.laterOn(d, it)
	vs.timed(d, it)
	vs.reviewed(d, it)
	if vs.drafted(it.ID) {
		d.add(th.warn, markDraft+" "+vs.tell("unfinished text is kept here: %s goes on with it", vs.sh.key(roomWalk, "U")))
	}
}

// answerLine says what was answered, when, and how many notes there are.
func (vs *visiting) answerLine(it *checklist.Item) string {
	a := vs.v.Answers[it.ID]
	var parts []string
	if a.State != checklist.Blank {
		if s := vs.short(it); s != "" {
			parts = append(parts, s)
		}
		if it.Scored() && a.State != checklist.NA {
			r := vs.sheet.Range(it.ID)
			worth := vs.tell("worth %s", rangeText(r.Lo, r.Hi))
			if n := len(parts); n > 0 {
				parts[n-1] += vs.tell(", ") + worth
			} else {
				parts = append(parts, worth)
			}
		}
		if a.Reason != "" {
			parts = append(parts, checklist.Line(front(a.Reason, vs.sh.cells())))
		}
		if !a.Entered.IsZero() {
			parts = append(parts, clock(a.Entered))
		}
	}
	if n := vs.v.Attached(it.ID); n > 0 {
		parts = append(parts, vs.counted(n, "photo")+" ("+vs.sh.key(roomWalk, "P")+")")
	}
	if n := vs.v.Notes(it.ID); n > 0 {
		parts = append(parts, vs.counted(n, "note")+" ("+vs.sh.key(roomWalk, "O")+")")
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, " · ")
}

// levels adds the anchored levels of an item with their keys; to the one that is
// proposed, -1 for none, it is said why.
func (vs *visiting) levels(d *text, it *checklist.Item, proposed int, why string) {
	a, th := vs.v.Answers[it.ID], vs.sh.th
	for i, l := range it.Set.Levels {
		style, mark := th.text, " "
		if a.State == checklist.Answered && a.Level == l.Score {
			style, mark = th.bold, markDone
		}
		words := l.Text.In(vs.lang())
		if i == proposed {
			words += "  " + markForward + " " + why
		}
		d.hang(th.key.Render(l.Key)+" "+style.Render(mark)+" ", 4, style, words)
	}
}
