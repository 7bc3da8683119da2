package tui

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"io"
	"sync"
)

// hanziFile holds the Chinese characters that are set in large type, twelve by
// twelve dots each. hanzi_gen.go made it; docs/licences-lettering.md says from what.
//
//go:embed hanzi.gz
var hanziFile []byte

// A character in the file: its code in two bytes, and its dots row by row.
const (
	hanziSide  = 12
	hanziBytes = 2 + hanziSide*hanziSide/8
)

// hanziForms unpacks the file at its first use, and says where each character is.
// It is part of the program, so it can be read.
var hanziForms = sync.OnceValue(func() map[rune][]byte {
	zip, err := gzip.NewReader(bytes.NewReader(hanziFile))
	if err != nil {
		return nil
	}
	all, err := io.ReadAll(zip)
	if err != nil {
		return nil
	}
	out := make(map[rune][]byte, len(all)/hanziBytes)
	for ; len(all) >= hanziBytes; all = all[hanziBytes:] {
		out[rune(binary.BigEndian.Uint16(all))] = all[2:hanziBytes]
	}
	return out
})

// hanzi is a Chinese character as dots, or nil.
func hanzi(r rune) dots {
	packed := hanziForms()[r]
	if packed == nil {
		return nil
	}
	out := make(dots, hanziSide)
	for y := range out {
		row := make([]byte, hanziSide)
		for x := range row {
			row[x] = ' '
			if bit := y*hanziSide + x; packed[bit/8]&(0x80>>(bit%8)) != 0 {
				row[x] = '#'
			}
		}
		out[y] = string(row)
	}
	return out
}
