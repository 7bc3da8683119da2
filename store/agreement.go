package store

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"gemba/checklist"
)

// worstLineFirst puts the least favourable of the versions that stand of one
// line of a sample, or of a layer that had noticed a gap or not, before the
// others, which stay the latest first. So two people who mark one line
// differently are shown, and counted with, the worse mark until they are
// reconciled, whoever's clock is ahead. Versions of other cells stay as they are.
func worstLineFirst(versions []*Fact) {
	worse := func(a, b *Fact) bool { return lineStatus(a).Worse(lineStatus(b)) }
	switch {
	case len(versions) < 2:
		return
	case versions[0].Kind == checklist.KindEntry:
		worse = func(a, b *Fact) bool { return checklist.Tri(a.Value).Worse(checklist.Tri(b.Value)) }
	case versions[0].Kind != checklist.KindLine:
		return
	}
	worst := 0
	for i := range versions {
		if worse(versions[i], versions[worst]) {
			worst = i
		}
	}
	toFront(versions, worst)
}

func toFront(versions []*Fact, i int) {
	f := versions[i]
	copy(versions[1:i+1], versions[:i])
	versions[0] = f
}

// lineStatus returns how a version marks a line: not at all where it was
// cleared or cannot be read.
func lineStatus(f *Fact) checklist.LineStatus {
	var l checklist.SampleLine
	if f.Cleared || json.Unmarshal([]byte(f.Value), &l) != nil {
		return ""
	}
	return l.Status
}

// agreed returns what the versions of a cell say together, where none contradicts
// another: two people who mark one line alike agree, also where only one of them
// wrote down the place, and so do two of whom one wrote on where the other ended.
func agreed(versions []*Fact) (string, bool) {
	if len(versions) < 2 || slices.ContainsFunc(versions, func(f *Fact) bool { return f.Cleared }) {
		return "", false
	}
	switch f := versions[0]; {
	case f.Kind == checklist.KindLine, checklist.IsRow(f.Cell), f.Kind == checklist.KindSample && f.Field == checklist.FieldList:
		return agreedParts(versions)
	case checklist.IsParagraph(f.Cell):
		return longest(versions)
	}
	return "", false
}

// longest returns the version that all others are the beginning of.
func longest(versions []*Fact) (string, bool) {
	text := ""
	for _, f := range versions {
		if len(f.Value) > len(text) {
			text = f.Value
		}
	}
	for _, f := range versions {
		if !strings.HasPrefix(text, strings.TrimRight(f.Value, " \n")) {
			return "", false
		}
	}
	return text, true
}

func agreedParts(versions []*Fact) (string, bool) {
	all := map[string]json.RawMessage{}
	for i, v := range versions {
		var parts map[string]json.RawMessage
		if json.Unmarshal([]byte(v.Value), &parts) != nil {
			return "", false
		}
		if i == 0 {
			all = parts
		} else if string(parts["status"]) != string(all["status"]) || !joinParts(all, parts) {
			return "", false
		}
	}
	text, err := json.Marshal(all)
	return string(text), err == nil
}

// joinParts adds the parts of a value to those of another, and reports whether
// none contradicts. A part that has parts of its own, such as what was measured
// on a line, is that of one observer: the one who says more.
func joinParts(all, more map[string]json.RawMessage) bool {
	for name, value := range more {
		have, ok := all[name]
		var a, b map[string]json.RawMessage
		switch {
		case !ok:
			all[name] = value
		case string(have) == string(value):
		case json.Unmarshal(have, &a) != nil || json.Unmarshal(value, &b) != nil:
			return false
		case name == "marks" && joinMarks(a, b):
			all[name], _ = json.Marshal(a) //nolint:errchkjson // it was read from JSON
		case within(b, a):
		case within(a, b):
			all[name] = value
		default:
			return false
		}
	}
	return true
}

// joinMarks adds the marks of one observer of a line to those of another, where one
// of them says all that the other does. When each of them looked is no claim about
// the line: the earlier time stays.
func joinMarks(a, b map[string]json.RawMessage) bool {
	earlier := a[checklist.MarkAt]
	if at, ok := b[checklist.MarkAt]; ok && (earlier == nil || string(at) < string(earlier)) {
		earlier = at
	}
	as, bs := maps.Clone(a), maps.Clone(b)
	delete(as, checklist.MarkAt)
	delete(bs, checklist.MarkAt)
	if !within(bs, as) && !within(as, bs) {
		return false
	}
	maps.Copy(a, bs)
	if earlier != nil {
		a[checklist.MarkAt] = earlier
	}
	return true
}

// within reports whether all parts of a value are in another too.
func within(parts, of map[string]json.RawMessage) bool {
	for name, value := range parts {
		if string(of[name]) != string(value) {
			return false
		}
	}
	return len(parts) <= len(of)
}

// oneObserverFirst puts the versions of one observer first in all cells of an
// item about whose entries observers disagree, so that the numbers of two are not
// mixed into an answer that nobody gave. It is the one who wrote last. What is
// worse of a layer or a line stays first.
func oneObserverFirst(cells [][]*Fact) {
	leaders := map[checklist.Cell]*Fact{}
	item := func(f *Fact) checklist.Cell { return checklist.Cell{Kind: f.Visit.String(), Key: f.Key} }
	disputed := func(versions []*Fact) bool {
		f := versions[0]
		return len(versions) > 1 && f.Kind == checklist.KindEntry && !checklist.Tri(f.Value).Known() && len(rivals(versions)) > 0
	}
	for _, versions := range cells {
		if f := versions[0]; disputed(versions) {
			if l := leaders[item(f)]; l == nil || later(f, l) < 0 {
				leaders[item(f)] = f
			}
		}
	}
	if len(leaders) == 0 {
		return
	}
	for _, versions := range cells {
		if !disputed(versions) {
			continue
		}
		for i, f := range versions {
			if f.Actor == leaders[item(f)].Actor {
				toFront(versions, i)
				break
			}
		}
	}
}

// otherwise returns the answers that other observers of an item gave, where they
// disagree about entries of it: each answer is as one of them has it.
func otherwise(v *checklist.Visit, cells [][]*Fact, who people) map[string][]checklist.Answer {
	type observer struct {
		item  string
		actor ID
	}
	said := map[observer]map[string]string{}
	last := map[observer]*Fact{}
	var order []observer
	for _, versions := range cells {
		if versions[0].Kind != checklist.KindEntry || len(versions) < 2 {
			continue
		}
		for _, f := range rivals(versions) {
			o := observer{f.Key, f.Actor}
			if said[o] == nil {
				said[o] = map[string]string{}
				order = append(order, o)
			}
			if _, has := said[o][f.Field]; has {
				continue // an older one of his own
			}
			said[o][f.Field] = ""
			if !f.Cleared {
				said[o][f.Field] = f.Value
			}
			if last[o] == nil || later(f, last[o]) < 0 {
				last[o] = f
			}
		}
	}
	out := map[string][]checklist.Answer{}
	for _, o := range order {
		a := v.Otherwise(o.item, said[o])
		if a.Encode() == v.Answers[o.item].Encode() {
			continue
		}
		c := last[o].change(who.name(o.actor))
		a.Observed, a.Entered, a.By, a.Apart = c.Observed, c.Entered, c.By, true
		out[o.item] = append(out[o.item], a)
	}
	return out
}
