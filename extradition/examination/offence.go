// Package examination is what the ministry finds out about a request: the offences and the questions
// asked of each, what is enclosed and what is missing, the information that is asked for, and the
// assurances that the other state gives.
//
// What is found informs the court and the minister and decides nothing: no answer here is added up, and
// none lifts a hold. This package may not import a store, a web, a clock or a log, and it cannot name
// anything of protection (Article 45).
package examination

import (
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/identity"
)

// An OffenceForm is the form of one offence as the request states it.
type OffenceForm struct {
	Description string `json:"description"`
	Law         string `json:"law"`
	Penalty     string `json:"penalty"` // of part.Penalties
	Months      int64  `json:"months"`  // of a term; 0: not stated
	On          string `json:"on"`      // "2019-05-04", "2019-05", "2019"; empty: not stated
	Place       string `json:"place"`
}

// maxMonths bounds a term of imprisonment that a form takes: a hundred years. No law sets it.
const maxMonths = 1200

// RecordOffence records one offence for which the person is claimed.
func RecordOffence(f extradition.File, in OffenceForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Text("description", in.Description)
	c.Line("law", in.Law)
	c.OneOf("penalty", in.Penalty, part.Penalties())
	c.Require(in.Months >= 0 && in.Months <= maxMonths, "months", "months_impossible")
	c.Require(in.Months == 0 || in.Penalty == "term", "months", "months_without_term")
	_, wrong := identity.ParseISO(in.On)
	c.Require(in.On == "" || wrong == nil, "on", "day_impossible")
	c.OptionalLine("place", in.Place)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	offence := part.Offence{
		ID: o.NewID(), Description: in.Description, Law: identity.Clean(in.Law), Penalty: in.Penalty, Months: in.Months, On: in.On,
		Place: identity.Clean(in.Place),
	}
	next.Offences = part.Added(f.Offences, offence)
	return next.Wound(o, act.Minutes{{Key: "offence", Value: offence.ID}, {Key: "penalty", Value: in.Penalty}, {Key: "months", Value: strconv.FormatInt(in.Months, 10)}})
}

// An AssessmentForm is the form by which one question about one offence is answered.
type AssessmentForm struct {
	Offence string `json:"offence"` // of the file
	Point   string `json:"point"`
	Answer  string `json:"answer"`
	Reasons string `json:"reasons"`
}

// AssessOffence answers one question about one offence. A later answer stands beside the earlier one.
func AssessOffence(f extradition.File, in AssessmentForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Require(slices.ContainsFunc(f.Offences, func(p part.Offence) bool { return p.ID == in.Offence }), "offence", "choose_from_list")
	c.OneOf("point", in.Point, part.Points())
	c.OneOf("answer", in.Answer, part.Answers())
	c.Text("reasons", in.Reasons)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Assessments = part.Added(f.Assessments, part.Assessment{
		ID: o.NewID(), Offence: in.Offence, Point: in.Point, Answer: in.Answer, Reasons: in.Reasons, On: o.On, By: o.Officer,
	})
	return next.Wound(o, act.Minutes{{Key: "offence", Value: in.Offence}, {Key: "point", Value: in.Point}, {Key: "answer", Value: in.Answer}})
}
