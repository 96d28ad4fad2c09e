package index

import (
	"cmp"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/zaklon/zaklon/identity/index/invented"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// named makes a person of a name and a date.
func named(name, birth string) person.Person {
	p := person.Person{Names: []person.Name{{Kind: person.Official, Whole: name}}}
	if b := person.ParseBirth(birth); !b.IsZero() {
		p.Births = []person.Birth{b}
	}
	return p
}

// register makes an index of the first invented persons.
func register(n int) *Index {
	return Build(match.Current(), func(yield func(string, person.Person) bool) {
		for i := range n {
			if !yield(invented.Reference(i), invented.Person(i)) {
				return
			}
		}
	})
}

// scan compares with everybody.
func scan(x *Index, q person.Person) []Hit {
	record := x.lexicon.Record(q)
	var hits []Hit
	for row, r := range x.everybody() {
		hits = append(hits, Hit{x.ids.At(row), x.weights.Compare(&record, r)})
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Tier, a.Tier), cmp.Compare(b.Bits, a.Bits), cmp.Compare(a.ID, b.ID))
	})
	return hits
}

// The paths lose nobody whom a comparison with everybody would rank first, however the other
// register writes: in another script, by other letters, in another order, with a slip, with
// another date. Of a thousand, one may be lost.
func TestSearchFindsWhatAScanFinds(t *testing.T) {
	const persons, queries = 1000, 400
	x := register(persons)
	var lost, asked, found int
	for i := range queries {
		q := invented.Other(i)
		best := scan(x, q)[0]
		if best.Tier < match.Possible {
			continue
		}
		asked++
		hits := x.Search(q, 10, nil)
		if len(hits) == 0 || hits[0].Tier != best.Tier || hits[0].Bits != best.Bits {
			lost++
			t.Logf("%s: lost %s", q.Names[0].Whole, best.ID)
		}
		if slices.ContainsFunc(hits, func(h Hit) bool { return h.ID == invented.Reference(i) }) {
			found++
		}
	}
	if asked < queries*9/10 {
		t.Errorf("only %d of %d queries have anybody at all: the test tests nothing", asked, queries)
	}
	if lost > 1 {
		t.Errorf("lost %d of %d", lost, asked)
	}
	if found < queries*97/100 {
		t.Errorf("the person meant is among the first ten in %d of %d", found, queries)
	}
}

// After any sequence of changes an index answers as one that was built of what is left.
func TestChangesEqualABuild(t *testing.T) {
	dice := rand.New(rand.NewSource(5))
	x, now := New(match.Current()), map[string]int{}
	for range 3000 {
		id := fmt.Sprint("id", dice.Intn(300))
		if dice.Intn(3) == 0 {
			x.Remove(id)
			delete(now, id)
			continue
		}
		now[id] = dice.Intn(2000)
		x.Put(id, invented.Person(now[id]))
	}
	fresh := Build(match.Current(), func(yield func(string, person.Person) bool) {
		for id, number := range now {
			if !yield(id, invented.Person(number)) {
				return
			}
		}
	})
	if x.Len() != len(now) || fresh.Len() != len(now) {
		t.Fatalf("got %d and %d persons, want %d", x.Len(), fresh.Len(), len(now))
	}
	x.weigh()
	for number := range 300 {
		q := invented.Other(number)
		if got, want := x.Search(q, 5, nil), fresh.Search(q, 5, nil); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", q.Names[0].Whole, got, want)
		}
	}
}

// Rows that hold nobody are taken back, and nobody is lost by it.
func TestCompact(t *testing.T) {
	x := New(match.Current())
	for round := range 5 {
		for i := range 600 {
			x.Put(invented.Reference(i), invented.Person(i+round))
		}
	}
	if rows := x.ids.Len(); rows > 600+600+fewGone+1 {
		t.Errorf("%d rows for %d persons", rows, x.Len())
	}
	for i := range 600 {
		p := invented.Person(i + 4)
		hits := x.Search(p, 600, func(id string) bool { return id == invented.Reference(i) })
		if len(hits) != 1 || hits[0].Tier < match.Possible {
			t.Fatalf("%s: got %v", p.Names[0].Whole, hits)
		}
	}
}

func TestSearchSideBySide(t *testing.T) {
	x := register(500)
	want := make([][]Hit, 100)
	for i := range want {
		want[i] = x.Search(invented.Other(i), 5, nil)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range want {
				if got := x.Search(invented.Other(i), 5, nil); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%d: got %v, want %v", i, got, want[i])
				}
			}
		})
	}
	all.Wait()
}

// found reports whether a search leads to the identifier.
func found(x *Index, q person.Person, id string) bool {
	return slices.ContainsFunc(x.Search(q, 50, nil), func(h Hit) bool { return h.ID == id })
}

// Each path leads to a person by itself, when all the others lead elsewhere.
func TestPaths(t *testing.T) {
	x := register(300)
	paper := []person.Document{{Kind: "passport", Number: "AB 123456"}}
	x.Put("papers", person.Person{Documents: paper})
	x.Put("born", named("Qwerto Zzuvik", "1901-02-07"))
	x.Put("swapped", named("Ptorko Zzuvak", "1902-11-03"))
	x.Put("january", named("Mlotko Zzuvek", "1903-01-01"))
	x.Put("year", named("Dlotko Zzuvuk", "1904"))
	x.Put("kin", named("Alexander Wrubnikat", ""))
	x.Put("wife", named("Tivadar Grumblauskiene", ""))
	x.Put("three", named("Tirok Wesselun Kalimat", ""))
	x.Put("turned", named("Dargan Wishkolut", ""))
	x.Put("son", named("Rimat Serikuly", ""))
	x.Put("joined", named("Bor Kalimat", ""))
	numbered := func(number string) person.Person {
		return person.Person{Documents: []person.Document{{Number: number}}}
	}
	for _, row := range []struct {
		why, id string
		q       person.Person
	}{
		{"the same number", "papers", numbered("AB123456")},
		{"a letter O for a nought is folded", "papers", numbered("ab-123456")},
		{"one sign is another", "papers", numbered("AB123956")},
		{"one sign is missing at the end", "papers", numbered("AB12345")},
		{"one sign too many at the beginning", "papers", numbered("KAB123456")},
		{"two neighbours changed over", "papers", numbered("AB132456")},
		{"the same date under another name", "born", named("Hohoho Hahaha", "1901-02-07")},
		{"day and month changed over", "swapped", named("Hohoho Hahaha", "1902-03-11")},
		{"recorded as the first of January", "january", named("Hohoho Hahaha", "1903-08-17")},
		{"only the year recorded", "year", named("Hohoho Hahaha", "1904-08-17")},
		{"the given name in another language", "kin", named("Iskandar", "")},
		{"the husband's name", "wife", named("Olesko Grumblauskas", "")},
		{"two of three words in one", "three", named("Wesselunkalimat", "")},
		{"parted otherwise and in another order", "turned", named("Wish Kolut Dar Gan", "")},
		{"the father's name in Russian form", "son", named("Ivan Petrov Serikovich", "")},
		{"written in one word", "joined", named("Borkalimat", "")},
		{"in another order", "joined", named("Kalimat Bor", "")},
	} {
		if !found(x, row.q, row.id) {
			t.Errorf("%s: not found", row.why)
		}
	}
	for i := range 200 {
		if found(x, numbered("ZZ987654"), "papers") {
			t.Fatalf("%d: another number leads to the paper", i)
		}
	}
}

func TestSearchBounds(t *testing.T) {
	x := register(300)
	q := invented.Other(7)
	if hits := New(match.Current()).Search(q, 10, nil); len(hits) != 0 {
		t.Errorf("an empty index finds %v", hits)
	}
	if hits := x.Search(q, 0, nil); len(hits) != 0 {
		t.Errorf("limit 0: %v", hits)
	}
	if hits := x.Search(q, 3, nil); len(hits) > 3 {
		t.Errorf("limit 3: %d hits", len(hits))
	}
	if hits := x.Search(person.Person{}, 10, nil); len(hits) != 0 {
		t.Errorf("nobody asked for, and found %v", hits)
	}
	own := func(id string) bool { return strings.HasSuffix(id, "3") }
	for _, h := range x.Search(q, 300, own) {
		if !own(h.ID) {
			t.Errorf("%s was not to be looked at", h.ID)
		}
	}
	if hits := x.Search(q, 300, func(string) bool { return false }); len(hits) != 0 {
		t.Errorf("nobody is admitted, and found %v", hits)
	}
}

// A person who may be looked at is found behind any number of namesakes who may not.
func TestKeepBehindNamesakes(t *testing.T) {
	x := New(match.Current())
	for i := range 2 * wide {
		x.Put(fmt.Sprint("other", i), named("Marit Holmasand", "1980-04-05"))
	}
	x.Put("own", named("Marit Sundelov", "1971-09-08")) // the given name alone leads there
	hits := x.Search(named("Marit Holmasand", "1980-04-05"), 5, func(id string) bool { return id == "own" })
	if len(hits) != 1 {
		t.Errorf("got %v, want the one who may be looked at", hits)
	}
}

func TestExplain(t *testing.T) {
	x := register(100)
	q := invented.Other(5)
	for _, h := range x.Search(q, 5, nil) {
		got, ok := x.Explain(q, h.ID)
		if got.Terms = nil; !ok || !reflect.DeepEqual(got, h.Score) {
			t.Errorf("%s: got %v %v, want %v", h.ID, got, ok, h.Score)
		}
	}
	x.Remove(invented.Reference(5))
	for _, id := range []string{"nobody", invented.Reference(5)} {
		if _, ok := x.Explain(q, id); ok {
			t.Errorf("%s is explained and is not there", id)
		}
	}
}
