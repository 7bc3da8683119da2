package report_test

import (
	"bytes"
	"flag"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
	"gemba/checklist/demo"
	"gemba/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// made is when the reports of the tests are made.
var made = time.Date(2026, 4, 1, 9, 30, 0, 0, time.FixedZone("", 8*3600))

// demoVisit returns a visit of the demonstration as a file would hold it.
func demoVisit(t testing.TB, name string) *checklist.Visit {
	t.Helper()
	for _, dv := range demo.Visits() {
		if dv.Name != name {
			continue
		}
		v := checklist.NewVisit(dv.Name)
		for _, c := range dv.Changes() {
			v.Apply(c)
		}
		return v
	}
	t.Fatalf("no visit %q in the demonstration", name)
	return nil
}

// form is one way to write a report.
type form struct {
	name  string
	write func(*bytes.Buffer, *checklist.Visit, report.Options) error
}

func forms() []form {
	c := checklist.Builtin()
	list := []form{
		{"html", func(b *bytes.Buffer, v *checklist.Visit, o report.Options) error { return report.HTML(b, c, v, o) }},
		{"md", func(b *bytes.Buffer, v *checklist.Visit, o report.Options) error { return report.Markdown(b, c, v, o) }},
		{"json", func(b *bytes.Buffer, v *checklist.Visit, o report.Options) error { return report.JSON(b, c, v, o) }},
	}
	for _, table := range []string{report.Answers, report.Lines} {
		list = append(list, form{"csv " + table, func(b *bytes.Buffer, v *checklist.Visit, o report.Options) error {
			return report.CSV(b, table, c, v, o)
		}})
	}
	return list
}

func written(t testing.TB, f form, v *checklist.Visit, o report.Options) string {
	t.Helper()
	if o.Now.IsZero() {
		o.Now = made
	}
	var b bytes.Buffer
	if err := f.write(&b, v, o); err != nil {
		t.Fatalf("%s: %v", f.name, err)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s differs from line %d on:\n%s\nwant:\n%s", name, i+1, at(g, i), at(w, i))
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(the end)"
}

// The figures of the valve maker stand in every form of the report.
func TestHongyuanFigures(t *testing.T) {
	v := demoVisit(t, "hongyuan")
	want := map[string][]string{
		"html": {
			"144 of 240 receipts have an incoming record; corrective actions, internal audit and surveillance are silent on the gap.",
			"<strong><=C</strong>", ">46.7<", ">5.9–87.5<", ">95.3<", ">90.6–100.0<", ">+48.6<", "+3.1 to +94.1", "18 %",
			"100 = 46.7 practice score + 12.5 proven lost + 40.8 not yet proven", "48.0–48.0",
		},
		"md": {
			"**Grade \\<=C**", "| Practice | 46.7 | 5.9–87.5 | 18 % |", "| Paper | 95.3 | 90.6–100.0 | 90 % |",
			"| Gap | +48.6 | +3.1 to +94.1 | paper is ahead of practice: established |", "144 of 240 fine, all counted",
		},
		"json": {
			`"status": "<=C"`, `"score": 46740`, `"lo": 5940`, `"hi": 87540`, `"evidence": 184`, `"score": 95300`, `"score": 48560`,
			`"words": "144 of 240 fine, all counted; list: Live system screen, filtered by you"`,
		},
		"csv answers": {"IN-03,IN,practice,records,42,yes,yes,answered,", "48.0,48.0,"},
	}
	for _, f := range forms() {
		got := html.UnescapeString(written(t, f, v, report.Options{}))
		for _, figure := range want[f.name] {
			if !strings.Contains(got, figure) {
				t.Errorf("%s: no %s", f.name, figure)
			}
		}
	}
}

// What does not exist is refused, and nothing is written.
func TestInvalidOptions(t *testing.T) {
	v := demoVisit(t, "hongyuan")
	for _, o := range []report.Options{{For: "everybody"}, {Lang: "de"}} {
		for _, f := range forms() {
			var b bytes.Buffer
			if err := f.write(&b, v, o); !isInvalid(err) || b.Len() > 0 {
				t.Errorf("%s, %+v: %v, %d bytes", f.name, o, err, b.Len())
			}
		}
	}
	for table, o := range map[string]report.Options{
		"":            {},
		"prices":      {For: report.Counsel},
		report.Facts:  {For: report.Internal},
		report.Probes: {For: report.Supplier},
	} {
		var b bytes.Buffer
		if err := report.CSV(&b, table, checklist.Builtin(), v, o); !isInvalid(err) || b.Len() > 0 {
			t.Errorf("table %q for %q: %v, %d bytes", table, o.For, err, b.Len())
		}
	}
}

// A report of the same visit is the same, and making it leaves the visit alone.
func TestPure(t *testing.T) {
	v := fullVisit(t)
	before := report.Fingerprint(v)
	for _, f := range forms() {
		for _, o := range []report.Options{{}, {For: report.Supplier}, {For: report.Counsel, Lang: "zh"}} {
			if a, b := written(t, f, v, o), written(t, f, v, o); a != b {
				t.Errorf("%s, %+v: not the same twice", f.name, o)
			}
		}
	}
	if after := report.Fingerprint(v); after != before {
		t.Errorf("the visit changed")
	}
}
