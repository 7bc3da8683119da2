package checklist

import (
	"testing"
)

func TestIsNumber(t *testing.T) {
	for text, want := range map[string]bool{"12": true, "-3": true, "0,35": true, "1.25": true, "": false, "NaN": false, "1e5": false, "12 lots": false, "１２": false, ".5": false} {
		if IsNumber(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
