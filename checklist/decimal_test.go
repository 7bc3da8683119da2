package checklist

import "testing"

func TestIsNumber(t *testing.T) {
	for text, want := range map[string]bool{"12": true, "-3": true, "0,35": true, "1.25": true, "": false, "NaN": false, "1e5": false, "12 lots": false, "１２": false, ".5": false} {
		if IsNumber(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

// There are never fewer than no people; a temperature may be below zero.
func TestTakesNumber(t *testing.T) {
	for _, c := range []struct {
		unit, text string
		takes      bool
	}{{"people", "3", true}, {"people", "-3", false}, {"kg", "-0.5", false}, {"°C", "-3", true}, {"", "-3", true}, {"kg", "much", false}} {
		if f := (Field{Unit: c.unit}); f.TakesNumber(c.text) != c.takes {
			t.Errorf("%s %s: %v", c.text, c.unit, !c.takes)
		}
	}
}
