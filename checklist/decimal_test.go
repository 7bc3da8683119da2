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

// A number is taken exactly as it was typed, and an exponent is none: it could name one
// that no memory holds.
func TestDecimal(t *testing.T) {
	for text, want := range map[string]string{
		"0.02": "0.02", " 1,50 ": "1.5", "+3": "3", "-0.000001": "-0.000001", "999999999999.999999999999": "1000000000000", "0": "0",
		"1e9": "", "": "", "1.": "", ".5": "", "1/3": "", "0x10": "", "1234567890123": "", "1 000": "", "--1": "",
	} {
		n, ok := Decimal(text)
		if ok != (want != "") || ok && DecimalText(n) != want {
			t.Errorf("%q is %v, %t; want %q", text, n, ok, want)
		}
	}
	a, _ := Decimal("0.3")
	b, _ := Decimal("0.1")
	if c, _ := Decimal("0.2"); a.Sub(a, b).Cmp(c) != 0 {
		t.Errorf("0.3 - 0.1 is %s", DecimalText(a))
	}
}
