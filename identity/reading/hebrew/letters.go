package hebrew

// first is the first code point of the letter table.
const first = 0x05D0

// letters gives the sounds of each letter without a point. Pe, bet, kaf and shin have two values
// that only points tell apart, so they are open symbols; the final forms have one: final kaf
// is kh, and final pe f, because a foreign word ending in p keeps the plain form. immutable
var letters = [...]string{
	'א' - first: "A", 'ב' - first: "B", 'ג' - first: "g", 'ד' - first: "d", 'ה' - first: "h",
	'ו' - first: "W", 'ז' - first: "z", 'ח' - first: "x", 'ט' - first: "t", 'י' - first: "I",
	'ך' - first: "x", 'כ' - first: "K", 'ל' - first: "l", 'ם' - first: "m", 'מ' - first: "m",
	'ן' - first: "n", 'נ' - first: "n", 'ס' - first: "s", 'ע' - first: "3", 'ף' - first: "f",
	'פ' - first: "P", 'ץ' - first: "c", 'צ' - first: "c", 'ק' - first: "k", 'ר' - first: "r",
	'ש' - first: "X", 'ת' - first: "t",
	'װ' - first: "w", 'ױ' - first: "oj", 'ײ' - first: "aj",
}

// geresh gives the sounds of the letters that a geresh changes: foreign sounds, and the Arabic
// letters that Hebrew lacks (Academy of the Hebrew Language, rules of transcription, 2006). immutable
var geresh = map[rune]string{
	'ג': "J", 'ז': "Z", 'צ': "C", 'ץ': "C", 'ת': "T", 'ד': "D", 'ח': "x", 'ע': "G", 'ר': "G",
	'ט': "z", 'ו': "w",
}

// The points that change a letter.
const (
	dagesh  = '\u05BC'
	rafe    = '\u05BF'
	shinDot = '\u05C1'
	sinDot  = '\u05C2'
	holam   = '\u05B9'
	hiriq   = '\u05B4'
	tsere   = '\u05B5'
	qamats  = '\u05B8'
)

// vowels gives the sounds of the vowel points from sheva (05B0) to qubuts (05BB); sheva, which
// may be silent, is not read. immutable
var vowels = [...]string{"", "e", "a", "o", "i", "e", "e", "a", "a", "o", "o", "u"}

// firstVowel is the first vowel point.
const firstVowel = '\u05B0'

// pointed gives the hard sounds of the letters a dagesh hardens; soft those of the same letters
// in a word that has points and none on them. immutable
var (
	hard = map[rune]string{'ב': "b", 'כ': "k", 'פ': "p", 'ך': "k", 'ף': "p"}
	soft = map[rune]string{'ב': "v", 'כ': "x", 'פ': "f"}
)
