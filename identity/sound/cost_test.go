package sound

import (
	"math/rand"
	"strings"
	"testing"
)

// invented gives a reading of random symbols.
func invented(r *rand.Rand) string {
	b := make([]byte, 1+r.Intn(12))
	for i := range b {
		b[i] = Alphabet[r.Intn(len(Alphabet))]
	}
	return Fold(string(b))
}

func TestCostIsADistance(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	var ruler Ruler
	for range 20_000 {
		x, y := invented(r), invented(r)
		a, b, kind := NewWord(x), NewWord(y), Kind(r.Intn(int(Kinds)))
		if got := Cost(a, a, kind, 0); got != 0 {
			t.Fatalf("%s with itself costs %d", x, got)
		}
		there := Cost(a, b, kind, Far)
		if back := Cost(b, a, kind, Far); there != back {
			t.Fatalf("%v: %s to %s costs %d, and back %d", kind, x, y, there, back)
		}
		if got := ruler.Cost(a, b, kind, Far); got != there {
			t.Fatalf("a ruler that was used before measures %d for %s and %s, want %d", got, x, y, there)
		}
		if most := max(len(x), len(y)) * Most; there > most {
			t.Fatalf("%s to %s costs %d, more than every symbol for another", x, y, there)
		}
		if got := Cost(a, b, kind, there); got != there {
			t.Fatalf("%s to %s costs %d where %d are asked, want all of them", x, y, got, there)
		}
		if got := Cost(a, b, kind, there-1); there > 0 && got != Far {
			t.Fatalf("%s to %s costs %d beyond the most that is asked, want Far", x, y, got)
		}
	}
}

// The table of this test is small enough to reckon by hand.
func TestCostByHand(t *testing.T) {
	lines, err := ParseCosts("letters a o 8\nletters S sh 2\nletters j _ 4\nabjad a _ 1\nletters c ts 3\n")
	if err != nil {
		t.Fatal(err)
	}
	set := newTables(lines)
	rows := []struct {
		why  string
		kind Kind
		a, b string
		want int
	}{
		{"one symbol for another", Letters, "mara", "mora", 8},
		{"two of them", Letters, "mara", "moro", 16},
		{"a symbol left out at the end", Letters, "marj", "mar", 4},
		{"and at the beginning", Letters, "jan", "an", 4},
		{"two symbols for one in the second word", Letters, "maSa", "masha", 2},
		{"two symbols for one in the first word", Letters, "masha", "maSa", 2},
		{"at the very beginning", Letters, "tsar", "car", 3},
		{"at the very end", Letters, "mis", "mic", 128},
		{"both at once", Letters, "maSac", "moshats", 13},
		{"what is not listed costs the most", Letters, "mara", "mara3", Most},
		{"each kind has its table", Abjad, "mara", "mr", 2},
		{"nothing against a word", Letters, "", "jj", 8},
	}
	for _, row := range rows {
		var r Ruler
		down, along := NewWord(row.a).places, NewWord(row.b)
		r.begin(&set[row.kind], along)
		if got := r.cost([]byte(down), Far); got != row.want {
			t.Errorf("%s: %s to %s costs %d, want %d", row.why, row.a, row.b, got, row.want)
		}
	}
}

func TestCostsOfThisProgram(t *testing.T) {
	lines, err := ParseCosts(costsText)
	if err != nil {
		t.Fatal(err)
	}
	seen := [Kinds]int{}
	for _, l := range lines {
		seen[l.Kind]++
	}
	for k, n := range seen {
		if n < 20 {
			t.Errorf("%v has %d costs", Kind(k), n)
		}
	}
	near := []struct {
		why  string
		kind Kind
		a, b string
		most int // sixteenths of a bit per symbol of the longer
	}{
		{"ICAO and GOST write ц otherwise", Letters, "kuznecov", "kuznetsov", 4},
		{"sh is one sound or two letters", Letters, "Sevcenko", "shevcenko", 10},
		{"an abjad leaves vowels out", Abjad, "krIm", "karim", 16},
		{"Latin c without its hacek", Letters, "1elik", "Celik", 12},
	}
	for _, row := range near {
		if got := Cost(NewWord(row.a), NewWord(row.b), row.kind, Far); got > row.most*max(len(row.a), len(row.b)) {
			t.Errorf("%s: %s to %s costs %d", row.why, row.a, row.b, got)
		}
	}
}

func TestParseCostsRefuses(t *testing.T) {
	rows := []struct{ why, line string }{
		{"too few words", "letters a o"},
		{"too many words", "letters a o 3 4"},
		{"no such kind", "runes a o 3"},
		{"no number", "letters a o three"},
		{"less than nothing", "letters a o -1"},
		{"more than a table holds", "letters a o 256"},
		{"no symbol", "letters a é 3"},
		{"no symbol first", "letters L a 3"},
		{"a sound for itself", "letters a a 3"},
		{"nothing for nothing", "letters _ _ 3"},
		{"no pair that is compared with the sound", "letters a kh 3"},
		{"the pair must stand second", "letters ts c 3"},
		{"three symbols", "letters a tsh 3"},
		{"given already", "letters e i 3"},
		{"given already the other way round", "letters i e 3"},
	}
	for _, row := range rows {
		_, err := ParseCosts("# costs\n\nletters e i 2\n" + row.line + "\n")
		if err == nil || !strings.Contains(err.Error(), "line 4:") {
			t.Errorf("%s: %q: got %v, want a refusal of line 4", row.why, row.line, err)
		}
	}
	if got, err := ParseCosts("letters c ts 3\nhan a _ 255"); err != nil || len(got) != 2 {
		t.Errorf("got %v, %v, want two lines", got, err)
	}
}

func TestMerges(t *testing.T) {
	if !Merges("c", "ts") || !Merges("ts", "c") {
		t.Error("c is not taken for ts both ways round")
	}
	for _, pair := range [][2]string{{"c", "st"}, {"ts", "ts"}, {"c", "C"}, {"", "ts"}} {
		if Merges(pair[0], pair[1]) {
			t.Errorf("%v merge", pair)
		}
	}
	numbers, twos := map[byte]bool{}, map[string]bool{}
	for _, m := range merges {
		for _, two := range m.twos {
			if !Valid(string(m.one) + two) {
				t.Errorf("%c %s is not of the alphabet", m.one, two)
			}
			n := pairs[codes[two[0]]][codes[two[1]]]
			if n == 0 {
				t.Errorf("%s has no number", two)
			}
			numbers[n], twos[two] = true, true
		}
	}
	if len(numbers) != len(twos) {
		t.Errorf("%d pairs have %d numbers", len(twos), len(numbers))
	}
}
