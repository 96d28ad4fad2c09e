// Package invented makes up people for measuring and testing the search of people: a register of
// any size, and each of its persons as another register might have written them down.
//
// Names are put together from syllables, as five languages would, and are nobody's. Some are
// common and most are rare, as they are among people: the name of rank r is borne in proportion
// to 1/(r+c). A person has a number, and the same number gives the same person for ever. The
// package may not be imported by a program that serves a register.
package invented

import (
	"fmt"
	"math"

	"github.com/zaklon/zaklon/identity/person"
)

// Person gives the person of that number as the register has them.
func Person(number int) person.Person {
	h := humanOf(number)
	d := h.dice.fork(1)
	return h.written(spelling{style: d.below(2), script: d.one(4), patronymic: !d.one(3)})
}

// Other gives the same person as a register of another state has them: often in the other
// script, by another romanisation, without the father's name or in another order, with a letter
// wrong, with another form of the date of birth.
func Other(number int) person.Person {
	h := humanOf(number)
	d := h.dice.fork(2)
	p := h.written(spelling{style: d.below(styles), script: d.one(3), turned: d.one(3), patronymic: !d.one(2)})
	if d.one(4) {
		p.Names[0].Whole = slip(p.Names[0].Whole, &d)
	}
	b := &p.Births[0]
	switch d.below(8) {
	case 0:
		p.Births = nil
	case 1:
		b.Month, b.Day = 0, 0
	case 2:
		if b.Day <= 12 {
			b.Day, b.Month = b.Month, b.Day
		}
	case 3:
		b.Month, b.Day = 1, 1
	case 4:
		b.Day = uint8(1 + d.below(28))
	}
	return p
}

// A human is somebody before anybody writes the name down.
type human struct {
	language *language
	given    word
	father   word
	family   word
	woman    bool
	birth    person.Birth
	dice     dice
}

// humanOf throws the dice for a person.
func humanOf(number int) human {
	d := dice(uint64(number)*0x9e3779b97f4a7c15 + 1)
	h := human{language: &languages[pick(&d)], dice: d.fork(3)}
	l := h.language
	h.woman = d.one(2)
	h.given = l.word(0, d.rank(l.givens, 3))
	h.father = l.word(0, d.rank(l.givens, 3))
	h.family = l.word(1, d.rank(l.families, 30))
	h.birth = person.Birth{Year: uint16(1940 + d.below(68)), Month: uint8(1 + d.below(12)), Day: uint8(1 + d.below(28))}
	if d.one(12) {
		h.birth.Month, h.birth.Day = 1, 1
	}
	return h
}

// pick gives the number of a language by the languages' shares of all people.
func pick(d *dice) int {
	n := d.below(100)
	for i, l := range languages {
		if n -= l.share; n < 0 {
			return i
		}
	}
	return 0
}

// A spelling is how one register writes.
type spelling struct {
	style      int  // of romanisation
	script     bool // in the language's own script
	turned     bool // the family name last
	patronymic bool // with the father's name
}

// written gives a person as a register writes them.
func (h *human) written(s spelling) person.Person {
	style := s.style
	if s.script && h.language.own {
		style = ownScript
	}
	given, family := h.given.in(style), h.family.in(style)+h.language.familyEnd(h.woman, style)
	middle := ""
	if s.patronymic {
		middle = " " + h.father.in(style) + h.language.fatherEnd(h.woman, style)
	}
	name := family + " " + given + middle
	if s.turned {
		name = given + middle + " " + family
	}
	gender := person.Male
	if h.woman {
		gender = person.Female
	}
	return person.Person{
		Names: []person.Name{{Kind: person.Official, Whole: name}}, Births: []person.Birth{h.birth},
		Nationalities: []string{h.language.state}, Gender: gender,
	}
}

// slip writes one letter twice, leaves one out, or lets two change places.
func slip(name string, d *dice) string {
	r := []rune(name)
	i := 1 + d.below(len(r)-2)
	switch d.below(3) {
	case 0:
		return string(r[:i]) + string(r[i-1:])
	case 1:
		return string(r[:i]) + string(r[i+1:])
	}
	r[i], r[i+1] = r[i+1], r[i]
	return string(r)
}

// Reference is the identifier of a person in the register.
func Reference(number int) string { return fmt.Sprintf("P-%07d", number) }

// dice are a sequence of numbers that look thrown (SplitMix64, in the public domain).
type dice uint64

func (d *dice) throw() uint64 {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// fork gives dice of their own, the same for the same purpose.
func (d dice) fork(purpose uint64) dice {
	d ^= dice(purpose * 0xd1342543de82ef95)
	return dice(d.throw())
}

// below gives a number from 0 to n-1.
func (d *dice) below(n int) int { return int(d.throw() % uint64(n)) }

// one is true once in n throws.
func (d *dice) one(n int) bool { return d.below(n) == 0 }

// rank gives the rank of a name among n, in proportion to 1/(rank+c).
func (d *dice) rank(n int, c float64) int {
	u := float64(d.throw()>>11) / (1 << 53)
	return int(c * (math.Pow(float64(n)/c+1, u) - 1))
}
