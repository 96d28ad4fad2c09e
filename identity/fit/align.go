package fit

import (
	"math"
	"strings"

	"github.com/zaklon/zaklon/identity/sound"
)

// none stands in a step for no sound.
const none = "_"

// A step is one symbol against another, against nothing, or against two. The longer and nothing
// stand second, and otherwise the smaller first, so that a step is the same both ways round.
type step struct{ a, b string }

func newStep(a, b string) step {
	if len(a) > len(b) || len(a) == len(b) && a > b {
		a, b = b, a
	}
	if a == none {
		a, b = b, a
	}
	return step{a, b}
}

// An aligner aligns readings by a table of costs.
type aligner struct {
	of    [sound.Kinds]map[step]float64
	plain bool // nothing was counted yet
}

// newAligner reads the text that Costs writes; the empty text gives plain costs.
func newAligner(text string) (*aligner, error) {
	t := &aligner{plain: text == ""}
	for k := range t.of {
		t.of[k] = map[step]float64{}
	}
	lines, err := sound.ParseCosts(text)
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		t.of[l.Kind][newStep(l.Symbol, l.Other)] = float64(l.Cost)
	}
	return t, nil
}

// costOf a step, in units.
func (t *aligner) costOf(kind sound.Kind, a, b string) float64 {
	if a == b {
		return 0
	}
	if t.plain {
		return plain(a, b)
	}
	if c, ok := t.of[kind][newStep(a, b)]; ok {
		return c
	}
	if len(a) == 2 || len(b) == 2 {
		return 2*sound.Most - 1
	}
	return sound.Most
}

// classes lists sounds that are near before anything was counted.
const classes = "aeiouyOU@AIWYHj3 pbfvwBPW tdTD szcCJSZX1248659 kgQxGhKH192 mn lr"

// plain is a first guess: near sounds cost two bits, a vowel or a breath left out three,
// two letters for one two and a half, anything else six.
func plain(a, b string) float64 {
	switch {
	case a == none || b == none:
		if strings.ContainsAny(a+b, "aeiouyOU@AIWYHj3h") {
			return 3 * sound.Unit
		}
		return 5 * sound.Unit
	case len(a) == 2 || len(b) == 2:
		return 2.5 * sound.Unit
	}
	for class := range strings.FieldsSeq(classes) {
		if strings.Contains(class, a) && strings.Contains(class, b) {
			return 2 * sound.Unit
		}
	}
	return 6 * sound.Unit
}

// A cell is the cheapest way to a place of two readings: its cost and how many symbols of
// each the last step took.
type cell struct {
	cost   float64
	da, db int
}

// fill computes every cell of two readings.
func (t *aligner) fill(a, b string, kind sound.Kind) [][]cell {
	rows := make([][]cell, len(a)+1)
	for i := range rows {
		rows[i] = make([]cell, len(b)+1)
		for j := range rows[i] {
			rows[i][j] = t.best(rows, a[:i], b[:j], kind)
		}
	}
	return rows
}

// moves lists how many symbols of each reading a step may take. immutable
var moves = [][2]int{{1, 1}, {1, 0}, {0, 1}, {1, 2}, {2, 1}}

func (t *aligner) best(rows [][]cell, a, b string, kind sound.Kind) cell {
	if a == "" && b == "" {
		return cell{}
	}
	least := cell{cost: math.Inf(1)}
	for _, m := range moves {
		i, j := len(a)-m[0], len(b)-m[1]
		if i < 0 || j < 0 {
			continue
		}
		x, y := orNone(a[i:]), orNone(b[j:])
		if len(x)+len(y) == 3 && !sound.Merges(x, y) {
			continue
		}
		if c := rows[i][j].cost + t.costOf(kind, x, y); c < least.cost {
			least = cell{c, m[0], m[1]}
		}
	}
	return least
}

func orNone(s string) string {
	if s == "" {
		return none
	}
	return s
}

func (t *aligner) cost(a, b string, kind sound.Kind) float64 {
	rows := t.fill(a, b, kind)
	return rows[len(a)][len(b)].cost
}

// steps walks the cheapest way back.
func (t *aligner) steps(a, b string, kind sound.Kind) []step {
	rows := t.fill(a, b, kind)
	var out []step
	for i, j := len(a), len(b); i > 0 || j > 0; {
		c := rows[i][j]
		out = append(out, newStep(orNone(a[i-c.da:i]), orNone(b[j-c.db:j])))
		i, j = i-c.da, j-c.db
	}
	return out
}
