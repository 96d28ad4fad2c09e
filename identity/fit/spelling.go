package fit

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/identity/reading"
	"github.com/zaklon/zaklon/identity/sound"
	"github.com/zaklon/zaklon/identity/token"
)

// Tokens reads a list of transliterated words: a word, a tab, and another spelling of it. What
// stands after a further tab, such as how often the two were seen, does not count. The error names
// the line.
func Tokens(r io.Reader) ([]Spelling, error) {
	var out []Spelling
	in := bufio.NewScanner(r)
	n := 1
	for ; in.Scan(); n++ {
		f := strings.Split(in.Text(), "\t")
		if len(f) < 2 {
			return nil, fmt.Errorf("tokens: line %d: want two words parted by a tab", n)
		}
		a, b := token.Split(f[0]), token.Split(f[1])
		if len(a) == 1 && len(b) == 1 {
			out = append(out, spelling(a[0], b[0])...)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("tokens: line %d: %w", n, err)
	}
	return out, nil
}

// spelling pairs two words that can both be read.
func spelling(a, b token.Word) []Spelling {
	s := Spelling{Kind: reading.Kind(a.Script, b.Script), A: reading.Of(a), B: reading.Of(b), Weight: 1}
	if len(s.A) == 0 || len(s.B) == 0 {
		return nil
	}
	return []Spelling{s}
}

// nativeAbjad weighs spellings of native names in Arabic and Hebrew script, whose vowels are not
// written, above those of lists of transcribed foreign names, whose vowels mostly are.
const nativeAbjad = 4

// Words gives the spellings that two names of one person hold: every word of the one with the
// word of the other that is nearest by plain costs, where each is the other's nearest. Names in
// syllables are written with other spaces than in letters, so that they are compared run together.
func Words(a, b string) []Spelling {
	plain, err := newAligner("")
	if err != nil {
		return nil
	}
	words := lexicon.New()
	x, y := words.Name(person.Name{Whole: a}), words.Name(person.Name{Whole: b})
	if len(x.Words) == 0 || len(y.Words) == 0 {
		return nil
	}
	if k := kind(x.Words[0], y.Words[0]); k == sound.Han || k == sound.Hangul {
		return runTogether(k, x, y)
	}
	var out []Spelling
	for i, one := range x.Words {
		j := plain.nearest(one, y.Words)
		if j < 0 || plain.nearest(y.Words[j], x.Words) != i {
			continue
		}
		s := Spelling{Kind: kind(one, y.Words[j]), A: readings(one), B: readings(y.Words[j]), Weight: 1}
		if s.Kind == sound.Abjad {
			s.Weight = nativeAbjad
		}
		out = append(out, s)
	}
	return out
}

// mostRun is the most ways in which a name is run together.
const mostRun = 4

// runTogether gives two names as one spelling, the second from whichever of its words it begins;
// none where one is much longer, because then something was left out.
func runTogether(k sound.Kind, x, y lexicon.Name) []Spelling {
	s := Spelling{Kind: k, Weight: 1}
	for n := range mostRun {
		s.A = append(s.A, x.Run(0, n).String())
		for first := range min(len(y.Words), mostRun) {
			s.B = append(s.B, y.Run(first, n).String())
		}
	}
	if short, long := min(len(s.A[0]), len(s.B[0])), max(len(s.A[0]), len(s.B[0])); 3*short < 2*long {
		return nil
	}
	return []Spelling{s}
}

func kind(a, b *lexicon.Word) sound.Kind { return reading.Kind(a.Token().Script, b.Token().Script) }

func readings(w *lexicon.Word) []string {
	var out []string
	for _, s := range w.Sounds() {
		out = append(out, s.String())
	}
	return out
}

// nearest gives the word that is nearest to one, or -1 if none is near at all.
func (t *aligner) nearest(one *lexicon.Word, words []*lexicon.Word) int {
	at, least := -1, worst
	for i, w := range words {
		for _, x := range readings(one) {
			for _, y := range readings(w) {
				if d := t.cost(x, y, kind(one, w)) / float64(max(len(x), len(y))); d < least {
					at, least = i, d
				}
			}
		}
	}
	return at
}

// Even weighs spellings down that were given often, so that no list drowns the others: a pair
// of readings counts as often as the root of its number.
func Even(spellings []Spelling) []Spelling {
	type key struct{ a, b string }
	seen := map[key]int{}
	var out []Spelling
	for _, s := range spellings {
		k := key{s.A[0], s.B[0]}
		if seen[k]++; seen[k] == 1 {
			out = append(out, s)
		}
	}
	for i, s := range out {
		out[i].Weight *= math.Sqrt(float64(seen[key{s.A[0], s.B[0]}]))
	}
	return out
}
