package identity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// SearchKey folds a name for the simple search: the same name in Cyrillic,
// Greek, Georgian, Armenian and Latin letters, with or without diacritics and
// capitals, mostly has one key. It is coarse on purpose (zh, sh, ch, kh, ts and
// y lose their second letter or become i), because a miss costs a person more
// than a further line in a list. It is no proof of identity: package match
// weighs that. The key of a key is that key. The caller bounds the length.
func SearchKey(s string) string {
	s = strings.ToLower(norm.NFKC.String(strings.ToValidUTF8(s, " ")))
	s = romanise(norm.NFC.String(s))
	var k keyFold
	for _, r := range norm.NFKD.String(s) {
		k.add(unicode.ToLower(r))
	}
	return norm.NFC.String(strings.TrimSpace(string(k.out)))
}

// folds replaces letters that no decomposition reaches. Latin đ is dj, as
// people write it where the letter is missing. Arabic letters that differ only
// by country or by hand are one.
var folds = map[rune]string{
	'đ': "dj", 'ł': "l", 'ø': "o", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th", 'ð': "d",
	'ı': "i", 'ə': "e", 'ħ': "h", 'ŋ': "ng", 'ɖ': "d", 'ƙ': "k", 'ɓ': "b", 'ɗ': "d", 'y': "i",
	'ى': "ي", 'ی': "ي", 'ک': "ك", 'ة': "ه", 'ہ': "ه", 'ھ': "ه", 'ە': "ه", 'ٱ': "ا", 'ـ': "",
}

// shorter folds two letters that stand together to one, so that the Slavic
// hačeks and their English spellings meet, and two spaces to one.
var shorter = map[[2]rune]rune{
	{'z', 'h'}: 'z', {'s', 'h'}: 's', {'c', 'h'}: 'c', {'k', 'h'}: 'h', {'g', 'h'}: 'g',
	{'t', 's'}: 'c', {'i', 'i'}: 'i', {' ', ' '}: ' ',
}

// apostrophes are dropped from a key, and so are the marks that stand for one.
const apostrophes = "'’‘`´ʼʻʹʿʾ՚׳״"

// keyFold collects a key. No two neighbours in out can be folded further, so
// that folding a key again changes nothing.
type keyFold struct{ out []rune }

// add folds one lower-case rune into the key.
func (k *keyFold) add(r rune) {
	if dropped(r) {
		return
	}
	if text, ok := folds[r]; ok {
		for _, f := range text {
			k.push(f)
		}
		return
	}
	if !unicode.In(r, unicode.L, unicode.M, unicode.N) {
		r = ' '
	}
	k.push(r)
}

// push appends r and folds the end of the key as far as it goes.
func (k *keyFold) push(r rune) {
	for len(k.out) > 0 {
		last := len(k.out) - 1
		one, ok := shorter[[2]rune{k.out[last], r}]
		if !ok {
			break
		}
		k.out, r = k.out[:last], one
	}
	k.out = append(k.out, r)
}

// dropped reports whether r leaves no trace in a key: apostrophes, what cannot
// be seen, and the marks of Latin, Cyrillic, Greek, Arabic and Hebrew. The
// vowel signs of other scripts stay, for they are half of the name.
func dropped(r rune) bool {
	if strings.ContainsRune(apostrophes, r) || unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point) {
		return true
	}
	return unicode.Is(unicode.Mn, r) && unicode.In(r, unicode.Inherited, unicode.Arabic, unicode.Hebrew, unicode.Cyrillic)
}
