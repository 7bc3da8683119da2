package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
)

// A look at a large folder nearly always finds it as the last one left it. The
// index keeps what that was as one value, so that only the files are asked for
// and not each row of the index: the state of the index, which counts the
// changes made to it, and the hash of the listing that it agreed with. A file
// that was read just after it was written is looked at again, so until none is
// left nothing is kept.
const (
	keyChanges = "changes" // rises with each transaction that writes files
	keyLooked  = "looked"
)

// listingHash is the value of a listing at a state of the index.
func listingHash(changes string, found []candidate) string {
	h := sha256.New()
	var b []byte
	for _, c := range found {
		b = append(b[:0], c.name...)
		b = append(b, 0)
		for _, n := range []int64{c.size, c.mtime, c.inode} {
			b = binary.LittleEndian.AppendUint64(b, uint64(n)) //nolint:gosec // for a hash
		}
		h.Write(b)
	}
	return changes + ":" + hex.EncodeToString(h.Sum(nil))
}

// lastLook returns the state of the index and what the last look found at it.
func lastLook(ctx context.Context, db *sql.DB) (changes, looked string, err error) {
	err = db.QueryRowContext(ctx, `SELECT coalesce((SELECT value FROM meta WHERE key = ?), '0'), coalesce((SELECT value FROM meta WHERE key = ?), '')`,
		keyChanges, keyLooked).Scan(&changes, &looked)
	return changes, looked, err
}

// keepLook keeps that a folder was found as the index has it.
func keepLook(ctx context.Context, db *sql.DB, look string) error {
	_, err := db.ExecContext(ctx, `INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value`, keyLooked, look)
	return err
}

// countChange says that the index is another one from now on.
func countChange(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO meta(key, value) VALUES(?, '1') ON CONFLICT(key) DO UPDATE SET value = CAST(value + 1 AS TEXT)`, keyChanges)
	return err
}
