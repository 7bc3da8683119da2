package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gemba/checklist"
)

// hiddenName stands where a name was.
const hiddenName = "[…]"

// names finds the names of those who made a visit within free text.
type names []string

// namesIn collects the names of a visit: of everybody who recorded something,
// and of the visitors as they are named in its header.
func namesIn(v *checklist.Visit) names {
	var found []string
	add := func(name string) {
		name = strings.TrimSpace(checklist.Line(name))
		if utf8.RuneCountInString(name) < 2 {
			return
		}
		found = append(found, name)
		for _, word := range strings.Fields(name) {
			if first, _ := utf8.DecodeRuneInString(word); utf8.RuneCountInString(word) > 2 && unicode.IsUpper(first) {
				found = append(found, word)
			}
		}
	}
	for _, a := range v.Answers {
		add(a.By)
	}
	for _, list := range v.Rivals {
		for _, a := range list {
			add(a.By)
		}
	}
	for i := range v.Observations {
		add(v.Observations[i].By)
	}
	for i := range v.Attachments {
		add(v.Attachments[i].By)
	}
	for i := range v.Comments {
		add(v.Comments[i].By)
		add(v.Comments[i].SettledBy)
	}
	for i := range v.Lifts {
		add(v.Lifts[i].By)
	}
	for i := range v.Signatures {
		add(v.Signatures[i].By)
	}
	if v.Closed != nil {
		add(v.Closed.By)
	}
	for _, name := range strings.FieldsFunc(v.Visitors, func(r rune) bool { return strings.ContainsRune(",;/、，；\n", r) }) {
		add(name)
	}
	return sorted(found)
}

// sorted puts names in the order in which they are looked for, the longest
// first.
func sorted(found []string) names {
	for i := range found {
		found[i], _ = fold(found[i])
	}
	slices.SortFunc(found, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return slices.Compact(found)
}

// fold writes a text in small letters, and where each byte of it stood.
func fold(s string) (folded string, from []int) {
	var b strings.Builder
	for i, r := range s {
		n := b.Len()
		b.WriteRune(unicode.ToLower(r))
		for ; n < b.Len(); n++ {
			from = append(from, i)
		}
	}
	return b.String(), append(from, len(s))
}

// hide takes the names out of a text. A name is a word of its own; in a script
// that puts no spaces between words it is found anywhere.
func (n names) hide(text string) string {
	for _, name := range n {
		text = hideOne(text, name)
	}
	return text
}

func hideOne(text, name string) string {
	folded, from := fold(text)
	if !strings.Contains(folded, name) {
		return text
	}
	first, _ := utf8.DecodeRuneInString(name)
	last, _ := utf8.DecodeLastRuneInString(name)
	var b strings.Builder
	rest, at := 0, 0
	for {
		i := strings.Index(folded[at:], name)
		if i < 0 {
			return b.String() + text[rest:]
		}
		i += at
		end := i + len(name)
		before, _ := utf8.DecodeLastRuneInString(folded[:i])
		after, _ := utf8.DecodeRuneInString(folded[end:])
		if joined(before, first) || joined(last, after) {
			_, size := utf8.DecodeRuneInString(folded[i:])
			at = i + size
			continue
		}
		b.WriteString(text[rest:from[i]] + hiddenName)
		rest, at = from[end], end
	}
}

// joined reports whether two characters stand within one word.
func joined(a, b rune) bool {
	spaced := func(r rune) bool {
		return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
	}
	return spaced(a) && spaced(b)
}
