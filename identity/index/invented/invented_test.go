package invented

import (
	"reflect"
	"strings"
	"testing"
)

func TestPersonIsTheSameForEver(t *testing.T) {
	for i := range 200 {
		if !reflect.DeepEqual(Person(i), Person(i)) || !reflect.DeepEqual(Other(i), Other(i)) {
			t.Fatalf("person %d changes", i)
		}
	}
	// Figures in docs rest on this register: a change of the dice changes it.
	if got, want := Person(1).Names[0].Whole, "Gyukizesova Ovyak Ovyakovna"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The frequency of names is that of people: few are common, most are rare, and there are
// namesakes.
func TestFrequencies(t *testing.T) {
	const n = 50_000
	words, names := map[string]int{}, map[string]int{}
	most := 0
	for i := range n {
		p := Person(i)
		names[p.Names[0].Whole]++
		for w := range strings.FieldsSeq(p.Names[0].Whole) {
			words[w]++
			most = max(most, words[w])
		}
	}
	once := 0
	for _, times := range words {
		if times == 1 {
			once++
		}
	}
	if most < n/200 || most > n/20 {
		t.Errorf("the commonest word is in %d of %d names", most, n)
	}
	if once < len(words)/3 {
		t.Errorf("only %d of %d words are in one name alone", once, len(words))
	}
	if len(names) == n {
		t.Error("there are no namesakes")
	}
}

// The other register writes differently, and means the same person.
func TestOther(t *testing.T) {
	const n = 2000
	spelt, dated := 0, 0
	for i := range n {
		p, q := Person(i), Other(i)
		if p.Gender != q.Gender || !reflect.DeepEqual(p.Nationalities, q.Nationalities) {
			t.Fatalf("%d: another person", i)
		}
		if p.Names[0].Whole != q.Names[0].Whole {
			spelt++
		}
		if !reflect.DeepEqual(p.Births, q.Births) {
			dated++
		}
	}
	if spelt < n/2 || dated < n/4 || dated > n*3/4 {
		t.Errorf("of %d, %d are spelt and %d are dated otherwise", n, spelt, dated)
	}
}
