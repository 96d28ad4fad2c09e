package fit

import (
	"math"
	"testing"
)

// sample gives n examples with what was found, of which so many are of one person.
func sample(n, same int, found ...float32) []Example {
	out := make([]Example, n)
	for i := range out {
		out[i] = Example{Found: found, Same: i < same, Weight: 1}
	}
	return out
}

// With many examples the ridge hardly counts, and the bits of a finding are the logarithm of the
// odds that were counted: 3,000 of 4,000 are odds of three to one.
func TestWeightsAreTheOddsCounted(t *testing.T) {
	examples := append(sample(4_000, 3_000, 1, 0), sample(4_000, 800, 0, 1)...)
	got, err := Weights(examples, Shape{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{math.Log2(3), math.Log2(0.25)} {
		if math.Abs(got[i]-want) > 0.01 {
			t.Errorf("feature %d has %v bits, want %v", i, got[i], want)
		}
	}
}

// A weight of two is the same as two examples.
func TestWeightsOfExamples(t *testing.T) {
	once := append(sample(50, 40, 1, 1), sample(50, 10, 0, 1)...)
	twice := append(append([]Example{}, once...), once...)
	for i := range once {
		once[i].Weight = 2
	}
	a, err := Weights(once, Shape{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Weights(twice, Shape{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range a {
		if math.Abs(a[i]-b[i]) > 1e-6 {
			t.Errorf("feature %d: %v and %v", i, a[i], b[i])
		}
	}
}

func TestWeightsOfWhatIsWhollyApart(t *testing.T) {
	got, err := Weights(append(sample(20, 20, 1, 0, 0), sample(20, 0, 0, 1, 0)...), Shape{})
	if err != nil {
		t.Fatal(err)
	}
	if got[0] < 1 || got[0] > 10 || math.Abs(got[0]+got[1]) > 1e-6 || got[2] != 0 {
		t.Errorf("got %v, want the same bits for and against, and none for what nobody saw", got)
	}
}

// oddsOf makes examples whose features have these odds in a hundred, for one person.
func oddsOf(hundredths ...int) []Example {
	var out []Example
	for i, n := range hundredths {
		found := make([]float32, len(hundredths))
		found[i] = 1
		out = append(out, sample(1_000, 10*n, found...)...)
	}
	return out
}

func TestWeightsKeepTheirShape(t *testing.T) {
	bits := func(hundredths float64) float64 { return math.Log2(hundredths / (100 - hundredths)) }
	rows := []struct {
		why   string
		odds  []int
		shape Shape
		want  []float64
	}{
		{"a curve that falls stays", []int{90, 70, 40}, Shape{Curves: [][]int{{0, 1, 2}}}, []float64{bits(90), bits(70), bits(40)}},
		{"two points that rise get one weight", []int{90, 40, 60}, Shape{Curves: [][]int{{0, 1, 2}}}, []float64{bits(90), 0, 0}},
		{"three as well", []int{30, 50, 70}, Shape{Curves: [][]int{{0, 1, 2}}}, []float64{0, 0, 0}},
		{"the order is the curve's, not the features'", []int{30, 50, 70}, Shape{Curves: [][]int{{2, 1, 0}}}, []float64{bits(30), 0, bits(70)}},
		{"two curves at once", []int{20, 80, 80, 20}, Shape{Curves: [][]int{{0, 1}, {2, 3}}}, []float64{0, 0, bits(80), bits(20)}},
		{"signs that hold stay", []int{90, 10}, Shape{Signs: map[int]int{0: 1, 1: -1}}, []float64{bits(90), bits(10)}},
		{"what agrees never counts against", []int{10, 90}, Shape{Signs: map[int]int{0: 1, 1: -1}}, []float64{0, 0}},
		{"what may be either is left", []int{10, 90}, Shape{Signs: map[int]int{0: 0}}, []float64{bits(10), bits(90)}},
		{"a point behind one without weight has none to its credit", []int{10, 90, 20}, Shape{Curves: [][]int{{0, 1, 2}}, Signs: map[int]int{0: 1, 1: 1}}, nil},
	}
	for _, row := range rows {
		got, err := Weights(oddsOf(row.odds...), row.shape)
		if err != nil {
			t.Fatalf("%s: %v", row.why, err)
		}
		for i, want := range row.want {
			if math.Abs(got[i]-want) > 0.08 {
				t.Errorf("%s: got %.2f, want %.2f", row.why, got, row.want)
				break
			}
		}
		for _, curve := range row.shape.Curves {
			for k := 1; k < len(curve); k++ {
				if got[curve[k]] > got[curve[k-1]]+1e-9 {
					t.Errorf("%s: the curve %v rises: %v", row.why, curve, got)
				}
			}
		}
		for i, sign := range row.shape.Signs {
			if got[i]*float64(sign) < 0 {
				t.Errorf("%s: feature %d has the wrong sign: %v", row.why, i, got)
			}
		}
	}
}

// A point that is joined to one without a weight loses its own, and nothing else is joined to it.
func TestPoolLeavesWhatIsPinnedAlone(t *testing.T) {
	place := []int{0, pinned, pinned, 3}
	if !pool(place, []float64{-1, 0, 0, 2}, [][]int{{0, 1}}) {
		t.Fatal("a curve that rises is left")
	}
	for i, want := range []int{pinned, pinned, pinned, 3} {
		if place[i] != want {
			t.Errorf("feature %d has place %d, want %d", i, place[i], want)
		}
	}
}

func TestWeightsRefuse(t *testing.T) {
	if _, err := Weights(nil, Shape{}); err == nil {
		t.Error("weights come of nothing")
	}
	if _, err := solve([][]float64{{0}}, []float64{1}); err == nil {
		t.Error("nothing times x is one for some x")
	}
	x, err := solve([][]float64{{4, 2}, {2, 3}}, []float64{10, 9})
	if err != nil || math.Abs(x[0]-1.5) > 1e-9 || math.Abs(x[1]-2) > 1e-9 {
		t.Errorf("got %v, %v", x, err)
	}
}
