package han

import "strings"

// onsets are the consonants of Jyutping as Hong Kong, Macau and Malaya spell them: they do not
// tell ch from its voiceless pair, nor k, p, t. The two-letter ones come first.
var onsets = []struct{ letters, sounds string }{
	{"gw", "kw"}, {"kw", "kw"}, {"ng", "ng"}, {"b", "p"}, {"p", "p"}, {"m", "m"}, {"f", "f"}, {"d", "t"}, {"t", "t"}, {"n", "n"}, {"l", "l"},
	{"g", "k"}, {"k", "k"}, {"h", "h"}, {"z", "C"}, {"c", "C"}, {"s", "s"}, {"j", "j"}, {"w", "w"},
}

// rhymes are the rhymes of Jyutping whose usual spelling is not their letters: 陳 can is Chan,
// 梁 loeng is Leung, 徐 ceoi is Tsui, 盧 lou is Lo, 朱 zyu is Chu. immutable
var rhymes = map[string]string{
	"oe": "o", "oeng": "eung", "oek": "euk", "oet": "ut", "eon": "un", "eot": "ut", "eoi": "ui", "ou": "o",
	"yu": "u", "yun": "uen", "yut": "uet",
}

// familyJyutping are the Cantonese readings that characters have as family names only. immutable
var familyJyutping = map[rune]string{'单': "sin", '仇': "kau", '区': "au", '乐': "ngok", '解': "haai", '洗': "sin", '翟': "zaak", '盖': "goi", '查': "zaa"}

// cantonese reads the word as Cantonese names are spelled.
func cantonese(n name) string {
	chars := n.chars
	if own := familyJyutping[chars[0].simple]; own != "" && (n.family == 1 || len(chars) == 1) {
		return cantoneseSound(own) + spell(chars[1:], cantoneseOf)
	}
	return spell(chars, cantoneseOf)
}

// cantoneseOf gives the sounds of one character.
func cantoneseOf(c character) string { return cantoneseSound(c.cantonese) }

// cantoneseSound gives the sounds of one syllable of Jyutping without tone.
func cantoneseSound(jyutping string) string {
	onset, rhyme := "", jyutping
	for _, o := range onsets {
		if rest, found := strings.CutPrefix(jyutping, o.letters); found {
			onset, rhyme = o.sounds, rest
			break
		}
	}
	if usual, isOther := rhymes[rhyme]; isOther {
		rhyme = usual
	}
	rhyme = strings.ReplaceAll(rhyme, "aa", "a")
	if onset == "j" && (strings.HasPrefix(rhyme, "i") || strings.HasPrefix(rhyme, "e")) {
		onset = "" // as in Mandarin
	}
	return onset + rhyme
}
