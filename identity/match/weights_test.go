package match

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/sound"
)

func TestWeightsOfThisProgram(t *testing.T) {
	w := Current()
	l := w.Limits()
	if l.Possible >= l.Probable || l.Probable >= l.Same || l.Name <= 0 {
		t.Errorf("the tiers begin at %+v", l)
	}
	if w.Version == "" {
		t.Error("no version")
	}
	for c, name := range curveNames {
		points := w.bits[c*knots : (c+1)*knots]
		if !slices.IsSortedFunc(points, func(a, b float32) int { return cmp.Compare(b, a) }) {
			t.Errorf("the curve %s rises: two spellings further apart say more: %v", name, points)
		}
	}
	for _, f := range []feature{familyApart, givenApart, patronymicApart, otherApart, rareLeft, birthDiffers, nationalityDiffers, genderDiffers} {
		if w.bits[f] > 0 {
			t.Errorf("%s speaks for one person with %v bits", FeatureName(int(f)), w.bits[f])
		}
	}
	for _, f := range []feature{whole, birthSame, birthSwapped, nationalitySame, genderSame, documentSame, placeSame, parentSame} {
		if w.bits[f] < 0 {
			t.Errorf("%s speaks against one person with %v bits", FeatureName(int(f)), w.bits[f])
		}
	}
}

func TestWeightsAreReadAsWritten(t *testing.T) {
	bits := make([]float32, Features)
	for i := range bits {
		bits[i] = float32(i) - 20.25
	}
	w, err := NewWeights("a version", bits, Limits{Same: 9, Probable: 7.5, Possible: -2, Name: 3})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(w)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseWeights(text)
	if err != nil {
		t.Fatal(err)
	}
	if *got != *w {
		t.Errorf("got %+v, want %+v", got, w)
	}
	if _, err := NewWeights("short", bits[1:], Limits{}); err == nil {
		t.Error("weights that lack one are made")
	}
}

func TestParseWeightsRefuses(t *testing.T) {
	rows := []struct {
		why  string
		ruin func(map[string]any)
	}{
		{"no version", func(w map[string]any) { delete(w, "version") }},
		{"no tiers", func(w map[string]any) { delete(w, "tiers") }},
		{"tiers that do not rise", func(w map[string]any) { w["tiers"].(map[string]any)["probable"] = 99 }},
		{"a possible above probable", func(w map[string]any) { w["tiers"].(map[string]any)["possible"] = 99 }},
		{"no curves", func(w map[string]any) { delete(w, "curves") }},
		{"a curve too few", func(w map[string]any) { delete(w["curves"].(map[string]any), "abjad") }},
		{"a curve too many", func(w map[string]any) { w["curves"].(map[string]any)["runes"] = make([]float32, knots) }},
		{"another curve", func(w map[string]any) {
			c := w["curves"].(map[string]any)
			c["runes"] = c["abjad"]
			delete(c, "abjad")
		}},
		{"a curve with a point too few", func(w map[string]any) { w["curves"].(map[string]any)["abjad"] = make([]float32, knots-1) }},
		{"a curve with a point too many", func(w map[string]any) { w["curves"].(map[string]any)["abjad"] = make([]float32, knots+1) }},
		{"a feature too few", func(w map[string]any) { delete(w["bits"].(map[string]any), "birth_same") }},
		{"a feature too many", func(w map[string]any) { w["bits"].(map[string]any)["shoe_size"] = 1 }},
		{"another feature", func(w map[string]any) {
			b := w["bits"].(map[string]any)
			delete(b, "birth_same")
			b["shoe_size"] = 1
		}},
		{"words for numbers", func(w map[string]any) { w["bits"].(map[string]any)["birth_same"] = "much" }},
	}
	for _, row := range rows {
		var w map[string]any
		if err := json.Unmarshal(weightsText, &w); err != nil {
			t.Fatal(err)
		}
		row.ruin(w)
		text, err := json.Marshal(w)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseWeights(text); err == nil || !strings.HasPrefix(err.Error(), "weights: ") {
			t.Errorf("%s: got %v, want a refusal", row.why, err)
		}
	}
	if _, err := ParseWeights([]byte("{")); err == nil {
		t.Error("half a text is read")
	}
}

func TestFeatureNames(t *testing.T) {
	seen := map[string]bool{}
	for i := range Features {
		name := FeatureName(i)
		if name == "" || seen[name] {
			t.Errorf("feature %d is called %q", i, name)
		}
		seen[name] = true
		curve, knot := Curve(i)
		if i < int(curvesEnd) && (curve*knots+knot != i || !strings.HasPrefix(name, curveNames[curve])) || i >= int(curvesEnd) && curve != -1 {
			t.Errorf("%s is point %d of curve %d", name, knot, curve)
		}
	}
	for f, want := range map[feature]string{
		lettersCurve: "letters 0", hangulCurve + 7: "hangul 7", joinedCurve: "joined 0", sameFamily: "same_family", rareLeft: "rare_left",
		birthSame: "birth_same", birthDiffers: "birth_differs", documentSame: "document_same", otherBirthWhole: "other_birth_whole", bias: "bias",
	} {
		if got := FeatureName(int(f)); got != want {
			t.Errorf("feature %d is called %s, want %s", f, got, want)
		}
	}
	for kind := range sound.Kinds {
		if got := FeatureName(int(gauge{kind: kind}.curve())); got != kind.String()+" 0" {
			t.Errorf("words of kind %v are counted by the curve %s", kind, got)
		}
	}
}

func TestTiers(t *testing.T) {
	l := Limits{Same: 9, Probable: 7, Possible: -2, Name: 3}
	rows := []struct {
		why  string
		s    Score
		want Tier
	}{
		{"enough for the same", Score{Bits: 9}, Same},
		{"not quite", Score{Bits: 8.99}, Probable},
		{"enough for probable", Score{Bits: 7}, Probable},
		{"enough for possible", Score{Bits: -2}, Possible},
		{"not enough", Score{Bits: -2.01}, None},
		{"but the name is strong", Score{Bits: -50, Strong: true}, Possible},
		{"or has bits enough", Score{Bits: -50, Name: 3}, Possible},
		{"and not quite enough", Score{Bits: -50, Name: 2.99}, None},
		{"a strong name does not lower", Score{Bits: 20, Strong: true}, Same},
	}
	for _, row := range rows {
		if got := l.tier(row.s); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
	for tier, want := range map[Tier]string{None: "", Possible: "possible", Probable: "probable", Same: "same"} {
		if got := tier.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestSheetAddsUpBetweenPoints(t *testing.T) {
	for apart := range farthest + 5 {
		var x sheet
		x.add(abjadCurve, apart, 6)
		sum, at := float32(0), float32(0)
		for k := range knots {
			sum += x[int(abjadCurve)+k]
			at += x[int(abjadCurve)+k] / 6 * float32(steps[k])
		}
		if math.Abs(float64(sum-6)) > 1e-4 || math.Abs(float64(at)-float64(min(apart, farthest))) > 1e-3 {
			t.Errorf("%d apart: %v in all, at %v", apart, sum, at)
		}
	}
}

func TestDistancesForTheIndex(t *testing.T) {
	if KinApart() != steps[3] || Farthest != steps[knots-1] || StemApart != stemCost {
		t.Error("the index is told other distances than are used")
	}
}
