package main

import (
	"context"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"gemba/checklist"
	"gemba/store"
)

var growth = flag.String("growth", "", "a new folder to write the visits of docs/performance.md into, in which something grows")

// grown is one step of what grows, in a library of its own.
type grown struct {
	name                         string
	visits, photos, items, facts int
}

// steps are those of the table, or smaller ones of the same kinds.
func steps(full bool) []grown {
	if !full {
		return []grown{{name: "visits", visits: 3}, {name: "photographs", photos: 2}, {name: "items", items: 95}, {name: "facts", facts: 40}}
	}
	list := []grown{{name: "facts-2000", facts: 2000}}
	for _, n := range []int{1, 30, 300} {
		list = append(list, grown{name: fmt.Sprintf("photographs-%d", n), photos: n})
	}
	for _, n := range []int{90, 900} {
		list = append(list, grown{name: fmt.Sprintf("items-%d", n), items: n})
	}
	for _, n := range []int{1, 100, 10_000} {
		list = append(list, grown{name: fmt.Sprintf("visits-%d", n), visits: n})
	}
	return list
}

// TestGrowth writes visits in which one thing grows: visits in a library,
// photographs, items of a checklist, facts of a day. With -growth FOLDER they are
// those of docs/performance.md, and stay; it takes some minutes.
func TestGrowth(t *testing.T) {
	dir := *growth
	if dir == "" {
		dir = t.TempDir()
	}
	for _, g := range steps(*growth != "") {
		folder := filepath.Join(dir, g.name)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		m := maker{T: t, folder: folder, state: t.TempDir()}
		for i := range max(1, g.visits) {
			m.visit(i, g)
		}
		m.check(g)
	}
}

// maker makes visits in a folder.
type maker struct {
	*testing.T
	folder, state string
}

var growthNames = []string{"宁波东海模具有限公司 Ningbo Donghai", "宏远阀门 Hongyuan Valve", "Obróbka Odra Sp. z o.o.", "கோவை ஃபவுண்டரி Kovai Foundry", "Northline Forge"}

func (m maker) visit(i int, g grown) {
	m.Helper()
	ctx := context.Background()
	c := checklist.Builtin()
	if g.items > 0 {
		c = m.longList(g.items)
	}
	day := time.Date(2026, 3, 11, 8, 0, 0, 0, time.UTC).AddDate(0, 0, -i/40)
	o := store.Options{StateDir: m.state, Actor: store.Actor{Name: "Ana Ruiz"}, Device: "growth", Now: func() time.Time { return day }}
	f, v, err := store.CreateVisit(ctx, filepath.Join(m.folder, fmt.Sprintf("v%05d.gemba", i)), o, c, map[string]string{
		checklist.FieldSupplier: fmt.Sprintf("%s %d", growthNames[i%len(growthNames)], i), checklist.FieldSite: "Wenzhou", checklist.FieldOrder: fmt.Sprintf("PO %d", 88_000+i),
		checklist.FieldDate: day.Format(time.DateOnly), checklist.FieldScope: "two-days", checklist.FieldVisitors: "Ana Ruiz",
	})
	if err != nil {
		m.Fatal(err)
	}
	changes := levels(c, 30, i)
	for n := range g.facts {
		changes = append(changes, levels(c, 1, n)...)
		changes = append(changes, checklist.Change{
			Cell:  checklist.Cell{Kind: checklist.KindObservation, Key: uuid.NewSHA1(uuid.NameSpaceOID, fmt.Appendf(nil, "note %d", n)).String(), Field: "text"},
			Value: fmt.Sprintf("bench %d of %d is empty, the gauge on it is due, 工位空着", n, g.facts),
		})
	}
	if g.facts > 0 {
		changes = changes[len(changes)-g.facts:]
	}
	if _, err := f.Save(ctx, v.ID, changes...); err != nil {
		m.Fatal(err)
	}
	for n := range g.photos {
		if _, _, err := f.Attach(ctx, v.ID, store.Attachment{Path: m.photo(n), Item: "IN-01", Caption: fmt.Sprintf("shelf %d", n)}); err != nil {
			m.Fatal(err)
		}
	}
	if err := f.Close(ctx); err != nil {
		m.Fatal(err)
	}
}

// levels answers so many items, in another way for another seed.
func levels(c *checklist.Checklist, n, seed int) (list []checklist.Change) {
	for i := 0; len(list) < n && i < len(c.Items); i++ {
		it := &c.Items[(i+seed)%len(c.Items)]
		if it.Kind != checklist.Level {
			continue
		}
		a := checklist.Answer{State: checklist.Answered, Level: []int{100, 80, 60, 40, 0}[(seed+i)%5], Basis: "seen"}
		list = append(list, checklist.Change{Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: it.ID, Field: checklist.FieldValue}, Value: a.Encode()})
	}
	return list
}

// photo is a picture as a telephone takes it, no two the same.
func (m maker) photo(n int) string {
	m.Helper()
	p := image.NewRGBA(image.Rect(0, 0, 1600, 1200))
	for y := range 1200 {
		for x := range 1600 {
			p.SetRGBA(x, y, color.RGBA{uint8(x/7 + n), uint8(y/5 + x*y/9000), uint8((x ^ y) / 6), 255}) //nolint:gosec // a pattern
		}
	}
	path := filepath.Join(m.state, fmt.Sprintf("IMG_%04d.jpg", n))
	out, err := os.Create(path)
	if err != nil {
		m.Fatal(err)
	}
	if err := jpeg.Encode(out, p, nil); err != nil {
		m.Fatal(err)
	}
	if err := out.Close(); err != nil {
		m.Fatal(err)
	}
	return path
}

var (
	itemID     = regexp.MustCompile(`(?m)^id = "([A-Z]{2})-\d+"$`)
	itemTheme  = regexp.MustCompile(`(?m)^theme = "(.+)"$`)
	itemWeight = regexp.MustCompile(`(?m)^weight = (\d+)$`)
	hours      = regexp.MustCompile(`(?m)^hours = (.+)$`)
	practice   = regexp.MustCompile(`practice-total = \d+`)
)

// longList is the checklist that gemba ships with, less or more some of its
// questions that are answered with a level, until it has so many items.
func (m maker) longList(n int) *checklist.Checklist {
	m.Helper()
	text := checklist.Builtin().Source
	parts := strings.Split(text, "\n[[item]]\n")
	head, items := parts[0], parts[1:]
	last, added, sum := map[string]int{}, map[string]int{}, 400
	for _, it := range items {
		last[itemID.FindStringSubmatch(it)[1]]++
	}
	for i := 0; len(items) < n; i++ {
		it := parts[1+i%(len(parts)-1)]
		if !strings.Contains(it, `kind = "level"`) || !strings.Contains(it, `axis = "practice"`) || strings.Contains(it, "star = true") ||
			regexp.MustCompile(`(?m)^(feeds|opens|caps|knock|when)\b`).MatchString(it) {
			continue
		}
		section, theme := itemID.FindStringSubmatch(it)[1], itemTheme.FindStringSubmatch(it)[1]
		weight, err := strconv.Atoi(itemWeight.FindStringSubmatch(it)[1])
		if err != nil {
			m.Fatal(err)
		}
		last[section]++
		added[theme] += weight
		sum += weight
		items = append(items, itemID.ReplaceAllString(it, fmt.Sprintf(`id = "%s-%d"`, section, 100+last[section])))
	}
	for theme, more := range added {
		of := regexp.MustCompile(`(?s)(\[\[theme\]\]\nid = "` + theme + `".*?\nweight = )(\d+)`)
		head = of.ReplaceAllStringFunc(head, func(s string) string {
			at := of.FindStringSubmatch(s)
			was, err := strconv.Atoi(at[2])
			if err != nil {
				m.Fatal(err)
			}
			return at[1] + strconv.Itoa(was+more)
		})
	}
	head = practice.ReplaceAllString(hours.ReplaceAllString(head, "hours = 200"), fmt.Sprintf("practice-total = %d", sum))
	c, err := checklist.Parse("long.toml", []byte(strings.Join(append([]string{head}, items...), "\n[[item]]\n")))
	if err != nil {
		m.Fatal(err)
	}
	return c
}

// check finds in the files what was to be in them.
func (m maker) check(g grown) {
	m.Helper()
	files, err := filepath.Glob(filepath.Join(m.folder, "*.gemba"))
	if err != nil || len(files) != max(1, g.visits) {
		m.Fatalf("%d files in %s: %v", len(files), m.folder, err)
	}
	visits, err := store.Peek(m.Context(), files[0])
	if err != nil || len(visits) != 1 {
		m.Fatalf("%s: %d visits: %v", files[0], len(visits), err)
	}
	v := visits[0]
	c, err := store.PeekChecklist(m.Context(), files[0], v.Checklist)
	if err != nil {
		m.Fatal(err)
	}
	// Every other fact is a note, the others are of a few questions.
	if len(v.Attachments) != g.photos || g.items > 0 && len(c.Items) != g.items || len(v.Answers) == 0 || len(v.Observations) != g.facts/2 {
		m.Errorf("%s: %d photographs, %d items, %d answers, %d notes", g.name, len(v.Attachments), len(c.Items), len(v.Answers), len(v.Observations))
	}
}
