package authority

import (
	"flag"
	"fmt"
	"iter"
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

// TestWhoMay decides every act of every role on the files of every register, in every state and every relation, and
// compares what comes out with the table that a lawyer has read. A difference is a change of who may do what.
func TestWhoMay(t *testing.T) {
	t.Parallel()
	a := mustNew(t)
	table := &truth{a: a, does: map[string]bool{}}
	body := ""
	for _, role := range Roles() {
		body += table.role(t, role)
	}
	for _, action := range actions {
		if !table.does[action] {
			t.Errorf("%s: no role may do it", action)
		}
	}
	got := fmt.Sprintf(preface, table.decisions) + body + table.policies()
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
%d combinations of role, act, state and relation of an officer to a file, and writes what came out. A cell names
exactly the relations under which the act is allowed; the test fails where words would say more or less than was computed.

How to read a cell:

- **yes**: allowed wherever the sentence above the table holds.
- **-**: never allowed, whatever the relation.
- **if assigned**: only to the officer to whom the file is assigned.
- **if assigned, or nobody is**: also while the file is assigned to nobody.
- **not own draft**: only while a draft of a decision is open that somebody else wrote.
- **not own proposal**: only while a correction is proposed that somebody else proposed.
- **not own intent**: only while a surrender or a removal is intended, and somebody else intended it.
- **not own finding**: only while a finding or a lifting waits, and it is somebody else's.
- **in mandate**: only to counsel whose mandate of representation in this case is in force that day.

This table says who. Whether a step is allowed at all in a state of a file is the map of steps of its rules: an act can need both. States
in which a role may do the same stand in one column. The last column names the policies, whose sentences stand at the end. Readings of
lists stand in both tables: for a file they say whether it may be shown as a row. **What stands in no table is refused.**
`

// truth decides and writes the table.
type truth struct {
	a         *Authority
	does      map[string]bool // acts that somebody may do
	decisions int
}

// role is the part of the table about one role.
func (w *truth) role(t *testing.T, role Role) string {
	t.Helper()
	out := fmt.Sprintf("\n## %s\n", strings.ReplaceAll(string(role), "_", " "))
	var nothing []string
	for _, k := range kinds {
		rows := w.onFile(t, role, k)
		if rows == "" {
			nothing = append(nothing, k.register)
			continue
		}
		if behindWall(role, k) {
			t.Errorf("%s: a policy lets the role through the wall around the register %s", role, k.register)
		}
		out += fmt.Sprintf("\n### On a file of the register %s\n\n", k.register) + rows
	}
	if len(nothing) > 0 {
		out += "\nOn a file of the register " + strings.Join(nothing, ", ") + ": nothing, ever.\n"
	}
	return out + w.onUnit(role)
}

// onFile writes what a role may do on the files of a register; nothing where it may do nothing.
func (w *truth) onFile(t *testing.T, role Role, k kind) string {
	t.Helper()
	states := statesOf(t, k)
	rows := map[string][]*cell{}
	for _, action := range actionsOn(w.a, k) {
		q := question{role, action}
		for i, state := range states {
			c := newCell(k)
			for r := range w.met(q, k, i) {
				w.decide(t, q, r.in(k, state), func(policy string) { c.add(r, policy) })
			}
			c.exact(t, fmt.Sprintf("%s %s %s", role, action, state))
			rows[action] = append(rows[action], c)
		}
	}
	if !slices.ContainsFunc(slices.Concat(slices.Collect(maps.Values(rows))...), allows) {
		return ""
	}
	return w.rows(t, k, states, rows)
}

// behindWall says whether the files of a kind are no business of a role at all. An auditor passes every wall, by one
// reading.
func behindWall(role Role, k kind) bool { return role.Register() != k.register && role != Auditor }

// met are the relations that are decided: every one where a permission speaks to the role and the act; elsewhere, where
// any answer but a refusal would be a fault of this package, a part in each state, and all of them over the states.
func (w *truth) met(q question, k kind, state int) iter.Seq[relation] {
	permits := func(one rule) bool { return one.policy.Effect() == cedar.Permit }
	if behindWall(q.role, k) || !slices.ContainsFunc(w.a.speaking[q], permits) {
		return part(k, state)
	}
	return slices.Values(relations(k))
}

// decide decides once and tells what allows it, if it is allowed.
func (w *truth) decide(t *testing.T, q question, c Case, allowed func(policy string)) {
	t.Helper()
	d := w.a.Decide(officer(q.role), q.action, c)
	w.decisions++
	if d.Policy == "" || d.Because == "" {
		t.Fatalf("%s %s %+v: a decision without explanation: %+v", q.role, q.action, c, d)
	}
	if d.Allowed {
		w.does[q.action] = true
		allowed(d.Policy)
	}
}

func allows(c *cell) bool { return c.allowed > 0 }

// rows writes the table of the acts on a file. What every allowed cell asks about the place of the file stands above;
// below, the acts that are never allowed.
func (w *truth) rows(t *testing.T, k kind, states []string, rows map[string][]*cell) string {
	t.Helper()
	stated, out := common(t, k, rows)
	text := map[string][]string{}
	for action, cells := range rows {
		for _, c := range cells {
			text[action] = append(text[action], c.text(t, stated))
		}
	}
	columns := grouped(states, text)
	var never []string
	head := ""
	for _, c := range columns {
		head += " " + c.name + " |"
	}
	out += "| act |" + head + " policy |\n|---|" + strings.Repeat("---|", len(columns)+1) + "\n"
	for _, action := range actionsOn(w.a, k) {
		if !slices.ContainsFunc(rows[action], allows) {
			never = append(never, "`"+action+"`")
			continue
		}
		out += "| `" + action + "` |"
		by := map[string]bool{}
		for _, c := range rows[action] {
			maps.Copy(by, c.by)
		}
		for _, c := range columns {
			out += " " + text[action][c.state] + " |"
		}
		out += " " + sorted(by) + " |\n"
	}
	if len(never) == 0 {
		return out
	}
	return out + "\nNever: " + strings.Join(never, ", ") + ".\n"
}

// onUnit writes the table of the acts that are not tied to a file.
func (w *truth) onUnit(role Role) string {
	out := "\n### Not tied to a file\n\n| act | in the own unit | in another unit | policy |\n|---|---|---|---|\n"
	for _, action := range actions {
		if !w.a.words.targets[action].onUnit {
			continue
		}
		row, by := []string{}, map[string]bool{}
		for _, unit := range []string{own, away} {
			row = append(row, w.inUnit(Case{Unit: unit}, question{role, action}, by))
		}
		if len(by) > 0 {
			out += fmt.Sprintf("| `%s` | %s | %s |\n", action, strings.Join(row, " | "), sorted(by))
		}
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
			w.does[q.action], by[d.Policy] = true, true
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
