package authority

import (
	"math/bits"
	"slices"
	"strings"
	"testing"

	"github.com/cedar-policy/cedar-go"
)

// One officer, "self", is asked about; everybody and every unit else is "other".
const (
	self  = "officer-self"
	other = "officer-other"
	own   = "unit-own"
	away  = "unit-other"
)

// kind is one type of file: whose register it is of, and how an officer can stand to it.
type kind struct {
	file, states cedar.EntityType
	register     string
	facts        []fact
}

var kinds = []kind{
	{"Case", "State", "protection", caseFacts},
	{"Request", "RequestState", "assistance", requestFacts},
	{"Message", "MessageState", "police", messageFacts},
	{"Match", "MatchState", "door", matchFacts},
}

// statesOf lists the states of a kind of file as the schema orders them.
func statesOf(t testing.TB, k kind) []string {
	t.Helper()
	schema, err := readSchema(embedded)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, state := range schema.resolved.Enums[k.states].Values {
		out = append(out, string(state.ID))
	}
	return out
}

// actionsOn lists the acts that can be done on a file of this kind.
func actionsOn(a *Authority, k kind) []string {
	return slices.DeleteFunc(a.Actions(), func(action string) bool {
		return !slices.Contains(a.words.targets[action].files, k.file)
	})
}

// fact is one thing that can relate an officer to a file: its values, and the words for the sets of values a cell of
// the truth table may name. A set is a bit mask over the values. A set without words cannot be named, and fails.
type fact struct {
	name   string
	values []func(*Case)
	words  map[uint]string
	place  bool // says where the file is, not what the officer has to do with it
}

var caseFacts = []fact{
	{"custody", []func(*Case){
		func(c *Case) { c.Unit = own },
		func(c *Case) { c.Unit = away },
	}, map[uint]string{1: "the officer's unit holds the file"}, true},
	{"entry", []func(*Case){
		func(c *Case) { c.EnteredUnit = own },
		func(c *Case) { c.EnteredUnit = away },
	}, map[uint]string{1: "the officer's unit entered the intention"}, true},
	{"hand-over", []func(*Case){
		func(c *Case) { c.HandedOver = false },
		func(c *Case) { c.HandedOver = true },
	}, map[uint]string{1: "the file is not yet handed over", 2: "the file is handed over"}, true},
	assignment,
	{"draft", []func(*Case){
		func(c *Case) { c.DraftAuthor = "" },
		func(c *Case) { c.DraftAuthor = self },
		func(c *Case) { c.DraftAuthor = other },
	}, map[uint]string{4: "not own draft"}, false},
	proposal("not own proposal"),
	{"mandate", []func(*Case){
		func(c *Case) { c.Counsel = nil },
		func(c *Case) { c.Counsel = []string{other, self} },
		func(c *Case) { c.Counsel = []string{other} },
	}, map[uint]string{2: "in mandate"}, false},
}

var requestFacts = []fact{
	handledBy("the officer's unit handles the request"),
	{"court", []func(*Case){
		func(c *Case) { c.Court = "" },
		func(c *Case) { c.Court = own },
		func(c *Case) { c.Court = away },
	}, map[uint]string{2: "the request is before the officer's court"}, true},
	assignment,
	proposal("not own intent"),
}

var messageFacts = []fact{handledBy("the officer's unit handles the file"), assignment, proposal("not own intent")}

var matchFacts = []fact{handledBy("the officer serves at this door"), proposal("not own finding")}

var assignment = fact{"assignment", []func(*Case){
	func(c *Case) { c.Assignee = "" },
	func(c *Case) { c.Assignee = self },
	func(c *Case) { c.Assignee = other },
}, map[uint]string{2: "if assigned", 3: "if assigned, or nobody is"}, false}

func proposal(words string) fact {
	return fact{"proposal", []func(*Case){
		func(c *Case) { c.Proposer = "" },
		func(c *Case) { c.Proposer = self },
		func(c *Case) { c.Proposer = other },
	}, map[uint]string{4: words}, false}
}

func handledBy(words string) fact {
	return fact{"custody", []func(*Case){
		func(c *Case) { c.Unit = own },
		func(c *Case) { c.Unit = away },
	}, map[uint]string{1: words}, true}
}

// relation is one value of every fact.
type relation []int

// relations lists every combination of the values of every fact.
func relations(k kind) []relation {
	all := []relation{{}}
	for _, f := range k.facts {
		var longer []relation
		for _, r := range all {
			for value := range f.values {
				longer = append(longer, append(r[:len(r):len(r)], value))
			}
		}
		all = longer
	}
	return all
}

// in is a case in the state in which the officer "self" stands in this relation.
func (r relation) in(k kind, state string) Case {
	c := Case{ID: "case", State: state}
	for i, value := range r {
		k.facts[i].values[value](&c)
	}
	return c
}

func officer(role Role) Officer {
	return Officer{ID: self, Unit: own, Agency: "agency", Role: role}
}

// cell gathers the relations under which one act is allowed, and the policies that allow it.
type cell struct {
	facts   []fact
	seen    []uint // per fact, the values among the allowed relations
	allowed int
	by      map[string]bool
}

func newCell(k kind) *cell {
	return &cell{facts: k.facts, seen: make([]uint, len(k.facts)), by: map[string]bool{}}
}

func (c *cell) add(r relation, policy string) {
	c.allowed++
	c.by[policy] = true
	for i, value := range r {
		c.seen[i] |= 1 << value
	}
}

// exact fails unless the allowed relations are all the combinations of the values seen: then, and only then, naming
// the values of each fact by itself names the set.
func (c *cell) exact(t *testing.T, where string) {
	t.Helper()
	combinations := 1
	for _, values := range c.seen {
		combinations *= bits.OnesCount(values)
	}
	if c.allowed != combinations {
		t.Errorf("%s: allowed under %d relations of %d that its words would name", where, c.allowed, combinations)
	}
}

// phrase names the set of values seen of fact i, or "" when every value is allowed.
func (c *cell) phrase(t *testing.T, i int) string {
	t.Helper()
	f := c.facts[i]
	if c.seen[i] == 1<<len(f.values)-1 {
		return ""
	}
	words, named := f.words[c.seen[i]]
	if !named {
		t.Errorf("no words for the set %b of %s", c.seen[i], f.name)
	}
	return words
}

// text is what the table shows, without the facts that the head of the table already states.
func (c *cell) text(t *testing.T, stated []bool) string {
	t.Helper()
	if c.allowed == 0 {
		return "-"
	}
	var words []string
	for i := range c.facts {
		if p := c.phrase(t, i); p != "" && !stated[i] {
			words = append(words, p)
		}
	}
	if len(words) == 0 {
		return "yes"
	}
	return strings.Join(words, ", ")
}
