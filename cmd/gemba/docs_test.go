package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

var update = flag.Bool("update", false, "write anew what documents say of the command line")

// TestCommandsDocument holds what the documents say of the command line to the
// program.
func TestCommandsDocument(t *testing.T) {
	holdDocument(t, "../../docs/commands.md", [][2]string{
		{"commands", commandsTable() + flagsTable()}, {"exit codes", exitTable()}, {"environment", variablesTable()},
	})
	holdDocument(t, "../../README.md", [][2]string{{"commands", commandsTable() + "\n"}})
}

// holdDocument fails where a part of a document, between its two marks, is not
// the text that belongs there, or with -update writes it.
func holdDocument(t *testing.T, path string, parts [][2]string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := string(text)
	for _, part := range parts {
		begin := "<!-- " + part[0] + ": written by go test ./cmd/gemba -update -->\n"
		head, rest, found := strings.Cut(want, begin)
		_, tail, ends := strings.Cut(rest, "<!-- end of "+part[0]+" -->")
		if !found || !ends {
			t.Fatalf("%s: no place for the %s", path, part[0])
		}
		want = head + begin + part[1] + "<!-- end of " + part[0] + " -->" + tail
	}
	if want == string(text) {
		return
	}
	if !*update {
		t.Fatalf("%s is not what the program says; go test ./cmd/gemba -update writes it", path)
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

func commandsTable() string {
	var b strings.Builder
	for _, g := range commandGroups() {
		fmt.Fprintf(&b, "\n| %s | |\n|---|---|\n", g.title)
		for _, c := range g.commands {
			fmt.Fprintf(&b, "| `gemba %s` | %s |\n", strings.ReplaceAll(c.Use, "|", `\|`), c.Short)
		}
	}
	return b.String()
}

func flagsTable() string {
	var b strings.Builder
	b.WriteString("\n| of every command | |\n|---|---|\n")
	root := newRoot()
	for _, name := range []string{flagFile, flagLibrary, flagAs, flagJSON, flagNoColor, flagQuiet} {
		f := root.PersistentFlags().Lookup(name)
		short := ""
		if f.Shorthand != "" {
			short = "`-" + f.Shorthand + "` "
		}
		fmt.Fprintf(&b, "| %s`--%s` | %s |\n", short, name, f.Usage)
	}
	return b.String() + "\n"
}

func exitTable() string {
	var b strings.Builder
	b.WriteString("| code | what |\n|---|---|\n")
	for _, e := range exitWords {
		fmt.Fprintf(&b, "| %d | %s |\n", e.code, e.words)
	}
	return b.String()
}

func variablesTable() string {
	var b strings.Builder
	b.WriteString("| variable | what |\n|---|---|\n")
	for _, v := range variables {
		fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(v.name, ", ", "`, `"), v.words)
	}
	return b.String()
}

// TestCommands holds every command to what all of them have: a line about it, a
// text, an example that names it, and help that can be drawn with colours and
// printed without one escape.
func TestCommands(t *testing.T) {
	var each func(c *cobra.Command)
	each = func(c *cobra.Command) {
		if c.Name() == "help" {
			return
		}
		t.Run(c.CommandPath(), func(t *testing.T) {
			if c.Short == "" || c.Long == "" {
				t.Error("no text about it")
			}
			if !strings.Contains(c.Example, c.CommandPath()) {
				t.Error("no example of it")
			}
			args := append(strings.Fields(c.CommandPath())[1:], "--help")
			if text := helpOf(t, args, false); strings.ContainsRune(text, '\x1b') || !strings.Contains(text, c.Name()) {
				t.Errorf("plain help: %q", text)
			}
			if text := helpOf(t, args, true); !strings.Contains(text, "\x1b[") || !strings.Contains(text, "EXAMPLES") {
				t.Errorf("styled help: %q", text)
			}
		})
		for _, sub := range c.Commands() {
			each(sub)
		}
	}
	each(newRoot())
}

func helpOf(t *testing.T, args []string, colors bool) string {
	t.Helper()
	t.Setenv("NO_COLOR", "")
	t.Setenv("CLICOLOR", "")
	t.Setenv("CLICOLOR_FORCE", map[bool]string{true: "1", false: ""}[colors])
	return mustRun(t, args...)
}

// TestNoColorBeatsForce holds --no-color, and the variables about colour, to what
// is said of them.
func TestNoColorBeatsForce(t *testing.T) {
	if text := helpOf(t, []string{"check", "--no-color", "--help"}, true); strings.ContainsRune(text, '\x1b') {
		t.Errorf("an escape: %q", text)
	}
	for _, c := range []struct {
		no, force, cli string
		colours        bool
	}{
		{no: "", force: "1", cli: "0", colours: true},
		{no: "", force: "yes", cli: "", colours: true},
		{no: "", force: "0", cli: "1", colours: false},
		{no: "off", force: "1", cli: "", colours: false},
		{no: "1", force: "1", cli: "1", colours: false},
	} {
		t.Setenv("NO_COLOR", c.no)
		t.Setenv("CLICOLOR_FORCE", c.force)
		t.Setenv("CLICOLOR", c.cli)
		if got := strings.ContainsRune(mustRun(t, "check", "--help"), '\x1b'); got != c.colours {
			t.Errorf("%+v: colours %v", c, got)
		}
	}
}

// TestUsualChecklist holds what help says of the first checklist to what is in
// it.
func TestUsualChecklist(t *testing.T) {
	c := checklist.Builtin()
	if scopes := strings.Join(scopeNames(c), ", "); c.ID != usualChecklist || scopes != usualScopes {
		t.Errorf("%s has the scopes %s; help says %s has %s", c.ID, scopes, usualChecklist, usualScopes)
	}
}

// TestFormsDocument holds the maps in docs/forms.md to those that are tried.
func TestFormsDocument(t *testing.T) {
	text, err := os.ReadFile("../../docs/forms.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"kobo.toml", "central.toml"} {
		want, err := os.ReadFile("testdata/forms/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "<!-- "+name+" -->\n```toml\n"+string(want)+"```\n") {
			t.Errorf("docs/forms.md has not %s", name)
		}
	}
}

// roomPath is a file or a folder of the house, as the documents name it.
var roomPath = regexp.MustCompile("`((?:assessment|checklist|cmd|docs|report|sampling|store|tui|\\.ci)/[^` ]*)`")

// TestPathsInDocuments looks for each file that a document names. NAME in a path
// stands for a name yet to be given.
func TestPathsInDocuments(t *testing.T) {
	docs, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, doc := range append(docs, "../../README.md") {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range roomPath.FindAllStringSubmatch(string(text), -1) {
			if found++; strings.Contains(m[1], "NAME") {
				continue
			}
			if there, err := filepath.Glob("../../" + m[1]); err != nil || len(there) == 0 {
				t.Errorf("%s names %s, which is not there", filepath.Base(doc), m[1])
			}
		}
	}
	if found < 40 {
		t.Errorf("only %d paths were found", found)
	}
}
