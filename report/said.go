package report

import "strings"

// spoken are the sentences of the screens that can be recognized.
var spoken = map[tongue]func() []said{chinese: recognizable(spokenChinese)}

// Said says in a language what a screen says in English with its numbers and names
// already in it: that something happened, why something could not be done. What is not
// known stays as it is. An error and its causes, which colons part, are said one by one.
func Said(lang, sentence string) string {
	s, _ := tongue(lang).said(sentence)
	return s
}

// spokenInWalk are the sentences of the commands that a walk line by line says too.
// They stand apart: their words are few, and would be found in other sentences.
var spokenInWalk = map[tongue]func() []said{chinese: recognizable(walkSaidChinese)}

// SaidInWalk is [Said] for a walk line by line.
func SaidInWalk(lang, sentence string) string {
	l := tongue(lang)
	if words, ok := oneOf(spokenInWalk[l], sentence, l.saidInLine); ok {
		return words
	}
	return Said(lang, sentence)
}

// saidInLine says what stands in a sentence of a walk. A single word is what is to be
// typed, such as the name of a value, and stays.
func (l tongue) saidInLine(s string) (string, bool) {
	if !strings.Contains(s, " ") {
		return s, false
	}
	if words, ok := oneOf(spokenInWalk[l], s, l.said); ok {
		return words, true
	}
	return l.said(s)
}

func (l tongue) said(s string) (string, bool) {
	if spoken[l] == nil || s == "" {
		return s, false
	}
	if words, ok := onScreen[l].find(s); ok {
		return words, true
	}
	if words, ok := wordings[l].find(s); ok {
		return words, true
	}
	if words, ok := oneOf(spoken[l], s, l.said); ok {
		return words, true
	}
	if words, ok := l.again(s); ok {
		return words, true
	}
	return l.saidInParts(s)
}

// saidInParts says what stands before a colon and what stands behind it, where at
// least one of the two is known.
func (l tongue) saidInParts(s string) (string, bool) {
	for i := range len(s) {
		if !strings.HasPrefix(s[i:], ": ") {
			continue
		}
		head, known := l.saidWhole(s[:i])
		rest, follows := l.said(s[i+2:])
		if known || follows {
			return head + "：" + rest, true
		}
		return s, false
	}
	return s, false
}

// saidWhole says a sentence that no colon parts.
func (l tongue) saidWhole(s string) (string, bool) {
	if words, ok := onScreen[l].find(s); ok {
		return words, true
	}
	if words, ok := oneOf(spoken[l], s, l.said); ok {
		return words, true
	}
	return l.again(s)
}
