package people

import (
	"cmp"
	"maps"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile/people/asked"
	"github.com/zaklon/zaklon/desk/protectionfile/people/near"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// mostPassed is how many points of the book are remembered: a look that began so many entries ago is
// still known to be of the same book.
const mostPassed = 1024

// A state is the index with what stands around it. The zero state is not open: it answers nothing.
type state struct {
	open   bool
	passed []store.Mark // the last points that it was brought through, in order; the last is where it stands
	index  engine
	files  map[string]*file
	merged map[string]map[string]bool // by survivor: the files that are continued in it
	unsure map[string]bool            // files read inside a transaction that may have been undone since

	near     near.Links      // by file: what it may be of one person with
	unpaired map[string]bool // files for which that is still to be looked for
	changes  int             // files put, removed or paired since the snapshot
	kept     bool            // there is a snapshot of it
}

// A file is what is known of a file that stands in the index.
type file struct {
	Known
	numbers []string // of papers, each in its normal form
	print   [32]byte // of the person: most acts change nothing of it
	since   int64    // the entry up to which it was read when its person last changed, or a later one
}

// newState is an open state of an empty register.
func newState(index engine) state {
	return state{
		open: true, passed: []store.Mark{{}}, index: index,
		files: map[string]*file{}, merged: map[string]map[string]bool{}, unsure: map[string]bool{}, near: near.Links{}, unpaired: map[string]bool{},
	}
}

// at is where the state stands.
func (s *state) at() store.Mark { return s.passed[len(s.passed)-1] }

// answers tells whether the state may answer for a point of the book: it stands there, or further on
// in the same book.
func (s *state) answers(here store.Mark) bool {
	if !s.open {
		return false
	}
	if here.Is(s.at()) {
		return len(s.unsure) == 0
	}
	return slices.ContainsFunc(s.passed, here.Is)
}

// A change is what brings a state up to a point of the book.
type change struct {
	fresh   *state          // stands for the state, where that was in doubt
	passed  []store.Mark    // the points passed, the last one where it stands then
	files   map[string]bool // whose rows were read; those not among found are gone
	found   []protection.File
	pending []string // of these, the files that may yet be undone
}

func (s *state) apply(c change) {
	if c.fresh != nil {
		*s = *c.fresh
	}
	s.passed = append(s.passed, c.passed...)
	s.passed = slices.Clone(s.passed[max(0, len(s.passed)-mostPassed):])
	persons := united(c.found)
	for _, f := range c.found {
		delete(c.files, f.Case.ID)
		since := s.at().Seq
		if len(c.pending) > 0 {
			since++ // not in the book yet
		}
		s.put(f, persons[survivor(f)], since)
	}
	for id := range maps.Keys(c.files) {
		s.remove(id)
	}
	clear(s.unsure)
	for _, id := range c.pending {
		s.unsure[id] = true
	}
}

// put enters a file under the person whose it is, with what other files say of that person. One
// without a name is of nobody.
func (s *state) put(f protection.File, whole person.Person, since int64) {
	id, own := f.Case.ID, Of(f)
	if len(own.Names) == 0 {
		s.remove(id)
		return
	}
	is := &file{numbers: numbersOf(own), print: printOf(own, whole), since: since, Known: Known{
		ID: id, Survivor: survivor(f), Unit: f.Case.Unit, EnteredUnit: f.Case.EnteredUnit, HandedOver: !f.Case.HandedOverOn.IsZero(),
	}}
	was := s.files[id]
	s.hold(id, is)
	if was != nil && was.print == is.print && was.Survivor == is.Survivor {
		is.since = was.since
		if was.Known != is.Known {
			s.changes++
		}
		return
	}
	s.index.Put(id, whole)
	s.near.Part(id, nil)
	s.unpaired[id] = true
	s.changes++
}

// hold notes what is known of a file and of which person it is; nil: it is gone.
func (s *state) hold(id string, is *file) {
	if was := s.files[id]; was != nil && was.Survivor != id {
		delete(s.merged[was.Survivor], id)
		if len(s.merged[was.Survivor]) == 0 {
			delete(s.merged, was.Survivor)
		}
	}
	delete(s.files, id)
	if is == nil {
		return
	}
	s.files[id] = is
	if is.Survivor == id {
		return
	}
	if s.merged[is.Survivor] == nil {
		s.merged[is.Survivor] = map[string]bool{}
	}
	s.merged[is.Survivor][id] = true
}

func (s *state) remove(id string) {
	if s.files[id] == nil {
		return
	}
	s.index.Remove(id)
	s.hold(id, nil)
	s.near.Part(id, nil)
	delete(s.unpaired, id)
	s.changes++
}

// survivor is the file in which a file is continued, or the file itself.
func survivor(f protection.File) string { return cmp.Or(f.Case.ContinuedIn, f.Case.ID) }

// numbersOf gives the numbers of a person's papers in their normal form, each once.
func numbersOf(p person.Person) []string {
	var out []string
	for _, d := range p.Documents {
		if n := asked.Normal(d.Number); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
