package identity

import (
	"testing"
	"unicode"
)

func TestLatinProposal(t *testing.T) {
	rows := []struct{ name, in, want string }{
		{"Russian", "Болатова Амина", "Bolatova Amina"},
		{"ё as in passports", "Семён", "Semen"},
		{"end of a masculine name", "Дмитрий Белый", "Dmitry Bely"},
		{"the same letters inside a word", "Ийнур", "Iynur"},
		{"sh and shch", "Шукшин Щербаков", "Shukshin Shcherbakov"},
		{"capitals stay capitals", "ЖУКОВ Ж ПОЛЯНСКАЯ", "ZHUKOV Zh POLYANSKAYA"},
		{"capitals to the last letter", "КОВАЛЬЧУЩ", "KOVALCHUSHCH"},
		{"hard sign at the start leaves nothing", "Ъа", "a"},
		{"Montenegrin by its own letters", "Живковић Ђорђе", "Živković Đorđe"},
		{"Montenegrin ś and ź", "С\u0301екић З\u0301еница", "Śekić Źenica"},
		{"Macedonian", "Ѓорѓи Ќосев", "Gjorgji Kjosev"},
		{"Ukrainian", "Григорій Їжакевич", "Hryhorii Izhakevych"},
		{"Kazakh", "Жақсыбеков Әлия Нұрғали", "Zhaqsybekov Aliya Nurghali"},
		{"Kyrgyz", "Өмүрбек", "Omurbek"},
		{"Uzbek", "Ўткир Қодиров", "Otkir Qodirov"},
		{"Belarusian", "Быкаў", "Bykau"},
		{"Cyrillic letter known by its base", "Ӑа", "Aa"},
		{"Greek", "Παπαδόπουλος Ευάγγελος", "Papadopoulos Evangelos"},
		{"Greek υ before a voiceless letter and at the end", "Ευστάθιος Ταυ", "Efstathios Taf"},
		{"Greek μπ at the start only", "Μπότσαρης Λάμπρος", "Botsaris Lampros"},
		{"Georgian gets its capital", "ნინო შევარდნაძე", "Nino Shevardnadze"},
		{"Armenian", "Ոսկան Երևանյան Հակոբյան Ուրարտու", "Voskan Yerevanyan Hakobyan Urartu"},
		{"Latin comes back clean", "  Bolátova ", "Bolátova"},
		{"signs are kept", "Петров-Водкин", "Petrov-Vodkin"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			got, ok := LatinProposal(row.in)
			if got != row.want || !ok {
				t.Errorf("LatinProposal: got %q %v, want %q", got, ok, row.want)
			}
		})
	}
}

func TestLatinProposalNone(t *testing.T) {
	rows := []struct{ name, in string }{
		{"Arabic vowels are not written", "فاطمة"},
		{"Han has no reading here", "王小明"},
		{"one word without a reading spoils the whole", "Болатова 王"},
		{"nothing", ""},
		{"no letters", "-"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got, ok := LatinProposal(row.in); ok || got != "" {
				t.Errorf("LatinProposal: got %q %v, want none", got, ok)
			}
		})
	}
}

func TestSearchKeyShared(t *testing.T) {
	rows := []struct {
		name  string
		want  string
		forms []string
	}{
		{"script and diacritics", "bolatova", []string{"Болатова", "Bolatova", "bolátova", "BOLATOVA", "Ｂｏｌａｔｏｖａ"}},
		{"đ is dj", "djukanovic", []string{"Đukanović", "Djukanovic", "Ђукановић"}},
		{"haček and its English spelling", "zivkovic", []string{"Живковић", "Živković", "Zhivkovich", "Zhivković"}},
		{"kh is h", "mihail", []string{"Михаил", "Mikhail", "Mihail"}},
		{"ts is c", "cvetkov", []string{"Цветков", "Tsvetkov", "Cvetkov"}},
		{"y and i at the end", "dmitri", []string{"Дмитрий", "Dmitriy", "Dmitri", "Dmitrii", "Dmitry"}},
		{"apostrophes", "daneel", []string{"D'Aneel", "D’Aneel", "Daneel"}},
		{"hyphen is a space", "petrov vodkin", []string{"Петров-Водкин", "Petrov  Vodkin"}},
		{"Georgian", "nino", []string{"ნინო", "Nino", "ᲜᲘᲜᲝ"}},
		{"Greek accents", "eleni", []string{"Ελένη", "ΕΛΕΝΗ", "Eleni"}},
		{"Turkish and Nordic letters", "istklob", []string{"İstkløb", "ıstklob"}},
		{"Arabic hands and points", "علي", []string{"علی", "عَلي", "على"}},
		{"Persian joiner", "عليرضا", []string{"علی\u200cرضا", "علیرضا"}},
		{"nothing", "", []string{"", " ", "-"}},
		{"runs fold to the end", "s", []string{"Skh", "sh"}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			for _, form := range row.forms {
				if got := SearchKey(form); got != row.want {
					t.Errorf("SearchKey(%q): got %q, want %q", form, got, row.want)
				}
			}
		})
	}
}

// Vowel signs of Indic scripts are half of the name and must tell names apart.
func TestSearchKeyKeepsVowelSigns(t *testing.T) {
	if SearchKey("राम") == SearchKey("रमा") {
		t.Error("SearchKey: two Devanagari names share a key")
	}
}

// The key of a key is that key, for every code point there is; of the great
// uniform blocks and of what is not assigned, for one in 64.
func TestSearchKeyStable(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		plain := unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cf) &&
			!unicode.In(r, unicode.Han, unicode.Hangul, unicode.Tangut)
		if !plain && r%64 != 0 {
			continue
		}
		once := SearchKey("a" + string(r) + "h")
		if twice := SearchKey(once); twice != once {
			t.Fatalf("SearchKey with %U: got %q, want %q", r, twice, once)
		}
	}
}
