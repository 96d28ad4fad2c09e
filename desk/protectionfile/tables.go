package protectionfile

import (
	"cmp"

	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/desk/protectionfile/statement"
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/store"
)

// The tables of the protection register, each with the fields of its rows in the order of
// the columns. A column that is added here is in the after-images at once.
var ( // immutable
	cases = store.Table{Name: "protection_case", Columns: []string{
		"id", "case_id", "version", "state", "unit", "entered_unit", "entered_by", "assignee",
		"intention_on", "intention_place", "intention_form", "certificate_on", "handed_over_on",
		"lodged_on", "lodged_form", "registered_on", "assessment_on", "decided_on", "served_on", "final_on",
		"pack_state", "pack", "person_id", "gender", "place_of_birth", "parts", "next_rule", "next_due", "next_anchor",
		"next_bell", "continued_in",
	}}
	names      = rows.Table("person_name", "kind", "script", "family", "given", "no_given", "patronymic", "search_key")
	births     = rows.Table("birth_date", "year", "month", "day", "precision")
	ties       = rows.Table("person_state", "kind", "state")
	languages  = rows.Table("person_language", "language")
	identity   = rows.Table("identity_document", "kind", "number", "state", "expires")
	indicators = rows.Table("vulnerability_indicator", "kind")
	mandates   = rows.Table("mandate", "counsel", "name", "organisation", "from_on", "until_on", "ended_on", "document")
	interviews = rows.Table("interview", "planned_on", "planned_time", "place", "language", "interpreter", "interviewer",
		"held_on", "read_back", "report", "remarks")
	documents = rows.Table("document", "series", "version", "kind", "title", "media_type", "size", "sha256", "blob", "filed_on", "filed_by")
	extended  = rows.Table("extension", "decided_on", "until_on", "ground", "notice_on", "reasons", "evidence", "late_days")
	decisions = rows.Table("decision", "status", "outcome", "ground", "reasons", "author", "drafted_on", "reader", "read_on",
		"remark", "served_on", "mode", "proof", "no_suit_on")
	corrections = rows.Table("correction", "status", "field", "part", "before_value", "after_value", "reason", "proof",
		"proposer", "proposed_on", "decider", "decided_on", "remark")
	papers = rows.Table("paper", "kind", "issued_on", "wrong_on")
	clocks = rows.Table("clock", "rule", "pack", "calendar", "anchor_on", "nominal_on", "due_on", "latest_on", "rolled_on",
		"alarm_on", "roll", "evidence", "ends", "ended_on", "soft", "begins", "warn", "rung", "missed_on", "open_to")
	tasks = rows.Table("task", "rule", "kind", "days", "due_on", "raised_on", "unit", "officer", "leader", "done_on", "done_by")
)

func tables() []store.Table {
	return []store.Table{
		cases, names, births, ties, languages, identity, indicators, mandates, interviews, documents,
		extended, decisions, corrections, papers, clocks, tasks, pair.Searches(), pair.Candidates(), pair.Mergings(), statement.Table(),
	}
}

func caseFields(c *protection.Case, p *applicant.Person, d *derived) []any {
	return []any{
		&c.ID, &c.ID, &c.Version, &c.State, &c.Unit, &c.EnteredUnit, &c.EnteredBy, &c.Assignee,
		&c.IntentionOn, &c.IntentionPlace, &c.IntentionForm, &c.CertificateOn, &c.HandedOverOn,
		&c.LodgedOn, &c.LodgedForm, &c.RegisteredOn, &c.AssessmentOn, &c.DecidedOn, &c.ServedOn, &c.FinalOn,
		&c.PackState, &c.Pack, &p.ID, &p.Gender, &p.PlaceOfBirth, &d.Parts, &d.Next.Rule, &d.Due, &d.Next.Anchor,
		&d.Bell, &c.ContinuedIn,
	}
}

// derived is what the row of a case holds of the rest of its file.
type derived struct {
	Parts int64            // a bit for each kind of part that the file has, in the order of partsOf
	Next  protection.Clock // the limit that binds and ends first; zero: none
	Due   string           // the day on which it ends, or never
	Bell  string           // the day of the next bell of any limit, or never
}

// never stands in lists for the day of a case in which no limit runs: after every other.
const never = "9999-12-31"

func derive(f protection.File) derived {
	var d derived
	d.Parts = rows.Present(partsOf(&f, &f))
	if !f.IsContinued() { // its limits stand as they are, and are nobody's work
		d.Next, _ = f.Next()
	}
	d.Bell = cmp.Or(f.NextBell().String(), never)
	d.Due = cmp.Or(d.Next.Due.String(), never)
	return d
}

func nameFields(n *applicant.Name) []any {
	return []any{&n.Kind, &n.Script, &n.Family, &n.Given, &n.NoGiven, &n.Patronymic, &n.SearchKey}
}

func birthFields(b *applicant.Birth) []any {
	return []any{&b.Year, &b.Month, &b.Day, &b.Precision}
}

func tieFields(t *applicant.Tie) []any { return []any{&t.Kind, &t.State} }

func languageFields(l *applicant.Spoken) []any { return []any{&l.Language} }

func identityFields(d *applicant.IdentityDocument) []any {
	return []any{&d.Kind, &d.Number, &d.State, &d.Expires}
}

func indicatorFields(v *applicant.VulnerabilityIndicator) []any { return []any{&v.Kind} }

func mandateFields(m *protection.Mandate) []any {
	return []any{&m.Counsel, &m.Name, &m.Organisation, &m.From, &m.Until, &m.EndedOn, &m.Document}
}

func interviewFields(i *protection.Interview) []any {
	return []any{
		&i.On, &i.Time, &i.Place, &i.Language, &i.Interpreter, &i.Interviewer,
		&i.HeldOn, &i.ReadBack, store.Sealed(&i.Report), store.Sealed(&i.Remarks),
	}
}

func documentFields(d *protection.Document) []any {
	return []any{
		&d.Series, &d.Version, &d.Kind, store.Sealed(&d.Title), &d.MediaType, &d.Size, &d.SHA256, &d.Blob, &d.FiledOn, &d.FiledBy,
	}
}

func extensionFields(e *protection.Extension) []any {
	return []any{&e.DecidedOn, &e.Until, &e.Ground, &e.NoticeOn, store.Sealed(&e.Reasons), &e.Evidence, &e.LateDays}
}

func decisionFields(d *protection.Decision) []any {
	return []any{
		&d.Status, &d.Outcome, &d.Ground, store.Sealed(&d.Reasons), &d.Author, &d.DraftedOn, &d.Reader, &d.ReadOn,
		store.Sealed(&d.Remark), &d.ServedOn, &d.Mode, &d.Proof, &d.NoSuitOn,
	}
}

func correctionFields(c *protection.Correction) []any {
	return []any{
		&c.Status, &c.Field, &c.Part, store.Sealed(&c.Before), store.Sealed(&c.After), store.Sealed(&c.Reason), &c.Proof,
		&c.Proposer, &c.ProposedOn, &c.Decider, &c.DecidedOn, store.Sealed(&c.Remark),
	}
}

func paperFields(p *protection.Paper) []any { return []any{&p.Kind, &p.IssuedOn, &p.WrongOn} }

func clockFields(c *protection.Clock) []any {
	return []any{
		&c.Rule, &c.Pack, &c.Calendar, &c.Anchor, &c.Nominal, &c.Due, &c.Latest, &c.Rolled, &c.Alarm,
		&c.Roll, &c.Evidence, &c.Ends, &c.EndedOn, &c.Soft, &c.Begins, &c.Warn, &c.Rung, &c.MissedOn, &c.OpenTo,
	}
}

func taskFields(t *protection.Task) []any {
	return []any{
		&t.Rule, &t.Kind, &t.Days, &t.Due, &t.RaisedOn, &t.Unit, &t.Officer, &t.Leader, &t.DoneOn, &t.DoneBy,
	}
}
