package tui

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gemba/checklist"
	"gemba/checklist/demo"
)

// pictureFolder is where the pictures of the manual lie. They are drawn from the
// frames of the program on the visits of the demonstration, so a picture that is
// not what the program shows fails the tests; go test ./tui -run TestPictures
// -update draws them anew.
const pictureFolder = "../docs/pictures"

// demonstration is a library of the invented visits.
func demonstration() *fakeLibrary {
	l := &fakeLibrary{name: "Ana Ruiz"}
	for _, dv := range demo.Visits() {
		v := checklist.NewVisit(dv.Name)
		for _, c := range dv.Changes() {
			v.Apply(c)
		}
		v.Checklist, v.Heads = checklist.Builtin().Hash, "5f1d0c7a93be"
		l.docs = append(l.docs, &fakeDocument{lib: l, visit: v, drafts: map[checklist.Cell]checklist.Draft{}})
	}
	return l
}

// album is what the manual shows: the keys that lead to each picture.
func album(t *testing.T) map[string]string {
	at := func(item string) *driver {
		d := drive(t, demonstration(), 100, 30).keys("enter")
		if w, ok := d.app.top().(*walk); !ok || !w.show(item) {
			t.Fatalf("%s is not asked", item)
		}
		return d
	}
	return map[string]string{
		"visits":     drive(t, demonstration(), 100, 30).frame(),
		"walk":       at("IN-01").frame(),
		"assessment": at("IN-01").keys("a").frame(),
		"open":       at("IN-01").keys("!").frame(),
		"review":     at("IN-03").keys("v + s").typeText("Show the slip of the draw.").keys("ctrl+s g").frame(),
		"report":     at("IN-01").keys("r").frame(),
		"suppliers":  drive(t, demonstration(), 100, 30).keys("c c").frame(),
	}
}

// The size of a cell of a picture.
const cellWide, cellHigh = 8, 17

// svgOf makes a picture of a frame. Every word stands where its cell is and lines
// are drawn, so that the columns stand whatever font a reader has.
func svgOf(frame string) string {
	m := measure{}
	rows := strings.Split(strings.TrimSuffix(frame, "\n"), "\n")
	wide := 0
	var words, lines, heavy strings.Builder
	apart := regexp.MustCompile(`[^ \x{2500}-\x{257f}]+|[\x{2500}-\x{257f}]`)
	for y, row := range rows {
		wide = max(wide, m.width(row))
		for _, at := range apart.FindAllStringIndex(row, -1) {
			text, x, top := row[at[0]:at[1]], 8+cellWide*m.width(row[:at[0]]), 8+cellHigh*y
			if r := []rune(text)[0]; r >= 0x2500 && r <= 0x257f {
				to := &lines
				if strings.ContainsRune("━┝┥┿╸", r) {
					to = &heavy
				}
				to.WriteString(halfLines(r, x, top))
				continue
			}
			fmt.Fprintf(&words, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\">%s</text>\n", x, top+cellHigh-4, cellWide*m.width(text), html.EscapeString(text))
		}
	}
	w, h := 16+cellWide*wide, 16+cellHigh*len(rows)
	return fmt.Sprintf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n"+
		"<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#16181d\"/>\n<path stroke=\"#8a93a6\" fill=\"none\" d=\"", w, h, w, h, w, h) + lines.String() +
		"\"/>\n<path stroke=\"#7cc4d8\" stroke-width=\"3\" fill=\"none\" d=\"" + heavy.String() + "\"/>\n<g fill=\"#e6e6e6\" font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace\" font-size=\"13\">\n" + words.String() + "</g>\n</svg>\n"
}

// halfLines draws one character of the box-drawing block as the half lines that it
// is made of.
func halfLines(r rune, x, y int) string {
	const cw, ch = cellWide, cellHigh
	halves := map[rune]string{
		'─': "lr", '━': "lr", '╭': "rd", '╮': "ld", '╰': "ru", '╯': "lu", '│': "ud", '┝': "udr", '┥': "udl", '┿': "udlr", '╸': "l",
	}[r]
	ends := map[rune][2]int{'l': {x, y + ch/2}, 'r': {x + cw, y + ch/2}, 'u': {x + cw/2, y}, 'd': {x + cw/2, y + ch}}
	var b strings.Builder
	for _, half := range halves {
		fmt.Fprintf(&b, "M%d %dL%d %d", x+cw/2, y+ch/2, ends[half][0], ends[half][1])
	}
	return b.String()
}

// The pictures of the manual are what the program shows, and the manual shows all
// of them and no other.
func TestPictures(t *testing.T) {
	manual, err := os.ReadFile("../docs/manual.md")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, m := range regexp.MustCompile(`\(pictures/([a-z-]+)\.svg\)`).FindAllStringSubmatch(string(manual), -1) {
		named = append(named, m[1])
	}
	shots := album(t)
	for name, frame := range shots {
		path, want := filepath.Join(pictureFolder, name+".svg"), svgOf(frame)
		if *update {
			if err := os.MkdirAll(pictureFolder, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s is not what the program shows: go test ./tui -run TestPictures -update draws it (%v)", path, err)
		}
		if !slices.Contains(named, name) {
			t.Errorf("the manual does not show %s", name)
		}
	}
	for _, name := range named {
		if _, ok := shots[name]; !ok {
			t.Errorf("the manual shows %s, which nobody draws", name)
		}
	}
}
