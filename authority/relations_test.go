package authority

import (
	"math/bits"
	"strings"
	"testing"
)

// One officer, "self", is asked about; everybody and every unit else is "other".
const (
	self  = "officer-self"
	other = "officer-other"
	own   = "unit-own"
	away  = "unit-other"
)

// states are the columns of the truth table, as docs/procedure.md 2.5 orders them.
var states = []string{
	"intention_expressed", "certificate_issued", "lodged", "registered", "interview_scheduled", "interviewed",
	"assessment", "decided", "final_unchallenged",
}

var roles = []Role{BorderOfficer, Caseworker, TeamLeader, SecondReader, Counsel, Auditor, Administrator}

// fact is one thing that can relate an officer to a file: its values, and the words for the sets of values a cell of
// the truth table may name. A set is a bit mask over the values. A set without words cannot be named, and fails.
type fact struct {
	name   string
	values []func(*Case)
	words  map[uint]string
	place  bool // says where the file is, not what the officer has to do with it
}

var facts = []fact{
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
	{"assignment", []func(*Case){
		func(c *Case) { c.Assignee = "" },
		func(c *Case) { c.Assignee = self },
		func(c *Case) { c.Assignee = other },
	}, map[uint]string{2: "if assigned", 3: "if assigned, or nobody is"}, false},
	{"draft", []func(*Case){
		func(c *Case) { c.DraftAuthor = "" },
		func(c *Case) { c.DraftAuthor = self },
		func(c *Case) { c.DraftAuthor = other },
	}, map[uint]string{4: "not own draft"}, false},
	{"correction", []func(*Case){
		func(c *Case) { c.Proposer = "" },
		func(c *Case) { c.Proposer = self },
		func(c *Case) { c.Proposer = other },
	}, map[uint]string{4: "not own proposal"}, false},
	{"mandate", []func(*Case){
		func(c *Case) { c.Counsel = nil },
		func(c *Case) { c.Counsel = []string{other, self} },
		func(c *Case) { c.Counsel = []string{other} },
	}, map[uint]string{2: "in mandate"}, false},
}

// relation is one value of every fact.
type relation []int

// relations lists every combination of the values of every fact.
func relations() []relation {
	all := []relation{{}}
	for _, f := range facts {
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
func (r relation) in(state string) Case {
	c := Case{ID: "case", State: state}
	for i, value := range r {
		facts[i].values[value](&c)
	}
	return c
}

func officer(role Role) Officer {
	return Officer{ID: self, Unit: own, Agency: "agency", Role: role}
}

// cell gathers the relations under which one act is allowed, and the policies that allow it.
type cell struct {
	seen    []uint // per fact, the values among the allowed relations
	allowed int
	by      map[string]bool
}

func newCell() *cell {
	return &cell{seen: make([]uint, len(facts)), by: map[string]bool{}}
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
	f := facts[i]
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
	for i := range facts {
		if p := c.phrase(t, i); p != "" && !stated[i] {
			words = append(words, p)
		}
	}
	if len(words) == 0 {
		return "yes"
	}
	return strings.Join(words, ", ")
}
