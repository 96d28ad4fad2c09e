package identify

import (
	"math"
	"testing"

	"github.com/zaklon/zaklon/identity/match"
)

// Bits are written with three places, and never as less than nothing where they are nothing.
func TestPlaces(t *testing.T) {
	for bits, want := range map[float64]float64{0: 0, 1.23456: 1.235, -7.0004: -7, 12.048039436340332: 12.048, -0.0001: 0} {
		if got := places(bits); got != want || math.Signbit(got) != math.Signbit(want) {
			t.Errorf("places(%v) = %v, want %v", bits, got, want)
		}
	}
	terms := []match.Term{{Kind: "word", Bits: 1.23456}}
	if got := told(terms); got[0].Bits != 1.235 || terms[0].Bits != 1.23456 {
		t.Errorf("got %v, and of the score itself %v", got, terms)
	}
}
