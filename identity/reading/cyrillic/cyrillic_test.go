package cyrillic

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/sound"
)

// row is one word, the readings wanted, joined by blanks, and why.
type row struct{ word, want, reason string }

func checkRows(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		if got := strings.Join(Read(r.word), " "); got != r.want {
			t.Errorf("%s: Read(%q) got %q, want %q", r.reason, r.word, got, r.want)
		}
	}
}

func TestReadEastSlavic(t *testing.T) {
	checkRows(t, []row{
		{"дмитрий", "dmitri", "the glide after и is not heard"},
		{"грозный", "grozny", "nor after ы"},
		{"андрей", "andrei", "a glide that closes a syllable is i"},
		{"маяк", "majak", "я after a vowel"},
		{"вячеслав", "vjaCeslav", "я after a consonant"},
		{"мария", "maria", "no j after i"},
		{"юлия", "julia", "ю at the beginning"},
		{"елена", "elena", "no j before e"},
		{"андреевич", "andreviC", "equal neighbours are written once"},
		{"васильевич", "vasileviC", "the soft sign is silent"},
		{"татьяна", "tatjana", "so is it before я"},
		{"йордан", "jordan", "й before a vowel"},
		{"семёнов", "semjonov semenov", "ё is often written е"},
		{"щукин", "SCukin Stukin", "щ is št in Bulgarian"},
		{"борщёв", "borSCjov borStev", "ё and щ change together"},
		{"съездов", "sezdov", "ъ before е is silent"},
		{"громовъ", "gromov", "ъ of the old spelling is silent"},
		{"братский", "bracki", "т and с are ts, as Latin letters cannot tell"},
		{"джамиля", "Jamilja", "дж is one sound"},
		{"кхан", "xan", "a stop with a breath"},
		{"уильям", "wiljam", "у before a vowel begins a word as w"},
		{"ганна", "gana", "a Ukrainian word that no letter tells"},
		{"георгій", "heorhi georgi", "Ukrainian г is h, in Russian g"},
		{"ігорович", "ihorovyC igoroviC", "Ukrainian и is y"},
		{"євген", "evhen evgen", "Ukrainian є"},
		{"їжак", "iZak", "Ukrainian ї"},
		{"ґалаґан", "galagan", "Ukrainian ґ"},
		{"в'ячеслав", "vjaCeslav", "the Ukrainian apostrophe is silent"},
		{"д'обер", "dober", "an apostrophe before о is no soft sign"},
		{"сяргеевіч", "sjarheviC sjargeviC", "Belarusian і tells г"},
		{"быкаў", "bykau", "Belarusian ў"},
		{"дзмітрый", "dzmitry", "Belarusian дз"},
	})
}

func TestReadSouthSlavic(t *testing.T) {
	checkRows(t, []row{
		{"ђурђа", "8ur8a durda", "Montenegrin ђ is open; documents write D"},
		{"ћоровић", "CoroviC", "Montenegrin ћ"},
		{"хоџић", "hoJiC", "Montenegrin х is h; џ"},
		{"љубомир", "ljubomir", "љ is soft before a vowel"},
		{"љиљана", "liljana", "but not before и"},
		{"краљ", "kral", "nor at the end"},
		{"његош", "njegoS", "њ before a vowel, as Latin nj is open"},
		{"јелена", "jelena", "ј is never left out before е"},
		{"војин", "vojin", "nor between a vowel and и"},
		{"рајко", "raiko", "a glide that closes a syllable is i"},
		{"марија", "maria", "no j after i"},
		{"с\u0301утра", "sutra", "Montenegrin ś is written in two code points"},
		{"з\u0301еница", "zenica", "and so is ź"},
		{"ѓорѓи", "8or8i dordi", "Macedonian ѓ"},
		{"ќосе", "kjose", "Macedonian ќ"},
		{"ѕвезда", "dzvezda", "Macedonian ѕ"},
		{"първан", "p@rvan", "Bulgarian ъ is a weak vowel"},
		{"кръстьо", "kr@stjo", "Bulgarian ьо"},
	})
}

func TestReadAsian(t *testing.T) {
	checkRows(t, []row{
		{"қожахмет", "QoZaxmet", "Kazakh қ"},
		{"ғалым", "Galym", "Kazakh ғ"},
		{"өтебай", "Otebai", "Kazakh ө"},
		{"нұрсұлтан", "nursultan", "Kazakh ұ"},
		{"гүлнәр", "gUlnar", "Kazakh ү and ә; г is g beside them"},
		{"маңғыстау", "mangystau", "ңғ is one ng and a g"},
		{"інкәр", "inkar", "і beside Kazakh letters tells no Ukrainian"},
		{"тўхтаев", "toxtaev", "ў after a consonant is Uzbek"},
		{"ўткир", "otkir", "or at the beginning"},
		{"қаҳҳор", "Qahor", "Uzbek ҳ"},
		{"ҷамшед", "JamSed", "Tajik ҷ"},
		{"саъдӣ", "sadi", "Tajik ъ is silent; ӣ"},
		{"маъруф", "maruf", "ъ after a vowel is silent whatever the language"},
		{"айгөл", "aigOl", "Tatar ө"},
		{"җәмил", "Jamil", "Tatar җ"},
		{"ҙәки", "Daki", "Bashkir ҙ"},
		{"һүсәјн", "hUsain", "Azerbaijani һ, ү, ә and ј"},
		{"уәлихан", "walixan", "Kazakh у at the beginning"},
	})
}

func TestReadOdd(t *testing.T) {
	checkRows(t, []row{
		{"", "", "no letter"},
		{"ь", "", "nothing that sounds"},
		{"漢", "", "another script"},
		{"бактiбекавiч", "baktibekaviC", "Latin i typed for і"},
		{"aлеĸсей", "aleksei", "Latin a and ĸ"},
		{"hикoлай", "nikolai", "Latin H in small letters, and o"},
		{"алексáндр", "aleksandr", "an accent typed with a Latin letter"},
		{"а1б", "ab", "digits but 3 are skipped"},
		{strings.Repeat("аб", 100), strings.Repeat("ab", maxLetters/2), "the rest of a long word is ignored"},
	})
}

// Every letter the tables list sounds, alone in a word, unless it is a sign.
func TestLettersSound(t *testing.T) {
	for _, row := range rows {
		for _, r := range row.letters {
			got := Read("о" + string(r))
			if len(got) == 0 || !sound.Valid(got[0]) {
				t.Errorf("Read of %q got %q, want a sound", string(r), got)
			}
			if of(r).sound != row.sound {
				t.Errorf("%q is listed under %q and %q", string(r), row.sound, of(r).sound)
			}
		}
	}
	for latin, cyrillic := range likenesses {
		if of(cyrillic).kind == none {
			t.Errorf("%q looks like %q, which has no entry", string(latin), string(cyrillic))
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"вячеслав", "щё", "ўтіг", "иийий", "љњ", "ъьъ", "бактiбекавiч", "қызы", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		readings := Read(word)
		if len(readings) > 3 {
			t.Errorf("Read(%q) gives %d readings, want 3 at most", word, len(readings))
		}
		if len(readings) == 0 && strings.ContainsAny(word, "абвгдежзиклмнопрстуфхцчшщэюя") {
			t.Errorf("Read(%q) gives none, want a reading of its letters", word)
		}
		for i, r := range readings {
			if !sound.Valid(r) || slices.Contains(readings[:i], r) || sound.Fold(r) != r {
				t.Errorf("Read(%q) got %q: outside the alphabet, twice, or with equal neighbours", word, readings)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	words := [...]string{"вячеслав", "мухамедов", "шейманович", "сергійович"}
	b.ReportAllocs()
	for i := range b.N {
		Read(words[i%len(words)])
	}
}
