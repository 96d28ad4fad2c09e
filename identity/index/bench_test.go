package index

import (
	"bytes"
	"runtime"
	"sync"
	"testing"

	"github.com/zaklon/zaklon/identity/index/invented"
	"github.com/zaklon/zaklon/identity/match"
)

// million is a register of a million invented persons, made once for all benchmarks: it takes
// about ten seconds.
var million = sync.OnceValue(func() *Index { return register(1_000_000) })

// BenchmarkSearch asks for a person among a million, as another register has them.
func BenchmarkSearch(b *testing.B) {
	x := million()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		x.Search(invented.Other(i*487%x.Len()), 10, nil)
	}
}

// BenchmarkCompare compares two persons who are ready, as a search does with those it chose.
func BenchmarkCompare(b *testing.B) {
	x := register(1000)
	q := x.lexicon.Record(invented.Other(1))
	var shelves [1000]shelf
	for row := range shelves {
		x.records.read(&shelves[row], uint32(row), x.lexicon)
	}
	for i := 0; b.Loop(); i++ {
		x.weights.Compare(&q, &shelves[i%len(shelves)].record)
	}
}

// BenchmarkBuild takes a hundred thousand persons in, and tells what the index of a million
// holds for each.
func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		register(100_000)
	}
	before := inUse()
	x := register(1_000_000)
	b.ReportMetric(float64(inUse()-before)/float64(x.Len()), "B/person")
}

// inUse is the memory in use.
func inUse() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkRestore reads a hundred thousand persons back.
func BenchmarkRestore(b *testing.B) {
	var text bytes.Buffer
	if err := register(100_000).Snapshot(&text); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if _, err := Restore(bytes.NewReader(text.Bytes()), match.Current()); err != nil {
			b.Fatal(err)
		}
	}
}
