package main

import "strings"

// splitWords parts a line as a shell does: at spaces, but for those in quotes.
// Nothing else has a meaning, so that a backslash is one.
func splitWords(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	var quote rune
	began := false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, began = r, true
		case r == ' ' || r == '\t':
			if began || word.Len() > 0 {
				words = append(words, word.String())
			}
			word.Reset()
			began = false
		default:
			word.WriteRune(r)
		}
	}
	if quote != 0 {
		return nil, usage("close it, or use the other kind around it", "the quote %c is not closed", quote)
	}
	if began || word.Len() > 0 {
		words = append(words, word.String())
	}
	return words, nil
}
