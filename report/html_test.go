package report_test

import (
	"io"
	"strconv"
	"strings"
	"testing"

	"gemba/report"
)

// The structure of reports, for each audience and in both languages.
func TestOutlines(t *testing.T) {
	html := forms()[0]
	for name, o := range map[string]report.Options{
		"internal": {}, "supplier": {For: report.Supplier}, "counsel": {For: report.Counsel, Facts: facts()}, "chinese": {Lang: "zh"},
	} {
		t.Run(name, func(t *testing.T) {
			root := checkPage(t, written(t, html, fullVisit(t), o))
			golden(t, "outline-"+name+".txt", outline(root))
		})
	}
}

// Every visit of the demonstration makes a page, as does one with nothing in it.
func TestPages(t *testing.T) {
	html := forms()[0]
	for _, name := range []string{"hongyuan", "kovai", "northline", "odra", "sorrento"} {
		checkPage(t, written(t, html, demoVisit(t, name), report.Options{}))
	}
	checkPage(t, written(t, html, emptyVisit(), report.Options{}))
	checkPage(t, written(t, html, emptyVisit(), report.Options{For: report.Supplier, Lang: "zh"}))
}

// A photograph stands in the page; what is none does not, whatever it is called,
// and the supplier gets neither.
func TestPictures(t *testing.T) {
	v := fullVisit(t)
	gif := []byte("GIF89a and so on")
	for name, show := range map[string]struct {
		o    report.Options
		want int
	}{
		"shown":    {report.Options{Picture: func(string) ([]byte, error) { return gif, nil }}, 1},
		"none":     {report.Options{Picture: func(string) ([]byte, error) { return []byte("<svg onload='x'/>"), nil }}, 0},
		"missing":  {report.Options{Picture: func(string) ([]byte, error) { return gif, io.ErrUnexpectedEOF }}, 0},
		"supplier": {report.Options{For: report.Supplier, Picture: func(string) ([]byte, error) { return gif, nil }}, 0},
	} {
		root := checkPage(t, written(t, forms()[0], v, show.o))
		pictures := root.all("img")
		if len(pictures) != show.want {
			t.Errorf("%s: %d pictures", name, len(pictures))
		}
		for _, p := range pictures {
			if p.attrs["alt"] == "" || p.attrs["src"] != "data:image/gif;base64,R0lGODlhIGFuZCBzbyBvbg==" {
				t.Errorf("%s: %v", name, p.attrs)
			}
		}
	}
}

// The waterfall adds up as printed.
func TestWaterfallAddsUp(t *testing.T) {
	for _, name := range []string{"hongyuan", "kovai", "northline", "odra", "sorrento"} {
		root := parse(t, written(t, forms()[0], demoVisit(t, name), report.Options{}))
		sum, score := 0, 0
		for _, row := range root.all("table")[1].all("tr")[1:] {
			cells := row.all("td")
			points := strings.TrimSpace(cells[1].text.String())
			if strings.Contains(points, ";") { // what the cap takes besides
				continue
			}
			n, err := strconv.Atoi(strings.NewReplacer(".", "", "−", "-").Replace(points))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if row.parent.name == "tfoot" {
				score = n
			} else {
				sum += n
			}
		}
		if sum != score || score == 0 {
			t.Errorf("%s: the steps come to %d, the score is %d", name, sum, score)
		}
	}
}
