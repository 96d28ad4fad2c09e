// Package ethiopic reads names in the Ethiopic script (Amharic, Tigrinya) into
// the sound alphabet of package sound. A code point is a consonant and one of
// seven vowels, by its place in the block: rows of eight from U+1200 on.
//
// It may not judge which person a name belongs to.
package ethiopic

// The block of the syllables; rows of eight.
const (
	first = 0x1200
	last  = 0x1357
)

// rows are the consonants in the order of the block. A row that begins with an
// h or a bearer of a vowel has a in its first order.
var rows = [...]string{
	"h", "l", "h", "m", "s", "r", "s", "S", "k", "kw", "k", "kw", "b", "v", "t", "C", "h", "hw", "n", "nj", "",
	"k", "kw", "h", "hw", "w", "", "z", "Z", "j", "d", "d", "J", "g", "gw", "g", "t", "C", "p", "c", "c", "f", "p",
}

// orders are the vowels of a row. The sixth is weak or silent; the eighth is wa
// and has its own reading.
var orders = [8]string{"e", "u", "i", "a", "e", "@", "o", "wa"}

const sixth = 5

// Read returns the one reading of a word in Ethiopic letters, nil if it has
// none.
func Read(word string) []string {
	var letters []int
	for _, r := range word {
		if r >= first && r <= last {
			letters = append(letters, int(r-first))
		}
	}
	out := make([]byte, 0, 2*len(letters))
	open := false // whether the syllable before has a vowel
	for i, l := range letters {
		head, order := rows[l/8], l%8
		out = put(out, head)
		if order == sixth && (open || i == len(letters)-1 && i > 0) && head != "" {
			open = false
			continue
		}
		out = put(out, vowel(head, order))
		open = true
	}
	if len(out) == 0 {
		return nil
	}
	return []string{string(out)}
}

// vowel returns the vowel of a syllable. The h rows and the bearers have a in
// the first order; a consonant with w has no second w.
func vowel(head string, order int) string {
	if order == 0 && (head == "" || head == "h") {
		return "a"
	}
	if order == 7 && len(head) == 2 {
		return "a"
	}
	return orders[order]
}

// put writes sounds; equal neighbours are written once.
func put(out []byte, s string) []byte {
	if s == "" || len(out) > 0 && out[len(out)-1] == s[0] {
		return out
	}
	return append(out, s...)
}
