// Package compound finds the units of an Arabic or Persian name in the sequence of its written
// words, so that both sides of a comparison have the same units whatever was glued or split.
//
// عبد الرحمن, عبدالرحمن, Abd al-Rahman, Abdul Rahman, Abdurrahman, Abdirahman and Абд ар-Рахман are one
// unit, "abd" and "rahman" without the article; Nur ad-Din, Nureddin and نور الدين are "nurdin"; Fazl ur
// Rahman, Fazlurrahman and فضل الرحمن are two units, "fazl" and "rahman". The rules look at a simple
// folded form of the written word (fold.go), where Latin and Cyrillic spellings of a piece fall
// together and Arabic spellings have letters of their own; the units are cut out of the word as
// it was written, so that the reader of its script reads what remains.
//
//   - an article (al, el, ul, ur, ad, ...; ال) is no part of a unit. It is a particle where it stands
//     alone, and the unit after it also has the form with the article glued on.
//   - abd, abu and umm begin a unit with the word after them; -din, -ullah and the Persian endings
//     of family names (-zadeh, -nejad, -pur, -zai, ...) end a unit with the word before them.
//   - rahman, haq, islam and their like after an article are units of their own, also when they
//     are glued on.
//   - bin, ibn, ould and their like are particles between two words. At the ends of a name, where
//     they may be a name (Ben, Chinese Bin), they are weak.
//
// Titles (haji, mullah, sayyid, khan) are not known here but in package grammar. The package may
// not compare, read sounds, or know names of persons; what it cannot tell it leaves as it was.
package compound

// A Kind says how much of a person's identity a unit carries.
type Kind uint8

// The kinds.
const (
	Name     Kind = iota // a unit that names the person
	Weak                 // a connector that may be a name where it stands
	Particle             // an article or connector: it may be left out
)

// A Word is one unit of a name.
type Word struct {
	Text  string // what to read, canonical: without article, in the script of its words
	Whole string // the same with the article or connector before it glued on, or ""
	Base  string // the part that is sometimes recorded alone (rahman of abd al-rahman), or ""
	Kind  Kind
	From  int // the unit is made of words[From:To]; two units may come of one word
	To    int
}

// Join gives the units of one name, in order, from its words in lower case. Every word is part
// of at least one unit. Words of scripts other than Latin, Cyrillic, Arabic and Hebrew are units as they stand.
func Join(words []string) []Word {
	j := joiner{words: words, pieces: make([]piece, len(words)), units: make([]Word, 0, len(words)+1)}
	for i, w := range words {
		j.pieces[i].text = w
		classify(w, &j.pieces[i])
	}
	for i := 0; i < len(words); {
		i = j.step(i)
	}
	return j.units
}

// A role is what a written word is in a compound.
type role uint8

const (
	plain   role = iota
	article      // al, el, ul, or an assimilated form of it
	son          // ibn, bint: a connector wherever it does not end the name
	maybe        // bin, ben, ag: a connector between two words
	servant      // abd, abdul, abdur: begins a unit with the next word
	abdu         // abdu, abdi: the same, if the next word is a name of God
	father       // abu, umm: begins a unit with the next word
	old          // abi, aba, bu: the same inside a name or before an article
	allah        // ullah, allah: ends a unit
	din          // eddin, الدين: ends a unit, with its article
	bare         // din, deen: ends a unit after an article
	suffix       // zadeh, nejad: ends a unit
	ending       // nia, far: ends a unit if the word before has the ending of a family name
)

// A piece is a written word and what it is.
type piece struct {
	writing        writing
	role           role
	n              int8   // how many folded letters
	initial, final byte   // the first and the last of them
	text           string // what the word is by itself, without what carries nothing
	head           string // what the word is as the beginning of a unit
	tail           string // what the word is as the end of a unit
	whole          string // the word with its glued article, "" without one
	base           string
	more           string // a second unit that was glued on, or ""
	link           string // the word without a glued -ul or -ur of the next word, or ""
}

// A joiner walks over the pieces of one name.
type joiner struct {
	words  []string
	pieces []piece
	units  []Word
	glue   string // the particles before the next unit, without spaces
}

// step makes units of the pieces from i on and returns the next piece to look at.
func (j *joiner) step(i int) int {
	switch p := &j.pieces[i]; p.role {
	case article:
		return j.article(i)
	case son, maybe:
		return j.son(i)
	case servant, abdu, father, old:
		if k := j.object(i); k > 0 {
			return j.head(i, k)
		}
	case allah:
		if j.tail(i, i+1) {
			return i + 1
		}
		if j.follows(i, i+1) {
			return j.head(i, i+1) // الله داد, Allah Dad
		}
	case din:
		if j.tail(i, i+1) {
			return i + 1
		}
	case suffix:
		if i > 0 && j.pieces[i-1].n >= 3 && j.tail(i, i+1) {
			return i + 1
		}
	case ending:
		if i > 0 && familial(j.pieces[i-1].final) && j.tail(i, i+1) {
			return i + 1
		}
	case plain, bare:
	}
	j.name(i)
	return i + 1
}
