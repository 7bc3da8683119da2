package tui

import (
	"image"
	"image/color"
	"strings"

	"golang.org/x/image/draw"
)

// pictureCells is the largest size in cells, of w × h, in which a picture keeps its
// shape. A cell is twice as high as it is wide.
func pictureCells(size image.Point, w, h int) (cw, ch int) {
	if size.X < 1 || size.Y < 1 || w < 1 || h < 1 {
		return 0, 0
	}
	cw, ch = w, (w*size.Y+size.X)/(2*size.X)
	if ch > h {
		cw, ch = (2*h*size.X+size.Y/2)/size.Y, h
	}
	return max(1, min(cw, w)), max(1, min(ch, h))
}

// halfBlocks draws a picture in w × h cells, two points a cell: the upper half
// block in the colour of one point on the colour of the other. On a terminal
// without colours it is drawn in five shades.
func (g *graphics) halfBlocks(img image.Image, w, h int) []string {
	cw, ch := pictureCells(img.Bounds().Size(), w, h)
	if cw == 0 {
		return nil
	}
	small := image.NewRGBA(image.Rect(0, 0, cw, 2*ch))
	draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
	lines := make([]string, ch)
	for y := range lines {
		var b strings.Builder
		for x := range cw {
			upper, lower := small.RGBAAt(x, 2*y), small.RGBAAt(x, 2*y+1)
			if g.mono {
				b.WriteString(shade(upper, lower))
			} else {
				b.WriteString(pixels(upper, lower))
			}
		}
		lines[y] = b.String()
	}
	return lines
}

// shade is a character about as bright as two points are together.
func shade(upper, lower color.RGBA) string {
	shades := [...]string{" ", "░", "▒", "▓", "█"}
	sum := 0
	for _, c := range []color.RGBA{upper, lower} {
		sum += 299*int(c.R) + 587*int(c.G) + 114*int(c.B)
	}
	return shades[min(len(shades)-1, sum*len(shades)/(2*255*1000))]
}
