package checklist

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

func TestPreOrder(t *testing.T) {
	c, err := Parse("pre-order.toml", preOrder())
	if err != nil {
		t.Fatal(err)
	}
	checkScopes(t, c, []scopeSums{
		{"half-day", 18, 140, 142, 100},
		{"day", 25, 190, 200, 100},
	})
	if got := Builtins(); len(got) != 2 || got[0] != Builtin() || BuiltinOf(c.Hash) != got[1] || BuiltinOf("none") != nil {
		t.Errorf("built-in checklists %v", got)
	}
}

// TestLanguages checks that each text of the built-in checklists is there in the
// languages that a visitor can work in, and that the Chinese is Chinese throughout:
// its own punctuation, and no Latin word but the id of an item.
func TestLanguages(t *testing.T) {
	foreign := regexp.MustCompile(`[A-Za-z]{2,}|[,;:?!"'()]|\.$`)
	ids := regexp.MustCompile(`[A-Z]{2}-[0-9]{2}`)
	for _, c := range Builtins() {
		n := 0
		everyText(reflect.ValueOf(*c), func(text Text) {
			n++
			for _, lang := range []string{"en", "zh"} {
				if !text.Has(lang) {
					t.Errorf("%s: no text in %q for %q", c.ID, lang, text.In("en"))
				}
			}
			if found := foreign.FindString(ids.ReplaceAllString(text["zh"], "")); found != "" {
				t.Errorf("%s: %q in the Chinese %q", c.ID, found, text["zh"])
			}
		})
		if n < 400 {
			t.Errorf("%s: only %d texts were found", c.ID, n)
		}
	}
}

// everyText visits every text within a value that is not empty.
func everyText(v reflect.Value, visit func(Text)) {
	if text, ok := v.Interface().(Text); ok {
		if len(text) > 0 {
			visit(text)
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			everyText(v.Elem(), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			everyText(v.Index(i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				everyText(v.Field(i), visit)
			}
		}
	default:
	}
}

// TestFormat writes each checklist and reads it again: nothing but comments is
// lost, and what was written is written the same again.
func TestFormat(t *testing.T) {
	for _, c := range Builtins() {
		once, err := Format(c, "A copy.\nOf two lines.")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(once), "# A copy.\n# Of two lines.\n\n[checklist]\n") {
			t.Errorf("%s begins with %.60q", c.ID, once)
		}
		read, err := Parse("copy.toml", once)
		if err != nil {
			t.Fatal(err)
		}
		twice, err := Format(read, "A copy.\nOf two lines.")
		if err != nil || string(twice) != string(once) {
			t.Errorf("%s: written again it differs, error %v", c.ID, err)
		}
		if diff := different(c, read); diff != "" {
			t.Errorf("%s: the copy does not say the same: %s", c.ID, diff)
		}
	}
}

// TestNoItemInCode checks that the program knows no item by its id: it is not
// tied to one checklist.
func TestNoItemInCode(t *testing.T) {
	ids := regexp.MustCompile(`"[A-Z]{2}-[0-9]{2}"`)
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if found := ids.Find(text); found != nil {
			t.Errorf("%s names the item %s", path, found)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
}

// different says where two checklists differ, other than in their text and its
// hash.
func different(a, b *Checklist) string {
	x, y := *a, *b
	x.Source, x.Hash, y.Source, y.Hash = "", "", "", ""
	if reflect.DeepEqual(x, y) {
		return ""
	}
	for i := range x.Items {
		if i >= len(y.Items) || !reflect.DeepEqual(x.Items[i], y.Items[i]) {
			return "item " + x.Items[i].ID
		}
	}
	return "outside the items"
}
