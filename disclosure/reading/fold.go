package reading

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What a byte of the common letters is.
const (
	classMark = iota
	classLower
	classUpper
	classDigit
	classApostrophe
	classSpace
	classLine
	classEnd
)

// classes tells what each common byte is. immutable
var classes = func() (out [utf8.RuneSelf]uint8) {
	for b := byte('a'); b <= 'z'; b++ {
		out[b], out[b-'a'+'A'] = classLower, classUpper
	}
	for b := byte('0'); b <= '9'; b++ {
		out[b] = classDigit
	}
	out['\''], out['\n'] = classApostrophe, classLine
	for _, b := range []byte(" \t\r\f\v\x00") {
		out[b] = classSpace
	}
	for _, b := range []byte(".;!?") {
		out[b] = classEnd
	}
	return out
}()

// cut lists the words that are written short with a full stop, in both languages. immutable
var cut = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "no": true, "nos": true, "art": true, "arts": true, "st": true, "para": true, "ref": true, "prof": true,
	"br": true, "cl": true, "gdja": true, "gda": true, "gdin": true, "gdica": true, "tac": true, "ul": true, "sl": true, "adv": true, "mjes": true, "tzv": true,
}

// The letters that can be taken for Latin ones stand between these.
const (
	firstGreek   = 'Ͱ'
	lastCyrillic = 'ԯ'
	firstScript  = 'Ѐ'
)

// cyrillic gives the letters of Montenegrin and of its neighbours in Latin letters without
// diacritics, from the first letter of the script on. immutable
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'ђ': "dj", 'е': "e", 'ж': "z", 'з': "z", 'и': "i", 'ј': "j", 'к': "k", 'л': "l", 'љ': "lj",
	'м': "m", 'н': "n", 'њ': "nj", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'ћ': "c", 'у': "u", 'ф': "f", 'х': "h", 'ц': "c", 'ч': "c",
	'џ': "dz", 'ш': "s", 'й': "j", 'щ': "sc", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "ju", 'я': "ja", 'ё': "e", 'є': "e", 'ї': "i", 'і': "i",
	'ґ': "g", 'ў': "u", 'ѓ': "dj", 'ќ': "c", 'ѕ': "dz", 'ғ': "g", 'қ': "k", 'ң': "n", 'ө': "o", 'ү': "u", 'ұ': "u", 'һ': "h", 'ә': "a", 'ҳ': "h", 'ҷ': "dz", 'ӣ': "i", 'ӯ': "u",
}

// looks gives the Latin letter that a letter of another script looks like. immutable
var looks = map[rune]string{
	'а': "a", 'в': "b", 'е': "e", 'к': "k", 'м': "m", 'н': "h", 'о': "o", 'р': "p", 'с': "c", 'т': "t", 'у': "y", 'х': "x", 'ѕ': "s", 'і': "i", 'ј': "j", 'ԁ': "d", 'ԛ': "q", 'ԝ': "w", 'һ': "h", 'ё': "e", 'ү': "y", 'г': "r", 'п': "n", 'ь': "b",
	'α': "a", 'β': "b", 'ε': "e", 'ζ': "z", 'η': "n", 'ι': "i", 'κ': "k", 'μ': "m", 'ν': "v", 'ο': "o", 'ρ': "p", 'τ': "t", 'υ': "u", 'χ': "x", 'ϲ': "c", 'ϳ': "j", 'γ': "y", 'ω': "w",
}

// capitals gives the letter that a capital looks like where its small form looks otherwise. immutable
var capitals = map[rune]string{'Η': "h", 'Ν': "n", 'Υ': "y", 'Н': "h", 'В': "b", 'Ρ': "p", 'Μ': "m"}

// special gives the Latin letters that no decomposition reaches. immutable
var special = map[rune]string{
	'đ': "dj", 'ð': "d", 'ł': "l", 'ø': "o", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th", 'ı': "i", 'ə': "e", 'ħ': "h", 'ŋ': "ng",
	'ǆ': "dz", 'ǉ': "lj", 'ǌ': "nj", 'ǅ': "dz", 'ǈ': "lj", 'ǋ': "nj", 'ɑ': "a", 'ɡ': "g", 'ɪ': "i", 'ɩ': "i", 'ʀ': "r", 'ᴀ': "a",
}

// folds is the fold of every letter up to the end of Cyrillic, computed once. immutable
var folds = sync.OnceValue(func() *[lastCyrillic + 1]string {
	var out [lastCyrillic + 1]string
	for r := rune(0x80); r <= lastCyrillic; r++ {
		out[r] = foldOne(r)
	}
	return &out
})

// fold appends a letter in small Latin letters without diacritics, or as it is where the script has
// no reading here.
func fold(into []byte, r rune) []byte {
	if r <= lastCyrillic {
		return append(into, folds()[r]...)
	}
	return append(into, foldOne(r)...)
}

func foldOne(r rune) string {
	r = unicode.ToLower(r)
	if text, ok := special[r]; ok {
		return text
	}
	if text, ok := cyrillic[r]; ok {
		return text
	}
	if r >= firstGreek && r < firstScript {
		return look(r)
	}
	var out []byte
	for _, d := range norm.NFKD.String(string(r)) {
		switch {
		case unicode.Is(unicode.Mn, d) || d == r && d < utf8.RuneSelf:
			continue
		case d != r && d < utf8.RuneSelf:
			out = append(out, byte(unicode.ToLower(d)))
		case cyrillic[unicode.ToLower(d)] != "":
			out = append(out, cyrillic[unicode.ToLower(d)]...)
		case d >= firstGreek && d < firstScript:
			out = append(out, look(d)...)
		default:
			out = utf8.AppendRune(out, unicode.ToLower(d))
		}
	}
	return string(out)
}

// look is the letter that another looks like, or the letter itself.
func look(r rune) string {
	if text, ok := capitals[r]; ok {
		return text
	}
	small := unicode.ToLower(r)
	if text, ok := looks[small]; ok {
		return text
	}
	for _, d := range norm.NFD.String(string(small)) { // a Greek letter under its accent
		if text, ok := looks[d]; ok {
			return text
		}
	}
	return string(small)
}

// foldLook appends a letter of a word in which two scripts are mixed.
func foldLook(into []byte, r rune) []byte {
	small := unicode.ToLower(r)
	if r >= firstGreek && r <= lastCyrillic && (looks[small] != "" || capitals[r] != "") {
		return append(into, look(r)...)
	}
	if r < utf8.RuneSelf {
		return append(into, byte(small))
	}
	return fold(into, r)
}

// unseen tells whether a character leaves no trace: marks on letters, and what cannot be seen.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// digitOf gives a digit of any script as a common one: the digits of a script stand in rows of ten.
func digitOf(r rune) byte {
	n := rune(0)
	for n < 9 && unicode.Is(unicode.Nd, r-n-1) && (r-n-1)%16 != 15 {
		n++
	}
	if text := norm.NFKD.String(string(r)); len(text) == 1 && text[0] >= '0' && text[0] <= '9' {
		return text[0]
	}
	return '0' + byte(n)
}
