package main

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/checklist/demo"
	"gemba/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gemba": main})
}

// TestScripts runs the program as a user does: its scripts are the *.txtar in
// testdata. Besides the usual commands they know the commands below.
func TestScripts(t *testing.T) {
	dir, files := "testdata", []string(nil)
	if testing.Short() { // where memory is watched: those in which things are done beside each other
		dir = ""
		for _, name := range []string{"attach", "damage", "encrypt", "files", "report", "suppliers", "team", "walkvisit"} {
			files = append(files, filepath.Join("testdata", name+".txtar"))
		}
	}
	testscript.Run(t, testscript.Params{
		Dir: dir, Files: files,
		Setup: func(e *testscript.Env) error {
			for _, name := range xdgFolders {
				e.Setenv("XDG_"+name+"_HOME", filepath.Join(e.WorkDir, ".xdg", name))
			}
			forms, err := filepath.Abs(filepath.Join("testdata", "forms"))
			if err != nil {
				return err
			}
			e.Setenv("FORMS", forms)
			e.Setenv("GORACE", os.Getenv("GORACE")) // see .ci/run
			e.Setenv("EVIL", "Red \x1b[31mValve\x1b]0;title\a\u202e")
			return os.MkdirAll(filepath.Join(e.WorkDir, ".xdg", "DATA", "gemba"), 0o700)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"wenzhou":      makeWenzhou,
			"answer":       giveAnswer,
			"promise":      makePromise,
			"visitid":      setVisitID,
			"library":      makeLibrary,
			"answerat":     answerAt,
			"noteid":       setNoteID,
			"conflictname": setConflictName,
			"photo":        makePhoto,
			"paperid":      setPaperID,
			"exits":        mustExit,
			"fails":        mustFail,
			"capture":      capture,
			"spoil":        spoil,
		},
	})
}

// testCall is a command that is being run, without a terminal.
func testCall(t *testing.T) *cobra.Command {
	cmd := &cobra.Command{}
	cmd.SetContext(t.Context())
	cmd.SetErr(t.Output())
	return cmd
}

// capture NAME PATTERN keeps in a variable what the first group of a pattern
// finds on standard output.
func capture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: capture NAME PATTERN")
	}
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) < 2 {
		ts.Fatalf("no %s on standard output", args[1])
	}
	ts.Setenv(args[0], found[1])
}

// exits CODE ARG... runs the program with a call that ends with this exit code,
// which is not 0, whatever it prints.
func mustExit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE ARG...")
	}
	var exit *exec.ExitError
	if err := ts.Exec("gemba", args[1:]...); !errors.As(err, &exit) || strconv.Itoa(exit.ExitCode()) != args[0] {
		ts.Fatalf("gemba %v: %v, want exit code %s", args[1:], err, args[0])
	}
}

// fails CODE CAUSE ARG... runs the program with a call that must fail: with this
// exit code, the cause and a hint on standard error, and nothing on standard
// output. A file that cannot be read has no hint to give.
func mustFail(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: fails CODE CAUSE ARG...")
	}
	mustExit(ts, false, slices.Concat(args[:1], args[2:]))
	out, errs := ts.ReadFile("stdout"), ts.ReadFile("stderr")
	cause, hint, hinted := strings.Cut(strings.TrimSuffix(errs, "\n"), "\n")
	switch {
	case out != "":
		ts.Fatalf("standard output: %s", out)
	case !strings.HasPrefix(cause, "gemba: ") || !strings.Contains(cause, args[1]):
		ts.Fatalf("%s: want %q", cause, args[1])
	case !strings.HasPrefix(hint, "hint: ") || strings.Contains(hint, "\n"):
		if hinted || args[0] != "1" && args[0] != "5" {
			ts.Fatalf("not one hint: %s", errs)
		}
	}
}

// library DIR fills a folder with the visits of the demonstration.
func makeLibrary(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: library DIR")
	}
	ts.Check(os.MkdirAll(ts.MkAbs(args[0]), 0o700))
	ts.Check(makeDemo(context.Background(), ts.MkAbs(args[0])))
}

// wenzhou FILE SUPPLIER... makes a visit file with the visit to the valve maker
// of the method, once for each supplier.
func makeWenzhou(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: wenzhou FILE SUPPLIER...")
	}
	ctx := context.Background()
	f, err := store.Create(ctx, ts.MkAbs(args[0]), testOptions(ts))
	ts.Check(err)
	for _, supplier := range args[1:] {
		v, err := f.NewVisit(ctx, checklist.Builtin(), map[string]string{
			checklist.FieldSupplier: supplier, checklist.FieldSite: "Wenzhou",
			checklist.FieldDate: "2022-05-17", checklist.FieldScope: "two-days",
		})
		ts.Check(err)
		answers := wenzhouAnswers()
		for _, id := range slices.Sorted(maps.Keys(answers)) {
			_, err := f.Save(ctx, v.ID, answered(id, answers[id]))
			ts.Check(err)
		}
	}
	ts.Check(f.Close(ctx))
}

// answer FILE ITEM JSON records an answer in the only visit of a file.
func giveAnswer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: answer FILE ITEM JSON")
	}
	var a checklist.Answer
	ts.Check(json.Unmarshal([]byte(args[2]), &a))
	change(ts, args[0], answered(args[1], a))
}

// answerat FILE ITEM TIME JSON is answer on a computer whose clock stands at TIME.
func answerAt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: answerat FILE ITEM TIME JSON")
	}
	at, err := time.Parse(time.RFC3339, args[2])
	ts.Check(err)
	o := testOptions(ts)
	o.Now = func() time.Time { return at }
	var a checklist.Answer
	ts.Check(json.Unmarshal([]byte(args[3]), &a))
	changeWith(ts, o, args[0], answered(args[1], a))
}

// noteid NAME FILE ITEM sets a variable to the id of the first observation on an
// item.
func setNoteID(ts *testscript.TestScript, neg bool, args []string) {
	setID(ts, neg, args, func(v *checklist.Visit, item string) string {
		for _, o := range v.Observations {
			if o.Item == item {
				return o.ID
			}
		}
		return ""
	})
}

// paperid NAME FILE PAPER sets a variable to the id of the first photograph or
// paper of that name.
func setPaperID(ts *testscript.TestScript, neg bool, args []string) {
	setID(ts, neg, args, func(v *checklist.Visit, name string) string {
		for _, a := range v.Attachments {
			if a.Name == name {
				return a.ID
			}
		}
		return ""
	})
}

// setID sets a variable to an id out of the first visit of a file.
func setID(ts *testscript.TestScript, neg bool, args []string, id func(v *checklist.Visit, of string) string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: noteid NAME FILE ITEM, paperid NAME FILE PAPER")
	}
	visits, err := store.Peek(context.Background(), ts.MkAbs(args[1]))
	ts.Check(err)
	found := id(visits[0], args[2])
	if found == "" {
		ts.Fatalf("nothing in %s is of %s", args[1], args[2])
	}
	ts.Setenv(args[0], found)
}

// conflictname NAME FILE sets a variable to the name of the first conflict of the
// only visit of a file.
func setConflictName(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: conflictname NAME FILE")
	}
	ctx := context.Background()
	f, _, err := store.Open(ctx, ts.MkAbs(args[1]), testOptions(ts))
	ts.Check(err)
	found, err := allConflicts(ctx, f)
	ts.Check(errors.Join(err, f.Close(ctx)))
	ts.Setenv(args[0], found[0].Name)
}

// promise FILE ITEM STATE records a commitment about an item in the only visit
// of a file.
func makePromise(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: promise FILE ITEM STATE")
	}
	cell := checklist.Cell{Kind: checklist.KindCommitment, Key: uuid.Must(uuid.NewV7()).String()}
	var changes []checklist.Change
	for _, part := range []struct{ field, value string }{{"item", args[1]}, {"what", "the missing records"}, {"state", args[2]}} {
		cell.Field = part.field
		changes = append(changes, checklist.Change{Cell: cell, Value: part.value})
	}
	change(ts, args[0], changes...)
}

// visitid NAME FILE SUPPLIER sets a variable to the id of a visit.
func setVisitID(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: visitid NAME FILE SUPPLIER")
	}
	visits, err := store.Peek(context.Background(), ts.MkAbs(args[1]))
	ts.Check(err)
	for _, v := range visits {
		if v.Supplier == args[2] {
			ts.Setenv(args[0], v.ID)
			return
		}
	}
	ts.Fatalf("no visit to %s", args[2])
}

func change(ts *testscript.TestScript, file string, changes ...checklist.Change) {
	changeWith(ts, testOptions(ts), file, changes...)
}

func changeWith(ts *testscript.TestScript, o store.Options, file string, changes ...checklist.Change) {
	ctx := context.Background()
	f, _, err := store.Open(ctx, ts.MkAbs(file), o)
	ts.Check(err)
	visits, err := f.Visits(ctx)
	ts.Check(err)
	_, err = f.Save(ctx, visits[0].ID, changes...)
	ts.Check(err)
	ts.Check(f.Close(ctx))
}

func answered(item string, a checklist.Answer) checklist.Change {
	a.State = checklist.Answered
	return checklist.Change{Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: item, Field: checklist.FieldValue}, Value: a.Encode()}
}

func testOptions(ts *testscript.TestScript) store.Options {
	at := time.Date(2022, 5, 17, 8, 0, 0, 0, time.UTC)
	return store.Options{
		StateDir: ts.MkAbs(".state"), Device: "test",
		Actor: store.Actor{ID: uuid.NewSHA1(uuid.NameSpaceOID, []byte("test")), Name: "Test visitor"},
		Now:   func() time.Time { at = at.Add(time.Second); return at },
	}
}

// wenzhouAnswers is the visit that docs/method.md works through, as the
// demonstration has it: certificate and documents clean, the receiving bench
// staffed, 144 of 240 receipts with an incoming record, and nobody inside had
// noticed.
func wenzhouAnswers() map[string]checklist.Answer {
	i := slices.IndexFunc(demo.Visits(), func(v demo.Visit) bool { return v.Name == "hongyuan" })
	return demo.Visits()[i].Answers
}
