package checklist

import "slices"

// roles are the fields that the arithmetic of a kind cannot do without.
var roles = map[Kind][]string{
	Split:       {"early", "late"},
	Ratio:       {"num", "den"},
	Certificate: {"status", "scope", "accredited", "register"},
}

// FieldTypes returns the names of the types of fields.
func FieldTypes() []string { return slices.Clone(fieldTypes) }

var fieldTypes = []string{"text", "number", "date", "time", "choice", "tri", "list-source", "tells"}

// Instruments returns the names of the screens that can take an answer.
func Instruments() []string { return slices.Clone(instruments) }

var instruments = []string{
	"scale", "timer", "readings", "mass-balance", "record-sample", "remeasure", "thread", "capa-rubric",
	"requests", "probe", "staffing", "load-test", "ratio", "ncr-tally", "self-detection", "certificate",
	"list-source", "tells", "fields", "count", "read-back", "commitments", "acknowledgement",
}

func (k *checker) items() {
	k.c.index = unique(k, "item", k.c.Items)
	for i := range k.c.Items {
		it, table := &k.c.Items[i], nth("item", i)
		it.Index = i
		k.place(it, table)
		k.kind(it, table)
		k.wording(it, table)
		k.itemFields(it, table)
		k.itemRules(it, table)
		k.links(it, table)
	}
}

// place checks where and when an item is asked, and what it weighs.
func (k *checker) place(it *Item, table string) {
	c := k.c
	if c.Section(it.Section) == nil {
		k.fault(table, "section", "use an id of [[section]]", "section %q does not exist", it.Section)
	}
	if c.Theme(it.Theme) == nil {
		k.fault(table, "theme", "use an id of [[theme]]", "theme %q does not exist", it.Theme)
	}
	if c.Place(it.Place) == nil {
		k.fault(table, "place", "use an id of [[place]]", "place %q does not exist", it.Place)
	}
	if len(it.Scopes) == 0 {
		k.fault(table, "scopes", "name at least one scope", "item %s is asked in no scope", it.ID)
	}
	for _, s := range it.Scopes {
		if c.Scope(s) == nil {
			k.fault(table, "scopes", "use an id of [[scope]]", "scope %q does not exist", s)
		}
	}
	if it.Star && len(it.Scopes) != len(c.Scopes) {
		k.fault(table, "scopes", "starred items are asked in every scope", "starred item %s is missing in a scope", it.ID)
	}
	if it.Minutes < 0 || it.Minutes > 480 {
		k.fault(table, "minutes", "minutes of the visitor's own attention", "%d minutes cannot be", it.Minutes)
	}
	k.weight(it, table)
}

func (k *checker) weight(it *Item, table string) {
	switch it.Axis {
	case Practice, Paper:
		if it.Weight < 1 || it.Weight > 1000 {
			k.fault(table, "weight", "give it a weight of 1 or more, or the axis context", "scored item %s weighs %d", it.ID, it.Weight)
		}
	case Context:
		if it.Weight != 0 {
			k.fault(table, "weight", "set it to 0", "context item %s weighs %d", it.ID, it.Weight)
		}
	default:
		k.fault(table, "axis", "practice, paper or context", "axis %q does not exist", string(it.Axis))
	}
	if it.Star && it.NA && it.NAWhen.In("en") == "" {
		k.fault(table, "na", "add na-when, which says in which case", "starred item %s may be not applicable without saying when", it.ID)
	}
}

// kind checks that an item has what the arithmetic of its kind needs, and resolves
// the levels or the curve that it names.
func (k *checker) kind(it *Item, table string) {
	switch it.Kind {
	case Level:
		if it.Set = byID(k.c.ResponseSets, it.ResponseSet); it.Set == nil {
			k.fault(table, "response-set", "use an id of [[response-set]]", "response set %q does not exist", it.ResponseSet)
		}
	case Share, Split, Ratio:
		if it.Curve = byID(k.c.AnchorSets, it.Anchors); it.Curve == nil {
			k.fault(table, "anchors", "use an id of [[anchors]]", "anchors %q do not exist", it.Anchors)
		}
	case Probe, Gaps, Certificate:
	case Fields, Count, Words, Promises:
		if it.Scored() {
			k.fault(table, "kind", "recording kinds carry no points: axis context", "kind %q cannot be scored", string(it.Kind))
		}
	default:
		k.fault(table, "kind", "see the list of kinds in the header of the built-in checklist", "kind %q does not exist", string(it.Kind))
	}
	if !slices.Contains(instruments, it.Instrument) {
		k.fault(table, "instrument", "see the instruments of the built-in checklist", "instrument %q does not exist", it.Instrument)
	}
	for _, role := range roles[it.Kind] {
		if !slices.ContainsFunc(it.Fields, func(f Field) bool { return f.Role == role }) {
			k.fault(table, "fields", "add a field with role = \""+role+"\"", "item %s of kind %s has no field for %s", it.ID, it.Kind, role)
		}
	}
	if it.RecordClass != "" && Pick(k.c.Classes, it.RecordClass) == nil {
		k.fault(table, "record-class", "use an id of [[record-class]]", "record class %q does not exist", it.RecordClass)
	}
}

func (k *checker) wording(it *Item, table string) {
	k.translated(table, "prompt", it.Prompt)
	if len(it.Ask) > 0 {
		k.translated(table, "ask", it.Ask)
	}
	k.ownWords(table, "guidance", it.Guidance)
	k.ownWords(table, "evidence", it.Evidence)
	if it.Kind == Share {
		k.ownWords(table, "list", it.List)
		k.translated(table, "fine", it.Fine)
	}
}

func (k *checker) itemFields(it *Item, table string) {
	seen := map[string]bool{}
	for i := range it.Fields {
		f, key := &it.Fields[i], nth("fields", i)
		if f.Name == "" || seen[f.Name] {
			k.fault(table, key+".name", "give each field of an item its own name", "field name %q cannot be used", f.Name)
		}
		seen[f.Name] = true
		k.translated(table, key+".label", f.Label)
		if !slices.Contains(fieldTypes, f.Type) {
			k.fault(table, key+".type", "text, number, date, time, choice, tri, list-source or tells", "field type %q does not exist", f.Type)
		}
		if (f.Type == "choice") != (len(f.Options) > 0) {
			k.fault(table, key+".type", "options belong to type choice, and it needs them", "field %q and its options do not fit", f.Name)
		}
		for j, o := range f.Options {
			option := key + "." + nth("options", j)
			if o["id"] == "" {
				k.fault(table, option+".id", "each option has an id", "field %q has an option without id", f.Name)
			}
			k.translated(table, option, o)
			f.Choices = append(f.Choices, Choice{ID: o["id"], Text: o})
		}
	}
}

func (k *checker) itemRules(it *Item, table string) {
	for i, cp := range it.Caps {
		k.cap(table, nth("caps", i), cp)
	}
	if it.Knock != nil {
		k.grade(table, "knock.grade", it.Knock.Grade)
		k.ownWords(table, "knock.rule", it.Knock.Rule)
		k.rule(table, "knock.id", it.Knock.ID)
	}
	for i := range it.Opens {
		b, key := &it.Opens[i], nth("opens", i)
		cond, err := parseCondition(b.When)
		if err != nil {
			k.fault(table, key+".when", "answered, flagged, refused, or best|level|missing|total  < <= >= >  number", "condition %q has no meaning", b.When)
		}
		if want := map[string]Kind{"level": Level, "missing": Share, "total": Split}[cond.Subject]; want != "" && want != it.Kind {
			k.fault(table, key+".when", "that word belongs to items of kind "+string(want), "condition %q does not fit an item of kind %s", b.When, it.Kind)
		}
		b.Condition = cond
		k.ownWords(table, key+".why", b.Why)
		if len(b.Items) == 0 {
			k.fault(table, key+".items", "name the items that come forward", "a branch of %s opens nothing", it.ID)
		}
		k.refer(table, key+".items", b.Items...)
	}
}

// links checks the references from one item to others.
func (k *checker) links(it *Item, table string) {
	k.refer(table, "feeds", it.Feeds...)
	k.refer(table, "sets-pick", it.SetsPick...)
	for key, id := range map[string]string{"rides": it.Rides, "list-from": it.ListFrom, "flags": it.Flags} {
		if id != "" {
			k.refer(table, key, id)
		}
	}
}

func (k *checker) refer(table, key string, ids ...string) {
	for _, id := range ids {
		if _, ok := k.c.index[id]; !ok {
			k.fault(table, key, "use the id of an item of this checklist", "item %q does not exist", id)
		}
	}
}
