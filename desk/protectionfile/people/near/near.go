// Package near holds which files may be of one person with which others, each link at both its ends.
//
// It is pure: it reads no register and compares nobody, and may not import a store, a desk or a clock.
package near

import (
	"slices"

	"github.com/zaklon/zaklon/identity/match"
)

// A Link is one end of a pair, as the other end holds it.
type Link struct {
	ID   string
	Tier match.Tier
	Bits float64
}

// Links are the links by file. No file is linked with itself, and none has an empty list.
type Links map[string][]Link

// Join links a file with another, in place of what linked them before.
func (l Links) Join(id string, to Link) {
	l.part(id, to.ID)
	l[id] = append(l[id], to)
	l[to.ID] = append(l[to.ID], Link{id, to.Tier, to.Bits})
}

// Part undoes the links of a file with those that may admits (nil: all).
func (l Links) Part(id string, may func(other string) bool) {
	for _, one := range slices.Clone(l[id]) {
		if may == nil || may(one.ID) {
			l.part(id, one.ID)
		}
	}
}

func (l Links) part(a, b string) {
	l.drop(a, b)
	l.drop(b, a)
}

// drop takes a link from one end.
func (l Links) drop(id, other string) {
	left := slices.DeleteFunc(l[id], func(one Link) bool { return one.ID == other })
	if l[id] = left; len(left) == 0 {
		delete(l, id)
	}
}
