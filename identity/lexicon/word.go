package lexicon

import (
	"strings"

	"github.com/zaklon/zaklon/identity/family"
	"github.com/zaklon/zaklon/identity/grammar"
	"github.com/zaklon/zaklon/identity/reading"
	"github.com/zaklon/zaklon/identity/sound"
	"github.com/zaklon/zaklon/identity/token"
)

// A Word is one word of a population, read once however many names hold it. It is small, and what
// every comparison asks for stands in it: a search looks at hundreds of words anywhere in memory.
type Word struct {
	Text    string
	sound   [1]sound.Word // its likeliest reading, as a list of one
	besides *besides
	rarity  float32 // in bits, by the population; set by Lexicon.Weigh
	heard   uint32  // where the lexicon counts the names that hold a word of this skeleton, plus one; 0: nowhere
	seen    int32   // how many names hold it
	id      uint32
	bag     sound.Bag // of its likeliest reading
	script  token.Script
	gender  byte  // of the ending of a surname, 0 for none
	stem    uint8 // how many symbols it has as a surname without that ending
	initial bool  // one letter: the word is only begun
	son     bool  // uly, kyzy, oglu: the word before it is the father's name
}

// A besides is what few words have.
type besides struct {
	also    string           // another form, whose readings are among the word's own
	sounds  []sound.Word     // all readings, where there is more than one
	strong  grammar.Strength // of a patronymic
	father  sound.Word       // the father's name in it
	fathers []family.Member  // the families of that
	kin     []family.Member
}

// plain is what all words share that have nothing besides. immutable
var plain = &besides{}

// newWord reads a word; nil if no letter of it can be read.
func newWord(t token.Word) *Word {
	readings := reading.Of(t)
	if len(readings) == 0 {
		return nil
	}
	if t.Also != "" {
		readings = append(readings, reading.Of(token.Word{Text: t.Also, Script: t.Script})...)
	}
	w := &Word{script: t.Script, initial: len([]rune(t.Text)) == 1 && alphabetic(t.Script)}
	w.write(t.Text, sound.NewWord(readings[0]))
	w.bag = w.Sound().Bag()
	if stem, gender := grammar.Surname(readings[0]); gender != 0 {
		w.stem, w.gender = uint8(sound.NewWord(stem).Len()), gender
	}
	_, w.son = grammar.Son(w.Sound().String())
	w.besides = newBesides(t, readings)
	return w
}

// write sets the text of a word and its likeliest reading, one behind the other in memory.
func (w *Word) write(text string, s sound.Word) {
	both := text + s.Places()
	w.Text, w.sound[0] = both[:len(text)], sound.OfPlaces(both[len(text):])
}

// newBesides gives what few words have, and plain for the others.
func newBesides(t token.Word, readings []string) *besides {
	b := besides{also: t.Also}
	if len(readings) > 1 {
		for _, r := range readings {
			b.sounds = append(b.sounds, sound.NewWord(r))
		}
	}
	father, _, strength := grammar.Patronymic(readings[0])
	if strength != grammar.None && !strings.ContainsAny(t.Text, southSlavic) {
		b.father, b.strong, b.fathers = sound.NewWord(father), strength, family.Father(father)
	}
	for _, r := range readings {
		if b.kin = family.Of(r); len(b.kin) > 0 {
			break
		}
	}
	if b.also == "" && b.sounds == nil && b.strong == grammar.None && b.kin == nil {
		return plain
	}
	return &b
}

// southSlavic are letters of languages whose names in -ović are family names.
const southSlavic = "ćћ"

// alphabetic reports whether one letter of a script is only the beginning of a word.
func alphabetic(s token.Script) bool {
	return s != token.Han && s != token.Hangul && s != token.Kana
}

// skeleton is the key by which words are counted together.
func (w *Word) skeleton() sound.Key { return w.Sound().Keys()[0] }

// Sound is the likeliest reading of the word.
func (w *Word) Sound() sound.Word { return w.sound[0] }

// Sounds gives the readings of the word, the likeliest first; at least one.
func (w *Word) Sounds() []sound.Word {
	if w.besides.sounds != nil {
		return w.besides.sounds
	}
	return w.sound[:]
}

// ID is the number of a word that was added to a lexicon: 0, 1, 2 ...
func (w *Word) ID() uint32 { return w.id }

// Rarity says in bits how rarely a name of the population holds a word like this one.
func (w *Word) Rarity() float64 { return float64(w.rarity) }

// Token is the word as it was taken apart: Lexicon.Add makes the same word of it again.
func (w *Word) Token() token.Word {
	return token.Word{Text: w.Text, Also: w.besides.also, Script: w.script}
}

// Script is the script of the word.
func (w *Word) Script() token.Script { return w.script }

// Initial reports whether the word is one letter of an alphabet.
func (w *Word) Initial() bool { return w.initial }

// Bag counts the consonants of the word's likeliest reading.
func (w *Word) Bag() sound.Bag { return w.bag }

// Kin gives the families of given names that the word belongs to.
func (w *Word) Kin() []family.Member { return w.besides.kin }

// Fathers gives the families of the father's name of a patronymic.
func (w *Word) Fathers() []family.Member { return w.besides.fathers }

// Gender is that of the ending of a surname, 0 for none. Surnames are compared without their
// endings where these differ.
func (w *Word) Gender() byte { return w.gender }

// Stem is the word as a surname without its ending of gender; as it is, where it has none.
func (w *Word) Stem() sound.Word {
	if w.gender == 0 {
		return w.Sound()
	}
	return w.Sound().First(int(w.stem))
}

// Father is the father's name in a patronymic; the word as it is, where it is none.
func (w *Word) Father() sound.Word {
	if w.besides.father.Len() == 0 {
		return w.Sound()
	}
	return w.besides.father
}

// A Form is one of the sounds by which a word is compared.
type Form struct {
	Sound sound.Word
	Stem  bool // a surname without its ending of gender
	Of    bool // the father's name of a patronymic
}

// Forms gives every sound by which a word is compared: its readings, and where it has them the
// surname without its ending and the father's name.
func (w *Word) Forms() []Form {
	var forms []Form
	for _, s := range w.Sounds() {
		forms = append(forms, Form{Sound: s})
	}
	if w.gender != 0 {
		forms = append(forms, Form{Sound: w.Stem(), Stem: true})
	}
	if w.besides.strong != grammar.None {
		forms = append(forms, Form{Sound: w.besides.father, Of: true})
	}
	return forms
}
