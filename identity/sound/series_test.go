package sound

import (
	"bytes"
	"math/rand"
	"slices"
	"testing"
)

// slowCost is the cost of reading one word as another by the definition alone: the cheapest of all ways to
// part both words into a symbol and nothing, a symbol and a symbol, or a symbol and a pair.
func slowCost(t *costs, a, b string) int {
	known := map[[2]int]int{}
	var from func(i, j int) int
	from = func(i, j int) int {
		if i == len(a) && j == len(b) {
			return 0
		}
		if d, ok := known[[2]int{i, j}]; ok {
			return d
		}
		least := Far
		way := func(down, along int, cost uint8) { least = min(least, int(cost)+from(i+down, j+along)) }
		pair := func(of string, at int) byte {
			if at+1 < len(of) {
				return pairs[of[at]][of[at+1]]
			}
			return 0
		}
		if i < len(a) {
			way(1, 0, t.of[a[i]][gap])
		}
		if j < len(b) {
			way(0, 1, t.of[gap][b[j]])
		}
		if i < len(a) && j < len(b) {
			way(1, 1, t.of[a[i]][b[j]])
			if n := pair(b, j); n != 0 {
				way(1, 2, t.merge[a[i]][n])
			}
			if n := pair(a, i); n != 0 {
				way(2, 1, t.merge[b[j]][n])
			}
		}
		known[[2]int{i, j}] = least
		return least
	}
	return from(0, 0)
}

// dense is a table in which anything that may be listed costs any amount.
func dense(dice *rand.Rand) *costs {
	t := new(costs)
	t.fill()
	for i := range symbols + 1 {
		for j := range i {
			t.of[i][j] = uint8(dice.Intn(Most + 1))
			t.of[j][i] = t.of[i][j]
		}
		for _, two := range twos[i] {
			t.merge[i][pairs[two[0]][two[1]]] = uint8(dice.Intn(most2 + 1))
		}
	}
	return t
}

// Ruler and Series give what the definition gives, whatever the costs are, whatever they measured before, and
// wherever the most that is asked for lies.
func TestQuickIsWhatIsMeant(t *testing.T) {
	dice := rand.New(rand.NewSource(7))
	ways := []*costs{&tables()[Letters], &tables()[Abjad], &tables()[Han], &tables()[Hangul], dense(dice), dense(dice)}
	var ruler Ruler
	var series Series
	for range 1000 {
		table, along := ways[dice.Intn(len(ways))], invented(dice)
		ruler.begin(table, NewWord(along))
		series.against(table, NewWord(along))
		words := make([][]byte, 60)
		for i := range words {
			words[i] = []byte(NewWord(near(dice, along)).places)
		}
		if dice.Intn(2) == 0 {
			slices.SortFunc(words, bytes.Compare)
		}
		for _, down := range words {
			exact := slowCost(table, string(down), NewWord(along).places)
			most := [...]int{Far, exact, exact - 1, dice.Intn(exact + 50)}[dice.Intn(4)]
			want := exact
			if exact > most {
				want = Far
			}
			if got := ruler.cost(down, most); got != want {
				t.Fatalf("ruler: %s to %s: got %d, want %d of no more than %d", Word{string(down)}, along, got, want, most)
			}
			if got := series.Cost(down, most); got != want {
				t.Fatalf("series: %s to %s: got %d, want %d of no more than %d", Word{string(down)}, along, got, want, most)
			}
		}
	}
}

// near gives a reading that is like another, or begins as it does, or neither.
func near(dice *rand.Rand, reading string) string {
	at := dice.Intn(len(reading))
	after := reading[min(at+dice.Intn(3), len(reading)):]
	switch dice.Intn(4) {
	case 0:
		return reading[:at] + invented(dice)
	case 1:
		return reading[:at] + invented(dice)[:1] + after
	case 2:
		m := merges[dice.Intn(len(merges))]
		return reading[:at] + m.twos[dice.Intn(len(m.twos))] + after
	}
	return invented(dice)
}

// Words that are run together cost what Join makes of them, also where that is cut, and whatever the
// ruler measured before.
func TestCostJoined(t *testing.T) {
	dice := rand.New(rand.NewSource(9))
	var ruler Ruler
	for range 2000 {
		along, kind := NewWord(invented(dice)), Kind(dice.Intn(int(Kinds)))
		words := make([]Word, 1+dice.Intn(6))
		for i := range words {
			words[i] = NewWord(invented(dice))
		}
		if dice.Intn(4) == 0 {
			along = Join(words...)
		}
		joined := Join(words...)
		if got, want := Length(words), joined.Len(); got != want {
			t.Fatalf("length of %v: got %d, want %d", words, got, want)
		}
		for _, most := range [...]int{Far, dice.Intn(800)} {
			if got, want := ruler.CostJoined(words, along, kind, most), Cost(joined, along, kind, most); got != want {
				t.Fatalf("%v to %v: got %d, want %d of no more than %d", words, along, got, want, most)
			}
		}
	}
}

// A series begun anew owes nothing to the one before it, for words that begin alike in both.
func TestSeriesAnew(t *testing.T) {
	var s Series
	for _, along := range []string{"sabirova", "sabirov", "", "vantesku", "sabirova"} {
		for k := range Kinds {
			s.Against(NewWord(along), k)
			for _, down := range []string{"sabyrova", "sabyrov", "", "sabyrova", "wantescu"} {
				if got, want := s.Cost([]byte(NewWord(down).places), Far), Cost(NewWord(down), NewWord(along), k, Far); got != want {
					t.Errorf("%v: %q to %q: got %d, want %d", k, down, along, got, want)
				}
			}
		}
	}
}
