package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"gemba/checklist"
)

func (x *exportReader) takeActor() error {
	var a wireActor
	err := x.dec.Decode(&a)
	if len(x.actors) > maxExportBook {
		err = errors.New("too many")
	}
	x.actors = append(x.actors, a)
	return err
}

func (x *exportReader) takeBook() error {
	f, err := x.decodeFact(wholeBook)
	if err != nil {
		return err
	}
	if _, ok := actorOf(f); !ok {
		return errors.New("it is not about a person")
	}
	if n := len(x.sel.book); n > 0 && earlier(x.sel.book[n-1], f) >= 0 {
		return errOrder
	}
	if x.sel.book = append(x.sel.book, f); len(x.sel.book) > maxExportBook {
		return errors.New("too many")
	}
	return nil
}

// errOrder refuses what a second export would put elsewhere, or leave out.
var errOrder = errors.New("it does not come after the one before it")

func (x *exportReader) takeFact() error {
	f, err := x.decodeFact(x.visit)
	if err != nil {
		return err
	}
	if x.last.ID != (ID{}) && earlier(&x.last, f) >= 0 {
		return errOrder
	}
	x.last = Fact{ID: f.ID, HLC: f.HLC}
	x.sel.see(f)
	return stored(x.fact(f))
}

// decodeFact reads a fact and checks it against its hash.
func (x *exportReader) decodeFact(visit ID) (*Fact, error) {
	var w wireFact
	if err := x.dec.Decode(&w); err != nil {
		return nil, err
	}
	f := &Fact{
		Visit: visit, Cell: checklist.Cell{Kind: w.Kind, Key: w.Key, Field: w.Field}, Cleared: w.Value == nil,
		HLC: w.HLC, At: w.At, TZ: w.TZ, Ext: w.Ext,
	}
	if w.Value != nil {
		f.Value = *w.Value
	}
	var errs [4]error
	f.ID, errs[0] = parseID(w.ID)
	f.Actor, errs[1] = parseID(w.Actor)
	f.Parents, errs[2] = parseIDs(w.Parents)
	f.Seen, errs[3] = parseIDs(w.Seen)
	if err := join(errs[:]...); err != nil {
		return nil, err
	}
	if err := f.valid(); err != nil {
		return nil, err
	}
	if f.Hash() != f.ID {
		return nil, fmt.Errorf("fact %s is not what its hash says", f.ID)
	}
	return f, nil
}

func parseIDs(texts []string) ([]ID, error) {
	var ids []ID
	for _, text := range texts {
		id, err := parseID(text)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// checkPeople checks the sections about people, now that their facts are known,
// and hands on the facts of the book.
func (x *exportReader) checkPeople() error {
	if len(x.sel.actors) == 0 {
		return fault("facts", errors.New("there are none"))
	}
	book := x.sel.book
	if x.sel.book = x.sel.needed(book); len(x.sel.book) < len(book) {
		i := slices.IndexFunc(book, func(f *Fact) bool { return !slices.Contains(x.sel.book, f) })
		return fault(fmt.Sprintf("book[%d]", i), errors.New("it is about somebody who recorded nothing"))
	}
	want := x.sel.whoIsWho()
	for i := range max(len(want), len(x.actors)) {
		if i >= len(want) || i >= len(x.actors) || want[i] != x.actors[i] {
			return fault(fmt.Sprintf("actors[%d]", i), errors.New("the facts say something else"))
		}
	}
	for _, f := range x.sel.book {
		if err := x.fact(f); err != nil {
			return err
		}
	}
	return nil
}

func (x *exportReader) takeChecklist() error {
	var w wireChecklist
	if err := x.dec.Decode(&w); err != nil {
		return err
	}
	switch sum := sha256.Sum256([]byte(w.Text)); {
	case hex.EncodeToString(sum[:]) != w.Hash:
		return errors.New("the checklist is not what its hash says")
	case !x.sel.checklists[w.Hash]:
		return errors.New("no fact names the checklist")
	case !textWithin(w.Text, 0, maxTemplate):
		return fmt.Errorf("the checklist is longer than %d characters", maxTemplate)
	case w.Hash <= x.hash:
		return errOrder
	}
	x.hash = w.Hash
	return stored(x.checklist(w.Text))
}

func (x *exportReader) takeBlob() error {
	var w wireBlob
	if err := x.dec.Decode(&w); err != nil {
		return err
	}
	switch sum := sha256.Sum256(w.Data); {
	case hex.EncodeToString(sum[:]) != w.SHA:
		return errors.New("the photograph or paper is not what its hash says")
	case !x.sel.blobs[w.SHA]:
		return errors.New("no fact names the photograph or paper")
	case len(w.Data) > maxBlob:
		return fmt.Errorf("the photograph or paper is larger than %d MB", maxBlob/1_000_000)
	case w.SHA <= x.sha:
		return errOrder
	}
	x.sha = w.SHA
	return stored(x.blob(w.Data))
}

// stored marks an error of whoever the parts are handed to.
func stored(err error) error {
	if err != nil {
		return outside{err}
	}
	return nil
}
