package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const architectureDoc = "../../docs/architecture.md"

// TestArchitecture draws the rooms of the house from what they import, and holds
// the drawing in docs/architecture.md to that. With -update it draws it there.
func TestArchitecture(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "../../...").Output()
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		imports[room(fields[0])] = rooms(fields[1:])
	}
	drawing := drawHouse(imports)
	doc, err := os.ReadFile(architectureDoc)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(doc), "```\n")
	stands, after, ok := strings.Cut(rest, "```\n")
	if !ok {
		t.Fatalf("%s has no drawing", architectureDoc)
	}
	if stands == drawing {
		return
	}
	if !*update {
		t.Fatalf("%s shows other rooms than there are; drawn with -update it is\n%s", architectureDoc, drawing)
	}
	if err := os.WriteFile(architectureDoc, []byte(before+"```\n"+drawing+"```\n"+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

const module = "gemba/"

func room(path string) string { return strings.TrimPrefix(path, module) }

// rooms are the packages among paths that are of this module.
func rooms(paths []string) []string {
	var own []string
	for _, p := range paths {
		if strings.HasPrefix(p, module) {
			own = append(own, room(p))
		}
	}
	return own
}

// drawHouse draws a line for each room, the highest floor first. An import that
// goes through another one is left out: it is allowed by the two.
func drawHouse(imports map[string][]string) string {
	floors := map[string]int{}
	var floor func(string) int
	floor = func(name string) int {
		if _, known := floors[name]; !known {
			height := 0
			for _, below := range imports[name] {
				height = max(height, floor(below)+1)
			}
			floors[name] = height
		}
		return floors[name]
	}
	names := slices.Sorted(maps.Keys(imports))
	width := 0
	for _, name := range names {
		floor(name)
		width = max(width, len(name))
	}
	slices.SortStableFunc(names, func(a, b string) int { return floors[b] - floors[a] })
	var b strings.Builder
	for i, name := range names {
		if i > 0 && floors[name] != floors[names[i-1]] {
			b.WriteByte('\n')
		}
		direct := slices.DeleteFunc(slices.Clone(imports[name]), func(to string) bool {
			return slices.ContainsFunc(imports[name], func(via string) bool { return via != to && reaches(imports, via, to) })
		})
		if len(direct) == 0 {
			fmt.Fprintln(&b, name)
			continue
		}
		fmt.Fprintf(&b, "%-*s ──► %s\n", width, name, strings.Join(direct, ", "))
	}
	return b.String()
}

func reaches(imports map[string][]string, from, to string) bool {
	return from == to || slices.ContainsFunc(imports[from], func(via string) bool { return reaches(imports, via, to) })
}
