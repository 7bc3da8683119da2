package report

import (
	"io"
	"strings"
	"sync"
	"unicode"

	template "github.com/DataDog/datadog-agent/pkg/template/text"

	"gemba/checklist"
)

// sheets returns the templates of Markdown, read at the first report. Whatever
// was typed goes through md, so that it cannot become markup.
var sheets = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("sheet").Funcs(template.FuncMap{
		"md":            func(t text) string { return markdown(t.S) },
		"mds":           markdown,
		"w":             wording,
		"parts":         func(list []part) string { return markdown(plain(list)) },
		"mdpair":        func(p *page, item any) pair { return pair{p, item} },
		"methodWords":   func() string { return methodWords },
		"libraryMethod": func() string { return libraryMethod },
	}).ParseFS(files, "templates/*.md.tmpl"))
})

// Markdown writes a report as Markdown that reads well as plain text too.
func Markdown(w io.Writer, c *checklist.Checklist, v *checklist.Visit, o Options) error {
	e, err := newEdition(c, v, o)
	if err != nil {
		return err
	}
	return sheets().ExecuteTemplate(w, "page.md.tmpl", e.page())
}

// markdown makes text of one line that no reader of Markdown or HTML takes for
// markup. What needs no escape keeps its looks.
func markdown(s string) string {
	s = strings.ReplaceAll(s, "\n", " / ")
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		if special(runes, i) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// special reports whether a character could begin or end markup where it stands.
func special(runes []rune, i int) bool {
	inWord := func(j int) bool {
		return j >= 0 && j < len(runes) && (unicode.IsLetter(runes[j]) || unicode.IsDigit(runes[j]))
	}
	switch runes[i] {
	case '\\', '`', '*', '[', ']', '<', '>', '|', '&', '~', '$':
		return true
	case '_':
		return !inWord(i-1) || !inWord(i+1)
	case '#', '+', '-', '=':
		return i == 0
	case '.', ')':
		return i > 0 && i < 10 && allDigits(runes[:i])
	case ':': // a link that a reader would make by itself
		return i+1 < len(runes) && runes[i+1] == '/'
	case '@':
		return true
	}
	return false
}

func allDigits(runes []rune) bool {
	for _, r := range runes {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}
