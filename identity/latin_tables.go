package identity

// The tables are our own, chosen for reading aloud. Where an official table
// exists the common reading follows it: ICAO Doc 9303 part 3 and BGN/PCGN for
// Cyrillic, ELOT 743 for Greek, the Georgian national system of 2002 and
// BGN/PCGN for Armenian, each without apostrophes.

// letters reads one lower-case letter, whatever the language.
var letters = map[rune]string{
	// Cyrillic, shared by the Slavic languages.
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z",
	'и': "i", 'й': "y", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r",
	'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh",
	'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	// Ukrainian and Belarusian.
	'і': "i", 'ї': "i", 'є': "ye", 'ґ': "g", 'ў': "u",
	// Montenegrin, Serbian and Macedonian.
	'ђ': "đ", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "ć", 'џ': "dž", 'ѓ': "gj", 'ќ': "kj", 'ѕ': "dz",
	// Kazakh, Kyrgyz, Uzbek, Tajik, Tatar, Azerbaijani and Caucasian letters.
	'ә': "a", 'ғ': "gh", 'қ': "q", 'ң': "ng", 'ө': "o", 'ұ': "u", 'ү': "u", 'һ': "h",
	'ҳ': "h", 'ҷ': "j", 'ӣ': "i", 'ӯ': "u", 'җ': "j", 'ҝ': "g", 'ҹ': "j", 'ҥ': "ng", 'ӏ': "",
	// Greek.
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i",
	'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s",
	'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
	// Georgian.
	'ა': "a", 'ბ': "b", 'გ': "g", 'დ': "d", 'ე': "e", 'ვ': "v", 'ზ': "z", 'თ': "t", 'ი': "i",
	'კ': "k", 'ლ': "l", 'მ': "m", 'ნ': "n", 'ო': "o", 'პ': "p", 'ჟ': "zh", 'რ': "r", 'ს': "s",
	'ტ': "t", 'უ': "u", 'ფ': "p", 'ქ': "k", 'ღ': "gh", 'ყ': "q", 'შ': "sh", 'ჩ': "ch", 'ც': "ts",
	'ძ': "dz", 'წ': "ts", 'ჭ': "ch", 'ხ': "kh", 'ჯ': "j", 'ჰ': "h",
	// Armenian.
	'ա': "a", 'բ': "b", 'գ': "g", 'դ': "d", 'ե': "e", 'զ': "z", 'է': "e", 'ը': "y", 'թ': "t",
	'ժ': "zh", 'ի': "i", 'լ': "l", 'խ': "kh", 'ծ': "ts", 'կ': "k", 'հ': "h", 'ձ': "dz", 'ղ': "gh",
	'ճ': "ch", 'մ': "m", 'յ': "y", 'ն': "n", 'շ': "sh", 'ո': "o", 'չ': "ch", 'պ': "p", 'ջ': "j",
	'ռ': "r", 'ս': "s", 'վ': "v", 'տ': "t", 'ր': "r", 'ց': "ts", 'ւ': "v", 'փ': "p", 'ք': "k",
	'և': "ev", 'օ': "o", 'ֆ': "f",
}

// southSlavic reads the shared letters as Montenegrin, Serbian and Macedonian do.
var southSlavic = map[rune]string{'ж': "ž", 'ч': "č", 'ш': "š", 'ц': "c", 'х': "h"}

// ukrainian reads the shared letters as Ukrainian does.
var ukrainian = map[rune]string{'г': "h", 'и': "y", 'й': "i"}

// centralAsian reads the shared letters as Uzbek, Tajik and Kazakh do.
var centralAsian = map[rune]string{'ў': "o"}

// initials reads a letter at the start of a word.
var initials = map[rune]string{'ե': "ye", 'ո': "vo"}

// pairs reads two letters, or a letter and its mark, as one. The first two are
// Montenegrin letters that have no code point of their own.
var pairs = map[string]string{
	"с\u0301": "ś", "з\u0301": "ź",
	"ու": "u",
	"ου": "ou", "ού": "ou", "γγ": "ng", "γξ": "nx", "γχ": "nch",
}

// initialPairs reads two letters at the start of a word.
var initialPairs = map[string]string{"μπ": "b"}

// finalPairs reads two letters at the end of a word: Дмитрий is Dmitry.
var finalPairs = map[string]string{"ий": "y", "ый": "y"}

// greekV are the Greek pairs that end in v, or in f before a voiceless letter
// and at the end of a word.
var greekV = map[string]string{"αυ": "a", "αύ": "a", "ευ": "e", "εύ": "e", "ηυ": "i", "ηύ": "i"}

// greekVoiceless are the letters before which υ of a greekV pair reads f.
const greekVoiceless = "θκξπσςτφχψ"
