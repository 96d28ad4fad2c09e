package reading

// fewest letters that stand alone in a row are a word spaced out.
const fewest = 4

// collapse joins words that were spaced out letter by letter: at least four single letters, each
// with the same single sign between. Two signs part two such words.
func (t *Text) collapse() {
	out := t.Tokens[:0]
	for i := 0; i < len(t.Tokens); {
		n := t.spaced(i)
		k := t.Tokens[i]
		if n >= fewest {
			last := t.Tokens[i+n-1]
			k.End, k.hi = last.End, last.hi
			i += n
		} else {
			i++
		}
		out = append(out, k)
	}
	t.Tokens = out
}

// spaced counts the single letters in a row from a token on.
func (t *Text) spaced(i int) int {
	n := 0
	for ; i+n < len(t.Tokens) && t.single(i+n); n++ {
		if n == 0 {
			continue
		}
		a, b := t.Tokens[i+n-1], t.Tokens[i+n]
		if b.Start-a.End != 1 || t.Original[a.End] != t.Original[t.Tokens[i].End] {
			break
		}
	}
	return n
}

// single tells whether a token is one letter, as people count letters.
func (t *Text) single(i int) bool {
	k := t.Tokens[i]
	if k.Number || k.End-k.Start > 4 {
		return false
	}
	return k.hi-k.lo == 1 || k.hi-k.lo == 2 && k.End-k.Start == 2 && t.Original[k.Start] >= 0x80
}

// Coarse appends a sketch of a folded word, in which the ways to write one name in Latin letters
// meet: zh and ž, kh and h, y and j, ts and c, x and ks, doubled letters. It is for names alone and
// proves nothing of them.
func Coarse(into, word []byte) []byte {
	from := len(into)
	for i := 0; i < len(word); i++ {
		b := word[i]
		switch b {
		case 'y', 'j':
			b = 'i'
		case 'w':
			b = 'v'
		case 'q':
			b = 'k'
		case 'x':
			into = push(into, from, 'k')
			b = 's'
		}
		into = push(into, from, b)
	}
	return into
}

// push appends a letter and folds the end of the sketch.
func push(into []byte, from int, b byte) []byte {
	if len(into) == from {
		return append(into, b)
	}
	last := &into[len(into)-1]
	switch {
	case *last == b:
		return into
	case b == 'h' && (*last == 'z' || *last == 's' || *last == 'c' || *last == 'g'):
		return into
	case b == 'h' && *last == 'k':
		*last = 'h'
	case b == 'h' && *last == 'p':
		*last = 'f'
	case b == 'e' && *last == 'i' && (len(into)-from == 1 || vowel(into[len(into)-2])): // Yevgeny and Evgeni, Sergeyev and Sergeev
		into = into[:len(into)-1]
		return push(into, from, b)
	case (b == 's' || b == 'c') && *last == 't':
		*last = 'c'
	case b == 'k' && *last == 'c':
		*last = 'k'
	default:
		return append(into, b)
	}
	if n := len(into); n-from > 1 && into[n-2] == into[n-1] {
		return into[:n-1]
	}
	return into
}

func vowel(b byte) bool { return b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u' }

// Hash gives a number for folded bytes. Different words have different numbers but for chance, which
// costs a finding too many and never one too few.
func Hash(word []byte) uint64 {
	h := Seed
	for _, b := range word {
		h = Step(h, b)
	}
	return h
}

// Seed is the hash of no bytes.
const Seed = uint64(14695981039346656037)

// Step is the hash with one byte more.
func Step(h uint64, b byte) uint64 { return (h ^ uint64(b)) * 1099511628211 }
