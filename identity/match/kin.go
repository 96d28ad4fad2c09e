package match

import (
	"github.com/zaklon/zaklon/identity/family"
	"github.com/zaklon/zaklon/identity/lexicon"
)

// kinTie takes two names that are one across languages, or an everyday short form, for near,
// however far apart they sound.
func kinTie(a, b *lexicon.Word, t tie) tie {
	return related(a.Kin(), b.Kin(), t)
}

// related gives the tie of two lists of families if they share one, and t otherwise. Of several
// that they share the closest counts.
func related(a, b []family.Member, t tie) tie {
	const none = ^uint8(0)
	closest := none
	for _, x := range a {
		for _, y := range b {
			if x.Family == y.Family {
				closest = min(closest, max(x.Strength, y.Strength))
			}
		}
	}
	if closest == none {
		return t
	}
	return tie{apart: min(t.apart, steps[3]), other: kinOf(closest)}
}

// kinOf gives the feature of the weaker of two memberships.
func kinOf(strength uint8) feature {
	switch strength {
	case family.One:
		return sameFamily
	case family.Short:
		return shortForm
	}
	return relatedName
}
