package policefile

import (
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/store"
)

// The tables of the register, each with the fields of its rows in the order of the columns. A column
// that is added here is in the after-images at once.
var ( // immutable
	messages = store.Table{Name: "message", Columns: []string{
		"id", "case_id", "version", "state", "unit", "assignee", "form", "colour", "sender", "reference", "dated", "received_on",
		"received_at", "priority", "language", "restriction", "deadline_on", "case_number", "charge", "article", "warrant", "warrant_on",
		"summary", "answer_by", "reviewed_on", "answered_on", "returned_on", "purged_on", "pack_state", "pack", "parts", "next_due",
		"next_bell",
	}}
	removals = store.Table{Name: "removal", Columns: []string{
		"id", "case_id", "version", "state", "unit", "assignee", "kind", "to_state", "ground", "order_number", "prepared_on", "ordered_on",
		"ordered_by", "planned_on", "intended_on", "intended_by", "place", "executed_on", "executed_by", "ended_on", "end_reason",
		"outcome", "posted", "pack_state", "pack", "parts",
	}}
	statements = store.Table{Name: "police_statement", Columns: []string{
		"id", "case_id", "version", "issued_on", "officer", "unit", "asked_by", "through", "messages", "checks", "solely", "person", "chosen", "lines",
	}}

	persons       = rows.Table("person", "gender", "place_of_birth", "father", "mother")
	names         = rows.Table("person_name", "person", "kind", "script", "family", "given", "no_given", "patronymic", "search_key")
	births        = rows.Table("birth_date", "person", "year", "month", "day", "precision")
	nationalities = rows.Table("nationality", "person", "state")
	papers        = rows.Table("identity_document", "person", "kind", "number", "state", "expires")
	requested     = rows.Table("requested", "action")
	aliases       = rows.Table("alias", "name", "source", "reason", "recorded_on", "officer")
	checks        = rows.Table("police_check", "person", "name", "purpose", "source", "result", "remark", "made_on", "officer")
	reviews       = rows.Table("review", "article_three", "refugee_policy", "reasons", "on_day", "officer")
	confirmations = rows.Table("confirmation", "person", "recipient", "consent_on", "media_type", "size", "sha256", "on_day", "officer")
	arrests       = rows.Table("arrest", "person", "ordered_on", "ordered_by", "made_on", "made_at", "place", "conveyed")
	clocks        = rows.Table("clock", "rule", "pack", "calendar", "anchor_on", "nominal_on", "due_on", "latest_on", "rolled_on",
		"alarm_on", "roll", "evidence", "ends", "ended_on", "soft", "begins", "warn", "rung", "missed_on", "open_to")
	tasks    = rows.Table("task", "rule", "kind", "days", "due_on", "raised_on", "unit", "officer", "leader", "done_on", "done_by")
	letters  = dispatch.Table()
	requests = rows.Table("removal_request", "kind", "reference", "on_day", "officer")
)

// derived is what the row of a message holds of the rest of its file.
type derived struct {
	Parts     int64  // a bit for each kind of part that the file has, in the order of messageParts
	Due, Bell string // the day to act, and of the next bell; or never
}

func messageFields(m *interpol.Message, d *derived) []any {
	return []any{
		&m.ID, &m.ID, &m.Version, &m.State, &m.Unit, &m.Assignee, &m.Form, &m.Colour, &m.Sender, &m.Reference, &m.Dated, &m.ReceivedOn,
		&m.ReceivedAt, &m.Priority, &m.Language, &m.Restriction, &m.Deadline, store.Sealed(&m.CaseNumber), store.Sealed(&m.Charge),
		store.Sealed(&m.Article), store.Sealed(&m.Warrant), &m.WarrantOn, store.Sealed(&m.Summary), &m.AnswerBy, &m.ReviewedOn,
		&m.AnsweredOn, &m.ReturnedOn, &m.PurgedOn, &m.PackState, &m.Pack, &d.Parts, &d.Due, &d.Bell,
	}
}

func removalFields(r *removal.Removal, parts *int64) []any {
	return []any{
		&r.ID, &r.ID, &r.Version, &r.State, &r.Unit, &r.Assignee, &r.Kind, &r.To, &r.Ground, store.Sealed(&r.OrderNumber), &r.PreparedOn,
		&r.OrderedOn, &r.OrderedBy, &r.PlannedOn, &r.IntendedOn, &r.IntendedBy, store.Sealed(&r.Place), &r.ExecutedOn, &r.ExecutedBy,
		&r.EndedOn, store.Sealed(&r.EndReason), &r.Outcome, &r.Posted, &r.PackState, &r.Pack, parts,
	}
}

// personParts lists the parts by which a file of either kind names persons.
func personParts(b, a *particulars.File) []rows.Part {
	return []rows.Part{
		part(persons, &b.Persons, &a.Persons, binding[particulars.Person]{func(x *particulars.Person) *string { return &x.ID }, personFields}),
		part(names, &b.Names, &a.Names, binding[particulars.Name]{func(x *particulars.Name) *string { return &x.ID }, nameFields}),
		part(births, &b.Births, &a.Births, binding[particulars.Birth]{func(x *particulars.Birth) *string { return &x.ID }, birthFields}),
		part(nationalities, &b.Nationalities, &a.Nationalities, binding[particulars.Nationality]{func(x *particulars.Nationality) *string { return &x.ID }, nationalityFields}),
		part(papers, &b.Papers, &a.Papers, binding[particulars.Paper]{func(x *particulars.Paper) *string { return &x.ID }, paperFields}),
	}
}

// messageParts lists the kinds of parts of a message. A new one stands last: the place is its bit in
// derived.
func messageParts(b, a *interpol.File) []rows.Part {
	return append(personParts(&b.File, &a.File),
		part(requested, &b.Requested, &a.Requested, binding[interpol.Requested]{func(x *interpol.Requested) *string { return &x.ID }, requestedFields}),
		part(aliases, &b.Aliases, &a.Aliases, binding[interpol.Alias]{func(x *interpol.Alias) *string { return &x.ID }, aliasFields}),
		part(checks, &b.Checks, &a.Checks, binding[interpol.Check]{func(x *interpol.Check) *string { return &x.ID }, checkFields}),
		part(reviews, &b.Reviews, &a.Reviews, binding[interpol.Review]{func(x *interpol.Review) *string { return &x.ID }, reviewFields}),
		part(confirmations, &b.Confirmations, &a.Confirmations, binding[interpol.Confirmation]{func(x *interpol.Confirmation) *string { return &x.ID }, confirmationFields}),
		part(arrests, &b.Arrests, &a.Arrests, binding[interpol.Arrest]{func(x *interpol.Arrest) *string { return &x.ID }, arrestFields}),
		part(clocks, &b.Clocks, &a.Clocks, binding[interpol.Clock]{func(x *interpol.Clock) *string { return &x.ID }, clockFields}),
		part(tasks, &b.Tasks, &a.Tasks, binding[interpol.Task]{func(x *interpol.Task) *string { return &x.ID }, taskFields}),
		part(letters, &b.Letters, &a.Letters, binding[letter.Letter]{func(x *letter.Letter) *string { return &x.ID }, dispatch.Fields}),
	)
}

// removalParts lists the kinds of parts of a removal, in the order of their bits.
func removalParts(b, a *removal.File) []rows.Part {
	return append(personParts(&b.File, &a.File),
		part(requests, &b.Requests, &a.Requests, binding[removal.Request]{func(x *removal.Request) *string { return &x.ID }, requestFields}),
	)
}
