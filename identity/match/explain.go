package match

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/person"
)

// The kinds of term.
const (
	TermWord        = "word"        // two words that go together; How: same, near, far, language, short_form, related, initial, cut
	TermPatronymic  = "patronymic"  // two patronymics that go together; How as for words
	TermApart       = "apart"       // words of both sides that have no counterpart, with those that one side has more; How: given, patronymic, family, other, several
	TermExtra       = "extra"       // words of one side where the other has none left; How: patronymic, word
	TermWhole       = "whole"       // How: whole (every word agrees), one (a single word agrees)
	TermBirth       = "birth"       // How: the name of the finding without "birth_"
	TermNationality = "nationality" // How: same, differs
	TermGender      = "gender"      // How: same, differs
	TermDocument    = "document"    // How: same
	TermPlace       = "place"       // How: same
	TermParent      = "parent"      // How: same
	TermFloor       = "floor"       // raised to possible, though the bits are too few; How: sounds (every word sounds the same), name (so strong a name)
	TermBase        = "base"        // what is asked of everybody before anything speaks for them; How: base
)

// Explain is Compare with every term. The bits of the terms add up to those of the score.
func (w *Weights) Explain(q, c *lexicon.Record) Score {
	var m meeting
	q, c, turned := ordered(q, c)
	s, x := w.compare(&m, q, c)
	e := explanation{w: w, x: &x}
	if len(q.Names) > 0 && len(c.Names) > 0 {
		e.words(&m)
	}
	e.beside(q, c)
	if turned {
		for i := range e.terms {
			e.terms[i].Query, e.terms[i].Found = e.terms[i].Found, e.terms[i].Query
		}
	}
	s.Terms = append(e.terms, w.floor(s)...)
	return s
}

// floor says why a score of too few bits is possible all the same.
func (w *Weights) floor(s Score) []Term {
	switch {
	case s.Tier != Possible || s.Bits >= float64(w.limits.Possible):
		return nil
	case s.Strong:
		return []Term{{Kind: TermFloor, How: "sounds"}}
	}
	return []Term{{Kind: TermFloor, How: "name"}}
}

// An explanation collects the terms of one comparison.
type explanation struct {
	w     *Weights
	x     *sheet
	terms []Term
}

// add appends a term, unless it neither says nor weighs anything.
func (e *explanation) add(t Term, of ...feature) {
	for _, f := range of {
		t.Bits += float64(e.x[f] * e.w.bits[f])
	}
	if t.Bits != 0 || t.Query != "" || t.Found != "" {
		e.terms = append(e.terms, t)
	}
}

// words tells the words that go together, and what is left over.
func (e *explanation) words(m *meeting) {
	m.pairs(func(i, j int, rarity float32) {
		var own sheet
		own.tie(m.ties[i][j], rarity)
		t := m.term(i, j)
		t.Bits = float64(e.w.sum(&own, 0, namesEnd))
		e.terms = append(e.terms, t)
	})
	q, c := m.left()
	switch {
	case len(q.Words) > 0 && len(c.Words) > 0:
		apart := []feature{givenApart, patronymicApart, familyApart, otherApart, rareLeft, extra, extraMore, extraPatronymic}
		for k := range feature(knots) {
			apart = append(apart, joinedCurve+k)
		}
		e.add(Term{Kind: TermApart, How: e.apartHow(), Query: text(q), Found: text(c)}, apart...)
	case e.x[extraPatronymic] > 0 && e.x[extra] == 0:
		e.add(Term{Kind: TermExtra, How: "patronymic", Query: text(q), Found: text(c)}, extraPatronymic)
	case len(q.Words)+len(c.Words) > 0:
		e.add(Term{Kind: TermExtra, How: "word", Query: text(q), Found: text(c)}, extra, extraMore, extraPatronymic)
	}
	e.add(Term{Kind: TermWhole, How: "whole"}, whole, wholeSyllables)
	e.add(Term{Kind: TermWhole, How: "one"}, onlyOne)
}

// apartHow names what contradicts: one role, or several.
func (e *explanation) apartHow() string {
	how := ""
	for _, one := range [...]struct {
		of   feature
		role string
	}{{givenApart, "given"}, {patronymicApart, "patronymic"}, {familyApart, "family"}, {otherApart, "other"}} {
		switch {
		case e.x[one.of] == 0:
		case how != "":
			return "several"
		default:
			how = one.role
		}
	}
	return how
}

// text writes the words of a name as they were taken apart.
func text(n lexicon.Name) string {
	words := make([]string, len(n.Words))
	for i, w := range n.Words {
		words[i] = w.Text
	}
	return strings.Join(words, " ")
}

// term names two words that go together.
func (m *meeting) term(i, j int) Term {
	t := Term{Kind: TermWord, How: m.ties[i][j].how(), Query: m.q.Words[i].Text, Found: m.c.Words[j].Text}
	if m.q.Roles[i].Is(lexicon.Patronymic) && m.c.Roles[j].Is(lexicon.Patronymic) {
		t.Kind = TermPatronymic
	}
	if i+1 < len(m.q.Words) && int(m.mateQ[i+1]) == j {
		t.Query += " " + m.q.Words[i+1].Text
	}
	if j+1 < len(m.c.Words) && int(m.mateC[j+1]) == i {
		t.Found += " " + m.c.Words[j+1].Text
	}
	return t
}

// how says in a word how near two words are.
func (t tie) how() string {
	switch t.other {
	case sameFamily:
		return "language"
	case shortForm:
		return "short_form"
	case relatedName:
		return "related"
	case initialFits:
		return "initial"
	case cutFits:
		return "cut"
	default: // nothing to do for the others
	}
	switch {
	case t.apart <= steps[1]:
		return "same"
	case t.apart <= steps[4]:
		return "near"
	}
	return "far"
}

// beside tells what stands beside the names.
func (e *explanation) beside(q, c *lexicon.Record) {
	if f := e.w.compareBirths(q.Births, c.Births); f != 0 {
		how := strings.TrimPrefix(FeatureName(int(f)), "birth_")
		e.add(Term{Kind: TermBirth, How: how, Query: births(q.Births), Found: births(c.Births)},
			f, sameBirthFamilyApart, sameBirthGivenApart, sameBirthWhole, otherBirthApart, otherBirthWhole)
	}
	states := Term{Kind: TermNationality, Query: strings.Join(q.Nationalities, ", "), Found: strings.Join(c.Nationalities, ", ")}
	switch {
	case e.x[nationalitySame] > 0:
		states.How = "same"
		e.add(states, nationalitySame)
	case e.x[nationalityDiffers] > 0:
		states.How = "differs"
		e.add(states, nationalityDiffers)
	}
	e.add(Term{Kind: TermGender, How: "same"}, genderSame)
	e.add(Term{Kind: TermGender, How: "differs"}, genderDiffers)
	e.add(Term{Kind: TermDocument, How: "same"}, documentSame)
	e.add(Term{Kind: TermPlace, How: "same"}, placeSame)
	e.add(Term{Kind: TermParent, How: "same"}, parentSame)
	e.add(Term{Kind: TermBase, How: "base"}, bias)
}

// births writes dates as they are stored.
func births(all []person.Birth) string {
	written := make([]string, len(all))
	for i, b := range all {
		written[i] = b.ISO()
	}
	slices.Sort(written)
	return strings.Join(written, ", ")
}
