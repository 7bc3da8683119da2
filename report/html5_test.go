package report_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The attributes that a page has. Any other could act or fetch.
var attributes = strings.Fields(`alt aria-hidden aria-label aria-labelledby charset class colspan content cx cy dir focusable height
	data-label href http-equiv id lang name preserveAspectRatio r role rx scope src tabindex text-anchor title transform viewBox width x x1 x2 y y1 y2`)

// What a browser would fetch, run or send a reader to.
var active = regexp.MustCompile(`(?i)url\s*\(|@import|expression\s*\(|javascript:|data:text`)

var languageTag = regexp.MustCompile(`^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$`)

// checkHTML5 reads a page as a browser does, and compares that with what stands in
// it: a browser repairs what is not closed, out of its place or nested wrongly, and
// then the two are not the same.
func checkHTML5(t testing.TB, page string, strict *element) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	if first := doc.FirstChild; first.Type != html.DoctypeNode || first.Data != "html" || len(first.Attr) > 0 {
		t.Errorf("the page does not begin with its kind: %q", first.Data)
	}
	seen := outlineOf(doc, 0, nil)
	written := shapeOf(strict, 0, nil)
	for i := range max(len(seen), len(written)) {
		if i >= len(seen) || i >= len(written) || seen[i] != written[i] {
			t.Fatalf("a browser repairs element %d: it is written as %s and read as %s", i, at(written, i), at(seen, i))
		}
	}
	for n := range doc.Descendants() {
		switch n.Type {
		case html.ElementNode:
			checkAttributes(t, n)
		case html.CommentNode:
			t.Errorf("a comment: %q", n.Data)
		default:
		}
	}
}

// outlineOf lists the elements that a browser makes of a page, each with its depth
// and attributes.
func outlineOf(n *html.Node, depth int, list []string) []string {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode {
			continue
		}
		var attrs []string
		for _, a := range c.Attr {
			attrs = append(attrs, a.Key+"="+a.Val)
		}
		list = outlineOf(c, depth+1, append(list, shape(c.Data, depth, attrs)))
	}
	return list
}

// shapeOf lists the elements as they are written.
func shapeOf(e *element, depth int, list []string) []string {
	for _, c := range e.children {
		var attrs []string
		for name, value := range c.attrs {
			attrs = append(attrs, name+"="+value)
		}
		list = shapeOf(c, depth+1, append(list, shape(c.name, depth, attrs)))
	}
	return list
}

func shape(name string, depth int, attrs []string) string {
	slices.Sort(attrs)
	return strings.Repeat(" ", depth) + name + " " + strings.Join(attrs, " ")
}

// checkAttributes sees that an element neither acts nor fetches, and says its
// language as a reader of screens understands it.
func checkAttributes(t testing.TB, n *html.Node) {
	t.Helper()
	for _, a := range n.Attr {
		switch {
		case !slices.Contains(attributes, a.Key):
			t.Errorf("%s has the attribute %s=%q", n.Data, a.Key, a.Val)
		case a.Key == "lang" && !languageTag.MatchString(a.Val):
			t.Errorf("%s is in the language %q", n.Data, a.Val)
		case a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/"), a.Key == "href" && !strings.HasPrefix(a.Val, "#"):
			t.Errorf("%s leads to %.60q", n.Data, a.Val)
		case a.Key == "tabindex" && a.Val != "0":
			t.Errorf("%s is taken out of its order: %s", n.Data, a.Val)
		}
	}
	if n.Data == "style" && active.MatchString(n.FirstChild.Data) {
		t.Errorf("the style fetches: %s", active.FindString(n.FirstChild.Data))
	}
}
