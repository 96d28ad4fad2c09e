package match

import (
	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/sound"
)

// A meeting is the comparison of two names: which words of the one go with which of the other.
// Its size is fixed, so that a comparison needs no memory of its own.
type meeting struct {
	q, c  lexicon.Name
	ties  [lexicon.MostWords][lexicon.MostWords]tie
	mateQ [lexicon.MostWords]int8 // the word of c that a word of q goes with, or alone
	mateC [lexicon.MostWords]int8
	ruler sound.Ruler
}

const alone = -1

// meet pairs the words that sound the same first, for little more than a look, and compares the
// others, each with each: the strongest pair goes first.
func (m *meeting) meet(q, c lexicon.Name) {
	m.q, m.c = q, c
	for i := range q.Words {
		m.mateQ[i] = alone
	}
	for j := range c.Words {
		m.mateC[j] = alone
	}
	m.alike()
	for i := range q.Words {
		for j := range c.Words {
			if m.mateQ[i] == alone && m.mateC[j] == alone {
				m.ties[i][j] = m.tie(i, j)
			}
		}
	}
	m.runTogether()
	for {
		i, j := m.strongest()
		if i < 0 {
			return
		}
		m.mateQ[i], m.mateC[j] = int8(j), int8(i)
	}
}

// alike pairs the words whose likeliest readings are the same, and single letters that are.
func (m *meeting) alike() {
	for i, a := range m.q.Words {
		for j, b := range m.c.Words {
			if m.mateC[j] != alone || a != b && !soundAlike(a, b) {
				continue
			}
			m.ties[i][j] = tie{curve: m.curve(i, j)}
			m.mateQ[i], m.mateC[j] = int8(j), int8(i)
			break
		}
	}
}

// soundAlike reports whether two words have the same likeliest reading. A single letter is begun
// only: its sound says nothing, but it may be the same letter.
func soundAlike(a, b *lexicon.Word) bool {
	if a.Initial() || b.Initial() {
		return same(a, b)
	}
	return a.Sound().Equal(b.Sound())
}

// curve is the curve for two words in their roles.
func (m *meeting) curve(i, j int) feature {
	if m.q.Roles[i].Is(lexicon.Patronymic) && m.c.Roles[j].Is(lexicon.Patronymic) {
		return fathersCurve
	}
	if same(m.q.Words[i], m.c.Words[j]) {
		return lettersCurve
	}
	return feature(kindOf(m.q.Words[i], m.c.Words[j])) * knots
}

// strongest finds the pair of words without a mate whose nearness and rarity say most; -1 if no
// two are near.
func (m *meeting) strongest() (bestI, bestJ int) {
	bestI, bestJ = -1, -1
	best := float32(0)
	for i, a := range m.q.Words {
		if m.mateQ[i] != alone {
			continue
		}
		for j, b := range m.c.Words {
			t := m.ties[i][j]
			if m.mateC[j] != alone || t.apart > farthest {
				continue
			}
			if gain := min(float32(a.Rarity()), float32(b.Rarity())) * float32(farthest+4-t.apart); gain > best {
				best, bestI, bestJ = gain, i, j
			}
		}
	}
	return bestI, bestJ
}

// tie compares two words in their roles: patronymics by the father's name, a word cut short by
// its beginning, one letter by the letter.
func (m *meeting) tie(i, j int) tie {
	a, b := m.q.Words[i], m.c.Words[j]
	ra, rb := m.q.Roles[i], m.c.Roles[j]
	switch {
	case a.Initial() || b.Initial():
		return initialTie(a, b)
	case ra.Is(lexicon.Patronymic) && rb.Is(lexicon.Patronymic):
		return fathersTie(&m.ruler, a, b)
	}
	t := compareWords(&m.ruler, a, b)
	if (ra|rb)&lexicon.Cut != 0 && t.apart > steps[1] {
		if m.beginning(a, b, ra, rb) <= steps[1] {
			return tie{apart: steps[1], other: cutFits}
		}
	}
	return t
}

// initialTie is that of a single letter with a word that begins with it, or the other way round.
func initialTie(a, b *lexicon.Word) tie {
	kind := kindOf(a, b)
	if sound.Cost(a.Sound().First(1), b.Sound().First(1), kind, sound.Unit) == sound.Far {
		return tie{apart: unlike}
	}
	return tie{apart: steps[2], other: initialFits}
}

// fathersTie compares patronymics: Arapovna is Arapqyzy.
func fathersTie(r *sound.Ruler, a, b *lexicon.Word) tie {
	x, y := a.Father(), b.Father()
	g := gauge{r, kindOf(a, b)}
	t := tie{apart: min(g.per(x, y, unlike-1), g.apart(a, b)), curve: fathersCurve}
	if t.apart > steps[2] {
		t = related(a.Fathers(), b.Fathers(), t)
	}
	return t
}

// beginning compares a word that may be cut short with the beginning of the other.
func (m *meeting) beginning(a, b *lexicon.Word, ra, rb lexicon.Role) int {
	x, y := a.Sound(), b.Sound()
	if ra&lexicon.Cut != 0 {
		y = y.First(x.Len())
	}
	if rb&lexicon.Cut != 0 {
		x = x.First(y.Len())
	}
	return gauge{&m.ruler, kindOf(a, b)}.per(x, y, farthest)
}

// runTogether pairs two neighbours of one name with a single word of the other, where run
// together they are near it and neither alone is: Abdul Rahman, Abdurrahman.
func (m *meeting) runTogether() {
	for i := 0; i+1 < len(m.q.Words); i++ {
		for j := range m.c.Words {
			if m.mateQ[i] == alone && m.mateQ[i+1] == alone && m.mateC[j] == alone {
				m.glueQ(i, j)
			}
		}
	}
	for j := 0; j+1 < len(m.c.Words); j++ {
		for i := range m.q.Words {
			if m.mateC[j] == alone && m.mateC[j+1] == alone && m.mateQ[i] == alone {
				m.glueC(i, j)
			}
		}
	}
}

func (m *meeting) glueQ(i, j int) {
	nearest := min(m.ties[i][j].apart, m.ties[i+1][j].apart)
	t, ok := glued(&m.ruler, [2]*lexicon.Word{m.q.Words[i], m.q.Words[i+1]}, m.c.Words[j], nearest)
	if !ok {
		return
	}
	m.ties[i][j], m.ties[i+1][j] = t, t
	m.mateQ[i], m.mateQ[i+1], m.mateC[j] = int8(j), int8(j), int8(i)
}

func (m *meeting) glueC(i, j int) {
	nearest := min(m.ties[i][j].apart, m.ties[i][j+1].apart)
	t, ok := glued(&m.ruler, [2]*lexicon.Word{m.c.Words[j], m.c.Words[j+1]}, m.q.Words[i], nearest)
	if !ok {
		return
	}
	m.ties[i][j], m.ties[i][j+1] = t, t
	m.mateC[j], m.mateC[j+1], m.mateQ[i] = int8(i), int8(i), int8(j)
}

// glued compares two words run together with a third. It answers false where the lengths do
// not fit or a part alone is as near.
func glued(r *sound.Ruler, parts [2]*lexicon.Word, other *lexicon.Word, nearest int) (tie, bool) {
	a, b := parts[0], parts[1]
	limit := min(nearest-8, steps[5])
	if limit < 0 || a.Script() != b.Script() {
		return tie{}, false
	}
	g := gauge{r, kindOf(a, other)}
	best := limit + 1
	for _, y := range other.Sounds() {
		for n := range max(len(a.Sounds()), len(b.Sounds())) {
			x, z := a.Sounds()[min(n, len(a.Sounds())-1)], b.Sounds()[min(n, len(b.Sounds())-1)]
			if slack := x.Len() + z.Len() - y.Len(); slack < -3 || slack > 4 {
				continue
			}
			best = min(best, g.joined([]sound.Word{x, z}, y, best-1))
		}
	}
	return tie{apart: best, curve: g.curve()}, best <= limit
}
