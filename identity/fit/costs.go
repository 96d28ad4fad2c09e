// Package fit finds, from lists of names that are known to belong together or not, the numbers
// by which persons are compared: the costs of package sound and the weights of package match.
//
// Its input is given by whoever runs it; nothing of it stays in the result but counts turned
// into numbers. It may not be imported by anything that compares persons in a register: what it
// finds is read, reviewed and committed like any other change, under a version.
package fit

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/identity/sound"
)

// A Spelling is two spellings of one word: the readings of each, and how often the pair was seen.
type Spelling struct {
	Kind   sound.Kind
	A, B   []string
	Weight float64
}

// rounds is how often the costs are counted anew. After the sixth round they hardly move.
const rounds = 8

// Costs counts, over all spellings, which symbols stand for which, and gives the text of
// costs.txt. Each round aligns every pair by the costs of the round before, the first by plain
// ones, and counts what stands against what (Viterbi training of a stochastic edit distance).
func Costs(spellings []Spelling) (string, error) {
	text := ""
	for range rounds {
		table, err := newAligner(text)
		if err != nil {
			return "", err
		}
		var all [sound.Kinds]counts
		for k := range all {
			all[k] = counts{of: map[step]float64{}}
		}
		for _, s := range spellings {
			all[s.Kind].add(table, s)
		}
		text = write(&all)
	}
	return text, nil
}

// worst is the cost per symbol above which two spellings teach nothing: they are hardly the
// same word.
const worst = 2.4 * sound.Unit

// counts says how often a step was seen.
type counts struct{ of map[step]float64 }

// add aligns the nearest two readings of a pair and counts their steps.
func (c counts) add(table *aligner, s Spelling) {
	least, a, b := math.Inf(1), "", ""
	for _, x := range s.A {
		for _, y := range s.B {
			if d := table.cost(x, y, s.Kind); d < least {
				least, a, b = d, x, y
			}
		}
	}
	if a == "" || least/float64(max(len(a), len(b))) > worst {
		return
	}
	for _, one := range table.steps(a, b, s.Kind) {
		c.of[one] += s.Weight
	}
}

// lost are the pairs of which the one is the other without its mark: Živko Žižić is Zivko Zizic
// wherever a machine or a form knows no marks. Lists of transliterated names hardly show it, so
// that what it costs is set: a bit and a quarter. immutable
var lost = map[step]bool{
	newStep("z", "Z"): true, newStep("s", "S"): true, newStep("1", "C"): true, newStep("1", "c"): true, newStep("8", "d"): true, newStep("C", "c"): true,
}

const lostMark = 5 * sound.Unit / 4

// write turns counts into costs: how many bits less likely a symbol's step is than the
// likeliest step of that symbol, seen from the more ambiguous of the two sides.
func write(all *[sound.Kinds]counts) string {
	var b strings.Builder
	b.WriteString("# What it costs to read one sound as another, in sixteenths of a bit: kind, sound, other sound\n")
	b.WriteString("# or two sounds or _ for none, cost. Written by `zaklon identity fit`; see package fit.\n")
	for k := range all {
		var lines []string
		n := all[k].smoothed()
		for one, seen := range n.of {
			cost := n.cost(one, seen)
			if lost[one] && sound.Kind(k) == sound.Letters {
				cost = min(cost, lostMark)
			}
			if cost < sound.Most && one.a != one.b {
				lines = append(lines, fmt.Sprintf("%s %s %s %d", sound.Kind(k), one.a, one.b, cost))
			}
		}
		slices.Sort(lines)
		for _, line := range lines {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// doubt is added to what was seen of every symbol and pair, so that one chance pair in a rare
// symbol's few occurrences is not taken for a rule.
const doubt = 4

// A tally holds the steps of one kind and how often each side of them was seen.
type tally struct {
	of    map[step]float64
	seen  map[string]float64 // occurrences of a side
	first map[string]float64 // of its likeliest step
}

func (c counts) smoothed() tally {
	t := tally{of: map[step]float64{}, seen: map[string]float64{}, first: map[string]float64{}}
	for one, n := range c.of {
		t.of[one] = n
		for _, side := range []string{one.a, one.b} {
			t.seen[side] += n
			t.first[side] = max(t.first[side], n)
			if one.a == one.b {
				break
			}
		}
	}
	return t
}

// cost of a step in units. A step to nothing is judged by the symbol that is left out.
func (t tally) cost(one step, seen float64) int {
	least := math.Inf(1)
	for _, side := range []string{one.a, one.b} {
		if side == none {
			continue
		}
		likely := (t.first[side] + doubt) / (t.seen[side] + 2*doubt)
		this := seen / (t.seen[side] + 2*doubt)
		least = min(least, math.Log2(likely/this))
	}
	return int(math.Round(max(least, 0) * sound.Unit))
}
