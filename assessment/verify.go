package assessment

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"

	"gemba/checklist"
)

// Difference is one place in which a stored result is not what is computed
// today. A missing value is empty.
type Difference struct {
	Path     string // such as "practice.score" or "caps[1].grade"
	Stored   string
	Computed string
}

// String names the place and both values.
func (d Difference) String() string {
	return fmt.Sprintf("%s: stored %s, computed %s", d.Path, d.Stored, d.Computed)
}

// Verify compares a stored result, the JSON of a [Result], with one that was
// computed from the same visit: every integer, letter and id. Sentences are
// passed over, since a wording may improve without a new model, as are keys
// that this version does not write. The error wraps [checklist.ErrInvalid]
// where the stored text is not a result.
func Verify(stored []byte, computed *Result) ([]Difference, error) {
	return differences(stored, computed)
}

func differences(stored []byte, computed any) ([]Difference, error) {
	old, err := tree(stored)
	if err != nil {
		return nil, fmt.Errorf("%w stored assessment: %w", checklist.ErrInvalid, err)
	}
	text, err := json.Marshal(computed)
	if err != nil {
		return nil, err
	}
	now, err := tree(text)
	if err != nil {
		return nil, err
	}
	return compare(nil, "", old, now), nil
}

// tree decodes JSON with its numbers as written.
func tree(text []byte) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var m map[string]any
	return m, d.Decode(&m)
}

// wording holds the keys whose values are sentences.
var wording = map[string]bool{"text": true, "why": true, "confidence": true, "sentence": true, "modifiers": true}

func compare(list []Difference, path string, old, now any) []Difference {
	switch now := now.(type) {
	case map[string]any:
		was, ok := old.(map[string]any)
		if !ok {
			return append(list, Difference{path, brief(old), brief(now)})
		}
		keys := make([]string, 0, len(now))
		for k := range now {
			if !wording[k] {
				keys = append(keys, k)
			}
		}
		sort.Strings(keys)
		for _, k := range keys {
			name := k
			if path != "" {
				name = path + "." + k
			}
			list = compare(list, name, was[k], now[k])
		}
		return list
	case []any:
		was, ok := old.([]any)
		if !ok || len(was) != len(now) {
			return append(list, Difference{path, brief(old), brief(now)})
		}
		for i := range now {
			list = compare(list, fmt.Sprintf("%s[%d]", path, i), was[i], now[i])
		}
		return list
	}
	if old != now {
		list = append(list, Difference{path, brief(old), brief(now)})
	}
	return list
}

// brief writes a value of a tree for a message: a list as its length.
func brief(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case []any:
		return fmt.Sprintf("%d entries", len(v))
	case map[string]any:
		return "a group"
	}
	return fmt.Sprint(v)
}
