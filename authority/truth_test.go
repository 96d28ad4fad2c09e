package authority

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/cedar-policy/cedar-go"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write testdata/who-may.md anew")

const whoMay = "testdata/who-may.md"

// TestWhoMay decides every act of every role in every state and every relation, and compares what comes out with the
// table that a lawyer has read. A difference is a change of who may do what.
func TestWhoMay(t *testing.T) {
	a := mustNew(t)
	table := &truth{a: a, relations: relations()}
	body := ""
	for _, role := range roles {
		body += table.role(t, role)
	}
	got := fmt.Sprintf(preface, table.decisions, len(table.relations)) + body + table.policies()
	if *update {
		if err := os.WriteFile(whoMay, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(whoMay)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, string(want)); diff != "" {
		t.Errorf("who may do what has changed; read the difference, then run with -update (-got +want):\n%s", diff)
	}
}

const preface = `# Who may do what

Computed from the policies in ` + "`authority/policies`" + `, not written by hand: ` + "`go test ./authority -update`" + ` decides
%d combinations of role, act, state and relation (%d relations of an officer to a file) and writes what came out. A cell names
exactly the relations under which the act is allowed; the test fails where words would say more or less than was computed.

How to read a cell:

- **yes**: allowed wherever the sentence above the table holds.
- **-**: never allowed, whatever the relation.
- **if assigned**: only to the officer to whom the file is assigned.
- **if assigned, or nobody is**: also while the file is assigned to nobody.
- **not own draft**: only while a draft of a decision is open that somebody else wrote.
- **not own proposal**: only while a correction is proposed that somebody else proposed.
- **in mandate**: only to counsel whose mandate of representation in this case is in force that day.

This table says who. Whether a step is allowed at all in a state of the case is the map of steps (package protection), so most rows are
the same in every state: an act can need both. The last column names the policies, whose sentences stand at the end.
` + "`list.read`, `search.run` and `access.read`" + ` stand in both tables: for a case they say whether it may be shown as a row.
`

// truth decides and writes the table.
type truth struct {
	a         *Authority
	relations []relation
	decisions int
}

// role is the part of the table about one role.
func (w *truth) role(t *testing.T, role Role) string {
	t.Helper()
	cells := map[string][]*cell{}
	for _, action := range actions {
		if !w.a.words.targets[action].onCase {
			continue
		}
		for _, state := range states {
			c := w.decide(t, role, action, state)
			c.exact(t, fmt.Sprintf("%s %s %s", role, action, state))
			cells[action] = append(cells[action], c)
		}
	}
	out := fmt.Sprintf("\n## %s\n\n### In a case\n\n", strings.ReplaceAll(string(role), "_", " "))
	return out + w.onCase(t, cells) + "\n### Not tied to a case\n\n" + w.onUnit(role)
}

// decide gathers one cell: one act of one role in one state, in every relation.
func (w *truth) decide(t *testing.T, role Role, action, state string) *cell {
	t.Helper()
	gathered := newCell()
	for _, r := range w.relations {
		d := w.a.Decide(officer(role), action, r.in(state))
		w.decisions++
		if d.Policy == "" || d.Because == "" {
			t.Fatalf("%s %s %s %v: a decision without explanation: %+v", role, action, state, r, d)
		}
		if d.Allowed {
			gathered.add(r, d.Policy)
		}
	}
	return gathered
}

// onCase writes the table of the acts in a case. What every allowed cell asks about the place of the file stands above.
func (w *truth) onCase(t *testing.T, cells map[string][]*cell) string {
	t.Helper()
	stated, sentence := common(t, cells)
	var out strings.Builder
	out.WriteString(sentence)
	fmt.Fprintf(&out, "| act | %s | policy |\n|---|%s---|\n", strings.Join(states, " | "), strings.Repeat("---|", len(states)))
	for _, action := range actions {
		row, by := []string{}, map[string]bool{}
		for _, c := range cells[action] {
			row = append(row, c.text(t, stated))
			maps.Copy(by, c.by)
		}
		if len(row) > 0 {
			fmt.Fprintf(&out, "| `%s` | %s | %s |\n", action, strings.Join(row, " | "), sorted(by))
		}
	}
	return out.String()
}

// common finds the facts about the place of the file on which all allowed cells agree, and says them.
func common(t *testing.T, cells map[string][]*cell) (stated []bool, sentence string) {
	t.Helper()
	var allowed []*cell
	for _, row := range cells {
		for _, c := range row {
			if c.allowed > 0 {
				allowed = append(allowed, c)
			}
		}
	}
	stated = make([]bool, len(facts))
	if len(allowed) == 0 {
		return stated, "Nothing, ever.\n\n"
	}
	var words []string
	for i, f := range facts {
		differs := func(c *cell) bool { return c.seen[i] != allowed[0].seen[i] }
		stated[i] = f.place && !slices.ContainsFunc(allowed, differs)
		if p := allowed[0].phrase(t, i); stated[i] && p != "" {
			words = append(words, p)
		}
	}
	if len(words) == 0 {
		return stated, "Wherever the file is:\n\n"
	}
	return stated, "Only when " + strings.Join(words, " and ") + ":\n\n"
}

// onUnit writes the table of the acts that are not tied to a case.
func (w *truth) onUnit(role Role) string {
	out := "| act | in the own unit | in another unit | policy |\n|---|---|---|---|\n"
	for _, action := range actions {
		if !w.a.words.targets[action].onUnit {
			continue
		}
		row, by := []string{}, map[string]bool{}
		for _, unit := range []string{own, away} {
			row = append(row, w.inUnit(Case{Unit: unit}, question{role, action}, by))
		}
		out += fmt.Sprintf("| `%s` | %s | %s |\n", action, strings.Join(row, " | "), sorted(by))
	}
	return out
}

// inUnit decides an act in a unit, whoever drafted what it is about.
func (w *truth) inUnit(c Case, q question, by map[string]bool) string {
	text := ""
	for _, drafter := range []string{"", self, other} {
		c.Proposer = drafter
		d := w.a.Decide(officer(q.role), q.action, c)
		w.decisions++
		if d.Allowed {
			by[d.Policy] = true
		}
		text += map[bool]string{true: "y", false: "n"}[d.Allowed]
	}
	return map[string]string{"yyy": "yes", "nnn": "-", "nny": "not own proposal"}[text]
}

// policies writes what each policy says of itself.
func (w *truth) policies() string {
	out := "\n## The policies and their sentences\n\n| policy | effect | because |\n|---|---|---|\n"
	for _, one := range w.a.rules {
		effect := "allows"
		if one.policy.Effect() == cedar.Forbid {
			effect = "**bars**"
		}
		out += fmt.Sprintf("| %s | %s | %s |\n", one.id, effect, w.a.because[one.id])
	}
	return out
}

func sorted(names map[string]bool) string {
	if len(names) == 0 {
		return "-"
	}
	return strings.Join(slices.Sorted(maps.Keys(names)), ", ")
}

func mustNew(t testing.TB) *Authority {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}
