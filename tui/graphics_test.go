package tui

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi/kitty"
)

// checkered is a picture of three colours without a pattern, so that it does not
// become short; the same every time.
func checkered(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	colours := []color.RGBA{{255, 0, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}
	random := rand.New(rand.NewPCG(1, 2))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, colours[random.IntN(len(colours))])
		}
	}
	return img
}

func sent(t *testing.T, cmd tea.Cmd) string {
	t.Helper()
	raw, ok := cmd().(tea.RawMsg)
	if !ok {
		t.Fatal("nothing is sent")
	}
	return raw.Msg.(string)
}

// TestKittyBytes reads what is sent to a terminal with the kitty protocol as the
// terminal does: commands in APC, each piece of at most 4096 characters, all but
// the last announcing more, and together the very picture as a PNG.
func TestKittyBytes(t *testing.T) {
	img := checkered(240, 160)
	text := sent(t, transmit(img, 107, 24, 8))
	var payload strings.Builder
	rest := text
	for n := 0; rest != ""; n++ {
		body, ok := strings.CutPrefix(rest, "\x1b_G")
		body, after, closed := strings.Cut(body, "\x1b\\")
		if !ok || !closed {
			t.Fatalf("piece %d is no command: %.20q", n, rest)
		}
		rest = after
		control, data, _ := strings.Cut(body, ";")
		keys := map[string]string{}
		for pair := range strings.SplitSeq(control, ",") {
			k, v, _ := strings.Cut(pair, "=")
			keys[k] = v
		}
		if n == 0 {
			for k, want := range map[string]string{"a": "T", "U": "1", "f": "100", "i": "107", "c": "24", "r": "8", "q": "2"} {
				if keys[k] != want {
					t.Errorf("%s=%q, want %q: %s", k, keys[k], want, control)
				}
			}
			if keys["t"] != "" && keys["t"] != "d" {
				t.Errorf("not sent directly: %s", control)
			}
		} else if keys["a"] == "T" || keys["i"] != "" && keys["i"] != "107" {
			t.Errorf("piece %d begins anew: %s", n, control)
		}
		if more := keys["m"] == "1"; more != (rest != "") || len(data) > 4096 || more && len(data)%4 != 0 {
			t.Errorf("piece %d: m=%q, %d characters, more %v", n, keys["m"], len(data), rest != "")
		}
		payload.WriteString(data)
	}
	if strings.Count(text, "\x1b_G") < 2 {
		t.Errorf("%d characters in one piece: nothing is tried", len(text))
	}
	file, err := base64.StdEncoding.DecodeString(payload.String())
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	samePoints(t, got, img, 0)
}

// TestSixelBytes draws what is sent to a terminal with sixels as the terminal
// does.
func TestSixelBytes(t *testing.T) {
	img := checkered(40, 40)
	g := &graphics{cell: image.Pt(10, 20)}
	text := sent(t, g.overlay(img, 4, 2))
	m := regexp.MustCompile(`^\x1b7\x1b\[H\x1bP([0-9;]*)q(.*)\x1b\\\x1b8$`).FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("not a picture at the first cell, with the cursor kept: %.40q", text)
	}
	if !strings.HasPrefix(m[1], "0;1") {
		t.Errorf("points that are not drawn are not left as they are: %q", m[1])
	}
	samePoints(t, sixels(t, m[2]), img, 3) // a colour is so many percent
}

// sixels draws sixel data: # chooses or defines a colour, ! repeats, $ goes back
// to the left edge, - to the next band of six points.
func sixels(t *testing.T, data string) *image.RGBA {
	t.Helper()
	var size []int
	if raster, ok := strings.CutPrefix(data, `"`); ok {
		end := strings.IndexFunc(raster, func(r rune) bool { return r != ';' && (r < '0' || r > '9') })
		size, data = numbersOf(raster[:end]), raster[end:]
	}
	if len(size) != 4 || size[0] != size[1] {
		t.Fatalf("raster %v: points are not square, or have no number", size)
	}
	img := image.NewRGBA(image.Rect(0, 0, size[2], size[3]))
	palette := map[int]color.RGBA{}
	x, y, colour, repeat := 0, 0, 0, 1
	for i := 0; i < len(data); {
		c := data[i]
		i++
		from := i
		for (c == '#' || c == '!') && i < len(data) && (data[i] == ';' || data[i] >= '0' && data[i] <= '9') {
			i++
		}
		switch args := numbersOf(data[from:i]); {
		case c == '#' && len(args) == 5:
			if args[1] != 2 {
				t.Fatalf("colour %v is not in red, green and blue", args)
			}
			part := func(n int) uint8 { return uint8(n * 255 / 100) }
			palette[args[0]] = color.RGBA{part(args[2]), part(args[3]), part(args[4]), 255}
			colour = args[0]
		case c == '#':
			colour = args[0]
		case c == '!':
			repeat = args[0]
		case c == '$':
			x = 0
		case c == '-':
			x, y = 0, y+6
		case c >= '?' && c <= '~':
			for range repeat {
				for bit := range 6 {
					if (c-'?')>>bit&1 == 1 {
						img.SetRGBA(x, y+bit, palette[colour])
					}
				}
				x++
			}
			repeat = 1
		default:
			t.Fatalf("%q is no sixel", c)
		}
	}
	return img
}

func numbersOf(s string) []int {
	var out []int
	for part := range strings.SplitSeq(s, ";") {
		n, _ := strconv.Atoi(part)
		out = append(out, n)
	}
	return out
}

// samePoints compares two pictures point by point; each colour may be off by so
// much.
func samePoints(t *testing.T, got, want image.Image, off int) {
	t.Helper()
	if got.Bounds().Size() != want.Bounds().Size() {
		t.Fatalf("%v points, want %v", got.Bounds().Size(), want.Bounds().Size())
	}
	far := func(a, b uint32) bool { return max(a, b)-min(a, b) > uint32(off)*0x101 }
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			r, g, b, a := got.At(x, y).RGBA()
			wr, wg, wb, wa := want.At(x, y).RGBA()
			if far(r, wr) || far(g, wg) || far(b, wb) || far(a, wa) {
				t.Fatalf("the point at %d, %d is %v, want %v", x, y, got.At(x, y), want.At(x, y))
			}
		}
	}
}

// TestNumbersOfPictures: a picture is drawn by the terminal as long as no other has its
// number, and the numbers are colours of the palette.
func TestNumbersOfPictures(t *testing.T) {
	g := &graphics{kitty: true}
	byTerminal := func(i int) bool {
		return strings.ContainsRune(strings.Join(g.draw(strconv.Itoa(i), aPicture(), 10, 5), ""), kitty.Placeholder)
	}
	for i := range 3 * mostPlaced {
		if cmd := g.send(strconv.Itoa(i), aPicture(), 10, 5); cmd == nil || !byTerminal(i) {
			t.Fatalf("picture %d is not given to the terminal", i)
		}
		if n := firstID + len(g.placed) - 1; n > 255 || len(g.placed) > mostPlaced {
			t.Fatalf("picture %d has the number %d", i, n)
		}
		if i >= mostPlaced && byTerminal(i-mostPlaced) {
			t.Fatalf("picture %d is drawn, whose number another has", i-mostPlaced)
		}
	}
}
