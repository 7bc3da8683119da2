package tui

import (
	"fmt"
	"slices"
	"testing"

	"gemba/checklist"
)

// TestSampleBook draws from a bound book, whose numbers are pages and lines.
func TestSampleBook(t *testing.T) {
	l, doc := receipts()
	d := drive(t, l, 120, 36).at("FN-01").expect("First the list").keys("enter").expect("Bound book of the storekeeper").keys("5")
	d.keys("up 2").typeText("86x25").keys("enter").typeText("发货台账").keys("enter").expect("发货台账", "2150 lines, 25 on a page", "recommended 13")
	d.keys("d").typeText("7").keys("enter").expect("0 of 13 done")
	if list := doc.visit.Lists["FN-01"]; list.Lines != 2150 || list.PerPage != 25 || list.Source != "bound-book" || list.Name != "发货台账" {
		t.Errorf("list %+v", list)
	}
	first := doc.visit.Draws["FN-01"].Lines[0]
	d.expect(fmt.Sprintf("%d/%d", (first-1)/25+1, (first-1)%25+1)).keys("p").expect("页码/行号", "page/line", "发货台账").keys("esc")
	d.keys("i").expect("2150/25, frozen with the draw").keys("1 tab backspace ctrl+s")
	if list := doc.visit.Lists["FN-01"]; list.Lines != 2150 || list.PerPage != 25 || list.Source != "erp-live" {
		t.Errorf("list %+v", list)
	}
}

// TestSampleOpen numbers what is seen, where nobody knows how much there is.
func TestSampleOpen(t *testing.T) {
	l, doc := receipts()
	d := drive(t, l, 120, 36).at("IP-07").keys("enter").expect("How many lines").keys("4 ?").keys("ctrl+s").expect("a list without a known end").keys("d").expect("has no line numbers to draw")
	d.keys("y").expect("1-10").keys("enter 1 1 1 4").expect("4 of 10 done", "3 of 4 fine; of the list")
	if s := doc.visit.Answers["IP-07"].Sample; !s.Open || s.Pick != pickVisitor {
		t.Errorf("sample %+v", s)
	}
}

func TestParseLength(t *testing.T) {
	for text, want := range map[string]checklist.List{
		"240": {Lines: 240}, " 86 x 25 ": {Lines: 2150, PerPage: 25}, "86×25": {Lines: 2150, PerPage: 25}, "240/25": {Lines: 240, PerPage: 25}, "?": {Open: true},
	} {
		if got, why := parseLength(text); got != want || why != "" {
			t.Errorf("%q: %+v, %s", text, got, why)
		}
	}
	for _, text := range []string{"", "0", "-3", "x25", "86x", "86x0", "86/0", "1000001", "9999999x9999999", "lots", "9223372036854775807x1000000"} {
		if got, why := parseLength(text); why == "" {
			t.Errorf("%q is taken for %+v", text, got)
		}
	}
}

func TestParseLines(t *testing.T) {
	book := checklist.List{Lines: 240, PerPage: 25}
	got, why := parseLines("3, 7 9-11；4/15、3", book)
	if why == "" { // a full-width semicolon parts nothing
		t.Errorf("%v", got)
	}
	if got, why = parseLines("3, 7 9-11，4/15、3", book); !slices.Equal(got, []int{3, 7, 9, 10, 11, 90}) || why != "" {
		t.Errorf("%v, %s", got, why)
	}
	for _, text := range []string{"", "0", "241", "9-3", "1-", "-1", "4/26", "0/1", "a", "1-99999999"} {
		if got, why := parseLines(text, book); why == "" {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
	if _, why := parseLines("4/15", checklist.List{Lines: 240}); why == "" {
		t.Error("a page in a list without pages")
	}
}
