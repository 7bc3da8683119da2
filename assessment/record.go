package assessment

import (
	"encoding/json"
	"fmt"

	"gemba/checklist"
)

// Record is what is kept of an assessment when a visit is closed: its numbers,
// letters and ids, and no sentence. Scores are milli-points, evidence is in per
// mille. Its JSON stands in the visit file and must stay readable.
type Record struct {
	Model     string           `json:"model"`
	Checklist string           `json:"checklist"` // hash of the text
	Scope     string           `json:"scope"`
	Status    string           `json:"status"`
	Grade     checklist.Grade  `json:"grade"`
	Best      checklist.Grade  `json:"best"`
	Worst     checklist.Grade  `json:"worst"`
	Score     int64            `json:"score"`
	Practice  Kept             `json:"practice"`
	Paper     Kept             `json:"paper"`
	Gap       Gap              `json:"gap"`
	Caps      []KeptCap        `json:"caps"`
	Items     map[string]Range `json:"items"` // that are asked and answered, by id
}

// Kept is what is kept of an axis.
type Kept struct {
	Score    int64 `json:"score"`
	Lo       int64 `json:"lo"`
	Hi       int64 `json:"hi"`
	Evidence int64 `json:"evidence"`
}

// KeptCap is what is kept of a cap.
type KeptCap struct {
	Rule  string          `json:"rule"`
	Grade checklist.Grade `json:"grade"`
	Item  string          `json:"item"`
}

// Record returns what is kept of a result of this sheet.
func (s *Sheet) Record(r *Result) *Record {
	kept := func(a *Axis) Kept { return Kept{a.Score, a.Lo, a.Hi, a.Evidence} }
	out := &Record{
		Model: r.Model, Checklist: r.Checklist, Scope: r.Scope, Status: r.Status, Grade: r.Grade, Best: r.Best, Worst: r.Worst,
		Score: r.Score, Practice: kept(&r.Practice), Paper: kept(&r.Paper), Gap: r.Gap, Caps: []KeptCap{}, Items: map[string]Range{},
	}
	for i := range r.Caps {
		out.Caps = append(out.Caps, KeptCap{r.Caps[i].Rule, r.Caps[i].Grade, r.Caps[i].Item})
	}
	for i := range s.entries {
		if s.entries[i].asked && s.entries[i].axis != noAxis && s.marks[i].Range != unseen {
			out.Items[s.c.Items[i].ID] = s.marks[i].Range
		}
	}
	return out
}

// Encode returns the JSON of a record.
func (r *Record) Encode() json.RawMessage {
	b, err := json.Marshal(r)
	if err != nil { // none of its parts can fail to marshal
		panic(err)
	}
	return b
}

// DecodeRecord reads what [Record.Encode] wrote. The error wraps
// [checklist.ErrInvalid].
func DecodeRecord(stored []byte) (*Record, error) {
	var r Record
	if err := json.Unmarshal(stored, &r); err != nil {
		return nil, fmt.Errorf("%w kept assessment: %w", checklist.ErrInvalid, err)
	}
	return &r, nil
}

// Then is the assessment of a closed visit beside that of today.
type Then struct {
	Record      *Record      // as it was kept; nil where it cannot be read
	Differences []Difference // from what is computed today
}

// AsClosed compares what was kept when the visit of the sheet was closed with a
// result of today. It is nil while the visit was never closed.
func (s *Sheet) AsClosed(r *Result) *Then {
	if s.v.Closed == nil {
		return nil
	}
	t := &Then{}
	record, err := DecodeRecord(s.v.Closed.Result)
	if err != nil {
		return t
	}
	t.Record = record
	if t.Differences, err = differences(s.v.Closed.Result, s.Record(r)); err != nil {
		t.Record = nil
	}
	return t
}

// Lifted returns the status if the caps were not there that somebody lifted, nor
// the holds of their items, and those caps. The score, the range and the status of
// the result itself stay what they are: a lift is a decision and no observation.
func (s *Sheet) Lifted(r *Result) (status string, lifted []Cap) {
	skip := make([]bool, len(r.Caps))
	limit := letterA
	for i := range r.Caps {
		if s.v.LiftOf(r.Caps[i].Rule, r.Caps[i].Item) != nil {
			skip[i] = true
			lifted = append(lifted, r.Caps[i])
		} else {
			limit = max(limit, letterOf(r.Caps[i].Grade))
		}
	}
	if len(lifted) == 0 {
		return r.Status, nil
	}
	t := s.tally()
	grade := letterOf(s.without(r, &t, skip))
	best := letterFor(min(r.Practice.Hi, limit.limit()))
	worst := max(letterFor(min(r.Practice.Lo, limit.limit())), grade)
	return statusOf(grade, limit, worst == best, worst == best || r.Practice.known(1, 3)), lifted
}

// Close returns the closing of the visit of the sheet: what the assessment is
// now, to be found again whatever becomes of model and checklist.
func (s *Sheet) Close(r *Result, id string) *checklist.Closing {
	return &checklist.Closing{ID: id, Model: r.Model, Checklist: r.Checklist, Result: s.Record(r).Encode(), Heads: s.v.Heads}
}

// Sign returns a signature under the visit of the sheet as it stands. The visit
// must have been read from its file since it was last changed: otherwise there is
// no hash of what is signed, and the signature is nil.
func (s *Sheet) Sign(r *Result, id, as, words string) *checklist.Signature {
	if s.v.Heads == "" {
		return nil
	}
	return &checklist.Signature{
		ID: id, Heads: s.v.Heads, As: as, Words: words, Model: r.Model, Checklist: r.Checklist, Status: r.Status,
		Lo: r.Practice.Lo, Hi: r.Practice.Hi, Score: r.Practice.Score,
	}
}
