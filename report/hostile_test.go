package report_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"gemba/checklist"
	"gemba/checklist/illtext"
	"gemba/report"
)

func emptyVisit() *checklist.Visit { return checklist.NewVisit("") }

// hostile are texts that try to be something else than text.
var hostile = append(illtext.Texts()[:1],
	`</p><script>alert("x")</script><b onmouseover='x'>&amp;`,
	"{{.}} {{define \"t\"}}{{end}} ${x} <%= x %>",
	"]]> <!-- --> <![CDATA[ <style>*{}</style> </style></svg></title>",
	"\x00\x01\x1b[31mred\x1b]0;title\a\r\n\t\u202eevil\u2066\u200e\ufeff\U000e0041\ufffe\U0001ffff\xff\xfe",
	"[link](javascript:alert(1)) ![i](http://x.example/i.png) # *b* _i_ `c` | | ~~s~~ \\",
	"=HYPERLINK(\"http://x.example\",\"y\")", "+1", "-1+1|cmd", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "a;=1", "a\n=1\n\n@x",
	"javascript:alert(1)", "https://x.example/", "//x.example", "`", "'\"><img src=x onerror=alert(1)>",
	strings.Repeat("ẃ", 300), strings.Repeat("<", 200), "שלום עולם", "2026-03-02T13:02:00Z", "9999-12-31T23:59:59-01:00",
)

// A page stays a page, whatever a visit holds.
func TestHostileHTML(t *testing.T) {
	for i, s := range hostile {
		v := fullVisit(t)
		everywhere(v, s)
		fact := facts()
		fact[0].By, fact[0].To, fact[0].Reason, fact[0].From, fact[0].Key = s, s, s, []string{s}, s
		options := []report.Options{{For: report.Counsel, Lang: "zh", Facts: fact}, {For: report.Supplier}, {}}
		if i > 0 {
			options = options[i%len(options):][:1]
		}
		for _, o := range options {
			checkPage(t, written(t, forms()[0], v, o))
		}
	}
}

// unescaped finds the first of some characters that no backslash makes text; -1 where
// there is none.
func unescaped(text, chars string) int {
	slashes := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\\':
			slashes++
			continue
		case slashes%2 == 0 && strings.IndexByte(chars, c) >= 0:
			return i
		}
		slashes = 0
	}
	return -1
}

// Markdown holds no markup but its own.
func TestHostileMarkdown(t *testing.T) {
	want := strings.Count(written(t, forms()[1], fullVisit(t), report.Options{}), "\n## ")
	for _, s := range hostile {
		v := fullVisit(t)
		everywhere(v, s)
		got := written(t, forms()[1], v, report.Options{})
		if at := unescaped(got, "<[]"); at >= 0 {
			t.Errorf("%.40q: a tag or a link: %q", s, got[max(0, at-20):min(len(got), at+20)])
		}
		if n := strings.Count(got, "\n## "); n != want {
			t.Errorf("%.40q: %d headings, not %d", s, n, want)
		}
		checkVisible(t, got)
	}
}

// A page, a sheet and the tables of a visit hold nothing but text of its checklist,
// whoever wrote it.
func TestHostileChecklist(t *testing.T) {
	for _, more := range []string{illtext.Texts()[0], hostile[2], hostile[4], hostile[5]} {
		c, err := illtext.Checklist(more)
		if err != nil {
			t.Fatal(err)
		}
		v := smallVisit(t)
		v.Answers[illtext.ID] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{c.Item(illtext.ID).Fields[0].Name: more}, By: more}
		o := report.Options{Now: made, For: report.Counsel, Facts: facts()}
		for _, o.Lang = range report.Languages() {
			var page, sheet bytes.Buffer
			if err := errors.Join(report.HTML(&page, c, v, o), report.Markdown(&sheet, c, v, o)); err != nil {
				t.Fatal(err)
			}
			checkPage(t, page.String())
			checkVisible(t, sheet.String())
			if at := unescaped(sheet.String(), "<[]"); at >= 0 {
				t.Errorf("%.40q: a tag or a link: %q", more, sheet.String()[max(0, at-20):at+1])
			}
			for _, name := range report.Tables() {
				for _, row := range tableOf(t, name, c, v, o) {
					if i := slices.IndexFunc(row, formula); i >= 0 {
						t.Errorf("%s: %q would be worked out", name, row[i])
					}
				}
			}
		}
	}
}

// smallVisit has an answer of each kind and one sample: enough for a text to come
// everywhere, and quick enough for a fuzzer.
func smallVisit(t *testing.T) *checklist.Visit {
	t.Helper()
	v := fullVisit(t)
	for id := range v.Answers {
		if !slices.Contains([]string{"VF-01", "CE-01", "IN-01", "IN-05", "IN-10", "IP-05", "QA-02", "IP-03", "RA-02", "DI-04", "CL-01"}, id) {
			delete(v.Answers, id)
		}
	}
	for id := range v.Lines {
		if id != "IN-05" {
			delete(v.Lines, id)
			delete(v.Draws, id)
			delete(v.Lists, id)
		}
	}
	return v
}

// FuzzHTML puts any text everywhere: the page stays well-formed, and holds no
// element that is not its own.
func FuzzHTML(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, []byte{byte(i), byte(i * 7)}, i%2 == 0)
	}
	f.Fuzz(func(t *testing.T, s string, more []byte, own bool) {
		v := smallVisit(t)
		everywhere(v, s+illtext.Mix(more))
		o := report.Options{}
		if !own {
			o.For, o.Lang = report.Supplier, "zh"
		}
		checkPage(t, written(t, forms()[0], v, o))
	})
}

// FuzzTables puts any text everywhere: no cell of a table begins as a formula, and
// neither tables nor Markdown hold what is not seen.
func FuzzTables(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, []byte{byte(i), byte(i * 7)}, uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, more []byte, n uint8) {
		s += illtext.Mix(more)
		v := smallVisit(t)
		everywhere(v, s)
		fact := facts()
		fact[0].By, fact[0].To, fact[0].Reason, fact[0].Key = s, s, s, s
		o := report.Options{For: report.Counsel, Facts: fact}
		name := report.Tables()[int(n)%len(report.Tables())]
		for _, row := range table(t, name, v, o) {
			for _, cell := range row {
				if formula(cell) {
					t.Fatalf("%s: %q would be worked out", name, cell)
				}
			}
		}
		if got := written(t, forms()[1], v, o); unescaped(got, "<[]") >= 0 {
			t.Errorf("%.60q: a tag or a link", s)
		} else {
			checkVisible(t, got)
		}
	})
}
