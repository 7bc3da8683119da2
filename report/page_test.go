package report_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gemba/checklist/illtext"
)

// element is one element of a page.
type element struct {
	name     string
	attrs    map[string]string
	parent   *element
	children []*element
	text     strings.Builder // its own and that of all within it
}

// parse reads a page as XML, strictly: it must be well-formed.
func parse(t testing.TB, page string) *element {
	t.Helper()
	root := &element{name: "document", attrs: map[string]string{}}
	e := root
	d := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			child := &element{name: token.Name.Local, attrs: map[string]string{}, parent: e}
			for _, a := range token.Attr {
				child.attrs[a.Name.Local] = a.Value
			}
			e.children = append(e.children, child)
			e = child
		case xml.EndElement:
			e = e.parent
		case xml.CharData:
			for up := e; up != nil; up = up.parent {
				up.text.Write(token)
			}
		}
	}
}

func (e *element) walk(f func(*element)) {
	f(e)
	for _, c := range e.children {
		c.walk(f)
	}
}

func (e *element) all(name string) []*element {
	var list []*element
	e.walk(func(e *element) {
		if e.name == name {
			list = append(list, e)
		}
	})
	return list
}

// The elements that a page is made of. Any other came out of a visit.
var elements = strings.Fields(`document html head meta title style body header nav main footer section figure figcaption
	h1 h2 h3 p ul ol li dl div dt dd a span strong code table caption thead tbody tfoot tr th td svg desc g rect line text circle img`)

// checkPage fails where a page is not what every page must be.
func checkPage(t testing.TB, page string) *element {
	t.Helper()
	root := parse(t, page)
	ids := map[string]bool{}
	root.walk(func(e *element) {
		if !slices.Contains(elements, e.name) {
			t.Errorf("an element %s", e.name)
		}
		if id := e.attrs["id"]; id != "" {
			if ids[id] {
				t.Errorf("the id %s twice", id)
			}
			ids[id] = true
		}
		for name, value := range e.attrs {
			if strings.HasPrefix(name, "on") || name == "src" && !strings.HasPrefix(value, "data:image/") || name == "style" || name == "href" && !strings.HasPrefix(value, "#") {
				t.Errorf("%s has %s=%q", e.name, name, value)
			}
		}
		switch e.name {
		case "th":
			if e.attrs["scope"] == "" {
				t.Errorf("a head of a table without scope: %s", e.text.String())
			}
		case "table":
			if len(e.all("caption")) != 1 || len(e.all("thead")) != 1 {
				t.Errorf("a table without caption or head: %.60s", e.text.String())
			}
		case "svg":
			if e.attrs["aria-hidden"] != "true" && (len(e.all("title")) != 1 || len(e.all("desc")) != 1) {
				t.Errorf("a drawing without title and description")
			}
		}
	})
	checkReferences(t, root, ids)
	checkHeadings(t, root)
	checkText(t, page)
	checkHTML5(t, page, root)
	if root.all("html")[0].attrs["lang"] == "" {
		t.Error("no language")
	}
	for _, name := range []string{"header", "nav", "main", "footer", "h1"} {
		if n := len(root.all(name)); n != 1 {
			t.Errorf("%d of %s", n, name)
		}
	}
	return root
}

func checkReferences(t testing.TB, root *element, ids map[string]bool) {
	t.Helper()
	root.walk(func(e *element) {
		for _, id := range strings.Fields(e.attrs["aria-labelledby"]) {
			if !ids[id] {
				t.Errorf("%s is labelled by %s, which is nowhere", e.name, id)
			}
		}
		if to, ok := strings.CutPrefix(e.attrs["href"], "#"); ok && !ids[to] {
			t.Errorf("a link to %s, which is nowhere", to)
		}
	})
}

// checkHeadings sees that no level of headings is left out.
func checkHeadings(t testing.TB, root *element) {
	t.Helper()
	level := 0
	root.walk(func(e *element) {
		if len(e.name) != 2 || e.name[0] != 'h' || e.name == "hr" {
			return
		}
		n, err := strconv.Atoi(e.name[1:])
		if err != nil || n > level+1 {
			t.Errorf("%s after h%d: %s", e.name, level, e.text.String())
		}
		level = n
	})
}

var typedTitle = regexp.MustCompile(`(?s)<title>.*?</title>`)

var outside = regexp.MustCompile(`(?i)https?:|//[a-z]|@import|url\(|<script|javascript:|<iframe|<link|<base`)

// checkText looks at the bytes: nothing from elsewhere, nothing invisible.
func checkText(t testing.TB, page string) {
	t.Helper()
	checkVisible(t, page)
	head, _, _ := strings.Cut(page, "</head>")
	head = typedTitle.ReplaceAllString(head, "")
	if m := outside.FindString(head); m != "" {
		t.Errorf("the head has %q", m)
	}
}

func checkVisible(t testing.TB, text string) {
	t.Helper()
	if fault := illtext.Fault(text, '\n'); fault != "" {
		t.Error(fault)
	}
}

// outline is the structure of a page: its headings, tables and drawings.
func outline(root *element) string {
	var b strings.Builder
	root.walk(func(e *element) {
		switch e.name {
		case "h1", "h2", "h3":
			fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", int(e.name[1]-'1')), squeeze(e.text.String()))
		case "img":
			fmt.Fprintf(&b, "      picture: %s\n", e.attrs["alt"])
		case "figure":
			if len(e.all("desc")) == 0 {
				return
			}
			fmt.Fprintf(&b, "      figure: %s\n", squeeze(e.all("desc")[0].text.String()))
		case "table":
			var columns []string
			for _, th := range e.all("thead")[0].all("th") {
				columns = append(columns, squeeze(th.text.String()))
			}
			fmt.Fprintf(&b, "      table of %d: %s\n", len(e.all("tr"))-1, strings.Join(columns, " | "))
		case "ul", "ol":
			if e.parent.name != "nav" {
				fmt.Fprintf(&b, "      list of %d\n", len(e.children))
			}
		}
	})
	return b.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
