package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestDependencies holds docs/dependencies.md to go.mod: it names each module that
// is required directly, gives its version where it gives one, and no module twice
// or that is gone. That none is unused is seen to by go mod tidy.
func TestDependencies(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := os.ReadFile("../../docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	versions := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) (v\S+)( // indirect)?$`).FindAllStringSubmatch(string(mod), -1) {
		versions[m[1]] = m[2]
		if m[3] == "" && !strings.Contains(string(doc), m[1]) {
			t.Errorf("%s has no line in docs/dependencies.md", m[1])
		}
	}
	if len(versions) < 20 {
		t.Fatalf("%d modules in go.mod", len(versions))
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^\| (?:\S+ \()?([a-z][\w.-]*\.\w[\w./-]*)\)?(?: (v[\d.]+))? \|`).FindAllStringSubmatch(string(doc), -1) {
		version, required := versions[m[1]]
		if !required || seen[m[1]] || m[2] != "" && m[2] != version {
			t.Errorf("docs/dependencies.md has %s %s; go.mod %s; there twice: %t", m[1], m[2], version, seen[m[1]])
		}
		seen[m[1]] = true
	}
	if len(seen) < 20 {
		t.Errorf("%d modules in docs/dependencies.md", len(seen))
	}
}
