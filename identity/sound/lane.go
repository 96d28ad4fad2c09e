package sound

// A row of the table of the edit distance: by the number of symbols of the word along it, what it
// costs to read so much of the other word as so much of this one.
type row [longest + 1]int32

// A lane is what all rows of a table share: the word along them, what each of its symbols costs
// where the other word has nothing, and the number of each symbol and the one before among the
// pairs.
type lane struct {
	table  *costs
	along  Word
	symbol [longest]byte // those of along
	insert [longest]int32
	two    [longest]byte // none for the first
	first  row           // of nothing
}

// begin writes the row of nothing, and numbers the pairs of the word along the rows.
func (l *lane) begin(t *costs, along Word) {
	l.table, l.along = t, along
	copy(l.symbol[:], along.places)
	for j, y := range l.symbols() {
		l.insert[j] = int32(t.of[gap][y&mask])
		l.first[j+1] = l.first[j] + l.insert[j]
		if j > 0 {
			l.two[j] = pairs[l.symbol[j-1]&mask][y&mask]
		}
	}
}

// symbols gives those of the word along the rows.
func (l *lane) symbols() []byte { return l.symbol[:l.along.Len()] }

// one fills a row by a symbol of the word down the table, and gives the least in it. It is the
// innermost loop of the product, and has few enough variables for the registers: with pair in the
// same loop it took a third longer.
func (l *lane) one(next, last *row, x byte) int32 {
	subst, merge := &l.table.of[x&mask], &l.table.merge[x&mask]
	drop, corner := int32(subst[gap]), last[0]
	left := corner + drop
	next[0] = left
	least := left
	for j, y := range l.symbols() {
		up := last[j+1]
		d := min(corner+int32(subst[y&mask]), up+drop)
		if two := l.two[j]; two != 0 {
			d = min(d, last[j-1]+int32(merge[two]))
		}
		left = min(d, left+l.insert[j])
		next[j+1] = left
		least = min(least, left)
		corner = up
	}
	return least
}

// pair mends the row where the symbol and the one above it may be read as one, and gives the least
// in it. before is the row that had neither.
func (l *lane) pair(next, before *row, pair byte) int32 {
	left := next[0]
	least := left
	for j, y := range l.symbols() {
		left = min(next[j+1], before[j]+int32(l.table.merge[y&mask][pair]), left+l.insert[j])
		next[j+1] = left
		least = min(least, left)
	}
	return least
}
