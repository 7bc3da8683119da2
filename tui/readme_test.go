package tui

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestReadmeKeys holds the table of keys in the README to the tables of
// actions. With -update it writes it.
func TestReadmeKeys(t *testing.T) {
	const path, begin, end = "../README.md", "<!-- keys: written by go test ./tui -update -->\n", "<!-- end of keys -->"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("the README has no place for the keys")
	}
	want := before + begin + keyTable(t) + end + after
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(text) != want {
		t.Error("the table of keys in the README is not that of the program: go test ./tui -update writes it")
	}
}

// TestRunewidthPin guards a version: the ones before cost 31 ms before main.
func TestRunewidthPin(t *testing.T) {
	text, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`github.com/mattn/go-runewidth v0\.0\.(\d+)`).FindSubmatch(text)
	if m == nil {
		t.Fatal("go-runewidth is not pinned in go.mod")
	}
	if n, _ := strconv.Atoi(string(m[1])); n < 28 {
		t.Errorf("go-runewidth v0.0.%d fills a table of 2 MB before main", n)
	}
}
