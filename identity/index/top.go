package index

// A candidate is a person who was found, and how much speaks for a comparison.
type candidate struct {
	row  uint32
	bits float32
}

// better reports whether more speaks for a than for b. Of two that are equal it is the one that was
// entered first, so that the same search always compares the same persons.
func (a candidate) better(b candidate) bool {
	if a.bits != b.bits {
		return a.bits > b.bits
	}
	return a.row < b.row
}

// top gives the n best of a list, in no order. It keeps a heap of the best so far with the worst of
// them on top: most candidates are done with after one look at that.
func top(list []candidate, n int) []candidate {
	if len(list) <= n {
		return list
	}
	heap := list[:n]
	for i := n/2 - 1; i >= 0; i-- {
		sink(heap, i)
	}
	for _, c := range list[n:] {
		if c.better(heap[0]) {
			heap[0] = c
			sink(heap, 0)
		}
	}
	return heap
}

// sink puts a candidate down to where none below is worse.
func sink(heap []candidate, i int) {
	for {
		worst := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(heap); child++ {
			if heap[worst].better(heap[child]) {
				worst = child
			}
		}
		if worst == i {
			return
		}
		heap[i], heap[worst] = heap[worst], heap[i]
		i = worst
	}
}
