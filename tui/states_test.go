package tui

import (
	"slices"
	"strings"
	"time"

	"gemba/checklist"
)

// levelOf answers with a level.
func levelOf(points int, basis string) checklist.Answer {
	return checklist.Answer{State: checklist.Answered, Level: points, Basis: basis, Entered: noon}
}

func ofItems() stateKind {
	answered := func(a checklist.Answer) func(*fixture) {
		return func(f *fixture) { f.visit.Answers["IN-01"] = a }
	}
	return stateKind{name: "item", open: toItem("IN-01", ""), told: rowHere(0), states: map[string]func(*fixture){
		"not asked":  func(*fixture) {},
		"10":         answered(levelOf(100, "seen")),
		"8":          answered(levelOf(80, "seen")),
		"0":          answered(levelOf(0, "seen")),
		"told":       answered(levelOf(80, "told")),
		"not seen":   answered(checklist.Answer{State: checklist.NotSeen}),
		"n/a":        answered(checklist.Answer{State: checklist.NA}),
		"refused":    answered(checklist.Answer{State: checklist.Refused}),
		"impossible": answered(levelOf(77, "seen")),
		"disputed": func(f *fixture) {
			f.visit.Answers["IN-01"] = levelOf(80, "seen")
			f.visit.Rivals["IN-01"] = []checklist.Answer{levelOf(0, "seen")}
		},
		"record out": func(f *fixture) {
			f.visit.Requests = append(f.visit.Requests, checklist.Request{ID: "r1", Item: "IN-01", What: "台账", Asked: noon})
		},
		"unfinished": func(f *fixture) {
			cell := checklist.Cell{Kind: checklist.KindObservation, Key: "IN-01", Field: "new"}
			f.doc.drafts[cell] = checklist.Draft{Cell: cell, Text: "宏远", At: noon}
		},
	}}
}

// ofLines are those of a drawn line: what the checklist names, none, and none
// in the second stage.
func ofLines() stateKind {
	states := map[string]func(*fixture){"not looked at": func(*fixture) {}}
	for _, st := range checklist.Builtin().LineStatuses {
		states[st.ID] = func(f *fixture) {
			f.visit.Lines["IN-03"] = map[int]checklist.SampleLine{2: {Status: checklist.LineStatus(st.ID)}}
		}
	}
	return stateKind{name: "line of a sample", open: toItem("IN-03", "enter"), told: rowHere(0), states: within(states, func(f *fixture) {
		f.visit.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindSample, Key: "IN-03", Field: checklist.FieldList}, Value: `{"source":"erp-live","lines":9}`})
		f.visit.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindSample, Key: "IN-03", Field: checklist.FieldDraw}, Value: `{"pick":"visitor","lines":[2]}`})
	})}
}

// within puts something before each state.
func within(states map[string]func(*fixture), before func(*fixture)) map[string]func(*fixture) {
	for name, state := range states {
		states[name] = func(f *fixture) { before(f); state(f) }
	}
	return states
}

func ofRequests() stateKind {
	long := noon.Add(-5 * time.Hour)
	asked := func(change func(r *checklist.Request)) func(*fixture) {
		return func(f *fixture) {
			r := checklist.Request{ID: "r1", Item: "IN-03", What: "记录", Asked: noon.Add(-time.Minute)}
			change(&r)
			f.visit.Requests = []checklist.Request{r}
		}
	}
	return stateKind{name: "record asked for", open: toItem("IN-01", "E"), told: rowHere(2), states: map[string]func(*fixture){
		"out":          asked(func(*checklist.Request) {}),
		"answered":     asked(func(r *checklist.Request) { r.Answered = noon }),
		"overdue":      asked(func(r *checklist.Request) { r.Asked = long }),
		"in time":      asked(func(r *checklist.Request) { r.InHand = noon }),
		"in view":      asked(func(r *checklist.Request) { r.InHand, r.View = noon, "in" }),
		"out of view":  asked(func(r *checklist.Request) { r.InHand, r.View = noon, "out" }),
		"late":         asked(func(r *checklist.Request) { r.Asked, r.InHand = long, noon }),
		"late in view": asked(func(r *checklist.Request) { r.Asked, r.InHand, r.View = long, noon, "in" }),
		"another":      asked(func(r *checklist.Request) { r.InHand, r.Shown = noon, "9" }),
		"given up":     asked(func(r *checklist.Request) { r.GivenUp = true }),
	}}
}

func ofPromises() stateKind {
	made := func(state, due, done string) func(*fixture) {
		return func(f *fixture) {
			f.visit.Commitments = []checklist.Commitment{{ID: "p1", What: "五月台账", Role: "质量", Due: due, State: state, Done: done}}
		}
	}
	return stateKind{name: "promise", open: toItem("CL-02", "enter"), told: rowHere(2), states: map[string]func(*fixture){
		"open":    made("", "2026-03-20", ""),
		"overdue": made("", "2026-03-01", ""),
		"kept":    made("kept", "2026-03-20", ""),
		"late":    made("late", "2026-03-20", ""),
		"broken":  made("broken", "2026-03-20", ""),
		"undated": made("", "", ""),
	}}
}

func ofSections() stateKind {
	half := func(f *fixture, n int) {
		for i := range checklist.Builtin().Items {
			if it := &checklist.Builtin().Items[i]; it.Section == "IN" && n > 0 {
				f.visit.Answers[it.ID] = checklist.Answer{State: checklist.NA, Reason: "无"}
				n--
			}
		}
	}
	return stateKind{name: "section", open: toItem("IN-01", ""), states: map[string]func(*fixture){
		"not begun": func(*fixture) {},
		"begun":     func(f *fixture) { half(f, 3) },
		"done":      func(f *fixture) { half(f, 99) },
		"disputed":  func(f *fixture) { f.visit.Rivals["IN-05"] = []checklist.Answer{levelOf(0, "seen")} },
	}, told: func(d *driver) string {
		var said []string
		for line := range strings.Lines(d.frame()) {
			switch {
			case strings.Contains(line, "IN ○") || strings.Contains(line, "IN ") && strings.Contains(line, "VF "): // by their ids
				said = append(said, line)
			case strings.Contains(line, "◂") || strings.HasPrefix(line, "│"+markCursor): // by title
				cell, _, _ := strings.Cut(strings.TrimPrefix(line, "│"), "│")
				said = append(said, cell)
			}
		}
		return strings.Join(said, "\n")
	}}
}

func ofVisits() stateKind {
	other := func(e Entry) func(*fixture) {
		return func(f *fixture) {
			e.Path, e.Date = "/visits/a.gemba", "2026-12-31"
			f.docs, f.others = nil, []Entry{e}
		}
	}
	known := Entry{Visit: "x", Supplier: "宏远", Digest: DigestOf(checklist.NewVisit("x"), checklist.Builtin())}
	with := func(change func(e *Entry)) func(*fixture) {
		e := known
		change(&e)
		return other(e)
	}
	return stateKind{name: "visit in the list", open: func(*driver) {}, told: rowHere(0), states: map[string]func(*fixture){
		"all well":        with(func(*Entry) {}),
		"in conflict":     with(func(e *Entry) { e.Conflicts = 2 }),
		"damaged":         with(func(e *Entry) { e.Damaged = true }),
		"copied":          with(func(e *Entry) { e.Copies = []string{"b"} }),
		"both":            with(func(e *Entry) { e.Copies, e.Conflicts = []string{"b"}, 2 }),
		"not to be read":  other(Entry{Problem: "the file is damaged"}),
		"by a passphrase": other(Entry{Sealed: ByPassphrase}),
		"for a key":       other(Entry{Sealed: ForKey}),
	}}
}

// ofGaps are those of what a layer of control had seen of a gap.
func ofGaps() stateKind {
	known := func(t checklist.Tri) func(*fixture) {
		return func(f *fixture) {
			f.visit.Answers["IN-10"] = checklist.Answer{State: checklist.Answered, Entered: noon, Gaps: []checklist.Gap{{ID: "g", What: "没有标签", CAPA: t}}}
		}
	}
	return stateKind{name: "layer of a gap", open: toItem("IN-10", "enter"), told: rowHere(1), states: map[string]func(*fixture){
		"not asked": known(""), "yes": known(checklist.Yes), "no": known(checklist.No), "not known": known(checklist.Unknown),
	}}
}

func ofCaps() stateKind {
	lift := func(l checklist.Lift) func(*fixture) {
		return func(f *fixture) {
			l.ID, l.Rule, l.Item, l.Reason, l.By, l.Entered = "l", "K4", "IN-03", "免检", "乙", noon
			f.visit.Lifts = []checklist.Lift{l}
		}
	}
	return stateKind{name: "cap", open: toItem("IN-01", "v"), told: wholePage, states: map[string]func(*fixture){
		"none":       func(f *fixture) { delete(f.visit.Answers, "IN-03") },
		"fires":      func(*fixture) {},
		"lifted":     lift(checklist.Lift{}),
		"taken back": lift(checklist.Lift{Withdrawn: "搞错了", WithdrawnBy: "甲"}),
	}}
}

func ofComments() stateKind {
	said := func(c checklist.Comment, more ...checklist.Comment) func(*fixture) {
		return func(f *fixture) {
			c.ID, c.Item, c.Text, c.By, c.Entered = "c1", "IN-03", "请出示", "乙", noon
			f.visit.Comments = append([]checklist.Comment{c}, more...)
		}
	}
	answer := checklist.Comment{ID: "c2", Type: checklist.TypeAnswer, To: "c1", Text: "记下了", By: "甲", Entered: noon}
	return stateKind{name: "said in review", open: toItem("IN-01", "v"), told: wholePage, states: map[string]func(*fixture){
		"comment":   said(checklist.Comment{Type: checklist.TypeComment}),
		"challenge": said(checklist.Comment{Type: checklist.TypeChallenge}),
		"objection": said(checklist.Comment{Type: checklist.TypeObjection, Role: "质量"}),
		"answered":  said(checklist.Comment{Type: checklist.TypeChallenge}, answer),
		"settled":   said(checklist.Comment{Type: checklist.TypeChallenge, Settled: "已出示", SettledBy: "甲", SettledAt: noon}),
	}}
}

func ofConflicts() stateKind {
	level := func(n int) string { return levelOf(n, "seen").Encode() }
	between := func(c Conflict) func(*fixture) {
		return func(f *fixture) {
			c.Cell = checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}
			f.doc.conflicts = []Conflict{c}
		}
	}
	one, other := Version{ID: "a", By: "甲", To: level(80), Entered: noon}, Version{ID: "b", By: "乙", To: level(40), Entered: noon}
	why, gone := other, other
	why.Reason, gone.To, gone.Cleared = "又看", "", true
	return stateKind{name: "conflict", open: toItem("IN-01", "C"), told: wholePage, states: map[string]func(*fixture){
		"none":        func(*fixture) {},
		"two":         between(Conflict{Versions: []Version{one, other}}),
		"with reason": between(Conflict{Versions: []Version{one, why}}),
		"taken back":  between(Conflict{Versions: []Version{one, gone}}),
	}}
}

func ofClocks() stateKind {
	item := slices.IndexFunc(checklist.Builtin().Items, func(it checklist.Item) bool { return it.Instrument == checklist.Timer })
	id := checklist.Builtin().Items[item].ID
	clocked := func(fields map[string]string) func(*fixture) {
		return func(f *fixture) {
			f.visit.Answers[id] = checklist.Answer{State: checklist.Answered, Fields: fields, Entered: noon}
		}
	}
	return stateKind{name: "clock", open: toItem(id, "enter"), told: wholePage, states: map[string]func(*fixture){
		"stands still": func(*fixture) {},
		"runs":         clocked(map[string]string{checklist.TimerStarted: noon.Add(-time.Minute).Format(time.RFC3339)}),
		"stopped":      clocked(map[string]string{checklist.TimerStarted: noon.Add(-time.Minute).Format(time.RFC3339), checklist.TimerStopped: noon.Format(time.RFC3339), checklist.TimerMinutes: "1"}),
	}}
}

// ofSaving are the states of the last change.
func ofSaving() stateKind {
	last := func(change func(o *outbox)) func(*fixture) {
		return func(f *fixture) { f.after = func(d *driver) { change(d.app.out) } }
	}
	return stateKind{name: "saving", open: toItem("IN-01", ""), told: (*driver).frame, states: map[string]func(*fixture){
		"nothing yet":   last(func(*outbox) {}),
		"in the file":   last(func(o *outbox) { o.last = checklist.Saved{At: noon, InFile: true} }),
		"being written": last(func(o *outbox) { o.last = checklist.Saved{At: noon, Writing: true} }),
		"only here":     last(func(o *outbox) { o.last = checklist.Saved{At: noon, Why: errDisk} }),
		"waiting":       last(func(o *outbox) { o.queue = []*job{{}} }),
		"failed":        last(func(o *outbox) { o.queue, o.err = []*job{{}}, errDisk }),
	}}
}
