package tui

import (
	"testing"
)

func TestFirst(t *testing.T) {
	d := drive(t, &fakeLibrary{name: "Ana"}, 120, 36)
	d.keys("n").typeText("宏远阀门 Hongyuan").keys("tab").typeText("Wenzhou").keys("ctrl+s")
	t.Log("\n" + d.frame())
	d.keys("l l l j")
	t.Log("\n" + d.frame())
	d.keys("enter")
	t.Log("\n" + d.frame())
}
