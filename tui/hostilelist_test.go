package tui

import (
	"testing"

	"gemba/checklist"
	"gemba/checklist/illtext"
)

// TestHostileChecklist goes through every screen of a visit whose checklist came
// from somebody who means ill.
func TestHostileChecklist(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes where memory is watched, and starts nothing beside it")
	}
	c, err := illtext.Checklist(illtext.Texts()[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, route := range append(routes, "n down down down", "enter t", "enter @IN-01 t", "enter @IN-01 1 e", "enter L esc", "enter @IN-03 f esc", "enter @CE-01 enter down down",
		"enter @ill enter down down tab tab", "enter @ill t", "enter @ill V esc", "enter @ill enter c = ctrl+s H esc") {
		for _, lang := range []string{"en", "zh"} {
			t.Run(lang+" "+route, func(t *testing.T) { onHostileList(t, c, lang, route) })
		}
	}
}

// onHostileList goes one way through a visit.
func onHostileList(t *testing.T, c *checklist.Checklist, lang, route string) {
	t.Helper()
	l := disagreed()
	l.docs[0].list = c
	l.lists = []*checklist.Checklist{c}
	drive(t, l, 100, 30).reads(lang).goAlong(route)
}
