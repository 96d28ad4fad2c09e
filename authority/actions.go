package authority

import "slices"

// actions is the closed list of acts and readings, register by register, in the order in which
// a file meets them. New refuses to start when
// the schema of the policies has one more or one fewer. immutable
var actions = slices.Concat(ofProtection, ofAssistance, ofPolice, ofTheDoor, ofEveryRegister, ofTheSystem)

// immutable
var (
	ofProtection = []string{
		// The border police, and the officers of other institutions who convey an intention.
		"intention.expressed", "intention.conveyed", "certificate.issued", "case.handed_over",
		// The asylum authority.
		"case.assigned", "identity.searched", "candidate.decided", "application.lodged", "application.registered", "counsel.mandated", "counsel.ended",
		"interview.scheduled", "interview.held", "document.filed", "document.replaced", "evidence.taken_in", "assessment.opened",
		"application.extended", "decision.drafted", "decision.returned", "decision.approved", "decision.served",
		"decision.final", "correction.proposed", "correction.approved", "correction.refused",
		"merge.proposed", "files.merged", "merge.refused", "unmerge.proposed", "files.unmerged", "statement.issued",
		// A task that a time limit left; the acts of the house itself are nobody's.
		"task.done",
		// Readings.
		"file.read", "file.printed", "document.read", "draft.read", "list.read", "search.run",
		"candidate.read", "statement.read", "statements.read", "intake.read", "intake.opened",
	}
	ofAssistance = []string{
		// The Ministry of Justice.
		"request.received", "request.drafted", "arrival.recorded", "person.described", "request.assigned", "annex.filed", "evidence.forwarded", "request.sent", "answer.received",
		"offence.recorded", "offence.assessed", "enclosure.checked", "information.requested", "information.received",
		"assurance.recorded", "assurance.assessed", "request.referred", "court.chased",
		// Arrest and detention.
		"person.provisionally_arrested", "custody.kept", "extradition_detention.ordered", "detention.extended", "person.released", "consent.communicated",
		// The courts.
		"hearing.held", "opinion.given", "panel.decided", "panel_decision.served", "appeal.lodged", "appeal.decided", "conditions.final",
		"extraordinary.opened", "extraordinary.decided", "court.answered", "refoulement.asked", "refoulement.answered",
		// The minister, and the end of a file.
		"request.submitted", "minister.decided", "surrender.agreed", "surrender.intended", "person.surrendered", "surrender.postponed", "surrender.lapsed", "surrender.contravened",
		"request.executed", "request.replied", "request.returned", "request.withdrawn", "request.closed", "letter.queued", "letter.recalled", "task.closed",
		// The register as a whole.
		"negative_certificate.issued", "register.imported", "import.undone",
		// Readings.
		"request.read", "request.printed", "annex.read", "letter.read", "refoulement.read", "requests.read", "requests.searched",
		"post.read", "post.opened", "refoulement.opened", "negative_certificate.read", "negative_certificates.read",
	}
	ofPolice = []string{
		// The INTERPOL bureau.
		"urgent_message.received", "routine_message.received", "notice.imported", "message.assigned", "alias.recorded", "check.made", "compliance.reviewed",
		"message.answered", "message.returned", "reply.recalled", "status.confirmed", "arrest.ordered", "arrest.made",
		"message.task_done", "message.purged", "police_statement.issued",
		// Removals and escorts.
		"removal.prepared", "removal.person_described", "removal.assigned", "removal.ordered", "readmission.requested", "travel_document.requested", "removal.intended", "removal.executed",
		"removal.cancelled", "escort.ordered", "escort.begun", "escort.voided", "escort.recalled", "escort.reported", "escort.contravened",
		// Readings.
		"message.read", "message.printed", "reply.read", "messages.read", "messages.searched", "police_statement.read", "police_statements.read",
		"removal.read", "removal.printed", "removals.read", "post_box.read", "post_box.opened",
	}
	ofTheDoor = []string{
		"measure.received", "measure.acknowledged", "measure.lifting_received", "cause.entered",
		"match.reviewed", "match.confirmed", "match.refused", "lifting.proposed", "lifting.confirmed", "lifting.refused", "refoulement.stated",
		"refoulement.confirmed", "refoulement.returned", "refoulement.dismissed",
		// Readings.
		"match.read", "measure.read", "matches.read", "measures.read", "door_post.read", "door_post.opened", "path.read",
	}
	ofEveryRegister = []string{"access.read", "book.read", "register.verified"}
	ofTheSystem     = []string{
		"officers.read", "agency.added", "unit.added", "officer.added", "officer.disabled", "officer.password_reset", "token.issued",
		"officer.password_changed", "officer.factor_added", "officer.factor_removed",
		"officer.factors_reset", "officer.unlocked", "officer.bound", "officer.unbound", "agency.issuer_set",
		"backup.made", "register.restored",
		// The editions of the law.
		"edition.drafted", "edition.reviewed", "edition.refused", "editions.read",
	}
)

// Actions returns every act and reading that a policy may speak of. Anything else is refused. The caller owns the
// slice.
func (a *Authority) Actions() []string {
	return slices.Clone(actions)
}
