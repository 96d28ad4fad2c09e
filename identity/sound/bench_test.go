package sound

import "testing"

// BenchmarkCost measures every pair of a handful of readings, as package match does.
func BenchmarkCost(b *testing.B) {
	var words []Word
	for _, r := range []string{"sabirova", "aJgerim", "maratovna", "sabyrova", "ajgerim", "petronela", "vantesku", "shevcenko", "kuznecov", "mohamed"} {
		words = append(words, NewWord(r))
	}
	var r Ruler
	for i := 0; b.Loop(); i++ {
		x := words[i%len(words)]
		for _, y := range words {
			r.Cost(y, x, Letters, Far)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/pair")
}
