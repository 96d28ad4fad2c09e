package authority

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/cedar-policy/cedar-go"
	policyast "github.com/cedar-policy/cedar-go/x/exp/ast"
	cedarschema "github.com/cedar-policy/cedar-go/x/exp/schema"
	"github.com/cedar-policy/cedar-go/x/exp/schema/resolved"
	"github.com/cedar-policy/cedar-go/x/exp/schema/validate"
)

// This is the only file that uses the experimental part of cedar-go; a change there is answered here.

// schema is what policies may speak of.
type schema struct {
	resolved *resolved.Schema
}

// readSchema parses the schema beside the policies.
func readSchema(files fs.FS) (schema, error) {
	text, err := fs.ReadFile(files, schemaFile)
	if err != nil {
		return schema{}, err
	}
	var parsed cedarschema.Schema
	parsed.SetFilename(schemaFile)
	if err := parsed.UnmarshalCedar(text); err != nil {
		return schema{}, fmt.Errorf("%s: %w", schemaFile, err)
	}
	found, err := parsed.Resolve()
	if err != nil {
		return schema{}, fmt.Errorf("%s: %w", schemaFile, err)
	}
	return schema{found}, nil
}

// check refuses the first policy that does not fit the schema: an unknown act, role, state or attribute, an optional
// attribute used without "has", a comparison of unlike things, or a state of other files. Nor may a policy name one
// officer, unit or case: a rule is for everybody.
func (s schema) check(all rules) error {
	validator := validate.New(s.resolved, validate.WithStrict())
	for _, one := range all {
		policy := (*policyast.Policy)(one.policy.AST())
		if err := validator.Policy(string(one.id), policy); err != nil {
			return err
		}
		for _, named := range literals(policy) {
			if !s.has(named) {
				return fmt.Errorf("%s names %s, which the schema does not list", one.id, named)
			}
			if isState(named) && !ofItsResource(policy, named) {
				return fmt.Errorf("%s names %s, which is no state of its resource", one.id, named)
			}
		}
	}
	return nil
}

// has says whether the schema lists this role, state or act. The validator of cedar-go v1.9.0 checks the type of a
// name only, so that a policy for a misspelt role would be accepted and never apply.
func (s schema) has(named cedar.EntityUID) bool {
	if _, act := s.resolved.Actions[named]; act {
		return true
	}
	return slices.Contains(s.resolved.Enums[named.Type].Values, named)
}

// isState says whether the name is one of a list of states.
func isState(named cedar.EntityUID) bool {
	return slices.Contains(slices.Collect(maps.Values(fileTypes)), named.Type)
}

// ofItsResource says whether the state is one of the files to which the policy is limited. A comparison with a state of
// other files is never true, so that a bar that rests on it would bar nothing, and cedar-go v1.9.0 accepts it.
func ofItsResource(policy *policyast.Policy, state cedar.EntityUID) bool {
	file, limited := policy.Resource.(policyast.ScopeTypeIs)
	return limited && fileTypes[file.Type] == state.Type
}

// literals lists what a policy names outright, in its scope and in its conditions. The validator has checked the acts
// of the scope already.
func literals(policy *policyast.Policy) []cedar.EntityUID {
	var found []cedar.EntityUID
	for _, scope := range []policyast.IsScopeNode{policy.Principal, policy.Resource} {
		switch named := scope.(type) {
		case policyast.ScopeTypeEq:
			found = append(found, named.Entity)
		case policyast.ScopeTypeIn:
			found = append(found, named.Entity)
		case policyast.ScopeTypeIsIn:
			found = append(found, named.Entity)
		}
	}
	for _, condition := range policy.Conditions {
		policyast.Inspect(policyast.NewNode(condition.Body), func(node policyast.IsNode) bool {
			value, literal := node.(policyast.NodeValue)
			if named, entity := value.Value.(cedar.EntityUID); literal && entity {
				found = append(found, named)
			}
			return true
		})
	}
	return found
}

// speaksTo says whether the scope of the policy leaves room for the question. An unusual scope counts as yes: to ask a
// policy in vain costs time, not to ask it could cost a bar.
func (r rule) speaksTo(q question, on targets) bool {
	scope := (*policyast.Policy)(r.policy.AST())
	in, named := scope.Principal.(policyast.ScopeTypeIn)
	if named && in.Entity.Type == "Role" && in.Entity != roleID(q.role) {
		return false
	}
	if named, typed := scope.Resource.(policyast.ScopeTypeIs); typed && !on.has(named.Type) {
		return false
	}
	switch named := scope.Action.(type) {
	case policyast.ScopeTypeEq:
		return named.Entity == actionID(q.action)
	case policyast.ScopeTypeInSet:
		return slices.Contains(named.Entities, actionID(q.action))
	}
	return true
}

// targets says what an act can be done in: a unit, or a file of one of these types, or either.
type targets struct {
	onUnit bool
	files  []cedar.EntityType
}

// has says whether the act can be done in something of this type.
func (t targets) has(kind cedar.EntityType) bool {
	return kind == "Unit" && t.onUnit || slices.Contains(t.files, kind)
}

// vocabulary is the closed lists of the schema, made ready for Decide.
type vocabulary struct {
	roles   map[Role]cedar.EntityUIDSet // the role as the parent of its officers
	states  map[string]cedar.EntityType // the type of the files that can be in this state
	targets map[string]targets
}

// fileTypes are the types of the files, with the list of the states of each. immutable
var fileTypes = map[cedar.EntityType]cedar.EntityType{
	"Case":    "State",
	"Request": "RequestState",
	"Message": "MessageState",
	"Match":   "MatchState",
}

func (s schema) vocabulary() vocabulary {
	v := vocabulary{roles: map[Role]cedar.EntityUIDSet{}, states: map[string]cedar.EntityType{}, targets: map[string]targets{}}
	for _, role := range s.resolved.Enums["Role"].Values {
		v.roles[Role(role.ID)] = cedar.NewEntityUIDSet(role)
	}
	for file, states := range fileTypes {
		for _, state := range s.resolved.Enums[states].Values {
			v.states[string(state.ID)] = file
		}
	}
	for id, action := range s.resolved.Actions {
		var t targets
		if action.AppliesTo != nil {
			t.onUnit = slices.Contains(action.AppliesTo.Resources, "Unit")
			t.files = slices.DeleteFunc(slices.Clone(action.AppliesTo.Resources), func(one cedar.EntityType) bool { return one == "Unit" })
		}
		v.targets[string(id.ID)] = t
	}
	return v
}

// oneStateOneFile refuses a state that stands in two lists: it would not say which register a file is of.
func (s schema) oneStateOneFile() error {
	seen := map[cedar.String]bool{}
	for _, states := range slices.Sorted(maps.Values(fileTypes)) {
		for _, state := range s.resolved.Enums[states].Values {
			if seen[state.ID] {
				return fmt.Errorf("%s has the state %s twice", schemaFile, state.ID)
			}
			seen[state.ID] = true
		}
	}
	return nil
}

// matches refuses a list of actions that is not the schema's. A group of acts counts as one too many: Decide does not
// tell Cedar which acts are in a group, so a bar on a group would bar nothing.
func (v vocabulary) matches(list []string) error {
	for _, action := range list {
		if _, known := v.targets[action]; !known {
			return fmt.Errorf("%s does not have the act %s", schemaFile, action)
		}
	}
	if len(v.targets) != len(list) {
		return fmt.Errorf("%s has %d acts, package authority %d", schemaFile, len(v.targets), len(list))
	}
	return nil
}
