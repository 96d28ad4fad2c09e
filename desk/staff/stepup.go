package staff

import (
	"slices"
	"time"
)

// FreshWithin is how long a proof of who one is holds for the acts and readings that ask for
// a fresh one.
const FreshWithin = 10 * time.Minute

// fresh is the closed list of acts and readings before which an officer proves anew who they
// are: what decides on a person or lets it be known, and what opens an account. immutable
var fresh = []string{
	"decision.approved", "decision.served", "correction.approved", "files.merged", "files.unmerged",
	"officer.added", "token.issued", "officer.password_reset", "officer.factors_reset", "officer.unlocked",
	"officer.bound", "officer.unbound", "agency.issuer_set",
	"officer.factor_added", "officer.factor_removed",
}

// FreshFor tells whether an act or a reading of this kind asks for a fresh proof.
func FreshFor(kind string) bool { return slices.Contains(fresh, kind) }

// Fresh tells whether a proof given at proved is good enough for an act or a reading of this
// kind now. A proof from the future is none.
func Fresh(kind string, proved, now time.Time) bool {
	return !FreshFor(kind) || !proved.After(now) && now.Sub(proved) < FreshWithin
}
