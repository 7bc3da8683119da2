package tui

import (
	"slices"
	"strings"
	"testing"
)

// soundTable holds the table of keys of a screen to the rules, and returns its keys: each
// row does one thing and says in so many words at most what, no key is there twice or
// spelled as no terminal sends it, and one of them leads back.
func soundTable(t *testing.T, where string, s screen, words int) (keys []string) {
	t.Helper()
	for _, a := range s.actions() {
		if a.name == "" && a.about == "" && !a.quiet || len(strings.Fields(a.name)) > words {
			t.Errorf("%s, %T: %v has no name, or too long a one: %q", where, s, a.keys, a.name)
		}
		if len(a.keys) > 0 && (a.run == nil) == (a.by == nil) {
			t.Errorf("%s, %T: %v does nothing", where, s, a.keys)
		}
		for _, k := range a.keys {
			if slices.Contains(keys, k) || k == " " || strings.HasPrefix(k, "shift+") && len(k) == len("shift+a") {
				t.Errorf("%s, %T: key %q is used twice, or spelled wrong", where, s, k)
			}
			keys = append(keys, k)
		}
	}
	if _, home := s.(*visits); !home && !slices.Contains(keys, "esc") {
		t.Errorf("%s, %T: no way back", where, s)
	}
	return keys
}
