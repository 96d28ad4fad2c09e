package romanise

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The signs of Arabic the rules lean on. The article mark is the sign that
// lengthens a line of Arabic, which stands in no word that has been made plain:
// it marks an article until capitals are set.
const (
	articleMark = "\u0640"
	doubling    = '\u0651'
	dagger      = '\u0670'
	taMarbuta   = 'ة'
	god         = "\ufdf2" // the word Allah in one sign
	vowelSigns  = "\u064b\u064c\u064d\u064e\u064f\u0650\u0652"
	sunLetters  = "تثدذرزسشصضطظلن"
)

// arabic makes a text plain: a doubled letter is written twice, the article is
// parted from its word, and the ta marbuta of a word with another behind it,
// unless it has the article, is a t.
func (s style) arabic(text string) string {
	words := strings.Split(norm.NFC.String(strings.ReplaceAll(text, articleMark, "")), " ")
	for i, w := range words {
		if bare(w) == "الله" {
			words[i] = god
			continue
		}
		letters := double([]rune(w))
		n := len(letters) - 1
		rest, has := strings.CutPrefix(string(letters), "ال")
		switch {
		case has && rest != "":
			words[i] = s.withArticle([]rune(rest))
		case n > 0 && letters[n] == taMarbuta && i+1 < len(words):
			words[i] = construct(letters[:n])
		default:
			words[i] = string(letters)
		}
	}
	return strings.Join(words, " ")
}

// construct writes a word whose ta marbuta is spoken, with the a before it.
func construct(stem []rune) string {
	if last := stem[len(stem)-1]; last == 'ا' || last == 'آ' || strings.ContainsRune(vowelSigns, last) {
		return string(stem) + "ت"
	}
	return string(stem) + "\u064e" + "ت"
}

// bare takes the signs off a word.
func bare(word string) string {
	return strings.Map(func(r rune) rune {
		if r == doubling || r == dagger || strings.ContainsRune(vowelSigns, r) {
			return -1
		}
		return r
	}, word)
}

// double writes a letter with the doubling sign twice. The sign may stand before
// or behind the vowel.
func double(letters []rune) []rune {
	var out []rune
	for i, r := range letters {
		if r != doubling {
			out = append(out, r)
			continue
		}
		k := len(out)
		for k > 0 && strings.ContainsRune(vowelSigns, out[k-1]) {
			k--
		}
		if k > 0 && i > 0 {
			out = append(out[:k], append([]rune{out[k-1]}, out[k:]...)...)
		}
	}
	return out
}

// withArticle writes the article before the rest of its word. A letter doubled
// behind it is written once.
func (s style) withArticle(rest []rune) string {
	sun := strings.ContainsRune(sunLetters, rest[0])
	if sun && len(rest) > 1 && rest[1] == rest[0] {
		rest = rest[1:]
	}
	last := 'ل'
	if s.sun && sun {
		last = rest[0]
	}
	return articleMark + "\u064e" + string(last) + s.article + string(rest)
}
