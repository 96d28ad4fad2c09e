package latin

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

func TestReadSlavic(t *testing.T) {
	checkRows(t, []row{
		{"žunjić", "Zun4iC", "Montenegrin ž and ć; nj stays open, since Indian names have n and j"},
		{"čedomir", "Cedomir", "Montenegrin č"},
		{"šćepan", "SCepan", "Montenegrin š and ć"},
		{"cedomir", "1edomir", "č whose mark was lost is the open c"},
		{"śutko", "sutko", "Montenegrin ś is s"},
		{"đurđa", "8ur8a durda", "đ is open: dž or dy; documents write D"},
		{"djurdja", "8ur8a", "dj is đ without its mark"},
		{"ljubomir", "ljubomir", "lj is soft before a vowel"},
		{"kralj", "kral", "lj ends a word"},
		{"hodža", "hoJa", "dž is one sound"},
		{"marija", "maria mari4a", "ij before a vowel is a glide, or dž in an Arabic or Indian name"},
		{"andrej", "andrei", "a glide that closes a syllable is i"},
		{"łukasiewicz", "lukasiewiC", "Polish ł and cz"},
		{"grzegorz", "grzegorz gZegorz", "rz after a consonant is Polish ž, or r and z elsewhere"},
		{"jerzy", "4erzY 4eZY", "rz before y may be Polish ž"},
		{"szczęsny", "SCesnY SCensnY", "Polish szcz is shch; ę may sound n"},
		{"dvořák", "dvorak dvorZak", "Czech ř"},
		{"șerban", "Serban", "Romanian ș"},
		{"țepeș", "cepeS", "Romanian ț"},
	})
}

func TestReadRomanisations(t *testing.T) {
	checkRows(t, []row{
		{"shcherbakov", "SCerbakov", "BGN/PCGN and ICAO shch"},
		{"ŝerbakov", "SCerbakov", "ISO 9 ŝ"},
		{"schtscherbakow", "SCerbakow", "German schtsch"},
		{"chtcherbakov", "SCerbakov", "French chtch"},
		{"vâčeslav", "vjaCeslav vaCeslav", "ISO 9 â beside č is ja first"},
		{"vyacheslav", "vja2eslav", "BGN/PCGN ya after a consonant"},
		{"viacheslav", "via2eslav", "ICAO ia"},
		{"ûrij", "uri juri", "û alone tells no standard: both values"},
		{"iurii", "juri", "ICAO iu at the beginning is ju"},
		{"jurij", "4uri", "German j is open; -ij is -i"},
		{"yuriy", "juri", "BGN/PCGN -iy is -i"},
		{"yelena", "elena", "no glide before e"},
		{"ievgen", "ev9en", "ICAO Ukrainian ie at the beginning"},
		{"vasil'evich", "vasilevi2", "the apostrophe of a soft sign is silent"},
		{"andreyevich", "andrevi2", "no glide between a vowel and e"},
		{"andreevich", "andrevi2", "ee before v is the Slavic ending"},
		{"sergeenko", "ser9enko", "ee before nk is the Ukrainian ending"},
		{"zelenyy", "zeleny", "GOST yy at the end is ы"},
		{"mayak", "majak", "y between vowels is a glide"},
		{"maiak", "majak", "i between vowels too, in ICAO"},
		{"siarhiej", "siarhiei", "Łacinka ie and ej"},
		{"sakaloŭ", "sakalou", "Łacinka ŭ"},
		{"petroulou", "petrulou", "ou is u, but stays at the end, the Belarusian -ou"},
		{"piatrouna", "piatrouna", "the Belarusian ending -ouna keeps its o"},
		{"bakhytzhan", "baxYtZan", "t and zh are two letters in tzh"},
	})
}

func TestReadWest(t *testing.T) {
	checkRows(t, []row{
		{"fischer", "fiSer fisxer", "German sch; Dutch and Italian s and ch"},
		{"schmidt", "Smidt", "sch before a consonant is German"},
		{"tschaikowski", "Caikowski", "German tsch"},
		{"dschamil", "Jamil", "German dsch"},
		{"müßig", "mUsig", "ü and ß"},
		{"knecht", "knext", "German cht after a vowel"},
		{"christa", "krista", "chr is always kr"},
		{"tchavdar", "Cavdar", "French tch"},
		{"youssouf", "jusuf", "French ou is u, ss is s"},
		{"redouane", "redwane", "French ou before a vowel is w"},
		{"benoit", "benoit benwat", "French oi"},
		{"guillem", "gilem guilem", "gu before i is g, in Pinyin gu"},
		{"enrique", "enrike enriCe", "qu before e is k"},
		{"agnelli", "agneli anjeli", "Italian gn"},
		{"baglioni", "baglioni baljoni", "Italian gli"},
		{"zecchini", "zekini", "Italian cch"},
		{"ibáñez", "ibanjez", "Spanish ñ"},
		{"carvalho", "1arvalho 1arvaljo", "Portuguese lh"},
		{"joão", "4oau 4oan", "Portuguese ão"},
		{"mcgregor", "makgregor", "Mc is Mac"},
		{"cserny", "CernY ksernY", "Hungarian cs; k and s elsewhere"},
		{"zsófia", "Zofia", "Hungarian zs"},
		{"kazstan", "kazstan", "z and s are two letters before a consonant"},
		{"bridget", "briJet", "English dg before e"},
		{"masood", "masud", "English oo"},
		{"haneef", "hanif", "English ee"},
		{"boileau", "boilo bwalo", "French eau at the end"},
		{"rhodes", "rodes", "a Greek rh at the beginning"},
		{"ouattara", "watara", "u before a vowel begins a word as w"},
	})
}

func TestReadEast(t *testing.T) {
	checkRows(t, []row{
		{"şahin", "Sahin", "Turkish ş"},
		{"ışık", "ySyk", "Turkish dotless i"},
		{"yıldız", "jyldyz", "a glide before the dotless i"},
		{"ağaoğlu", "aGaoGlu", "Turkish ğ"},
		{"öztürk", "OztUrk", "Turkish ö and ü"},
		{"cəfər", "1afar", "Azerbaijani ə and open c"},
		{"xalid", "5alid", "open x"},
		{"qızı", "Qyzy", "Latin q"},
		{"g'afur", "Gafur", "Uzbek g with its apostrophe"},
		{"o'ktam", "oktam", "Uzbek o with its apostrophe"},
		{"xhevdet", "Jevdet", "Albanian xh"},
		{"gjergj", "8er8", "Albanian gj"},
		{"thanas", "Tanas", "th"},
		{"dhimitri", "Dimitri", "dh"},
		{"khalid", "xalid", "kh"},
		{"ghulam", "Gulam", "gh"},
		{"singh", "singh", "ng and h are not n and gh"},
		{"chhaya", "Caja", "Indian chh"},
		{"josef", "4osef", "open j"},
		{"joseph", "4oseP", "open ph"},
		{"yong", "jong", "Korean and Chinese y before a vowel"},
		{"yeon", "jon", "Korean yeo"},
		{"xiaoqiang", "5iaoQiang 5iaoCiang", "Pinyin q is a soft ch"},
		{"ayyub", "ajub", "yy between vowels is one glide"},
		{"aliyya", "alia", "no glide after i"},
		{"sayyed", "saed", "no glide before e"},
		{"ḥusayn", "xusain", "scholarly ḥ"},
		{"ġālib", "Galib", "scholarly ġ"},
		{"ḏahab", "Dahab", "scholarly ḏ"},
		{"ṯābit", "Tabit", "scholarly ṯ"},
		{"ṣāliḥ", "salix", "scholarly ṣ is s"},
		{"ǧamīl", "Jamil", "scholarly ǧ"},
		{"'abbās", "abas", "ʿayn is an apostrophe, and silent"},
		{"is'haq", "ishaQ", "the apostrophe parts s and h"},
		{"nguyễn", "nguen", "Vietnamese tones are silent"},
		{"đặng", "8ang dang", "Vietnamese đ is the second reading"},
		{"phương", "Puong", "Vietnamese ơ and ư"},
	})
}

func TestReadOdd(t *testing.T) {
	checkRows(t, []row{
		{"", "", "no letter"},
		{"'", "", "nothing that sounds"},
		{"Ж", "", "another script"},
		{"аnna", "ana", "a Cyrillic а typed for a"},
		{"đagnęłâ", "8agnela 8agnelja 8agnenla", "four conventions, the first two of them besides the usual reading"},
		{"ząn", "zan", "two conventions that sound alike are one reading"},
		{"a1-b", "ab", "digits and signs are skipped"},
		{strings.Repeat("ab", 100), strings.Repeat("ab", maxLetters/2), "the rest of a long word is ignored"},
	})
}

// Spellings of one name by several standards read so alike that their first
// readings differ in open symbols and glides alone.
func TestSpellingsMeet(t *testing.T) {
	tests := []struct{ words, want, reason string }{
		{"andreyevich andreevich", "andrevi2", "BGN/PCGN and ICAO -eevich"},
		{"šejman sheyman sheiman scheiman", "Seiman", "š with j, y, i"},
		{"nikolayev nikolaev", "nikolaev", "BGN/PCGN and ICAO -aev"},
		{"yuri iuri yury", "juri juri jurY", "an i or y at the end"},
		{"tatyana tatjana tatiana", "tatjana tat4ana tatiana", "ya, ja and ia after a consonant stay apart by a glide"},
		{"mariya mariia marija maria", "maria", "ia four ways"},
		{"tsoy coy tzoy", "coi 1oi coi", "ts, c, tz"},
		{"zhanna žanna", "Zana", "zh and ž"},
	}
	for _, tt := range tests {
		want := strings.Fields(tt.want)
		for i, word := range strings.Fields(tt.words) {
			if got := Read(word); got[0] != want[min(i, len(want)-1)] {
				t.Errorf("%s: Read(%q) got %q, want %q first", tt.reason, word, got, want[min(i, len(want)-1)])
			}
		}
	}
}

// Every letter the tables list has a sound of its own, alone in a word.
func TestLettersSound(t *testing.T) {
	for _, form := range letterForms {
		if form.letter == '\'' {
			continue
		}
		for _, r := range form.written {
			if got := Read(string(r)); len(got) == 0 || !sound.Valid(got[0]) {
				t.Errorf("Read(%q) got %q, want a sound", string(r), got)
			}
			if letterOf[r] != form.letter {
				t.Errorf("%q is listed under %q and %q", r, form.letter, letterOf[r])
			}
		}
	}
}

// Long spellings come first, and no rule stands behind another of its spelling
// that always takes its place.
func TestRulesAreReached(t *testing.T) {
	for _, list := range rules {
		for i, r := range list {
			if i > 0 && len(list[i-1].in) < len(r.in) {
				t.Errorf("the rule of %q stands behind that of the shorter %q", r.in, list[i-1].in)
			}
			for _, earlier := range list[:i] {
				if earlier.in == r.in && earlier.when == 0 && covers(earlier.before, r.before) && covers(earlier.after, r.after) {
					t.Errorf("the rule %+v is never reached behind %+v", r, earlier)
				}
			}
		}
	}
}

// covers reports whether every place in b is one in a; zero is every place.
func covers(a, b class) bool { return a == 0 || b != 0 && b&^a == 0 }

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"živković", "schtscherbakow", "vâčeslav", "nguyễn", "o'ktam", "iiyyjj", "mc", "qu", "аnna", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		readings := Read(word)
		if len(readings) > maxReadings {
			t.Errorf("Read(%q) gives %d readings, want %d at most", word, len(readings), maxReadings)
		}
		if len(readings) == 0 && strings.ContainsAny(word, "abdefgklmnoprstuvz") {
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
	words := [...]string{"vyacheslav", "mukhamedov", "šejmanović", "alexandrov"}
	b.ReportAllocs()
	for i := range b.N {
		Read(words[i%len(words)])
	}
}
