package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"gemba/checklist"

	"github.com/google/uuid"
)

// The limits of an export in bytes: as a whole, and of one value in it, which
// is at most a paper of 50 MB.
const (
	maxExport      = 8 << 30
	maxExportValue = 80_000_000
	maxExportBook  = 10_000 // facts about people
)

// exportReader reads an export and hands on what it holds, each fact, checklist
// and blob checked against its hash. An export is refused as a whole, with an
// error that wraps [checklist.ErrInvalid] and names the place: what is accepted
// is written again with the same bytes, but for spaces.
type exportReader struct {
	fact      func(*Fact) error
	checklist func(text string) error
	blob      func(data []byte) error

	meter  *meter
	dec    *json.Decoder
	visit  ID
	actors []wireActor
	sel    *selection
	last   Fact   // of the visit, its id and clock
	hash   string // of the last checklist
	sha    string // of the last blob
}

// meter is a reader that refuses to read more than is left of the whole and of
// the value that is being read.
type meter struct {
	r           io.Reader
	value, left int64
}

// outside is an error of what an export is read from, or of where it goes to,
// and none of the export.
type outside struct{ error }

func (m *meter) Read(p []byte) (int, error) {
	most := min(m.value, m.left)
	if most <= 0 {
		return 0, fmt.Errorf("%w size: it is larger than any visit", checklist.ErrInvalid)
	}
	n, err := m.r.Read(p[:min(int64(len(p)), most)])
	m.value -= int64(n)
	m.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = outside{err}
	}
	return n, err
}

// read reads a whole export.
func (x *exportReader) read(ctx context.Context, r io.Reader) error {
	x.meter = &meter{r: r, value: maxExportValue, left: maxExport}
	x.dec = json.NewDecoder(x.meter)
	x.dec.DisallowUnknownFields()
	x.sel = newSelection()
	if err := x.head(); err != nil {
		return err
	}
	for _, section := range []struct {
		name string
		take func() error
	}{
		{"actors", x.takeActor}, {"book", x.takeBook}, {"facts", x.takeFact}, {"checklists", x.takeChecklist}, {"blobs", x.takeBlob},
	} {
		if err := x.section(ctx, section.name, section.take); err != nil {
			return err
		}
		if section.name == "facts" {
			if err := x.checkPeople(); err != nil {
				return err
			}
		}
	}
	if err := x.delim('}'); err != nil {
		return fault("at the end", err)
	}
	if _, err := x.dec.Token(); !errors.Is(err, io.EOF) {
		return fault("behind the end", errors.New("there is more"))
	}
	return nil
}

// fault says where something is wrong with the export.
func fault(where string, err error) error {
	var o outside
	switch {
	case errors.As(err, &o):
		return o.error
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		err = errors.New("it ends too early")
	case errors.Is(err, checklist.ErrInvalid):
		return fmt.Errorf("%s: %w", where, err)
	}
	return fmt.Errorf("%w export: %s: %w", checklist.ErrInvalid, where, err)
}

// head reads what an export says about itself.
func (x *exportReader) head() error {
	var format, visit string
	var version int
	if err := x.delim('{'); err != nil {
		return fault("at the beginning", err)
	}
	for _, part := range []struct {
		name string
		into any
	}{{"format", &format}, {"version", &version}, {"visit", &visit}} {
		err := x.name(part.name)
		if err == nil {
			err = x.dec.Decode(part.into)
		}
		switch {
		case err != nil:
			return fault(part.name, err)
		case format != exportFormat:
			return fault(part.name, fmt.Errorf("it is %.40q and not %q", format, exportFormat))
		case version > exportVersion:
			return fmt.Errorf("%w (export %d; this one reads %d)", ErrTooNew, version, exportVersion)
		case part.name != "format" && version != exportVersion:
			return fault(part.name, fmt.Errorf("%d is none", version))
		}
	}
	id, err := uuid.Parse(visit)
	x.visit = ID(id)
	if err != nil || x.visit == (ID{}) || visitText(x.visit) != visit {
		return fault("visit", fmt.Errorf("%.60q is not the id of a visit", visit))
	}
	return nil
}

func (x *exportReader) delim(want json.Delim) error {
	t, err := x.dec.Token()
	if err == nil && t != want {
		err = fmt.Errorf("%q is expected", want.String())
	}
	return err
}

func (x *exportReader) name(want string) error {
	t, err := x.dec.Token()
	if err == nil && t != want {
		err = fmt.Errorf("the name %q is expected", want)
	}
	return err
}

// section reads an array value by value.
func (x *exportReader) section(ctx context.Context, name string, take func() error) error {
	err := x.name(name)
	if err == nil {
		err = x.delim('[')
	}
	if err != nil {
		return fault(name, err)
	}
	for i := 0; x.dec.More(); i++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		x.meter.value = maxExportValue
		if err := take(); err != nil {
			return fault(fmt.Sprintf("%s[%d]", name, i), err)
		}
	}
	x.meter.value = maxExportValue
	if err := x.delim(']'); err != nil {
		return fault(name, err)
	}
	return nil
}
