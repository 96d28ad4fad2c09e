package grammar

import "testing"

func TestPatronymic(t *testing.T) {
	for _, c := range []struct {
		reading  string
		father   string
		daughter bool
		s        Strength
		reason   string
	}{
		{"ivanoviC", "ivan", false, Possible, "Russian, Cyrillic: a Serbian surname sounds the same"},
		{"ivanovi2", "ivan", false, Possible, "Latin -ovich, ch is open"},
		{"ivanovi1", "ivan", false, Possible, "Latin -ovic without its sign"},
		{"iwanowi6", "", false, None, "Polish -owisz is no patronymic"},
		{"iwanowitS", "iwan", false, Possible, "German -owitsch"},
		{"arapovna", "arap", true, Sure, "Russian daughter"},
		{"arapQyzy", "arap", true, Sure, "Kazakh daughter, the same father"},
		{"arapkYzY", "arap", true, Sure, "the same in a passport's Latin"},
		{"serikuly", "serik", false, Sure, "Kazakh son"},
		{"serikovi2", "serik", false, Possible, "the same father in Russian"},
		{"mikalaeuna", "mikala", true, Sure, "Belarusian daughter"},
		{"mikolajivna", "mikola", true, Sure, "Ukrainian daughter"},
		{"jakovlevi2", "jakov", false, Possible, "the l after a lip sound is not the father's"},
		{"alievi2", "ali", false, Possible, "a father who ends in a vowel"},
		{"siarhevi2", "siarh", false, Possible, "Belarusian: readings write ee once"},
		{"ilji2", "il", false, Possible, "Ilyich, of the closed list"},
		{"iliniCna", "il", true, Sure, "Ilinichna"},
		{"heinri2", "", false, None, "Heinrich is not of the closed list"},
		{"babi2", "", false, None, "nor is the surname Babich"},
		{"rahmonzoda", "rahmon", false, Possible, "Tajik, also a surname"},
		{"heidaroGlu", "heidar", false, Sure, "Turkic son with oğlu"},
		{"pauly", "", false, None, "too short for a son of Pa"},
		{"guruli", "gur", false, Possible, "a Georgian surname, or a son of Gur"},
		{"paoli", "", false, None, "an Italian surname"},
		{"ovi2", "", false, None, "an ending without a name"},
		{"mIxAIlWfItS", "mIxAIl", false, Possible, "Russian patronymic in Arabic script"},
		{"", "", false, None, "nothing"},
	} {
		father, daughter, s := Patronymic(c.reading)
		if father != c.father || daughter != c.daughter || s != c.s {
			t.Errorf("Patronymic(%s): got %q %v %d, want %q %v %d: %s", c.reading, father, daughter, s, c.father, c.daughter, c.s, c.reason)
		}
	}
}

func TestSurname(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		stem   string
		ga, gb byte
		reason string
	}{
		{"ivanov", "ivanova", "ivan", 'm', 'f', "Russian husband and wife"},
		{"koZaxmetov", "koZaxmet", "koZaxmet", 'm', 0, "the Kazakh surname that dropped its ending"},
		{"Zanbulatova", "Zanbulat", "Zanbulat", 'f', 0, "the same for a woman"},
		{"nazarbajev", "nazarbaj", "nazarba", 'm', 0, "the glide before -ev belongs to nobody"},
		{"puSkin", "puSkina", "puSkin", 'm', 'f', "-in stays in the stem"},
		{"kovalskij", "kovalskaja", "kovalsk", 'm', 'f', "adjectives in -sky"},
		{"kovalski", "kovalska", "kovalsk", 'm', 'f', "the same in Polish"},
		{"savi1ki", "savi1kaYa", "savi1k", 'm', 'f', "-cki"},
		{"bYkau", "bYkava", "bYk", 'm', 'f', "Belarusian"},
		{"bYkov", "bYkau", "bYk", 'm', 'm', "Russian and Belarusian spelling of a man's"},
		{"smirnov", "smirnu", "smirn", 'm', 'x', "Belarusian -ou is read u"},
		{"ivanovs", "ivanovas", "ivan", 'm', 'm', "Latvian and Lithuanian"},
		{"popov", "popou", "pop", 'm', 'x', "Belarusian Cyrillic"},
		{"aioeva", "aioeva", "aioeva", 0, 0, "what is left has no consonant"},
		{"nazarba", "nazarbaI", "nazarba", 0, 0, "the glide alone"},
		{"SevCenko", "SevCenko", "SevCenko", 0, 0, "-enko never changes"},
		{"kazlauskas", "kazlauskiene", "kazlausk", 'm', 'f', "Lithuanian husband and wife"},
		{"kazlauskas", "kazlauskaite", "kazlausk", 'm', 'f', "Lithuanian father and daughter"},
		{"papadopulos", "papadopulu", "papadopul", 'm', 'f', "Greek husband and wife"},
		{"novak", "novakova", "novak", 0, 'f', "Czech"},
		{"tolstoj", "tolstaja", "tolst", 'm', 'f', "adjective in -oy"},
		{"ali", "ali", "ali", 0, 0, "too short to lose anything"},
		{"ov", "ov", "ov", 0, 0, "an ending alone"},
	} {
		for i, one := range []struct {
			reading string
			gender  byte
		}{{c.a, c.ga}, {c.b, c.gb}} {
			if stem, gender := Surname(one.reading); stem != c.stem || gender != one.gender {
				t.Errorf("%d Surname(%s): got %q %q, want %q %q: %s", i, one.reading, stem, gender, c.stem, one.gender, c.reason)
			}
		}
	}
}

func TestSon(t *testing.T) {
	for _, c := range []struct {
		reading      string
		daughter, ok bool
		reason       string
	}{
		{"uly", false, true, "Kazakh"}, {"uulY", false, false, "readings write neighbours once"}, {"ulu", false, true, "Kyrgyz uulu"},
		{"oglY", false, true, "Azeri in a Russian passport"}, {"oGlu", false, true, "Turkish oğlu"}, {"uGli", false, true, "Uzbek"},
		{"Qyzy", true, true, "Kazakh"}, {"kizi", true, true, "Kyrgyz"}, {"9izi", true, true, "Azeri in plain Latin"},
		{"AWGlI", false, true, "اوغلی"}, {"ali", false, false, "a name"}, {"", false, false, "nothing"},
	} {
		if daughter, ok := Son(c.reading); daughter != c.daughter || ok != c.ok {
			t.Errorf("Son(%s): got %v %v, want %v %v: %s", c.reading, daughter, ok, c.daughter, c.ok, c.reason)
		}
	}
}
