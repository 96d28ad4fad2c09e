// Package lexicon holds the words of one population, such as a register: each is read once,
// however many names hold it, and counted, for a word that everybody has proves little.
//
// It takes names apart into words with roles and makes persons ready for comparing. It compares
// nobody; package match does. It may not import a store, a desk or a clock.
package lexicon

import (
	"math"
	"strings"

	"github.com/zaklon/zaklon/identity/family"
	"github.com/zaklon/zaklon/identity/grammar"
	"github.com/zaklon/zaklon/identity/reading"
	"github.com/zaklon/zaklon/identity/sound"
	"github.com/zaklon/zaklon/identity/token"
)

// A Word is one word of a population, read once however many names hold it.
type Word struct {
	Text    string
	also    string // another form of it, whose readings are among its own
	script  token.Script
	initial bool         // one letter: the word is only begun
	sounds  []sound.Word // its readings, the likeliest first; at least one
	bag     sound.Bag    // of its likeliest reading
	stem    sound.Word   // as a surname without the ending of gender, where it has one
	gender  byte         // of that ending
	father  sound.Word   // of a patronymic: the father's name
	strong  grammar.Strength
	kin     []family.Member
	fathers []family.Member // those of the father's name
	rarity  float32         // in bits, by the population; set by Lexicon.Weigh
	heard   *int32          // how many names hold a word of this skeleton; shared by all such words
	seen    int32           // how many names hold it
	id      uint32
}

// Sounds gives the readings of the word, the likeliest first.
func (w *Word) Sounds() []sound.Word { return w.sounds }

// ID is the number of a word that was added to a lexicon: 0, 1, 2 ...
func (w *Word) ID() uint32 { return w.id }

// Rarity says in bits how rarely a name of the population holds a word like this one.
func (w *Word) Rarity() float64 { return float64(w.rarity) }

// A Lexicon holds the words of one population, such as a register. It is not safe for use by
// several at once while words are added.
type Lexicon struct {
	words map[lexeme]*Word
	heard map[sound.Key]*int32
	list  []*Word // by number
	names int32
}

// A lexeme is what tells two words of a lexicon apart.
type lexeme struct {
	text, also string
	script     token.Script
}

// At gives the word of a number that Word.ID gave.
func (x *Lexicon) At(id uint32) *Word { return x.list[id] }

// New gives an empty one.
func New() *Lexicon {
	return &Lexicon{words: map[lexeme]*Word{}, heard: map[sound.Key]*int32{}}
}

// Len is the number of distinct words.
func (x *Lexicon) Len() int { return len(x.words) }

// Word gives the word as the population holds it, or a new one that no name holds; nil if no
// letter of it can be read. It adds nothing.
func (x *Lexicon) Word(t token.Word) *Word {
	if w, ok := x.words[lexeme{t.Text, t.Also, t.Script}]; ok {
		return w
	}
	w := newWord(t)
	if w == nil {
		return nil
	}
	if h, ok := x.heard[w.skeleton()]; ok {
		w.heard = h
	}
	w.rarity = x.rarity(w)
	return w
}

// Add is Word for a word that will be counted: it stays in the lexicon.
func (x *Lexicon) Add(t token.Word) *Word {
	key := lexeme{t.Text, t.Also, t.Script}
	if w, ok := x.words[key]; ok {
		return w
	}
	w := newWord(t)
	if w == nil {
		return nil
	}
	w.id = uint32(len(x.list))
	x.words[key], x.list = w, append(x.list, w)
	if w.heard = x.heard[w.skeleton()]; w.heard == nil {
		w.heard = new(int32)
		x.heard[w.skeleton()] = w.heard
	}
	return w
}

// Count says that one more name, or with -1 one less, holds these words.
func (x *Lexicon) Count(n Name, by int32) {
	x.names += by
	for _, w := range n.Words {
		w.seen += by
		*w.heard += by
	}
}

// Weigh sets the rarity of every word by the counts as they are.
func (x *Lexicon) Weigh() {
	for _, w := range x.words {
		w.rarity = x.rarity(w)
	}
}

// The bounds of rarity in bits. A word that nobody else has is no proof: most such words are
// misspelt. A word that everybody has still says a little.
const (
	leastRarity = 2.0
	mostRarity  = 13.0
	population  = 20_000 // names taken for granted beside those counted, so that a small register does not take every name for common
)

// rarity is halfway between that of the word as written and that of all words that share its
// consonants.
func (x *Lexicon) rarity(w *Word) float32 {
	all := float64(x.names) + population
	heard := w.seen
	if w.heard != nil {
		heard = *w.heard
	}
	r := (math.Log2(all/(float64(w.seen)+1)) + math.Log2(all/(float64(heard)+1))) / 2
	return float32(min(max(r, leastRarity), mostRarity))
}

// skeleton is the key by which words are counted together.
func (w *Word) skeleton() sound.Key { return w.sounds[0].Keys()[0] }

func newWord(t token.Word) *Word {
	readings := reading.Of(t)
	if len(readings) == 0 {
		return nil
	}
	if t.Also != "" {
		readings = append(readings, reading.Of(token.Word{Text: t.Also, Script: t.Script})...)
	}
	w := &Word{Text: t.Text, also: t.Also, script: t.Script, initial: len([]rune(t.Text)) == 1 && alphabetic(t.Script)}
	for _, r := range readings {
		w.sounds = append(w.sounds, sound.NewWord(r))
	}
	w.bag = w.sounds[0].Bag()
	if stem, gender := grammar.Surname(readings[0]); gender != 0 {
		w.stem, w.gender = sound.NewWord(stem), gender
	}
	if father, _, strength := grammar.Patronymic(readings[0]); strength != grammar.None && !strings.ContainsAny(t.Text, southSlavic) {
		w.father, w.strong, w.fathers = sound.NewWord(father), strength, family.Father(father)
	}
	for _, r := range readings {
		if w.kin = family.Of(r); len(w.kin) > 0 {
			break
		}
	}
	return w
}

// southSlavic are letters of languages whose names in -ović are family names.
const southSlavic = "ćћ"

// alphabetic reports whether one letter of a script is only the beginning of a word.
func alphabetic(s token.Script) bool {
	return s != token.Han && s != token.Hangul && s != token.Kana
}

// Token is the word as it was taken apart: Lexicon.Add makes the same word of it again.
func (w *Word) Token() token.Word { return token.Word{Text: w.Text, Also: w.also, Script: w.script} }

// Initial reports whether the word is one letter of an alphabet.
func (w *Word) Initial() bool { return w.initial }

// Kin gives the families of given names that the word belongs to.
func (w *Word) Kin() []family.Member { return w.kin }

// Fathers gives the families of the father's name of a patronymic.
func (w *Word) Fathers() []family.Member { return w.fathers }

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
	for _, s := range w.sounds {
		forms = append(forms, Form{Sound: s})
	}
	if w.gender != 0 {
		forms = append(forms, Form{Sound: w.stem, Stem: true})
	}
	if w.strong != grammar.None {
		forms = append(forms, Form{Sound: w.father, Of: true})
	}
	return forms
}

// Gender is that of the ending of a surname, 0 for none. Surnames are compared without their
// endings where these differ.
func (w *Word) Gender() byte { return w.gender }

// Refresh sets the rarity of the words of one name by the counts as they are.
func (x *Lexicon) Refresh(n Name) {
	for _, w := range n.Words {
		w.rarity = x.rarity(w)
	}
}

// All gives every word of the lexicon by its number. The caller may not write to the slice.
func (x *Lexicon) All() []*Word { return x.list }

// Script is the script of the word.
func (w *Word) Script() token.Script { return w.script }

// Bag counts the consonants of the word's likeliest reading.
func (w *Word) Bag() sound.Bag { return w.bag }

// Stem is the word as a surname without its ending of gender; as it is, where it has none.
func (w *Word) Stem() sound.Word {
	if w.gender == 0 {
		return w.sounds[0]
	}
	return w.stem
}

// Father is the father's name in a patronymic; the word as it is, where it is none.
func (w *Word) Father() sound.Word {
	if w.father.Len() == 0 {
		return w.sounds[0]
	}
	return w.father
}
