package sound

// A Series measures many words against one, one after the other. It gives what Cost gives, and is
// much quicker for thousands: most words are given up at a glance, because what their symbols
// cost at the least is too much, and of a word that begins as the one before it does, the rows of
// the common beginning stand already.
//
// The zero Series measures nothing before Against. It is for one user at a time.
type Series struct {
	lane
	cheapest [side]int32 // by symbol: the least that it costs in any word
	down     [longest]byte
	rows     [longest + 1]row   // of the beginnings of down, as far as they are filled
	least    [longest + 1]int32 // by row: the least in it
	filled   int
}

// Against begins a series of words that are measured against one.
func (s *Series) Against(w Word, kind Kind) { s.against(&tables()[kind], w) }

func (s *Series) against(t *costs, w Word) {
	s.begin(t, w)
	s.rows[0], s.filled = s.first, 0
	s.estimate()
}

// estimate finds for each symbol the least that any way to read it costs, wherever it stands: as
// nothing, as a symbol of the word along the rows, as two of them, or, for half the cost, together
// with another as one of them.
func (s *Series) estimate() {
	for x := range s.cheapest {
		of, merge := &s.table.of[x], &s.table.merge[x]
		least := min(of[gap], most2/2)
		for j, y := range s.symbols() {
			least = min(least, of[y&mask])
			if s.two[j] != 0 {
				least = min(least, merge[s.two[j]])
			}
		}
		s.cheapest[x] = int32(least)
	}
	for _, y := range s.symbols() {
		for _, two := range twos[y&mask] {
			half := int32(s.table.merge[y&mask][pairs[two[0]][two[1]]]) / 2
			for _, x := range two {
				s.cheapest[x] = min(s.cheapest[x], half)
			}
		}
	}
}

// Cost is the cost of reading a word, given by what Word.Places gave, as the one of the series,
// and Far where it exceeds most.
func (s *Series) Cost(places []byte, most int) int {
	rest := int32(0) // what the symbols that are not yet read cost at the least
	for _, x := range places {
		rest += s.cheapest[x&mask]
	}
	if int(rest) > most {
		return Far
	}
	at := s.common(places)
	for _, x := range places[:at] {
		rest -= s.cheapest[x&mask]
	}
	for ; s.bound(at)+int(rest) <= most; at++ {
		if at == len(places) {
			return s.whole(at, most)
		}
		s.read(places[at], at)
		rest -= s.cheapest[places[at]&mask]
	}
	return Far
}

// common is how many symbols a word has in common with the beginning whose rows are filled.
func (s *Series) common(places []byte) int {
	n := 0
	for n < s.filled && n < len(places) && places[n] == s.down[n] {
		n++
	}
	return n
}

// bound is the least that any way costs that has read so many symbols, or has read one less and
// takes the last together with the next.
func (s *Series) bound(at int) int {
	if at == 0 {
		return 0
	}
	return int(min(s.least[at], s.least[at-1]+s.cheapest[s.down[at-1]&mask]))
}

// read fills the row of one symbol more.
func (s *Series) read(place byte, at int) {
	next := &s.rows[at+1]
	least := s.one(next, &s.rows[at], place)
	if at > 0 {
		if pair := pairs[s.down[at-1]&mask][place&mask]; pair != 0 {
			least = min(least, s.pair(next, &s.rows[at-1], pair))
		}
	}
	s.down[at], s.least[at+1], s.filled = place, least, at+1
}

// whole is the cost of a word of so many symbols.
func (s *Series) whole(length, most int) int {
	if d := int(s.rows[length][s.along.Len()]); d <= most {
		return d
	}
	return Far
}
