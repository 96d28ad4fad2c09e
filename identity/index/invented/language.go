package invented

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The ways to write a sound: so many romanisations, and the language's own script.
const (
	styles    = 3
	ownScript = styles
)

// A sound is written in each style and in the language's own script.
type sound [styles + 1]string

// A language is how names are made: consonant, vowel and closing consonant for each syllable.
type language struct {
	state              string
	share              int // of a hundred people
	own                bool
	givens, families   int
	opens, vows, shuts []sound
	sons, daughters    sound // endings of the father's name
	men, women         sound // endings of the family name
}

func same(letters string) []sound {
	var out []sound
	for f := range strings.FieldsSeq(letters) {
		out = append(out, sound{f, f, f, f})
	}
	return out
}

func sounds(rows ...string) []sound {
	var out []sound
	for _, row := range rows {
		f := strings.Fields(row)
		for i := range f {
			f[i] = strings.Trim(f[i], "_")
		}
		out = append(out, sound(f))
	}
	return out
}

// A word is the sounds of a name.
type word []sound

func (w word) in(style int) string {
	var b strings.Builder
	for _, s := range w {
		b.WriteString(s[style])
	}
	first, size := utf8.DecodeRuneInString(b.String())
	return string(unicode.ToUpper(first)) + b.String()[size:]
}

// word makes the name of one rank of a list (given names, family names): of two or three
// syllables, more of them the rarer it is.
func (l *language) word(list uint64, rank int) word {
	d := dice(uint64(rank)<<8 | list<<4 | uint64(l.share)).fork(7)
	syllables := 2
	if list == 1 && rank > 400 || rank > 4000 || d.one(4) {
		syllables = 3
	}
	var w word
	for i := range syllables {
		if i > 0 || !d.one(6) {
			w = append(w, l.opens[d.below(len(l.opens))])
		}
		w = append(w, l.vows[d.below(len(l.vows))])
		if i == syllables-1 || d.one(4) {
			w = append(w, l.shuts[d.below(len(l.shuts))])
		}
	}
	return w
}

func (l *language) fatherEnd(woman bool, style int) string {
	if woman {
		return l.daughters[style]
	}
	return l.sons[style]
}

func (l *language) familyEnd(woman bool, style int) string {
	if woman {
		return l.women[style]
	}
	return l.men[style]
}

// languages are made up after the sounds of Slavic, Turkic, Arabic, Horn-of-African and South
// Slavic names. "_" stands for nothing. immutable
var languages = [...]language{
	{
		state: "ru", share: 25, own: true, givens: 900, families: 60_000,
		opens: sounds("b b b б", "v v w в", "g g g г", "d d d д", "zh j ž ж", "z z z з", "k k k к", "l l l л", "m m m м", "n n n н", "p p p п", "r r r р", "s s s с",
			"t t t т", "ch tch č ч", "sh ch š ш", "kh h x х", "f f f ф"),
		vows:  sounds("a a a а", "e e e е", "i i i и", "o o o о", "u ou u у", "ya ia ja я", "yu iou ju ю"),
		shuts: sounds("n n n н", "r r r р", "l l l л", "s s s с", "k k k к", "m m m м", "y i j й", "d d d д"),
		sons:  sound{"ovich", "ovitch", "ovič", "ович"}, daughters: sound{"ovna", "ovna", "ovna", "овна"},
		men: sound{"ov", "ov", "ov", "ов"}, women: sound{"ova", "ova", "ova", "ова"},
	},
	{
		state: "kz", share: 20, own: true, givens: 900, families: 30_000,
		opens: sounds("b b b б", "zh j j ж", "k q k қ", "d d d д", "s s s с", "t t t т", "n n n н", "m m m м", "r r r р", "l l l л", "g gh g ғ", "kh h x х", "y y i й"),
		vows:  sounds("a a a а", "e e e е", "y i ı ы", "o o o о", "u u u ұ", "a ä ae ә", "o ö oe ө", "i i i і"),
		shuts: sounds("n n n н", "r r r р", "l l l л", "t t t т", "k q k қ", "s s s с", "z z z з", "y i j й", "m m m м"),
		sons:  sound{"uly", "uli", "ovich", "ұлы"}, daughters: sound{"kyzy", "qizi", "ovna", "қызы"},
		men: sound{"ov", "", "ov", "ов"}, women: sound{"ova", "", "ova", "ова"},
	},
	{
		state: "sy", share: 30, own: true, givens: 700, families: 20_000,
		opens: sounds("b b b ب", "t t t ت", "j dj g ج", "h h h ح", "kh kh h خ", "d d d د", "r r r ر", "z z z ز", "s s s س", "sh ch sh ش", "gh gh g غ", "f f f ف", "q k q ق",
			"k k k ك", "l l l ل", "m m m م", "n n n ن", "h h h ه", "w ou w و", "y y i ي"),
		vows:  sounds("a a e _", "u ou o _", "i i e _", "a a a ا", "u ou oo و", "i i ee ي"),
		shuts: sounds("d d d د", "r r r ر", "l l l ل", "m m m م", "n n n ن", "f f f ف", "q k q ق", "b b b ب"),
		men:   sound{"i", "i", "y", "ي"}, women: sound{"i", "i", "y", "ي"},
	},
	{
		state: "er", share: 15, givens: 600, families: 8_000,
		opens: same("b t d g h k l m n r s sh f w y z gh k' tes ber"), vows: same("a e i o u a e"), shuts: same("n m s t l b d r y"),
	},
	{
		state: "rs", share: 10, own: true, givens: 500, families: 25_000,
		opens: sounds("b b b б", "v v v в", "g g g г", "d d d д", "đ dj dj ђ", "ž z zh ж", "z z z з", "j j y ј", "k k k к", "l l l л", "lj lj ly љ", "m m m м", "n n n н",
			"nj nj ny њ", "p p p п", "r r r р", "s s s с", "t t t т", "ć c ch ћ", "c c ts ц", "č c ch ч", "š s sh ш"),
		vows:  sounds("a a a а", "e e e е", "i i i и", "o o o о", "u u u у"),
		shuts: sounds("n n n н", "r r r р", "l l l л", "š s sh ш", "k k k к", "m m m м", "j j y ј"),
		men:   sound{"ić", "ic", "ich", "ић"}, women: sound{"ić", "ic", "ich", "ић"},
	},
}
