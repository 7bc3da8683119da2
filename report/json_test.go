package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

// document reads a JSON report; keys that a Document does not have are an error.
func document(t testing.TB, v *checklist.Visit, o report.Options) (d report.Document, text string) {
	t.Helper()
	text = written(t, forms()[2], v, o)
	dec := json.NewDecoder(bytes.NewReader([]byte(text)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		t.Fatal(err)
	}
	return d, text
}

// What is read back and written again is the same text.
func TestJSONRoundTrip(t *testing.T) {
	for _, v := range []*checklist.Visit{fullVisit(t), demoVisit(t, "northline"), emptyVisit()} {
		for _, o := range []report.Options{{}, {For: report.Supplier, Lang: "zh"}, {For: report.Counsel, Facts: facts()}} {
			d, text := document(t, v, o)
			var b bytes.Buffer
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(d); err != nil {
				t.Fatal(err)
			}
			if b.String() != text {
				t.Errorf("%s, %+v: not the same after a round trip", v.ID, o)
			}
		}
	}
}

// The visit in a report is the visit: its answers and its assessment are those
// that were put in, and its fingerprint can be computed from the text.
func TestJSONComplete(t *testing.T) {
	v := fullVisit(t)
	d, text := document(t, v, report.Options{For: report.Counsel, Facts: facts()})
	if len(d.Visit.Answers) != len(v.Answers) || len(d.Items) != len(checklist.Builtin().Items) || len(d.Facts) != 1 {
		t.Errorf("%d answers, %d items, %d facts", len(d.Visit.Answers), len(d.Items), len(d.Facts))
	}
	for id, a := range v.Answers {
		if got := d.Visit.Answers[id]; got.Encode() != a.Encode() || !got.Entered.Equal(a.Entered) || got.By != a.By {
			t.Errorf("%s came out as %s", id, got.Encode())
		}
	}
	diffs, err := assessment.Verify(d.Assessment, assessment.Evaluate(checklist.Builtin(), v))
	if err != nil || len(diffs) > 0 {
		t.Errorf("the assessment differs: %v, %v", diffs, err)
	}
	var raw struct {
		Visit       json.RawMessage `json:"visit"`
		Fingerprint string          `json:"fingerprint"`
	}
	if err := json.Unmarshal([]byte(text), &raw); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.Compact(&b, raw.Visit); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b.Bytes())
	if got := hex.EncodeToString(sum[:]); got != raw.Fingerprint || got != report.Fingerprint(v) {
		t.Errorf("the fingerprint %s, computed %s", raw.Fingerprint, got)
	}
}

// The fingerprint names the visit, for whomever a report is made, and changes
// with whatever changes in it.
func TestFingerprint(t *testing.T) {
	v := fullVisit(t)
	want := report.Fingerprint(v)
	for _, o := range []report.Options{{}, {For: report.Supplier, Lang: "zh"}, {For: report.Counsel}} {
		if d, _ := document(t, v, o); d.Fingerprint != want {
			t.Errorf("%+v: %s", o, d.Fingerprint)
		}
	}
	seen := map[string]bool{want: true}
	for name, change := range map[string]func(*checklist.Visit){
		"supplier": func(v *checklist.Visit) { v.Supplier += "." },
		"answer":   func(v *checklist.Visit) { a := v.Answers["IN-01"]; a.Level = 60; v.Answers["IN-01"] = a },
		"actor":    func(v *checklist.Visit) { a := v.Answers["IN-01"]; a.By = "x"; v.Answers["IN-01"] = a },
		"time":     func(v *checklist.Visit) { v.Observations[0].Observed = made },
		"line":     func(v *checklist.Visit) { v.Lines["IN-05"][15] = checklist.SampleLine{Status: checklist.LineLate} },
		"request":  func(v *checklist.Visit) { v.Requests[0].GivenUp = true },
		"promise":  func(v *checklist.Visit) { v.Commitments[0].State = "broken" },
		"picture":  func(v *checklist.Visit) { v.Attachments[0].SHA = "01" },
		"rival":    func(v *checklist.Visit) { v.Rivals["IN-01"] = nil },
	} {
		v := fullVisit(t)
		change(v)
		got := report.Fingerprint(v)
		if seen[got] {
			t.Errorf("%s: the fingerprint stays", name)
		}
		seen[got] = true
	}
	// The hour counts, and not the zone in which it is told.
	v = fullVisit(t)
	for id, a := range v.Answers {
		a.Entered = a.Entered.In(made.Location())
		v.Answers[id] = a
	}
	if report.Fingerprint(v) != want {
		t.Error("the fingerprint hangs on a time zone")
	}
}

// docs/reports.md names every key of the JSON of a report, but for what other pages
// explain: the insides of an answer, of the assessment and of what came from a file.
func TestJSONDocumented(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "docs", "reports.md"))
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, m := range regexp.MustCompile("`([a-z_.]+)`").FindAllStringSubmatch(string(text), -1) {
		parts := strings.Split(m[1], ".")
		named[parts[len(parts)-1]] = true
	}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || typ == reflect.TypeFor[time.Time]() || !strings.HasSuffix(typ.PkgPath(), "/report") || typ == reflect.TypeFor[report.Review]() || typ == reflect.TypeFor[report.Policy]() {
			return
		}
		for i := range typ.NumField() {
			f := typ.Field(i)
			key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if key != "" && key != "-" && !named[key] {
				t.Errorf("docs/reports.md does not name %s of %s", key, typ)
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[report.Document]())
	walk(reflect.TypeFor[report.SupplierRow]())
}
