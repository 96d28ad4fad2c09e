package trial

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
)

// A Judged is a pair with its score.
type Judged struct {
	Pair
	match.Score
}

// Core reports whether a pair counts in the headline figures. Names of foreigners, transcribed
// into a script by journalists, and aliases that share nothing with the name are told apart.
func (p Pair) Core() bool {
	return !strings.HasSuffix(p.Category, ":foreign") && !strings.HasSuffix(p.Category, ":alias-hard")
}

// Compare scores every pair.
func Compare(w *match.Weights, x *lexicon.Lexicon, pairs []Pair) []Judged {
	out := make([]Judged, len(pairs))
	for i, p := range pairs {
		q, c := x.Record(p.Query.Person()), x.Record(p.Found.Person())
		out[i] = Judged{p, w.Compare(&q, &c)}
	}
	return out
}

// Figures are what a list with known answers says of the comparison.
type Figures struct {
	Same, Different int
	BestF1          float64
	BestF1At        float64    // bits
	Recall5         float64    // recall where 5 % of the different pairs pass
	Recall1         float64    // where 1 % pass
	Categories      []Category // in alphabetical order
}

// A Category is one sort of pair: how many pass each tier.
type Category struct {
	Name                     string
	Label                    string
	Pairs                    int
	Possible, Probable, Same float64 // shares
}

// Summarise counts the core pairs with known answers; the categories also show the others.
func Summarise(judged []Judged) Figures {
	var f Figures
	var same, diff []float64
	for _, j := range judged {
		switch {
		case !j.Core():
		case j.Label == "same":
			same = append(same, j.Bits)
		case j.Label == "diff":
			diff = append(diff, j.Bits)
		}
	}
	slices.Sort(same)
	slices.Sort(diff)
	f.Same, f.Different = len(same), len(diff)
	f.Categories = categories(judged)
	if len(same) == 0 || len(diff) == 0 {
		return f
	}
	f.Recall5, f.Recall1 = recallAt(same, diff, 0.05), recallAt(same, diff, 0.01)
	for _, bits := range same {
		found := float64(len(same) - below(same, bits))
		wrong := float64(len(diff) - below(diff, bits))
		if f1 := 2 * found / (2*found + wrong + float64(len(same)) - found); f1 > f.BestF1 {
			f.BestF1, f.BestF1At = f1, bits
		}
	}
	return f
}

// below counts the scores under a limit.
func below(sorted []float64, bits float64) int {
	n, _ := slices.BinarySearch(sorted, bits)
	return n
}

// recallAt is the share of the same pairs above the score that no more than a share of the
// different pairs exceed.
func recallAt(same, diff []float64, share float64) float64 {
	at := diff[len(diff)-1-int(share*float64(len(diff)))]
	n := below(same, at)
	for n < len(same) && same[n] <= at {
		n++
	}
	return float64(len(same)-n) / float64(len(same))
}

func categories(judged []Judged) []Category {
	byName := map[[2]string]*Category{}
	for _, j := range judged {
		if j.Label == "" {
			continue
		}
		key := [2]string{j.Category, j.Label}
		c := byName[key]
		if c == nil {
			c = &Category{Name: j.Category, Label: j.Label}
			byName[key] = c
		}
		c.Pairs++
		c.Possible += one(j.Tier >= match.Possible)
		c.Probable += one(j.Tier >= match.Probable)
		c.Same += one(j.Tier >= match.Same)
	}
	var out []Category
	for _, c := range byName {
		n := float64(c.Pairs)
		c.Possible, c.Probable, c.Same = c.Possible/n, c.Probable/n, c.Same/n
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Category) int {
		return strings.Compare(a.Label+a.Name, b.Label+b.Name)
	})
	return out
}

func one(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
