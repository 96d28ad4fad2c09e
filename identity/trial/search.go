package trial

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/zaklon/zaklon/identity/index"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// An Entry is one person of a list that is searched.
type Entry struct {
	ID string `json:"id"`
	Side
}

// A Query asks for a person. Expect is the entry that is the answer, "" if none is, and absent
// (nil) if it is not known.
type Query struct {
	Side
	Expect   *string `json:"expect"`
	Category string  `json:"cat"`
}

// Persons gives the entries as an index is built of them.
func Persons(entries []Entry) iter.Seq2[string, person.Person] {
	return func(yield func(string, person.Person) bool) {
		for _, e := range entries {
			if !yield(e.ID, e.Person()) {
				return
			}
		}
	}
}

// An Answer is what a search for one query found, and what it took.
type Answer struct {
	Query
	Hits      []index.Hit
	Wall, CPU time.Duration
}

// Recall is how often the expected person was found in one category.
type Recall struct {
	Category     string
	Queries      int
	First, InTen float64 // shares
}

// Found are the figures of a search with known answers.
type Found struct {
	Categories []Recall // in alphabetical order, the headline "all" last
	NoAnswer   int      // queries without an answer
	Probable   float64  // share of those that alert at probable or above
	Same       float64  // at same
	Wall, CPU  Spread
}

// A Spread is a distribution of durations.
type Spread struct{ Mean, P50, P95, P99 time.Duration }

// headline is the category of all queries together.
const headline = "all"

// Tally counts answers. Categories ending ":foreign" stand beside the headline.
func Tally(answers []Answer) Found {
	var f Found
	byCategory := map[string]*Recall{}
	var wall, cpu []time.Duration
	for _, a := range answers {
		wall, cpu = append(wall, a.Wall), append(cpu, a.CPU)
		switch {
		case a.Expect == nil:
		case *a.Expect == "":
			f.NoAnswer++
			f.Probable += one(len(a.Hits) > 0 && a.Hits[0].Tier >= match.Probable)
			f.Same += one(len(a.Hits) > 0 && a.Hits[0].Tier >= match.Same)
		default:
			count(byCategory, a.Category, a)
			if !strings.HasSuffix(a.Category, ":foreign") {
				count(byCategory, headline, a)
			}
		}
	}
	if f.NoAnswer > 0 {
		f.Probable, f.Same = f.Probable/float64(f.NoAnswer), f.Same/float64(f.NoAnswer)
	}
	for _, r := range byCategory {
		r.First, r.InTen = r.First/float64(r.Queries), r.InTen/float64(r.Queries)
		f.Categories = append(f.Categories, *r)
	}
	slices.SortFunc(f.Categories, func(a, b Recall) int {
		return cmp.Or(cmp.Compare(one(a.Category == headline), one(b.Category == headline)), strings.Compare(a.Category, b.Category))
	})
	f.Wall, f.CPU = spread(wall), spread(cpu)
	return f
}

func count(all map[string]*Recall, category string, a Answer) {
	r := all[category]
	if r == nil {
		r = &Recall{Category: category}
		all[category] = r
	}
	r.Queries++
	at := slices.IndexFunc(a.Hits, func(h index.Hit) bool { return h.ID == *a.Expect })
	r.First += one(at == 0)
	r.InTen += one(at >= 0 && at < 10)
}

// spread of durations; zero for none.
func spread(d []time.Duration) Spread {
	if len(d) == 0 {
		return Spread{}
	}
	slices.Sort(d)
	sum := time.Duration(0)
	for _, one := range d {
		sum += one
	}
	at := func(share float64) time.Duration { return d[min(int(share*float64(len(d))), len(d)-1)] }
	return Spread{sum / time.Duration(len(d)), at(0.5), at(0.95), at(0.99)}
}
