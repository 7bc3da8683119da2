package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gemba/checklist"
)

// spokenAnswer is an answer with words in it.
func spokenAnswer(item string, a checklist.Answer) checklist.Change {
	a.State = checklist.Answered
	return answer(item, a.Encode())
}

func commitment(key, field, value string) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: checklist.KindCommitment, Key: key, Field: field}, Value: value}
}

// searchLibrary is a library with things written in several languages.
func searchLibrary(t testing.TB) *Library {
	t.Helper()
	folder := t.TempDir()
	visitFile(t, folder, "1.gemba", map[string]string{
		checklist.FieldSupplier: "宏远阀门 Hongyuan Valve", checklist.FieldSite: "宁波 Ningbo", checklist.FieldOrder: "PO-4711",
		checklist.FieldVisitors: "Ana Łukasiewicz", checklist.FieldDate: "2026-03-11", checklist.FieldScope: "two-days",
	},
		noted("o1", "收货台没有检验记录"),
		checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "o1", Field: "item"}, Value: "RB-01"},
		noted("o2", "The receiving bench was empty; nobody's gauge."),
		noted("o3", "आवक निरीक्षण रिकॉर्ड नहीं मिला"),
		noted("o4", "சரக்கு ஆய்வு பதிவுகள் இல்லை"),
		noted("o5", "ตรวจสอบวัตถุดิบ"),
		noted("o6", "withdrawn remark"),
		checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "o6", Field: checklist.FieldDeleted}, Value: "1"},
		spokenAnswer("VF-02", checklist.Answer{Fields: map[string]string{"seen": "Halle 3", "closed": "paint shop, IR-2026/0113", "route-by": "host"}}),
		spokenAnswer("VF-01", checklist.Answer{Disclosure: checklist.Disclosure{Words: "we keep it upstairs", Promise: "by Friday"}}),
		answer("VF-03", checklist.Answer{State: checklist.Refused, Reason: "customer confidential NCR 77-B"}.Encode()),
		commitment("c1", "what", "send the calibration certificates"), commitment("c1", "role", "quality manager"),
	)
	visitFile(t, folder, "2.gemba", supplier("Łódź Odlewnia", "2026-05-02"),
		noted("o1", "Öl auf dem Boden, Straße naß; receiving is elsewhere"))
	visitFile(t, folder, "3.gemba", supplier("Công ty Thép Đà Nẵng", "2025-01-02"), noted("o1", "receiving"))
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir()})
	mustUpdate(t, l)
	return l
}

func mustSearch(t testing.TB, l *Library, query string, limit int) []Hit {
	t.Helper()
	hits, err := l.Search(t.Context(), query, limit)
	if err != nil {
		t.Fatalf("search %q: %v", query, err)
	}
	return hits
}

func TestLibrarySearch(t *testing.T) {
	l := searchLibrary(t)
	for query, want := range map[string]string{
		"hongyuan":             "1 visit",
		"HONGYUAN ningbo 4711": "1 visit",
		"po-4711":              "1 visit",
		"lukasiewicz":          "1 visit",
		"宏远":                   "1 visit",
		"阀门":                   "1 visit",
		"阀":                    "1 visit",
		"VF-03":                "1 answer VF-03 VF-03",
		"vf-02":                "1 answer VF-02 VF-02",
		"检验记录":                 "1 observation o1 RB-01",
		"记录 收货":                "1 observation o1 RB-01",
		"验记":                   "1 observation o1 RB-01",
		"记验":                   "",
		"receiving":            "2 observation o1, 1 observation o2, 3 observation o1",
		"receiving bench":      "1 observation o2",
		"recei gaug":           "1 observation o2",
		"nobody's":             "1 observation o2",
		"eceiving":             "",
		"निरीक्षण":             "1 observation o3",
		"निरी":                 "1 observation o3",
		"नरी":                  "",
		"ஆய்வு":                "1 observation o4",
		"பதிவு":                "1 observation o4",
		"วัตถุ":                "1 observation o5",
		"withdrawn":            "",
		"halle 3":              "1 answer VF-02 VF-02",
		"IR-2026/0113":         "1 answer VF-02 VF-02",
		"ir 2026 0113":         "1 answer VF-02 VF-02",
		"IR-2026/011":          "1 answer VF-02 VF-02",
		"0113":                 "1 answer VF-02 VF-02",
		"2026/0113-IR":         "",
		"ＩＲ－２０２６":              "1 answer VF-02 VF-02",
		"host":                 "",
		"upstairs":             "1 answer VF-01 VF-01",
		"friday":               "1 answer VF-01 VF-01",
		"77-b":                 "1 answer VF-03 VF-03",
		"calibration manager":  "1 commitment c1",
		"lodz":                 "2 visit",
		"ŁÓDŹ":                 "2 visit",
		"L\u0301o\u0301dz":     "2 visit",
		"ol":                   "2 observation o1",
		"öl":                   "2 observation o1",
		"strasse nass":         "2 observation o1",
		"da nang thep":         "3 visit",
		"Đà Nẵng":              "3 visit",
		"who chooses route":    "1 answer VF-02 VF-02",
		"谁决定":                  "1 answer VF-02 VF-02",
		"":                     "",
		" - / \" * ( ":         "",
	} {
		var got []string
		for _, h := range mustSearch(t, l, query, 20) {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", h.Path[len(h.Path)-7:len(h.Path)-6], h.Kind, h.Key, h.Item)))
		}
		for i, g := range got {
			got[i] = strings.Join(strings.Fields(g), " ")
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q finds %q, want %q", query, s, want)
		}
	}
	if h := mustSearch(t, l, "who chooses route", 20)[0]; h.Text != checklist.Builtin().Item("VF-02").Prompt["en"] || h.Supplier != "宏远阀门 Hongyuan Valve" || h.Date != "2026-03-11" {
		t.Errorf("by its prompt: %+v", h)
	}
	if hits := mustSearch(t, l, "receiving", 1); len(hits) != 1 || hits[0].Date != "2026-05-02" {
		t.Errorf("the newest: %+v", hits)
	}
}

// TestLibrarySearchRivals finds both sides of a conflict.
func TestLibrarySearchRivals(t *testing.T) {
	folder := t.TempDir()
	path := visitFile(t, folder, "1.gemba", supplier("Hongyuan", "2026-03-11"))
	other := copyOf(t, path)
	amend(t, path, "Ana", spokenAnswer("RB-01", checklist.Answer{Words: "on paper"}))
	amend(t, other, "Bo", spokenAnswer("RB-01", checklist.Answer{Words: "on a whiteboard"}))
	f, _ := mustOpen(t, path, options(t.TempDir(), "Ana"))
	if _, err := f.Merge(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	mustClose(t, f)
	l := mustLibrary(t, folder, LibraryOptions{})
	mustUpdate(t, l)
	for _, query := range []string{"paper", "whiteboard"} {
		if hits := mustSearch(t, l, query, 9); len(hits) != 1 || hits[0].Key != "RB-01" {
			t.Errorf("%s: %+v", query, hits)
		}
	}
	if list := mustList(t, l); list[0].Conflicts != 1 {
		t.Errorf("%d conflicts", list[0].Conflicts)
	}
}

// FuzzLibrarySearch looks for anything at all. A query may find nothing; it is
// never an error, and it never costs the index.
func FuzzLibrarySearch(f *testing.F) {
	for _, query := range []string{
		`"`, `""`, `a"b`, `a OR b`, `NOT a`, `a NEAR/3 b`, `NEAR(a b, 3)`, `text:a`, `-a`, `^a`, `a*`, `{text}:a`, `(a`, `a)`, `a + b`,
		"a\x00b", "\x00", "\xff\xfe", "'; DROP TABLE file; --", "检\x00验", "%_", strings.Repeat("a ", 5000), strings.Repeat("検", 3000),
		strings.Repeat("\u0301", 100), "\u200d", "🏭", "a🏭b", "ﷺ", "ИЗДЕЛИЕ", "بِسْمِ", "AND", "OR", "NOT", "NEAR",
	} {
		f.Add(query)
	}
	l := searchLibrary(f)
	x := l.index
	f.Fuzz(func(t *testing.T, query string) {
		if _, err := l.Search(t.Context(), query, 5); err != nil {
			t.Fatalf("%q: %v", query, err)
		}
		if l.index != x {
			t.Fatalf("%q cost the index", query)
		}
		for _, tok := range tokens(query) {
			if tok.text == "" || !utf8.ValidString(tok.text) || strings.ContainsAny(tok.text, "\" *\x00") {
				t.Fatalf("%q has the word %q", query, tok.text)
			}
		}
	})
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("nothing to see here ", 30) + "until the récord book " + strings.Repeat("and so on ", 40)
	for query, want := range map[string]string{
		"record":  "…to see here nothing to see here until the récord book and so on",
		"nothing": "nothing to see here nothing",
		"absent":  "nothing to see here nothing",
	} {
		got := excerpt(long, queryWords(query))
		if !strings.HasPrefix(got, want) || len(got) > excerptLength+6 || !strings.HasSuffix(got, "…") {
			t.Errorf("%s: %q", query, got)
		}
	}
	chinese := strings.Repeat("没有", 200) + "检验" + strings.Repeat("记录", 200)
	if got := excerpt(chinese, queryWords("检验")); !utf8.ValidString(got) || !strings.Contains(got, "检验") {
		t.Errorf("Chinese: %q", got)
	}
	if got := excerpt("short", queryWords("x")); got != "short" {
		t.Errorf("short: %q", got)
	}
}

// TestRank puts visits in order by date, then by their last change.
func TestRank(t *testing.T) {
	at := func(s string) time.Time {
		v, err := time.Parse(time.DateTime, s)
		must(t, err)
		return v
	}
	ranks := []int64{
		rank("", time.Time{}),
		rank("next week", at("2026-03-11 10:00:00")),
		rank("1800-01-01", at("2026-03-11 10:00:00")),
		rank("2026-03-11", at("1999-03-11 10:00:00")),
		rank("2026-03-11", at("2026-03-11 10:00:00")),
		rank("2026-03-11", at("2026-03-11 10:01:00")),
		rank("2026-03-11", at("9999-03-11 10:01:00")),
		rank("2026-03-12", at("2026-03-11 10:00:00")),
		rank("9999-12-31", at("9999-03-11 10:00:00")),
	}
	if !slices.IsSorted(ranks) || ranks[0] != 0 || slices.Max(ranks)+maxEntries < 0 {
		t.Errorf("ranks %v", ranks)
	}
	for i := 1; i < len(ranks); i++ {
		if ranks[i] == ranks[i-1] {
			t.Errorf("ranks %d and %d are equal", i-1, i)
		}
	}
}
