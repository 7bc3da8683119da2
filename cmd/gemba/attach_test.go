package main

import (
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"

	"gemba/store"
)

// photo FILE WIDTH HEIGHT makes a JPEG.
func makePhoto(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: photo FILE WIDTH HEIGHT")
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
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(jpeg.Encode(f, img, nil))
	ts.Check(f.Close())
}

// paperid NAME FILE PAPER sets a variable to the id of the first photograph or
// paper of that name.
func setPaperID(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: paperid NAME FILE PAPER")
	}
	visits, err := store.Peek(context.Background(), ts.MkAbs(args[1]))
	ts.Check(err)
	for _, a := range visits[0].Attachments {
		if a.Name == args[2] {
			ts.Setenv(args[0], a.ID)
			return
		}
	}
	ts.Fatalf("no paper of that name")
}
