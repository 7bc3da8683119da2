package checklist

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// edited is the built-in checklist with some of its text replaced.
func edited(t *testing.T, pairs ...string) *Checklist {
	t.Helper()
	text := string(factoryFloor())
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%q does not stand in the checklist", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	c, err := Parse("mine.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestMoving moves a visit to a checklist in which an item is called otherwise, one
// is worded anew, one has another kind and one other levels. What nobody answered is
// not spoken of.
func TestMoving(t *testing.T) {
	from := Builtin()
	to := edited(t,
		`id = "VF-04"`, `id = "VF-94"`,
		`prompt.en = "Record how much notice`, `prompt.en = "Write down how much notice`,
		"id = \"VF-02\"\nsection = \"VF\"\naxis = \"context\"\ntheme = \"frame\"\nkind = \"fields\"", "id = \"VF-02\"\nsection = \"VF\"\naxis = \"context\"\ntheme = \"frame\"\nkind = \"count\"",
	)
	v := NewVisit("v")
	for _, id := range []string{"VF-01", "VF-02", "VF-03", "VF-04", "IN-01"} {
		v.Answers[id] = Answer{State: Answered, Level: 100}
	}
	v.Answers["QA-03"] = Answer{State: Answered, Level: 33} // no level of the set
	v.Answers["VF-05"] = Answer{State: Blank}
	v.Answers["ZZ-99"] = Answer{State: Answered} // set aside by a move before
	v.Answers["VF-94"] = Answer{State: Answered} // and this one, which comes back
	got := Moving(v, from, to, "day")
	want := Move{
		Gone: []string{"VF-04"}, Reworded: []string{"VF-01"}, New: []string{"VF-94"},
		Unfit: []Unfit{
			{"VF-02", "it was of kind fields and is of kind count"},
			{"QA-03", "its level is not among the levels of response set " + to.Item("QA-03").ResponseSet},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := Moving(v, from, from, "day"); len(got.Gone)+len(got.Reworded)+len(got.New) > 0 {
		t.Errorf("to the same checklist: %+v", got)
	}
}

// TestReworded: what an answer is measured by is part of what it means.
func TestReworded(t *testing.T) {
	was := Builtin()
	for name, c := range map[string]struct {
		item, old, text string
		want            bool
	}{
		"a hint for the visitor":  {"VF-01", `guidance.en = "`, `guidance.en = "Mind. `, false},
		"what counts as fine":     {"IN-03", `fine.en = "`, `fine.en = "Nearly: `, true},
		"what is drawn from":      {"IN-03", `list.en = "`, `list.en = "Old `, true},
		"what a level says":       {"IN-01", `text = { en = "`, `text = { en = "Always: `, true},
		"how a share is measured": {"IN-03", "[[0, 0], ", "[[0, 1], ", true},
	} {
		text := string(factoryFloor())
		at := strings.Index(text, `id = "`+c.item+`"`)
		switch name {
		case "what a level says":
			at = strings.Index(text, `id = "PRX"`)
		case "how a share is measured":
			at = strings.Index(text, "id = \"coverage\"")
		}
		read, err := Parse("mine.toml", []byte(text[:at]+strings.Replace(text[at:], c.old, c.text, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if got := reworded(was.Item(c.item), read.Item(c.item)); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestScopes(t *testing.T) {
	c := Builtin()
	if got := c.LargestScope().ID; got != "two-days" || c.PracticeWeight("door-test") != 181 {
		t.Errorf("the largest scope is %s; the smallest weighs %d", got, c.PracticeWeight("door-test"))
	}
	small := &Checklist{Scopes: []Scope{{ID: "an-hour"}, {ID: "two"}}, Items: []Item{{Axis: Practice, Weight: 3, Scopes: []string{"an-hour", "two"}}, {Axis: Paper, Weight: 9, Scopes: []string{"two"}}}}
	if small.LargestScope().ID != "an-hour" || small.DefaultScope() != "an-hour" || c.DefaultScope() != ScopeDay || (&Checklist{}).LargestScope() != nil {
		t.Errorf("of scopes that weigh the same: %s, and a new visit has %s", small.LargestScope().ID, small.DefaultScope())
	}
}

// TestJoinable: of texts one can be made, of numbers, marks and choices none.
func TestJoinable(t *testing.T) {
	c := Builtin()
	for cell, want := range map[Cell]bool{
		{KindVisit, "", FieldSupplier}:           true,
		{KindVisit, "", FieldDate}:               false,
		{KindVisit, "", FieldScope}:              false,
		{KindObservation, "1", "text"}:           true,
		{KindCommitment, "1", "due"}:             false,
		{KindPhoto, "1", FieldCaption}:           true,
		{KindEntry, "VF-02", "field/asked"}:      true,
		{KindEntry, "VF-02", "field/route-by"}:   false,
		{KindEntry, "VF-04", "field/running"}:    false,
		{KindEntry, "ZZ-99", "field/asked"}:      false,
		{KindEntry, "IN-10", "gap/1/what"}:       true,
		{KindEntry, "IN-10", "gap/1/capa"}:       false,
		{KindEntry, "QA-01", "cell/told/day"}:    false,
		{KindEntry, "CL-01", "said/000100/ab"}:   true,
		{KindEntry, "DI-01", "probe/words"}:      true,
		{KindEntry, "IP-05", "count/s1/final"}:   false,
		{KindEntry, "QA-01", "row/day"}:          false,
		{KindAnswer, "IN-01", FieldValue}:        false,
		{KindSample, "IN-03", FieldList}:         false,
		{KindEntry, "DI-01", "probe/given"}:      false,
		{KindEntry, "IN-03", "mark/3/measured"}:  false,
		{KindEntry, "RA-02", "value/s1/0001"}:    false,
		{KindEntry, "RA-04", "tell/tells/coach"}: false,
	} {
		if got := c.Joinable(cell); got != want {
			t.Errorf("%v: %t", cell, got)
		}
	}
}

// TestAbout finds the item of a cell, and what its entry says.
func TestAbout(t *testing.T) {
	v := NewVisit("v")
	v.Apply(change(KindObservation, "1", "item", "IN-01"))
	v.Apply(change(KindObservation, "1", "text", "a crate"))
	v.Apply(change(KindPhoto, "2", FieldName, "IMG_1.JPG"))
	v.Apply(change(KindLift, "3", "rule", "K4"))
	for cell, want := range map[Cell][2]string{
		{KindAnswer, "QA-01", FieldValue}: {"QA-01", ""},
		{KindLine, "IN-03", "7"}:          {"IN-03", ""},
		{KindObservation, "1", "text"}:    {"IN-01", "a crate"},
		{KindPhoto, "2", FieldCaption}:    {"", "IMG_1.JPG"},
		{KindLift, "3", "reason"}:         {"", "K4"},
		{KindVisit, "", FieldDate}:        {"", ""},
		{KindRequest, "none", "what"}:     {"", ""},
	} {
		if item, says := v.About(cell); [2]string{item, says} != want {
			t.Errorf("%v is about %q and says %q", cell, item, says)
		}
	}
	if got := v.Recorded(); !slices.Equal(got, []string{"IN-01"}) {
		t.Errorf("recorded %q", got)
	}
}
