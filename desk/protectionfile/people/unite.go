package people

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"slices"

	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
)

// united gives, by survivor, the person of files that are continued in one: everything that any of
// them says. files holds every file of a person of whom it holds one.
func united(files []protection.File) map[string]person.Person {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b protection.File) int { // the survivor first, however they came
		first := func(f protection.File) int { return len(f.Case.ContinuedIn) }
		return cmp.Or(cmp.Compare(first(a), first(b)), cmp.Compare(a.Case.ID, b.Case.ID))
	})
	out := make(map[string]person.Person, len(files))
	for _, f := range files {
		out[survivor(f)] = unite(out[survivor(f)], Of(f))
	}
	return out
}

// unite adds to a person what another file says.
func unite(p, more person.Person) person.Person {
	return person.Person{
		Names: added(p.Names, more.Names), Births: added(p.Births, more.Births), Places: added(p.Places, more.Places),
		Nationalities: added(p.Nationalities, more.Nationalities), Gender: cmp.Or(p.Gender, more.Gender),
		Documents: added(p.Documents, more.Documents), Father: cmp.Or(p.Father, more.Father), Mother: cmp.Or(p.Mother, more.Mother),
	}
}

// added gives all of one list and what another has beside it.
func added[T comparable](list, more []T) []T {
	out := slices.Clone(list)
	for _, one := range more {
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}

// companions are the files that are of the persons of others, before a change or after it, and are not
// among them: the person of each is made of all its files.
func (s *state) companions(c change) []string {
	survivors := map[string]bool{}
	for id := range c.files {
		if was := s.files[id]; was != nil {
			survivors[was.Survivor] = true
		}
	}
	for _, f := range c.found {
		survivors[survivor(f)] = true
	}
	var out []string
	for id := range survivors {
		for _, one := range append(keys(s.merged[id]), id) {
			if !c.files[one] {
				out = append(out, one)
			}
		}
	}
	return out
}

// printOf is the same where of a file and of its person the same is known, and nowhere else.
func printOf(own, whole person.Person) [32]byte {
	text, err := json.Marshal([]person.Person{own, whole})
	if err != nil {
		panic("a person is texts and numbers: " + err.Error())
	}
	return sha256.Sum256(text)
}
