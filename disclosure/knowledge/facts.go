package knowledge

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/disclosure/dates"
	"github.com/zaklon/zaklon/disclosure/reading"
)

// Bounds of numbers: how many signs make one that is told from others, and over how many tokens one
// may be written.
const (
	fewestSigns = 5
	mostTokens  = 12
)

// addNumbers enters every text of a fact that holds a number: without what stands between its signs,
// so that dashes and blanks do not matter, and a telephone also as it is dialled at home and abroad.
func (x *Index) addNumbers(f Fact, person int32) {
	for _, text := range f.Texts {
		signs := run(text)
		if len(signs) < fewestSigns || !strings.ContainsAny(signs, "0123456789") {
			continue
		}
		all := []string{signs}
		if digits := strings.Trim(signs, "0123456789") == ""; digits && strings.HasPrefix(strings.TrimSpace(text), "+") && len(signs) > 8 {
			all = append(all, "00"+signs, "0"+signs[3:])
		}
		for _, one := range all {
			x.begins[int(one[0])<<8|int(one[1])] = true
			if _, taken := x.numbers[reading.Hash([]byte(one))]; !taken {
				x.numbers[reading.Hash([]byte(one))] = owned{person, f.Kind}
			}
		}
	}
}

// run is a text without what stands between its words, folded.
func run(text string) string {
	var t reading.Text
	t.Read(text)
	return string(t.Run(0, len(t.Tokens)))
}

// numbers finds every number of the index: from each token whose first signs begin one, over the
// tokens that follow in the same sentence.
func (s *search) numbers() {
	for i := 0; i < len(s.text.Tokens); i++ {
		first := s.text.Run(i, min(i+2, len(s.text.Tokens)))
		if len(first) < 2 || !s.index.begins[int(first[0])<<8|int(first[1])] {
			continue
		}
		h := reading.Seed
		for j := i; j < min(i+mostTokens, len(s.text.Tokens)); j++ {
			if j > i && s.text.Tokens[j].Gap == reading.Stop {
				break
			}
			for _, b := range s.text.Word(j) {
				h = reading.Step(h, b)
			}
			if owner, known := s.index.numbers[h]; known {
				s.hit(i, j+1, owner.kind, owner.person)
			}
		}
	}
}

// facts finds the days, places and names of organisations that are known of these persons.
func (s *search) facts(persons []int32) {
	s.dates = dates.Find(s.text, s.dates[:0])
	phrases := map[uint64][]phrase{}
	for _, p := range persons {
		for _, f := range s.index.persons[p].Facts {
			switch f.Kind {
			case KindDate:
				s.day(f.Day, p)
			case KindPlace, KindCounsel, KindData:
				for _, text := range f.Texts {
					enter(phrases, f.Kind, text, p)
				}
			case KindContent:
				for _, text := range f.Texts {
					s.gist(text, p)
				}
			}
		}
	}
	s.phrases(phrases)
}

// day finds a day, unless the request itself states it.
func (s *search) day(d deadline.Date, person int32) {
	for _, found := range s.dates {
		if found.Is(d) && !slices.ContainsFunc(s.scope.Days, found.Is) {
			s.hit(found.From, found.To, KindDate, person)
		}
	}
}

// A phrase is words in a row, each with its forms, and whose fact they are.
type phrase struct {
	words  []map[uint64]bool
	kind   string
	person int32
}

// enter notes the parts of a name or an address by each form of their first word: every part that has
// a word of its own, without the words that all addresses have where it is no part of a longer one.
func enter(all map[uint64][]phrase, kind, text string, person int32) {
	parts := strings.Split(text, ",")
	for _, part := range parts {
		words := own(part, len(parts) > 1)
		if len(words) == 0 || len(words) == 1 && (len(parts) > 1 || kind != KindPlace) {
			continue
		}
		for form := range words[0] {
			all[form] = append(all[form], phrase{words, kind, person})
		}
	}
}

// phrases finds the phrases in one walk.
func (s *search) phrases(all map[uint64][]phrase) {
	if len(all) == 0 {
		return
	}
	for i := range s.hashes {
		for _, p := range all[s.sign(i)] {
			if to := s.follows(p.words, i); to > 0 {
				s.hit(i, to, p.kind, p.person)
			}
		}
	}
}

// follows is the token after a phrase whose first word is a token, or 0. One other word may stand
// between two of its words.
func (s *search) follows(words []map[uint64]bool, i int) int {
	i++
	for _, forms := range words[1:] {
		switch {
		case i < len(s.hashes) && forms[s.sign(i)]:
			i++
		case i+1 < len(s.hashes) && forms[s.sign(i+1)]:
			i += 2
		default:
			return 0
		}
	}
	return i
}

// sign is what a phrase is compared by: the sketch of a word, the digits of a number.
func (s *search) sign(i int) uint64 {
	if s.text.Tokens[i].Number {
		return reading.Hash(s.text.Word(i))
	}
	return s.hashes[i]
}

// own gives the forms of each word of a phrase that tells it from others; all its words if whole.
func own(phrase string, whole bool) []map[uint64]bool {
	var t reading.Text
	t.Read(phrase)
	var out []map[uint64]bool
	special := false
	for i := range t.Tokens {
		word := string(t.Word(i))
		usual := general[word]
		special = special || !usual && !t.Tokens[i].Number
		if usual && !whole {
			continue
		}
		forms := map[uint64]bool{reading.Hash(t.Word(i)): true}
		for _, form := range inflected(word) {
			forms[reading.Hash(reading.Coarse(nil, []byte(form)))] = true
		}
		out = append(out, forms)
	}
	if !special {
		return nil
	}
	return out
}

// gist finds a sentence that says much of what somebody said: at least half of the words that carry
// it, and two of them, by their first letters.
func (s *search) gist(text string, person int32) {
	stems := map[string]bool{}
	for _, word := range strings.Fields(text) {
		if stem := root([]byte(run(word))); stem != "" {
			stems[stem] = true
		}
	}
	need := max(2, (len(stems)+1)/2)
	from, last := 0, -1
	found := map[string]bool{}
	flush := func() {
		if len(found) >= need {
			s.hit(from, last+1, KindContent, person)
		}
		clear(found)
	}
	for i := range s.text.Tokens {
		if s.text.Tokens[i].Gap == reading.Stop {
			flush()
		}
		stem := root(s.text.Word(i))
		if !stems[stem] {
			continue
		}
		if len(found) == 0 {
			from = i
		}
		found[stem], last = true, i
	}
	flush()
}

// root is the beginning of a word that carries meaning; short words carry none here.
func root(word []byte) string {
	if len(word) < 5 || general[string(word)] {
		return ""
	}
	return string(word[:5])
}
