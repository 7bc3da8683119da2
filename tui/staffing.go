package tui

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// staffing is a table of shifts and stations: how many people they told of, how
// many are on the roster, how many were seen. It adds up into the fields of the
// item. Each number is a count of the answer under "told/night/line 2".
type staffing struct {
	*visiting
	still
	it     *checklist.Item
	at     int  // row under the cursor
	column int  // number under the cursor
	digits bool // the next digit belongs to the number before
}

// staffColumns are the numbers of a row. Each is also the name of a field of the
// item.
var staffColumns = []string{"told", "rostered", "seen"}

// staffRow is one shift at one station.
type staffRow struct{ shift, station string }

func (r staffRow) key(column string) string { return column + "/" + r.shift + "/" + r.station }

func (r staffRow) title() string {
	if r.station == "" {
		return r.shift
	}
	return r.shift + " · " + r.station
}

func newStaffing(vs *visiting, it *checklist.Item) *staffing {
	return &staffing{visiting: vs, it: it}
}

func (s *staffing) enter() tea.Cmd { return s.move(0, 0) }

func (s *staffing) counts() map[string]int { return s.v.Answers[s.it.ID].Counts }

// rows are the shifts and stations with a number, and a day and a night shift to
// begin with.
func (s *staffing) rows() []staffRow {
	list := []staffRow{{shift: "day"}, {shift: "night"}}
	for _, key := range slices.Sorted(maps.Keys(s.counts())) {
		parts := strings.SplitN(key, "/", 3)
		if len(parts) != 3 || !slices.Contains(staffColumns, parts[0]) {
			continue
		}
		if r := (staffRow{parts[1], parts[2]}); !slices.Contains(list, r) {
			list = append(list, r)
		}
	}
	return list
}

// staffSums are what the table adds up to. People seen are compared with those
// told of where both are known: a shift that nobody has looked at accuses nobody.
type staffSums struct {
	told, seen   int        // of the rows where both are known
	rostered     int        // of all rows
	compared     int        // rows where both are known
	onRoster     bool       // some row has a roster
	unseen       []staffRow // told of, and not looked at
	fewer, short []staffRow // seen fewer than told; rostered fewer than told
}

func sumStaff(rows []staffRow, counts map[string]int) staffSums {
	var sum staffSums
	for _, r := range rows {
		told, okTold := counts[r.key("told")]
		rostered, okRostered := counts[r.key("rostered")]
		seen, okSeen := counts[r.key("seen")]
		sum.rostered += rostered
		sum.onRoster = sum.onRoster || okRostered
		switch {
		case okTold && okSeen:
			sum.told, sum.seen, sum.compared = sum.told+told, sum.seen+seen, sum.compared+1
			if seen < told {
				sum.fewer = append(sum.fewer, r)
			}
		case okTold:
			sum.unseen = append(sum.unseen, r)
		}
		if okTold && okRostered && rostered < told {
			sum.short = append(sum.short, r)
		}
	}
	return sum
}

// set changes one number; -1 takes it away. The fields that the arithmetic reads
// follow from the table.
func (s *staffing) set(row staffRow, column string, n int) tea.Cmd {
	a := s.changed(s.it, func(a *checklist.Answer) {
		a.Counts = copied(a.Counts)
		if n < 0 {
			delete(a.Counts, row.key(column))
		} else {
			a.Counts[row.key(column)] = n
		}
		sum := sumStaff(s.rowsWith(row), a.Counts)
		values := map[string]string{"told": "", "seen": "", "rostered": ""}
		if sum.compared > 0 {
			values["told"], values["seen"] = strconv.Itoa(sum.told), strconv.Itoa(sum.seen)
			a.State, a.Reason = checklist.Answered, ""
		} else if a.State == checklist.Answered {
			a.State = checklist.NotSeen
		}
		if sum.onRoster {
			values["rostered"] = strconv.Itoa(sum.rostered)
		}
		for name, v := range values {
			if s.it.Field(name) != nil {
				a.Fields[name] = v
			}
		}
		if len(a.Counts) == 0 {
			a.Counts = nil
		}
	})
	return s.record(checklist.AnswerChange(s.it.ID, a, ""))
}

// rowsWith are the rows, with one that may not have a number yet.
func (s *staffing) rowsWith(row staffRow) []staffRow {
	rows := s.rows()
	if !slices.Contains(rows, row) {
		rows = append(rows, row)
	}
	return rows
}

// move goes to another row and number; behind the last number of a row comes the
// first of the next.
func (s *staffing) move(rows, columns int) tea.Cmd {
	s.digits = false
	n := len(s.rows())
	s.column += columns
	if s.column >= len(staffColumns) && s.at+1 < n {
		s.column, rows = 0, rows+1
	}
	if s.column < 0 && s.at > 0 {
		s.column, rows = len(staffColumns)-1, rows-1
	}
	s.column = max(0, min(s.column, len(staffColumns)-1))
	return stepped(&s.at, rows, n)
}

// here is the row under the cursor. What came in from the file may have shortened
// the table.
func (s *staffing) here() staffRow {
	rows := s.rows()
	s.at = min(s.at, len(rows)-1)
	return rows[s.at]
}

// mostPeople is more than any factory has on a shift.
const mostPeople = 9999

// digit types into the number under the cursor.
func (s *staffing) digit(key string) tea.Cmd {
	n, _ := strconv.Atoi(key)
	row, column := s.here(), staffColumns[s.column]
	if s.digits {
		n += 10 * s.counts()[row.key(column)]
	}
	s.digits = true
	return s.set(row, column, min(n, mostPeople))
}

// rubOut takes the last digit away, and with the last one the number.
func (s *staffing) rubOut() tea.Cmd {
	row, column := s.here(), staffColumns[s.column]
	n, known := s.counts()[row.key(column)]
	switch {
	case !known:
		return nil
	case n < 10:
		s.digits = false
		n = -1
	default:
		s.digits = true
		n /= 10
	}
	return s.set(row, column, n)
}

// askRow adds a shift or a station.
func (s *staffing) askRow() screen {
	clean := func(text string) string { return strings.ReplaceAll(checklist.Line(text), "/", "-") }
	d := &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · a shift", verb: "add it",
		form: newForm(s.sh, []field{
			{name: "shift", label: "Shift", value: s.here().shift, check: required, hint: "day, night, Sunday"},
			{name: "station", label: "Station", hint: "incoming, line 2, final; may stay empty"},
			{name: "told", label: "How many they told of", check: func(text string) string {
				if why := required(text); why != "" {
					return why
				}
				return checkCount(text)
			}},
		}),
		done: func(f *form) tea.Cmd {
			row := staffRow{clean(f.get("shift")), clean(f.get("station"))}
			cmd := s.set(row, "told", min(count(f.get("told")), mostPeople))
			s.at, s.column, s.digits = max(0, slices.Index(s.rows(), row)), 1, false
			return tea.Batch(cmd, s.sh.back())
		},
	}
	return d.within(s.visiting, checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: "a shift"})
}

func (s *staffing) actions() []action {
	acts := []action{
		{keys: []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, hint: "0-9", name: "count", about: "type the number under the cursor", by: s.digit},
		{keys: []string{"tab", "l", "right", "enter"}, hint: "tab", name: "next", about: "the next number; h l and the arrow keys too", run: func() tea.Cmd { return s.move(0, +1) }},
		{keys: []string{"shift+tab", "h", "left"}, quiet: true, run: func() tea.Cmd { return s.move(0, -1) }},
		{keys: []string{"j", "down"}, hint: "j k", name: "row", about: "next and previous row; the arrow keys too", run: func() tea.Cmd { return s.move(+1, 0) }},
		{keys: []string{"k", "up"}, quiet: true, run: func() tea.Cmd { return s.move(-1, 0) }},
		{keys: []string{"+"}, name: "shift", about: "add a shift or a station", run: func() tea.Cmd { return s.sh.open(s.askRow()) }},
		{keys: []string{"b"}, name: "basis", about: "how you know: told, shown, seen, corroborated", run: func() tea.Cmd { return s.askBasis(s.it) }},
		{keys: []string{"backspace", "delete"}, hint: "⌫", about: "take the last digit away", quiet: true, run: s.rubOut},
	}
	acts = besides(s.visiting, s.it, acts)
	return append(acts, common(s.sh, s.sh.back)...)
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*staffing) kept() map[string]string {
	return map[string]string{"a shift": "+", checklist.FieldValue: "f"}
}
