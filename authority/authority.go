// Package authority says who may do what. The rules are the Cedar policies in authority/policies, which a lawyer can
// read; testdata/who-may.md is what they come to, for every role, act, state and relation to the file.
//
// What no policy allows is refused. A bar (forbid) beats every permission. When any policy cannot be evaluated,
// everything is refused: Cedar itself would skip that policy, and a skipped bar would be an open door.
//
// The package may not read a register, a clock or a setting, may not import a desk or package protection, and may not
// look at a name or at a fact of the claim: a decision rests on the officer, the act and the relation between them and
// the file. It does not say whether a step is allowed in the state of the case; that is the map of steps of the rules.
package authority

import (
	"slices"

	"github.com/cedar-policy/cedar-go"
)

// Officer is who acts. ID and Unit are never empty; an officer without them is refused everything.
type Officer struct {
	ID, Unit, Agency string
	Role             Role
}

// Case is what a decision may look at of a file of any register; never a name or a fact of the claim. For an act that
// is not tied to a file it is the zero Case with the unit of the officer in Unit. A case without ID is no case. What a
// register does not know of its files stays empty.
type Case struct {
	ID, State, Unit string   // reference; state as the schema lists those of its register; unit that holds custody
	EnteredUnit     string   // unit that entered the intention
	HandedOver      bool     // the border police handed the file to the asylum desk
	Assignee        string   // officer id, or "" when nobody is assigned
	DraftAuthor     string   // author of the decision draft open now, or ""
	Court           string   // unit that is the court before which the request is, or "" while it is before none
	Proposer        string   // who proposed what a second officer settles now (see the schema), or drafted the edition of the law, or ""
	Counsel         []string // officer ids of counsel whose mandate is in force today
}

// Decision is the answer and its reason. Policy is the @id of the policy that decided, or of the one that cannot be
// evaluated, or one of default-deny, unknown-action, unknown-role, unknown-state, no-officer and no-case. Because is a
// sentence in plain English; it never names a person. A refusal's reason is for the book and the officer's own unit. A
// page about a file shows it only to an officer who may read that file: absent and not-for-you are the same answer.
type Decision struct {
	Allowed bool
	Policy  string
	Because string
}

// Authority holds the parsed policies. It never changes after New and is safe for concurrent use.
type Authority struct {
	rules    rules
	because  map[cedar.PolicyID]string
	words    vocabulary
	speaking map[question]rules // the rules that can speak to a role and an act, so that the others need not be asked
}

// Decide says whether officer o may do the action in case c, and why. It never fails: whatever is unknown, incomplete
// or broken is refused. With "list.read", "search.run" and "access.read" a case with an ID asks about that one row, a
// zero Case about the list of the unit; the like with the lists of the other registers.
func (a *Authority) Decide(o Officer, action string, c Case) Decision {
	targets, known := a.words.targets[action]
	if !known {
		return refuse("unknown-action")
	}
	if _, known := a.words.roles[o.Role]; !known {
		return refuse("unknown-role")
	}
	if o.ID == "" || o.Unit == "" {
		return refuse("no-officer")
	}
	onFile := len(targets.files) > 0 && c.ID != ""
	if !onFile && !targets.onUnit {
		return refuse("no-case")
	}
	kind := a.words.states[c.State]
	if onFile && !slices.Contains(targets.files, kind) {
		return refuse("unknown-state")
	}
	speaking := a.speaking[question{o.Role, action}]
	if len(speaking) == 0 {
		return refuse("default-deny")
	}
	resource := unitEntity(c)
	if onFile {
		resource = fileEntity(kind, c)
	}
	return a.evaluate(speaking, action, pair{a.officer(o), resource})
}

// evaluate asks the rules. Any error among them is a refusal that names the broken policy.
func (a *Authority) evaluate(rules rules, action string, p pair) Decision {
	verdict, diagnostic := cedar.Authorize(rules, p, cedar.Request{
		Principal: p.officer.UID,
		Action:    actionID(action),
		Resource:  p.resource.UID,
	})
	if len(diagnostic.Errors) > 0 {
		broken := string(diagnostic.Errors[0].PolicyID)
		return Decision{Policy: broken, Because: "This policy cannot be evaluated, so everything is refused."}
	}
	if len(diagnostic.Reasons) == 0 {
		return refuse("default-deny")
	}
	deciding := diagnostic.Reasons[0].PolicyID
	return Decision{Allowed: verdict == cedar.Allow, Policy: string(deciding), Because: a.because[deciding]}
}

// refuse is a refusal that no policy decided.
func refuse(reason string) Decision {
	return Decision{Policy: reason, Because: refusals[reason]}
}

var refusals = map[string]string{
	"default-deny":   "No policy allows this, and what is not allowed is refused.",
	"unknown-action": "There is no such act or reading.",
	"unknown-role":   "There is no such role.",
	"unknown-state":  "A file on which this act is done has no such state.",
	"no-officer":     "The officer has no reference or no unit.",
	"no-case":        "This act is done in a case, and no case is named.",
}
