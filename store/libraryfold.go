package store

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// foldLetters says which letters are searched for as which others: the first
// word of a line is what the letters of the second become. They are those that
// Unicode takes apart into a letter and marks, and those whose stroke or
// ligature it leaves alone.
const foldLetters = `a àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ
ae æǣǽ
b ƀɓḃḅḇ
c çćĉċčḉ
d ðďđɖɗḋḍḏḑḓ
e èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ
f ƒḟ
g ĝğġģǥǧǵɠḡ
h ĥħȟḣḥḧḩḫẖ
i ìíîïĩīĭįıǐȉȋɨḭḯỉị
ij ĳ
j ĵǰ
k ķƙǩḱḳḵ
l ĺļľłƚḷḹḻḽ
m ḿṁṃ
n ñńņňŋǹɲṅṇṉṋ
o òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɵṍṏṑṓọỏốồổỗộớờởỡợ
oe œ
p ƥṕṗ
r ŕŗřȑȓṙṛṝṟ
s śŝşšſșṡṣṥṧṩẛ
ss ß
t ţťŧƭțṫṭṯṱẗ
th þ
u ùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữự
v ṽṿ
w ŵẁẃẅẇẉẘ
x ẋẍ
y ýÿŷƴȳẏẙỳỵỷỹ
z źżžƶẑẓẕ
α άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ
ε έἐἑἒἓἔἕὲέ
η ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ
ι ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ
ο όὀὁὂὃὄὅὸό
ρ ῤῥ
σ ς
υ ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ
ω ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ
а ӑӓ
г ѓ
е ѐёӗ
ж ӂӝ
з ӟ
и йѝӣӥ
к ќ
о ӧ
у ўӯӱӳ
ч ӵ
ы ӹ
э ӭ
і ї
ѵ ѷ
ә ӛ
ө ӫ
ا آأإ
و ؤ
ي ئ
ہ ۂ
ے ۓ
ە ۀ`

// foldSigns takes apart the letters of Indian scripts that can also be written
// as two, without the dot below. Escapes keep them from looking like what they
// become.
var foldSigns = map[rune]string{
	// Devanagari
	0x0929: "\u0928", 0x0931: "\u0930", 0x0934: "\u0933", 0x0958: "\u0915",
	0x0959: "\u0916", 0x095a: "\u0917", 0x095b: "\u091c", 0x095c: "\u0921",
	0x095d: "\u0922", 0x095e: "\u092b", 0x095f: "\u092f",
	// Bengali
	0x09cb: "\u09c7\u09be", 0x09cc: "\u09c7\u09d7", 0x09dc: "\u09a1", 0x09dd: "\u09a2",
	0x09df: "\u09af",
	// Gurmukhi
	0x0a33: "\u0a32", 0x0a36: "\u0a38", 0x0a59: "\u0a16", 0x0a5a: "\u0a17",
	0x0a5b: "\u0a1c", 0x0a5e: "\u0a2b",
	// Oriya
	0x0b48: "\u0b47\u0b56", 0x0b4b: "\u0b47\u0b3e", 0x0b4c: "\u0b47\u0b57", 0x0b5c: "\u0b21",
	0x0b5d: "\u0b22",
	// Tamil
	0x0b94: "\u0b92\u0bd7", 0x0bca: "\u0bc6\u0bbe", 0x0bcb: "\u0bc7\u0bbe", 0x0bcc: "\u0bc6\u0bd7",
	// Telugu
	0x0c48: "\u0c46\u0c56",
	// Kannada
	0x0cc0: "\u0cbf\u0cd5", 0x0cc7: "\u0cc6\u0cd5", 0x0cc8: "\u0cc6\u0cd6", 0x0cca: "\u0cc6\u0cc2",
	0x0ccb: "\u0cc6\u0cc2\u0cd5",
	// Malayalam
	0x0d4a: "\u0d46\u0d3e", 0x0d4b: "\u0d47\u0d3e", 0x0d4c: "\u0d46\u0d57",
	// Sinhala
	0x0dda: "\u0dd9\u0dca", 0x0ddc: "\u0dd9\u0dcf", 0x0ddd: "\u0dd9\u0dcf\u0dca", 0x0dde: "\u0dd9\u0ddf",
}

// folds is what each lower-case letter becomes, where that is not itself.
var folds = sync.OnceValue(func() map[rune]string {
	all := map[rune]string{}
	for line := range strings.Lines(foldLetters) {
		to, letters, _ := strings.Cut(strings.TrimSpace(line), " ")
		for _, r := range letters {
			all[r] = to
		}
	}
	for r, to := range foldSigns {
		all[r] = to
	}
	return all
})

// appendFolded appends a character as it is searched for: in lower case and
// without diacritics. Characters that only modify the one before them vanish.
func appendFolded(b []byte, r rune) []byte {
	if r >= 0xFF01 && r <= 0xFF5E {
		r -= 0xFF01 - '!' // the wide forms of ASCII in Chinese text
	}
	r = unicode.ToLower(r)
	if r < utf8.RuneSelf {
		return append(b, byte(r))
	}
	if dropped(r) {
		return b
	}
	if to, ok := folds()[r]; ok {
		return append(b, to...)
	}
	return utf8.AppendRune(b, r)
}

// dropped reports whether a mark can be left out of a word by whoever looks for
// it: accents, Hebrew points, Arabic vowels, and the dot below of Indian
// scripts. The vowel signs of Indian scripts are no such marks.
func dropped(r rune) bool {
	switch r {
	case 0x0670, 0x093C, 0x09BC, 0x0A3C, 0x0ABC, 0x0B3C, 0x0CBC:
		return true
	}
	return r >= 0x0300 && r <= 0x036F || r >= 0x0591 && r <= 0x05C7 || r >= 0x064B && r <= 0x065F ||
		r >= 0x1AB0 && r <= 0x1AFF || r >= 0x1DC0 && r <= 0x1DFF || r >= 0x20D0 && r <= 0x20FF ||
		r >= 0xFE00 && r <= 0xFE0F
}

// token is one word of a text as it is searched for, and where it stands.
type token struct {
	text       string
	start, end int  // bytes
	whole      bool // a character of a script without spaces, and no beginning of a longer word
}

// maxToken is how much of a word is searched for, in bytes.
const maxToken = 64

// tokens splits a text into what is searched for. A word is a run of letters,
// marks and digits; each character of a script that is written without spaces
// is a word of its own. What separates words is never part of one, so no
// text can hold anything that means something to a query.
func tokens(s string) []token {
	var list []token
	var word []byte
	start := 0
	flush := func(end int) {
		if len(word) > 0 {
			list = append(list, token{text: cut(string(word), maxToken), start: start, end: end})
			word = word[:0]
		}
	}
	for i, r := range s {
		switch {
		case r == 0x200C || r == 0x200D || r == 0xAD: // joiners and soft hyphens
		case unspaced(r):
			flush(i)
			list = append(list, token{string(appendFolded(nil, r)), i, i + utf8.RuneLen(r), true})
		case r < utf8.RuneSelf && !wordASCII(byte(r)), r >= utf8.RuneSelf && !unicode.In(r, unicode.L, unicode.N, unicode.M):
			flush(i)
		default:
			if len(word) == 0 {
				start = i
			}
			word = appendFolded(word, r)
		}
	}
	flush(len(s))
	return list
}

func wordASCII(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// unspaced reports whether a character belongs to a script that is written
// without spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && (r == 0x30FC || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo,
		unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Khmer, unicode.Tibetan))
}

// indexed returns a text as the index takes it: its words with spaces between.
func indexed(s string) string {
	var b strings.Builder
	for _, t := range tokens(s) {
		b.WriteString(t.text)
		b.WriteByte(' ')
	}
	return b.String()
}
