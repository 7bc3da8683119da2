package assessment_test

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

var update = flag.Bool("update", false, "rewrite the golden digest")

// The digest of every integer, letter and id of 400 generated visits. A result
// of one model id must be the same for ever and on every machine: when this
// test fails after a change of the arithmetic, the change needs a new
// assessment.Model, and only then a new digest (go test ./assessment -update).
// A change of the built-in checklist alone needs a new digest as well, and no
// new model.
func TestGolden(t *testing.T) {
	c := checklist.Builtin()
	sum := sha256.New()
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 400))
		_, _ = io.WriteString(sum, digest(assessment.Evaluate(c, chooser(rng.IntN).visit(c))))
	}
	for _, scope := range c.Scopes {
		_, _ = io.WriteString(sum, digest(assessment.Evaluate(c, wenzhou(scope.ID))))
	}
	got := assessment.Model + " " + c.Hash[:16] + " " + hex.EncodeToString(sum.Sum(nil)) + "\n"
	file := filepath.Join("testdata", "digest.txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	if now, old := strings.Fields(got), strings.Fields(string(want)); len(old) == 3 && now[0] == old[0] && now[1] == old[1] {
		t.Errorf("results of %s changed: this needs a new model id\n got %s\nwant %s", assessment.Model, now[2], old[2])
	} else {
		t.Errorf("the checklist or the model is another one\n got %swant %s", got, want)
	}
}

// digest writes every integer, letter and id of a result.
func digest(r *assessment.Result) string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Scope, r.Status, r.Grade, r.Best, r.Worst, r.Firm, r.Rated, r.Score, r.Range, r.Target, r.PointsShort, r.BlockedBy)
	for _, a := range []*assessment.Axis{&r.Practice, &r.Paper} {
		fmt.Fprintln(&b, a.Score, a.Range, a.Evidence, a.SumLo, a.SumHi, a.Den, a.NAOpen)
		for _, c := range a.Contributions {
			fmt.Fprintln(&b, c.Item, c.Range, c.Weight, c.Proven, c.Open)
		}
	}
	for _, th := range r.Themes {
		fmt.Fprintln(&b, th.ID, th.Score, th.Range, th.Evidence, th.Weight, th.Items)
	}
	fmt.Fprintln(&b, r.Gap, r.Level)
	for _, c := range r.Caps {
		fmt.Fprintln(&b, c.Rule, c.Grade, c.Item, c.Items, c.Without)
	}
	for _, h := range r.Holds {
		fmt.Fprintln(&b, h.Item, h.Grade)
	}
	for _, q := range r.Next {
		fmt.Fprintln(&b, q.Item, q.Gain, q.Minutes)
	}
	for _, f := range r.Flips {
		fmt.Fprintln(&b, f.Item, f.To, f.Grade, f.Need)
	}
	for _, f := range r.Faults {
		fmt.Fprintln(&b, f.Item)
	}
	return b.String()
}
