package arabic

// first is the first code point of the letter table.
const first = 0x0600

// letters gives the sounds of each letter of the block Arabic where no language says otherwise.
// The values are those of the romanisation tables of ALA-LC for Arabic, Persian, Pashto, Urdu and
// Sindhi, with the letters whose sound changes from language to language left open:
// the dotted d, the dotted t and dhal are D, because Arabs write d or dh and Persians write z. immutable
var letters = [256]string{
	'ا' - first: "A", 'آ' - first: "A", 'أ' - first: "A", 'إ' - first: "A", 'ٱ' - first: "A",
	'ٲ' - first: "A", 'ٳ' - first: "A",
	'و' - first: "W", 'ؤ' - first: "W", 'ۆ' - first: "o", 'ۇ' - first: "u", 'ۈ' - first: "U",
	'ۋ' - first: "w", 'ۏ' - first: "w", 'ۉ' - first: "u", 'ۅ' - first: "o",
	'ي' - first: "I", 'ى' - first: "I", 'ی' - first: "I", 'ئ' - first: "I", 'ے' - first: "I",
	'ۓ' - first: "I", 'ۍ' - first: "I", 'ې' - first: "e", 'ێ' - first: "e", 'ؽ' - first: "I",
	'ؾ' - first: "I", 'ە' - first: "e",
	'ه' - first: "h", 'ہ' - first: "h", 'ھ' - first: "h", 'ح' - first: "h", 'ۀ' - first: "H",
	'ة' - first: "H", 'ۂ' - first: "H", 'ۃ' - first: "H",

	'ب' - first: "b", 'ٻ' - first: "b", 'ڀ' - first: "bh", 'پ' - first: "p", 'ڦ' - first: "ph",
	'ت' - first: "t", 'ط' - first: "t", 'ټ' - first: "t", 'ٹ' - first: "t", 'ٽ' - first: "t",
	'ٺ' - first: "th", 'ٿ' - first: "th", 'ث' - first: "T",
	'ج' - first: "J", 'ڄ' - first: "J", 'چ' - first: "C", 'ڇ' - first: "C", 'څ' - first: "c",
	'ځ' - first: "dz", 'ڃ' - first: "n", 'خ' - first: "x",
	'د' - first: "d", 'ډ' - first: "d", 'ڈ' - first: "d", 'ڊ' - first: "d", 'ڏ' - first: "d",
	'ڌ' - first: "dh", 'ڍ' - first: "dh", 'ذ' - first: "D", 'ض' - first: "D", 'ظ' - first: "D",
	'ر' - first: "r", 'ړ' - first: "r", 'ڑ' - first: "r", 'ڕ' - first: "r", 'ڙ' - first: "r",
	'ز' - first: "z", 'ژ' - first: "Z", 'ږ' - first: "g",
	'س' - first: "s", 'ص' - first: "s", 'ش' - first: "S", 'ښ' - first: "S",
	'ع' - first: "3", 'غ' - first: "G", 'ڠ' - first: "ng",
	'ف' - first: "f", 'ڤ' - first: "v", 'ڥ' - first: "v", 'ق' - first: "Q", 'ڨ' - first: "g",
	'ك' - first: "k", 'ک' - first: "k", 'ڪ' - first: "k", 'گ' - first: "g", 'ڭ' - first: "g",
	'ڳ' - first: "g", 'ڱ' - first: "ng", 'ګ' - first: "g",
	'ل' - first: "l", 'ڵ' - first: "l", 'م' - first: "m",
	'ن' - first: "n", 'ں' - first: "n", 'ڼ' - first: "n", 'ڻ' - first: "n",

	fatha - first: "a", kasra - first: "i", damma - first: "u", fathatan - first: "an",
	daggerAlif - first: "A",
}

// The vowel marks that are read where they are written.
const (
	fathatan   = '\u064B'
	fatha      = '\u064E'
	damma      = '\u064F'
	kasra      = '\u0650'
	daggerAlif = '\u0670'
)

// uyghur gives the letters that Uyghur, whose alphabet writes every vowel, reads in its own way
// (Uyghur Computer Writing, 2008). immutable
var uyghur = map[rune]string{
	'ا': "a", 'ە': "e", 'ې': "e", 'ى': "i", 'و': "o", 'ۇ': "u", 'ۆ': "O", 'ۈ': "U",
	'ۋ': "w", 'ي': "j", 'ئ': "", 'ڭ': "ng",
}

// sorani gives the letters that Central Kurdish reads in its own way. immutable
var sorani = map[rune]string{'ا': "a", 'ە': "e", 'ێ': "e", 'ۆ': "o", 'ئ': ""}
