package report

import (
	"embed"
	"io"
	"sync"

	template "github.com/DataDog/datadog-agent/pkg/template/html"

	"gemba/checklist"
)

//go:embed templates/*.tmpl
var files embed.FS

// style is the look of a page, in the light, in the dark and on paper.
//
//go:embed style.css
var style string

// pages returns the templates of a page. They escape by context, so that nothing
// typed can become markup. They are read at the first report and not before:
// that would be the longest part of the start of every command.
var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"style": func() template.CSS { return template.CSS(style) },
		"mul":   func(a, b int) int { return a * b },
		"scale": scale,
		"w":     wording,
		"pair":  func(p *page, item any) pair { return pair{p, item} },

		"clocks":         (*page).clocks,
		"tactics":        (*page).tactics,
		"timelineHeight": (*page).timelineHeight,
		"methodWords":    func() string { return methodWords },
		"libraryMethod":  func() string { return libraryMethod },
	}).ParseFS(files, "templates/*.html.tmpl"))
})

// pair is a part of a page together with the page.
type pair struct {
	Page *page
	Item any
}

// scale turns parts of a thousand into the width that a drawing has.
func scale(mille, width int64) string { return tenths(mille * width / 100) }

// HTML writes a report as one page that needs nothing else: no script, no
// network, no other file. It can be read on a screen in the light and in the
// dark, aloud, and on paper of either size. It is well-formed as XML, so that
// other programs can read it too.
func HTML(w io.Writer, c *checklist.Checklist, v *checklist.Visit, o Options) error {
	e, err := newEdition(c, v, o)
	if err != nil {
		return err
	}
	p := e.page()
	e.showPictures(p.Attachments)
	return pages().ExecuteTemplate(w, "page.html.tmpl", p)
}
