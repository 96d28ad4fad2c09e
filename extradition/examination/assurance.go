package examination

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/identity"
)

// An AssuranceForm is the form of one undertaking of the requesting state.
type AssuranceForm struct {
	Kind     string        `json:"kind"`
	Text     string        `json:"text"`
	From     string        `json:"from"`     // who gives it, with the office
	Given    deadline.Date `json:"given"`    // the day on which it was given
	Document string        `json:"document"` // an annex of the file, if any
}

// RecordAssurance records one undertaking. It informs a decision; no assurance lifts a hold.
func RecordAssurance(f extradition.File, in AssuranceForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OneOf("kind", in.Kind, part.AssuranceKinds())
	c.Text("text", in.Text)
	c.Line("from", in.From)
	c.Require(!in.Given.IsZero(), "given", "day_missing")
	c.Require(in.Given <= o.On, "given", "day_in_future")
	f.CheckAnnex(&c, "document", in.Document)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	a := part.Assurance{ID: o.NewID(), Kind: in.Kind, Text: in.Text, From: identity.Clean(in.From), On: in.Given, Document: in.Document}
	next.Assurances = part.Added(f.Assurances, a)
	return next.Wound(o, act.Minutes{{Key: "assurance", Value: a.ID}, {Key: "assurance_kind", Value: a.Kind}})
}

// A FactorForm is the form by which one factor of one assurance is assessed.
type FactorForm struct {
	Assurance string `json:"assurance"` // of the file
	Factor    string `json:"factor"`
	Answer    string `json:"answer"`
	Reasons   string `json:"reasons"`
}

// AssessAssurance answers one of the factors of Othman v. the United Kingdom for one assurance. What
// they come to together is never computed.
func AssessAssurance(f extradition.File, in FactorForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Require(slices.ContainsFunc(f.Assurances, func(a part.Assurance) bool { return a.ID == in.Assurance }), "assurance", "choose_from_list")
	c.OneOf("factor", in.Factor, part.Factors())
	c.OneOf("answer", in.Answer, part.FactorAnswers())
	c.Text("reasons", in.Reasons)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Factors = part.Added(f.Factors, part.Factor{
		ID: o.NewID(), Assurance: in.Assurance, Factor: in.Factor, Answer: in.Answer, Reasons: in.Reasons, On: o.On, By: o.Officer,
	})
	return next.Wound(o, act.Minutes{{Key: "assurance", Value: in.Assurance}, {Key: "factor", Value: in.Factor}, {Key: "answer", Value: in.Answer}})
}

// Sheet lists the factors of one assurance in the order of the judgment, each with the last answer
// given; a factor that nobody has assessed has none.
func Sheet(f extradition.File, assuranceID string) []part.Factor {
	out := make([]part.Factor, 0, len(part.Factors()))
	for _, name := range part.Factors() {
		line := part.Factor{Assurance: assuranceID, Factor: name}
		for _, answer := range f.Factors {
			if answer.Assurance == assuranceID && answer.Factor == name {
				line = answer
			}
		}
		out = append(out, line)
	}
	return out
}
