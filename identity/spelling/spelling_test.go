package spelling_test

import (
	"slices"
	"testing"

	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/identity/spelling"
)

// A name is looked for with the family name first and last and in Latin letters, and nothing twice.
func TestVariants(t *testing.T) {
	got := spelling.Variants([]person.Name{{Family: "Верано", Given: "Алма"}, {Family: "Верано", Given: "Алма"}, {}})
	for _, want := range []string{"Алма Верано", "Верано Алма", "Alma Verano", "Verano Alma"} {
		if !slices.Contains(got, want) {
			t.Errorf("got %q, want %s among them", got, want)
		}
	}
	if once := slices.Compact(slices.Sorted(slices.Values(got))); len(once) != len(got) {
		t.Errorf("got %q: one stands there twice", got)
	}
}

// Each word is read once, in whatever script it is written.
func TestReadings(t *testing.T) {
	got := spelling.Readings([]person.Name{{Family: "Verano", Given: "Alma"}, {Family: "Verano"}})
	if len(got) != 2 || got[1] != "verano = verano" && got[1] != "Verano = verano" {
		t.Errorf("got %q, want two words, each with its readings", got)
	}
}
