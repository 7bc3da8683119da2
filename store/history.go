package store

import (
	"context"
	"fmt"
	"time"

	"gemba/checklist"
)

// Entry is one line of a history: one version of a cell.
type Entry struct {
	ID string
	checklist.Cell
	By, Role, Device string

	Observed time.Time // when it was seen, as the author says
	Entered  time.Time // by the author's clock
	Arrived  time.Time // when this file received it
	Suspect  bool      // the author's clock disagrees with what the author had already seen

	From    []string // the values that it replaced; several where it settled a conflict
	To      string
	Cleared bool // To is empty because the cell has no value any more
	Reason  string
	Stands  bool // no other version replaces it
}

func newEntry(f *Fact, who people) Entry {
	c, e := f.change(who.name(f.Actor)), f.ext()
	return Entry{
		ID: f.ID.String(), Cell: f.Cell, By: c.By, Role: who[f.Actor].role, Device: e.Device,
		Observed: c.Observed, Entered: c.Entered, Arrived: time.UnixMilli(f.Arrived), Suspect: f.suspect(),
		To: f.Value, Cleared: f.Cleared, Reason: c.Reason,
	}
}

// History returns every version of a cell that the file has, oldest first.
func (f *File) History(ctx context.Context, visitID string, cell checklist.Cell) ([]Entry, error) {
	id, err := parseVisit(visitID)
	if err != nil {
		return nil, err
	}
	return f.histories(ctx, visitID, `fact f WHERE f.visit = ? AND f.kind = ? AND f.key = ? AND f.field = ?
		ORDER BY f.hlc, f.id`, id[:], cell.Kind, cell.Key, cell.Field)
}

// Histories returns every version of every cell that belongs to an item, cell by
// cell and each oldest first: its answer and its sample, and the observations,
// promises, requests, photographs and comments that were ever said to be about
// it, also those that were taken off their list. Without an item it returns all
// that was ever recorded in the visit.
func (f *File) Histories(ctx context.Context, visitID, item string) ([]Entry, error) {
	id, err := parseVisit(visitID)
	if err != nil {
		return nil, err
	}
	return f.histories(ctx, visitID, `fact f WHERE f.visit = ?1 AND (?2 = '' OR f.key = ?2 OR EXISTS (
		SELECT 1 FROM fact g WHERE g.visit = f.visit AND g.kind = f.kind AND g.key = f.key AND g.field = 'item' AND g.value = ?2))
		ORDER BY f.kind, f.key, f.field, f.hlc, f.id`, id[:], item)
}

// histories returns the versions that a query finds, which sorts them by cell.
func (f *File) histories(ctx context.Context, visitID, query string, args ...any) ([]Entry, error) {
	var list []Entry
	err := f.with(func() error {
		who, err := loadPeople(ctx, f.book.db)
		if err != nil {
			return err
		}
		facts, err := queryFacts(ctx, f.book.db, query, args...)
		if err != nil {
			return err
		}
		for len(facts) > 0 {
			n := 1
			for n < len(facts) && facts[n].Cell == facts[0].Cell {
				n++
			}
			list = append(list, historyOf(facts[:n], who)...)
			facts = facts[n:]
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("load history of visit %s: %w", visitID, translate(err))
	}
	return list, nil
}

// historyOf links the versions of one cell. A parent that the file does not
// have, because only part of a history was salvaged, is left out.
func historyOf(facts []*Fact, who people) []Entry {
	values := make(map[ID]string, len(facts))
	replaced := map[ID]bool{}
	for _, f := range facts {
		values[f.ID] = f.Value
		for _, p := range f.Parents {
			replaced[p] = true
		}
	}
	list := make([]Entry, 0, len(facts))
	for _, f := range facts {
		e := newEntry(f, who)
		e.Stands = !replaced[f.ID]
		for _, p := range f.Parents {
			if v, ok := values[p]; ok {
				e.From = append(e.From, v)
			}
		}
		list = append(list, e)
	}
	return list
}
