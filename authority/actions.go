package authority

import "slices"

// actions is the closed list of acts and readings, in the order in which a case meets them. New refuses to start when
// the schema of the policies has one more or one fewer.
var actions = []string{
	// The border police.
	"intention.expressed", "certificate.issued", "case.handed_over",
	// The asylum authority.
	"case.assigned", "identity.searched", "candidate.decided", "application.lodged", "application.registered", "counsel.mandated", "counsel.ended",
	"interview.scheduled", "interview.held", "document.filed", "document.replaced", "assessment.opened",
	"application.extended", "decision.drafted", "decision.returned", "decision.approved", "decision.served",
	"decision.final", "correction.proposed", "correction.approved", "correction.refused",
	"merge.proposed", "files.merged", "merge.refused", "unmerge.proposed", "files.unmerged", "statement.issued",
	// A task that a time limit left; the acts of the house itself are nobody's.
	"task.done",
	// Readings.
	"file.read", "file.printed", "document.read", "draft.read", "list.read", "search.run", "access.read", "book.read",
	"officers.read", "candidate.read", "statement.read", "statements.read",
	// The system register.
	"agency.added", "unit.added", "officer.added", "officer.disabled", "officer.password_reset", "token.issued",
	"register.verified", "officer.password_changed", "officer.factor_added", "officer.factor_removed",
	"officer.factors_reset", "officer.unlocked", "officer.bound", "officer.unbound", "agency.issuer_set",
	"backup.made", "register.restored",
	// The editions of the law.
	"edition.drafted", "edition.reviewed", "edition.refused", "editions.read",
}

// Actions returns every act and reading that a policy may speak of. Anything else is refused. The caller owns the
// slice.
func (a *Authority) Actions() []string {
	return slices.Clone(actions)
}
