package han

import "strings"

// initials are the sounds of the consonants of Pinyin, the two-letter ones first (ISO 7098).
var initials = []struct{ letters, sounds string }{
	{"zh", "Z"}, {"ch", "C"}, {"sh", "S"}, {"b", "b"}, {"p", "p"}, {"m", "m"}, {"f", "f"}, {"d", "d"}, {"t", "t"}, {"n", "n"}, {"l", "l"},
	{"g", "g"}, {"k", "k"}, {"h", "h"}, {"j", "J"}, {"q", "C"}, {"x", "S"}, {"r", "r"}, {"z", "z"}, {"c", "c"}, {"s", "s"}, {"y", "j"}, {"w", "w"},
}

// syllable gives the sounds of a syllable of Pinyin without tone, in which v is ü. Its vowels
// are the letters' own. The glide before i and e is not written, as it is not in other scripts.
func syllable(pinyin string) string {
	if strings.HasPrefix(pinyin, "yi") || strings.HasPrefix(pinyin, "ye") {
		return pinyin[1:]
	}
	for _, i := range initials {
		if rest, found := strings.CutPrefix(pinyin, i.letters); found {
			return i.sounds + strings.ReplaceAll(rest, "v", "U")
		}
	}
	return strings.ReplaceAll(pinyin, "v", "U")
}

// mandarin reads the word in the standard language, a family name by its own reading where that
// is another (單 is Shan).
func mandarin(n name) string {
	return familyMandarin(n) + spell(n.chars[1:], func(c character) string { return syllable(c.mandarin) })
}

// otherMandarin reads it with the second readings of its characters, where they have any (樂 is
// Le and Yue). The family name keeps its own.
func otherMandarin(n name) string {
	return familyMandarin(n) + spell(n.chars[1:], func(c character) string {
		if c.other != "" {
			return syllable(c.other)
		}
		return syllable(c.mandarin)
	})
}

// familyMandarin reads the first character.
func familyMandarin(n name) string {
	first := n.chars[0]
	isFamily := n.family == 1 || len(n.chars) == 1
	if own := familyReading[first.simple]; own != "" && isFamily {
		return syllable(own)
	}
	return syllable(first.mandarin)
}
