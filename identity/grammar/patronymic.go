package grammar

import "strings"

// child is one way to say son or daughter of, written on to the father's name.
// rest is how many symbols must be left. The endings are those of the East
// Slavic languages in their own and in Belarusian and Ukrainian form, and those
// of the Turkic languages and Tajik.
type child struct {
	ending   string
	daughter bool
	strength Strength
	rest     int
}

// children are the endings of patronymics, the longest first. A man's -ovich is
// never more than possible: in Serbian, Croatian, Montenegrin and Belarusian it
// makes surnames, and no sound tells the two apart. immutable
var children = []child{
	{"OVItZ", false, Possible, 2}, // -ovitsch, Arabic وفيتش
	{"OVIC", false, Possible, 2},
	{"OVnA", true, Sure, 2},
	{"IVnA", true, Sure, 2}, // Ukrainian
	{"OUnA", true, Sure, 3}, // Belarusian -auna, -euna
	{"LGlY", false, Sure, 3},
	{"PWGlT", false, Sure, 3}, // اوغلی
	{"LGlR", false, Sure, 3},
	{"QMzM", true, Sure, 3},
	{"RlY", false, Sure, 3},
	{"RlR", false, Possible, 3}, // Kyrgyz uulu
	{"zNdD", false, Possible, 3},
}

// fathers in -a make their patronymic in -ich, -ichna and -inichna. They are a
// closed list of the church calendar, so that Heinrich and Babich stay what
// they are: Ilya, Kuzma, Foma, Luka, Nikita, Savva, Foka, Sila, Zosima, Yerema.
// immutable
var fathers = []string{"il", "ilj", "ilY", "kuzm", "kusm", "fom", "luk", "lu1", "nikit", "sav", "fok", "sil", "zosim", "jerem", "Yerem", "erem"}

// Patronymic tells a patronymic and gives the sounds of the father's name
// without its last glide, so that a son and a daughter, the Russian and the
// Turkic form compare equal: arapovna and arapqyzy are both arap. The father is
// a part of the reading and may lack the name's last vowel: ilji2 is il.
//
// The answer None comes with no father. What is Possible may as well be a
// surname: among three words it is the patronymic in the middle, and at the end
// only if no other word is one. Bulgarian middle names in -ov and -ev are not told
// from surnames and give None.
func Patronymic(reading string) (father string, daughter bool, s Strength) {
	for _, c := range children {
		if !ends(reading, c.ending) {
			continue
		}
		stem := reading[:len(reading)-len(c.ending)]
		if !stands(stem, c.rest) {
			continue
		}
		link := reading[len(stem)]
		return bare(unsoftened(stem, link), 2), c.daughter, c.turned(reading)
	}
	return short(reading)
}

// turned is the strength of an ending in one word. The Turkic -uly written with
// a plain i is also how Georgian and Italian surnames end.
func (c child) turned(reading string) Strength {
	if c.ending == "RlY" && reading[len(reading)-1] == 'i' {
		return Possible
	}
	return c.strength
}

// shortChildren are the endings of the patronymics of these fathers. immutable
var shortChildren = []child{
	{"InICnA", true, Sure, 2}, {"ICnA", true, Sure, 2}, {"ItZ", false, Possible, 2}, {"IC", false, Possible, 2},
}

// alone are the son and daughter words that stand behind the father's name.
// immutable
var alone = []child{
	{"LGlY", false, Sure, 0}, {"LGlR", false, Sure, 0}, {"PWGlT", false, Sure, 0},
	{"RlY", false, Sure, 0}, {"RlR", false, Sure, 0}, {"QMzM", true, Sure, 0},
}

// short tells the patronymics without -ov: Ilyich, Kuzminichna.
func short(reading string) (father string, daughter bool, s Strength) {
	for _, e := range shortChildren {
		if !ends(reading, e.ending) {
			continue
		}
		stem := reading[:len(reading)-len(e.ending)]
		for _, f := range fathers {
			if stem == f {
				return strings.TrimRight(stem, "jY"), e.daughter, e.strength
			}
		}
	}
	return "", false, None
}

// unsoftened takes off the l that a lip sound gets before -evich and -evna:
// Jakovlevich is the son of Jakov.
func unsoftened(stem string, link byte) string {
	n := len(stem)
	if n < 4 || link != 'e' || stem[n-1] != 'l' || strings.IndexByte("vwuBbpm", stem[n-2]) < 0 {
		return stem
	}
	return stem[:n-1]
}

// Son tells a word that stands alone behind the father's name and says son or
// daughter of him: uly, ogly, oglu, ugli, uulu, qyzy, kizi. ok is false for
// every other word.
func Son(reading string) (daughter, ok bool) {
	for _, e := range alone {
		if len(reading) == len(e.ending) && ends(reading, e.ending) {
			return e.daughter, true
		}
	}
	return false, false
}
