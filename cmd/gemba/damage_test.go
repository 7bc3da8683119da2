package main

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"os"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"gemba/checklist"
)

// spoilers do to a visit file what sticks, mail programs and strangers do.
var spoilers = map[string]func(whole []byte) []byte{
	"headless":   func(b []byte) []byte { return append(make([]byte, 100), b[100:]...) },
	"zeroed":     func(b []byte) []byte { clear(b[3*4096 : 6*4096]); return b },
	"all zeros":  func(b []byte) []byte { return make([]byte, len(b)) },
	"first page": func(b []byte) []byte { return b[:4096] },
	"newer":      func(b []byte) []byte { binary.BigEndian.PutUint32(b[60:], 7); return b },
	"page count": func(b []byte) []byte { binary.BigEndian.PutUint32(b[28:], 0xfffffff0); return b },
	"empty":      func([]byte) []byte { return nil },
	"unlisted": func(b []byte) []byte { // the pages that say with which checklist
		for at := 4096; at < len(b); at += 4096 {
			if page := b[at : at+4096]; bytes.Contains(page, []byte(checklist.Builtin().Hash)) {
				clear(page)
			}
		}
		return b
	},
	"flipped": func(b []byte) []byte {
		for at := 4096; at < len(b); at += 97 * 16 {
			b[at+at%97] ^= 1
		}
		return b
	},
	"encrypted": func(b []byte) []byte { // a key stream that no one repeats
		return bytes.Map(func(r rune) rune { return r ^ 0x5a }, bytes.ToValidUTF8(b, []byte("?")))
	},
}

// spoil KIND FILE damages a file and makes it old; KIND is one of the spoilers,
// a number of bytes to which the file is cut off, or an SQL statement.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: spoil KIND FILE")
	}
	kind, path := args[0], ts.MkAbs(args[1])
	whole, err := os.ReadFile(path)
	ts.Check(err)
	n, notNumber := strconv.Atoi(kind)
	switch {
	case spoilers[kind] != nil:
		ts.Check(os.WriteFile(path, spoilers[kind](whole), 0o600))
	case notNumber == nil:
		ts.Check(os.Truncate(path, int64(n)))
	default:
		db, err := sql.Open("sqlite", path)
		ts.Check(err)
		_, err = db.Exec(kind)
		ts.Check(err)
		ts.Check(db.Close())
	}
	past := time.Now().Add(-time.Hour) // or it could still be on its way into its place
	ts.Check(os.Chtimes(path, past, past))
}
