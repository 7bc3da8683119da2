package tui

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"sync"
)

// hanziFile holds the Chinese characters that are set in large type, twelve by
// twelve dots each. hanzi_gen.go made it and says how it is laid out;
// docs/licences-lettering.md says from what.
//
//go:embed hanzi.gz
var hanziFile []byte

const hanziSide = 12

// hanziSheet is the file unpacked: which character stands where, and the halves of
// its rows, six dots in a byte.
type hanziSheet struct {
	place       map[rune]int
	left, right []byte
}

// hanziForms unpacks the file at its first use. It is part of the program, so it can
// be read.
var hanziForms = sync.OnceValue(func() (sheet hanziSheet) {
	zip, err := gzip.NewReader(bytes.NewReader(hanziFile))
	if err != nil {
		return sheet
	}
	all, err := io.ReadAll(zip)
	if err != nil {
		return sheet
	}
	n := len(all) / (2 + 2*hanziSide)
	high, low, rows := all[:n], all[n:2*n], all[2*n:]
	sheet = hanziSheet{make(map[rune]int, n), rows[:n*hanziSide], rows[n*hanziSide:]}
	r := rune(0)
	for i := range n {
		r += rune(high[i])<<8 | rune(low[i])
		sheet.place[r] = i
	}
	return sheet
})

// hanzi is a Chinese character as dots, or nil.
func hanzi(r rune) dots {
	sheet := hanziForms()
	at, ok := sheet.place[r]
	if !ok {
		return nil
	}
	out := make(dots, hanziSide)
	for y := range out {
		bits := int(sheet.left[at*hanziSide+y])<<6 | int(sheet.right[at*hanziSide+y])
		row := make([]byte, hanziSide)
		for x := range row {
			row[x] = ' '
			if bits>>(hanziSide-1-x)&1 == 1 {
				row[x] = '#'
			}
		}
		out[y] = string(row)
	}
	return out
}
