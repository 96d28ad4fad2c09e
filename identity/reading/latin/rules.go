package latin

import "slices"

// A convention is a way of spelling that only some languages have and that
// splits a word differently from the usual one.
type convention uint16

// The conventions that give a word another reading.
const (
	iso9       convention = 1 << iota // â û ë are ja ju jo (ISO 9, GOST 7.79 A)
	dutch                             // sch is s and a k or ch (Dutch, Italian)
	polish                            // rz is one sound, ą and ę end in n
	french                            // oi is wa
	italian                           // gn and gli are one soft sound
	portuguese                        // nh and lh are one soft sound, ã ends in n
	english                           // cs is k and s
	pinyin                            // q is a soft ch, and the u of gui is heard
	hardJ                             // j between i and a vowel is dzh
	barred                            // đ is d (Vietnamese; ICAO Doc 9303 writes it D)
)

// A class is a set of kinds of places beside a letter.
type class uint8

// The kinds of places.
const (
	edge  class = 1 << iota // no letter
	front                   // e i and their like
	back                    // a o u and their like
	glide                   // y
	cons                    // a consonant or an apostrophe
	vowel = front | back
)

// A rule gives the sounds of one spelling. Zero classes allow any place.
type rule struct {
	in            string     // letters of letterForms
	before, after class      // what must stand there
	sound         string     // in the sound alphabet
	when          convention // 0: always
}

// classes gives the class of each letter of letterForms. immutable
var classes = func() (table [128]class) {
	for _, form := range letterForms {
		table[form.letter] = cons
	}
	for _, l := range "eiEFI" {
		table[l] = front
	}
	for _, l := range "aouAMPKOUVY" {
		table[l] = back
	}
	table['y'] = glide
	return table
}()

// rules are the rules of each first letter, long spellings first, and at equal
// length as written below. immutable
var rules = func() (table [128][]rule) {
	for _, list := range [][]rule{hissing, stopped, liquid, vowels, single} {
		for _, r := range list {
			table[r.in[0]] = append(table[r.in[0]], r)
		}
	}
	for i := range table {
		slices.SortStableFunc(table[i], func(a, b rule) int { return len(b.in) - len(a.in) })
	}
	return table
}()

// hissing are the spellings of s, sh, z, zh, ts, ch and j. Sources: ICAO Doc
// 9303 part 3, BGN/PCGN, GOST 7.79, and how German, French, Polish, Hungarian,
// Albanian and Turkish spell these sounds. immutable
var hissing = []rule{
	{in: "schtsch", sound: "SC"}, {in: "chtch", sound: "SC"}, {in: "shtch", sound: "SC"},
	{in: "shch", sound: "SC"}, {in: "szcz", sound: "SC"}, {in: "stch", sound: "SC"}, {in: "W", sound: "SC"},
	{in: "sch", after: vowel | glide, sound: "sx", when: dutch}, {in: "sch", sound: "S"},
	{in: "ssh", sound: "S"}, {in: "sh", sound: "S"}, {in: "sz", sound: "6"}, {in: "S", sound: "S"},
	{in: "tzsch", sound: "C"}, {in: "zsch", sound: "C"}, {in: "tsch", sound: "C"}, {in: "tch", sound: "C"},
	{in: "tsh", sound: "C"},
	{in: "tS", sound: "C"}, {in: "tC", sound: "C"}, {in: "C", sound: "C"}, {in: "chh", sound: "C"},
	{in: "cz", sound: "C"}, {in: "cs", sound: "ks", when: english}, {in: "cs", sound: "C"},
	{in: "cht", before: vowel, sound: "xt"}, {in: "chr", sound: "kr"}, {in: "ch", sound: "2"},
	{in: "tts", sound: "c"}, {in: "ttz", sound: "c"}, {in: "ts", sound: "c"}, {in: "tzh", sound: "tZ"},
	{in: "tz", sound: "c"}, {in: "Q", sound: "c"},
	{in: "dsch", sound: "J"}, {in: "dzh", sound: "J"}, {in: "dzs", sound: "J"}, {in: "dsh", sound: "J"},
	{in: "dg", after: front, sound: "J"}, {in: "dZ", sound: "J"},
	{in: "xh", sound: "J"}, {in: "J", sound: "J"},
	{in: "zzh", sound: "Z"}, {in: "zh", sound: "Z"}, {in: "zs", after: vowel | edge, sound: "Z"}, {in: "Z", sound: "Z"},
}

// stopped are the spellings of the other stopped and breathed consonants. Mc is
// Mac, gh a breathed g, and qu and gu keep k and g before e and i as in French
// and Spanish. immutable
var stopped = []rule{
	{in: "mc", before: edge, sound: "mak"},
	{in: "cch", sound: "k"}, {in: "cqu", sound: "k"}, {in: "cq", sound: "k"}, {in: "ck", sound: "k"},
	{in: "cc", after: front, sound: "C"},
	{in: "ddh", sound: "D"}, {in: "dh", sound: "D"}, {in: "B", sound: "D"},
	{in: "ddj", sound: "8"}, {in: "dj", sound: "8"}, {in: "D", sound: "d", when: barred}, {in: "D", sound: "8"}, {in: "gj", sound: "8"},
	{in: "tth", sound: "T"}, {in: "th", sound: "T"}, {in: "T", sound: "T"},
	{in: "kkh", sound: "x"}, {in: "kh", sound: "x"}, {in: "X", sound: "x"},
	{in: "ngh", sound: "ngh"}, {in: "ggh", sound: "G"}, {in: "gh", sound: "G"}, {in: "g'", sound: "G"},
	{in: "G", sound: "G"},
	{in: "gg", after: front | glide, sound: "9"}, {in: "gui", sound: "gui", when: pinyin},
	{in: "gu", after: front, sound: "g"},
	{in: "gn", before: vowel, after: vowel, sound: "nj", when: italian},
	{in: "gli", before: vowel, after: vowel, sound: "lj", when: italian},
	{in: "g", after: front | glide, sound: "9"},
	{in: "pph", sound: "P"}, {in: "ph", sound: "P"}, {in: "bh", before: edge, sound: "b"},
	{in: "qu", after: front, sound: "C", when: pinyin}, {in: "qi", sound: "Ci", when: pinyin},
	{in: "qu", after: front, sound: "k"}, {in: "qu", after: back, sound: "kw"}, {in: "q", sound: "Q"},
	{in: "x", sound: "5"}, {in: "c", sound: "1"}, {in: "wh", before: edge, sound: "w"},
}

// liquid are the spellings of l, n, r and of the glide. No glide is written
// before e and i, since spellings add it there at will (Yelena, Elena), and one
// that closes a syllable is i. immutable
var liquid = []rule{
	{in: "lj", after: front, sound: "l"}, {in: "lj", after: vowel, sound: "lj"}, {in: "lj", sound: "l"},
	{in: "N", sound: "nj"}, {in: "H", sound: "ng"},
	{in: "nh", before: vowel, after: back, sound: "nj", when: portuguese},
	{in: "lh", before: vowel, after: back, sound: "lj", when: portuguese},
	{in: "rz", before: edge | cons, sound: "Z", when: polish}, {in: "rz", after: front | glide | cons, sound: "Z", when: polish},
	{in: "rh", before: edge, sound: "r"},
	{in: "R", sound: "rZ", when: polish}, {in: "R", sound: "r"},
	{in: "j", sound: "4"},
	{in: "yeo", sound: "jo"}, {in: "ye", sound: "e"}, {in: "yye", sound: "e"}, {in: "yyi", sound: "i"},
	{in: "yi", before: edge | vowel, sound: "i"}, {in: "yi", sound: "Y"},
	{in: "yy", before: vowel, after: vowel, sound: "j"}, {in: "yy", before: vowel, sound: "i"},
	{in: "yy", sound: "y"}, {in: "yj", after: edge, sound: "y"},
	{in: "y", before: edge | vowel | cons, after: vowel, sound: "j"}, {in: "y", before: vowel, sound: "i"},
	{in: "y", sound: "Y"},
}

// vowels are the spellings of vowels that are not one letter, one sound: French
// and English ou and oo, but not in the Slavic endings -eev, -eenko, -ou, -ouna;
// ij and ej of ISO 9 and Montenegrin; and i for a glide, as in ICAO Doc 9303. immutable
var vowels = []rule{
	{in: "oo", sound: "u"}, {in: "eev", sound: "ev"}, {in: "eeu", sound: "eu"}, {in: "eew", sound: "ew"},
	{in: "eenk", sound: "enk"}, {in: "ee", sound: "i"},
	{in: "eaux", after: edge, sound: "o"}, {in: "eau", after: edge, sound: "o"},
	{in: "oi", before: cons, after: cons | edge, sound: "wa", when: french},
	{in: "iyy", sound: "i"}, {in: "iy", sound: "i"}, {in: "iji", sound: "i4i"},
	{in: "ij", after: vowel, sound: "i4", when: hardJ}, {in: "ij", sound: "i"},
	{in: "ej", after: cons | edge, sound: "ei"}, {in: "oj", after: cons, sound: "oi"},
	{in: "i", before: vowel, after: front, sound: ""}, {in: "ie", before: edge, sound: "e"},
	{in: "i", before: vowel, after: back, sound: "j"}, {in: "i", before: edge, after: back, sound: "j"},
	{in: "u", before: edge, after: vowel, sound: "w"}, {in: "ou", after: vowel, sound: "w"},
	{in: "ou", after: edge, sound: "ou"}, {in: "ouna", sound: "ouna"}, {in: "ousk", sound: "ousk"},
	{in: "ou", sound: "u"},
	{in: "I", sound: "y"}, {in: "O", sound: "O"}, {in: "U", sound: "U"}, {in: "Y", sound: "y"}, {in: "K", sound: "a"},
	{in: "A", sound: "ja", when: iso9}, {in: "A", sound: "a"}, {in: "V", sound: "ju", when: iso9}, {in: "V", sound: "u"},
	{in: "E", before: cons, sound: "jo", when: iso9}, {in: "E", sound: "e"},
	{in: "P", sound: "an", when: polish}, {in: "P", sound: "a"}, {in: "F", sound: "en", when: polish},
	{in: "F", sound: "e"},
	{in: "Mo", sound: "an", when: portuguese}, {in: "Mo", sound: "au"}, {in: "M", sound: "an", when: portuguese}, {in: "M", sound: "a"},
}

// single are the letters that sound as they are written. immutable
var single = func() []rule {
	var out []rule
	for _, l := range "abdefghiklmnoprstuvwz" {
		out = append(out, rule{in: string(l), sound: string(l)})
	}
	return out
}()
