package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist/illtext"
)

// hostile is text that would move a cursor, colour a terminal, set its title or
// turn the direction of writing: with the escape, with the one-byte control that
// means the same, and without either; and text that is not seen at all.
const hostile = "Red \x1b[31mValve\x1b]0;title\a\u009b32m\u202egreen\u2066 zero\u200bwidth\ufeff\u2028line\ue000own\U000e0041tag" +
	"\u3164\u2065\ufffe storm\u0301\u0301\u0301\u0301\u200b\u0301\u0301\u0301\u0301\u200d\u0301"

// everyCommand are calls of every command, in an order in which each finds what
// it needs. A word in capitals stands for a file of the test.
var everyCommand = []string{
	"new|" + hostile + "|--scope|two-days|--date|2026-03-11|--library|LIB",
	"visits|--library|LIB",
	"visits|--library|LIB|--json",
	"answer|VISIT|visit|site=" + hostile + "|order=" + hostile,
	"answer|VISIT|IN-01|80|basis=seen|--note|" + hostile + "|--reason|" + hostile,
	"answer|VISIT|DI-02|refused|--reason|" + hostile + "|--json",
	"answer|VISIT|CL-02|promise=" + hostile + "|role=" + hostile + "|due=2099-01-02",
	"answer|VISIT|IN-03|request=" + hostile + "|asked=2026-03-11 14:05",
	"observe|VISIT|IN-01|" + hostile,
	"observe|VISIT|" + hostile + "|--json",
	"attach|VISIT|IN-01|PHOTO|--caption|" + hostile,
	"attach|VISIT|--folder|DIR|--dry-run",
	"fill|VISIT|TABLE|--dry-run",
	"walk|VISIT|--plain",
	"comment|VISIT|IN-01|--challenge|" + hostile,
	"show|VISIT",
	"show|VISIT|IN-01",
	"show|VISIT|--json",
	"assess|VISIT",
	"assess|VISIT|--json",
	"lift|VISIT|K5|DI-02|--reason|" + hostile,
	"sign|VISIT|" + hostile,
	"close|VISIT|--reason|" + hostile,
	"review|VISIT",
	"review|VISIT|--json",
	"pen|VISIT|--reason|" + hostile,
	"history|VISIT",
	"history|VISIT|--json",
	"copy|VISIT|COPY",
	"answer|VISIT|IN-01|60",
	"answer|COPY|IN-01|100",
	"merge|VISIT|COPY",
	"conflicts|VISIT",
	"conflicts|VISIT|--json",
	"reconcile|VISIT|IN-01|1|--reason|" + hostile,
	"compare|VISIT",
	"compare|--library|LIB|--json",
	"report|VISIT|--format|md",
	"report|VISIT|--format|html",
	"report|VISIT|--format|csv",
	"report|VISIT|--format|json",
	"suppliers|--library|LIB",
	"suppliers|--library|LIB|--format|csv",
	"suppliers|--library|LIB|--format|json",
	"check|VISIT",
	"check|VISIT|--json",
	"split|VISIT|VISITID|SPLIT",
	"salvage|VISIT|SALVAGED",
	"export|VISIT",
	"export|VISIT|-o|JSON",
	"import|JSON|IMPORTED",
	"checklist",
	"checklist|list",
	"checklist|show|factory-floor",
	"checklist|show|pre-order|--json",
	"checklist|new|LIST",
	"checklist|lint|LIST",
	"checklist|diff|pre-order|LIST",
	"checklist|export|pre-order|SHEET",
	"checklist|import|SHEET",
	"checklist|try|factory-floor",
	"checklist|move|VISIT|LIST|--dry-run|--other|--scope|day|--reason|x",
	"demo|DEMO",
	"sample",
	"sample|interval|--population|240|--drawn|29|--fine|27",
	"sample|size|--population|240|--defective|24",
	"sample|draw|--population|240|--n|29|--seed|7",
	"sample|lot|--lot|500|--level|II|--aql|1.0",
	"config",
	"config|init",
	"config|path",
	"config|policy",
	"config|check",
	"man|show",
	"version",
	"version|--json",
	"help|answer",
	"nothing-of-the-kind-" + hostile,
	"show|nobody-" + hostile + "|--library|LIB",
	"__complete|show|",
	"__complete|answer|VISIT|",
	"__complete|show|VISIT|--visit|",
	"__complete|report|--library|LIB|",
	"",
}

// endings are those of the calls that do not end well: for want of a terminal, of
// more words or of what is named, or because of what the calls before them did.
var endings = map[string]int{
	"": exitFailed, "checklist|try|factory-floor": exitFailed, "config": exitUsage,
	"merge|VISIT|COPY": exitConflict, "conflicts|VISIT": exitConflict, "conflicts|VISIT|--json": exitConflict,
	"nothing-of-the-kind-" + hostile: exitNotFound, "show|nobody-" + hostile + "|--library|LIB": exitNotFound,
}

// TestNothingButTextReachesPipes runs every command on a visit full of hostile
// text: what it prints, and what it complains of, moves no cursor. Each call ends as
// it should, so that there is something to print.
func TestNothingButTextReachesPipes(t *testing.T) {
	files := pipeFiles(t)
	root := newRoot()
	left := leaves(root)
	for _, call := range everyCommand {
		args, code := printsOnlyText(t, files, call)
		if code != endings[call] {
			t.Errorf("%.60q: exit code %d, not %d", call, code, endings[call])
		}
		if c, _, err := root.Find(args); err == nil {
			left = slices.DeleteFunc(left, func(path string) bool { return path == c.CommandPath() })
		}
		found(t, files)
	}
	if len(left) > 0 {
		t.Errorf("there is no call of %q", left)
	}
}

// printsOnlyText runs a call, and looks at all that it prints.
func printsOnlyText(t *testing.T, files map[string]string, call string) (args []string, code int) {
	t.Helper()
	args = strings.Split(call, "|")
	if call == "" {
		args = nil
	}
	for i, a := range args {
		if f, ok := files[a]; ok {
			args[i] = f
		}
	}
	var out, errs bytes.Buffer
	in := strings.NewReader("IN-03\nnote " + hostile + "\nshow\ntakes\nbest\nassess\nhelp\nquit\n")
	code = run(args, in, &out, &errs)
	// A table begins with the mark by which a spreadsheet knows its letters.
	for _, text := range []string{strings.TrimPrefix(out.String(), "\uFEFF"), errs.String()} {
		if fault := illtext.Fault(text, '\n', '\t'); fault != "" {
			t.Errorf("gemba %q prints %s", args, fault)
		}
	}
	if code != exitFine {
		t.Logf("%q: %s", call, errs.String())
	}
	return args, code
}

// found notes the visit that was made.
func found(t *testing.T, files map[string]string) {
	t.Helper()
	if made, err := filepath.Glob(filepath.Join(files["LIB"], "*.gemba")); err == nil && len(made) == 1 {
		files["VISIT"] = made[0]
		if visits := visitsIn(t.Context(), made[0]); visits[0].visit != nil {
			files["VISITID"] = visits[0].visit.ID
		}
	}
}

// leaves are the paths of all commands that do something. The scripts of the
// completions are tried in complete.txtar.
func leaves(c *cobra.Command) []string {
	var paths []string
	if c.Name() == "completion" {
		return nil
	}
	if c.Runnable() && c.Name() != "help" {
		paths = append(paths, c.CommandPath())
	}
	for _, sub := range c.Commands() {
		paths = append(paths, leaves(sub)...)
	}
	return paths
}

// pipeFiles makes a home of the test's own and the files of its calls.
func pipeFiles(t *testing.T) map[string]string {
	t.Helper()
	home := ownHome(t)
	t.Setenv("GEMBA_AS", hostile)
	files := map[string]string{}
	for _, name := range []string{"LIB", "DIR", "DEMO"} {
		files[name] = filepath.Join(home, name)
		if err := os.MkdirAll(files[name], 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for name, ending := range map[string]string{
		"COPY": ".gemba", "SPLIT": ".gemba", "SALVAGED": ".gemba", "IMPORTED": ".gemba", "JSON": ".json",
		"LIST": ".toml", "SHEET": ".csv", "PHOTO": ".png", "TABLE": ".csv",
	} {
		files[name] = filepath.Join(home, "of\x1b[31m\u202e "+name+ending)
	}
	picture := tinyPNG(t)
	for path, text := range map[string][]byte{
		files["PHOTO"]: picture, filepath.Join(files["DIR"], "in\x1b[31m.png"): picture,
		files["TABLE"]: []byte("item,value,reason\nIN-02,owner='" + hostile + "',\nIN-04,not-seen," + hostile + "\n"),
	} {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		past := time.Now().Add(-time.Hour)
		if err := os.Chtimes(path, past, past); err != nil {
			t.Fatal(err)
		}
	}
	return files
}
