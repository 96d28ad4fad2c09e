// Package romanise writes names of other scripts in Latin letters by the
// official tables: those of states, of Doc 9303 for travel documents, of the
// standards bodies and of the geographers. It tells an officer under which
// spellings another state is likely to have a name, and it lists the variants
// a search has covered.
//
// It may not be used to compare two names: a table is one spelling out of many,
// and what is compared are the sounds of package reading. The rules are in the
// folder tables, each under the name of its standard; nothing here is a name of
// a person.
package romanise

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// loaded reads the tables once. immutable
var loaded = sync.OnceValues(load)

// Table returns the romanisation of one table, and false if there is none of
// that name. A name says who made the table, for which language and script, and
// of which year: "ua-ukr-Cyrl-Latn-2010". The function leaves what it does not
// know as it is and may be called by several goroutines at once.
func Table(name string) (func(string) string, bool) {
	tables, _ := loaded()
	t, ok := tables[name]
	if !ok {
		return nil, false
	}
	return t.apply, true
}

// Names lists the tables in the order of the alphabet. The caller owns the slice.
func Names() []string {
	_, names := loaded()
	return slices.Clone(names)
}

// A Variant is one Latin spelling of a name and the first of the tables in
// Likely that gives it.
type Variant struct{ Table, Text string }

// Variants returns the distinct Latin spellings a name in another script is
// likely to have abroad, by the tables of Likely for its script, the likeliest
// first. It is empty for a name in Latin letters or in a script without tables,
// and for one in Arabic or Hebrew letters without a vowel sign: no state writes
// Mhmd. A table that leaves a letter of the name as it is gives no variant.
func Variants(name string) []Variant {
	script := scriptOf(name)
	if (script == "Arab" || script == "Hebr") && !strings.ContainsFunc(name, isVowelSign) {
		return nil
	}
	var found []Variant
	for _, table := range Likely(script) {
		f, ok := Table(table)
		if !ok || !suits(table, name) {
			continue
		}
		text := f(name)
		if script != "Cyrl" && script != "Grek" && script != "Armn" { // there are no capitals to carry over
			text = titled(text)
		}
		known := slices.ContainsFunc(found, func(v Variant) bool { return v.Text == text })
		if !known && text != "" && scriptOf(text) == "" {
			found = append(found, Variant{Table: table, Text: text})
		}
	}
	return found
}

// suits reports whether a name can be of the language a table is for: it has
// none of the letters that language lacks, and one of those it is known by where
// the table would otherwise be a guess.
func suits(table, name string) bool {
	name = strings.ToLower(name)
	language := strings.Split(table, "-")[1]
	return !strings.ContainsAny(name, lacks[language]) && (knownBy[table] == "" || strings.ContainsAny(name, knownBy[table]))
}

// lacks are Russian letters that other languages in Cyrillic do not have.
var lacks = map[string]string{
	"ukr": "ыэъё", "bel": "ищъ", "bul": "ыэё", "srp": "щъыэёюяйь", "mkd": "щъыэёюяйь", "uzb": "щы", "tgk": "щыц",
}

// knownBy are letters without which a table is not tried.
var knownBy = map[string]string{
	"masm-mon-Cyrl-Latn-5217-2012": "өү", "kz-kaz-Cyrl-Latn-2021": "әғқңөұүһі",
}

// isVowelSign reports whether a character is a vowel sign of Arabic or Hebrew.
func isVowelSign(r rune) bool {
	return r >= 0x064b && r <= 0x0650 || r >= 0x05b0 && r <= 0x05bb
}

// scriptOf returns the code by which tables name the script of the first letter
// that is not Latin, "" if all are. Kana, Han and other scripts without tables
// are "Zyyy".
func scriptOf(text string) string {
	for _, r := range text {
		if !unicode.IsLetter(r) || unicode.In(r, unicode.Latin, unicode.Common, unicode.Inherited) {
			continue
		}
		for code, script := range scripts {
			if unicode.Is(script, r) {
				return code
			}
		}
		return "Zyyy"
	}
	return ""
}

// scripts are those the tables are for, by their code in ISO 15924.
var scripts = map[string]*unicode.RangeTable{
	"Cyrl": unicode.Cyrillic, "Grek": unicode.Greek, "Geor": unicode.Georgian, "Armn": unicode.Armenian,
	"Ethi": unicode.Ethiopic, "Hang": unicode.Hangul, "Arab": unicode.Arabic, "Hebr": unicode.Hebrew,
}

// Likely lists the tables by which other states write names of a script (ISO
// 15924), the likeliest first; nil for a script without tables.
func Likely(script string) []string { return slices.Clone(likely[script]) }

// likely leaves out tables that no register uses for persons, and those equal
// to one before them.
var likely = map[string][]string{
	"Cyrl": strings.Fields(`icao-rus-Cyrl-Latn-9303 odni-rus-Cyrl-Latn-2015 mvd-rus-Cyrl-Latn-1997 mvd-rus-Cyrl-Latn-french
		ua-ukr-Cyrl-Latn-2010 mvd-bel-Cyrl-Latn-2010 bg-bul-Cyrl-Latn-2009 un-srp-Cyrl-Latn-1997 icao-srp-Cyrl-Latn-9303
		icao-mkd-Cyrl-Latn-9303 icao-kaz-Cyrl-Latn-9303 icao-kir-Cyrl-Latn-9303 uz-uzb-Cyrl-Latn-1995 icao-tgk-Cyrl-Latn-9303
		masm-mon-Cyrl-Latn-5217-2012 bgnpcgn-rus-Cyrl-Latn-1947 gost-rus-Cyrl-Latn-52290-2004 gost-rus-Cyrl-Latn-7.79-2000-B
		gost-rus-Cyrl-Latn-7.79-2000-2002 un-rus-Cyrl-Latn-1987 kz-kaz-Cyrl-Latn-2021`),
	"Grek": strings.Fields(`icao-ell-Grek-Latn-9303 un-ell-Grek-Latn-1987-ts bgnpcgn-ell-Grek-Latn-1962 alalc-ell-Grek-Latn-2010
		iso-ell-Grek-Latn-843-1997-t1`),
	"Geor": strings.Fields(`icao-kat-Geor-Latn-9303 ggg-kat-Geor-Latn-2002 bgnpcgn-kat-Geor-Latn-1981 iso-kat-Geor-Latn-9984-1996`),
	"Armn": strings.Fields(`icao-hye-Armn-Latn-9303 bgnpcgn-arm-Armn-Latn-1981 alalc-hyw-Armn-Latn iso-hye-Armn-Latn-9985-1996`),
	"Arab": strings.Fields(`icao-ara-Arab-Latn-viz odni-ara-Arab-Latn-2015 bgnpcgn-ara-Arab-Latn-1956 alalc-ara-Arab-Latn-1997
		bgnpcgn-per-Arab-Latn-1958 bgnpcgn-prs-Arab-Latn-2007 bgnpcgn-urd-Arab-Latn-2007`),
	"Hang": strings.Fields(`moct-kor-Hang-Latn-2000 icao-kor-Hang-Latn-mr bgn-kor-Hang-Latn-1943`),
	"Ethi": strings.Fields(`icao-amh-Ethi-Latn-viz un-amh-Ethi-Latn-2016 bgnpcgn-tir-Ethi-Latn-2007 alalc-amh-Ethi-Latn-2011`),
	"Hebr": strings.Fields(`il-heb-Hebr-Latn-2006`),
}
