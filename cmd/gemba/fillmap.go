package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"time"

	"gemba/checklist"
)

// mapFormat is the format of maps that this program reads.
const mapFormat = 1

// fillMap says which column of an export of forms, as ODK Central and
// KoboToolbox write it, is which answer. A column is named as the export names
// it: the head of a column in CSV; in JSON a name, or names parted by slashes.
type fillMap struct {
	Format   int                 `toml:"format"`
	Records  string              `toml:"records"`  // JSON: where the list of forms is
	Key      string              `toml:"key"`      // CSV: the column by which a repeat names its form
	Parent   string              `toml:"parent"`   // CSV: the column of a repeat that holds it
	Observed string              `toml:"observed"` // when the form was filled in
	Zone     string              `toml:"zone"`     // of times that do not say theirs, such as +08:00
	Who      string              `toml:"who"`      // who filled the form in
	People   map[string]string   `toml:"people"`   // accounts of the export, as the visit has the names
	Only     map[string][]string `toml:"only"`     // which forms are meant, by the values of columns
	Optional []string            `toml:"optional"` // columns that may be in no form at all
	Answers  []mapAnswer         `toml:"answer"`
	Notes    []mapNote           `toml:"observation"`

	zone *time.Location
}

// mapAnswer is one item and where the parts of its answer come from.
type mapAnswer struct {
	Item     string                       `toml:"item"`
	Each     string                       `toml:"each"`     // the repeat that the columns belong to
	Keys     map[string]string            `toml:"keys"`     // columns by the keys of gemba answer
	Fixed    map[string]string            `toml:"fixed"`    // values that no column says
	Values   map[string]map[string]string `toml:"values"`   // by key: what a value of the export means
	State    string                       `toml:"state"`    // not-seen, na or refused
	Reason   string                       `toml:"reason"`   // why
	Note     string                       `toml:"note"`     // an observation on the item
	Observed string                       `toml:"observed"` // where it is another time than that of the form
}

// mapNote is where an observation comes from.
type mapNote struct {
	Each     string            `toml:"each"`
	Text     string            `toml:"text"`
	Item     string            `toml:"item"`      // the same for each
	ItemFrom string            `toml:"item-from"` // or by a column,
	Items    map[string]string `toml:"items"`     // whose values are these items
	Observed string            `toml:"observed"`
}

const mapHint = "docs/forms.md has a map that works"

// readMap reads a map strictly.
func readMap(path string) (*fillMap, error) {
	if _, err := givenFile(path, "the file that says what the columns are"); err != nil {
		return nil, err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return parseMap(path, text)
}

func parseMap(path string, text []byte) (*fillMap, error) {
	m := &fillMap{}
	if err := decodeStrict(path, text, m, "a map has no", mapHint); err != nil {
		return nil, usage(mapHint, "%v", err)
	}
	if key, err := m.check(); err != nil {
		line := ""
		if n := lineOf(text, "", key); n > 0 {
			line = ":" + strconv.Itoa(n)
		}
		return nil, hinted{fmt.Errorf("%s%s: %w", path, line, err), hintOf(err)}
	}
	return m, nil
}

// check returns the first thing in a map that cannot be, and where it stands.
func (m *fillMap) check() (key string, err error) {
	if m.Format != mapFormat {
		return "format", usage(fmt.Sprintf("the first line of a map is format = %d", mapFormat), "the map is of format %d", m.Format)
	}
	if m.Zone != "" {
		at, err := time.Parse("-07:00", m.Zone)
		if err != nil {
			return "zone", usage("such as +08:00 or +00:00", "%q is not a zone", m.Zone)
		}
		m.zone = at.Location()
	}
	if (m.Key == "") != (m.Parent == "") {
		return "", usage("ODK Central writes KEY and PARENT_KEY, KoboToolbox _index and _parent_index", "key and parent belong together")
	}
	if len(m.Answers)+len(m.Notes) == 0 {
		return "", usage("each [[answer]] names an item and its keys, each [[observation]] its text", "the map takes nothing")
	}
	for i := range m.Answers {
		if err := m.Answers[i].check(); err != nil {
			return "", fmt.Errorf("[[answer]] %d: %w", i+1, err)
		}
	}
	for i := range m.Notes {
		n := &m.Notes[i]
		if n.Text == "" || n.Item != "" && n.ItemFrom != "" {
			return "", usage("an observation has text = COLUMN, and item = ITEM or item-from = COLUMN where it is about one",
				"[[observation]] %d has no text, or its item twice", i+1)
		}
	}
	return "", nil
}

func (a *mapAnswer) check() error {
	if a.Item == "" || len(a.Keys) == 0 && a.State == "" {
		return usage(`such as item = ITEM and keys = {level = "receiving/level"}`, "it has no item, or neither keys nor a state")
	}
	for _, table := range []map[string]string{a.Fixed, keysOnly(a.Values)} {
		for _, key := range slices.Sorted(maps.Keys(table)) {
			_, column := a.Keys[key]
			_, fixed := a.Fixed[key]
			state := key == "state" && a.State != ""
			if column == fixed && !state {
				return usage("fixed takes keys that no column says, values those of a column", "%s: %q", a.Item, key)
			}
		}
	}
	return nil
}

// keysOnly returns the keys of a table of tables.
func keysOnly(tables map[string]map[string]string) map[string]string {
	keys := map[string]string{}
	for key := range tables {
		keys[key] = ""
	}
	return keys
}

// whenFormats are how exports write a time: Central and the clients with a zone,
// KoboToolbox without one where its own clock is meant.
var whenFormats = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04:05.999999999Z07",
	"2006-01-02 15:04:05.999999999Z07:00", "2006-01-02T15:04Z07:00",
	"2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04",
}

// when reads a time of the export.
func (m *fillMap) when(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	for i, format := range whenFormats {
		zoned := i < 5
		zone := m.zone
		if zone == nil {
			zone = time.UTC
		}
		at, err := time.ParseInLocation(format, text, zone)
		switch {
		case err != nil:
			continue
		case !zoned && m.zone == nil:
			return at, usage(`add zone = "+08:00" to the map, or that of the form; the _submission_time of KoboToolbox is +00:00`, "the time %s does not say its zone", text)
		case at.After(now.Add(time.Minute)):
			return at, usage("mend it in the export, or name another column as observed", "%s has not come yet", text)
		}
		return at, nil
	}
	return time.Time{}, usage("observed names a column of times such as 2026-03-11T14:05:00.000+08:00", "%q is not a time", text)
}

// translated returns what a value of the export means.
func translated(table map[string]string, column, value string) (string, error) {
	if table == nil || value == "" {
		return value, nil
	}
	if to, ok := table[value]; ok {
		return to, nil
	}
	return "", usage("the map knows "+alternatives(slices.Sorted(maps.Keys(table))), "%s: the map does not say what %q means", checklist.Line(column), value)
}
