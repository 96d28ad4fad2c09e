package cyrillic

// A letter is one Cyrillic letter's sounds and what it tells and does.
type letter struct {
	sound string
	kind  kind
	tells language
	opens bool // a letter of seconds
	joins bool // the first letter of one of pairs
}

// A kind says what a letter does to its neighbours.
type kind uint8

// The kinds of letters.
const (
	none      kind = iota // not a letter of the table: skipped
	consonant             // sounds alone
	vowel                 // sounds alone
	soft                  // a vowel with a glide before it: я
	jot                   // й and ј: j before a vowel, else i
	sign                  // ь and the apostrophe: silent, but ьо is jo
	hard                  // ъ: a weak vowel between two consonants, else silent
	liquid                // љ and њ: with j before a vowel, but љ not before e and i
)

// firstLetter and lastLetter bound the table: Cyrillic and its supplement.
const firstLetter, lastLetter = 0x430, 0x52f

// letters gives each code point from firstLetter on its entry. immutable
var letters = func() (table [lastLetter - firstLetter + 1]letter) {
	for _, row := range rows {
		for _, r := range row.letters {
			table[r-firstLetter] = letter{sound: row.sound, kind: row.kind}
		}
	}
	for language, list := range tells {
		for _, r := range list {
			table[r-firstLetter].tells = language
		}
	}
	for pair := range pairs {
		table[pair[0]-firstLetter].joins = true
	}
	for r := range seconds {
		table[r-firstLetter].opens = true
	}
	return table
}()

// rows lists the letters of each sound: the letters' values in ICAO Doc 9303
// part 3, BGN/PCGN and ISO 9, those of Central Asia, the Volga and the Caucasus
// as the Latin alphabets of these languages write them, and the letters that
// older books and the church use. No j stands before e: the Latin spellings of
// е as e, ie, je and ye are one sound. immutable
var rows = []struct {
	letters string
	sound   string
	kind    kind
}{
	{"аәӓӑ", "a", vowel}, {"эеѐӕѣӭԑєѥӗ", "e", vowel}, {"иіїѝӣӥѵѷ", "i", vowel}, {"оѡӧ", "o", vowel}, {"уұўӯѹ", "u", vowel},
	{"ыӹ", "y", vowel}, {"өӫ", "O", vowel}, {"үӱӳ", "U", vowel}, {"ѫ", "@", vowel},
	{"яѧѩ", "ja", soft}, {"юѭ", "ju", soft}, {"ё", "jo", soft},
	{"йјҋ", "j", jot}, {"ьҍ", "", sign}, {"ъ", "@", hard}, {"љԉ", "l", liquid}, {"њԋ", "n", liquid},
	{"б", "b", consonant}, {"в", "v", consonant}, {"гґҝӷ", "g", consonant}, {"ғҕ", "G", consonant}, {"д", "d", consonant},
	{"жӝ", "Z", consonant}, {"зԅ", "z", consonant}, {"ѕӡ", "dz", consonant}, {"ҙ", "D", consonant},
	{"кӄҟ", "k", consonant}, {"қҡԛ", "Q", consonant}, {"лӆ", "l", consonant}, {"мӎ", "m", consonant}, {"нӊ", "n", consonant},
	{"ңҥ", "ng", consonant}, {"пҧԥ", "p", consonant}, {"рҏ", "r", consonant}, {"с", "s", consonant}, {"ҫ", "T", consonant}, {"тҭ", "t", consonant},
	{"фѳ", "f", consonant}, {"хӽӿ", "x", consonant}, {"ҳһ", "h", consonant}, {"цҵ", "c", consonant}, {"чћӵҽҿ", "C", consonant},
	{"ш", "S", consonant}, {"щ", "SC", consonant}, {"џҷҹҗӂӌ", "J", consonant}, {"ђѓ", "8", consonant}, {"ќ", "kj", consonant},
	{"ѯ", "ks", consonant}, {"ѱ", "ps", consonant}, {"ԝ", "v", consonant},
}

// pairs are two letters that have one sound together: stops before their hiss,
// and the stops with a breath that Cyrillic writes with х (Indian, Korean and
// Vietnamese names). immutable
var pairs = map[[2]rune]string{
	{'т', 'с'}: "c", {'т', 'ц'}: "c", {'т', 'ч'}: "C", {'т', 'ш'}: "C", {'д', 'ж'}: "J", {'д', 'з'}: "dz", {'ч', 'ж'}: "J", {'ц', 'з'}: "dz",
	{'к', 'х'}: "x", {'г', 'х'}: "G", {'т', 'х'}: "T", {'д', 'х'}: "D", {'ч', 'х'}: "C", {'п', 'х'}: "p", {'ң', 'ғ'}: "ng", {'ң', 'г'}: "ng",
}

// A language is what a word's letters tell of the language it is written in. Of
// two that are told the higher counts.
type language uint8

// The languages that are told.
const (
	untold   language = iota
	northern          // Ukrainian and Belarusian
	southern          // Montenegrin, Serbian and Macedonian
	asian             // Kazakh, Uzbek, Tajik, Tatar and their neighbours
)

// tells are the letters that no other of the languages has. immutable
var tells = map[language]string{northern: "іїєґў", southern: "ђјљњћџѓќѕ", asian: "әғқңөұүҳҷһӣӯҝҹҗҡ"}

// own are the letters that one language sounds otherwise than rows say. immutable
var own = map[language]map[rune]string{
	northern: {'г': "h", 'и': "y"},
	southern: {'х': "h"},
	asian:    {'ў': "o", 'ъ': ""},
}

// seconds are the letters that sound otherwise in a second reading: ё is often
// written е, щ is št in Bulgarian, and documents write ђ as D. immutable
var seconds = map[rune]string{'ё': "e", 'щ': "St", 'ђ': "d", 'ѓ': "d"}

// likenesses are Latin letters that are typed for the Cyrillic letters they look
// like; a capital is listed by its small letter, so that h is Н. immutable
var likenesses = map[rune]rune{
	'a': 'а', 'b': 'в', 'c': 'с', 'e': 'е', 'h': 'н', 'i': 'і', 'j': 'ј', 'k': 'к', 'ĸ': 'к', 'm': 'м', 'o': 'о', 'p': 'р', 's': 'ѕ',
	't': 'т', 'x': 'х', 'y': 'у', 'ï': 'ї', 'ë': 'ё', 'ə': 'ә', 'ö': 'ӧ', 'ÿ': 'ӱ', '3': 'з', '\'': 'ҍ', 'ꙋ': 'у', 'ꙗ': 'я',
	'á': 'а', 'é': 'е', 'í': 'і', 'ó': 'о', 'ý': 'у',
}
