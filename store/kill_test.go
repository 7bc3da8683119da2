package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

// TestMain lets the test binary play the program that is killed.
func TestMain(m *testing.M) {
	if args := os.Getenv("GEMBA_KILL_WRITER"); args != "" {
		state, rest, _ := strings.Cut(args, "|")
		path, visit, _ := strings.Cut(rest, "|")
		if err := writeUntilKilled(state, path, visit, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// writeUntilKilled saves answers and drafts, and prints the number of each that
// was acknowledged: "f" for one in the visible file.
func writeUntilKilled(state, path, visit string, out io.Writer) error {
	ctx := context.Background()
	f, _, err := Open(ctx, path, options(state, "Ana"))
	if err != nil {
		return err
	}
	v, err := f.Visit(ctx, visit)
	if err != nil {
		return err
	}
	for n := v.Answers["Q1"].Level + 1; ; n++ {
		s, err := f.Save(ctx, visit, answer("Q1", level(n)), answer(fmt.Sprintf("N%d", n%50), level(n)))
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "s %d\n", n)
		if s.InFile {
			fmt.Fprintf(out, "f %d\n", n)
		}
		d := checklist.Draft{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "x", Field: "text"}, Text: strconv.Itoa(n)}
		if err := f.SaveDraft(ctx, visit, d); err != nil {
			return err
		}
		fmt.Fprintf(out, "d %d\n", n)
	}
}

// TestKill kills the writer at random moments, always on the same file. After
// each kill the visible file alone must be whole and hold everything that was
// acknowledged as being in it, and opening it must bring back the rest.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	rounds := 12
	if long() {
		rounds = 300
	}
	state, path := t.TempDir(), filepath.Join(t.TempDir(), "v.gemba")
	f := mustCreate(t, path, options(state, "Ana"))
	id := mustVisit(t, f).ID
	mustClose(t, f)
	acks := 0
	for round := range rounds {
		last := killWriter(t, state, path, id)
		acks += last["s"]
		if got := levels(t, path)["Q1"]; got < last["f"] {
			t.Fatalf("round %d: the file has %d, and %d was acknowledged to be in it", round, got, last["f"])
		}
		f, _ := mustOpen(t, path, options(state, "Ana"))
		v, err := f.Visit(t.Context(), id)
		must(t, err)
		if got := v.Answers["Q1"].Level; got < last["s"] {
			t.Fatalf("round %d: answer %d, and %d was acknowledged", round, got, last["s"])
		}
		drafts, err := f.Drafts(t.Context(), id)
		must(t, err)
		typed := 0
		for _, d := range drafts {
			typed, _ = strconv.Atoi(d.Text)
		}
		if typed < last["d"] {
			t.Fatalf("round %d: drafts %+v, and %d was acknowledged", round, drafts, last["d"])
		}
		mustClose(t, f)
		mustBeEmpty(t, state)
		if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
			t.Fatalf("round %d: left beside the file: %v, %v", round, entries, err)
		}
	}
	t.Logf("%d kills, last answer %d", rounds, acks)
}

// killWriter runs the writer for a moment and returns the last number of each
// kind that it acknowledged.
func killWriter(t *testing.T, state, path, visit string) map[string]int {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), "GEMBA_KILL_WRITER="+state+"|"+path+"|"+visit)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	last, begun := map[string]int{}, false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		kind, number, _ := strings.Cut(lines.Text(), " ")
		n, err := strconv.Atoi(number)
		if err != nil {
			break // a line cut off by the kill acknowledges nothing
		}
		last[kind] = n
		if !begun {
			begun = true
			time.AfterFunc(time.Duration(rand.Int64N(int64(150*time.Millisecond))), func() {
				cmd.Process.Kill() // it may have ended by itself, which Wait tells
			})
		}
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() == 1 {
		t.Fatalf("the writer ended by itself: %v", err)
	}
	return last
}
