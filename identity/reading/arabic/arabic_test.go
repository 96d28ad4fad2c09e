package arabic_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/reading/arabic"
	"github.com/zaklon/zaklon/identity/sound"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		word, want, because string
	}{
		{"محمد", "mhmd", "short vowels are not written"},
		{"مُحَمَّد", "muhamad", "short vowels are read where written; shadda adds nothing"},
		{"نُور", "nWr", "a mark before its long vowel adds nothing"},
		{"فاطمة", "fAtmH", "ta marbuta is open"},
		{"طه", "tH", "final he is open"},
		{"هالة", "hAlH", "he elsewhere is h"},
		{"عائشة", "3AISH", "ayn is a sound, hamza on ya is ya"},
		{"رضا", "rDA", "dad is d, dh or z"},
		{"ذكي ظافر ثامر", "DkIDAfrTAmr", "dhal and za are open like dad, tha is th; a space is skipped"},
		{"موسى", "mWsI mWsA", "final alif maqsura is ya or alif"},
		{"مصطفی", "mstfI mstfA", "a name in alif maqsura, typed with the Persian ya"},
		{"علی", "3lI", "a name in ya has no second reading"},
		{"ولىالله", "WlIAlH", "alif maqsura typed for ya within a word is no sign of Uyghur"},
		{"عمرو", "3mrW 3mr", "the waw that tells Amr from Umar is silent"},
		{"إبراهيم", "AbrAhIm", "alif bears any vowel"},
		{"ايمان", "ImAn", "alif before ya at the start only bears it"},
		{"أيمن", "AImn", "alif with hamza before ya is a diphthong"},
		{"أوباما", "WbAmA", "alif before waw at the start only bears it"},
		{"قغخحج", "QGxhJ", "the uvular, velar and pharyngeal letters keep apart; jim is j"},
		{"سماء", "smA", "hamza on the line is silent"},
		{"پژمان", "pZmAn", "Persian pe and zhe"},
		{"چنگیز", "CngIz", "Persian che, gaf and ya"},
		{"کیوان", "kIWAn", "Persian kaf; waw is open"},
		{"ټوډړۍ", "tWdrI", "Pashto retroflex letters"},
		{"ښاغلی", "SAGlI xAGlI", "Pashto khin is sh in the south and kh in the north"},
		{"ږمی", "gmI ZmI", "Pashto ge is g in the north and zh in the south"},
		{"څانګه", "cAngH", "Pashto tse and gaf"},
		{"بھٹو", "bhtW", "Urdu aspirate and retroflex"},
		{"میاں", "mIAn", "Urdu nasal nun"},
		{"نواز ے", "nWAzI", "Urdu final ye"},
		{"ئازاد", "azad", "a first hamza bearer is Kurdish or Uyghur and silent"},
		{"هێمن", "hemn", "Kurdish e"},
		{"کوردستانێ", "kWrdstane", "Kurdish alif is a, waw stays open"},
		{"ئەركىن", "erkin", "Uyghur writes every vowel; the bearer is silent"},
		{"تۇرسۇن", "tursun", "Uyghur u"},
		{"غۇلجا", "GulJa", "Uyghur a"},
		{"ئۆسمۈت", "OsmUt", "Uyghur rounded vowels"},
		{"پەرھات", "perhat", "Uyghur e and he"},
		{"مەڭلىك", "menglik", "Uyghur ng"},
		{"ڤيكتور", "vIktWr", "Arabic ve"},
		{"مـحمد", "mhmd", "tatweel and anything unknown is skipped"},
		{"ممدوح", "mmdWh", "two equal consonants are two sounds"},
		{"ثرييا", "TrIA", "equal open vowels are written once"},
		{"الله", "AlH", "two l are one"},
		{"ahmad", "", "no letter of the script"},
		{"ء", "", "only a silent letter"},
	} {
		if got := strings.Join(arabic.Read(c.word), " "); got != c.want {
			t.Errorf("Read(%q) got %q want %q: %s", c.word, got, c.want, c.because)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"محمد", "عمرو", "ئۆمەر", "ښ", "ى", "ئ", "\xff\u064b", "َا"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		got := arabic.Read(word)
		if len(got) > 2 {
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
		arabic.Read("التكريتي")
	}
}
