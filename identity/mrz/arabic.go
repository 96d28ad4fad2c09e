package mrz

import "strings"

// A code is what Doc 9303 part 3 section 6 C writes for one Arabic letter: the
// letter, and Latin letters close to its sound.
type code struct{ arabic, latin string }

// codes are the codes of that table; those that begin with X are of two or
// three letters. U, O, V and C are of no letter of the table's first part; they
// stand for what states that mix tables write with them.
var codes = map[string]code{
	"XE": {"ء", ""}, "XAA": {"آ", "a"}, "XAE": {"أ", "a"}, "XW": {"ؤ", "u"}, "I": {"إ", "i"}, "XI": {"ئ", "y"},
	"A": {"ا", "a"}, "B": {"ب", "b"}, "XTA": {"ة", "t"}, "XAH": {"ة", "a"}, "T": {"ت", "t"}, "XTH": {"ث", "th"},
	"J": {"ج", "j"}, "XH": {"ح", "h"}, "XKH": {"خ", "kh"}, "D": {"د", "d"}, "XDH": {"ذ", "dh"}, "R": {"ر", "r"},
	"Z": {"ز", "z"}, "S": {"س", "s"}, "XSH": {"ش", "sh"}, "XSS": {"ص", "s"}, "XDZ": {"ض", "d"}, "XTT": {"ط", "t"},
	"XZZ": {"ظ", "z"}, "E": {"ع", "a"}, "G": {"غ", "gh"}, "F": {"ف", "f"}, "Q": {"ق", "q"}, "K": {"ك", "k"},
	"L": {"ل", "l"}, "M": {"م", "m"}, "N": {"ن", "n"}, "H": {"ه", "h"}, "W": {"و", "w"}, "XAY": {"ى", "a"},
	"Y": {"ي", "y"}, "XXA": {"ٱ", "a"}, "XXT": {"ٹ", "t"}, "XRT": {"ټ", "t"}, "P": {"پ", "p"}, "XKE": {"ځ", "dz"},
	"XXH": {"څ", "ts"}, "XC": {"چ", "ch"}, "XXD": {"ڈ", "d"}, "XDR": {"ډ", "d"}, "XXR": {"ڑ", "r"}, "XRR": {"ړ", "r"},
	"XRX": {"ږ", "zh"}, "XJ": {"ژ", "zh"}, "XXS": {"ښ", "sh"}, "XF": {"ڤ", "v"}, "XKK": {"ک", "k"}, "XXK": {"ګ", "g"},
	"XNG": {"ڭ", "ng"}, "XGG": {"گ", "g"}, "XNN": {"ں", "n"}, "XXN": {"ڼ", "n"}, "XDO": {"ھ", "h"}, "XYH": {"ۀ", "a"},
	"XXG": {"ہ", "h"}, "XGE": {"ۂ", "a"}, "XTG": {"ۃ", "t"}, "XYA": {"ی", "y"}, "XXY": {"ۍ", "y"}, "XYB": {"ے", "e"},
	"XBE": {"ۓ", "e"}, "U": {"ؤ", "u"}, "O": {"ۆ", "o"}, "V": {"ڤ", "v"}, "C": {"چ", "ch"},
}

// Arabic returns Latin text for a name field written with the letter codes of
// the Arabic table, as "XHSN" for حسن: words in small letters, divided as the
// field is, with the vowels that Arabic writes and no others. It is false, and
// the text empty, if the field is not written so: no code with an X in it, or a
// letter that the table does not have.
func Arabic(field string) (string, bool) {
	return decode(field, func(c code) string { return c.latin })
}

// ArabicLetters returns the Arabic letters themselves, which a reader of Arabic
// names reads better than any Latin text. It is false where Arabic is.
func ArabicLetters(field string) (string, bool) {
	return decode(field, func(c code) string { return c.arabic })
}

// decode reads a field code by code, the longest first, and fillers as blanks.
func decode(field string, pick func(code) string) (string, bool) {
	field = strings.ToUpper(field)
	var out strings.Builder
	marked := false
	for i := 0; i < len(field); {
		if field[i] == '<' || field[i] == ' ' {
			out.WriteByte(' ')
			i++
			continue
		}
		c, n := codeAt(field[i:])
		if n == 0 {
			return "", false
		}
		marked = marked || n > 1
		out.WriteString(pick(c))
		i += n
	}
	text := strings.Join(strings.Fields(out.String()), " ")
	if !marked || text == "" {
		return "", false
	}
	return text, true
}

// codeAt finds the code a text begins with and its length; 0 for none.
func codeAt(text string) (code, int) {
	for n := min(3, len(text)); n > 0; n-- {
		if c, ok := codes[text[:n]]; ok {
			return c, n
		}
	}
	return code{}, 0
}
