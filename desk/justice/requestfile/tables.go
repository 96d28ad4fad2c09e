package requestfile

import (
	"cmp"

	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/store"
)

// The tables of the files, in the order of partsOf.
var ( // immutable
	requests = store.Table{Name: "request", Columns: []string{
		"id", "case_id",
		"version", "kind", "direction", "state", "resume", "outcome", "operative", "result", "subject", "requesting_state", "requested_state",
		"authority", "mission", "basis", "treaty", "their_reference", "legacy_number", "unit", "entered_unit",
		"entered_by", "assignee", "court", "conditions", "consents", "consent_on", "received_on", "referred_on",
		"final_on", "decided_on", "closed_on", "pack_state", "packs",
		"parts", "proposer", "next_rule", "next_due", "next_bell",
	}}
	persons       = rows.Table("claimed_person", "gender", "place_of_birth", "father", "mother")
	names         = rows.Table("claimed_name", "person", "kind", "script", "family", "given", "no_given", "patronymic", "search_key")
	births        = rows.Table("claimed_birth", "person", "year", "month", "day", "precision")
	nationalities = rows.Table("claimed_nationality", "person", "state")
	papers        = rows.Table("claimed_paper", "person", "kind", "number", "state", "expires")
	arrivals      = rows.Table("arrival",
		"channel", "sender", "organ", "on_day", "at_time", "form", "language", "stamp", "document", "sha256",
		"complete", "entered_on", "entered_by")
	measures     = rows.Table("measure", "kind", "status", "asked_on", "on_day")
	enclosures   = rows.Table("enclosure", "kind", "status", "language", "document", "checked_on", "checked_by", "remark")
	offences     = rows.Table("offence", "description", "law", "penalty", "months", "on_day", "place")
	assessments  = rows.Table("assessment", "offence", "point", "answer", "reasons", "on_day", "assessed_by")
	assurances   = rows.Table("assurance", "kind", "words", "given_by", "on_day", "document")
	factors      = rows.Table("factor", "assurance", "factor", "answer", "reasons", "on_day", "assessed_by")
	informations = rows.Table("information_request", "what", "on_day", "until_on", "received_on", "arrival")
	courts       = rows.Table("court_step",
		"kind", "court", "number", "opened_on", "heard_on", "moved_by", "outcome", "on_day", "served_on", "reasons", "document")
	custodies   = rows.Table("custody", "arrested_on", "basis", "ordered_on", "released_on", "reason", "ordered_court", "order_number")
	prolongings = rows.Table("prolonging", "of_part", "ground", "on_day", "until_on", "notice_on", "late_days")
	chasers     = rows.Table("chaser", "court", "sent_to", "on_day", "answered_on", "answer")
	questions   = rows.Table("refoulement", "asked_on", "number", "answered_on", "engaged")
	decisions   = rows.Table("decision",
		"outcome", "operative", "grounds", "priority", "re_extradite", "onward", "onward_why", "on_day",
		"decided_by")
	surrenders = rows.Table("surrender",
		"status", "agreed_on", "on_day", "place", "days", "intended_on", "intended_by", "executed_on",
		"executed_by", "ended_on", "ground")
	assignments = rows.Table("assignment", "officer", "on_day", "assigned_by")
	annexes     = rows.Table("annex", "kind", "title", "media_type", "size", "sha256", "blob", "filed_on", "filed_by", "forwarded_on")
	passages    = rows.Table("passage", "stage", "court", "on_day")
	clocks      = rows.Table("clock",
		"rule", "pack", "calendar", "anchor_on", "nominal_on", "due_on", "latest_on", "rolled_on", "alarm_on",
		"roll", "evidence", "ends", "ended_on", "soft", "begins", "warn", "rung", "missed_on", "open_to")
	tasks = rows.Table("task", "rule", "kind", "days", "due_on", "raised_on", "unit", "officer", "leader", "done_on", "done_by")
)

// derived is what the row of a request holds of the rest of its file.
type derived struct {
	Parts    int64  // a bit for each kind of part that the file has, in the order of partsOf
	Proposer string // who intended the surrender that is to be executed
	Next     string // rule of the limit that ends first
	Due      string // the day on which it ends, or never
	Bell     string // the day of the next bell of any limit, or never
}

// never stands in lists for the day of a file in which no limit runs: after every other.
const never = "9999-12-31"

func derive(f extradition.File) derived {
	d := derived{Parts: rows.Present(partsOf(&f, &f)), Due: never, Bell: never}
	if s, ok := f.Surrender(); ok && s.Status == part.Intended {
		d.Proposer = s.IntendedBy
	}
	d.Bell = cmp.Or(f.NextBell().String(), never)
	if f.Request.State == stage.Closed { // its limits stand as they are, and are nobody's work
		return d
	}
	if next, ok := limit.First(f.Clocks); ok {
		d.Next, d.Due = next.Rule, next.Due.String()
	}
	return d
}

func requestFields(r *extradition.Request, d *derived) []any {
	return []any{
		&r.ID, &r.ID,
		&r.Version, &r.Kind, &r.Direction, &r.State, &r.Resume, &r.Outcome, &r.Operative, &r.Result, store.Sealed(&r.Subject), &r.RequestingState, &r.RequestedState,
		&r.Authority, &r.Mission, &r.Basis, &r.Treaty, &r.Reference, &r.LegacyNumber, &r.Unit, &r.EnteredUnit,
		&r.EnteredBy, &r.Assignee, &r.Court, &r.Conditions, &r.Consents, &r.ConsentOn, &r.ReceivedOn, &r.ReferredOn,
		&r.FinalOn, &r.DecidedOn, &r.ClosedOn, &r.PackState, &r.Packs,
		&d.Parts, &d.Proposer, &d.Next, &d.Due, &d.Bell,
	}
}

// partsOf lists the kinds of parts. A new one stands last: the place is its bit in derived.
func partsOf(b, a *extradition.File) []rows.Part {
	return []rows.Part{
		rows.Parts[particulars.Person]{Table: persons, Before: &b.People.Persons, After: &a.People.Persons, ID: func(x *particulars.Person) *string { return &x.ID }, Fields: personsFields},
		rows.Parts[particulars.Name]{Table: names, Before: &b.People.Names, After: &a.People.Names, ID: func(x *particulars.Name) *string { return &x.ID }, Fields: namesFields},
		rows.Parts[particulars.Birth]{Table: births, Before: &b.People.Births, After: &a.People.Births, ID: func(x *particulars.Birth) *string { return &x.ID }, Fields: birthsFields},
		rows.Parts[particulars.Nationality]{Table: nationalities, Before: &b.People.Nationalities, After: &a.People.Nationalities, ID: func(x *particulars.Nationality) *string { return &x.ID }, Fields: nationalitiesFields},
		rows.Parts[particulars.Paper]{Table: papers, Before: &b.People.Papers, After: &a.People.Papers, ID: func(x *particulars.Paper) *string { return &x.ID }, Fields: papersFields},
		rows.Parts[part.Arrival]{Table: arrivals, Before: &b.Arrivals, After: &a.Arrivals, ID: func(x *part.Arrival) *string { return &x.ID }, Fields: arrivalsFields},
		rows.Parts[part.Measure]{Table: measures, Before: &b.Measures, After: &a.Measures, ID: func(x *part.Measure) *string { return &x.ID }, Fields: measuresFields},
		rows.Parts[part.Enclosure]{Table: enclosures, Before: &b.Enclosures, After: &a.Enclosures, ID: func(x *part.Enclosure) *string { return &x.ID }, Fields: enclosuresFields},
		rows.Parts[part.Offence]{Table: offences, Before: &b.Offences, After: &a.Offences, ID: func(x *part.Offence) *string { return &x.ID }, Fields: offencesFields},
		rows.Parts[part.Assessment]{Table: assessments, Before: &b.Assessments, After: &a.Assessments, ID: func(x *part.Assessment) *string { return &x.ID }, Fields: assessmentsFields},
		rows.Parts[part.Assurance]{Table: assurances, Before: &b.Assurances, After: &a.Assurances, ID: func(x *part.Assurance) *string { return &x.ID }, Fields: assurancesFields},
		rows.Parts[part.Factor]{Table: factors, Before: &b.Factors, After: &a.Factors, ID: func(x *part.Factor) *string { return &x.ID }, Fields: factorsFields},
		rows.Parts[part.InformationRequest]{Table: informations, Before: &b.Informations, After: &a.Informations, ID: func(x *part.InformationRequest) *string { return &x.ID }, Fields: informationsFields},
		rows.Parts[part.CourtStep]{Table: courts, Before: &b.Courts, After: &a.Courts, ID: func(x *part.CourtStep) *string { return &x.ID }, Fields: courtsFields},
		rows.Parts[part.Custody]{Table: custodies, Before: &b.Custodies, After: &a.Custodies, ID: func(x *part.Custody) *string { return &x.ID }, Fields: custodiesFields},
		rows.Parts[part.Prolonging]{Table: prolongings, Before: &b.Prolongings, After: &a.Prolongings, ID: func(x *part.Prolonging) *string { return &x.ID }, Fields: prolongingsFields},
		rows.Parts[part.Chaser]{Table: chasers, Before: &b.Chasers, After: &a.Chasers, ID: func(x *part.Chaser) *string { return &x.ID }, Fields: chasersFields},
		rows.Parts[part.Refoulement]{Table: questions, Before: &b.Questions, After: &a.Questions, ID: func(x *part.Refoulement) *string { return &x.ID }, Fields: questionsFields},
		rows.Parts[part.Decision]{Table: decisions, Before: &b.Decisions, After: &a.Decisions, ID: func(x *part.Decision) *string { return &x.ID }, Fields: decisionsFields},
		rows.Parts[part.Surrender]{Table: surrenders, Before: &b.Surrenders, After: &a.Surrenders, ID: func(x *part.Surrender) *string { return &x.ID }, Fields: surrendersFields},
		rows.Parts[part.Assignment]{Table: assignments, Before: &b.Assignments, After: &a.Assignments, ID: func(x *part.Assignment) *string { return &x.ID }, Fields: assignmentsFields},
		rows.Parts[part.Annex]{Table: annexes, Before: &b.Annexes, After: &a.Annexes, ID: func(x *part.Annex) *string { return &x.ID }, Fields: annexesFields},
		rows.Parts[part.Passage]{Table: passages, Before: &b.Passages, After: &a.Passages, ID: func(x *part.Passage) *string { return &x.ID }, Fields: passagesFields},
		rows.Parts[limit.Clock]{Table: clocks, Before: &b.Clocks, After: &a.Clocks, ID: func(x *limit.Clock) *string { return &x.ID }, Fields: clocksFields},
		rows.Parts[limit.Task]{Table: tasks, Before: &b.Tasks, After: &a.Tasks, ID: func(x *limit.Task) *string { return &x.ID }, Fields: tasksFields},
		rows.Parts[letter.Letter]{Table: dispatch.Table(), Before: &b.Letters, After: &a.Letters, ID: func(x *letter.Letter) *string { return &x.ID }, Fields: dispatch.Fields},
	}
}
