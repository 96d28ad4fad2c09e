package hebrew_test

import (
	"slices"
	"testing"

	"github.com/zaklon/zaklon/identity/reading/hebrew"
	"github.com/zaklon/zaklon/identity/sound"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		word, want, because string
	}{
		{"משה", "mXH", "shin without a dot is open, final he is open"},
		{"מֹשֶׁה", "moSeH", "points and the dot of shin are read"},
		{"יִשְׂרָאֵל", "jisrael", "the left dot is s, alef bears the written vowel, yod with a vowel is a glide"},
		{"שלום", "XlWm", "vav is open, final mem is mem"},
		{"שָׁלוֹם", "Salom", "holam on vav is o"},
		{"שׁוּב", "SuB", "a vav with a dagesh and no vowel is u"},
		{"דָּוִד", "david", "a vav with a vowel is the consonant"},
		{"בנימין", "bnImIn", "bet at the start is hard"},
		{"כהן", "khn", "so is kaf"},
		{"יעקב", "I3kB", "bet after the start is open without points"},
		{"אָבִיב", "aviv", "bet without dagesh in a pointed word is v; yod after hiriq is silent"},
		{"אברהם", "ABrhm", "he within the word is h"},
		{"פיליפ", "PIlIp", "plain pe at the end is the p of a foreign word"},
		{"יוסף", "IWsf", "final pe is f"},
		{"ברוך", "brWx", "final kaf is kh"},
		{"מיכאל", "mIKAl", "kaf within the word is open"},
		{"ג'ורג'", "JWrJ", "geresh makes gimel j"},
		{"ז'אק", "ZAk", "geresh makes zayin zh"},
		{"צ'רלי", "CrlI", "geresh makes tsadi ch"},
		{"לוביץ'", "lWBIC", "geresh on the final form"},
		{"ת'אצ'ר", "TACr", "geresh makes tav th"},
		{"ח'ליל", "xlIl", "geresh on het writes the Arabic kha"},
		{"וולף", "Wlf", "doubled vav stays open"},
		{"חיים", "xIm", "doubled yod is a glide, ai or ei"},
		{"אורי", "WrI", "alef before vav at the start only bears the vowel"},
		{"איתן", "Itn", "alef before yod at the start only bears the vowel"},
		{"צה\"ל", "chl", "gershayim are skipped"},
		{"װאַלף", "walf", "Yiddish digraph and pasekh alef"},
		{"בערל", "b3rl", "without a Yiddish letter ayin stays ayin"},
		{"מאָטל", "motl", "komets alef is o"},
		{"בײַלע", "bajle", "a Yiddish word reads ayin as e"},
		{"ננס", "nns", "two equal consonants are two sounds"},
		{"יייס", "Is", "equal open vowels are written once"},
		{"levi", "", "no letter of the script"},
		{"", "", "nothing"},
	} {
		if got := hebrew.Read(c.word); len(got) > 1 || join(got) != c.want {
			t.Errorf("Read(%q) got %q want %q: %s", c.word, got, c.want, c.because)
		}
	}
}

func join(readings []string) string {
	if len(readings) == 0 {
		return ""
	}
	return readings[0]
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"מֹשֶׁה", "ג'ורג'", "װאַלף", "'", "\"", "\xff\u05bc", "ווווו"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		got := hebrew.Read(word)
		if len(got) > 6 {
			t.Fatalf("Read(%q) got %d readings", word, len(got))
		}
		for i, r := range got {
			if !sound.Valid(r) || slices.Contains(got[:i], r) {
				t.Fatalf("Read(%q) got %q", word, got)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		hebrew.Read("ירושלמי")
	}
}
