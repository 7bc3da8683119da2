package report

import (
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// LibraryFormat names the layout of the JSON of a library report.
const LibraryFormat = "gemba-library/1"

// SupplierRow is one supplier of a library report: its latest visit at one site.
// Scores are milli-points, evidence is in per mille.
type SupplierRow struct {
	Supplier    string             `json:"supplier"`
	Site        string             `json:"site"`
	Order       string             `json:"order"`
	Date        string             `json:"date"`
	Visit       string             `json:"visit"`  // id
	Signed      int                `json:"signed"` // signatures since which nothing changed
	Closed      bool               `json:"closed"`
	Consequence Consequence        `json:"consequence"`
	Reasons     []string           `json:"reasons"`
	Alike       []string           `json:"not_distinguishable_from"`
	Record      *assessment.Record `json:"assessment"`
	Group       int                `json:"group"` // those of one group may be compared
	result      *assessment.Result
	scope       text
	sentence    text
	list        string
}

// suppliers puts the latest visit of each supplier under a policy, and returns the
// options as they are checked.
func suppliers(all []assessment.Visited, o Options) ([]SupplierRow, Options, error) {
	o, err := o.checked()
	if err != nil {
		return nil, o, err
	}
	list := []SupplierRow{}
	for g, group := range assessment.SideBySide(all) {
		for _, st := range group {
			v := st.Visit
			e, err := newEdition(st.List, v, o)
			if err != nil {
				return nil, o, err
			}
			d := e.permits()
			s := SupplierRow{
				Supplier: v.Supplier, Site: v.Site, Order: v.Order, Date: v.Date, Visit: v.ID, Closed: v.ReadOnly(), Consequence: d.What,
				Reasons: e.reasons(d), Alike: st.Alike, Record: st.Record, Group: g + 1, result: st.Result,
				sentence: e.sentence(st.Result), list: st.List.ID + " " + st.List.Version, scope: e.scope(),
			}
			for i := range v.Signatures {
				if v.Stands(&v.Signatures[i]) {
					s.Signed++
				}
			}
			list = append(list, s)
		}
	}
	return list, o, nil
}

// LibraryCSV writes one row for each supplier, for a purchasing system: UTF-8
// with a byte order mark and no cell that a spreadsheet takes for a formula.
func LibraryCSV(w io.Writer, all []assessment.Visited, o Options) error {
	list, _, err := suppliers(all, o)
	if err != nil {
		return err
	}
	rows := [][]string{{
		"supplier", "site", "order", "date", "consequence", "reasons", "grade", "practice", "practice_low", "practice_high", "paper", "gap",
		"evidence_percent", "caps", "scope", "checklist", "model", "signed", "closed", "not_distinguishable_from", "visit",
	}}
	for _, s := range list {
		r := s.result
		var caps []string
		for _, k := range r.Caps {
			caps = append(caps, strings.TrimSpace(k.Rule+" "+k.Item))
		}
		rows = append(rows, []string{
			s.Supplier, s.Site, s.Order, s.Date, string(s.Consequence), strings.Join(s.Reasons, ", "), s.Record.Status, assessment.Points(r.Practice.Score),
			assessment.Points(r.Practice.Lo), assessment.Points(r.Practice.Hi), assessment.Points(r.Paper.Score), number(r.Gap.Score),
			number(assessment.Percent(r.Practice.Evidence) * 1000), strings.Join(caps, ", "), s.Record.Scope, s.Record.Checklist, s.Record.Model,
			yes(s.Signed > 0), yes(s.Closed), strings.Join(s.Alike, ", "), s.Visit,
		})
	}
	return writeRows(w, rows, slices.Index(rows[0], "gap"))
}

// number writes milli-points as a plain number, which a spreadsheet computes with.
func number(milli int64) string { return strings.TrimSuffix(assessment.Points(milli), ".0") }

// LibraryJSON writes the suppliers as JSON.
func LibraryJSON(w io.Writer, all []assessment.Visited, o Options) error {
	list, o, err := suppliers(all, o)
	if err != nil {
		return err
	}
	e := json.NewEncoder(checklist.JSONWriter(w))
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Format    string        `json:"format"`
		Made      time.Time     `json:"made"`
		LeftOut   []string      `json:"left_out"` // files that cannot be read
		Policy    *Policy       `json:"policy"`
		Suppliers []SupplierRow `json:"suppliers"`
	}{LibraryFormat, utc(o.Now), append([]string{}, o.Unread...), o.Policy, list})
}
