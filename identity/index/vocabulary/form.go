package vocabulary

import (
	"slices"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/reading"
	"github.com/zaklon/zaklon/identity/sound"
	"github.com/zaklon/zaklon/identity/token"
)

// A writing is a group of scripts that are compared by the same costs with any other.
type writing uint8

const (
	letters writing = iota
	abjad
	syllabic
	kana
	hangul
	writings
)

// samples give a script of each writing. immutable
var samples = [writings]token.Script{token.Latin, token.Arabic, token.Han, token.Kana, token.Hangul}

func writingOf(s token.Script) writing {
	switch s {
	case token.Arabic, token.Hebrew:
		return abjad
	case token.Han:
		return syllabic
	case token.Kana:
		return kana
	case token.Hangul:
		return hangul
	default: // nothing to do for the others
	}
	return letters
}

// kinds gives, for words in a script, the kind of comparison with each writing.
func kinds(s token.Script) (k [writings]sound.Kind) {
	for w, sample := range samples {
		if writingOf(s) != writing(w) {
			k[w] = reading.Kind(s, sample)
		}
	}
	return k // within one writing Letters: of two different words in Han only those that sound the same lead to each other
}

// A form is one sound of a word, in a few bytes that stand beside those of the words that sound
// alike, so that many are compared without a look anywhere else.
type form struct {
	word    uint32
	part    part
	gender  byte
	writing writing
	sound   sound.Word

	skeletons []sound.Key // not written
}

// only gives a form of a part of the sound.
func (f form) only(w sound.Word) form {
	f.sound, f.skeletons = w, Skeletons(w)
	return f
}

// A part says which of a word's sounds a form is.
type part uint8

const (
	full   part = iota // a reading
	stem               // a surname without its ending of gender
	father             // the father's name of a patronymic
)

// forms gives the forms of a word.
func forms(w *lexicon.Word) []form {
	var out []form
	for _, f := range w.Forms() {
		one := form{word: w.ID(), gender: genderCode(w.Gender()), writing: writingOf(w.Token().Script), sound: f.Sound, skeletons: Skeletons(f.Sound)}
		switch {
		case f.Stem:
			one.part = stem
		case f.Of:
			one.part = father
		}
		out = append(out, one)
	}
	return out
}

// Skeletons gives the skeletons of a reading, none twice.
func Skeletons(w sound.Word) []sound.Key {
	keys := w.Keys()
	slices.Sort(keys)
	return slices.Compact(keys)
}

// genderCode numbers the endings of gender.
func genderCode(g byte) byte {
	switch g {
	case 'm':
		return 1
	case 'f':
		return 2
	case 'x':
		return 3
	}
	return 0
}

// meets reports whether two forms are to be compared, as package match would, and how far apart
// they are beside what they sound.
func (f *form) meets(part part, gender byte) (apart int, ok bool) {
	switch {
	case f.part == father || part == father:
		return 0, f.part == part
	case f.part == full && part == full:
		return 0, true
	case f.gender == gender:
		return 0, false
	}
	return match.StemApart, (f.part == stem || f.gender == 0) && (part == stem || gender == 0)
}

// asides gives, for the part and gender of another form as form.put writes them, how far the two
// are apart beside what they sound; none where they are not to be compared. A form is measured
// against thousands, and these are sixteen.
func (f *form) asides() (all [1 << writingShift]int) {
	for head := range all {
		apart, ok := f.meets(part(head&3), byte(head>>genderShift))
		if all[head] = apart; !ok {
			all[head] = none
		}
	}
	return all
}

// none is no distance.
const none = -1

// The layout of a form in a bucket: the number of the word in four bytes, then part, gender and
// writing in one, the number of symbols, and the symbols.
const (
	formHead     = 6
	genderShift  = 2
	writingShift = 4
)

// put writes the form at the end of a bucket.
func (f *form) put(b []byte) []byte {
	b = append(b, byte(f.word), byte(f.word>>8), byte(f.word>>16), byte(f.word>>24),
		byte(f.part)|f.gender<<genderShift|byte(f.writing)<<writingShift, byte(f.sound.Len()))
	return append(b, f.sound.Places()...)
}
