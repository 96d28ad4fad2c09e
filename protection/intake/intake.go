// Package intake is what comes into the register of protection from other institutions: the words of
// a person who says to an officer elsewhere that they seek protection, and papers that somebody sends
// for the authority, whether or not one is involved.
//
// It goes one way: nothing here answers, and what comes in says nothing of a request of any state.
// Article 45: it may be named only by desks and pages of the protection register. It may not import a
// store, a web, a clock or a log.
package intake

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/part"
)

// A Conveyance is the form that any sworn officer opens when a person says to them that they seek
// protection: in a prison, at a court, in a police station.
type Conveyance struct {
	Place string   `json:"place"`
	Form  string   `json:"form"` // oral | written
	Unit  string   `json:"unit"` // the unit of the authority that takes it; may be empty where there is one
	Units []string `json:"-"`    // units that may take it, set by the desk
	applicant.Particulars
}

// Convey opens a file that the authority has from its first moment: the officer who enters it, and the
// institution they are of, see nothing of it afterwards, and the file does not say who they are: that
// somebody in that institution spoke with the person may mean that another state asked for them there.
func Convey(f protection.File, in Conveyance, o act.Occasion) (protection.File, act.Minutes, error) {
	if in.Unit == "" && len(in.Units) == 1 {
		in.Unit = in.Units[0]
	}
	if !slices.Contains(in.Units, in.Unit) {
		return f, nil, o.Refuse("unit", "choose_from_list")
	}
	next, minutes, err := protection.Express(f, protection.Intention{Place: in.Place, Form: in.Form, Particulars: in.Particulars}, o)
	if err != nil {
		return f, nil, err
	}
	next.Case.Unit, next.Case.HandedOverOn = in.Unit, o.On
	next.Case.EnteredUnit, next.Case.EnteredBy = in.Unit, ""
	return next.Wound(o, append(minutes, act.Line{Key: "unit", Value: in.Unit}))
}

// An Evidence is the form by which a message of the post is taken into a file. The desk opens the
// message inside the act and says here what it holds.
type Evidence struct {
	Message string        `json:"message"` // reference of the message in the inbox
	Papers  []part.Filing `json:"-"`
}

// TakeIn puts every paper of a message into the file, as evidence. Nobody is told that it was.
func TakeIn(f protection.File, in Evidence, o act.Occasion) (protection.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if f.Case.HandedOverOn.IsZero() {
		return f, nil, o.Refuse("", "not_handed_over")
	}
	if len(in.Papers) == 0 {
		return f, nil, o.Refuse("message", "choose_from_list")
	}
	next.Documents = slices.Clip(f.Documents)
	var minutes act.Minutes
	for _, paper := range in.Papers {
		if err := paper.Check(); err != nil {
			return f, nil, err
		}
		d := paper.Document(o)
		d.Series, d.Version = d.ID, 1
		next.Documents = append(next.Documents, d)
		minutes = append(minutes, d.Minutes()...)
	}
	return next.Wound(o, minutes)
}
