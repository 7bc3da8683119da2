package tui

import (
	"slices"
	"testing"
)

// TestTongueEverywhere: each screen of a visit turns its texts into the host's
// language: by t, or by ctrl+t where letters are typed or answer.
func TestTongueEverywhere(t *testing.T) {
	without := map[string]string{
		"visits": "no visit is open", "new visit": "no visit is open", "search": "no visit is open", "merge": "no visit is open",
		"this page":   "keys only",
		"observation": "ctrl+t is when it was observed",
		"the visit":   "has no text of the checklist",
		"lot":         "has no text of the checklist",
		"report":      "asks for its language",
	}
	for _, p := range everyPlace(t) {
		if without[p.name] != "" {
			continue
		}
		i := slices.IndexFunc(p.screen.actions(), func(a action) bool { return slices.Contains(a.keys, "ctrl+t") && a.name == "中文" })
		_, typing := p.screen.(typist)
		switch {
		case i < 0:
			t.Errorf("%s (%T) cannot be turned", p.name, p.screen)
		case !typing && !slices.Contains(p.screen.actions()[i].keys, "t"):
			t.Errorf("%s (%T) is not turned by t", p.name, p.screen)
		}
	}
}
