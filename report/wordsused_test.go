package report

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"gemba/checklist"
)

// TestNoWordingIsLeftOver expects somebody to say, in English, each wording that has
// a Chinese one, and each to be there once. What comes with its numbers and names in
// it is looked for in parts.
func TestNoWordingIsLeftOver(t *testing.T) {
	said := whatIsSaid(t)
	keys, seen := byEnglish(keysChinese)(), map[string]string{}
	for _, table := range append(slices.Clone(chineseOnScreen), wordsChinese) {
		if &table[0] == &wordsChinese[0] {
			clear(seen) // the screens may have another word than the report
		}
		for _, p := range table {
			if one, several := strings.CutSuffix(p[0], "s"); !said[p[0]] && (!several || !said[one]) {
				t.Errorf("nobody says %q (%s)", p[0], p[1])
			}
			before, twice := seen[p[0]]
			if ofKey := before == keys[p[0]] && before != p[1]; twice && !ofKey { // what a key does is another word than in a sentence
				t.Errorf("%q stands twice: %s, %s", p[0], before, p[1])
			}
			seen[p[0]] = p[1]
		}
	}
	all := strings.Join(slices.Collect(maps.Keys(said)), "\n")
	for name, table := range map[string][][2]string{"spoken": spokenChinese, "walk": walkSaidChinese, "sentences": saidInEnglish[chinese]} {
		for _, p := range table {
			for part := range strings.SplitSeq(p[0], "%s") {
				if !inTwo(all, strings.Trim(part, " :;,()")) {
					t.Errorf("%s: nobody says %q of %q", name, part, p[0])
				}
			}
		}
	}
}

// inTwo reports whether a text holds words, or two of its places hold their beginning
// and the rest: an error and what is wrong are put together as they happen.
func inTwo(text, words string) bool {
	if strings.Contains(text, words) {
		return true
	}
	for i := range len(words) {
		if words[i] == ' ' && strings.Contains(text, words[:i]) && strings.Contains(text, words[i+1:]) {
			return true
		}
	}
	return false
}

// whatIsSaid are the texts that the program can say: those of its source but for the
// Chinese ones, those of the checklists, and what the system says of an error.
func whatIsSaid(t *testing.T) map[string]bool {
	t.Helper()
	said := map[string]bool{}
	for _, err := range []error{
		fs.ErrNotExist, context.Canceled,
		syscall.ENOSPC, syscall.EACCES, syscall.ENOENT, syscall.EROFS, syscall.EIO, syscall.EISDIR, syscall.ENOTDIR,
	} {
		said[err.Error()] = true
	}
	for _, folder := range []string{".", "../assessment", "../checklist", "../checklist/sheet", "../sampling", "../store", "../tui", "../tui/loop", "../cmd/gemba"} {
		speakingSource(t, folder, said)
	}
	for _, text := range sources(t, "templates/*.tmpl") {
		for s := range strings.SplitSeq(text, `"`) {
			said[s] = true
		}
	}
	for _, text := range sources(t, "../checklist/builtin/*.toml") {
		for s := range strings.SplitSeq(text, `"`) {
			said[s] = true
		}
	}
	for _, c := range checklist.Builtins() {
		for i := range c.Items {
			for _, f := range c.Items[i].Fields {
				said[f.Unit] = true
			}
		}
	}
	return said
}

// speakingSource adds the texts of the files of a package: whole, and where a page has
// a title of several parts, by parts.
func speakingSource(t *testing.T, folder string, said map[string]bool) {
	t.Helper()
	var files []*ast.File
	known := texts{}
	for name, text := range sources(t, filepath.Join(folder, "*.go")) {
		if strings.HasSuffix(name, "chinese.go") && name != "wordschinese.go" || name == "sentences.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for range 2 { // constants are made of constants
		for _, file := range files {
			for _, d := range file.Decls {
				known.declared(d)
			}
		}
	}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if g, ok := n.(*ast.GenDecl); ok && isWords(g) {
				return false
			}
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			all := known.of(e)
			for _, s := range all {
				said[s] = true
				for part := range strings.SplitSeq(s, " · ") {
					said[part] = true
				}
			}
			return all == nil
		})
	}
}

// isWords reports whether a declaration is the table of the report's Chinese words.
func isWords(g *ast.GenDecl) bool {
	if v, ok := g.Specs[0].(*ast.ValueSpec); ok {
		return v.Names[0].Name == "wordsChinese"
	}
	return false
}

// texts are the constants of a package by their names.
type texts map[string][]string

func (k texts) declared(d ast.Decl) {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.CONST {
		return
	}
	for _, spec := range g.Specs {
		v := spec.(*ast.ValueSpec)
		for i := range v.Values {
			k[v.Names[i].Name] = k.of(v.Values[i])
		}
	}
}

// of are the values that an expression can have where they stand in the source: of a
// text, of texts joined by +, of the words for one and for several of a thing.
func (k texts) of(e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return []string{s}
		}
	case *ast.Ident:
		return k[e.Name]
	case *ast.BinaryExpr:
		var out []string
		for _, x := range k.of(e.X) {
			for _, y := range k.of(e.Y) {
				out = append(out, x+y)
			}
		}
		return out
	case *ast.CallExpr:
		name := ""
		switch f := e.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
		}
		if name != "plural" && name != "counted" || len(e.Args) == 0 {
			return nil
		}
		var out []string
		for _, s := range k.of(e.Args[len(e.Args)-1]) {
			out = append(out, s, s+"s")
		}
		return out
	}
	return nil
}
