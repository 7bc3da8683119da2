package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
)

// carve goes through the pages of a damaged or altered file and takes in what
// is provably ours: facts, checklists and blobs that are what their hashes say.
// Nothing in the file is executed or believed, so a hostile schema does not
// matter, and nothing can be invented.
func (m *merger) carve(ctx context.Context, tx *sql.Tx) error {
	file, err := os.Open(m.path)
	if err != nil {
		return err
	}
	defer shut(file)
	carved := map[ID]bool{}
	for _, page := range pageSizes(m.header) {
		c := newCarver(file, m.header.size, page)
		c.fact = func(f *Fact, live bool) error { return m.takeCarved(ctx, carved, f, live) }
		c.template = func(id, body string) error { return unlessRejected(m.takeTemplate(ctx, tx, id, body)) }
		c.blob = func(sha string, data []byte) error { return unlessRejected(m.takeBlob(ctx, tx, sha, data)) }
		if err := c.run(ctx); err != nil {
			return err
		}
	}
	m.report.Carved = len(carved)
	return nil
}

// pageSizes returns the sizes to try: the one of every visit file, and the one
// that the header claims where it is another.
func pageSizes(h header) []int {
	if h.page == 0 || h.page == pageSize {
		return []int{pageSize}
	}
	return []int{pageSize, h.page}
}

func (m *merger) takeCarved(ctx context.Context, carved map[ID]bool, f *Fact, live bool) error {
	if carved[f.ID] {
		return nil
	}
	if !f.genuine() {
		if live {
			m.bad[f.ID] = true
		}
		return nil
	}
	carved[f.ID] = true
	delete(m.bad, f.ID)
	if m.knows(f.ID) {
		return nil
	}
	return m.take(ctx, f)
}

// unlessRejected passes over what is not what its hash says: among bytes that only
// look like a row that is no news.
func unlessRejected(err error) error {
	if errors.Is(err, errRejected) {
		return nil
	}
	return err
}

// largeForeign is the size in bytes from which a file without our header is
// not gone through any more in search of facts.
const largeForeign = 64 << 20

// worthReading looks at a file before it is copied. The error says why not.
func worthReading(path string) error {
	h, err := sniff(path)
	if err != nil {
		return err
	}
	err = h.readable()
	if errors.Is(err, ErrTooNew) || errors.Is(err, ErrNotGemba) && h.size > largeForeign {
		return err
	}
	if h.size == 0 {
		return fmt.Errorf("%w: it is empty", ErrNotGemba)
	}
	return nil
}
