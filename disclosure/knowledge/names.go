package knowledge

import (
	"slices"

	"github.com/zaklon/zaklon/disclosure/reading"
)

// apart is how many tokens further the next word of a name may stand: an initial or a patronymic
// that is not known may come between.
const apart = 3

// names finds whom the text names, and returns their places in the index with those of the scope and
// their associates. Whom the request does not name is a finding: by two words of a name, or, for an
// associate of somebody concerned, by a single one that nobody concerned shares.
func (s *search) names() []int32 {
	x := s.index
	own := x.places(append(slices.Clone(s.scope.Named), s.scope.Concerned...))
	named := x.places(s.scope.Named)
	whole := s.whole()
	people := union(own, whole)
	close := x.associates(people)
	for _, spot := range s.seen {
		if !s.text.Tokens[spot.at].Capital && s.text.Tokens[spot.at].Gap != reading.Mark || s.shared(spot, named) {
			continue
		}
		for _, p := range union(close, own) {
			if x.bears(p, spot.words) && len(s.text.Word(spot.at)) > shortest {
				s.hit(spot.at, spot.at+1, KindPerson, p)
				break
			}
		}
	}
	return union(people, close)
}

// whole finds names of two words or more, notes those that the request does not name, and returns
// all.
func (s *search) whole() []int32 {
	var out []int32
	named := s.index.places(s.scope.Named)
	for i := range s.seen {
		for j := i + 1; j < len(s.seen) && s.seen[j].at-s.seen[i].at <= apart && s.together(s.seen[i].at, s.seen[j].at); j++ {
			for _, p := range s.index.both(s.seen[i].words, s.seen[j].words) {
				out = append(out, p)
				if !slices.Contains(named, p) {
					s.hit(s.seen[i].at, s.seen[j].at+1, KindPerson, p)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// together tells whether no sentence ends between two tokens.
func (s *search) together(from, to int) bool {
	for i := from + 1; i <= to; i++ {
		if s.text.Tokens[i].Gap == reading.Stop {
			return false
		}
	}
	return true
}

// shared tells whether a word is in the name of one of these persons too.
func (s *search) shared(spot spot, persons []int32) bool {
	return slices.ContainsFunc(persons, func(p int32) bool { return s.index.bears(p, spot.words) })
}

// both lists who has two different words in their names.
func (x *Index) both(a, b []int32) []int32 {
	var out []int32
	for _, one := range a {
		for _, other := range b {
			if one == other {
				continue
			}
			out = append(out, common(x.of(one), x.of(other))...)
		}
	}
	return out
}

// common lists what is in both of two sorted lists.
func common(a, b []int32) []int32 {
	if len(a) > len(b) {
		a, b = b, a
	}
	var out []int32
	for _, v := range a {
		if _, found := slices.BinarySearch(b, v); found {
			out = append(out, v)
		}
	}
	return out
}

// bears tells whether a person has one of the words in their names.
func (x *Index) bears(person int32, words []int32) bool {
	return slices.ContainsFunc(words, func(w int32) bool {
		_, found := slices.BinarySearch(x.of(w), person)
		return found
	})
}

// places gives the places of register numbers, sorted; an unknown one is left out.
func (x *Index) places(ids []string) []int32 {
	var out []int32
	for _, id := range ids {
		if i, known := x.byID[id]; known {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// associates lists the persons whom the facts of these persons name.
func (x *Index) associates(persons []int32) []int32 {
	var ids []string
	for _, p := range persons {
		for _, f := range x.persons[p].Facts {
			if f.Kind == KindPerson {
				ids = append(ids, f.Person)
			}
		}
	}
	return x.places(ids)
}

func union(a, b []int32) []int32 {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}
