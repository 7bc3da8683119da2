package tui

import (
	"context"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// TestOutboxOrder: a newer write takes the place of an older one with its key as long as
// that waits; what is under way is not taken away, and the newer one follows it.
func TestOutboxOrder(t *testing.T) {
	o := &outbox{ctx: t.Context()}
	var wrote []string
	note := func(key, text string) tea.Cmd {
		return o.push(write{key: key, run: func(context.Context) (checklist.Saved, error) {
			wrote = append(wrote, text)
			return checklist.Saved{}, nil
		}})
	}
	first := note("draft", "w")
	if first == nil {
		t.Fatal("nothing is written")
	}
	for _, w := range [][2]string{{"draft", "wo"}, {"", "fact"}, {"draft", "wor"}, {"", "fact"}, {"other", "o"}} {
		if cmd := note(w[0], w[1]); cmd != nil {
			t.Fatalf("%s is written beside another", w[1])
		}
	}
	for msg := first(); msg != nil; {
		next := o.done(msg.(savedMsg))
		if msg = nil; next != nil {
			msg = next()
		}
	}
	if want := []string{"w", "wor", "fact", "fact", "o"}; !slices.Equal(wrote, want) {
		t.Errorf("written is %q, not %q", wrote, want)
	}
}
