package match

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
)

//go:embed weights.json
var weightsText []byte

// Weights say how many bits each finding is worth, and where the tiers begin. They are fitted
// by package fit on public lists, reviewed, and committed under a version, which every decision
// keeps that rests on them.
type Weights struct {
	Version string
	bits    [features]float32
	limits  Limits
}

// Limits are the bits at which the tiers begin.
type Limits struct {
	Same     float32 `json:"same"`
	Probable float32 `json:"probable"`
	Possible float32 `json:"possible"`
	Name     float32 `json:"name"` // bits of the name alone that are possible whatever else differs
}

// Current gives the weights of this program. immutable
var Current = sync.OnceValue(func() *Weights {
	w, err := ParseWeights(weightsText)
	if err != nil {
		panic("match: weights.json: " + err.Error())
	}
	return w
})

// written is the form of weights.json.
type written struct {
	Version string               `json:"version"`
	Tiers   Limits               `json:"tiers"`
	Curves  map[string][]float32 `json:"curves"`
	Bits    map[string]float32   `json:"bits"`
}

// ParseWeights reads weights from JSON. It refuses a text that lacks a feature of this program
// or names another, a curve that is too short, and tiers that do not rise: a weight that is
// silently 0 would hide people.
func ParseWeights(text []byte) (*Weights, error) {
	var in written
	if err := json.Unmarshal(text, &in); err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	if in.Version == "" {
		return nil, errors.New("weights: no version")
	}
	if t := in.Tiers; t.Possible > t.Probable || t.Probable > t.Same || t == (Limits{}) {
		return nil, errors.New("weights: the tiers do not rise")
	}
	w := &Weights{Version: in.Version, limits: in.Tiers}
	if len(in.Curves) != len(curveNames) || len(in.Bits) != len(featureNames) {
		return nil, errors.New("weights: not the features of this program")
	}
	for i, name := range curveNames {
		points := in.Curves[name]
		if len(points) != knots {
			return nil, fmt.Errorf("weights: curve %q: want %d points, got %d", name, knots, len(points))
		}
		copy(w.bits[i*knots:], points)
	}
	for i, name := range featureNames {
		bits, ok := in.Bits[name]
		if !ok {
			return nil, fmt.Errorf("weights: no feature %q", name)
		}
		w.bits[int(curvesEnd)+i] = bits
	}
	return w, nil
}

// NewWeights makes weights of the vector that package fit finds, in the order of Features.
func NewWeights(version string, bits []float32, limits Limits) (*Weights, error) {
	if len(bits) != int(features) {
		return nil, fmt.Errorf("weights: want %d numbers, got %d", features, len(bits))
	}
	w := &Weights{Version: version, limits: limits}
	copy(w.bits[:], bits)
	return w, nil
}

// MarshalJSON writes what ParseWeights reads.
func (w *Weights) MarshalJSON() ([]byte, error) {
	out := written{Version: w.Version, Tiers: w.limits, Curves: map[string][]float32{}, Bits: map[string]float32{}}
	for i, name := range curveNames {
		out.Curves[name] = w.bits[i*knots : (i+1)*knots]
	}
	for i, name := range featureNames {
		out.Bits[name] = w.bits[int(curvesEnd)+i]
	}
	return json.Marshal(out)
}

// Limits gives the bits at which the tiers begin.
func (w *Weights) Limits() Limits { return w.limits }

// Features is the number of features of a comparison.
const Features = int(features)

// FeatureName is the word for a feature, for whoever fits weights: "letters 3", "birth_same".
func FeatureName(i int) string {
	if i < int(curvesEnd) {
		return fmt.Sprintf("%s %d", curveNames[i/knots], i%knots)
	}
	return featureNames[i-int(curvesEnd)]
}

// Curve gives the curve that a feature is a point of and which point; -1 for a single feature.
func Curve(i int) (curve, knot int) {
	if i >= int(curvesEnd) {
		return -1, 0
	}
	return i / knots, i % knots
}

// curveNames are the words of weights.json for the curves, in their order. immutable
var curveNames = [...]string{"letters", "abjad", "han", "hangul", "fathers", "joined"}

// featureNames are those for the single features, in their order. immutable
var featureNames = [...]string{
	"same_family", "short_form", "related_name", "initial_fits", "cut_fits",
	"given_apart", "patronymic_apart", "family_apart", "other_apart", "extra", "extra_more", "extra_patronymic", "only_one", "whole", "whole_syllables", "rare_left",
	"birth_same", "birth_swapped", "birth_first_january", "birth_year_month", "birth_year_alone", "birth_day_or_month", "birth_digit",
	"birth_year_only", "birth_day_month", "birth_near", "birth_few", "birth_differs",
	"nationality_same", "nationality_differs", "gender_same", "gender_differs", "document_same", "place_same", "parent_same",
	"same_birth_family_apart", "same_birth_given_apart", "same_birth_whole", "other_birth_apart", "other_birth_whole", "bias",
}
