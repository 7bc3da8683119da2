package illtext

import (
	"strings"
	"testing"

	"gemba/checklist"
)

// TestChecklist reads the checklist back as a file of somebody would be.
func TestChecklist(t *testing.T) {
	for _, more := range []string{"", "\x1b]0;owned\a\u009b31m\u202e\u200b\n\r\x00<b>" + strings.Repeat("\u0301", 40)} {
		c, err := Checklist(more)
		if err != nil {
			t.Fatal(err)
		}
		text, err := checklist.Format(c, "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := checklist.Parse("ill.toml", text); err != nil {
			t.Error(err)
		}
	}
	if plain, err := longer(); err != nil || plain.Title["en"] != checklist.Builtin().Title["en"] || checklist.Builtin().Item(ID) != nil {
		t.Errorf("a copy was not one's own: %v", err)
	}
}

// TestFault judges texts of which it is known.
func TestFault(t *testing.T) {
	for _, s := range []string{"", "a b", "宏远阀门", "é̂̂", "👩‍🔧", "क्\u200dष", "❤️", "\ufffd", "葛󠄀"} {
		if fault := Fault(s); fault != "" {
			t.Errorf("%q: %s", s, fault)
		}
	}
	for _, s := range []string{
		"\xff", "\x1b[m", "\t", "\n", "\u0085", "\u202e", "\u200b", "\u2028", "\ue000", "\u3164", "\U000e0041", "\u2065",
		"a\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "\u200d\u200d\u200d\u200d\u200d\u200d\u200d",
	} {
		if Fault(s) == "" {
			t.Errorf("%q is let through", s)
		}
	}
	if fault := Fault("a\nb", '\n'); fault != "" {
		t.Error(fault)
	}
}
