package interpol

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
)

// Ordered tells whether the arrest of a person was ordered in this file.
func (f File) Ordered(personID string) bool {
	return slices.ContainsFunc(f.Arrests, func(a Arrest) bool { return a.Person == personID })
}

// An ArrestForm is the form of the order to arrest a person.
type ArrestForm struct {
	Person string `json:"person"`

	Door Answer `json:"-"` // set by the desk
}

// OrderArrest orders the provisional arrest of a named person, where the message asks for it.
func OrderArrest(f File, in ArrestForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !f.Has(in.Person) {
		return f, nil, o.Refuse("person", "person_not_named")
	}
	if err := in.Door.Refuse(o); err != nil {
		return f, nil, err
	}
	if !f.Asks("arrest") {
		return f, nil, o.Refuse("", "arrest_not_asked")
	}
	if f.Ordered(in.Person) {
		return f, nil, o.Refuse("person", "arrest_ordered_before")
	}
	next.Arrests = append(slices.Clip(f.Arrests), Arrest{ID: o.NewID(), Person: in.Person, OrderedOn: o.On, OrderedBy: o.Officer})
	return next.wound(o, act.Minutes{{Key: "person", Value: in.Person}})
}

// An ArrestMadeForm says when and where a person was arrested whose arrest was ordered.
type ArrestMadeForm struct {
	Arrest string `json:"arrest"`
	At     string `json:"at"` // "15:04"
	Place  string `json:"place"`

	Conveyed string `json:"-"` // the message of the internal post; set by the desk
}

// Check refuses a form without place or hour, and an arrest that nobody ordered or that was made before.
func (in ArrestMadeForm) Check(f File) error {
	i := slices.IndexFunc(f.Arrests, func(a Arrest) bool { return a.ID == in.Arrest && a.MadeOn.IsZero() })
	var c act.Checks
	c.Require(i >= 0, "arrest", "choose_from_list")
	c.Require(act.TimeOfDay(in.At), "at", "time_impossible")
	c.Line("place", in.Place)
	return c.Err()
}

// RecordArrest enters that a person was arrested. The ministry of justice is told by the internal
// post, in the same act.
func RecordArrest(f File, in ArrestMadeForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if err := in.Check(f); err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Arrests, func(a Arrest) bool { return a.ID == in.Arrest })
	made := f.Arrests[i]
	if o.On < made.OrderedOn {
		return f, nil, o.Refuse("on", "day_out_of_order")
	}
	made.MadeOn, made.MadeAt, made.Place, made.Conveyed = o.On, in.At, identity.Clean(in.Place), in.Conveyed
	next.Arrests = replaced(f.Arrests, i, made)
	return next.wound(o, act.Minutes{{Key: "person", Value: made.Person}, {Key: "at", Value: in.At}})
}

// Arrested is the person of an arrest; empty for one that is not in the file.
func (f File) Arrested(arrest string) string {
	i := slices.IndexFunc(f.Arrests, func(a Arrest) bool { return a.ID == arrest })
	if i < 0 {
		return ""
	}
	return f.Arrests[i].Person
}
