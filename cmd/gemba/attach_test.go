package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// photo FILE WIDTH HEIGHT [TAKEN] makes a JPEG; TAKEN is as Exif has it.
func makePhoto(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || len(args) > 4 {
		ts.Fatalf("usage: photo FILE WIDTH HEIGHT [TAKEN]")
	}
	w, err := strconv.Atoi(args[1])
	ts.Check(err)
	h, err := strconv.Atoi(args[2])
	ts.Check(err)
	img := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetGray(x, y, color.Gray{uint8(x*y%251 ^ x)})
		}
	}
	var b bytes.Buffer
	ts.Check(jpeg.Encode(&b, img, nil))
	picture := b.Bytes()
	if len(args) == 4 {
		picture = takenAt(picture, args[3])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), picture, 0o600))
}

// takenAt puts an Exif record into a JPEG that says when it was taken, and no
// zone: a directory that leads to another, with one text.
func takenAt(picture []byte, taken string) []byte {
	le := binary.LittleEndian
	entry := func(b []byte, tag, kind uint16, n, value uint32) []byte {
		b = le.AppendUint16(le.AppendUint16(le.AppendUint16(b, 1), tag), kind)
		return le.AppendUint32(le.AppendUint32(le.AppendUint32(b, n), value), 0)
	}
	b := entry([]byte("II*\x00\x08\x00\x00\x00"), 0x8769, 4, 1, 26)
	b = entry(b, 0x9003, 2, uint32(len(taken)+1), 44)
	b = append([]byte("Exif\x00\x00"), append(b, taken+"\x00"...)...)
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xd8, 0xff, 0xe1}, uint16(len(b)+2))
	return append(append(head, b...), picture[2:]...)
}
