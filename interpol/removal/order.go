package removal

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
)

// An OrderForm is the form by which a removal is ordered.
type OrderForm struct {
	Number string `json:"number"`

	Door Answer `json:"-"` // set by the desk
}

// Order orders the removal. The door bars it while it holds.
func Order(f File, in OrderForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(in.Door, o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Line("number", in.Number)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Removal.OrderNumber, next.Removal.OrderedOn, next.Removal.OrderedBy = identity.Clean(in.Number), o.On, o.Officer
	return next, act.Minutes{{Key: "to_state", Value: f.Removal.To}}, nil
}

// A RequestForm is the form by which the state of the file is asked to take the person back, or for a
// travel document.
type RequestForm struct {
	Reference string `json:"reference"`

	Door Answer `json:"-"` // set by the desk
}

// Ask enters what is asked of the state of the file. Already the question tells that state where the
// person is, so the door bars it while it holds.
func Ask(f File, in RequestForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(in.Door, o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OptionalLine("reference", in.Reference)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	kind, _, _ := strings.Cut(o.Kind, ".")
	next.Requests = append(slices.Clip(f.Requests), Request{
		ID: o.NewID(), Kind: kind, Reference: identity.Clean(in.Reference), On: o.On, Officer: o.Officer,
	})
	return next, act.Minutes{{Key: "to_state", Value: f.Removal.To}}, nil
}

// An IntentForm is the form by which a first officer enters that the person is to be handed over.
type IntentForm struct {
	Place string `json:"place"`

	Door Answer `json:"-"` // set by the desk
}

// Intend enters the intent to hand the person over, by the first of two officers.
func Intend(f File, in IntentForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(in.Door, o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Line("place", in.Place)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Removal.Place, next.Removal.IntendedOn, next.Removal.IntendedBy = identity.Clean(in.Place), o.On, o.Officer
	return next, act.Minutes{{Key: "to_state", Value: f.Removal.To}}, nil
}

// An ExecuteForm is the form by which a second officer enters that the person was handed over.
type ExecuteForm struct {
	Door Answer `json:"-"` // set by the desk
}

// Execute enters that the person is handed over, by another officer than the one who intended it.
func Execute(f File, in ExecuteForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(in.Door, o)
	if err != nil {
		return f, nil, err
	}
	if o.Officer == f.Removal.IntendedBy {
		return f, nil, o.Refuse("", "same_officer")
	}
	next.Removal.ExecutedOn, next.Removal.ExecutedBy = o.On, o.Officer
	return next, act.Minutes{{Key: "to_state", Value: f.Removal.To}}, nil
}
