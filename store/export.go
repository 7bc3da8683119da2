package store

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"gemba/checklist"
)

// What an export says that it is.
const (
	exportFormat  = "gemba visit"
	exportVersion = 1
)

// wireActor is an actor in an export: what the facts of the section "book" say,
// repeated for whoever reads it.
type wireActor struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Role string `json:"role"`
}

// wireFact is a fact in an export. The clock is text since many readers of JSON
// round numbers of that size.
type wireFact struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"`
	Key     string   `json:"key"`
	Field   string   `json:"field"`
	Value   *string  `json:"value"` // null: cleared
	Actor   string   `json:"actor"`
	HLC     int64    `json:"hlc,string"`
	At      int64    `json:"at"`
	TZ      int      `json:"tz"`
	Parents []string `json:"parents,omitempty"`
	Seen    []string `json:"seen,omitempty"`
	Ext     string   `json:"ext,omitempty"`
}

type wireChecklist struct {
	Hash string `json:"hash"`
	Text string `json:"text"`
}

type wireBlob struct {
	SHA  string `json:"sha"`
	Data []byte `json:"data"`
}

// Export writes everything about one visit as JSON: each fact with all that its
// hash covers, who the people are, the checklists by which it was walked, the
// photographs and papers. [Import] makes the same facts of it. Two files that
// know the same about a visit export the same bytes. The error wraps
// [checklist.ErrNotFound].
func (f *File) Export(ctx context.Context, visitID string, w io.Writer) error {
	id, err := parseVisit(visitID)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	var s *selection
	err = f.with(func() (err error) {
		s, err = gather(ctx, f.book.db, id)
		return err
	})
	if err == nil {
		e := &exporter{w: bufio.NewWriter(w), checklist: f.exportChecklist, blob: f.Blob}
		err = e.write(ctx, id, s)
	}
	if err != nil {
		return fmt.Errorf("export visit %s: %w", visitID, translate(err))
	}
	return nil
}

// exportChecklist returns the text of a checklist. That of the built-in one is
// in the program even where a damaged file lost it.
func (f *File) exportChecklist(ctx context.Context, hash string) (string, error) {
	sha, ok := parseSHA(hash)
	if !ok {
		return "", checklist.ErrNotFound
	}
	var body string
	err := f.with(func() (err error) {
		body, err = templateBody(ctx, f.book.db, sha)
		return err
	})
	if errors.Is(err, checklist.ErrNotFound) {
		if c := checklist.BuiltinOf(hash); c != nil {
			return c.Source, nil
		}
	}
	return body, err
}

// exporter writes a selection. What a damaged file lost of the contents that
// the facts name is left out.
type exporter struct {
	w         *bufio.Writer
	checklist func(context.Context, string) (string, error)
	blob      func(context.Context, string) ([]byte, error)
}

func (e *exporter) write(ctx context.Context, visit ID, s *selection) error {
	fmt.Fprintf(e.w, `{"format":%q,"version":%d,"visit":%q`, exportFormat, exportVersion, visitText(visit))
	err := join(
		e.section("actors", elements(s.whoIsWho(), func(a wireActor) (any, error) { return a, nil })),
		e.section("book", elements(s.book, func(f *Fact) (any, error) { return wireOf(f), nil })),
		e.section("facts", elements(s.facts, func(f *Fact) (any, error) { return wireOf(f), nil })),
		e.section("checklists", elements(sortedHashes(s.checklists), func(hash string) (any, error) {
			text, err := e.checklist(ctx, hash)
			return wireChecklist{hash, text}, err
		})),
		e.section("blobs", elements(sortedHashes(s.blobs), func(sha string) (any, error) {
			data, err := e.blob(ctx, sha)
			return wireBlob{sha, data}, err
		})),
	)
	if err != nil {
		return err
	}
	fmt.Fprint(e.w, "}\n")
	return e.w.Flush()
}

// elements calls a function with each value that is there.
func elements[T any](list []T, wire func(T) (any, error)) func(func(any) error) error {
	return func(write func(any) error) error {
		for _, v := range list {
			value, err := wire(v)
			if errors.Is(err, checklist.ErrNotFound) {
				continue
			}
			if err == nil {
				err = write(value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
}

// section writes an array, each value on a line of its own.
func (e *exporter) section(name string, each func(func(any) error) error) error {
	fmt.Fprintf(e.w, ",\n\"%s\":[", name)
	separator := "\n"
	err := each(func(value any) error {
		text, err := plainJSON(value)
		if err != nil {
			return err
		}
		fmt.Fprint(e.w, separator)
		separator = ",\n"
		_, err = e.w.Write(text)
		return err
	})
	fmt.Fprint(e.w, "]")
	return err
}

// plainJSON writes JSON in which < and & stay what they are.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(checklist.JSONWriter(&b))
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// sortedHashes returns the hashes of a set in order. A value that is no hash
// names nothing.
func sortedHashes(set map[string]bool) []string {
	list := slices.Sorted(maps.Keys(set))
	return slices.DeleteFunc(list, func(hash string) bool {
		sha, ok := parseSHA(hash)
		return !ok || hex.EncodeToString(sha[:]) != hash
	})
}

func wireOf(f *Fact) wireFact {
	w := wireFact{
		ID: f.ID.String(), Kind: f.Kind, Key: f.Key, Field: f.Field, Actor: f.Actor.String(),
		HLC: f.HLC, At: f.At, TZ: f.TZ, Parents: idTexts(f.Parents), Seen: idTexts(f.Seen), Ext: f.Ext,
	}
	if !f.Cleared {
		w.Value = &f.Value
	}
	return w
}

func idTexts(ids []ID) []string {
	var list []string
	for _, id := range ids {
		list = append(list, id.String())
	}
	return list
}
