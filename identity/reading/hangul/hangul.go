// Package hangul reads Korean names in Hangul into the sound alphabet of package sound.
//
// A syllable is taken apart by arithmetic, and each part has one sound, which stands between the
// Revised Romanisation and McCune-Reischauer: k, t, p begin a word and g, d, b stand within it,
// the open eo is o and the close eu is u. Sounds that meet at the border of two syllables are
// left as they are, as names are spelled. A word that begins with a family name has a further
// reading for each way that name is usually spelled (이 is Lee and Yi, in the North 리), and a
// word that is a foreign name has one without the vowels Korean adds.
//
// The package may not decide that a word is a name, and knows no given name.
package hangul

import (
	"strings"

	"github.com/zaklon/zaklon/identity/sound"
)

// Hangul syllables stand in the order of their parts (The Unicode Standard, section 3.12).
const (
	firstSyllable, lastSyllable = '가', '힣'
	vowelCount, codaCount       = 21, 28
)

// The sounds of the parts, in the order of the standard. immutable
var (
	openings = strings.Split("k k n t t r m p p s s - J J C k t p h", " ") // begins a word
	onsets   = strings.Split("g k n d t r m b p s s - J J C k t p h", " ") // stands within it
	vowels   = strings.Split("a e ja e o e jo e o wa we oe jo u wo we wi ju u ui i", " ")
	codas    = strings.Split("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t", " ")
)

// The places of the parts that the rules below name.
const (
	silent, rieul              = 11, 5 // onsets
	closeU                     = 18    // the vowel eu
	codaless, codaN, codaRieul = 0, 4, 8
)

// A syllable is the places of its three parts.
type syllable struct{ onset, vowel, coda int }

// cut gives the syllables of a word. Letters that are not whole Hangul syllables are skipped.
func cut(word string) []syllable {
	var out []syllable
	for _, r := range word {
		if r < firstSyllable || r > lastSyllable {
			continue
		}
		n := int(r - firstSyllable)
		out = append(out, syllable{n / codaCount / vowelCount, n / codaCount % vowelCount, n % codaCount})
	}
	return out
}

// Read returns the readings of a word, the likeliest first, four at most: with the family name
// it begins with spelled in each usual way, or, if it is no Korean name, with and without the
// vowels that Korean adds to foreign consonants. It is nil if nothing is Hangul.
func Read(word string) []string {
	all := cut(word)
	if len(all) == 0 {
		return nil
	}
	whole := sound.Fold(spell(all, 0))
	family, _, ok := Split(word)
	if !ok {
		family, ok = word, len(all) == 1
	}
	var out []string
	if ok {
		rest := spell(all, len(cut(family)))
		for _, usual := range surnames[family] {
			out = add(out, sound.Fold(usual+rest))
		}
		return add(out, whole)
	}
	return add(add(out, whole), sound.Fold(spell(bare(all), 0)))
}

// add appends a reading that is new.
func add(readings []string, one string) []string {
	for _, r := range readings {
		if r == one {
			return readings
		}
	}
	if one == "" {
		return readings
	}
	return append(readings, one)
}

// spell writes the syllables from one place on.
func spell(all []syllable, from int) string {
	var b strings.Builder
	for i := from; i < len(all); i++ {
		s := all[i]
		switch {
		case s.onset == silent:
		case s.onset == rieul && i > 0 && all[i-1].coda == codaRieul:
			b.WriteString("l")
		case i == 0:
			b.WriteString(openings[s.onset])
		default:
			b.WriteString(onsets[s.onset])
		}
		if s.vowel != added {
			b.WriteString(vowels[s.vowel])
		}
		if s.coda != codaless {
			b.WriteString(codas[s.coda])
		}
	}
	return b.String()
}

// added marks a vowel that is not spoken in the language a foreign name comes from.
const added = -1

// bare marks the vowels that Korean adds to a consonant without one: 트 is t.
func bare(all []syllable) []syllable {
	out := make([]syllable, len(all))
	for i, s := range all {
		if s.vowel == closeU && s.onset != silent && s.coda != codaN {
			s.vowel = added
		}
		out[i] = s
	}
	return out
}
