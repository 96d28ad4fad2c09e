package housetest

import (
	"context"

	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/interpol/statement"
	"github.com/zaklon/zaklon/store"
)

// Wanted is who is wanted in the messages of a world, and Removed who is removed: nobody like the
// applicant of its cases, and not one person either.
func Wanted() particulars.Particulars {
	p := Claimed()
	p.Names = []particulars.NameForm{{Kind: "latin", Family: "Orsini", Given: "Pavo"}}
	p.Births, p.Documents[0].Number = []particulars.BirthForm{{Year: "1969"}}, "XC 70 441"
	return p
}

// Removed is who is removed.
func Removed() particulars.Particulars {
	p := Claimed()
	p.Names = []particulars.NameForm{{Kind: "latin", Family: "Beria", Given: "Tomas"}}
	p.Births, p.Documents[0].Number = []particulars.BirthForm{{Day: "9", Month: "1", Year: "1992"}}, "XC 12 903"
	return p
}

// Message loads the file of a message past every desk: no reading is entered.
func (w *World) Message(id string) interpol.File {
	w.t.Helper()
	var f interpol.File
	ctx := context.Background()
	err := w.House.Police.Register.View(ctx, func(v *store.View) (err error) {
		f, _, err = policefile.Messages().Load(ctx, v, id)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return f
}

// Incoming is a message of today that asks for the arrest of somebody.
func (w *World) Incoming(of particulars.Particulars) interpol.Incoming {
	return interpol.Incoming{
		Form: "diffusion", Sender: "XC", Reference: "XC/2023/118", Dated: w.Protection.Today(), ReceivedAt: "09:20", Priority: "routine",
		Language: "en", Restriction: "restricted", CaseNumber: "K 7", Charge: "Fraud", Article: "190", Warrant: "W 3/23", Summary: "Wanted.",
		Actions: []string{"locate", "arrest"}, Persons: []particulars.Particulars{of},
	}
}

// Received opens the file of a message of today, and gives its reference.
func (w *World) Received(of particulars.Particulars) string {
	w.t.Helper()
	return w.Do(Act{By: w.Interpol, Kind: "routine_message.received", Form: w.Incoming(of)}).Case
}

// Answered brings a new message of today to its answer by every act of the way: an alias, a check, the
// review, an arrest that the post tells the ministry of, the answer, and a status confirmed.
func (w *World) Answered(of particulars.Particulars) string {
	w.t.Helper()
	id := w.Received(of)
	do := func(kind string, form any) { w.t.Helper(); w.Do(Act{By: w.Interpol, Kind: kind, Case: id, Form: form}) }
	f := w.Message(id)
	person, name := f.Persons[0].ID, f.Names[0].ID
	do("message.assigned", interpol.AssignForm{Officer: w.Interpol.ID})
	do("alias.recorded", interpol.AliasForm{
		Person: person, Name: particulars.NameForm{Kind: "also", Family: "Orsino", Given: "Pavo"}, Source: "spelling", Reason: "Another spelling.",
	})
	do("check.made", interpol.CheckForm{Person: person, Name: name, Purpose: "locate", Source: "border_crossings", Result: "no_record", Remark: "None."})
	do("compliance.reviewed", interpol.ReviewForm{ArticleThree: "no_objection", RefugeePolicy: "nothing_presented", Reasons: "Fraud."})
	do("arrest.ordered", interpol.ArrestForm{Person: person})
	do("arrest.made", interpol.ArrestMadeForm{Arrest: w.Message(id).Arrests[0].ID, At: "10:10", Place: "Bar"})
	do("message.answered", nil)
	do("status.confirmed", interpol.ConfirmForm{Person: person, To: "ipsg", ConsentOn: w.Protection.Today(), Content: []byte("%PDF-1.4\nconsent")})
	return id
}

// Stated issues a statement of what the police did on the first person of a message.
func (w *World) Stated(message string) string {
	w.t.Helper()
	chosen := []statement.Ref{{Case: message, Person: w.Message(message).Persons[0].ID}}
	return w.Do(Act{By: w.Interpol, Kind: "police_statement.issued", Form: statement.Request{AskedBy: "The person, by counsel", Chosen: chosen}}).Case
}

// Prepared prepares the removal of somebody to XC, today.
func (w *World) Prepared(of particulars.Particulars) string {
	w.t.Helper()
	form := removal.Preparation{Kind: "expulsion", To: "XC", Ground: "no_right_to_stay", Person: of}
	return w.Do(Act{By: w.Police, Kind: "removal.prepared", Form: form}).Case
}

// Executed removes somebody today, by every act of the way and by two officers.
func (w *World) Executed(of particulars.Particulars) string {
	w.t.Helper()
	id := w.Prepared(of)
	do := func(kind string, form any) { w.t.Helper(); w.Do(Act{By: w.Police, Kind: kind, Case: id, Form: form}) }
	do("removal.assigned", removal.AssignForm{Officer: w.Police.ID})
	do("removal.person_described", particulars.Particulars{Father: "Ivo"})
	do("travel_document.requested", removal.RequestForm{Reference: "R 1"})
	do("removal.ordered", removal.OrderForm{Number: "12/23"})
	do("readmission.requested", removal.RequestForm{Reference: "R 2"})
	do("removal.intended", removal.IntentForm{Place: "Airport"})
	w.Do(Act{By: w.SecondPolice, Kind: "removal.executed", Case: id})
	return id
}
