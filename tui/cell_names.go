package tui

import (
	"cmp"
	"time"
	"unicode"
	"unicode/utf8"

	"gemba/checklist"
)

// partNames are the parts of the lists of a visit in words: what the forms call
// them. The part that says what an entry is has none.
var partNames = map[string]map[string]string{
	checklist.KindVisit: {
		checklist.FieldSupplier: "Supplier", checklist.FieldSite: "Site", checklist.FieldOrder: "Order or product",
		checklist.FieldDate: "Date", checklist.FieldVisitors: "Visitors", checklist.FieldNotice: "Notice given",
		checklist.FieldScope: "Scope", checklist.FieldChecklist: "Checklist",
	},
	checklist.KindCommitment: {
		"what": "", "role": "Which role", "due": "By when", "item": "For item", "state": "kept or not", "done": "On which day",
	},
	checklist.KindRequest: {
		"what": "", "item": "For item", "class": "Where it is kept", "asked": "asked", "answered": "first answer", "in-hand": "in hand",
		"view": "in view or not", "shown": "another record came", "given-up": "given up",
	},
	checklist.KindPhoto:       {"name": "", "caption": "caption", "item": "About item"},
	checklist.KindObservation: {"text": "", "item": "About item"},
	checklist.KindComment:     {"text": "", "item": "About item", "settled": "settled", "type": "What it is", "role": "Who objects"},
	checklist.KindLift:        {"reason": "Why", "withdrawn": "taken back"},
	checklist.KindSample:      {checklist.FieldList: "the list", checklist.FieldDraw: "the draw"},
}

// probeParts are the parts of a probe in words.
var probeParts = map[string]string{
	"given": "what came", "outcome": "followed up", "latency": "how soon", "asked": "asked", "by": "answered by",
	"promise": "promised", "words": "in their words", "started": "asked", "first-answer": "first answer", "in-hand": "in hand",
}

// partName names a part of an entry of a list, or of the visit, in words. It is
// empty for the part that says what the entry is.
func (vs *visiting) partName(c checklist.Cell) string {
	name, ok := partNames[c.Kind][c.Field]
	switch {
	case !ok && (c.Field == checklist.FieldValue || c.Field == checklist.FieldDeleted):
		return ""
	case !ok:
		return c.Field
	}
	if r, n := utf8.DecodeRuneInString(name); vs.english() && n > 0 { // it stands within a line
		return string(unicode.ToLower(r)) + name[n:]
	}
	return vs.tell(name)
}

// partText says what a part of an entry of a list holds.
func (vs *visiting) partText(c checklist.Cell, value string) string {
	switch {
	case c.Kind == checklist.KindCommitment && c.Field == "state":
		return vs.tell(promiseState(value))
	case c.Kind == checklist.KindRequest && c.Field == "class":
		return checklist.ChoiceText(vs.c.Classes, value, vs.lang())
	case c.Kind == checklist.KindRequest && c.Field == "view":
		return vs.tell(map[string]string{"in": "fetched in your view", "out": "fetched out of your view"}[value])
	case c.Kind == checklist.KindRequest && c.Field == "given-up":
		return vs.tell("given up")
	case c.Kind == checklist.KindRequest:
		if t, err := time.Parse(time.RFC3339, value); err == nil {
			return on(t.In(vs.sh.now().Location()))
		}
	case c.Kind == checklist.KindVisit && c.Field == checklist.FieldScope:
		if s := vs.c.Scope(value); s != nil {
			return s.Title.In(vs.lang())
		}
	}
	return value
}

// promiseState says what became of a promise.
func promiseState(state string) string {
	return cmp.Or(map[string]string{"late": "kept, but late"}[state], state, "open")
}

// kindNames say in a word what is no item.
var kindNames = map[string]string{
	checklist.KindCommitment: "promise", checklist.KindComment: "review", checklist.KindLift: "lift",
	checklist.KindRequest: "record", checklist.KindPhoto: "photo", checklist.KindObservation: "note",
}

// kindName says in a word what an entry of a list is.
func (vs *visiting) kindName(kind string) string {
	if vs.english() {
		return cmp.Or(kindNames[kind], kind)
	}
	return vs.tell(cmp.Or(kindsAlone[kind], kind))
}

// kindsAlone are the names of kinds where no number stands before them.
var kindsAlone = map[string]string{
	checklist.KindCommitment: "a promise", checklist.KindComment: "a review", checklist.KindLift: "a lift",
	checklist.KindRequest: "a record", checklist.KindPhoto: "a photo", checklist.KindObservation: "a note",
}
