package sheet

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/checklists.md anew")

const page = "../../docs/checklists.md"

// TestPage holds the tables of docs/checklists.md to the columns.
func TestPage(t *testing.T) {
	text, err := os.ReadFile(page)
	must(t, err)
	const begin, end = "<!-- columns: written by go test ./checklist/sheet -update -->\n", "<!-- end of columns -->"
	head, rest, found := strings.Cut(string(text), begin)
	_, tail, ends := strings.Cut(rest, end)
	if !found || !ends {
		t.Fatal("no place for the columns")
	}
	var b strings.Builder
	for _, p := range plans() {
		fmt.Fprintf(&b, "\n**`%s`** %s\n\n| column | what it is |\n|---|---|\n", p.name, p.about)
		for _, c := range p.columns {
			name := c.name
			if c.texts {
				name = heading(name, "en")
			}
			fmt.Fprintf(&b, "| `%s` | %s |\n", name, c.about)
		}
	}
	want := head + begin + b.String() + "\n" + end + tail
	if want == string(text) {
		return
	}
	if !*update {
		t.Fatal("docs/checklists.md is not what the columns say; go test ./checklist/sheet -update writes it")
	}
	must(t, os.WriteFile(page, []byte(want), 0o644))
}
