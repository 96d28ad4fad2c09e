package lookup

import (
	"bytes"
	"slices"
)

// IDs are the identifiers of the rows, each written once. Of several rows of one identifier the
// newest is found. The zero IDs are none, and ready.
type IDs struct {
	text  []byte
	ends  []uint32 // by row: where its identifier ends in text
	table []uint32 // by place: the newest row of an identifier, plus one
	used  int      // places that are not 0
}

// Len is the number of rows.
func (t *IDs) Len() int { return len(t.ends) }

// At gives the identifier of a row.
func (t *IDs) At(row uint32) string { return string(t.bytes(row)) }

func (t *IDs) bytes(row uint32) []byte {
	from := uint32(0)
	if row > 0 {
		from = t.ends[row-1]
	}
	return t.text[from:t.ends[row]]
}

// Find gives the newest row of an identifier.
func (t *IDs) Find(id string) (row uint32, ok bool) {
	if len(t.table) == 0 {
		return 0, false
	}
	r := t.table[t.place(id)]
	return r - 1, r != 0
}

// Compare orders two rows by their identifiers: -1, 0, 1, as they would be as texts.
func (t *IDs) Compare(a, b uint32) int { return bytes.Compare(t.bytes(a), t.bytes(b)) }

// place is where the identifier stands in the table, or where it would.
func (t *IDs) place(id string) int {
	mask := len(t.table) - 1
	at := int(spread(Key(id))) & mask
	for r := t.table[at]; r != 0 && string(t.bytes(r-1)) != id; r = t.table[at] {
		at = (at + 1) & mask
	}
	return at
}

// Add makes a row of an identifier, from now on its newest.
func (t *IDs) Add(id string) uint32 {
	if 4*t.used >= 3*len(t.table) {
		t.widen()
	}
	t.text = append(t.text, id...)
	t.ends = append(t.ends, uint32(len(t.text)))
	t.enter(uint32(len(t.ends) - 1))
	return uint32(len(t.ends) - 1)
}

func (t *IDs) enter(row uint32) {
	place := &t.table[t.place(t.At(row))]
	if *place == 0 {
		t.used++
	}
	*place = row + 1
}

// widen doubles the table.
func (t *IDs) widen() {
	t.table, t.used = make([]uint32, max(fewest, 2*len(t.table))), 0
	for row := range t.ends {
		t.enter(uint32(row))
	}
}

// Settle gives back the memory that was kept for more.
func (t *IDs) Settle() { t.text, t.ends = slices.Clone(t.text), slices.Clone(t.ends) }
