package policefile

import (
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/store"
)

// The fields of each kind of part, in the order of the columns of its table.

func personFields(x *particulars.Person) []any {
	return []any{&x.Gender, store.Sealed(&x.PlaceOfBirth), store.Sealed(&x.Father), store.Sealed(&x.Mother)}
}

func nameFields(x *particulars.Name) []any {
	return []any{&x.Person, &x.Kind, &x.Script, &x.Family, &x.Given, &x.NoGiven, &x.Patronymic, &x.SearchKey}
}

func birthFields(x *particulars.Birth) []any {
	return []any{&x.Person, &x.Year, &x.Month, &x.Day, &x.Precision}
}

func nationalityFields(x *particulars.Nationality) []any { return []any{&x.Person, &x.State} }

func paperFields(x *particulars.Paper) []any {
	return []any{&x.Person, &x.Kind, &x.Number, &x.State, &x.Expires}
}

func requestedFields(x *interpol.Requested) []any { return []any{&x.Action} }

func aliasFields(x *interpol.Alias) []any {
	return []any{&x.Name, &x.Source, store.Sealed(&x.Reason), &x.RecordedOn, &x.Officer}
}

func checkFields(x *interpol.Check) []any {
	return []any{&x.Person, &x.Name, &x.Purpose, &x.Source, &x.Result, store.Sealed(&x.Remark), &x.MadeOn, &x.Officer}
}

func reviewFields(x *interpol.Review) []any {
	return []any{&x.ArticleThree, &x.RefugeePolicy, store.Sealed(&x.Reasons), &x.On, &x.Officer}
}

func confirmationFields(x *interpol.Confirmation) []any {
	return []any{&x.Person, &x.To, &x.ConsentOn, &x.MediaType, &x.Size, &x.SHA256, &x.On, &x.Officer}
}

func arrestFields(x *interpol.Arrest) []any {
	return []any{&x.Person, &x.OrderedOn, &x.OrderedBy, &x.MadeOn, &x.MadeAt, store.Sealed(&x.Place), &x.Conveyed}
}

func clockFields(x *interpol.Clock) []any {
	return []any{
		&x.Rule, &x.Pack, &x.Calendar, &x.Anchor, &x.Nominal, &x.Due, &x.Latest, &x.Rolled, &x.Alarm,
		&x.Roll, &x.Evidence, &x.Ends, &x.EndedOn, &x.Soft, &x.Begins, &x.Warn, &x.Rung, &x.MissedOn, &x.OpenTo,
	}
}

func taskFields(x *interpol.Task) []any {
	return []any{&x.Rule, &x.Kind, &x.Days, &x.Due, &x.RaisedOn, &x.Unit, &x.Officer, &x.Leader, &x.DoneOn, &x.DoneBy}
}

func requestFields(x *removal.Request) []any {
	return []any{&x.Kind, store.Sealed(&x.Reference), &x.On, &x.Officer}
}
