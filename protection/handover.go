package protection

import (
	"slices"

	"github.com/zaklon/zaklon/act"
)

// A Handover is the form by which the border police give a file to the determining authority.
type Handover struct {
	Unit  string   `json:"unit"` // the unit that takes custody
	Units []string `json:"-"`    // units that may take custody, set by the desk
}

// HandOver passes custody of the file. The border police see nothing of it afterwards.
func HandOver(f File, in Handover, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !f.Case.HandedOverOn.IsZero() {
		return f, nil, o.Refuse("", "already_handed_over")
	}
	if o.On < f.Case.CertificateOn {
		return f, nil, o.Refuse("on", "hand_over_before_certificate")
	}
	if !slices.Contains(in.Units, in.Unit) {
		return f, nil, o.Refuse("unit", "choose_from_list")
	}
	next.Case.HandedOverOn, next.Case.Unit = o.On, in.Unit
	return next.Wound(o, act.Minutes{{Key: "unit", Value: in.Unit}})
}

// An Assignment is the form by which a team leader names the responsible caseworker.
type Assignment struct {
	Officer  string   `json:"officer"`
	Officers []string `json:"-"` // caseworkers of the unit, set by the desk
}

// Assign names the caseworker responsible for the file.
func Assign(f File, in Assignment, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if f.Case.HandedOverOn.IsZero() {
		return f, nil, o.Refuse("", "not_handed_over")
	}
	if !slices.Contains(in.Officers, in.Officer) {
		return f, nil, o.Refuse("officer", "choose_from_list")
	}
	if in.Officer == f.Case.Assignee {
		return f, nil, o.Refuse("officer", "already_assigned")
	}
	next.Case.Assignee = in.Officer
	return next.Wound(o, act.Minutes{{Key: "officer", Value: in.Officer}})
}
