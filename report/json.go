package report

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"gemba/checklist"
)

// Format names the layout of a [Document]. A field that changes its meaning or
// goes away is a new number; new fields are not.
const Format = "gemba-report/1"

// Document is the JSON of a report, complete: every answer, sample, line, note,
// request, promise and attachment, the assessment with all its reasons, and the
// words of the items that they belong to.
//
// Scores are whole milli-points (100 points are 100000) and evidence is in per
// mille. Times are RFC 3339 in UTC; one that is not known is left out. Texts are
// as they were typed, with whatever characters they hold: clean them before
// they reach a terminal or a page.
//
// The copy for the supplier has the same layout with the parts listed in
// LeftOut empty.
type Document struct {
	Format   string    `json:"format"`
	Audience Audience  `json:"audience"`
	Lang     string    `json:"lang"`
	Made     time.Time `json:"made"`
	// Fingerprint is that of the whole visit, also where Visit is a part of it;
	// see [Fingerprint].
	Fingerprint string   `json:"fingerprint"`
	LeftOut     []string `json:"left_out"` // in words, in the language of the report

	Checklist ChecklistOf `json:"checklist"`
	Visit     Content     `json:"visit"`
	Items     []ItemOf    `json:"items"` // in the order of the walk
	// Assessment is what "gemba assess --json" prints for the visit;
	// assessment.Verify compares it with one that is computed again. Now is the
	// same as promises stand today, and null where that makes no difference.
	Assessment json.RawMessage `json:"assessment"`
	Now        json.RawMessage `json:"assessment_now"`
	// Permitted is what the buyer's policy makes of it; null for the supplier.
	Permitted *Permitted `json:"permitted"`
	Facts     []Fact     `json:"facts"` // for counsel
}

// Permitted is what a policy permits, and why, in the language of the report.
type Permitted struct {
	Consequence Consequence `json:"consequence"`
	Reasons     []string    `json:"reasons"`
	Policy      *Policy     `json:"policy"`
}

// ChecklistOf says which checklist a visit was made with.
type ChecklistOf struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Hash    string `json:"hash"` // SHA-256 of its text
	Title   string `json:"title"`
}

// ItemOf is one item of the checklist with what the visit made of it.
type ItemOf struct {
	ID      string          `json:"id"`
	Section string          `json:"section"`
	Axis    checklist.Axis  `json:"axis"`
	Theme   string          `json:"theme"`
	Kind    checklist.Kind  `json:"kind"`
	Weight  int             `json:"weight"`
	Star    bool            `json:"star"`
	InScope bool            `json:"in_scope"`
	Prompt  string          `json:"prompt"`
	State   checklist.State `json:"state"`              // empty: not asked
	Words   string          `json:"words"`              // the answer in words
	Basis   string          `json:"basis,omitempty"`    // what it rests on, in words
	Range   *Span           `json:"range"`              // null for context, for what is not asked in this scope, and for the supplier
	Fault   string          `json:"fault,omitempty"`    // why its numbers cannot be
	Beside  []string        `json:"beside,omitempty"`   // what is printed beside it, and changes nothing that it counts
	Rivals  []string        `json:"rivals,omitempty"`   // other observers' answers, in words
	Notes   int             `json:"notes,omitempty"`    // observations that belong to it
	Photos  int             `json:"attached,omitempty"` // photographs and papers
}

// Span is the worst and the best score that fit what is known.
type Span struct {
	Lo int64 `json:"lo"`
	Hi int64 `json:"hi"`
}

// JSON writes a report as one indented [Document].
func JSON(w io.Writer, c *checklist.Checklist, v *checklist.Visit, o Options) error {
	e, err := newEdition(c, v, o)
	if err != nil {
		return err
	}
	d, err := e.document()
	if err != nil {
		return err
	}
	enc := json.NewEncoder(checklist.JSONWriter(w))
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(d)
}

func (e *edition) document() (*Document, error) {
	d := &Document{
		Format: Format, Audience: e.o.For, Lang: e.o.Lang, Made: utc(e.o.Now), Fingerprint: e.print, LeftOut: e.left,
		Checklist: ChecklistOf{ID: e.c.ID, Version: e.c.Version, Hash: e.c.Hash, Title: e.c.Title.In(e.o.Lang)},
		Visit:     contentOf(e.v, utc), Facts: []Fact{},
	}
	var err error
	if d.Assessment, err = compact(e.r); err != nil {
		return nil, err
	}
	d.Now = json.RawMessage("null")
	if e.now != nil {
		if d.Now, err = compact(e.now); err != nil {
			return nil, err
		}
	}
	if e.candid() {
		p := e.permits()
		d.Permitted = &Permitted{p.What, e.reasons(p), e.o.Policy}
	}
	for _, it := range e.items() {
		d.Items = append(d.Items, e.itemOf(it))
	}
	for _, f := range e.o.Facts {
		f.Observed, f.Entered, f.Arrived = utc(f.Observed), utc(f.Entered), utc(f.Arrived)
		if f.From == nil {
			f.From = []string{}
		}
		d.Facts = append(d.Facts, f)
	}
	return d, nil
}

// compact writes a value as JSON in one line, with the characters < > & as they
// are.
func compact(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

func (e *edition) itemOf(it *checklist.Item) ItemOf {
	row := e.row(it)
	out := ItemOf{
		ID: it.ID, Section: it.Section, Axis: it.Axis, Theme: it.Theme, Kind: it.Kind, Weight: it.Weight, Star: it.Star,
		InScope: row.InScope, Prompt: row.Prompt.S, State: row.State, Words: plain(row.Parts), Basis: row.Basis.S,
		Fault: row.Fault.S, Notes: len(row.Notes), Photos: e.v.Attached(it.ID),
	}
	for _, said := range row.Beside {
		out.Beside = append(out.Beside, said.S)
	}
	if row.Range != nil {
		out.Range = &Span{row.Range.lo, row.Range.hi}
	}
	for _, r := range row.Rivals {
		out.Rivals = append(out.Rivals, plain(r.Parts))
	}
	return out
}
