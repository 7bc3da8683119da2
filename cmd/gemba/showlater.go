package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"gemba/checklist"
	"gemba/store"
)

// shownSince is what is another since a closing or a signature, in JSON.
type shownSince struct {
	Known   bool         `json:"hash_found"` // what stood then is in the file, and its hash is the one that was kept
	Missing int          `json:"missing"`    // values of it that are not in the file
	Changes []shownLater `json:"changes"`
}

// shownLater is one thing that is another since then.
type shownLater struct {
	Name    string    `json:"name"`
	Item    string    `json:"item,omitempty"`
	Kind    string    `json:"kind"`
	Key     string    `json:"key"`
	Field   string    `json:"field"`
	Before  []string  `json:"before"` // in words; none where there was nothing
	After   string    `json:"after"`
	Beside  bool      `json:"beside"` // what stood then stands still
	By      string    `json:"by"`
	Entered time.Time `json:"entered"`
	Arrived time.Time `json:"arrived"` // since when this file has it
	Reason  string    `json:"reason,omitempty"`
}

func (s *showing) sinceJSON(since *checklist.Since) shownSince {
	out := shownSince{Known: since.Known, Missing: since.Missing, Changes: []shownLater{}}
	for i := range since.Later {
		l := &since.Later[i]
		item, _ := s.v.About(l.Cell)
		out.Changes = append(out.Changes, shownLater{
			Name: cellName(l.Cell), Item: item, Kind: l.Kind, Key: l.Key, Field: l.Field, Before: s.before(since, l),
			After: cellText(s.c, l.Cell, l.Value, l.Cleared), Beside: l.Beside, By: l.By, Entered: l.Entered, Arrived: l.Arrived, Reason: l.Reason,
		})
	}
	return out
}

// before puts into words what a cell said when the visit was closed or signed, by
// the checklist that it had then.
func (s *showing) before(since *checklist.Since, l *checklist.Later) []string {
	c := s.c
	if then := s.then[since.Checklist()]; then != nil {
		c = then
	}
	words := []string{}
	for _, b := range l.Before {
		words = append(words, cellText(c, l.Cell, b.Value, b.Cleared))
	}
	return words
}

// pastChecklists reads the checklists that a visit had when it was closed or
// signed, where it has another one today. One that the file does not have is left
// out.
func pastChecklists(ctx context.Context, path string, v *checklist.Visit) map[string]*checklist.Checklist {
	then := map[string]*checklist.Checklist{}
	read := func(since *checklist.Since) {
		hash := since.Checklist()
		if hash == "" {
			return
		}
		if c, err := store.PeekChecklist(ctx, path, hash); err == nil {
			then[hash] = c
		}
	}
	if v.Closed != nil {
		read(&v.Closed.Since)
	}
	for i := range v.Signatures {
		read(&v.Signatures[i].Since)
	}
	return then
}

// since prints, thing by thing, what is another than when the visit was closed or
// signed.
func (s *showing) since(since *checklist.Since, what string, sealed time.Time) {
	switch {
	case !since.Known:
		s.line("", "the hash of what was "+what+" is that of nothing in this file; listed is what was entered later")
	case since.Missing > 0:
		s.line("", fmt.Sprintf("%d of the values that were %s are not in this file", since.Missing, what))
	}
	for _, l := range since.Told() {
		s.later(since, &l, sealed)
	}
}

func (s *showing) later(since *checklist.Since, l *checklist.Later, sealed time.Time) {
	item, says := s.v.About(l.Cell)
	name := cellName(l.Cell)
	if it := s.c.Item(item); it != nil && it.ID != name {
		name = it.ID + " " + name
	}
	if says = beginning(checklist.Line(says), 40); says != "" && !slices.Contains([]string{"text", "what", "reason"}, l.Field) {
		name += " (" + says + ")"
	}
	now := cellText(s.c, l.Cell, l.Value, l.Cleared)
	text := "new: " + now
	if before := s.before(since, l); len(before) > 0 {
		text = strings.Join(before, " | ") + " → " + now
		if l.Beside {
			text += ", beside it"
		}
	}
	s.indented("            ~", labelWidth+2, name+": "+text)
	by := l.By + ", " + stampOf(l.Entered)
	if l.Arrived.Sub(l.Entered) > merged || l.Entered.Before(sealed) {
		by += ", here since " + stampOf(l.Arrived)
	}
	if l.Reason != "" {
		by += ", because: " + l.Reason
	}
	s.indented("", labelWidth+2, by)
}
