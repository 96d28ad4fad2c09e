package sound

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed costs.txt
var costsText string

// tables reads the fitted costs once. A program whose own table cannot be read must not
// compare anybody. immutable
var tables = sync.OnceValue(func() *tableSet {
	lines, err := ParseCosts(costsText)
	if err != nil {
		panic("sound: costs.txt: " + err.Error())
	}
	return newTables(lines)
})

// A Line is one line of a table of costs: what it costs to read a symbol as another symbol, as
// two that stand together, or as nothing ("_").
type Line struct {
	Kind          Kind
	Symbol, Other string
	Cost          int // in units
}

// ParseCosts reads a table of costs. Lines that begin with # say nothing. A line that gives a cost
// to a symbol for itself, or gives one again, is refused. The error names the line.
func ParseCosts(text string) ([]Line, error) {
	var lines []Line
	given := map[[2]string]bool{}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		l, err := parseLine(strings.Fields(line))
		if err != nil {
			return nil, fmt.Errorf("costs: line %d: %w", n+1, err)
		}
		key := l.key()
		if given[key] {
			return nil, fmt.Errorf("costs: line %d: given already", n+1)
		}
		given[key] = true
		lines = append(lines, l)
	}
	return lines, nil
}

// key is what two lines that give one cost have in common.
func (l Line) key() [2]string {
	return [2]string{l.Kind.String(), min(l.Symbol+" "+l.Other, l.Other+" "+l.Symbol)}
}

func parseLine(f []string) (Line, error) {
	if len(f) != 4 {
		return Line{}, fmt.Errorf("want four words, got %d", len(f))
	}
	l := Line{Kind: Kinds, Symbol: f[1], Other: f[2]}
	for k := range Kinds {
		if k.String() == f[0] {
			l.Kind = k
		}
	}
	var err error
	if l.Cost, err = strconv.Atoi(f[3]); err != nil || l.Kind == Kinds || l.Cost < 0 || l.Cost > most2 {
		return Line{}, fmt.Errorf("no kind %q or no cost %q", f[0], f[3])
	}
	if len(l.Other) == 2 && Merges(l.Symbol, l.Other) {
		return l, nil
	}
	if place(l.Symbol) < 0 || place(l.Other) < 0 || l.Symbol == l.Other {
		return Line{}, fmt.Errorf("no symbols: %q %q", f[1], f[2])
	}
	return l, nil
}

// place is where a symbol stands in a table; -1 for none.
func place(symbol string) int {
	if symbol == "_" {
		return gap
	}
	if len(symbol) != 1 {
		return -1
	}
	return strings.Index(Alphabet, symbol)
}

// most2 is the highest cost of a pair of symbols.
const most2 = 2*Most - 1

// newTables makes tables of lines. What is not listed costs the most there is, and a symbol
// against itself nothing.
func newTables(lines []Line) *tableSet {
	t := new(tableSet)
	for k := range t {
		t[k].fill()
	}
	for _, l := range lines {
		one := place(l.Symbol)
		if len(l.Other) == 2 {
			t[l.Kind].merge[one][pairs[codes[l.Other[0]]][codes[l.Other[1]]]] = uint8(l.Cost)
			continue
		}
		other := place(l.Other)
		t[l.Kind].of[one][other], t[l.Kind].of[other][one] = uint8(l.Cost), uint8(l.Cost)
	}
	return t
}

// fill sets every cost to the most there is.
func (t *costs) fill() {
	for i := range t.of {
		for j := range t.of[i] {
			if i != j {
				t.of[i][j] = Most
			}
		}
	}
	for i := range t.merge {
		for j := range t.merge[i] {
			t.merge[i][j] = most2
		}
	}
}

// A tableSet holds the costs of every kind of spelling.
type tableSet [Kinds]costs
