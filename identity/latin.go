package identity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// LatinProposal proposes a readable Latin form of a name in Cyrillic, Greek,
// Georgian or Armenian script, for an officer to edit. A name that is Latin
// already comes back cleaned. It returns false if a letter of s has no reading
// here. Arabic and Hebrew are always false: their short vowels are not written
// and a row of consonants would invite a wrong name, so the officer copies the
// Latin form from the document or asks the person.
//
// The reading is a proposal, not an official romanisation: ё reads e, as in
// passports (ICAO Doc 9303, part 3), and because most documents write е for it.
func LatinProposal(s string) (string, bool) {
	out := romanise(Clean(s))
	if ScriptOf(out) != "Latn" {
		return "", false
	}
	for _, r := range out {
		if unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Common, unicode.Inherited) {
			return "", false
		}
	}
	return out, true
}

// romanise replaces every letter the tables know and keeps everything else.
// s must be in form NFC.
func romanise(s string) string {
	runes := []rune(s)
	own := variantOf(s)
	var b strings.Builder
	for i := 0; i < len(runes); {
		text, n := read(runes, i, own)
		b.WriteString(caseLike(text, runes, i))
		i += n
	}
	return norm.NFC.String(b.String())
}

// variantOf returns the letters that one orthography reads differently, told
// from the letters only that orthography has.
func variantOf(s string) map[rune]string {
	s = strings.ToLower(s)
	switch {
	case strings.ContainsAny(s, "ђјљњћџѓќѕ"):
		return southSlavic
	case strings.ContainsAny(s, "їєґ"):
		return ukrainian
	case strings.ContainsAny(s, "қғҳҷ"):
		return centralAsian
	}
	return nil
}

// read returns the Latin reading of the letters at runes[i] and how many of
// them it covers. A letter without a reading is returned as it is.
func read(runes []rune, i int, own map[rune]string) (string, int) {
	r := unicode.ToLower(runes[i])
	if text, ok := readPair(runes, i); ok {
		return text, 2
	}
	if text, ok := initials[r]; ok && startsWord(runes, i) {
		return text, 1
	}
	if text, ok := own[r]; ok {
		return text, 1
	}
	if text, ok := letters[r]; ok {
		return text, 1
	}
	base := []rune(norm.NFD.String(string(r)))[0]
	if text, ok := letters[base]; ok {
		return text, 1
	}
	return string(runes[i]), 1
}

// readPair reads two letters that have one reading together.
func readPair(runes []rune, i int) (string, bool) {
	if i+1 == len(runes) {
		return "", false
	}
	pair := string([]rune{unicode.ToLower(runes[i]), unicode.ToLower(runes[i+1])})
	if text, ok := finalPairs[pair]; ok && i > 0 && endsWord(runes, i+1) {
		return text, true
	}
	if text, ok := initialPairs[pair]; ok && startsWord(runes, i) {
		return text, true
	}
	if vowel, ok := greekV[pair]; ok {
		if endsWord(runes, i+1) || strings.ContainsRune(greekVoiceless, unicode.ToLower(runes[i+2])) {
			return vowel + "f", true
		}
		return vowel + "v", true
	}
	text, ok := pairs[pair]
	return text, ok
}

// caseLike gives text the case of the letter at runes[i]: "Zh" in a name
// written Жу, "ZH" in one written ЖУ. Georgian has no capitals, so that a
// Georgian word gets one at its start.
func caseLike(text string, runes []rune, i int) string {
	r := runes[i]
	georgian := unicode.Is(unicode.Georgian, r) && startsWord(runes, i)
	if !unicode.IsUpper(r) && !georgian {
		return text
	}
	next := i+1 < len(runes) && unicode.IsUpper(runes[i+1])
	last := endsWord(runes, i) && i > 0 && unicode.IsUpper(runes[i-1])
	if next || last {
		return strings.ToUpper(text)
	}
	first := []rune(text)
	if len(first) == 0 {
		return ""
	}
	return string(unicode.ToUpper(first[0])) + string(first[1:])
}

// startsWord reports whether runes[i] is the first letter of its word.
func startsWord(runes []rune, i int) bool {
	return i == 0 || !unicode.In(runes[i-1], unicode.L, unicode.M)
}

// endsWord reports whether runes[i] is the last letter of its word.
func endsWord(runes []rune, i int) bool {
	return i+1 == len(runes) || !unicode.In(runes[i+1], unicode.L, unicode.M)
}
