package authority

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// column stands for every state in which a role may do the same; state is one of them.
type column struct {
	name  string
	state int
}

// grouped gathers the states whose cells are the same in every row. Several stand under their names, or, where they
// are all or most, under what they are together.
func grouped(states []string, text map[string][]string) []column {
	var columns []column
	members := map[string][]string{}
	looks := func(state int) string {
		look := ""
		for _, action := range slices.Sorted(maps.Keys(text)) {
			look += text[action][state] + "|"
		}
		return look
	}
	for i, state := range states {
		if len(members[looks(i)]) == 0 {
			columns = append(columns, column{state: i})
		}
		members[looks(i)] = append(members[looks(i)], state)
	}
	for i, c := range columns {
		same := members[looks(c.state)]
		columns[i].name = strings.Join(same, ", ")
		if len(same) == len(states) {
			columns[i].name = "in every state"
		} else if len(same) > len(states)/2 {
			columns[i].name = "in any other state"
		}
	}
	return columns
}

// common finds the facts about the place of the file on which all allowed cells agree, and says them.
func common(t *testing.T, k kind, rows map[string][]*cell) (stated []bool, sentence string) {
	t.Helper()
	cells := slices.Concat(slices.Collect(maps.Values(rows))...)
	cells = slices.DeleteFunc(cells, func(c *cell) bool { return c.allowed == 0 })
	stated = make([]bool, len(k.facts))
	var words []string
	for i, f := range k.facts {
		differs := func(c *cell) bool { return c.seen[i] != cells[0].seen[i] }
		stated[i] = f.place && !slices.ContainsFunc(cells, differs)
		if p := cells[0].phrase(t, i); stated[i] && p != "" {
			words = append(words, p)
		}
	}
	if len(words) == 0 {
		return stated, "Wherever the file is:\n\n"
	}
	return stated, "Only when " + strings.Join(words, " and ") + ":\n\n"
}
