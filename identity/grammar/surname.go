package grammar

// surname is one ending of a surname. keep is how many of its symbols belong to
// the stem, least how many symbols the stem must have.
type surname struct {
	ending string
	keep   int
	gender byte
	least  int
}

// surnames are the endings by which forms of one surname differ, the longest of
// each family first. -enko, -yan, -shvili, -zade and the like never change and
// are not here. immutable
var surnames = []surname{
	// -sky, -cky: the stem keeps the consonants, so that Ivanov and Ivanovsky differ.
	{"SKaJA", 2, 'f', 4}, {"SKPJA", 2, 'f', 4}, {"SKA", 2, 'f', 4},
	{"SKIJ", 2, 'm', 4}, {"SKoJ", 2, 'm', 4}, {"SKI", 2, 'm', 4},
	{"SKas", 2, 'm', 5}, // Lithuanian
	// -ov, -ev, -yov; Latvian -ovs, Lithuanian -ovas; Belarusian unstressed -ava.
	{"EBas", 0, 'm', 3}, {"EBs", 0, 'm', 3},
	{"EBA", 0, 'f', 3}, {"aBA", 0, 'f', 3},
	{"EB", 0, 'm', 3}, {"of", 0, 'm', 3},
	// The same in Persian and Arabic: وف, یف, اف, وفا, یوا, وا.
	{"Wf", 0, 'm', 3}, {"Tf", 0, 'm', 4}, {"Pf", 0, 'm', 4},
	{"WfP", 0, 'f', 3}, {"TWP", 0, 'f', 3}, {"WP", 0, 'f', 4},
	// Belarusian -oŭ, -aŭ, -eŭ; -ou is also a Greek wife's.
	{"ou", 0, 'x', 3}, {"aU", 0, 'm', 3}, {"eU", 0, 'm', 3},
	// -in, -yn: the stem keeps them.
	{"InA", 2, 'f', 5}, {"In", 2, 'm', 5},
	// Adjectives: -oy, -yi, -aya.
	{"aJA", 0, 'f', 3}, {"oJ", 0, 'm', 4}, {"IJ", 0, 'm', 3},
	// Lithuanian wives and daughters: -ienė, -aitė, -ytė, -utė.
	{"Iene", 0, 'f', 4}, {"kene", 1, 'f', 4}, {"aite", 0, 'f', 4}, {"Yte", 0, 'f', 5}, {"ute", 0, 'f', 5},
	// Greek and Lithuanian husbands, Greek wives.
	{"os", 0, 'm', 4}, {"Ius", 0, 'm', 5}, {"us", 0, 'm', 5}, {"Is", 0, 'm', 5}, {"as", 0, 'm', 5},
	{"pulu", 3, 'f', 5}, {"Idu", 2, 'f', 5},
	{"u", 0, 'x', 4}, // Belarusian -ou in a passport
}

// Surname gives the stem under which the forms of one surname compare: husband
// and wife (Ivanov, Ivanova; Kowalski, Kowalska; Kazlauskas, Kazlauskiene;
// Papadopoulos, Papadopoulou), and the form that dropped a Russian ending
// (KOZHAKHMET beside Кожахметов). The stem is the beginning of the reading, at
// least three symbols with a consonant among them.
//
// gender is that of the form, 'm' or 'f', 'x' if either may bear the ending it
// lost, and 0 if it lost none. It is no evidence of the person's gender: a woman
// may carry her husband's form, and a Spanish Medina is not a woman. Forms of the
// same gender are one surname in two spellings (Bykov, Bykau), forms of m and f
// those of husband and wife; where one is 0 an ending was dropped, or the two are
// strangers (Ivan, Ivanov), so that the caller grants it less.
//
// It is meant for the place of a surname. A given name has no such forms: Martin
// and Martina are two persons.
func Surname(reading string) (stem string, gender byte) {
	for _, s := range surnames {
		if !ends(reading, s.ending) {
			continue
		}
		stem := reading[:len(reading)-len(s.ending)+s.keep]
		if stands(stem, s.least) {
			return bare(stem, 3), s.gender
		}
	}
	return bare(reading, 3), 0
}
