package fit

import (
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/identity/index"
	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/trial"
)

// Material is what weights are fitted on: pairs with known answers, and a list that is searched
// with queries whose answers are known.
type Material struct {
	Pairs   []trial.Pair
	Entries []trial.Entry
	Queries []trial.Query
}

// The policy of the tiers, which no likelihood gives.
const (
	possibleBits = -3.5  // below it, fewer than one in a hundred of those known to be one is lost
	possibleName = 2.0   // a name that speaks for one person, whatever else differs
	falseAlarms  = 0.003 // share of queries without an answer that may alert at probable
	falseSame    = 0.001 // share of different hard pairs that may pass as the same
)

// searched weighs an example that a search found against one of the pairs.
const searched = 0.3

// Train fits weights of a version. Among the examples are those whom a search with the present
// weights takes for the person asked for, and some whom it does not: what a register shows its
// officers.
func Train(version string, m Material, present *match.Weights) (*match.Weights, error) {
	if len(m.Entries) == 0 {
		return nil, errors.New("fit: nobody to search for")
	}
	words := trial.Population(m.Pairs)
	examples := make([]Example, 0, len(m.Pairs))
	for _, p := range m.Pairs {
		if p.Label != "" && p.Core() {
			examples = append(examples, example(present, words, p, 1))
		}
	}
	for _, p := range found(m, present) {
		examples = append(examples, example(present, words, p, searched))
	}
	found, err := Weights(examples, shape())
	if err != nil {
		return nil, err
	}
	bits := make([]float32, len(found))
	for i, b := range found {
		bits[i] = float32(math.Round(b*100) / 100)
		if set, ok := given[match.FeatureName(i)]; ok {
			bits[i] = set
		}
	}
	return limited(version, bits, m)
}

// given are bits for what public lists do not show: a number of a document that only one person
// has, a place of birth, a parent's name. immutable
var given = map[string]float32{"document_same": 30, "place_same": 3, "parent_same": 4}

func example(w *match.Weights, words *lexicon.Lexicon, p trial.Pair, weight float64) Example {
	q, c := words.Record(p.Query.Person()), words.Record(p.Found.Person())
	return Example{Found: w.Sheet(&q, &c), Same: p.Label == "same", Weight: weight}
}

// The examples taken from a search: every second query, its hits and some entries by turns.
const (
	everyOther = 2
	hits       = 20
	others     = 8
)

// found searches for the queries and gives what was found as pairs. An entry born on the same
// date in the same state as the person asked for is left out: lists hold people twice.
func found(m Material, present *match.Weights) []trial.Pair {
	x := index.Build(present, trial.Persons(m.Entries))
	sides := map[string]trial.Side{}
	for _, e := range m.Entries {
		sides[e.ID] = e.Side
	}
	var out []trial.Pair
	for k, q := range m.Queries {
		if k%everyOther != 0 || q.Expect == nil {
			continue
		}
		ids := []string{*q.Expect}
		for _, h := range x.Search(q.Person(), hits, nil) {
			ids = append(ids, h.ID)
		}
		for j := range others {
			ids = append(ids, m.Entries[(k*7919+j*104729)%len(m.Entries)].ID)
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			side, ok := sides[id]
			label := "diff"
			if id == *q.Expect {
				label = "same"
			}
			if ok && (label == "same" || !twice(q.Side, side)) {
				out = append(out, trial.Pair{Label: label, Query: q.Side, Found: side})
			}
		}
	}
	return out
}

// twice reports whether two may be one person whom the lists hold twice.
func twice(a, b trial.Side) bool {
	return len(a.Birth) > len("1988") && a.Birth == b.Birth && a.Nationality == b.Nationality
}

// limited sets the tiers that are measured: probable, where queries without an answer hardly ever
// alert, and same, where of the hardest different pairs hardly any pass.
func limited(version string, bits []float32, m Material) (*match.Weights, error) {
	const never = 1 << 10
	w, err := match.NewWeights(version, bits, match.Limits{Same: never, Probable: never, Possible: possibleBits, Name: possibleName})
	if err != nil {
		return nil, err
	}
	var alarms, wrong []float64
	x := index.Build(w, trial.Persons(m.Entries))
	for _, q := range m.Queries {
		if q.Expect != nil && *q.Expect == "" {
			if h := x.Search(q.Person(), 1, nil); len(h) > 0 {
				alarms = append(alarms, h[0].Bits)
			} else {
				alarms = append(alarms, -never)
			}
		}
	}
	for _, j := range trial.Compare(w, trial.Population(m.Pairs), m.Pairs) {
		if j.Label == "diff" && j.Core() {
			wrong = append(wrong, j.Bits)
		}
	}
	l := match.Limits{Possible: possibleBits, Name: possibleName}
	l.Probable = max(exceeded(alarms, falseAlarms), l.Possible)
	l.Same = max(exceeded(wrong, falseSame), l.Probable+1)
	return match.NewWeights(version, bits, l)
}

// exceeded gives the bits, in tenths, that no more than a share of the scores reach; 0 for none.
func exceeded(scores []float64, share float64) float32 {
	if len(scores) == 0 {
		return 0
	}
	slices.Sort(scores)
	at := scores[len(scores)-1-int(share*float64(len(scores)))]
	return float32(int(at*10)+1) / 10
}

// shape is what must hold of weights: see Weights.
func shape() Shape {
	s := Shape{Signs: map[int]int{}}
	for i := range match.Features {
		curve, knot := match.Curve(i)
		switch {
		case curve < 0:
			s.Signs[i] = sign(match.FeatureName(i))
			continue
		case knot == 0:
			s.Curves = append(s.Curves, nil)
		}
		s.Curves[curve] = append(s.Curves[curve], i)
		if knot <= lastNear {
			s.Signs[i] = 1
		}
	}
	for i := range match.Features {
		switch match.FeatureName(i) {
		case "same_family", "short_form", "cut_fits": // no more than a word that is near
			s.Curves = append(s.Curves, []int{s.Curves[0][0], i})
		}
	}
	return s
}

// lastNear is the last point of a curve at which two words still speak for one person.
const lastNear = 4

// sign is the sign that a finding's bits must have; 0: either.
func sign(feature string) int {
	switch feature {
	case "rare_left", "extra", "extra_more", "only_one":
		return -1
	case "whole", "same_family", "short_form", "initial_fits", "cut_fits", "extra_patronymic", "birth_swapped",
		"birth_first_january", "birth_year_month", "birth_year_alone", "birth_digit":
		return 1
	case "same_birth_family_apart":
		return 0
	}
	switch {
	case strings.HasSuffix(feature, "_apart"), strings.HasSuffix(feature, "_differs"):
		return -1
	case strings.HasSuffix(feature, "_same"):
		return 1
	}
	return 0
}
