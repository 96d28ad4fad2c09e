package people

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/people/said"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
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
		out[survivor(f)] = said.Unite(out[survivor(f)], Of(f))
	}
	return out
}

// PersonOf is the person of a file with everything that the files say which are continued with it in
// one: whoever compares a file with the register asks with this. It is zero where there is no file.
func (p *People) PersonOf(ctx context.Context, v *store.View, id string) (person.Person, error) {
	var family []string
	err := p.reading(ctx, v, func(s *state) { family = s.family([]string{id}) })
	if err != nil {
		return person.Person{}, err
	}
	persons, err := personsOf(ctx, v, family)
	return persons[id].is, err
}

// A subject is the person of all files that are continued in one, with the reference of that one.
type subject struct {
	survivor string
	is       person.Person
}

// personsOf reads, by file, the persons of files that hold every file of each person.
func personsOf(ctx context.Context, v *store.View, ids []string) (map[string]subject, error) {
	var files []protection.File
	if err := protectionfile.Applicants(ctx, v, ids, func(f protection.File) error { files = append(files, f); return nil }); err != nil {
		return nil, err
	}
	persons := united(files)
	out := make(map[string]subject, len(files))
	for _, f := range files {
		out[f.Case.ID] = subject{survivor(f), persons[survivor(f)]}
	}
	return out, nil
}

// family gives files and all that are of one person with any of them, each once.
func (s *state) family(ids []string) []string {
	all := map[string]bool{}
	for _, id := range ids {
		all[id] = true
		if f := s.files[id]; f != nil {
			id = f.Survivor
		}
		all[id] = true
		for held := range s.merged[id] {
			all[held] = true
		}
	}
	return keys(all)
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
