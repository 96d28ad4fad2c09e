package vocabulary

import (
	"bytes"
	"cmp"
	"math"
	"slices"

	"github.com/zaklon/zaklon/identity/index/lookup"
	"github.com/zaklon/zaklon/identity/sound"
)

// buckets are forms by key, as form.put writes them. The zero buckets hold none and are ready.
type buckets struct {
	chains lookup.Chains // by key, the number of its bucket
	keys   []sound.Key   // by number
	forms  [][]byte      // by number
}

// put puts a form at the end of the bucket of a key.
func (b *buckets) put(k sound.Key, f *form) {
	n := b.number(k)
	b.forms[n] = f.put(b.forms[n])
}

// number is that of the bucket of a key, which is made where there is none.
func (b *buckets) number(k sound.Key) uint32 {
	for n := range b.chains.Rows(uint64(k)) {
		if b.keys[n] == k {
			return n
		}
	}
	n := uint32(len(b.keys))
	b.chains.Add(uint64(k), n)
	b.keys, b.forms = append(b.keys, k), append(b.forms, nil)
	return n
}

// each visits the buckets of keys. Chains may take two keys for one, and buckets may not.
func (b *buckets) each(keys []uint64, visit func(forms []byte)) {
	b.chains.Each(keys, math.MaxInt, func(i int, n uint32) {
		if uint64(b.keys[n]) == keys[i] {
			visit(b.forms[n])
		}
	})
}

// settle puts all buckets one behind the other, sorts the forms of each, and gives back the memory
// that was kept for more.
func (b *buckets) settle() {
	n := 0
	for _, list := range b.forms {
		n += len(list)
	}
	all := make([]byte, 0, n)
	var entries [][]byte
	for i, list := range b.forms {
		entries = entries[:0]
		for len(list) > 0 {
			n := formHead + int(list[formHead-1])
			entries, list = append(entries, list[:n]), list[n:]
		}
		slices.SortFunc(entries, func(a, b []byte) int {
			return cmp.Or(cmp.Compare(a[formHead-2]>>4, b[formHead-2]>>4), bytes.Compare(a[formHead:], b[formHead:]))
		})
		from := len(all)
		for _, e := range entries {
			all = append(all, e...)
		}
		b.forms[i] = slices.Clip(all[from:])
	}
	b.keys, b.forms = slices.Clone(b.keys), slices.Clone(b.forms)
	b.chains.Settle()
}
