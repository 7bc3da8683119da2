package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/checklist/illtext"
	"gemba/store"
)

// A file that the index has not read yet can be completed all the same, by the
// words of its name; and what is completed finds the visit.
func TestCompletesFilesNotReadYet(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	if err := makeDemo(ctx, dir); err != nil {
		t.Fatal(err)
	}
	lib := &library{folder: dir}
	if err := lib.openIndex(ctx, filepath.Join(dir, ".state")); err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	list, err := lib.index.List(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		if !list[i].Pending || list[i].Supplier != "" {
			t.Fatalf("%s was read", list[i].Path)
		}
	}
	for typed, supplier := range map[string]string{
		"hongy": "宏远阀门 Hongyuan Valve (invented)", "宏": "宏远阀门 Hongyuan Valve (invented)",
		"NORTHLINE F": "Northline Forge Ltd (invented)", "2026-02-05": "Obróbka Odra Sp. z o.o. (invented)",
	} {
		names := namesFrom(list, typed)
		if len(names) != 1 {
			t.Fatalf("%q goes on as %q", typed, names)
		}
		name, _, _ := strings.Cut(names[0], "\t")
		if !strings.HasPrefix(name, typed) {
			t.Errorf("%q is not what was typed, %q", name, typed)
		}
		_, v, _, err := findVisit(testCall(t), name, dir, "")
		if err != nil || v.Supplier != checklist.Line(supplier) {
			t.Errorf("%q finds %v, %v; want %s", name, v, err, supplier)
		}
	}
}

// FuzzComplete completes names of visits, of checklists and of what stands in
// them: what is offered goes on from what was typed, and is seen as it is.
func FuzzComplete(f *testing.F) {
	for i, s := range append(illtext.Texts(), hostile, saidToShell+"x", "Hongyuan Valve", illtext.ID) {
		f.Add(s, []byte{byte(i)}, []string{"", "H", s}[i%3], i%5 == 0)
	}
	f.Fuzz(func(t *testing.T, s string, more []byte, typed string, list bool) {
		s += illtext.Mix(more)
		visits := []store.Summary{{Path: "/l/" + s + ".gemba", Visit: s, Supplier: s, Date: s}, {Path: "/l/a.gemba", Supplier: s + " Hongyuan", Visit: "7"}}
		goOn(t, typed, namesFrom(visits, typed))
		v := checklist.NewVisit(s)
		v.Supplier, v.Date = s, s
		goOn(t, typed, idsFrom([]foundVisit{{visit: v}}, typed))
		if !list {
			return
		}
		c, err := illtext.Checklist(s)
		if err != nil {
			t.Fatal(err)
		}
		goOn(t, "", scopesWithTitles(c))
		for _, id := range []string{"IN-01", "CE-01", "DI-01", illtext.ID} {
			it := c.Item(id)
			goOn(t, typed, begun(typed, alone(c, it)))
			for _, k := range newAnswerParser(c, it, checklist.Answer{}).keys {
				goOn(t, typed, begun(typed, append(k.values(), cobra.CompletionWithDesc(k.name+"=", k.takes))))
			}
		}
	})
}

// goOn looks at what a shell is offered of some candidates.
func goOn(t *testing.T, typed string, candidates []string) {
	t.Helper()
	offered, _ := onlyText(func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return candidates, cobra.ShellCompDirectiveNoFileComp
	})(nil, nil, typed)
	for _, s := range offered {
		word, about, _ := strings.Cut(s, "\t")
		if fault := illtext.Fault(word) + illtext.Fault(about); fault != "" {
			t.Error(fault)
		}
		if word == "" || !strings.HasPrefix(word, typed) || strings.HasPrefix(word, saidToShell) {
			t.Errorf("%q is offered for %q", word, typed)
		}
	}
}

// TestFishRunsNoWords completes behind words that were commands if a shell read
// them: what a supplier is called may stand there.
func TestFishRunsNoWords(t *testing.T) {
	fish, err := exec.LookPath("fish")
	if err != nil {
		t.Skip("there is no fish here")
	}
	var script bytes.Buffer
	if code := run([]string{"completion", "fish"}, nil, &script, os.Stderr); code != exitFine {
		t.Fatal(code)
	}
	dir := t.TempDir()
	asked := filepath.Join(dir, "asked")
	for name, text := range map[string]string{
		"gemba":      "#!/bin/sh\nprintf '%s|' \"$@\" >\"" + asked + "\"\necho :4\n",
		"gemba.fish": script.String(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	call := exec.Command(fish, "--no-config", "-c", `source gemba.fish; complete -C 'gemba show Valve\ \(touch\ ran\)\ \$\(touch\ ran\)\;touch\ ran ~/x.gemba IN'`)
	call.Dir = dir
	call.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "HOME="+dir)
	if said, err := call.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	if _, err := os.Stat(filepath.Join(dir, "ran")); err == nil {
		t.Error("a word was run as a command")
	}
	want := "__complete|show|Valve (touch ran) $(touch ran);touch ran|" + dir + "/x.gemba|IN|"
	if got, err := os.ReadFile(asked); err != nil || string(got) != want {
		t.Errorf("gemba was asked %q, %v; want %q", got, err, want)
	}
}
