package authority

import (
	"iter"
	"slices"
	"testing"
)

// The bars must hold by themselves, not because no permission happens to be written: even beside a policy that allows
// everything to everybody they refuse what they are there to refuse, and nothing else.
func TestBarsHoldBesideAnyPermission(t *testing.T) {
	t.Parallel()
	a := allAllowed(t)
	for _, k := range kinds {
		for i, state := range statesOf(t, k) {
			eachRelation(a, k, i, func(role Role, action string, r relation) {
				c := r.in(k, state)
				want := !barred(k, role, action, c)
				if got := a.Decide(officer(role), action, c); got.Allowed != want {
					t.Fatalf("got %+v, want allowed %t: %s %s %+v", got, want, role, action, c)
				}
			})
		}
	}
}

// allAllowed is an authority with one more policy, which allows everything to everybody.
func allAllowed(t *testing.T) *Authority {
	t.Helper()
	a, err := load(withPolicy(`@id("a-all") @because("Everything is allowed.") permit (principal, action, resource);`))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// secondOfficer are the acts that need a proposal, and another officer than who made it.
var secondOfficer = []string{
	"correction.approved", "correction.refused", "files.merged", "merge.refused", "files.unmerged",
	"person.surrendered", "removal.executed", "match.confirmed", "match.refused", "lifting.confirmed", "lifting.refused",
	"refoulement.confirmed", "refoulement.returned",
}

// ministers are the states in which a request is the minister's.
var ministers = []string{"before_minister", "surrender_granted", "surrender_agreed"}

// barred says by hand what the bars say in policies.
func barred(k kind, role Role, action string, c Case) bool {
	if role == Auditor {
		return action != "access.read" && action != "path.read"
	}
	if role.Register() != k.register || slices.Contains(secondOfficer, action) && c.Proposer != other {
		return true
	}
	court := role == CourtClerk || role == Judge
	switch {
	case action == "decision.approved" || action == "decision.returned":
		return c.DraftAuthor != other || role == BorderOfficer && c.HandedOver || role == Counsel && !slices.Contains(c.Counsel, self)
	case action == "refoulement.asked" || action == "refoulement.answered" || action == "refoulement.read":
		return role != Judge || c.Court != own
	case action == "minister.decided":
		return role != Minister || !slices.Contains(ministers, c.State)
	case role == BorderOfficer:
		return c.HandedOver
	case role == Counsel:
		return !slices.Contains(c.Counsel, self)
	case role == Minister:
		return !slices.Contains(ministers, c.State)
	}
	return court && c.Court != own
}

// The same for what is not tied to a file: to open one, to see a list, to read a post.
func TestBarsHoldInUnits(t *testing.T) {
	a := allAllowed(t)
	for _, role := range Roles() {
		for _, action := range actions {
			if !a.words.targets[action].onUnit {
				continue
			}
			want := slices.Contains(rolesInUnit(action), role)
			if got := a.Decide(officer(role), action, Case{Unit: own, Proposer: other}); got.Allowed != want {
				t.Errorf("got %+v, want allowed %t: %s %s", got, want, role, action)
			}
		}
	}
}

// rolesInUnit lists the roles which no bar keeps from an act in a unit: those of the register of the act, but for what
// is open to several.
func rolesInUnit(action string) []Role {
	switch {
	case action == "refoulement.opened":
		return []Role{Judge}
	case action == "measure.received":
		return slices.DeleteFunc(Roles(), func(r Role) bool { return r == Counsel || r == Auditor || r == Administrator })
	case action == "intention.conveyed":
		return []Role{LegalAssistanceOfficer, CourtClerk, Judge, InterpolOfficer, PoliceOfficer, SwornOfficer}
	case slices.Contains(ofProtection, action):
		return of("protection")
	case slices.Contains(ofAssistance, action):
		return of("assistance")
	case slices.Contains(ofPolice, action):
		return of("police")
	case slices.Contains(ofTheDoor, action):
		return of("door")
	case slices.Contains(ofEveryRegister, action), slices.Contains(shared, action):
		return Roles()
	}
	return of("system")
}

// shared are the acts of the system register that are not the administrator's alone.
var shared = []string{
	"officer.password_changed", "officer.factor_added", "officer.factor_removed",
	"edition.reviewed", "edition.refused", "editions.read",
}

func of(register string) []Role {
	return slices.DeleteFunc(Roles(), func(r Role) bool { return r.Register() != register })
}

// Asking only the rules that speak to a role and an act must never change an answer.
func TestIndexChangesNothing(t *testing.T) {
	t.Parallel()
	a, asked := mustNew(t), 0
	for _, k := range kinds {
		for i, state := range statesOf(t, k) {
			eachRelation(a, k, i, func(role Role, action string, r relation) {
				if asked++; asked%11 != 0 {
					return
				}
				c := r.in(k, state)
				want := a.evaluate(a.rules, action, pair{a.officer(officer(role)), fileEntity(k.file, c)})
				if got := a.Decide(officer(role), action, c); got != want {
					t.Fatalf("got %+v, all rules say %+v: %s %s %+v", got, want, role, action, c)
				}
			})
		}
	}
}

// eachRelation visits every role and act on a kind of file in a part of the relations.
func eachRelation(a *Authority, k kind, state int, visit func(Role, string, relation)) {
	for r := range part(k, state) {
		for _, role := range Roles() {
			for _, action := range actionsOn(a, k) {
				visit(role, action, r)
			}
		}
	}
}

// part gives some of the relations of a kind of file, and others in each state: a walk over the states meets them all.
func part(k kind, state int) iter.Seq[relation] {
	const parts = 9 // no kind of file has fewer states
	return func(yield func(relation) bool) {
		all := relations(k)
		for i := state % parts; i < len(all); i += parts {
			if !yield(all[i]) {
				return
			}
		}
	}
}
