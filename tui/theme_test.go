package tui

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"testing"
)

// palettes are the sixteen colours as terminals come with them.
var palettes = map[string][16]uint32{
	"xterm":    {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff},
	"VGA":      {0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff},
	"Campbell": {0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, 0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2},
	"Terminal": {0x000000, 0xc23621, 0x25bc24, 0xadad27, 0x492ee1, 0xd338d3, 0x33bbc8, 0xcbcccd, 0x818383, 0xfc391f, 0x31e722, 0xeaec23, 0x5833ff, 0xf935f8, 0x14f0f0, 0xe9ebeb},
	"VS Code":  {0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc, 0x11a8cd, 0xe5e5e5, 0x666666, 0xf14c4c, 0x23d18b, 0xf5f543, 0x3b8eea, 0xd670d6, 0x29b8db, 0xe5e5e5},
}

// rgb is a colour in linear light.
type rgb [3]float64

func linear(hex uint32) (c rgb) {
	for i := range c {
		v := float64(hex>>(16-8*i)&0xff) / 255
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return c
}

// contrast is the ratio of WCAG 2: at least 4.5 for text.
func contrast(a, b rgb) float64 {
	light := func(c rgb) float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] + 0.05 }
	return max(light(a), light(b)) / min(light(a), light(b))
}

// blindness are the matrices of Machado, Oliveira and Fernandes (2009) for
// people without one of the three cones.
var blindness = map[string][3]rgb{
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func seenBy(m [3]rgb, c rgb) (s rgb) {
	for i := range s {
		for j := range c {
			s[i] += m[i][j] * c[j]
		}
	}
	return s
}

// apart is the distance of two colours in CIELAB; one can tell colours apart
// from about 10 on.
func apart(a, b rgb) float64 {
	lab := func(c rgb) rgb {
		f := func(t float64) float64 {
			if t > 0.008856 {
				return math.Cbrt(t)
			}
			return 7.787*t + 16.0/116
		}
		x := f((0.4124*c[0] + 0.3576*c[1] + 0.1805*c[2]) / 0.9505)
		y := f(0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2])
		z := f((0.0193*c[0] + 0.1192*c[1] + 0.9505*c[2]) / 1.089)
		return rgb{116*y - 16, 500 * (x - y), 200 * (y - z)}
	}
	p, q := lab(a), lab(b)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

var colourCode = regexp.MustCompile(`(?:[[;])(?:38;5;(\d+)|(3[0-7]|9[0-7]))m`)

// colourOf is what an ink writes in, the colour of plain text where it has none.
func colourOf(t *testing.T, k ink, palette [16]uint32, plain uint32) rgb {
	t.Helper()
	m := colourCode.FindStringSubmatch(k.before)
	switch {
	case m == nil:
		return linear(plain)
	case m[1] != "":
		n, err := strconv.Atoi(m[1])
		if err != nil || n < 232 {
			t.Fatalf("%q is no grey", k.before)
		}
		grey := uint32(8 + 10*(n-232))
		return linear(grey<<16 | grey<<8 | grey)
	}
	n, err := strconv.Atoi(m[2])
	if err != nil {
		t.Fatal(err)
	}
	if n >= 90 {
		return linear(palette[n-90+8])
	}
	return linear(palette[n-30])
}

// TestThemesCanBeRead computes the contrast of every ink on its ground, and how
// far good, warning and bad are apart for the colour-blind, in every palette.
func TestThemesCanBeRead(t *testing.T) {
	for _, name := range Themes() {
		for _, dark := range []bool{true, false} {
			th := name.on(dark)
			for palette, colours := range palettes {
				ground, plain := uint32(0xffffff), colours[0]
				if th.dark {
					ground, plain = colours[0], colours[15]
				}
				where := fmt.Sprintf("theme %s, dark %t, %s", name, th.dark, palette)
				colour := func(k ink) rgb { return colourOf(t, k, colours, plain) }
				for what, k := range map[string]ink{
					"faint": th.faint, "key": th.key, "good": th.good, "warn": th.warn, "bad": th.bad, "paper": th.paper,
					"practice": th.practice, "open": th.open, "focus": th.focus, "title": th.title, "input": th.input,
				} {
					if c := contrast(colour(k), linear(ground)); c < 4.5 {
						t.Errorf("%s: %s has a contrast of %.1f", where, what, c)
					}
				}
				if name == ThemeNone {
					continue
				}
				for kind, m := range blindness {
					for what, pair := range map[string][2]ink{"good and bad": {th.good, th.bad}, "warning and bad": {th.warn, th.bad}, "good and warning": {th.good, th.warn}} {
						if d := apart(seenBy(m, colour(pair[0])), seenBy(m, colour(pair[1]))); d < 20 {
							t.Errorf("%s: %s are %.0f apart with %s", where, what, d, kind)
						}
					}
				}
			}
		}
	}
}
