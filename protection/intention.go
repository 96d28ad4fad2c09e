package protection

import (
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection/applicant"
)

// An Intention is the form of an expression of intention at the border police. Names, dates
// of birth and documents come as the person and the papers give them.
type Intention struct {
	Place string `json:"place"`
	Form  string `json:"form"` // oral | written
	applicant.Particulars
}

// IntentionForms lists how an intention may be expressed.
func IntentionForms() []string { return []string{"oral", "written"} }

func (in Intention) check(o act.Occasion) error {
	var c act.Checks
	c.Require(!o.On.IsZero(), "on", "day_missing")
	c.Require(o.On <= o.Today, "on", "day_in_future")
	c.OneOf("form", in.Form, IntentionForms())
	c.Line("place", in.Place)
	in.Particulars.Check(&c, o.Today)
	return c.Err()
}

// Express opens a file: a person says, orally or in writing, that they seek protection.
func Express(f File, in Intention, o act.Occasion) (File, act.Minutes, error) {
	if f.Case.State != "" {
		return f, nil, o.Refuse("", "step_not_allowed", "state", string(f.Case.State))
	}
	if err := in.check(o); err != nil {
		return f, nil, err
	}
	f.Case = Case{
		ID: f.Case.ID, Version: 1, State: IntentionExpressed, Unit: o.Unit, EnteredUnit: o.Unit, EnteredBy: o.Officer,
		IntentionOn: o.On, IntentionPlace: identity.Clean(in.Place), IntentionForm: in.Form, PackState: o.Pack.State,
	}
	f.Applicant = in.Particulars.Applicant(o.NewID)
	return f.Wound(o, act.Minutes{
		{Key: "place", Value: f.Case.IntentionPlace},
		{Key: "form", Value: in.Form},
		{Key: "nationalities", Value: strconv.Itoa(len(in.Nationality))},
	})
}
