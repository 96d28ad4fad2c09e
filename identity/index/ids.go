package index

import "slices"

// ids are the identifiers of the rows, each written once.
type ids struct {
	text  []byte
	ends  []uint32 // by row: where its identifier ends in text
	table []uint32 // by place: the newest row of an identifier, plus one
	used  int      // places that are not 0
}

// len is the number of rows.
func (t *ids) len() int { return len(t.ends) }

// at gives the identifier of a row.
func (t *ids) at(row uint32) string { return string(t.bytes(row)) }

func (t *ids) bytes(row uint32) []byte {
	from := uint32(0)
	if row > 0 {
		from = t.ends[row-1]
	}
	return t.text[from:t.ends[row]]
}

// find gives the newest row of an identifier.
func (t *ids) find(id string) (row uint32, ok bool) {
	if len(t.table) == 0 {
		return 0, false
	}
	r := t.table[t.place(id)]
	return r - 1, r != 0
}

// place is where the identifier stands in the table, or where it would.
func (t *ids) place(id string) int {
	mask := len(t.table) - 1
	at := int(spread(textKey(id))) & mask
	for r := t.table[at]; r != 0 && string(t.bytes(r-1)) != id; r = t.table[at] {
		at = (at + 1) & mask
	}
	return at
}

// add makes a row of an identifier, from now on its newest.
func (t *ids) add(id string) uint32 {
	if 4*t.used >= 3*len(t.table) {
		t.widen()
	}
	t.text = append(t.text, id...)
	t.ends = append(t.ends, uint32(len(t.text)))
	t.enter(uint32(len(t.ends) - 1))
	return uint32(len(t.ends) - 1)
}

func (t *ids) enter(row uint32) {
	place := &t.table[t.place(t.at(row))]
	if *place == 0 {
		t.used++
	}
	*place = row + 1
}

// widen doubles the table.
func (t *ids) widen() {
	t.table, t.used = make([]uint32, max(fewest, 2*len(t.table))), 0
	for row := range t.ends {
		t.enter(uint32(row))
	}
}

// settle gives back the memory that was kept for more.
func (t *ids) settle() { t.text, t.ends = slices.Clone(t.text), slices.Clone(t.ends) }
