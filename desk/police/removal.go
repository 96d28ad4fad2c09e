package police

import (
	"context"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
)

// Prepare is the act that opens the file of a removal.
func Prepare() desk.Act[removal.File, removal.Preparation] {
	a := onRemoval("removal.prepared", removal.Prepare)
	a.Opens = true
	return a
}

// Describe is the act that adds what is learned later of the person of a removal.
func Describe() desk.Act[removal.File, particulars.Particulars] {
	return onRemoval("removal.person_described", removal.Describe)
}

// AssignRemoval is the act that makes an officer of the unit responsible for a removal.
func AssignRemoval(w Wiring) desk.Act[removal.File, removal.AssignForm] {
	a := onRemoval("removal.assigned", removal.Assign)
	a.Prepare = func(ctx context.Context, call desk.Call, in *removal.AssignForm) (err error) {
		in.Officers, err = w.members(ctx, call, authority.PoliceOfficer)
		return err
	}
	return a
}

// OrderRemoval is the act that orders a removal. The door bars it while it holds.
func OrderRemoval(w Wiring) desk.Act[removal.File, removal.OrderForm] {
	return barred(w, onRemoval("removal.ordered", removal.Order), door[removal.OrderForm]{
		answer: func(in *removal.OrderForm) *interpol.Answer { return &in.Door },
	})
}

// RequestReadmission is the act that asks the state to take the person back. The door bars it while it
// holds.
func RequestReadmission(w Wiring) desk.Act[removal.File, removal.RequestForm] {
	return request(w, "readmission.requested")
}

// RequestDocument is the act that asks the state for a travel document. The door bars it while it
// holds.
func RequestDocument(w Wiring) desk.Act[removal.File, removal.RequestForm] {
	return request(w, "travel_document.requested")
}

func request(w Wiring, kind string) desk.Act[removal.File, removal.RequestForm] {
	return barred(w, onRemoval(kind, removal.Ask), door[removal.RequestForm]{
		answer: func(in *removal.RequestForm) *interpol.Answer { return &in.Door },
	})
}

// IntendRemoval is the act by which a first officer enters the intent. The door bars it while it holds.
func IntendRemoval(w Wiring) desk.Act[removal.File, removal.IntentForm] {
	return barred(w, onRemoval("removal.intended", removal.Intend), door[removal.IntentForm]{
		answer: func(in *removal.IntentForm) *interpol.Answer { return &in.Door },
	})
}

// ExecuteRemoval is the act by which a second officer enters that the person is handed over. The door
// bars it while it holds.
func ExecuteRemoval(w Wiring) desk.Act[removal.File, removal.ExecuteForm] {
	return barred(w, onRemoval("removal.executed", removal.Execute), door[removal.ExecuteForm]{
		answer: func(in *removal.ExecuteForm) *interpol.Answer { return &in.Door },
	})
}

// CancelRemoval is the act that ends a removal that was not executed.
func CancelRemoval() desk.Act[removal.File, removal.ReasonForm] {
	return onRemoval("removal.cancelled", removal.End)
}
