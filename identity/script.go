package identity

import "unicode"

// noScript is the ISO 15924 code for "common": no letter of a known script.
const noScript = "Zyyy"

// scripts pairs ISO 15924 codes with the Unicode script tables.
var scripts = []struct {
	code  string
	table *unicode.RangeTable
}{
	{"Latn", unicode.Latin}, {"Cyrl", unicode.Cyrillic}, {"Arab", unicode.Arabic},
	{"Grek", unicode.Greek}, {"Geor", unicode.Georgian}, {"Armn", unicode.Armenian},
	{"Hebr", unicode.Hebrew}, {"Syrc", unicode.Syriac}, {"Ethi", unicode.Ethiopic},
	{"Tfng", unicode.Tifinagh}, {"Nkoo", unicode.Nko}, {"Thaa", unicode.Thaana},
	{"Deva", unicode.Devanagari}, {"Beng", unicode.Bengali}, {"Guru", unicode.Gurmukhi},
	{"Gujr", unicode.Gujarati}, {"Orya", unicode.Oriya}, {"Taml", unicode.Tamil},
	{"Telu", unicode.Telugu}, {"Knda", unicode.Kannada}, {"Mlym", unicode.Malayalam},
	{"Sinh", unicode.Sinhala}, {"Thai", unicode.Thai}, {"Laoo", unicode.Lao},
	{"Mymr", unicode.Myanmar}, {"Khmr", unicode.Khmer}, {"Tibt", unicode.Tibetan},
	{"Mong", unicode.Mongolian}, {"Hani", unicode.Han}, {"Hang", unicode.Hangul},
	{"Hira", unicode.Hiragana}, {"Kana", unicode.Katakana},
}

// Scripts lists the ISO 15924 codes that ScriptOf can return, "Zyyy" last.
func Scripts() []string {
	codes := make([]string, 0, len(scripts)+1)
	for _, s := range scripts {
		codes = append(codes, s.code)
	}
	return append(codes, noScript)
}

// ScriptOf returns the ISO 15924 code of the script most letters of s belong
// to, the script that reached that number first if two are equal, and "Zyyy" if no letter of s
// belongs to a script in the table.
func ScriptOf(s string) string {
	counts := make(map[string]int)
	best := noScript
	for _, r := range s {
		code := runeScript(r)
		if code == noScript {
			continue
		}
		counts[code]++
		if counts[code] > counts[best] {
			best = code
		}
	}
	return best
}

// runeScript returns the script of one letter, and "Zyyy" for anything else.
func runeScript(r rune) string {
	if !unicode.IsLetter(r) {
		return noScript
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.code
		}
	}
	return noScript
}
