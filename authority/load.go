package authority

import (
	"embed"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"github.com/cedar-policy/cedar-go"
)

// The policies and their schema are part of the program: who may do what changes with a release, which is reviewed,
// and not with a file on a server.
//
//go:embed policies
var embedded embed.FS

const schemaFile = "policies/schema.cedarschema"

// New parses the embedded policies and checks them against their schema. It fails when a policy has no @id or no
// @because, when two share an @id, when one names an act, role, state or attribute that does not exist, or when the
// schema and Actions differ, or when a state stands in the lists of two registers. The server must not start then.
func New() (*Authority, error) {
	return load(embedded)
}

func load(files fs.FS) (*Authority, error) {
	a, err := parse(files)
	if err != nil {
		return nil, fmt.Errorf("policies: %w", err)
	}
	schema, err := readSchema(files)
	if err != nil {
		return nil, fmt.Errorf("policies: %w", err)
	}
	if err := schema.check(a.rules); err != nil {
		return nil, fmt.Errorf("policies: %w", err)
	}
	if err := schema.oneStateOneFile(); err != nil {
		return nil, fmt.Errorf("policies: %w", err)
	}
	a.words = schema.vocabulary()
	if err := a.words.matches(actions); err != nil {
		return nil, fmt.Errorf("policies: %w", err)
	}
	a.index()
	return a, nil
}

// rule is one policy under its own @id.
type rule struct {
	id     cedar.PolicyID
	policy *cedar.Policy
}

// rules are all policies in the order of their @id. A decision never depends on the order; the policy it names, when
// several agree, does, and must be the same each time.
type rules []rule

// All hands every policy to Cedar.
func (r rules) All() iter.Seq2[cedar.PolicyID, *cedar.Policy] {
	return func(yield func(cedar.PolicyID, *cedar.Policy) bool) {
		for _, one := range r {
			if !yield(one.id, one.policy) {
				return
			}
		}
	}
}

// question is what the scope of a policy can be asked before the case is known.
type question struct {
	role   Role
	action string
}

// index sorts the rules by the questions they can speak to. It leaves out only what the scope of a policy excludes, so
// an answer is the same with and without it.
func (a *Authority) index() {
	a.speaking = map[question]rules{}
	for role := range a.words.roles {
		for _, action := range actions {
			q := question{role, action}
			for _, one := range a.rules {
				if one.speaksTo(q, a.words.targets[action]) {
					a.speaking[q] = append(a.speaking[q], one)
				}
			}
		}
	}
}

// parse reads every policy file. The policies are not yet checked against the schema.
func parse(files fs.FS) (*Authority, error) {
	a := &Authority{because: map[cedar.PolicyID]string{}}
	names, err := fs.Glob(files, "policies/*.cedar")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no policy file")
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		policies, err := cedar.NewPolicyListFromBytes(name, text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, p := range policies {
			if err := a.add(p); err != nil {
				return nil, fmt.Errorf("%s line %d: %w", name, p.Position().Line, err)
			}
		}
	}
	slices.SortFunc(a.rules, func(x, y rule) int { return strings.Compare(string(x.id), string(y.id)) })
	return a, nil
}

// add takes in one policy, which must be able to explain itself.
func (a *Authority) add(p *cedar.Policy) error {
	notes := p.Annotations()
	id, because := cedar.PolicyID(notes["id"]), string(notes["because"])
	if id == "" || because == "" {
		return fmt.Errorf("a policy needs @id and @because")
	}
	if _, twice := a.because[id]; twice {
		return fmt.Errorf("the @id %s stands twice", id)
	}
	a.because[id] = because
	a.rules = append(a.rules, rule{id, p})
	return nil
}
