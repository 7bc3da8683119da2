package tui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gemba/checklist"
)

// word is what may be a key in a sentence: a character by itself, or a named key
// that does something.
var word = regexp.MustCompile(`(?:^|[ (,;:])([!-~]|ctrl\+[a-z]|f\d+|enter|esc)(?:$|[ ),;:.])`)

// TestSentencesNameKeysThatCannotMove reads all sentences of the package: none
// names a key of a room whose keys can be moved, but by [shell.key]. A sentence
// of another screen names that screen's own keys.
func TestSentencesNameKeysThatCannotMove(t *testing.T) {
	movable := map[string]bool{}
	for _, room := range Rooms() {
		for _, a := range sampleActions(room) {
			for _, key := range a.keys {
				movable[key] = !a.fixed
			}
		}
	}
	delete(movable, "a") // the article; no sentence names the key of the explanation
	inRoom := map[string]bool{"visits": true, "walk": true, "explain": true, "assess": true, "merge": true}
	own, said := map[string]map[string]bool{}, map[string][]string{}
	rows := rowKeys(t)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		family := strings.FieldsFunc(file, func(r rune) bool { return r == '_' || r == '.' })[0]
		keys, sentences := literals(t, file, rows)
		if own[family] == nil {
			own[family] = map[string]bool{}
		}
		for _, key := range keys {
			own[family][key] = !inRoom[family]
		}
		said[family] = append(said[family], sentences...)
	}
	exempt := map[string]string{ // keys of their own, or no keys
		"sample": "v", "fields": "n", "live": "n", "readonly": "p", "detection": "?", "conflicts": "/", "reconcile": "/", "remeasure": "e", "instead": "C",
	}
	n := 0
	for family, sentences := range said {
		for _, s := range sentences {
			for _, found := range word.FindAllStringSubmatch(s, -1) {
				n++
				key := found[1]
				everywhere := strings.Contains("enter esc f1 ?", key) && !inRoom[family] // they do the same in all rooms but those
				if movable[key] && !own[family][key] && exempt[family] != key && !everywhere {
					t.Errorf("%s: %q names %q, which the settings can move: see shell.key", family, s, key)
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d words looked at", n)
	}
}

// rowKeys are the keys of the rows that several tables have, by the functions that
// make them.
func rowKeys(t *testing.T) map[string][]string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), "action_rows.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for _, d := range tree.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			rows[f.Name.Name], _ = textsOf(f, nil)
		}
	}
	if !slices.Contains(rows["down"], "j") {
		t.Fatalf("no keys in %v", rows)
	}
	return rows
}

// literals returns the keys in the tables of a file and its other texts.
func literals(t *testing.T, file string, rows map[string][]string) (keys, sentences []string) {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return textsOf(tree, rows)
}

// textsOf returns the keys in a piece of source, those of the rows that it calls among
// them, and its other texts.
func textsOf(tree ast.Node, rows map[string][]string) (keys, sentences []string) {
	var visit func(n ast.Node, keyed bool)
	visit = func(n ast.Node, keyed bool) {
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if id, ok := n.Key.(*ast.Ident); ok && (id.Name == "keys" || id.Name == "hint") {
					visit(n.Value, true)
					return false
				}
			case *ast.CallExpr:
				if id, ok := n.Fun.(*ast.Ident); ok {
					keys = append(keys, rows[id.Name]...)
				}
			case *ast.BasicLit:
				s, err := strconv.Unquote(n.Value)
				switch {
				case n.Kind != token.STRING || err != nil:
				case keyed:
					keys = append(keys, strings.Fields(s)...)
				case strings.Contains(s, " ") && !strings.Contains(s, "%"):
					sentences = append(sentences, s)
				}
			}
			return true
		})
	}
	visit(tree, false)
	return keys, sentences
}

// TestMovedKeysInSentences moves keys and reads what names them elsewhere.
func TestMovedKeysInSentences(t *testing.T) {
	l, doc := hongyuan()
	doc.visit.Observations = []checklist.Observation{{ID: "o", Item: "IN-01", Text: "clean", Entered: noon}}
	doc.visit.Rivals = map[string][]checklist.Answer{"IN-01": {{State: checklist.Answered}}}
	d := drive(t, l, 160, 36)
	d.app.sh.keys = Keys{
		roomVisits: {"?": "f2", "n": "f5"},
		roomWalk:   {"O": "f6", "C": "f7", "e": "f8", "R": "f9", "p": "f10", "n": "f11", "enter": "f12", "?": "f2"},
	}
	if err := d.app.sh.keys.Check(); err != nil {
		t.Fatal(err)
	}
	d.expect("f2 all keys").keys("g enter").at("IN-01").expect("1 note (f6)", "until they are settled: f7", "f2 all keys")
	d.keys("f11").expect("f10 shows all places")
	d.keys("E").expect("In the walk, f8 asks for one").keys("esc")
	d.at("IN-01").keys("8 s").at("IN-01").keys("6 s").expect("f9 adds a reason")
	d.at("IN-03").keys("8").expect("f12 opens it").keys("O").expect("O does nothing here", "f2 shows all keys")
}
