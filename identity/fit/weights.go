package fit

import (
	"errors"
	"math"
)

// An Example is what one comparison found, and whether the two are known to be one.
type Example struct {
	Found  []float32
	Same   bool
	Weight float64
}

// ridge keeps the weight of what was seldom seen near nothing.
const ridge = 2.0

// Weights finds the bits of every feature that make the answers of the examples likeliest:
// logistic regression with a ridge, by Newton's method. What no example shows gets 0.
//
// Along a curve bits may only fall: two spellings that are nearer never count less. And what
// agrees never counts against, nor what contradicts for. Where the examples say otherwise, which
// they do because the hardest of them were chosen for the words that they share, neighbouring
// points of a curve get one weight, and a finding with the wrong sign gets none.
func Weights(examples []Example, shape Shape) ([]float64, error) {
	if len(examples) == 0 {
		return nil, errors.New("fit: no examples")
	}
	place := make([]int, len(examples[0].Found))
	for i := range place {
		place[i] = i
	}
	for {
		w, err := newton(pooled(examples, place), len(place))
		if err != nil {
			return nil, err
		}
		bits := make([]float64, len(w))
		for i, p := range place {
			if p != pinned {
				bits[i] = w[p] / math.Ln2
			}
		}
		if !pool(place, bits, shape.Curves) && !pin(place, bits, shape.Signs) {
			return bits, nil
		}
	}
}

// A Shape is what must hold of weights whatever the examples say.
type Shape struct {
	Curves [][]int     // features whose bits may only fall, in their order
	Signs  map[int]int // 1: no bits below nothing; -1: none above
}

// pinned is the place of a feature that has no weight.
const pinned = -1

// pin takes the weight of every finding with the wrong sign away, and reports whether there
// was any.
func pin(place []int, bits []float64, signs map[int]int) bool {
	found := false
	for i, sign := range signs {
		if place[i] != pinned && bits[i]*float64(sign) < 0 {
			gone := place[i]
			for k, p := range place {
				if p == gone {
					place[k] = pinned
				}
			}
			found = true
		}
	}
	return found
}

// pool joins the first two neighbours of every curve that rise, and reports whether any did. What is
// joined to a point without a weight has none either.
func pool(place []int, bits []float64, curves [][]int) bool {
	joined := false
	for _, curve := range curves {
		for k := 1; k < len(curve); k++ {
			a, b := place[curve[k-1]], place[curve[k]]
			if a == b || bits[curve[k]] <= bits[curve[k-1]] {
				continue
			}
			if b == pinned {
				a, b = b, a
			}
			for i, p := range place {
				if p == b {
					place[i] = a
				}
			}
			joined = true
			break
		}
	}
	return joined
}

// pooled gives the examples with the features of one place added up.
func pooled(examples []Example, place []int) []Example {
	out := make([]Example, len(examples))
	for n, e := range examples {
		found := make([]float32, len(place))
		for i, v := range e.Found {
			if place[i] != pinned {
				found[place[i]] += v
			}
		}
		out[n] = Example{found, e.Same, e.Weight}
	}
	return out
}

// newton finds the weights, in natural units.
func newton(examples []Example, n int) ([]float64, error) {
	w := make([]float64, n)
	for range 25 {
		gradient, hessian := slope(examples, w)
		step, err := solve(hessian, gradient)
		if err != nil {
			return nil, err
		}
		moved := 0.0
		for i := range w {
			w[i] += step[i]
			moved = max(moved, math.Abs(step[i]))
		}
		if moved < 1e-6 {
			break
		}
	}
	return w, nil
}

// slope gives the gradient of the likelihood with its ridge, and the negative of its second
// derivative.
func slope(examples []Example, w []float64) ([]float64, [][]float64) {
	n := len(w)
	gradient, hessian := make([]float64, n), make([][]float64, n)
	for i := range hessian {
		hessian[i] = make([]float64, n)
		hessian[i][i] = ridge
		gradient[i] = -ridge * w[i]
	}
	set := make([]int, 0, n)
	for _, e := range examples {
		set = set[:0]
		sum, truth := 0.0, 0.0
		for i, v := range e.Found {
			if v != 0 {
				set = append(set, i)
				sum += float64(v) * w[i]
			}
		}
		if e.Same {
			truth = 1
		}
		p := 1 / (1 + math.Exp(-sum))
		for _, i := range set {
			gradient[i] += e.Weight * (truth - p) * float64(e.Found[i])
			for _, j := range set {
				hessian[i][j] += e.Weight * p * (1 - p) * float64(e.Found[i]) * float64(e.Found[j])
			}
		}
	}
	return gradient, hessian
}

// solve finds x with a·x = b for a symmetrical positive a, by Cholesky's method.
func solve(a [][]float64, b []float64) ([]float64, error) {
	n := len(b)
	l := make([][]float64, n)
	for i := range n {
		l[i] = make([]float64, n)
		for j := 0; j <= i; j++ {
			sum := a[i][j]
			for k := range j {
				sum -= l[i][k] * l[j][k]
			}
			if i != j {
				l[i][j] = sum / l[j][j]
				continue
			}
			if sum <= 0 {
				return nil, errors.New("fit: the examples do not tell the features apart")
			}
			l[i][i] = math.Sqrt(sum)
		}
	}
	x := make([]float64, n)
	for i := range n {
		sum := b[i]
		for k := range i {
			sum -= l[i][k] * x[k]
		}
		x[i] = sum / l[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		sum := x[i]
		for k := i + 1; k < n; k++ {
			sum -= l[k][i] * x[k]
		}
		x[i] = sum / l[i][i]
	}
	return x, nil
}
