package index

import (
	"slices"

	"github.com/zaklon/zaklon/identity/lexicon"
)

// holders say which rows hold a word in one of their names: by word, the rows in their order.
type holders [][]uint32

// of gives the rows of a word.
func (h holders) of(word uint32) []uint32 {
	if int(word) < len(h) {
		return h[word]
	}
	return nil
}

// add says that a row holds the words of its names.
func (h *holders) add(names []lexicon.Name, row uint32) {
	for _, n := range names {
		for _, w := range n.Words {
			for int(w.ID()) >= len(*h) {
				*h = append(*h, nil)
			}
			list := &(*h)[w.ID()]
			if last := len(*list) - 1; last < 0 || (*list)[last] != row {
				*list = append(*list, row)
			}
		}
	}
}

// settle gives back the memory that was kept for more: all lists stand behind each other, and one
// that grows moves away.
func (h holders) settle() {
	n := 0
	for _, list := range h {
		n += len(list)
	}
	all := make([]uint32, 0, n)
	for word, list := range h {
		from := len(all)
		all = append(all, list...)
		h[word] = slices.Clip(all[from:])
	}
}
