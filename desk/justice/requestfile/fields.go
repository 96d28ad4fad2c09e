package requestfile

import (
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/store"
)

// The fields of each kind of part, in the order of the columns of its table.

func personsFields(x *particulars.Person) []any {
	return []any{&x.Gender, store.Sealed(&x.PlaceOfBirth), store.Sealed(&x.Father), store.Sealed(&x.Mother)}
}

func namesFields(x *particulars.Name) []any {
	return []any{&x.Person, &x.Kind, &x.Script, &x.Family, &x.Given, &x.NoGiven, &x.Patronymic, &x.SearchKey}
}

func birthsFields(x *particulars.Birth) []any {
	return []any{&x.Person, &x.Year, &x.Month, &x.Day, &x.Precision}
}

func nationalitiesFields(x *particulars.Nationality) []any { return []any{&x.Person, &x.State} }

func papersFields(x *particulars.Paper) []any {
	return []any{&x.Person, &x.Kind, &x.Number, &x.State, &x.Expires}
}

func arrivalsFields(x *part.Arrival) []any {
	return []any{
		&x.Channel, &x.Sender, &x.Organ, &x.On, &x.Time, &x.Form, &x.Language, &x.Stamp, &x.Document, &x.SHA256,
		&x.Complete, &x.Entered, &x.By,
	}
}

func measuresFields(x *part.Measure) []any { return []any{&x.Kind, &x.Status, &x.AskedOn, &x.On} }

func enclosuresFields(x *part.Enclosure) []any {
	return []any{&x.Kind, &x.Status, &x.Language, &x.Document, &x.CheckedOn, &x.By, store.Sealed(&x.Remark)}
}

func offencesFields(x *part.Offence) []any {
	return []any{
		store.Sealed(&x.Description), store.Sealed(&x.Law), &x.Penalty, &x.Months, store.Sealed(&x.On),
		store.Sealed(&x.Place),
	}
}

func assessmentsFields(x *part.Assessment) []any {
	return []any{&x.Offence, &x.Point, &x.Answer, store.Sealed(&x.Reasons), &x.On, &x.By}
}

func assurancesFields(x *part.Assurance) []any {
	return []any{&x.Kind, store.Sealed(&x.Text), store.Sealed(&x.From), &x.On, &x.Document}
}

func factorsFields(x *part.Factor) []any {
	return []any{&x.Assurance, &x.Factor, &x.Answer, store.Sealed(&x.Reasons), &x.On, &x.By}
}

func informationsFields(x *part.InformationRequest) []any {
	return []any{store.Sealed(&x.What), &x.On, &x.Until, &x.ReceivedOn, &x.Arrival}
}

func courtsFields(x *part.CourtStep) []any {
	return []any{
		&x.Kind, &x.Court, &x.Number, &x.OpenedOn, &x.HeardOn, &x.By, &x.Outcome, &x.On, &x.ServedOn, store.Sealed(&x.Reasons),
		&x.Document,
	}
}

func custodiesFields(x *part.Custody) []any {
	return []any{&x.Arrested, &x.Basis, &x.OrderedOn, &x.ReleasedOn, &x.Reason, &x.OrderedCourt, &x.OrderNumber}
}

func prolongingsFields(x *part.Prolonging) []any {
	return []any{&x.Of, &x.Ground, &x.On, &x.Until, &x.NoticeOn, &x.LateDays}
}

func chasersFields(x *part.Chaser) []any {
	return []any{&x.Court, store.Sealed(&x.To), &x.On, &x.AnsweredOn, store.Sealed(&x.Answer)}
}

func questionsFields(x *part.Refoulement) []any {
	return []any{&x.AskedOn, &x.Number, &x.AnsweredOn, store.Sealed(&x.Engaged)}
}

func decisionsFields(x *part.Decision) []any {
	return []any{
		&x.Outcome, &x.Operative, store.Sealed(&x.Grounds), store.Sealed(&x.Priority), &x.ReExtradite, &x.Onward,
		store.Sealed(&x.OnwardWhy), &x.On, &x.By,
	}
}

func surrendersFields(x *part.Surrender) []any {
	return []any{
		&x.Status, &x.AgreedOn, &x.On, store.Sealed(&x.Place), &x.Days, &x.IntendedOn, &x.IntendedBy, &x.ExecutedOn,
		&x.ExecutedBy, &x.EndedOn, &x.Ground,
	}
}

func assignmentsFields(x *part.Assignment) []any { return []any{&x.Officer, &x.On, &x.By} }

func annexesFields(x *part.Annex) []any {
	return []any{&x.Kind, store.Sealed(&x.Title), &x.MediaType, &x.Size, &x.SHA256, &x.Blob, &x.FiledOn, &x.FiledBy, &x.ForwardedOn}
}

func passagesFields(x *part.Passage) []any { return []any{&x.Stage, &x.Court, &x.On} }

func clocksFields(x *limit.Clock) []any {
	return []any{
		&x.Rule, &x.Pack, &x.Calendar, &x.Anchor, &x.Nominal, &x.Due, &x.Latest, &x.Rolled, &x.Alarm, &x.Roll,
		&x.Evidence, &x.Ends, &x.EndedOn, &x.Soft, &x.Begins, &x.Warn, &x.Rung, &x.MissedOn, &x.OpenTo,
	}
}

func tasksFields(x *limit.Task) []any {
	return []any{&x.Rule, &x.Kind, &x.Days, &x.Due, &x.RaisedOn, &x.Unit, &x.Officer, &x.Leader, &x.DoneOn, &x.DoneBy}
}
