package tui

import (
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

// The size of the screen of every picture.
const pictureWide, pictureHigh = 100, 30

// screen is what a terminal is given, with its colours.
func (d *driver) screen() string { return d.app.View().Content }

// demoWalk is a driver on the newest visit of the demonstration, at an item.
func demoWalk(t *testing.T, item string) *driver {
	d := drive(t, demonstration(), pictureWide, pictureHigh).keys("enter")
	if w, ok := d.app.top().(*walk); !ok || !w.show(item) {
		t.Fatalf("%s is not asked", item)
	}
	return d
}

// demoSample is a driver at the lines of a sample that the program drew.
func demoSample(t *testing.T) *driver {
	d := drive(t, demonstration(), pictureWide, pictureHigh).keys("j enter")
	if w, ok := d.app.top().(*walk); !ok || !w.show("IN-03") {
		t.Fatal("IN-03 is not asked")
	}
	return d.keys("enter").expect("slip")
}

// album is what the manual shows: the keys that lead to each picture.
func album(t *testing.T) map[string]string {
	list := func() *driver { return drive(t, demonstration(), pictureWide, pictureHigh) }
	pictures := map[string]string{
		"visits":     list().screen(),
		"walk":       demoWalk(t, "IN-01").screen(),
		"assessment": demoWalk(t, "IN-01").keys("a").screen(),
		"open":       demoWalk(t, "IN-01").keys("!").screen(),
		"review":     demoWalk(t, "IN-03").keys("v + s").typeText("Show the slip of the draw.").keys("ctrl+s g").screen(),
		"report":     demoWalk(t, "IN-01").keys("r").screen(),
		"suppliers":  list().keys("c c").screen(),
		"purchasing": list().keys("B").screen(),
		"sample":     demoSample(t).screen(),
	}
	for name, screen := range pictures {
		pictures[name] = svgOf(screen, pictureWide, pictureHigh)
	}
	pictures["film"] = film(t)
	return pictures
}

// film is the program in half a minute: keys, and what they lead to.
func film(t *testing.T) string {
	d := drive(t, demonstration(), pictureWide, pictureHigh)
	scenes := []scene{{d.screen(), 25, "gemba demo"}}
	press := func(tenths int, says string, keys ...string) {
		d.keys(strings.Join(keys, " "))
		scenes = append(scenes, scene{d.screen(), tenths, says})
	}
	press(30, "enter: open the visit", "enter")
	if w, ok := d.app.top().(*walk); !ok || !w.show("QA-02") {
		t.Fatal("QA-02 is not asked")
	}
	press(20, "l, j: to an item")
	press(12, "8: a level", "8")
	press(30, "s: shown to me; the assessment answers in the same frame", "s")
	press(12, "4", "4")
	press(30, "t: told, not shown", "t")
	press(30, "n: what can still change most", "n")
	press(10, "o: an observation", "o")
	for _, word := range []string{"No slip ", "for the ", "third lot."} {
		d.typeText(word)
		press(6, "o: an observation")
	}
	press(20, "ctrl+s: saved", "ctrl+s")
	press(40, "a: why this grade", "a")
	press(15, "esc", "esc")
	press(40, "!: everything still open", "!")
	return filmOf(scenes, pictureWide, pictureHigh)
}

// The pictures are what the program shows; the manual and the README show all of
// them and no other.
func TestPictures(t *testing.T) {
	var named []string
	for _, doc := range []string{"../docs/manual.md", "../README.md"} {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`pictures/([a-z-]+)\.svg`).FindAllStringSubmatch(string(text), -1) {
			named = append(named, m[1])
		}
	}
	pictures := album(t)
	for name, want := range pictures {
		path := filepath.Join(pictureFolder, name+".svg")
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
			t.Errorf("no page shows %s", name)
		}
	}
	for _, name := range named {
		if _, ok := pictures[name]; !ok {
			t.Errorf("a page shows %s, which nobody draws", name)
		}
	}
}
