package indic

// The letters of Sinhala, whose block has an order of its own.
const (
	sinhalaFirst = 0x0d80
	sinhalaLast  = 0x0dff
)

// sinhalaVowels stand alone, from U+0D85 on.
var sinhalaVowels = [...]string{"a", "a", "e", "e", "i", "i", "u", "u", "ri", "ri", "li", "li", "e", "e", "ai", "o", "o", "au"}

// sinhalaConsonants are from U+0D9A on; "" is a place no letter has. The stops
// with a nasal before them (ඟ, ඬ, ඳ, ඹ) are two sounds.
var sinhalaConsonants = [...]string{
	"k", "K", "g", "G", "ng", "ng", "C", "C", "J", "J", "n", "J", "nJ", "t", "T", "d", "D", "n", "nd",
	"t", "T", "d", "D", "n", "", "nd", "p", "P", "b", "b", "m", "mb", "j", "r", "", "l", "", "", "v", "S", "S", "s", "h", "l", "f",
}

// sinhalaSigns are the vowel signs, from U+0DCF on.
var sinhalaSigns = [...]string{"a", "e", "e", "i", "i", "u", "", "u", "ri", "e", "e", "ai", "o", "o", "au", "li"}

// sinhala finds the meaning of one code point of the block.
func sinhala(r rune) letter {
	switch i := int(r); {
	case i == 0x0d81, i == 0x0d82:
		return letter{nasal, "n"}
	case i == 0x0dca:
		return letter{virama, ""}
	case i >= 0x0d85 && i < 0x0d85+len(sinhalaVowels):
		return letter{vowel, sinhalaVowels[i-0x0d85]}
	case i >= 0x0d9a && i < 0x0d9a+len(sinhalaConsonants) && sinhalaConsonants[i-0x0d9a] != "":
		return letter{consonant, sinhalaConsonants[i-0x0d9a]}
	case i >= 0x0dcf && i < 0x0dcf+len(sinhalaSigns) && sinhalaSigns[i-0x0dcf] != "":
		return letter{sign, sinhalaSigns[i-0x0dcf]}
	}
	return letter{}
}
