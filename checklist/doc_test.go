package checklist

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestWhereWhatStands holds the lists of files in the comments of large packages to the
// files that there are.
func TestWhereWhatStands(t *testing.T) {
	for _, dir := range []string{".", "../store"} {
		text, err := os.ReadFile(filepath.Join(dir, "doc.go"))
		if err != nil {
			t.Fatal(err)
		}
		_, list, found := strings.Cut(string(text), "// # Where what stands\n")
		if !found {
			t.Fatalf("%s does not say where what stands", dir)
		}
		named := map[string]bool{"doc.go": true}
		for _, pattern := range regexp.MustCompile(`[a-z_*]+\.go`).FindAllString(list, -1) {
			files, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil || len(files) == 0 {
				t.Errorf("%s names %s, which is not there: %v", dir, pattern, err)
			}
			for _, file := range files {
				named[filepath.Base(file)] = true
			}
		}
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if name := filepath.Base(file); !named[name] && !strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s does not name %s", dir, name)
			}
		}
	}
}
