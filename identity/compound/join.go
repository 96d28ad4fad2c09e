package compound

import "strings"

// follows reports whether word k stands after word i and belongs to the same writing.
func (j *joiner) follows(i, k int) bool {
	return k < len(j.pieces) && j.pieces[k].writing == j.pieces[i].writing
}

// put adds a unit, with the particles before it as its whole form.
func (j *joiner) put(w Word) {
	if j.glue != "" && w.Whole == "" {
		w.Whole = j.glue + w.Text
	}
	j.glue = ""
	j.units = append(j.units, w)
}

// name adds a word that is a name by itself, or two that were glued.
func (j *joiner) name(i int) {
	p := &j.pieces[i]
	text := p.text
	if p.link != "" && j.follows(i, i+1) && attribute(j.words[i+1]) && (p.final == 'l' || p.final == j.pieces[i+1].initial) {
		text = p.link // fazlur rahman
	}
	j.put(Word{Text: text, Whole: p.whole, Base: p.base, From: i, To: i + 1})
	if p.more != "" {
		j.put(Word{Text: p.more, From: i, To: i + 1})
	}
}

// particle adds a word that carries nothing, and keeps it for the whole form of the next unit.
func (j *joiner) particle(i int, kind Kind) {
	j.units = append(j.units, Word{Text: j.words[i], Kind: kind, From: i, To: i + 1})
	if len(j.glue) > 2*longest {
		j.glue = "" // a bound on hostile input
	}
	j.glue += j.words[i]
}

// article takes an article that stands alone: before din it ends the unit before it, before any
// other name it is a particle, and elsewhere it is a name that looks like one.
func (j *joiner) article(i int) int {
	if !j.follows(i, i+1) {
		j.name(i)
		return i + 1
	}
	if next := j.pieces[i+1].role; (next == bare || next == din) && j.tail(i+1, i+2) {
		return i + 2
	}
	if !j.assimilates(i) {
		j.name(i)
		return i + 1
	}
	j.particle(i, Particle)
	return i + 1
}

// assimilates reports whether an article fits the word after it: al and its like fit any word,
// ar only a word with r. A short assimilated form before a short word may be a Korean or Chinese name.
func (j *joiner) assimilates(i int) bool {
	p, next := &j.pieces[i], &j.pieces[i+1]
	last := p.final
	switch {
	case p.writing != latin && p.writing != cyrillic:
		return true
	case last == 'l':
		return p.initial != 'u' || next.n >= 4 || attribute(j.words[i+1]) // Korean ŭl
	}
	return last == next.initial && (next.n >= 5 || i > 0 && next.n == 4)
}

// son takes a connector: a particle between two words, weak at the beginning, a name at the end.
func (j *joiner) son(i int) int {
	switch {
	case !j.follows(i, i+1):
		j.name(i)
	case i > 0 || j.pieces[i].role == son:
		j.particle(i, Particle)
	default:
		j.particle(i, Weak)
	}
	return i + 1
}

// object gives the word that a head belongs to, after articles; 0 for none.
func (j *joiner) object(i int) int {
	k := i + 1
	for k < i+3 && j.follows(i, k+1) && j.pieces[k].role == article && j.follows(i, k) {
		k++
	}
	if !j.follows(i, k) {
		return 0
	}
	p, next := &j.pieces[i], &j.pieces[k]
	switch p.role {
	case servant:
		if last := p.final; k == i+1 && p.n > 3 && p.writing != arabic && last != 'l' && last != next.initial {
			return 0 // abdur before rahman only
		}
	case abdu:
		if k == i+1 && next.role != allah && !divine(j.words[k]) {
			return 0
		}
	case old:
		if k == i+1 && i == 0 {
			return 0
		}
	default: // nothing to do for the others
	}
	if next.role != plain && next.role != allah && next.role != bare {
		return 0
	}
	return k
}

// head joins a head to its object, word k, and returns the next word to look at.
func (j *joiner) head(i, k int) int {
	p, next := &j.pieces[i], &j.pieces[k]
	w := Word{Text: p.head + next.text, Base: next.text, From: i, To: k + 1}
	if next.role == allah {
		w.Text, w.Base = p.head+next.tail, ""
	}
	j.put(w)
	return k + 1
}

// tail joins word i to the unit before it, which then reaches up to words[to], and reports whether
// there was one to join.
func (j *joiner) tail(i, to int) bool {
	p, n := &j.pieces[i], len(j.units)
	if n == 0 || j.units[n-1].Kind != Name || j.pieces[j.units[n-1].From].writing != p.writing {
		return false
	}
	unit := &j.units[n-1]
	if unit.To-unit.From > 4 {
		return false // a bound on hostile input
	}
	if unit.Base == "" {
		unit.Base = unit.Text
	}
	if (p.role == din || p.role == bare) && p.writing == latin {
		unit.Text = strings.TrimSuffix(unit.Text, "e") // Zine Eddine is Zineddine
	}
	unit.Text += p.tail
	if unit.Whole != "" {
		unit.Whole += p.tail
	}
	unit.To = to
	return true
}

// familial reports whether a word that ends so has the ending of a Persian family name, -i.
func familial(final byte) bool { return final == 'i' || final == 'y' }
