package sheet

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gemba/checklist"
)

// forms are the ways in which a book is kept.
var forms = map[string]func(t testing.TB, b *Book) *Book{
	"book": func(_ testing.TB, b *Book) *Book { return b },
	"xlsx": func(t testing.TB, b *Book) *Book {
		var out bytes.Buffer
		must(t, WriteXLSX(&out, b))
		got, err := ReadXLSX(b.Name, out.Bytes())
		must(t, err)
		return got
	},
	"csv": func(t testing.TB, b *Book) *Book {
		var out bytes.Buffer
		must(t, WriteCSV(&out, b))
		got, err := ReadCSV(b.Name, out.Bytes())
		must(t, err)
		return got
	},
	"folder": func(t testing.TB, b *Book) *Book {
		got, err := ReadFolder(b.Name, WriteFolder(b))
		must(t, err)
		return got
	},
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// same compares two checklists but for their text and its hash.
func same(t testing.TB, want, got *checklist.Checklist) {
	t.Helper()
	x, y := *want, *got
	x.Source, x.Hash, y.Source, y.Hash = "", "", "", ""
	if reflect.DeepEqual(x, y) {
		return
	}
	for i := range x.Items {
		if i >= len(y.Items) || !reflect.DeepEqual(x.Items[i], y.Items[i]) {
			t.Fatalf("item %s differs", x.Items[i].ID)
		}
	}
	t.Fatal("the checklists differ outside of their items")
}

// TestRoundTrip lays the built-in checklists out in every form and reads them
// back: every key is the same.
func TestRoundTrip(t *testing.T) {
	for name, form := range forms {
		for _, c := range checklist.Builtins() {
			t.Run(name+" "+c.ID, func(t *testing.T) {
				got, err := form(t, FromChecklist("ours", c)).Checklist()
				must(t, err)
				same(t, c, got)
				again, err := form(t, FromChecklist("ours", got)).Checklist()
				must(t, err)
				if again.Hash != got.Hash {
					t.Error("the second round gives another text")
				}
			})
		}
	}
}

// TestRoundTripOfAnyText puts texts that spreadsheets are known to change into
// cells, and into a checklist.
func TestRoundTripOfAnyText(t *testing.T) {
	awkward := []string{
		"=1+1", "'=1+1", "''=x", "+86 577", "-", "@all", "＝求和", "a;=b", "x\n=y", " =z", "\t=t", "'quoted'", `say "no"`, "a,b;c\td", "_x0041_", "_x005F_x000D_",
		"line\nbreak", "[items]", "#note", "1.10", "001", "TRUE", "1e5", "0.1", "宏远，阀门；泵、\n轴", "<b>&amp;</b>", "back\\slash", " spaces ", "é\u0301", "\u00a0=n", "\r=r", "；＝",
	}
	words := rapid.OneOf(rapid.SampledFrom(awkward), rapid.StringMatching(`[ -~§é宏＝=+;|'"\\]{1,12}`)).Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			c := parsed(t, checklist.Builtins()[1])
			for i := range c.Items {
				c.Items[i].Prompt = checklist.Text{"en": awkward[i%len(awkward)], "zh": awkward[(i+len(c.Items))%len(awkward)]}
			}
			c.Note, c.Scopes[1].ID = " =1+1; ", "a, b；c\\"
			for i := range c.Items {
				c.Items[i].Scopes[len(c.Items[i].Scopes)-1] = c.Scopes[1].ID
			}
			c = parsed(t, c)
			got, err := form(t, FromChecklist("ours", c)).Checklist()
			must(t, err)
			same(t, c, got)
			rapid.Check(t, func(r *rapid.T) {
				b := &Book{Name: "any", Sheets: []Sheet{{Name: "items"}}}
				for i := range rapid.IntRange(1, 5).Draw(r, "rows") {
					cells := rapid.SliceOfN(words, 2, 4).Draw(r, "cells")
					b.Sheets[0].Rows = append(b.Sheets[0].Rows, Row{No: i + 1, Cells: cells})
				}
				got := form(t, b)
				for i, row := range got.Sheets[0].Rows {
					if want := b.Sheets[0].Rows[i]; !reflect.DeepEqual(row.Cells, want.Cells) {
						r.Fatalf("%q became %q", want.Cells, row.Cells)
					}
				}
				if len(got.Sheets[0].Rows) != len(b.Sheets[0].Rows) {
					r.Fatalf("%d rows became %d", len(b.Sheets[0].Rows), len(got.Sheets[0].Rows))
				}
			})
		})
	}
}

// parsed is a copy of a checklist that can be changed.
func parsed(t testing.TB, c *checklist.Checklist) *checklist.Checklist {
	text, err := checklist.Format(c, "")
	must(t, err)
	got, err := checklist.Parse("copy", text)
	must(t, err)
	return got
}

// TestOrder: a book has its sheets in the order in which they are explained.
func TestOrder(t *testing.T) {
	var names []string
	for _, s := range FromChecklist("ours", checklist.Builtin()).Sheets {
		names = append(names, s.Name)
	}
	if want := sheetNames(); !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}

func TestGuard(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := rapid.StringMatching("[a='＝;| \"\\n\\t@+\u3000-]{0,8}").Draw(r, "cell")
		guarded := guard(s)
		if got := unguard(guarded); got != s {
			r.Fatalf("%q became %q and then %q", s, guarded, got)
		}
		for _, part := range strings.FieldsFunc(guarded, func(r rune) bool { return r == ';' || r == '|' || r == '\n' }) {
			if first := strings.TrimLeft(part, " \"\u3000\u00a0"); first != "" && strings.ContainsRune(formulaStarts, []rune(first)[0]) {
				r.Fatalf("%q of %q begins a formula", part, guarded)
			}
		}
	})
}

// small is a checklist of two sheets: everything else is usual.
func small() *Book {
	return &Book{Name: "mine.csv", Sheets: []Sheet{
		{Name: "Settings", Rows: rows("id,version,title::English (en),Title::zh", "valves,1.0.0,Valves,阀门")},
		{Name: "items", Rows: rows(
			"id,section,theme,prompt::en,prompt::zh,guidance,evidence,weight,minutes,star,#mine",
			"AB-01,A,floor,Look,看,Good,Photo,60,5,yes,ask Li",
			"",
			"AB-02,A,floor,Count,数,Good,Two counts,40,5,,",
		)},
		{Name: "scopes", Rows: rows("id,title::en,title::zh,hours,draw", "day,Day,一天,8,20")},
		{Name: "themes", Rows: rows("id,title::en,title::zh", "floor,Floor,现场")},
		{Name: "sections", Rows: rows("id,title::en,title::zh", "A,Walk,走动")},
		{Name: "#scratch", Rows: rows("anything,at all")},
	}}
}

func rows(lines ...string) []Row {
	var list []Row
	for i, l := range lines {
		list = append(list, Row{No: i + 1, Cells: strings.Split(l, ",")})
	}
	return list
}

// TestUsual leaves out all that may be left out.
func TestUsual(t *testing.T) {
	c, err := small().Checklist()
	must(t, err)
	it := c.Item("AB-01")
	if c.PracticeTotal != 100 || c.Themes[0].Weight != 100 || strings.Join(c.Languages, " ") != "en zh" || c.Model != checklist.Builtin().Model {
		t.Errorf("header %+v, theme %+v", c.Header, c.Themes[0])
	}
	if it.Kind != checklist.Level || it.Instrument != "scale" || it.Axis != checklist.Practice || it.Place != "anywhere" || len(it.Scopes) != 1 || it.Set.ID != "PRX" || !it.Star {
		t.Errorf("item %+v", it)
	}
	if len(c.Bases) != 4 || len(c.Rules) != len(checklist.Builtin().Rules) || c.ResponseSets[0].Levels[0].Text["zh"] == "" {
		t.Error("the tables of the built-in checklist are not there")
	}
}

// TestFaults changes one cell at a time and expects a problem that names it.
func TestFaults(t *testing.T) {
	for name, c := range map[string]struct {
		change            func(b *Book)
		sheet             string
		row               int
		column, what, tip string
	}{
		"number":          {cell("items", 1, 7, "many"), "items", 2, "weight (H)", `"many" is not a number`, "digits"},
		"fraction":        {cell("items", 1, 8, "2.5"), "items", 2, "minutes (I)", `"2.5" is not a whole number`, "whole number"},
		"yes":             {cell("items", 1, 9, "maybe"), "items", 2, "star (J)", `"maybe" is neither yes nor no`, "yes"},
		"place":           {cell("items", 0, 5, "place"), "items", 2, "place (F)", `place "Good" does not exist`, "[[place]]"},
		"section":         {cell("items", 3, 1, "B"), "items", 4, "section (B)", `section "B" does not exist`, "[[section]]"},
		"language":        {cell("items", 3, 4, " "), "items", 4, "prompt::zh (E)", `prompt has no text in "zh"`, "prompt.zh"},
		"no column":       {cell("items", 0, 6, "#evidence"), "items", 2, "evidence::en", `evidence has no text in "en"`, "no such column yet"},
		"unknown column":  {cell("items", 0, 7, "wieght"), "items", 1, "H", `column "wieght" does not exist`, "did you mean weight?"},
		"column twice":    {cell("items", 0, 8, "weight"), "items", 1, "I", "column weight is there twice", "remove one"},
		"column language": {cell("items", 0, 7, "weight::en"), "items", 1, "H", "column weight has no languages", "write weight"},
		"id twice":        {cell("items", 3, 0, "AB-01"), "items", 4, "id (A)", `id "AB-01" is used twice`, "choose another"},
		"unknown sheet":   {func(b *Book) { b.Sheets[3].Name = "theme" }, "theme", 0, "", `sheet "theme" does not exist`, "did you mean themes?"},
		"sheet twice":     {func(b *Book) { b.Sheets = append(b.Sheets, b.Sheets[1]) }, "items", 0, "", "sheet items is there twice", "remove one"},
		"no settings":     {func(b *Book) { b.Sheets = b.Sheets[1:] }, "settings", 0, "", "does not say what it is", "add the sheet"},
		"two settings":    {func(b *Book) { b.Sheets[0].Rows = append(b.Sheets[0].Rows, Row{3, []string{"x"}}) }, "settings", 3, "", "one row of settings", "keep one row"},
		"field of nobody": {add("fields", "item,name,type,label,label::zh", "AB-99,told,text,Told,说"), "fields", 2, "item (A)", `"AB-99" is not in sheet items`, "remove the row"},
		"field type":      {add("fields", "item,name,type,label,label::zh", "AB-01,told,string,Told,说"), "fields", 2, "type (C)", `field type "string" does not exist`, "text, number"},
		"field language":  {add("fields", "item,name,type,label,label::zh", "AB-01,told,text,Told,"), "fields", 2, "label::zh (E)", `label has no text in "zh"`, "label.zh"},
		"cap grade":       {add("caps", "item,below,grade,id,rule", "AB-02,10,E,R1,Low"), "caps", 2, "grade (C)", `grade "E" cannot be a limit`, "B, C or D"},
		"cap of both":     {add("caps", "item,theme,below", "AB-02,floor,10"), "caps", 2, "item (A)", "one item or to one theme", "not both"},
		"branch":          {add("opens", "item,when,items,why", "AB-01,often,AB-02,Because"), "opens", 2, "when (B)", `condition "often" has no meaning`, "answered"},
		"branch target":   {add("opens", "item,when,items,why", "AB-01,level < 60,AB-09,Because"), "opens", 2, "items (C)", `item "AB-09" does not exist`, "id of an item"},
		"level":           {add("levels", "response-set,score,text", "PRX,10,Low"), "levels", 2, "response-set (A)", `"PRX" is not in sheet response-sets`, "response-sets"},
		"choice":          {add("choices", "table,id,text", "bases,told,Told"), "choices", 2, "table (A)", `table "bases" does not exist`, "basis"},
		"curve":           {add("anchors", "id,points", "mine,0=0;50=a"), "anchors", 2, "points (B)", `"a" is not a number`, "percent=points"},
		"curve falls":     {add("anchors", "id,points", "mine,0=0;50=40;60=20"), "anchors", 2, "points (B)", "not in order", "must rise"},
		"borrowed": {func(b *Book) {
			b.Sheets[0] = Sheet{"settings", rows("id,version,title::en,title::de,languages", "v,1,V,V,en;de"), nil}
		}, "places", 0, "", `title has no text in "de"`, "taken from the built-in checklist"},
		"no role": {cell("items", 0, 10, "kind"), "items", 2, "kind (K)", `kind "ask Li" does not exist`, "list of kinds"},
		"no fields": {func(b *Book) {
			cell("items", 0, 10, "kind")(b)
			cell("items", 1, 10, "split")(b)
			cell("items", 3, 10, "level")(b)
		}, "items", 2, "", "has no field for early", "in sheet fields"},
	} {
		t.Run(name, func(t *testing.T) {
			b := small()
			c.change(b)
			_, err := b.Checklist()
			var ps checklist.Problems
			if !errors.As(err, &ps) || !errors.Is(err, checklist.ErrInvalid) {
				t.Fatalf("got %v", err)
			}
			for _, p := range ps {
				if p.Sheet == c.sheet && p.Row == c.row && p.Column == c.column && strings.Contains(p.What, c.what) && strings.Contains(p.Hint, c.tip) {
					return
				}
			}
			t.Errorf("no such problem among\n%v", err)
		})
	}
}

func cell(sheet string, row, column int, value string) func(b *Book) {
	return func(b *Book) {
		for i := range b.Sheets {
			if b.Sheets[i].Name == sheet {
				for len(b.Sheets[i].Rows[row].Cells) <= column {
					b.Sheets[i].Rows[row].Cells = append(b.Sheets[i].Rows[row].Cells, "")
				}
				b.Sheets[i].Rows[row].Cells[column] = value
			}
		}
	}
}

func add(sheet string, lines ...string) func(b *Book) {
	return func(b *Book) { b.Sheets = append(b.Sheets, Sheet{Name: sheet, Rows: rows(lines...)}) }
}

func TestProblemText(t *testing.T) {
	b := small()
	cell("items", 1, 7, "many")(b)
	_, err := b.Checklist()
	if err == nil || err.Error() != `mine.csv, sheet items, row 2, column weight (H): "many" is not a number (write digits only, such as 4 or 1.5)` {
		t.Errorf("got %v", err)
	}
}

func TestStarter(t *testing.T) {
	for name, form := range forms {
		c, err := form(t, Starter("valves")).Checklist()
		must(t, err)
		if c.ID != "valves" || len(c.Items) != 4 || c.PracticeTotal != 100 {
			t.Errorf("%s: %+v", name, c.Header)
		}
		for _, p := range checklist.Lint(c) {
			t.Errorf("%s: %s", name, p)
		}
	}
}

// TestLocate says in which cell a warning is.
func TestLocate(t *testing.T) {
	b := small()
	cell("items", 0, 10, "guidance::zh")(b)
	c, err := b.Checklist()
	must(t, err)
	got := b.Locate(checklist.Lint(c))
	if len(got) != 1 || got[0].String() != `mine.csv, sheet items, row 4, column guidance::zh (K): guidance has no text in "zh", and others have (translate it as the others are, or leave all of them out)` {
		t.Errorf("got %v", got)
	}
}

func TestCompare(t *testing.T) {
	a, err := small().Checklist()
	must(t, err)
	b := small()
	cell("items", 3, 0, "AB-03")(b)
	cell("items", 1, 7, "70")(b)
	cell("Settings", 1, 1, "1.1.0")(b)
	add("opens", "item,when,items,why", "AB-01,level < 60,AB-03,Because", "AB-01,answered,AB-03,Also")(b)
	changed, err := b.Checklist()
	must(t, err)
	var got []string
	for _, d := range Compare(a, changed) {
		got = append(got, strings.TrimSpace(strings.Join([]string{d.Sheet, d.Entry, d.What, d.Key, d.From, d.To}, "|")))
	}
	want := []string{
		"settings||changed|practice-total|100|110", "settings||changed|version|1.0.0|1.1.0", "items|AB-02|gone|||", "items|AB-01|changed|weight|60|70", "items|AB-03|new|||",
		"opens|AB-01|new|||", "opens|AB-01 (2)|new|||", "themes|floor|changed|weight|100|110",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if list := Compare(a, a); len(list) != 0 {
		t.Errorf("the same differs: %v", list)
	}
}
