package report

import "fmt"

// chineseOnScreen are the tables of what the screens say in Chinese.
var chineseOnScreen = [][][2]string{
	walkChinese, keysChinese, aboutChinese, toolsChinese, refusalsChinese, dialogsChinese, screenChinese, benchChinese, deskChinese,
}

// onScreen are the wordings of the screens in other languages, by the English
// ones. They come before those of the reports, where a word may mean another thing.
var onScreen = map[tongue]glossary{chinese: byEnglish(chineseOnScreen...)}

// OnScreen returns a wording of the screens in a language. It is English where there
// is none.
func OnScreen(lang, key string, args ...any) string {
	words, ok := onScreen[tongue(lang)].find(key)
	if !ok {
		return Words(lang, key, args...)
	}
	if len(args) == 0 {
		return words
	}
	return fmt.Sprintf(words, args...)
}

// keyNames are the names of keys, which may be words that a sentence has in another
// sense.
var keyNames = map[tongue]glossary{chinese: byEnglish(keysChinese)}

// KeyName returns what a key is called in a language, and what is said about it.
func KeyName(lang, key string) string {
	if words, ok := keyNames[tongue(lang)].find(key); ok {
		return words
	}
	return OnScreen(lang, key)
}
