package compound

import (
	"slices"
	"strings"
)

// A reader tells what one written word is.
type reader struct {
	folded
	out *piece
}

// classify tells what a written word is, which p has as its text.
func classify(word string, p *piece) {
	r := reader{folded: fold(word), out: p}
	p.writing, p.n, p.initial, p.final = r.writing, int8(r.n), r.initial(), r.final()
	switch p.writing {
	case latin, cyrillic:
		r.spelled()
	case arabic:
		r.written()
	case foreign:
		p.role, p.head = hebrew[word], word
	}
}

// listed gives the role of a word that is a piece by itself.
func (r *reader) listed(list map[string]role) role {
	if r.n > longestPiece {
		return plain
	}
	return list[string(r.letters())]
}

// spelled tells what a Latin or Cyrillic word is.
func (r *reader) spelled() {
	r.out.role = r.listed(spelled)
	if r.out.role != plain {
		r.spelledPiece()
		return
	}
	if r.servant() || r.father() || r.religion() || r.attributed() || r.god() {
		return
	}
	if k := r.linked(); k > 0 {
		r.out.link = r.before(k)
	}
}

// spelledPiece checks what the list cannot see, doubled letters and the writing, and sets what
// the piece is in a unit.
func (r *reader) spelledPiece() {
	fits := true
	r.out.head, r.out.tail = r.word, r.word
	switch r.out.role {
	case din:
		d := r.n - 3
		if r.final() == 'e' {
			d--
		}
		fits = r.double[d] || r.form[d-1] == 'l' // Edin and Odin are names, Eddin is not
		r.out.tail = r.script(dinIn)
	case bare:
		r.out.tail = r.script(dinIn)
	case allah:
		fits = r.final() != 'a' && r.final() != 'o' || r.double[1] && r.writing == cyrillic // so is Ulla
		r.out.tail = r.script(allaIn) + r.from(3)
	case father:
		if r.final() == 'm' {
			fits = r.double[1] || r.word[0] == 'o' // Umm, Oum; Um is a Korean name
			break
		}
		r.out.head = r.script(abuIn)
	case suffix:
		fits = r.initial() != 'h' || r.word[0] != 'h' // Khel, not Hell
	case abdu:
		r.out.head = r.script(abdIn)
	case old:
		fits = !r.double[1] && (r.final() != 'u' || r.word[1] == 'o') // Bou; Bu is Chinese, Abba West African
	default: // nothing to do for the others
	}
	if !fits {
		r.out.role = plain
	}
}

// servant recognises abd with an article, and abd with article and name glued on: Abdul,
// Abdurrahman, Cabdiraxmaan, Gabdelkadir, Абдрахман.
func (r *reader) servant() bool {
	t, i := r.letters(), 0
	if len(t) > 3 && (t[0] == 'c' || t[0] == 'g') {
		i = 1 // Somali writes ayn as c, Tatar as g
	}
	if len(t) < i+3 || string(t[i:i+3]) != "abd" {
		return r.abed()
	}
	i += 3
	rest := i
	if rest < len(t) && vowel(t[rest]) {
		rest++
	}
	switch n := len(t) - rest; {
	case rest == i && n == 0:
		r.out.role, r.out.head = servant, r.script(abdIn)
		return true
	case n == 0:
		r.out.role, r.out.head = abdu, r.script(abdIn)
		return true
	case n == 1 && r.isArticle(i, rest):
		r.out.role, r.out.head = servant, r.script(abdIn)
		return true
	case divineAllah(t[rest:]):
		r.out.text = r.script(abdIn) + r.script(allaIn) + r.from(rest+2)
		return true
	}
	return r.cut(r.afterArticle(i, rest))
}

// isArticle reports whether the last letter of Abdul, Abdur, Abdus is the article's.
func (r *reader) isArticle(v, last int) bool {
	switch r.form[last] {
	case 'l':
		return true
	case 'r', 's', 'S', 't', 'n', 'z', 'd':
		return v < last && r.form[v] != 'i'
	}
	return false
}

// afterArticle gives where the name begins that follows abd, a vowel at v and the letters from
// rest on: after the article's l, if it has one. An l before a vowel is the article's too, except
// in the one name of God that begins with it.
func (r *reader) afterArticle(v, rest int) int {
	t := r.letters()
	switch {
	case t[rest] == 'l' && (len(t) < rest+3 || string(t[rest:rest+3]) != "lat"):
		return rest + 1
	case v < rest && t[v] == 'a' && t[rest] != 'l' && !r.double[rest]:
		return v // Abdaziz: the vowel is the name's
	}
	return rest
}

// abed recognises the Palestinian spelling with a vowel, which alone is also a name of its own.
func (r *reader) abed() bool {
	if r.n >= 9 && r.starts("abed") && r.form[5] == 'l' && vowel(r.form[4]) {
		return r.cut(6)
	}
	return false
}

// cut makes a word that is abd and a name, from letter i on, canonical. A rest of two letters is
// no name but the ending of a family name made of Abd: Abdiev, Abdulov, Abdić.
func (r *reader) cut(i int) bool {
	if r.n-i < 3 {
		return false
	}
	r.out.base = r.from(i)
	r.out.text = r.script(abdIn) + r.out.base
	return true
}

// divineAllah reports whether the letters after abdu- are the name of God: Abdullah, Abdulla,
// Abdullo, Abdallahi, Abdoulaye, Abdullaev; and not Abdulahad, Abdulaziz.
func divineAllah(t []byte) bool {
	if len(t) < 2 || t[0] != 'l' || t[1] != 'a' && t[1] != 'o' && t[1] != 'e' {
		return false
	}
	if len(t) == 2 {
		return true
	}
	after := byte(0)
	if len(t) > 3 {
		after = t[3]
	}
	switch t[2] {
	case 'h':
		return after != 'a' && after != 'o'
	case 'z':
		return after == 'a' || after == 'o' // Abdullazade
	}
	return t[1] != 'e' && (t[2] == 'e' || t[2] == 'y' || t[2] == 'i')
}

// father recognises abu with article and name glued on: Abulfazl, Abolqasem, Abualkhair, Əbülfəz.
func (r *reader) father() bool {
	t := r.letters()
	if r.n < 8 || t[0] != 'a' && t[0] != 'e' || t[1] != 'b' || t[2] != 'u' && t[2] != 'o' {
		return false
	}
	i := 3
	if vowel(t[i]) {
		i++
	}
	if t[i] != 'l' || vowel(t[i+1]) || strings.IndexByte("tdrzsSnZ", t[i+1]) >= 0 {
		return false // before a sun letter the article has no l: Latvian names in Abolt-
	}
	r.out.base = r.from(i + 1)
	r.out.text = r.script(abuIn) + r.out.base
	return true
}

// script gives a piece in the writing of a word.
func (r *reader) script(in [4]string) string { return in[r.writing] }

// attribute reports whether a word is an attribute of God.
func attribute(word string) bool {
	f := fold(word)
	return slices.Contains(attributes, string(f.letters()))
}

// divine reports whether a word has the consonants of a name that follows abd, after a vowel or not.
func divine(word string) bool {
	f := fold(word)
	var space [longest + 1]byte
	out := space[:0]
	for i, c := range f.letters() {
		switch {
		case vowel(c) && i == 0:
			out = append(out, 'a')
		case vowel(c):
		case c == 'q':
			out = append(out, 'k')
		default:
			out = append(out, c)
		}
	}
	return namesOfGod[string(out)]
}
