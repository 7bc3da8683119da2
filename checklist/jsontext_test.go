package checklist

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

// What a JSONWriter passes on says the same and has no character that a terminal
// obeys.
func TestJSONWriter(t *testing.T) {
	for _, said := range []string{
		"", "plain", "宏远阀门\n\t\"quoted\" <&>", "\x1b[31m \u009b31m \x7f \u0085", "\u202egreen\u2066 \u00ad\ufeff",
		"tag \U000e0041 and plane \U000f0000, \U0001f469\u200d\U0001f527", "\u2028\u2029\ufffd",
	} {
		var b bytes.Buffer
		if err := json.NewEncoder(JSONWriter(&b)).Encode(map[string]string{said: said}); err != nil {
			t.Fatal(err)
		}
		if i := strings.IndexFunc(b.String(), func(r rune) bool { return r != '\n' && hidden(r) }); i >= 0 {
			t.Errorf("%+q: %+q at %d", said, b.String(), i)
		}
		var got map[string]string
		if err := json.Unmarshal(b.Bytes(), &got); err != nil || got[said] != said || len(got) != 1 {
			t.Errorf("%+q became %+q, %v", said, got, err)
		}
		if plain, _ := json.Marshal(said); !strings.ContainsFunc(said, unicode.IsControl) && !strings.ContainsFunc(said, hidden) && !strings.Contains(b.String(), string(plain)) {
			t.Errorf("%q is changed: %s", said, b.String())
		}
	}
}
