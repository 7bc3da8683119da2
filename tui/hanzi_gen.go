//go:build ignore

// Makes hanzi.gz out of a bitmap font: the Chinese characters and their
// punctuation, for each its code in two bytes and then its dots in eighteen, twelve
// rows of twelve. It needs a module of its own that requires the font:
//
//	cp hanzi_gen.go /tmp/hanzi/main.go; cd /tmp/hanzi; go mod init hanzi
//	go get github.com/hajimehoshi/bitmapfont/v3@v3.2.0; go run main.go
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"log"
	"os"

	"github.com/hajimehoshi/bitmapfont/v3"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

const side = 12

func main() {
	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		log.Fatal(err)
	}
	for _, block := range [][2]rune{{0x3000, 0x303F}, {0x4E00, 0x9FFF}, {0xFF01, 0xFF60}} {
		for r := block[0]; r <= block[1]; r++ {
			if packed, ok := glyph(bitmapfont.FaceSC, r); ok {
				binary.Write(zip, binary.BigEndian, uint16(r))
				zip.Write(packed)
			}
		}
	}
	if err := zip.Close(); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("hanzi.gz", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// glyph packs a character. The font has its dots on the rows from 10 above the
// line to 2 below it.
func glyph(face font.Face, r rune) ([]byte, bool) {
	to, mask, from, _, ok := face.Glyph(fixed.P(0, 10), r)
	if !ok {
		return nil, false
	}
	packed := make([]byte, side*side/8)
	for y := to.Min.Y; y < to.Max.Y; y++ {
		for x := to.Min.X; x < to.Max.X; x++ {
			_, _, _, ink := mask.At(from.X+x-to.Min.X, from.Y+y-to.Min.Y).RGBA()
			if ink == 0 || x < 0 || x >= side || y < 0 || y >= side { // brackets are a dot higher
				continue
			}
			packed[(y*side+x)/8] |= 0x80 >> ((y*side + x) % 8)
		}
	}
	return packed, true
}
