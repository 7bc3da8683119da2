package assessment

import (
	"fmt"
	"strings"
)

// Wording is one sentence of the assessment's own, as a format and what is put
// in, so that who speaks another language can say the same.
type Wording struct {
	Format string
	Args   []any
}

// String is the sentence in English.
func (w Wording) String() string {
	if len(w.Args) == 0 {
		return w.Format
	}
	return fmt.Sprintf(w.Format, w.Args...)
}

func says(format string, args ...any) Wording { return Wording{format, args} }

// typed is a text that is nobody's wording here: a person's, or a checklist's.
func typed(text string) Wording { return Wording{"%s", []any{text}} }

func sentence(parts []Wording) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.String()
	}
	return strings.Join(texts, "; ")
}
