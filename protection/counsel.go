package protection

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// A MandateForm is the form of a mandate of representation.
type MandateForm struct {
	Counsel      string        `json:"counsel"` // account of counsel, or empty
	Name         string        `json:"name"`
	Organisation string        `json:"organisation"`
	Until        deadline.Date `json:"until"`    // zero: until ended
	Document     string        `json:"document"` // the power of attorney in the file
	Accounts     []string      `json:"-"`        // accounts of counsel, set by the desk
}

// TakeMandate records counsel's power of attorney from the day of the act. Counsel with an
// account sees the file from then on.
func TakeMandate(f File, in MandateForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Line("name", in.Name)
	c.OptionalLine("organisation", in.Organisation)
	c.Require(in.Counsel == "" || slices.Contains(in.Accounts, in.Counsel), "counsel", "choose_from_list")
	c.Require(in.Until.IsZero() || in.Until >= o.On, "until", "ends_before_it_begins")
	c.Require(f.HasDocument(in.Document), "document", "document_missing")
	c.Require(o.On >= f.Case.IntentionOn, "on", "mandate_before_intention")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	m := Mandate{
		ID: o.NewID(), Counsel: in.Counsel, Name: identity.Clean(in.Name), Organisation: identity.Clean(in.Organisation),
		From: o.On, Until: in.Until, Document: in.Document,
	}
	next.Mandates = append(slices.Clip(f.Mandates), m)
	return next.Wound(o, act.Minutes{{Key: "counsel", Value: m.Name}})
}

// A MandateEnd names the mandate that ends.
type MandateEnd struct {
	Mandate string `json:"mandate"`
}

// EndMandate ends a mandate on the day of the act; counsel sees the file no longer.
func EndMandate(f File, in MandateEnd, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Mandates, func(m Mandate) bool { return m.ID == in.Mandate && m.EndedOn.IsZero() })
	if i < 0 {
		return f, nil, o.Refuse("mandate", "choose_from_list")
	}
	m := f.Mandates[i]
	if o.On < m.From {
		return f, nil, o.Refuse("on", "ends_before_it_begins")
	}
	m.EndedOn = o.On
	next.Mandates = replaced(f.Mandates, i, m)
	return next.Wound(o, act.Minutes{{Key: "counsel", Value: m.Name}})
}
