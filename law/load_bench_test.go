package law

import "testing"

// BenchmarkEmbedded is what the law adds to the start of every program.
func BenchmarkEmbedded(b *testing.B) {
	for b.Loop() {
		if _, err := Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}
