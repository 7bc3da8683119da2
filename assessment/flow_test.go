package assessment_test

import (
	"fmt"
	"strconv"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// TestFlows adds up quantities along threads. The links are given on the way
// back, as quantity, unit and what was left there.
func TestFlows(t *testing.T) {
	type link = [3]string
	for _, c := range []struct {
		name  string
		links []link
		want  []string
	}{
		{"nothing", []link{{}, {}}, nil},
		{"one quantity has nothing to add up to", []link{{}, {"500", "kg", ""}}, nil},
		{"all goes on", []link{{"500", "", ""}, {"500", "kg", ""}}, []string{"from 2 to 1: in 500, accounted for 500 kg: closes exactly"}},
		{"some is left", []link{{"228", "", ""}, {"240", "", "12"}, {"240", "kg", ""}}, []string{"from 3 to 1: in 240, accounted for 240 kg: closes exactly"}},
		{"a link without a quantity is passed over", []link{{"228", "", ""}, {}, {"240", "kg", "12"}}, []string{"from 3 to 1: in 240, accounted for 240 kg: closes exactly"}},
		{"missing", []link{{"220", "", ""}, {"240", "", "12"}, {"250", "kg", ""}}, []string{
			"from 3 to 1: in 250, accounted for 232 kg: 18 kg missing, 7.2 %; between 3 and 2, 10 kg are missing; between 2 and 1, 8 kg are missing",
		}},
		{"errors that cancel out are told", []link{{"250", "", ""}, {"240", "", ""}, {"250", "kg", ""}}, []string{
			"from 3 to 1: in 250, accounted for 250 kg: closes exactly; between 3 and 2, 10 kg are missing; between 2 and 1, 10 kg more",
		}},
		{"more than came in", []link{{"300", "", ""}, {"250,5", "kg", ""}}, []string{
			"from 2 to 1: in 250.5, accounted for 300 kg: 49.5 kg more than came in, 19.76 %; a lot that never runs out is a label, not a lot",
		}},
		{"what is left at the end is in what came there", []link{{"240", "", "40"}, {"240", "kg", ""}}, []string{"from 2 to 1: in 240, accounted for 240 kg: closes exactly"}},
		{"less than nothing is not left", []link{{"240", "", ""}, {"240", "kg", "-12"}}, []string{"from 2 to 1: in 240, accounted for 240 kg: closes exactly"}},
		{"another unit begins anew", []link{{"78", "", ""}, {"80", "pcs", "2"}, {"228", "", ""}, {"240", "kg", "12"}}, []string{
			"from 4 to 3: in 240, accounted for 240 kg: closes exactly", "from 2 to 1: in 80, accounted for 80 pcs: closes exactly",
		}},
		{"no unit", []link{{"1", "", ""}, {"2", "", ""}}, []string{"from 2 to 1: in 2, accounted for 1: 1 missing, 50 %"}},
		{"what is no number is no quantity", []link{{"many", "", ""}, {"-1", "", ""}, {"5", "kg", "x"}, {"5", "", ""}}, []string{"from 4 to 3: in 5, accounted for 5 kg: closes exactly"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := map[int]checklist.SampleLine{}
			for i, l := range c.links {
				lines[i+1] = checklist.SampleLine{Marks: map[string]string{assessment.MarkQuantity: l[0], assessment.MarkUnit: l[1], assessment.MarkLeft: l[2]}}
			}
			flows := assessment.Flows(lines)
			if len(flows) != len(c.want) {
				t.Fatalf("%d stretches, want %d", len(flows), len(c.want))
			}
			for i, f := range flows {
				if got := f.Words(strconv.Itoa, fmt.Sprintf); got != c.want[i] {
					t.Errorf("got  %s\nwant %s", got, c.want[i])
				}
			}
		})
	}
}
