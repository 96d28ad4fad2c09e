// Package custody is the liberty of the person claimed: arrest, detention, what prolongs them, release,
// and whether the person consents to be surrendered.
//
// Limits on liberty run from their own events alone: no hold, no intention and nothing that another
// register knows moves them, and none of them releases anybody by itself. This package may not import a
// store, a web, a clock or a log, and it cannot name anything of protection (Article 45).
package custody

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity"
)

// An ArrestForm is the form of a provisional arrest.
type ArrestForm struct {
	Basis string `json:"basis"` // of part.ArrestBases
}

// Arrest records that the person claimed was arrested provisionally, whether or not a hold stands: they
// sit in a cell, and the limits of liberty run. A person who was released may be arrested again, and every
// limit runs anew.
func Arrest(f extradition.File, in ArrestForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	held, arrested := f.Custody()
	var c act.Checks
	c.OneOf("basis", in.Basis, part.ArrestBases())
	c.Require(!arrested || !held.ReleasedOn.IsZero(), "", "already_held")
	c.Require(!arrested || o.On >= held.ReleasedOn, "on", "arrest_before_release")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Custodies = part.Added(f.Custodies, part.Custody{ID: o.NewID(), Arrested: o.On, Basis: in.Basis})
	next = next.Measured("provisional_arrest", part.Granted, o)
	if f.Request.State == stage.ArrestRequested {
		next.Request.State = stage.Arrested
	}
	return next.Wound(o, act.Minutes{{Key: "arrest_basis", Value: in.Basis}})
}

// A ReleaseForm is the form of a release.
type ReleaseForm struct {
	Reason string `json:"reason"` // of part.ReleaseReasons
}

// Release records that the person is free. It is never refused for anything that the file lacks.
func Release(f extradition.File, in ReleaseForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i, held, err := holding(f, o)
	if err != nil {
		return f, nil, err
	}
	if !slices.Contains(part.ReleaseReasons(), in.Reason) {
		return f, nil, o.Refuse("reason", "choose_from_list")
	}
	held.ReleasedOn, held.Reason = o.On, in.Reason
	next.Custodies = part.Replaced(f.Custodies, i, held)
	for _, kind := range []string{"provisional_arrest", "detention"} {
		if slices.ContainsFunc(f.Measures, func(m part.Measure) bool { return m.Kind == kind && m.Status == part.Granted }) {
			next = next.Measured(kind, part.Ended, o)
		}
	}
	return next.Wound(o, append(act.Minutes{{Key: "release_reason", Value: in.Reason}}, extradition.Late(f, o)...))
}

// holding is the custody under which the person is held, by its place, on the day of the act; the
// refusal is for a person who is free, or was on that day.
func holding(f extradition.File, o act.Occasion) (int, part.Custody, error) {
	held, ok := f.Holding()
	if !ok {
		return 0, held, o.Refuse("", "not_held")
	}
	if !held.Held(o.On) {
		return 0, held, o.Refuse("on", "day_before_arrest")
	}
	return len(f.Custodies) - 1, held, nil
}

// A ConsentForm is the form by which it is recorded what the person says to a surrender, and that the
// requesting state was told.
type ConsentForm struct {
	Consents string `json:"consents"` // yes | no
}

// Consent records what the person says, told to the requesting state on the day of the act. Only the
// court permits a simplified extradition; consent moves no stage.
func Consent(f extradition.File, in ConsentForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if in.Consents != "yes" && in.Consents != "no" {
		return f, nil, o.Refuse("consents", "choose_from_list")
	}
	if held, ok := f.Custody(); ok && o.On < held.Arrested {
		return f, nil, o.Refuse("on", "day_before_arrest")
	}
	next.Request.Consents, next.Request.ConsentOn = in.Consents, o.On
	return next.Wound(o, append(act.Minutes{{Key: "consents", Value: in.Consents}}, extradition.Late(f, o)...))
}

// An OrderForm is the form of a court's order of detention for extradition.
type OrderForm struct {
	Court  string   `json:"court"`
	Number string   `json:"number"` // the court's own number
	Courts []string `json:"-"`      // units that are courts, set by the desk
}

// Order records that a court ordered detention for extradition; of a person who is free it begins a
// custody of its own.
func Order(f extradition.File, in OrderForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	held, arrested := f.Custody()
	free := !arrested || !held.ReleasedOn.IsZero()
	var c act.Checks
	c.OneOf("court", in.Court, in.Courts)
	c.Line("number", in.Number)
	c.Require(free || held.OrderedOn.IsZero(), "", "already_ordered")
	c.Require(free || o.On >= held.Arrested, "on", "day_before_arrest")
	c.Require(!free || !arrested || o.On >= held.ReleasedOn, "on", "arrest_before_release")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	if free {
		held = part.Custody{ID: o.NewID(), Basis: "court_order"}
		next.Custodies = part.Added(f.Custodies, held)
	}
	held.OrderedOn, held.OrderedCourt, held.OrderNumber = o.On, in.Court, identity.Clean(in.Number)
	next.Custodies = part.Replaced(next.Custodies, len(next.Custodies)-1, held)
	next = next.Measured("detention", part.Granted, o)
	return next.Wound(o, act.Minutes{{Key: "court", Value: in.Court}, {Key: "court_number", Value: held.OrderNumber}})
}
