package fit

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/trial"
)

// invented is a small list: every person in two spellings, and pairs of different persons.
func invented() Material {
	var m Material
	given := []string{"Anna", "Petra", "Marat", "Selam", "Dilara", "Goran"}
	family := [][2]string{{"Сабиров", "Sabirov"}, {"Ковтанов", "Kovtanov"}, {"Вантеску", "Vantescu"}, {"Линдаков", "Lindakov"}, {"Теклян", "Teklian"}, {"Ортан", "Ortan"}}
	nobody := ""
	for i, g := range given {
		for j, f := range family {
			id, born := fmt.Sprint(i, j), fmt.Sprintf("19%d%d-0%d-1%d", 5+i%4, j, 1+i, j)
			a, b := trial.Side{Name: g + " " + f[0], Birth: born, Nationality: "XA"}, trial.Side{Name: f[1] + " " + g, Birth: born, Nationality: "XA"}
			other := trial.Side{Name: given[(i+1)%6] + " " + family[(j+2)%6][1], Birth: "1933-07-22", Nationality: "XB"}
			kin := trial.Side{Name: given[(i+2)%6] + " " + f[1], Birth: "1961-07-22", Nationality: "XA"}
			m.Pairs = append(m.Pairs, trial.Pair{Label: "same", Query: a, Found: b}, trial.Pair{Label: "diff", Query: a, Found: other},
				trial.Pair{Label: "diff", Query: a, Found: kin}, trial.Pair{Label: "", Query: a, Found: kin})
			if (i+j)%3 > 0 {
				m.Entries = append(m.Entries, trial.Entry{ID: id, Side: b})
				m.Queries = append(m.Queries, trial.Query{Side: a, Expect: &id})
			} else {
				m.Queries = append(m.Queries, trial.Query{Side: a, Expect: &nobody}, trial.Query{Side: a})
			}
		}
	}
	return m
}

func TestTrain(t *testing.T) {
	m := invented()
	w, err := Train("invented", m, match.Current())
	if err != nil {
		t.Fatal(err)
	}
	if w.Version != "invented" {
		t.Errorf("got version %q", w.Version)
	}
	l := w.Limits()
	if l.Possible > l.Probable || l.Probable >= l.Same || l.Name != possibleName {
		t.Errorf("the tiers begin at %+v", l)
	}
	text, err := json.Marshal(w)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := match.ParseWeights(text); err != nil {
		t.Errorf("what was fitted cannot be read: %v", err)
	}
	f := trial.Summarise(trial.Compare(w, trial.Population(m.Pairs), m.Pairs))
	if f.BestF1 < 0.99 {
		t.Errorf("persons who are wholly apart are told apart with F1 %v", f.BestF1)
	}
	again, err := Train("invented", m, match.Current())
	if err != nil || *again != *w {
		t.Error("the same list gives other weights")
	}
}

func TestTrainRefuses(t *testing.T) {
	m := invented()
	for why, lacking := range map[string]Material{
		"nobody to search for": {Pairs: m.Pairs, Queries: m.Queries},
		"no pairs":             {Entries: m.Entries},
		"nothing":              {},
	} {
		if _, err := Train("none", lacking, match.Current()); err == nil {
			t.Errorf("%s: weights were fitted", why)
		}
	}
}

// What a search found is an example, but not whoever may be the same person held twice.
func TestFound(t *testing.T) {
	id := "0"
	q := trial.Side{Name: "Anna Berg", Birth: "1988-03-14", Nationality: "XA"}
	m := Material{
		Entries: []trial.Entry{{ID: "0", Side: q}, {ID: "twice", Side: q}, {ID: "other", Side: trial.Side{Name: "Anna Berg", Birth: "1950"}}},
		Queries: []trial.Query{{Side: q, Expect: &id}},
	}
	same, diff := 0, 0
	for _, p := range found(m, match.Current()) {
		switch p.Label {
		case "same":
			same++
		case "diff":
			diff++
		}
	}
	if same != 1 || diff != 1 {
		t.Errorf("got %d same and %d different, want one of each", same, diff)
	}
}

func TestExceeded(t *testing.T) {
	scores := make([]float64, 1000)
	for i := range scores {
		scores[i] = float64(i) / 7
	}
	at := float64(exceeded(scores, 0.003))
	above := 0
	for _, s := range scores {
		if s >= at {
			above++
		}
	}
	if above > 3 || above < 2 {
		t.Errorf("%d of 1000 reach %v, want 3 at the most", above, at)
	}
	if got := exceeded(nil, 0.5); got != 0 {
		t.Errorf("of no scores came %v", got)
	}
	if got := float64(exceeded([]float64{-3.57}, 0.1)); got <= -3.57 || math.Abs(got+3.5) > 0.11 {
		t.Errorf("below nothing got %v", got)
	}
}

func TestShape(t *testing.T) {
	s := shape()
	points := map[int]bool{}
	bounded := map[string]bool{}
	for _, curve := range s.Curves {
		if _, knot := match.Curve(curve[1]); knot == 0 { // a single feature under the first point of a curve
			bounded[match.FeatureName(curve[1])] = match.FeatureName(curve[0]) == "letters 0"
			continue
		}
		for _, i := range curve {
			if points[i] {
				t.Errorf("%s is on two curves", match.FeatureName(i))
			}
			points[i] = true
		}
	}
	for i := range match.Features {
		if curve, _ := match.Curve(i); (curve >= 0) != points[i] {
			t.Errorf("%s stands on the wrong side", match.FeatureName(i))
		}
	}
	if !bounded["cut_fits"] || !bounded["same_family"] || !bounded["short_form"] || len(bounded) != 3 {
		t.Errorf("no more than a word that sounds the same may weigh %v", bounded)
	}
	for name, want := range map[string]int{
		"letters 0": 1, "letters 7": 0, "whole": 1, "family_apart": -1, "birth_differs": -1, "birth_same": 1, "same_birth_family_apart": 0, "bias": 0, "extra": -1,
	} {
		for i := range match.Features {
			if match.FeatureName(i) == name && s.Signs[i] != want {
				t.Errorf("%s must have the sign %d, want %d", name, s.Signs[i], want)
			}
		}
	}
}
