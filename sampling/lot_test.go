package sampling

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// isoTables is testdata/iso2859.json: public transcriptions of the standards
// that agree with each other, with their sources.
type isoTables struct {
	AQL         []string            `json:"aql"`
	LotRanges   [][]int             `json:"lot_ranges"`
	CodeLetters map[string][]string `json:"code_letters"`
	Normal      isoTable            `json:"normal"`
	Tightened   isoTable            `json:"tightened"`
	Reduced     isoTable            `json:"reduced"`
}

type isoTable struct {
	SampleSize map[string]int      `json:"sample_size"`
	Cells      map[string][]any    `json:"cells"`
	Resolved   map[string][][3]int `json:"resolved"`
}

func readISO(t *testing.T) isoTables {
	t.Helper()
	data, err := os.ReadFile("testdata/iso2859.json")
	if err != nil {
		t.Fatal(err)
	}
	var tables isoTables
	if err := json.Unmarshal(data, &tables); err != nil {
		t.Fatal(err)
	}
	return tables
}

func (i isoTables) of(inspection string) isoTable {
	return map[string]isoTable{"normal": i.Normal, "tightened": i.Tightened, "reduced": i.Reduced}[inspection]
}

// All 16 letters × 26 AQLs × 3 severities, with arrows followed.
func TestLotTablesResolved(t *testing.T) {
	iso := readISO(t)
	checked := 0
	for _, table := range lotTables {
		for letter, plans := range iso.of(table.inspection).Resolved {
			for column, want := range plans {
				p := Plan{Lot: 1 << 30, Letter: letter}
				p.follow(table.rows, column)
				if got := [3]int{p.Sample, p.Accept, p.Reject}; got != want {
					t.Errorf("%s %s at AQL %s: %v, want %v", table.inspection, letter, aqls[column], got, want)
				}
				checked++
			}
		}
	}
	if checked != 1248 {
		t.Errorf("%d cells were checked, want 1248", checked)
	}
}

func TestLotTablesRaw(t *testing.T) {
	iso := readISO(t)
	if !slices.Equal(aqls[:], iso.AQL) {
		t.Errorf("AQLs are %v, want %v", aqls, iso.AQL)
	}
	for _, table := range lotTables {
		want := iso.of(table.inspection)
		if len(table.rows) != len(want.Cells) {
			t.Errorf("%s has %d rows, want %d", table.inspection, len(table.rows), len(want.Cells))
		}
		for _, row := range table.rows {
			fields := strings.Fields(row)
			letter := fields[0]
			if len(fields) != 28 || number(fields[1]) != want.SampleSize[letter] {
				t.Errorf("%s row %q has %d fields", table.inspection, row, len(fields))
			}
			for column, cell := range fields[2:] {
				if got, want := cellText(cell), fmt.Sprint(want.Cells[letter][column]); got != want {
					t.Errorf("%s %s at AQL %s: %s, want %s", table.inspection, letter, aqls[column], got, want)
				}
			}
		}
	}
}

// cellText writes a cell as the transcription does.
func cellText(cell string) string {
	switch cell {
	case "v":
		return "down"
	case "^":
		return "up"
	}
	ac, re := acceptReject(cell)
	return fmt.Sprint([]int{ac, re})
}

// The whole of the normal and the tightened table follows from the diagonal, the
// index of the letter plus that of the AQL. Only the edges differ.
func TestLotTablesFollowTheRule(t *testing.T) {
	normal := map[int]string{14: "0", 15: "^", 16: "v", 17: "1", 18: "2", 19: "3", 20: "5", 21: "7", 22: "10", 23: "14", 24: "21", 25: "30", 26: "44"}
	tightened := map[int]string{15: "0", 16: "v", 17: "v", 18: "1", 19: "2", 20: "3", 21: "5", 22: "8", 23: "12", 24: "18", 25: "27", 26: "41"}
	reduced := map[int]string{14: "0/1", 15: "^", 16: "v", 17: "0/2", 18: "1/3", 19: "1/4", 20: "2/5", 21: "3/6", 22: "5/8", 23: "7/10", 24: "10/13", 25: "14/17", 26: "21/24"}
	for _, test := range []struct {
		rows  []string
		rule  map[int]string
		first int // the first row without its own cells in the reduced table
	}{
		{normalRows, normal, 0}, {tightenedRows, tightened, 0}, {reducedRows, reduced, 2},
	} {
		for letter := test.first; letter < 16; letter++ {
			for column, got := range strings.Fields(test.rows[letter])[2:] {
				if want := ruled(test.rule, letter, column); got != want {
					t.Errorf("row %q, AQL %s: %s, want %s", test.rows[letter][:6], aqls[column], got, want)
				}
			}
		}
	}
}

// ruled returns the cell that the diagonal asks for, with the edges of the rule.
func ruled(rule map[int]string, letter, column int) string {
	const a, e, r = 0, 4, 15
	d := letter + column
	cell, ok := rule[d]
	switch {
	case d < 14, !ok && d == 14, letter == a && d == 15:
		return "v"
	case d > 26, d >= 25 && letter > e, letter == r && d == 16:
		return "^"
	}
	return cell
}

func TestCodeLetters(t *testing.T) {
	iso := readISO(t)
	for level, letters := range iso.CodeLetters {
		for i, want := range letters {
			ends := []int{iso.LotRanges[i][0], 1 << 40}
			if i+1 < len(letters) {
				ends[1] = iso.LotRanges[i][1]
			}
			for _, lot := range ends {
				p, err := LotPlan(lot, level, "1.0", "normal")
				if p.Letter != want || err != nil {
					t.Errorf("lot %d at level %s: letter %s %v, want %s", lot, level, p.Letter, err, want)
				}
			}
		}
	}
	if len(iso.CodeLetters) != len(Levels()) {
		t.Errorf("levels are %v", Levels())
	}
}

func TestLotPlan(t *testing.T) {
	const reduced = "Z1.4 / MIL-STD-105E table II-C"
	for _, test := range []struct {
		lot                    int
		level, aql, inspection string
		want                   Plan
	}{
		{1200, "II", "1", "normal", Plan{Letter: "J", PlanLetter: "J", Sample: 80, Accept: 2, Reject: 3, Source: "ISO 2859-1 table 2-A"}},
		{1200, "II", "0.1", "normal", Plan{Letter: "J", PlanLetter: "K", Sample: 125, Accept: 0, Reject: 1, Source: "ISO 2859-1 table 2-A"}},
		{1200, "II", "2.50", "tightened", Plan{Letter: "J", PlanLetter: "J", Sample: 80, Accept: 3, Reject: 4, Source: "ISO 2859-1 table 2-B"}},
		{1200, "II", "1.000", "reduced", Plan{Letter: "J", PlanLetter: "J", Sample: 32, Accept: 1, Reject: 3, Source: reduced}},
		{600_000, "III", "0.025", "tightened", Plan{Letter: "R", PlanLetter: "S", Sample: 3150, Accept: 1, Reject: 2, Source: "ISO 2859-1 table 2-B"}},
		{50, "II", "0.10", "normal", Plan{Letter: "D", PlanLetter: "K", Sample: 50, Accept: 0, Reject: 1, Full: true, Source: "ISO 2859-1 table 2-A"}},
		{2, "I", "6.5", "normal", Plan{Letter: "A", PlanLetter: "A", Sample: 2, Accept: 0, Reject: 1, Full: true, Source: "ISO 2859-1 table 2-A"}},
	} {
		want := test.want
		want.Lot, want.Level, want.Inspection = test.lot, test.level, test.inspection
		got, err := LotPlan(test.lot, test.level, test.aql, test.inspection)
		if want.AQL = got.AQL; err != nil || got != want || !sameAQL(got.AQL, test.aql) {
			t.Errorf("LotPlan = %+v, %v, want %+v", got, err, want)
		}
	}
}

// Small letters and capitals are the same name; what is printed is the name of
// the standard.
func TestLotPlanNames(t *testing.T) {
	for typed, want := range map[[2]string][2]string{
		{"ii", "Normal"}: {"II", "normal"}, {"s-4", "TIGHTENED"}: {"S-4", "tightened"}, {"Iii", "reduced"}: {"III", "reduced"},
	} {
		p, err := LotPlan(500, typed[0], "1.0", typed[1])
		if exact, _ := LotPlan(500, want[0], "1.0", want[1]); err != nil || p != exact || p.Level != want[0] || p.Inspection != want[1] {
			t.Errorf("%v: %+v %v", typed, p, err)
		}
	}
}

func TestLotPlanSpellsAQLs(t *testing.T) {
	for _, aql := range []string{"1", "1.0", "1.00"} {
		if p, err := LotPlan(500, "II", aql, "normal"); err != nil || p.AQL != "1.0" {
			t.Errorf("AQL %s is read as %q, %v", aql, p.AQL, err)
		}
	}
	for _, aql := range []string{"", "1.", ".1", "1,0", "01", "+1", "1 %", " 1", "100.", "1e2", "2", "0", "0.0"} {
		if _, err := LotPlan(500, "II", aql, "normal"); !errors.Is(err, ErrInvalid) {
			t.Errorf("AQL %q is taken: %v", aql, err)
		}
	}
	for _, aql := range AQLs() {
		if p, err := LotPlan(500, "II", aql, "normal"); err != nil || p.AQL != aql {
			t.Errorf("AQL %s gives %+v, %v", aql, p, err)
		}
	}
}

func TestLotPlanRefuses(t *testing.T) {
	for _, test := range []struct {
		lot                    int
		level, aql, inspection string
		want                   string
	}{
		{1, "II", "1", "normal", "lot is 1, and the plans start at a lot of 2"},
		{90, "iv", "1", "normal", `inspection level "iv" is not one of S-1, S-2, S-3, S-4, I, II, III`},
		{90, "II", "1", "strict", `inspection "strict" is not one of normal, tightened, reduced`},
		{90, "II", "3", "normal", `AQL "3" is not one of ` + strings.Join(AQLs(), ", ")},
	} {
		p, err := LotPlan(test.lot, test.level, test.aql, test.inspection)
		if !errors.Is(err, ErrInvalid) || err.Error() != test.want || p != (Plan{}) {
			t.Errorf("LotPlan = %+v, %q, want %q", p, err, test.want)
		}
	}
}
