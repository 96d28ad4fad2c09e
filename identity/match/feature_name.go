package match

import (
	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/sound"
)

// A sheet holds how much of every feature a comparison found.
type sheet [features]float32

// add puts a value on a curve, shared between the two points it lies between.
func (x *sheet) add(curve feature, apart int, value float32) {
	for k := 1; k < knots; k++ {
		if apart > steps[k] {
			continue
		}
		part := float32(apart-steps[k-1]) / float32(steps[k]-steps[k-1])
		x[curve+feature(k)-1] += value * (1 - part)
		x[curve+feature(k)] += value * part
		return
	}
	x[curve+knots-1] += value
}

// names writes down what the meeting of two names found.
func (m *meeting) names(x *sheet) {
	found, words := 0, 0
	m.pairs(func(i, j int, rarity float32) {
		found++
		words += m.fullWords(i, j)
		x.tie(m.ties[i][j], rarity)
	})
	leftQ, leftC := m.left()
	switch {
	case len(leftQ.Words) > 0 && len(leftC.Words) > 0:
		m.apart(x, leftQ, leftC)
	case found > 1 && words > 0 && len(leftQ.Words) == 0 && len(leftC.Words) == 0:
		x[whole] = 1
		if kind := kindOf(m.q.Words[0], m.c.Words[0]); kind == sound.Han || kind == sound.Hangul {
			x[wholeSyllables] = 1
		}
	}
	if found == 1 {
		x[onlyOne] = 1
	}
	x.more(leftQ, leftC)
}

// strong reports whether every word of both names sounds the same, in two pairs or more, the
// patronymics apart: the father's name is what states leave out, invent and translate. Two words
// that were run together for one are one pair, and a single letter, though it may agree, is none.
func (m *meeting) strong() bool {
	for i := range m.q.Words {
		j := m.mateQ[i]
		if !m.q.Roles[i].Is(lexicon.Patronymic) && (j == alone || m.ties[i][j].apart > soundsSame) {
			return false
		}
	}
	for j := range m.c.Words {
		if m.mateC[j] == alone && !m.c.Roles[j].Is(lexicon.Patronymic) {
			return false
		}
	}
	words := 0
	m.pairs(func(i, j int, _ float32) {
		if m.ties[i][j].apart <= soundsSame {
			words += m.fullWords(i, j)
		}
	})
	return words > 1
}

// fullWords counts a pair of words, but not if one of them is a single letter: letters alone are no
// name.
func (m *meeting) fullWords(i, j int) int {
	if m.q.Words[i].Initial() || m.c.Words[j].Initial() {
		return 0
	}
	return 1
}

// soundsSame is how far apart two spellings of one sound may be.
const soundsSame = 7

// tie writes down one pair of words.
func (x *sheet) tie(t tie, rarity float32) {
	switch t.other {
	case 0:
		x.add(t.curve, t.apart, rarity)
	case initialFits:
		x[initialFits]++
	default:
		x[t.other] += rarity
	}
}

// pairs gives every pair of words that go together once, with the rarity that counts: that of
// the commoner spelling, or of the word that two were run together for.
func (m *meeting) pairs(yield func(i, j int, rarity float32)) {
	for i, a := range m.q.Words {
		j := int(m.mateQ[i])
		if j == alone || i > 0 && int(m.mateQ[i-1]) == j {
			continue
		}
		rarity := min(float32(a.Rarity()), float32(m.c.Words[j].Rarity()))
		switch {
		case i+1 < len(m.q.Words) && int(m.mateQ[i+1]) == j:
			rarity = float32(m.c.Words[j].Rarity())
		case j+1 < len(m.c.Words) && int(m.mateC[j+1]) == i:
			rarity = float32(a.Rarity())
		}
		yield(i, j, rarity)
	}
}

// left gives the words of both names that found no mate.
func (m *meeting) left() (q, c lexicon.Name) {
	for i, w := range m.q.Words {
		if m.mateQ[i] == alone {
			q.Words, q.Roles = append(q.Words, w), append(q.Roles, m.q.Roles[i])
		}
	}
	for j, w := range m.c.Words {
		if m.mateC[j] == alone {
			c.Words, c.Roles = append(c.Words, w), append(c.Roles, m.c.Roles[j])
		}
	}
	return q, c
}

// apart writes down what is left over on both sides: a word of each that contradict each other
// for every place, and how near all that is left still is, run together.
func (m *meeting) apart(x *sheet, q, c lexicon.Name) {
	n := min(len(q.Words), len(c.Words))
	rareQ, rareC := float32(0), float32(0)
	for _, w := range q.Words {
		rareQ += float32(w.Rarity())
	}
	for _, w := range c.Words {
		rareC += float32(w.Rarity())
	}
	for _, role := range contradictions(q.Roles, c.Roles, n) {
		x[role]++
	}
	x[rareLeft] += min(rareQ, rareC)
	if d := runApart(&m.ruler, q, c); d <= farthestRun {
		x.add(joinedCurve, d, min(rareQ, rareC))
	}
}

// contradictions names n contradictions by the roles of the words left over, the most telling
// role first.
func contradictions(q, c []lexicon.Role, n int) []feature {
	out := make([]feature, 0, lexicon.MostWords)
	for _, one := range [...]struct {
		role lexicon.Role
		f    feature
	}{{lexicon.Patronymic, patronymicApart}, {lexicon.Given, givenApart}, {lexicon.Family, familyApart}} {
		a, b := count(q, one.role), count(c, one.role)
		both := min(a, b)
		if one.role != lexicon.Patronymic {
			both = max(a, b) // the other side may not tell its roles
		}
		for range both {
			if len(out) < n {
				out = append(out, one.f)
			}
		}
	}
	for len(out) < n {
		out = append(out, otherApart)
	}
	return out
}

func count(roles []lexicon.Role, role lexicon.Role) int {
	n := 0
	for _, r := range roles {
		if r.Is(role) {
			n++
		}
	}
	return n
}

// more writes down the words that one side has more.
func (x *sheet) more(q, c lexicon.Name) {
	long, short := q, c
	if len(q.Words) < len(c.Words) {
		long, short = c, q
	}
	n := len(long.Words) - len(short.Words)
	if n == 0 {
		return
	}
	if count(long.Roles, lexicon.Patronymic) > count(short.Roles, lexicon.Patronymic) {
		x[extraPatronymic] = 1
		n--
	}
	if n > 0 {
		x[extra] = 1
		x[extraMore] = float32(n - 1)
	}
}
