//go:build ignore

// Makes hanzi.gz out of a bitmap font: the characters of GB 2312, of the first
// level of Big5 and of JIS X 0208, and their punctuation. All their codes come first,
// the high bytes and then the low ones, each less the one before; then the left halves
// of all their rows, and then the right halves. So alike bytes stand together, which
// makes the file smaller by a third. It needs a module of its own that requires the
// font:
//
//	cp hanzi_gen.go /tmp/hanzi/main.go; cd /tmp/hanzi; go mod init hanzi
//	go get github.com/hajimehoshi/bitmapfont/v3@v3.2.0; go mod tidy; go run main.go
package main

import (
	"bytes"
	"compress/gzip"
	"log"
	"os"

	"github.com/hajimehoshi/bitmapfont/v3"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const side = 12

func main() {
	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		log.Fatal(err)
	}
	var high, low, left, right []byte
	last := rune(0)
	for _, block := range [][2]rune{{0x3000, 0x303F}, {0x4E00, 0x9FFF}, {0xFF01, 0xFF60}} {
		for r := block[0]; r <= block[1]; r++ {
			rows, ok := glyph(bitmapfont.FaceSC, r)
			if !ok || !common(r) {
				continue
			}
			high, low, last = append(high, byte((r-last)>>8)), append(low, byte(r-last)), r
			for _, row := range rows {
				left, right = append(left, byte(row>>6)), append(right, byte(row&63))
			}
		}
	}
	for _, part := range [][]byte{high, low, left, right} {
		if _, err := zip.Write(part); err != nil {
			log.Fatal(err)
		}
	}
	if err := zip.Close(); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("hanzi.gz", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// common reports whether a character is no sign of its own or in one of the sets.
func common(r rune) bool {
	if r < 0x4E00 || r > 0x9FFF {
		return true
	}
	if _, err := simplifiedchinese.HZGB2312.NewEncoder().String(string(r)); err == nil {
		return true
	}
	if _, err := japanese.ShiftJIS.NewEncoder().String(string(r)); err == nil {
		return true
	}
	big5, err := traditionalchinese.Big5.NewEncoder().String(string(r))
	return err == nil && len(big5) == 2 && big5 >= "\xa4\x40" && big5 <= "\xc6\x7e"
}

// glyph returns the rows of a character, the leftmost dot in the highest of twelve
// bits. The font has its dots on the rows from 10 above the line to 2 below it.
func glyph(face font.Face, r rune) (rows [side]uint16, ok bool) {
	to, mask, from, _, ok := face.Glyph(fixed.P(0, 10), r)
	if !ok {
		return rows, false
	}
	for y := to.Min.Y; y < to.Max.Y; y++ {
		for x := to.Min.X; x < to.Max.X; x++ {
			_, _, _, ink := mask.At(from.X+x-to.Min.X, from.Y+y-to.Min.Y).RGBA()
			if ink == 0 || x < 0 || x >= side || y < 0 || y >= side { // brackets are a dot higher
				continue
			}
			rows[y] |= 1 << (side - 1 - x)
		}
	}
	return rows, true
}
