package police

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// send puts a message to the ministry of justice into the outbox, in the transaction of the act.
func (w Wiring) send(ctx context.Context, tx *store.Tx, call desk.Call, m post.Message, form any) (string, error) {
	raw, err := json.Marshal(form)
	if err != nil {
		return "", fmt.Errorf("post: %w", err)
	}
	m.To, m.Form = post.Assistance, raw
	return mail.Send(ctx, tx, mail.Sending{Case: call.Case, Now: w.Desk.Register.Now(), Zone: w.Desk.Zone, Message: m})
}

// RecordArrest is the act that enters that a person was arrested, and tells the ministry of justice by
// the internal post.
func RecordArrest(w Wiring) desk.Act[interpol.File, interpol.ArrestMadeForm] {
	a := onMessage("arrest.made", interpol.RecordArrest)
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *interpol.ArrestMadeForm) error {
		f, err := message(ctx, tx, call)
		if err != nil || !f.Open(a.Kind) || in.Check(f) != nil || call.On.IsZero() {
			return err // the rule refuses it
		}
		m := f.Message
		in.Conveyed, err = w.send(ctx, tx, call, post.Message{Kind: post.ProvisionalArrestKind}, post.ProvisionalArrest{
			State: m.Sender, Reference: m.Reference, ArrestedOn: call.On, ArrestedAt: in.At, Place: in.Place, CaseNumber: m.CaseNumber,
			Charge: m.Charge, Warrant: m.Warrant, Person: described(f.File, f.Arrested(in.Arrest)),
		})
		return err
	}
	return a
}

// described is a person of a file in the form in which another register takes one in.
func described(f particulars.File, id string) particulars.Particulars {
	out := particulars.Particulars{Nationalities: f.States(id)}
	for _, p := range f.Persons {
		if p.ID == id {
			out.Gender, out.PlaceOfBirth, out.Father, out.Mother = p.Gender, p.PlaceOfBirth, p.Father, p.Mother
		}
	}
	for _, n := range f.Names {
		if n.Person == id {
			out.Names = append(out.Names, particulars.NameForm{Kind: n.Kind, Family: n.Family, Given: n.Given, NoGiven: n.NoGiven, Patronymic: n.Patronymic})
		}
	}
	for _, b := range f.Births {
		if b.Person == id {
			var form particulars.BirthForm
			if err := form.UnmarshalJSON([]byte(`"` + b.Date().ISO() + `"`)); err == nil {
				out.Births = append(out.Births, form)
			}
		}
	}
	for _, d := range f.Papers {
		if d.Person == id {
			out.Documents = append(out.Documents, particulars.PaperForm{Kind: d.Kind, Number: d.Number, State: d.State, Expires: d.Expires.String()})
		}
	}
	return out
}
