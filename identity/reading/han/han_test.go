package han

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/sound"
)

// TestRead wants the reading that an officer would be handed in Latin letters among those of
// the characters.
func TestRead(t *testing.T) {
	cases := []struct{ word, want, because string }{
		{"王小明", "wangSiaoming", "Mandarin, Pinyin Wang Xiaoming"},
		{"王小明", "wongsiuming", "Cantonese, Hong Kong Wong Siu Ming"},
		{"王小明", "ongsiaubeng", "Hokkien, Singapore Ong Siau Beng"},
		{"陳大文", "Cantaiman", "traditional characters; the specimen of Hong Kong forms, Chan Tai Man"},
		{"陈大文", "Cantaiman", "the same name in simplified characters"},
		{"陈大文", "tantaibun", "Malaysia: Tan Tai Boon"},
		{"單文", "Sanwen", "a family name with a reading of its own: Shan, not Dan"},
		{"单", "sin", "the Cantonese family name is Sin"},
		{"仇文", "Ciuwen", "Qiu, not Chou"},
		{"曾文", "zengwen", "Zeng, not Ceng"},
		{"解文", "Siewen", "Xie, not Jie"},
		{"任文", "renwen", "Ren"},
		{"区文", "ouwen", "Ou, not Qu"},
		{"黄", "ng", "a family name alone: Ng"},
		{"黄", "ui", "Penang: Ooi"},
		{"黄", "wi", "Singapore: Wee"},
		{"吴", "go", "Goh"},
		{"蔡", "Cua", "Chua"},
		{"许", "ko", "Koh"},
		{"梁", "leung", "Hong Kong: Leung"},
		{"徐", "Cui", "Hong Kong: Tsui"},
		{"郭", "kwok", "Kwok"},
		{"呂文", "lUwen", "ü stays apart from u"},
		{"洪吉童", "hongildong", "equal neighbours once; Korean characters: the specimen of Korean forms, Hong Gil-dong"},
		{"金吉童", "kimgildong", "金 is Kim as a family name, not Kum"},
		{"李吉童", "ligildong", "Lee"},
		{"李吉童", "igildong", "the southern Yi"},
		{"沈吉童", "simgildong", "沈 is Sim as a family name, not Chim"},
		{"阿都拉", "adula", "Abdullah in the Chinese press of Malaysia"},
		{"莫哈末", "mohamat", "Mohamad there"},
		{"克里斯托弗", "kristof", "Christopher by the tables of the People's Republic"},
		{"斯密尔诺娃", "smilnowa", "Smirnova: r and l are one sign before a consonant"},
		{"諸葛亮", "Zugeliang", "a family name of two characters"},
		{"欧阳文", "oujangwen", "another"},
		{"乐文", "juewen", "a family name with a reading of its own: Yue"},
		{"文乐", "wenjue", "the second reading of a given name comes last"},
	}
	for _, c := range cases {
		if got := Read(c.word); !slices.Contains(got, c.want) {
			t.Errorf("Read(%s): got %v, want %q among them: %s", c.word, got, c.want, c.because)
		}
	}
}

// TestFirstReading pins the order: the likeliest first.
func TestFirstReading(t *testing.T) {
	cases := []struct{ word, want, because string }{
		{"王小明", "wangSiaoming", "a whole Chinese name is Mandarin first"},
		{"克里斯托弗", "kristof", "a foreign name is read by its sounds first"},
		{"亚历山大罗夫", "aliSandarof", "long words are foreign"},
	}
	for _, c := range cases {
		if got := Read(c.word); len(got) == 0 || got[0] != c.want {
			t.Errorf("Read(%s): got %v, want %q first: %s", c.word, got, c.want, c.because)
		}
	}
}

// TestNoForeignDialects keeps a foreign name from being read as a Korean or Hokkien one.
func TestNoForeignDialects(t *testing.T) {
	if got := Read("克里斯托弗"); len(got) > 3 {
		t.Errorf("got %v, want no more than sounds, Mandarin and Cantonese", got)
	}
	if got := Read("王小明"); !slices.Contains(got, "wangsomjong") {
		t.Errorf("got %v, want a Korean reading too: 王 is a Korean family name", got)
	}
	if got := Read("譚小明"); slices.ContainsFunc(got, func(s string) bool { return strings.HasSuffix(s, "mjong") }) {
		t.Errorf("got %v, want no Korean reading: 譚 is no Korean family name", got)
	}
}

// TestNothingToRead wants nil where no character is known.
func TestNothingToRead(t *testing.T) {
	for _, word := range []string{"", "abc", "ひらがな", "\xff", "김"} {
		if got := Read(word); got != nil {
			t.Errorf("Read(%q): got %v, want nil", word, got)
		}
	}
}

func TestSplit(t *testing.T) {
	cases := []struct {
		word, family, given string
		ok                  bool
		because             string
	}{
		{"王明", "王", "明", true, "one and one"},
		{"王小明", "王", "小明", true, "one and two"},
		{"諸葛亮", "諸葛", "亮", true, "a compound family name, in its own form"},
		{"司馬小明", "司馬", "小明", true, "a compound family name with two"},
		{"陳方小明", "陳方", "小明", true, "a married woman bears two family names"},
		{"陳美麗花", "", "", false, "four characters without a second family name"},
		{"王", "", "", false, "a family name alone"},
		{"安德烈斯", "", "", false, "begins like a family name, spells Andres"},
		{"马尔塔", "", "", false, "spells Marta"},
		{"克里斯托弗", "", "", false, "too long"},
		{"王a明", "", "", false, "a letter that is no character"},
		{"", "", "", false, "nothing"},
	}
	for _, c := range cases {
		family, given, ok := Split(c.word)
		if family != c.family || given != c.given || ok != c.ok {
			t.Errorf("Split(%s): got %q %q %v, want %q %q %v: %s", c.word, family, given, ok, c.family, c.given, c.ok, c.because)
		}
	}
}

func TestSimplify(t *testing.T) {
	cases := []struct{ word, want, because string }{
		{"陳偉業", "陈伟业", "traditional"},
		{"陈伟业", "陈伟业", "simplified stays"},
		{"乾隆", "乾隆", "乾 keeps its form where it is no 干"},
		{"敎愼淸眞", "教慎清真", "forms that Korea prints"},
		{"黒沢渡辺", "黑泽渡边", "forms that Japan prints"},
		{"裵", "裴", "the Korean form of a family name"},
		{"abc한", "abc한", "what is no character stays"},
	}
	for _, c := range cases {
		if got := Simplify(c.word); got != c.want {
			t.Errorf("Simplify(%s): got %s, want %s: %s", c.word, got, c.want, c.because)
		}
	}
}

// TestEveryCharacter reads every line of the table in every dialect: only symbols of the
// alphabet may come out, and Mandarin or Cantonese must.
func TestEveryCharacter(t *testing.T) {
	for _, line := range strings.Split(characters, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		r := []rune(line)[0]
		c, isKnown := find(r)
		if !isKnown {
			t.Fatalf("%c is in the table and not found", r)
		}
		for _, one := range Read(string(r)) {
			if !sound.Valid(one) {
				t.Errorf("%c: %q is not of the alphabet", r, one)
			}
		}
		if c.mandarin == "" && c.cantonese == "" && c.simple == r && c.korean == "" {
			t.Errorf("%c says nothing", r)
		}
		if again, isThere := find(c.simple); isThere && again.simple != c.simple && again.simple != r {
			t.Errorf("%c is simplified to %c, and that to %c", r, c.simple, again.simple)
		}
	}
}

// TestTables wants the tables of names written in simplified characters that can be found, or
// they would never be met.
func TestTables(t *testing.T) {
	check := func(table string, r rune) {
		if c, isKnown := find(r); !isKnown || c.simple != r {
			t.Errorf("%s: %c is not in simplified form", table, r)
		}
	}
	for r, sounds := range loanOf {
		check("loans", r)
		if !sound.Valid(sounds) {
			t.Errorf("loans: %c has %q", r, sounds)
		}
	}
	for r, sounds := range hokkienOf {
		check("hokkien", r)
		if !sound.Valid(sounds) {
			t.Errorf("hokkien: %c has %q", r, sounds)
		}
	}
	for r, list := range bearersOf {
		check("bearers", r)
		if len(list) == 0 || !sound.Valid(strings.Join(list, "")) {
			t.Errorf("bearers: %c has %v", r, list)
		}
		if !single[r] {
			t.Errorf("bearers: %c is not among the family names", r)
		}
	}
	for _, table := range []map[rune]bool{single, seldomGiven} {
		for r := range table {
			check("family names", r)
		}
	}
	for pair := range double {
		check("compound family names", pair[0])
		check("compound family names", pair[1])
	}
	for _, table := range []map[rune]string{familyReading, familyJyutping, koreanFamily} {
		for r := range table {
			check("own readings", r)
		}
	}
}

// TestRandomWords reads words that no one would write.
func TestRandomWords(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 2000 {
		var b strings.Builder
		for range random.Intn(24) {
			b.WriteRune(rune(0x4E00 + random.Intn(0x5200)))
		}
		checkReadings(t, b.String())
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"王小明", "諸葛亮", "克里斯托弗", "", "\xe4\xb8", "a王", "金"} {
		f.Add(seed)
	}
	f.Fuzz(checkReadings)
}

// checkReadings wants at most six different readings of the alphabet, and a split that loses
// nothing.
func checkReadings(t *testing.T, word string) {
	got := Read(word)
	if len(got) > 6 {
		t.Errorf("Read(%q): got %d readings, want six at most", word, len(got))
	}
	for i, one := range got {
		if !sound.Valid(one) || sound.Fold(one) != one || slices.Contains(got[:i], one) {
			t.Errorf("Read(%q): %q of %v is no new reading in the alphabet", word, one, got)
		}
	}
	if family, given, ok := Split(word); ok && family+given != word {
		t.Errorf("Split(%q): got %q and %q", word, family, given)
	}
	if once := Simplify(word); Simplify(once) != once {
		t.Errorf("Simplify(%q): %q changes again", word, once)
	}
}

func BenchmarkRead(b *testing.B) {
	for range b.N {
		Read("陳大文")
	}
}
