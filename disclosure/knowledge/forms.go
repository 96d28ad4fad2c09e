package knowledge

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/disclosure/reading"
	"github.com/zaklon/zaklon/identity/romanise"
)

// shortest is how many letters the sketch of a word of a name has at least.
const shortest = 3

// general are words of addresses and organisations that tell none from another, folded. immutable
var general = set(`centre center reception house street road square office law ngo nvo organisation organization association the of in at and for near
	ulica ulici ulice ul bb broj br trg put kuca kuce kuci centar centru centra prihvatni prihvatna prihvatnoj prihvatne kancelarija kancelariji udruzenje
	organizacija advokat advokatska advokatica attorney lawyer counsel hotel hostel stan apartment flat u na i za kod refugee camp accommodation smjestaj
	after before against because their there which about`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// The endings of Montenegrin: of adjectives (and of possessives, which are adjectives), of names that
// end in a, in o or e, and in a consonant. English adds s. immutable
var (
	adjective = strings.Fields("- a o e i u og oga om ome omu im ih ima oj")
	feminine  = strings.Fields("a e i u o om ama ina ine ini inu ino inog inom inim inih inoj in og omu oj ovoj ih im ima")
	neuter    = strings.Fields("o e a u om em i")
	masculine = strings.Fields("- a u e om em o i ima im s")
)

// inflected lists the forms of a folded word: the seven cases as a noun and as an adjective, and the
// possessives made of it. Forms that nobody uses are listed too: they cost a few bytes.
func inflected(word string) []string {
	out := []string{word, word + "s", word + "es"}
	if len(word) < shortest {
		return out
	}
	stem, last := word[:len(word)-1], word[len(word)-1]
	switch last {
	case 'a':
		out = endings(out, stem, feminine)
		out = endings(out, softer(stem), []string{"i", "ama"})
		if short, russian := strings.CutSuffix(strings.TrimSuffix(stem, "j"), "a"); russian && len(short) >= shortest { // Gračevskaja
			out = endings(out, strings.TrimSuffix(short, "a"), adjective)
		}
	case 'o', 'e':
		out = endings(out, stem, neuter)
		out = possessive(out, stem)
		out = endings(out, word, []string{"a", "u", "m", "om", "ja", "ju", "jem", "jom"})
		out = possessive(out, word)
	case 'i', 'y', 'u':
		out = endings(out, word, []string{"a", "u", "em", "om", "ja", "ju", "jem", "jom", "je", "ji"})
		out = possessive(out, word)
		out = possessive(out, word+"j")
		out = endings(out, stem, adjective)
	default:
		out = consonant(out, word)
		if short := withoutA(word); short != "" {
			out = consonant(out, short)
		}
	}
	if stem := strings.TrimRight(word, "jyi"); stem != word && (strings.HasSuffix(stem, "sk") || strings.HasSuffix(stem, "ck")) { // Gračevskiy, Bistricki
		out = endings(out, stem, adjective)
	}
	return out
}

// consonant adds the forms of a word that ends in a consonant.
func consonant(out []string, word string) []string {
	out = endings(out, word, masculine)
	out = endings(out, softer(word), []string{"e", "i"})
	return possessive(out, word)
}

// possessive adds what belongs to somebody: Petrov, Petrova, Sergejev.
func possessive(out []string, stem string) []string {
	out = endings(out, stem+"ov", adjective)
	if stem != "" && strings.IndexByte("jczsi", stem[len(stem)-1]) >= 0 {
		out = endings(out, stem+"ev", adjective)
	}
	return out
}

func endings(out []string, stem string, all []string) []string {
	for _, e := range all {
		out = append(out, stem+strings.Trim(e, "-"))
	}
	return out
}

// softer is a stem with the last consonant as it stands before some endings: luka and luci.
func softer(stem string) string {
	if stem == "" {
		return stem
	}
	head := stem[:len(stem)-1]
	switch stem[len(stem)-1] {
	case 'k':
		return head + "c"
	case 'g':
		return head + "z"
	case 'h':
		return head + "s"
	}
	return stem
}

// withoutA drops an a that stands between the last two consonants: Lipovac and Lipovca.
func withoutA(word string) string {
	n := len(word)
	if n < 5 || word[n-2] != 'a' || strings.IndexByte("aeiou", word[n-3]) >= 0 {
		return ""
	}
	return word[:n-2] + word[n-1:]
}

// unmet are spellings that no sketch unites: đ as d, and dž as j or dj. immutable
var unmet = [][2]string{{"dj", "d"}, {"dj", "dz"}, {"dzh", "j"}, {"dz", "j"}, {"dz", "dj"}, {"dzh", "dj"}}

// spelled lists the ways a word of a name is written in Latin letters, with the first, the last or all
// of what can be spelled otherwise.
func spelled(word string) []string {
	out := []string{word}
	for _, pair := range unmet {
		last := strings.LastIndex(word, pair[0])
		if last < 0 {
			continue
		}
		out = append(out, strings.Replace(word, pair[0], pair[1], 1), strings.ReplaceAll(word, pair[0], pair[1]), word[:last]+pair[1]+word[last+len(pair[0]):])
	}
	if after, begins := strings.CutPrefix(word, "j"); begins {
		out = append(out, "dz"+after)
	}
	return out
}

// A lexicon numbers the words of names while an index is built.
type lexicon struct {
	count   int32
	numbers map[string]int32
	entries []entry
}

// An entry is one form of one word.
type entry struct {
	hash uint64
	word int32
}

func newLexicon() *lexicon { return &lexicon{numbers: map[string]int32{}} }

// add enters the words of a person's names and returns their numbers. The Latin spellings of a name
// in another script are entered as names of their own.
func (l *lexicon) add(names []string) []int32 {
	var out []int32
	var t reading.Text
	for _, name := range names {
		all := []string{name}
		for _, v := range romanise.Variants(name) {
			all = append(all, v.Text)
		}
		for _, one := range all {
			t.Read(one)
			for i := range t.Tokens {
				if !t.Tokens[i].Number && len(t.Word(i)) >= shortest {
					out = append(out, l.word(string(t.Word(i))))
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// word is the number of a word. Spellings with one sketch are one word.
func (l *lexicon) word(folded string) int32 {
	key := string(reading.Coarse(nil, []byte(folded)))
	if n, known := l.numbers[key]; known {
		return n
	}
	n := l.count
	l.count++
	l.numbers[key] = n
	var sketch []byte
	seen := map[uint64]bool{}
	for _, base := range spelled(folded) {
		for _, form := range inflected(base) {
			sketch = reading.Coarse(sketch[:0], []byte(form))
			if h := reading.Hash(sketch); len(sketch) >= shortest && !seen[h] {
				seen[h] = true
				l.entries = append(l.entries, entry{h, n})
			}
		}
	}
	return n
}

// forms is a table of hashes with the words they can be, for one look at a time: the words of one
// hash stand in a row.
type forms struct {
	hashes []uint64 // by slot; 0 is empty
	rows   []uint32 // by slot: where its words begin
	words  []int32
	ends   []uint32 // by slot: where its words end
}

// forms makes the table of all entries.
func (l *lexicon) forms() forms {
	slices.SortFunc(l.entries, func(a, b entry) int {
		switch {
		case a.hash < b.hash:
			return -1
		case a.hash > b.hash:
			return 1
		}
		return int(a.word - b.word)
	})
	size := 16
	for size < 2*len(l.entries) {
		size *= 2
	}
	f := forms{hashes: make([]uint64, size), rows: make([]uint32, size), ends: make([]uint32, size), words: make([]int32, 0, len(l.entries))}
	for i := 0; i < len(l.entries); {
		j := i
		for ; j < len(l.entries) && l.entries[j].hash == l.entries[i].hash; j++ {
			f.words = append(f.words, l.entries[j].word)
		}
		slot := f.slot(l.entries[i].hash)
		f.hashes[slot], f.rows[slot], f.ends[slot] = l.entries[i].hash, uint32(i), uint32(j)
		i = j
	}
	l.entries = nil
	return f
}

// slot is where a hash stands, or where it would.
func (f forms) slot(h uint64) uint64 {
	mask := uint64(len(f.hashes) - 1)
	for i := (h ^ h>>29) & mask; ; i = (i + 1) & mask {
		if f.hashes[i] == h || f.hashes[i] == 0 {
			return i
		}
	}
}

// look gives the words that a hash can be, nil for none.
func (f forms) look(h uint64) []int32 {
	slot := f.slot(h)
	if f.hashes[slot] != h {
		return nil
	}
	return f.words[f.rows[slot]:f.ends[slot]]
}
