package vocabulary

import (
	"testing"

	"github.com/zaklon/zaklon/identity/sound"
)

// Every key has a bucket of its own, also those keys that the chains take for one: there are some
// among so many.
func TestBuckets(t *testing.T) {
	const keys = 300_000
	var b buckets
	one := form{sound: sound.NewWord("sabirova")}
	for k := range sound.Key(keys) {
		one.word = uint32(k)
		b.put(k, &one)
	}
	for range 2 {
		if len(b.forms) != keys {
			t.Fatalf("got %d buckets, want %d", len(b.forms), keys)
		}
		for k := range uint64(keys) {
			n := 0
			b.each([]uint64{k, keys}, func(forms []byte) {
				if n++; len(forms) != len(b.forms[0]) || uint64(forms[0])|uint64(forms[1])<<8|uint64(forms[2])<<16 != k {
					t.Fatalf("%x: got the forms %x", k, forms)
				}
			})
			if n != 1 {
				t.Fatalf("%x: got %d buckets, want 1", k, n)
			}
		}
		b.settle()
	}
}
