package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// shutVisit closes the visit, or says why not.
func (r *review) shutVisit() tea.Cmd {
	if loose := r.loose(); loose != "" && loose != r.told {
		r.told = loose
		r.sh.say(r.tell("still open: %s", loose), r.tell("Z once more closes all the same; %s in the walk lists it", r.sh.key(roomWalk, "!")))
		return nil
	}
	return r.fresh(func(*checklist.Visit) tea.Cmd {
		cmd := r.record(r.sheet.Close(r.res, newID()).Change())
		r.sh.say(r.tell("closed at %s: from now on it is read-only", r.res.Status), "p takes the pen")
		return cmd
	})
}

// loose says what a closing would leave loose that somebody can still settle: what
// observers disagree about, numbers that cannot be, records that are out, and text
// that was not finished. What nobody answered is no such thing.
func (r *review) loose() string {
	counts := map[assessment.MatterKind]int{}
	for _, m := range r.sheet.Matters(r.res, r.sh.now()) {
		counts[m.Kind]++
	}
	var parts []string
	for _, k := range []struct {
		n    int
		word string
	}{
		{counts[assessment.Conflicting], "conflict"},
		{counts[assessment.Invalid], "impossible answer"},
		{counts[assessment.Waiting], "record"},
		{len(r.drafts), "unfinished text"},
	} {
		if k.n == 0 {
			continue
		}
		if k.word == "record" {
			parts = append(parts, r.tell("%s out", r.counted(k.n, k.word)))
			continue
		}
		parts = append(parts, r.counted(k.n, k.word))
	}
	return strings.Join(parts, r.tell(", "))
}

// takePen asks why a closed visit is to be changed.
func (r *review) takePen() tea.Cmd {
	d := &dialog{
		sh: r.sh, head: r.header, title: "take the pen", verb: "take it", review: true,
		about: "The visit can be changed again, under the name of whoever changes it. What it was when it was closed stays with it.",
		form:  newForm(r.sh, []field{{name: "reason", label: "Why", check: required}}),
	}
	d.done = func(f *form) tea.Cmd {
		p := checklist.Pen{ID: newID(), Closing: r.v.Closed.ID, Reason: f.get("reason")}
		return tea.Batch(r.record(p.Change()), r.sh.back())
	}
	return r.sh.open(d.within(r.visiting, checklist.Cell{Kind: checklist.KindPen, Field: "new"}))
}

// sign asks in which role, and signs the visit as its file has it.
func (r *review) sign() tea.Cmd {
	_, role := r.app.lib.Identity()
	d := &dialog{
		sh: r.sh, head: r.header, title: "sign the visit as it stands", verb: "sign", review: true,
		about: "Your name, the assessment and the hash of everything that stands. Whatever changes later is said beside it. It is a name in a file, and no cryptographic signature.",
		form:  newForm(r.sh, []field{{name: "as", label: "In which role", value: role, check: required}, {name: "words", label: "Words", hint: "may stay empty"}}),
	}
	d.done = func(f *form) tea.Cmd {
		as, words := f.get("as"), f.get("words")
		return tea.Batch(r.sh.back(), r.fresh(func(*checklist.Visit) tea.Cmd { return r.signed(as, words) }))
	}
	return r.sh.open(d.within(r.visiting, checklist.Cell{Kind: checklist.KindSignature, Field: "new"}))
}

func (r *review) signed(as, words string) tea.Cmd {
	s := r.sheet.Sign(r.res, newID(), as, words)
	switch {
	case len(r.v.Rivals)+len(r.v.Disputed) > 0:
		r.sh.say("not signed: observers still disagree", r.tell("%s in the visit settles it", r.sh.key(roomWalk, "C")))
		return nil
	case s == nil:
		r.sh.say("not signed: the hash of the visit is not known", "")
		return nil
	}
	cmd := r.record(s.Change())
	r.sh.say(r.tell("signed at %s, %s", s.Status, s.Heads[:min(12, len(s.Heads))]), "")
	return cmd
}

// speak asks for a comment, a challenge or an objection.
func (r *review) speak() tea.Cmd {
	types := []option{
		{checklist.TypeComment, "c", "Comment"},
		{checklist.TypeChallenge, "s", "Challenge: show the record; open until it is settled"},
		{checklist.TypeObjection, "o", "Objection of the supplier, beside the finding"},
	}
	f := newForm(r.sh, []field{
		{name: "type", label: "What it is", kind: oneOf, value: checklist.TypeComment, options: types},
		{name: "text", label: "Text", check: required},
		{name: "role", label: "Who objects", hint: "a role, not a name"},
		{name: "item", label: "About item", value: r.item, hint: "an item id; empty: the visit", check: func(s string) string { return r.checkItem(strings.ToUpper(s)) }},
	})
	f.field("role").off = func() string {
		if f.get("type") != checklist.TypeObjection {
			return "for an objection only"
		}
		return ""
	}
	d := &dialog{sh: r.sh, head: r.header, title: "say something", form: f, verb: "record", review: true}
	d.done = func(f *form) tea.Cmd {
		c := checklist.Comment{ID: newID(), Item: strings.ToUpper(f.get("item")), Type: f.get("type"), Text: f.get("text")}
		if c.Type == checklist.TypeObjection {
			c.Role = f.get("role")
		}
		r.about = c.ID
		return tea.Batch(r.record(c.Changes()...), r.sh.back())
	}
	return r.sh.open(d.within(r.visiting, checklist.Cell{Kind: checklist.KindComment, Field: "new"}))
}

// reply answers what was said, and settles it if it is open.
func (r *review) reply(to checklist.Comment) tea.Cmd {
	fields := []field{{name: "text", label: "Answer", check: required}}
	if to.Open() {
		fields = append(fields, field{name: "settled", label: "Is it settled?", kind: oneOf, value: "no", options: []option{{"no", "n", "no, it stays open"}, {"yes", "y", "yes, by this answer"}}})
	}
	d := &dialog{sh: r.sh, head: r.header, title: "answer", about: to.By + r.colon() + to.Text, form: newForm(r.sh, fields), verb: "record", review: true}
	d.done = func(f *form) tea.Cmd {
		a := checklist.Comment{ID: newID(), Item: to.Item, Type: checklist.TypeAnswer, To: to.ID, Text: f.get("text")}
		changes := a.Changes()
		if f.get("settled") == "yes" {
			changes = []checklist.Change{to.Settle(f.get("text"))}
		}
		return tea.Batch(r.record(changes...), r.sh.back())
	}
	return r.sh.open(d.within(r.visiting, checklist.Cell{Kind: checklist.KindComment, Key: to.ID, Field: "answer"}))
}

// lift lifts a cap under the name of whoever works here, or takes a lift back.
func (r *review) lift(k assessment.Cap) tea.Cmd {
	old := r.v.LiftOf(k.Rule, k.Item)
	title, about := r.tell("lift %s %s", k.Rule, k.Item), r.tell("%s. You answer for it with your name, for ever. The computed grade stays %s.", r.observed(k), r.res.Status)+r.withoutWords(k)
	if old != nil {
		title, about = r.tell("take the lift of %s back", k.Rule), r.tell("%s lifted it because: %s", old.By, old.Reason)
	}
	d := &dialog{sh: r.sh, head: r.header, title: title, about: about, verb: "record", review: true, form: newForm(r.sh, []field{{name: "reason", label: "Why", check: required}})}
	d.done = func(f *form) tea.Cmd {
		changes := (&checklist.Lift{ID: newID(), Rule: k.Rule, Item: k.Item, Reason: f.get("reason")}).Changes()
		if old != nil {
			changes = []checklist.Change{old.Withdraw(f.get("reason"))}
		}
		return tea.Batch(r.record(changes...), r.sh.back())
	}
	return r.sh.open(d.within(r.visiting, checklist.Cell{Kind: checklist.KindLift, Key: k.Rule + k.Item, Field: "reason"}))
}
