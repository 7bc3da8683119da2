package checklist

import (
	"encoding/json"
	"testing"
)

// What was tried leaves no trace, also where the visit had nothing in its place.
func TestTryIsTakenBack(t *testing.T) {
	v := NewVisit("v")
	v.Apply(Change{Cell: Cell{Kind: KindSample, Key: "IN-03", Field: FieldList}, Value: EncodeCell(List{Lines: 40})})
	v.Apply(Change{Cell: Cell{Kind: KindLine, Key: "IN-03", Field: "7"}, Value: EncodeCell(SampleLine{Status: LineMatch})})
	v.Apply(Change{Cell: Cell{Kind: KindAnswer, Key: "QA-01", Field: FieldValue}, Value: Answer{State: Answered, Level: 80}.Encode()})
	state := func() string {
		b, err := json.Marshal([]any{v.Answers, v.Lines, v.Lists, v.Draws, v.Entries, v.Heads, v.Changed})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	before := state()
	for _, c := range []Change{
		{Cell: Cell{Kind: KindLine, Key: "IN-03", Field: "7"}, Value: EncodeCell(SampleLine{Status: LineMissing})},
		{Cell: Cell{Kind: KindLine, Key: "IN-03", Field: "9"}, Value: EncodeCell(SampleLine{Status: LineMatch})},
		{Cell: Cell{Kind: KindLine, Key: "IN-04", Field: "1"}, Value: EncodeCell(SampleLine{Status: LineMatch})},
		{Cell: Cell{Kind: KindAnswer, Key: "QA-01", Field: FieldValue}, Value: Answer{State: Answered, Level: 20}.Encode()},
		{Cell: Cell{Kind: KindAnswer, Key: "QA-02", Field: FieldValue}, Value: Answer{State: Answered, Level: 20}.Encode()},
	} {
		undo := v.Try(c)
		if state() == before {
			t.Errorf("%+v changes nothing while it is tried", c)
		}
		undo()
		if after := state(); after != before {
			t.Errorf("%+v leaves\n%s\nand not\n%s", c, after, before)
		}
	}
}
