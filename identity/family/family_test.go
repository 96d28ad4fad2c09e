package family

import (
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/grammar"
)

// between gives the weaker membership of the closest family two names share, or
// 0, by the readings of the names as written.
func between(a, b string) uint8 {
	best := uint8(0)
	for _, x := range Of(sounds(a)) {
		for _, y := range Of(sounds(b)) {
			if weaker := max(x.Strength, y.Strength); x.Family == y.Family && (best == 0 || weaker < best) {
				best = weaker
			}
		}
	}
	return best
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		got    uint8
		reason string
	}{
		{"Alexander", "Aliaksandr", One, "Belarusian"},
		{"Олександр", "Iskandar", One, "Ukrainian and Persian"},
		{"Александр", "Саша", Short, "an everyday form in Cyrillic, which no line lists"},
		{"Alexander", "Alexandra", 0, "a man's and a woman's name"},
		{"Elena", "Алена", One, "a listed Latin form found from Cyrillic"},
		{"Елена", "Ελένη", One, "and from Greek"},
		{"Elena", "Alina", 0, "sounds near, is another name"},
		{"Николай", "Мікалай", One, "Belarusian Cyrillic"},
		{"Nicholas", "Mykola", One, "Latin ch and Ukrainian"},
		{"Владимир", "Uladzimir", One, "Belarusian"},
		{"Evgeny", "Yauhen", One, "Belarusian"},
		{"Сергей", "Serhii", One, "Ukrainian h is Russian g"},
		{"Yuri", "Georgy", Loose, "one saint, borne apart"},
		{"John", "Ivan", Loose, "one saint, borne apart"},
		{"John", "Джон", One, "an English name heard in Russian"},
		{"Muhammad", "Mehmet", One, "Turkish"},
		{"محمد", "Mamadou", One, "Arabic script and West Africa"},
		{"Mohd", "Mohammed", Short, "the way it is cut short in passports"},
		{"Yusuf", "Josef", One, "one prophet"},
		{"Hasan", "Гасан", One, "Russian g for h"},
		{"Hasan", "Husayn", 0, "two names"},
		{"Hamid", "Ahmad", 0, "two names of one root"},
		{"موسى", "Moshe", One, "Arabic and Hebrew"},
		{"דוד", "Daud", One, "Hebrew script"},
		{"William", "Bill", Short, "an everyday form that sounds apart"},
		{"Jan", "Zhan", One, "Latin j in two languages"},
		{"Ed", "Edward", 0, "too short to tell anything"},
		{"Habib", "Габиб", One, "Russian g for h where no line lists it"},
		{"Mechislav", "Мечислав", One, "Latin ch and Cyrillic"},
		{"Marcel", "Марсель", One, "Latin c before e"},
		{"Oscar", "Оскар", One, "Latin c within a word"},
		{"Josie", "Jose", 0, "an ending that is heard"},
		{"Wei", "Wei", 0, "Chinese names have no family"},
		{"", "", 0, "nothing"},
	} {
		if got := between(c.a, c.b); got != c.got {
			t.Errorf("%s and %s: got %d, want %d: %s", c.a, c.b, got, c.got, c.reason)
		}
	}
}

func TestFather(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		one    bool
		reason string
	}{
		{"Сергеевич", "Сяргеевіч", true, "Russian and Belarusian"},
		{"Сергеевна", "Сергіївна", true, "Ukrainian daughter"},
		{"Николаевич", "Миколайович", true, "Ukrainian son"},
		{"Дмитриевич", "Дмитрович", true, "the vowel of Dmitri"},
		{"Павлович", "Paulavich", true, "the vowel of Pavel, which the patronymic drops"},
		{"Яковлевич", "Yakaulevich", true, "the l that is not the father's"},
		{"Ильич", "Ilinichna", true, "the shortest of fathers"},
		{"Николаевич", "Михайлович", false, "two fathers"},
		{"Иванович", "Хуанович", false, "a loose relative makes no patronymic"},
	} {
		first, _, _ := grammar.Patronymic(sounds(c.a))
		second, _, _ := grammar.Patronymic(sounds(c.b))
		one := false
		for _, x := range Father(first) {
			for _, y := range Father(second) {
				one = one || x.Family == y.Family
			}
		}
		if one != c.one {
			t.Errorf("%s (%s) and %s (%s): got %v, want %v: %s", c.a, first, c.b, second, one, c.one, c.reason)
		}
	}
	if got := Father(""); got != nil {
		t.Errorf("Father of nothing: got %v, want none", got)
	}
}

// TestFile wants every line of the file to be a family: words that can be read,
// each once, under labels that mean something.
func TestFile(t *testing.T) {
	lines := 0
	names := map[string]bool{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		lines++
		canonical, rest, ok := strings.Cut(line, ": ")
		if !ok || names[canonical] || sounds(canonical) == "" {
			t.Errorf("%s: no family, or a second one", line)
		}
		names[canonical] = true
		checkLine(t, canonical, rest)
	}
	if got, want := lines, 600; got < want {
		t.Errorf("families: got %d, want at least %d", got, want)
	}
}

func checkLine(t *testing.T, canonical, rest string) {
	t.Helper()
	seen := map[string]bool{strings.ToLower(canonical): true}
	for i, section := range strings.Split(rest, " | ") {
		label, words, labelled := strings.Cut(section, ": ")
		if !labelled {
			label, words = "", section
		}
		if (i > 0) != labelled && i > 0 || labelled && label != "short" && label != "loose" && label != "stem" {
			t.Errorf("%s: a part under %q", canonical, label)
		}
		for word := range strings.FieldsSeq(words) {
			if seen[strings.ToLower(word)] || sounds(word) == "" || strings.ContainsAny(word, "-,:") {
				t.Errorf("%s: %q is there twice, or cannot be read", canonical, word)
			}
			seen[strings.ToLower(word)] = true
		}
	}
}

func TestOfAllocates(t *testing.T) {
	Of("aleksandr")
	for _, reading := range []string{"aleksandr", "petrovsk", ""} {
		if got := testing.AllocsPerRun(100, func() { Of(reading); Father(reading) }); got != 0 {
			t.Errorf("Of(%s): got %v allocations, want none", reading, got)
		}
	}
}

func FuzzOf(f *testing.F) {
	for _, seed := range []string{"aleksandr", "5", "\xff", "1e1e1e", "555555555555555555555555555555555555555555555555", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, m := range append(append([]Member{}, Of(s)...), Father(s)...) {
			if m.Family == 0 || m.Strength < One || m.Strength > Loose {
				t.Errorf("%q: got %v", s, m)
			}
		}
		for _, key := range keys(s) {
			if len(key) > room {
				t.Errorf("%q: key %q is longer than what is looked up", s, key)
			}
		}
	})
}

func BenchmarkOf(b *testing.B) {
	for b.Loop() {
		Of("aliaksandr")
	}
}
