package wording

import (
	"slices"

	"github.com/zaklon/zaklon/disclosure/reading"
)

// A Context says what is known of a letter from outside its words.
type Context struct {
	About bool  // it is about somebody in particular
	Names []int // the tokens at which somebody is named, in their order
}

// A Hit is a stretch of tokens that discloses, To not included.
type Hit struct {
	From, To int
	Kind     string
	Rule     string
}

// A place is where a concept stands.
type place struct {
	concept  concept
	from, to int
}

// Bounds of one reading: how many words a sentence has before it is cut, and how many findings are
// noted. Whoever has ten thousand findings needs no other.
const (
	longest = 200
	most    = 10_000
)

// Find lists what a text discloses, sentence by sentence.
func (l *Lexicon) Find(t *reading.Text, c Context) []Hit {
	f := finder{lexicon: l, text: t, context: c}
	for i := range t.Tokens {
		if t.Tokens[i].Gap == reading.Stop && i > 0 || i-f.begin >= longest {
			f.sentence(i)
		}
		f.look(i)
	}
	f.sentence(len(t.Tokens))
	if f.context.About {
		return f.settled()
	}
	return f.without()
}

// A finder walks over one text.
type finder struct {
	lexicon *Lexicon
	text    *reading.Text
	context Context
	begin   int     // of the sentence
	places  []place // of the sentence
	has     set
	name    int // the next of the context's names
	hits    []waiting
}

// A waiting hit is settled at the end: some hold only in a letter about somebody.
type waiting struct {
	Hit
	letter bool
}

// look notes the concepts that begin with a token.
func (f *finder) look(i int) {
	h := reading.Seed
	word := f.text.Word(i)
	for n, b := range word {
		h = reading.Step(h, b)
		if n < len(word)-1 && !f.lexicon.stems[uint16(h>>16)] || !f.lexicon.whole[uint16(h>>16)] {
			continue
		}
		for _, e := range f.lexicon.entries[h] {
			if (e.words[0].stem || n == len(word)-1) && len(e.words[0].text) == n+1 && f.follow(e.words[1:], i+1) {
				f.places = append(f.places, place{e.concept, i, i + len(e.words)})
				f.has |= 1 << e.concept
			}
		}
	}
}

// follow tells whether these words stand from a token on, in one sentence.
func (f *finder) follow(words []word, i int) bool {
	for n, w := range words {
		if i+n >= len(f.text.Tokens) || f.text.Tokens[i+n].Gap == reading.Stop {
			return false
		}
		got := f.text.Word(i + n)
		if len(got) < len(w.text) || string(got[:len(w.text)]) != w.text || !w.stem && len(got) != len(w.text) {
			return false
		}
	}
	return true
}

// sentence applies the rules to the sentence that ends before a token.
func (f *finder) sentence(end int) {
	named := false
	for ; f.name < len(f.context.Names) && f.context.Names[f.name] < end; f.name++ {
		named = named || f.context.Names[f.name] >= f.begin
	}
	has := func(c concept) bool { return f.has&(1<<c) != 0 }
	about := named || has(f.lexicon.person)
	general := has(f.lexicon.general) && !named
	f.context.About = f.context.About || about && !general
	for _, r := range f.lexicon.rules {
		if len(f.hits) >= most {
			break
		}
		if f.has&r.need != r.need || f.has&r.bar != 0 && !about || r.Person == inSentence && !about || general && r.Person != nowhere {
			continue
		}
		f.apply(r)
	}
	f.begin, f.places, f.has = end, f.places[:0], 0
}

// apply notes every place of a rule's first concept that has the others near.
func (f *finder) apply(r compiled) {
	for _, p := range f.places {
		if p.concept != r.all[0] || r.First && p.from != f.begin {
			continue
		}
		from, to, found := p.from, p.to, true
		for _, c := range r.all[1:] {
			near, ok := f.nearest(c, p)
			found = found && ok
			from, to = min(from, near.from), max(to, near.to)
		}
		if found && to-from <= r.Within && !f.barred(r, from, to) {
			f.hits = append(f.hits, waiting{Hit{from, to, r.Kind, r.Code}, r.Person == inLetter})
		}
	}
}

// beside is how near what bars a rule must stand in a sentence about somebody.
const beside = 5

// barred tells whether something that bars a rule stands in or beside what was found.
func (f *finder) barred(r compiled, from, to int) bool {
	return f.has&r.bar != 0 && slices.ContainsFunc(f.places, func(p place) bool {
		return r.bar&(1<<p.concept) != 0 && p.to > from-beside && p.from < to+beside
	})
}

// nearest is the place of a concept that is nearest to another place.
func (f *finder) nearest(c concept, to place) (place, bool) {
	best, found := place{}, false
	for _, p := range f.places {
		if p.concept == c && p != to && (!found || distance(p, to) < distance(best, to)) {
			best, found = p, true
		}
	}
	return best, found
}

func distance(a, b place) int {
	if a.from < b.from {
		return b.from - a.to
	}
	return a.from - b.to
}

// settled are the hits of a letter about somebody.
func (f *finder) settled() []Hit {
	var out []Hit
	for _, w := range f.hits {
		out = append(out, w.Hit)
	}
	return out
}

// without are the hits of a letter about nobody in particular.
func (f *finder) without() []Hit {
	var out []Hit
	for _, w := range f.hits {
		if !w.letter {
			out = append(out, w.Hit)
		}
	}
	return out
}
