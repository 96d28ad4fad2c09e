package compound_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/compound"
)

// units writes the names of a name as "text text", leaving particles out.
func units(name string) string {
	var out []string
	for _, w := range compound.Join(strings.Fields(name)) {
		if w.Kind != compound.Particle {
			out = append(out, w.Text)
		}
	}
	return strings.Join(out, " ")
}

// TestSame has the ways to write one name; all of a row have the same units.
func TestSame(t *testing.T) {
	for _, c := range []struct{ want, because, ways string }{
		{"abd'rahman", "abd with every form of the article, split and glued",
			"abd al rahman|abd ar rahman|abdul rahman|abdur rahman|abdel rahman|abd rahman|abdurrahman|abdurahman|abdalrahman|abdelrahman|abdirahman|abdrahman|cabdirahman|gabdrahman|abedalrahman|abed al rahman|abdou rahman"},
		{"abd'aziz", "a name of God that begins with a vowel", "abd al aziz|abdul aziz|abdulaziz|abdelaziz|abdiaziz|abdaziz"},
		{"abd'ahad", "h after the l is not always God's", "abdul ahad|abdulahad|abd al ahad|abdelahad"},
		{"abd'latif", "the one name of God that begins with l", "abdul latif|abdullatif|abdulatif|abd al latif"},
		{"abd'salam", "the article before s", "abdus salam|abdussalam|abdul salam|abdessalam|abdesalam|abdou salam"},
		{"abd'hamid", "h after abd stays apart from d", "abdul hamid|abdulhamid|abdelhamid|abd el hamid"},
		{"abd'allah", "Abdullah has vowels as it likes", "abdullah|abdallah|abd allah|abdollah|abdu allah"},
		{"abd'alla", "the same without -h", "abdulla|abdalla|abdullo"},
		{"abd'allayev", "and in a family name", "abdullayev|abdallayev"},
		{"habiballah", "-ullah with any vowel, split and glued", "habibullah|habib ullah|habibollah|habiballah|habib allah"},
		{"nurdin", "-din with any article", "nur ad din|nur al din|nur eddin|nur uddin|nureddin|nuruddin|nuriddin|nureddine|nurudin|nuredin|nureldin|nur ud deen"},
		{"zindin", "Maghrebi silent e", "zineddine|zine eddine|zine el dine"},
		{"fazl rahman", "South Asian article, split and glued in both places", "fazl ur rahman|fazlur rahman|fazlurrahman|fazlurahman|fazl al rahman|fazl rahman"},
		{"zia haq", "the same with another attribute", "zia ul haq|ziaul haq|ziaulhaq"},
		{"zain abidin", "and another", "zain ul abidin|zainul abidin|zain al abidin|zainulabidin"},
		{"abufazl", "abu with the article", "abu al fazl|abul fazl|abulfazl|abolfazl|abualfazl|abu fazl"},
		{"hanna abinader", "a form of abu inside a name", "hanna abi nader|hanna abinader"},
		{"elias bousalem", "another", "elias bou salem|elias bousalem"},
		{"nabil haddad", "the article of a family name", "nabil al haddad|nabil el haddad|nabil haddad"},
		{"alizadeh", "a Persian ending written apart", "ali zadeh|alizadeh"},
		{"noorzai", "a Pashtun ending written apart", "noor zai|noorzai"},
		{"абд'рахман", "abd in Cyrillic", "абд ар рахман|абд аль рахман|абдуррахман|абдурахман|абдул рахман|абдрахман|әбдірахман"},
		{"абд'рахманов", "and in a family name", "абдурахманов|абдрахманов|абдирахманов"},
		{"хабибалла", "-ullah in Cyrillic and in Tajik", "хабибулла|хабибулло|хабиб улла"},
		{"нурдин", "-din in Cyrillic", "нур ад дин|нуриддин|нуреддин|нуруддин|нуретдин"},
		{"фазл рахман", "South Asian article in Cyrillic", "фазл ур рахман|фазлуррахман|фазлур рахман"},
		{"عبدرحمن", "abd in Arabic, split and glued", "عبد الرحمن|عبدالرحمن|عبدرحمن|عبد رحمن"},
		{"عبدالله", "Abdullah in Arabic", "عبد الله|عبدالله"},
		{"حبیبالله", "-ullah in Arabic", "حبیب الله|حبیبالله"},
		{"نوردين", "-din in Arabic", "نور الدين|نورالدين"},
		{"فضل رحمن", "an attribute with its article", "فضل الرحمن|فضلالرحمن|فضل رحمن"},
		{"ابوفضل", "abu with any hamza and the article", "ابو الفضل|أبو الفضل|ابوالفضل|أبوالفضل"},
		{"نبيل حداد", "the article of a family name", "نبيل الحداد|نبيل حداد|نبيل ال حداد"},
		{"علیزاده", "a Persian ending written apart", "علی زاده|علیزاده"},
		{"مصطفوینیا", "an ending only after a family name's -i", "مصطفوی نیا|مصطفوینیا"},
	} {
		for way := range strings.SplitSeq(c.ways, "|") {
			if got := units(way); got != c.want {
				t.Errorf("%s: got %q want %q: %s", way, got, c.want, c.because)
			}
		}
	}
}

// TestOther has words that look like a piece and are none.
func TestOther(t *testing.T) {
	for _, c := range []struct{ name, want, because string }{
		{"ʿabd ar raḥmān", "abd'raḥmān", "accents are seen through and stay"},
		{"abdulov", "abdulov", "a family name made of Abdul has no second name in it"},
		{"abdić", "abdić", "nor has one made of Abdi"},
		{"abdi ahmed", "abdi ahmed", "Abdi is a name of its own before what is no name of God"},
		{"abdou ndao", "abdou ndao", "so is Abdou"},
		{"abdul", "abdul", "nothing follows"},
		{"abdus karim", "abdus karim", "the assimilated article does not fit"},
		{"admir edin", "admir edin", "a Bosnian name, not the religion"},
		{"hasan nia", "hasan nia", "-nia ends a family name only after its -i"},
		{"geraldine", "geraldine", "a French name"},
		{"claudine", "claudine", "another"},
		{"din mohammad", "din mohammad", "Din before a name is a name"},
		{"ulla", "ulla", "a Swedish name"},
		{"alla petrova", "alla petrova", "a Russian name"},
		{"алла петрова", "алла петрова", "the same in Cyrillic"},
		{"mansur rahman", "mansur rahman", "-ur is the name's own"},
		{"kim an na", "kim an na", "a Korean syllable is no article"},
		{"an nari", "an nari", "nor a Korean family name"},
		{"wang bin", "wang bin", "nor a Chinese name a connector at the end"},
		{"um tae", "um tae", "a Korean family name"},
		{"mark hell", "mark hell", "no Pashtun ending"},
		{"ri ul sol", "ri ul sol", "a Korean syllable"},
		{"tarullang", "tarullang", "an Indonesian name"},
		{"macdullan", "macdullan", "an Irish name"},
		{"tömediin", "tömediin", "a Mongolian genitive"},
		{"āboltine", "āboltine", "a Latvian name"},
		{"musa abba sani", "musa abba sani", "Abba is a name of its own"},
		{"الناز", "الناز", "a Persian name in El-"},
		{"abi smith", "abi smith", "an English name at the start"},
		{"li bu wei", "li bu wei", "a Chinese syllable"},
		{"nguyen ba thanh", "nguyen ba thanh", "a Vietnamese middle name"},
		{"li zai", "li zai", "nor is a syllable after a short word"},
		{"الياس", "الياس", "a name that begins with the letters of the article"},
		{"الله داد", "اللهداد", "God before a name"},
		{"allah dad", "allahdad", "the same in Latin"},
		{"خالد", "خالد", "alif and lam within a name"},
		{"نیا", "نیا", "an ending with nothing before it"},
		{"김 안나", "김 안나", "another script is left alone"},
		{"ben ali", "ben ali", "a connector at the start may be a name"},
		{"бен али", "бен али", "also in Cyrillic"},
		{"בן גוריון", "בן גוריון", "also in Hebrew"},
	} {
		if got := units(c.name); got != c.want {
			t.Errorf("%s: got %q want %q: %s", c.name, got, c.want, c.because)
		}
	}
}

func TestJoin(t *testing.T) {
	for _, c := range []struct {
		name, because string
		want          []compound.Word
	}{
		{"nabil al haddad", "an article is a particle, and the next unit also has the glued form", []compound.Word{
			{Text: "nabil", From: 0, To: 1},
			{Text: "al", Kind: compound.Particle, From: 1, To: 2},
			{Text: "haddad", Whole: "alhaddad", From: 2, To: 3}}},
		{"الحداد", "a glued article is taken off and kept in the whole form", []compound.Word{
			{Text: "حداد", Whole: "الحداد", From: 0, To: 1}}},
		{"yazid bin ali", "a connector between names is a particle", []compound.Word{
			{Text: "yazid", From: 0, To: 1},
			{Text: "bin", Kind: compound.Particle, From: 1, To: 2},
			{Text: "ali", Whole: "binali", From: 2, To: 3}}},
		{"ben ali", "and weak at the start", []compound.Word{
			{Text: "ben", Kind: compound.Weak, From: 0, To: 1},
			{Text: "ali", Whole: "benali", From: 1, To: 2}}},
		{"amr ibn al as", "two particles glue in their order", []compound.Word{
			{Text: "amr", From: 0, To: 1},
			{Text: "ibn", Kind: compound.Particle, From: 1, To: 2},
			{Text: "al", Kind: compound.Particle, From: 2, To: 3},
			{Text: "as", Whole: "ibnalas", From: 3, To: 4}}},
		{"abd al rahman", "a compound covers its article and has its name as base", []compound.Word{
			{Text: "abd'rahman", Base: "rahman", From: 0, To: 3}}},
		{"badr al din ali", "-din covers its article and has the first name as base", []compound.Word{
			{Text: "badrdin", Base: "badr", From: 0, To: 3},
			{Text: "ali", From: 3, To: 4}}},
		{"habib ullah", "-ullah has the first name as base", []compound.Word{
			{Text: "habiballah", Base: "habib", From: 0, To: 2}}},
		{"abd ollah", "nor is it written apart", []compound.Word{
			{Text: "abd'allah", From: 0, To: 2}}},
		{"abdullah", "the name of God alone is no base", []compound.Word{
			{Text: "abd'allah", From: 0, To: 1}}},
		{"хабибуллаев", "a family name made of the compound has no base", []compound.Word{
			{Text: "хабибаллаев", From: 0, To: 1}}},
		{"fazlurrahman", "two units of one word", []compound.Word{
			{Text: "fazl", From: 0, To: 1},
			{Text: "rahman", From: 0, To: 1}}},
		{"ذوالفقار", "the article of dhu stays and loses its alif", []compound.Word{
			{Text: "ذولفقار", From: 0, To: 1}}},
		{"", "no words", []compound.Word{}},
	} {
		if got := compound.Join(strings.Fields(c.name)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %+v want %+v: %s", c.name, got, c.want, c.because)
		}
	}
}

func FuzzJoin(f *testing.F) {
	for _, seed := range []string{"abd al rahman", "nur ad din", "fazlur rahman", "الله داد", "عبد", "абд ар", "בן אל", "bin", "\xff al", strings.Repeat("abcdefgh", 4)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		words := strings.Fields(name)
		at := 0
		for _, u := range compound.Join(words) {
			again := u.To == at && u.From == at-1 // the second unit of one word
			if (u.From != at && !again) || u.To <= u.From || u.To > len(words) || u.Text == "" || u.Kind > compound.Particle {
				t.Fatalf("Join(%q) got %+v at word %d", words, u, at)
			}
			at = u.To
		}
		if at != len(words) {
			t.Fatalf("Join(%q) ends at word %d of %d", words, at, len(words))
		}
	})
}

func BenchmarkJoin(b *testing.B) {
	words := strings.Fields("ibrahim hassan al tikriti")
	b.ReportAllocs()
	for b.Loop() {
		compound.Join(words)
	}
}
