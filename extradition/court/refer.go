// Package court is the part of the courts in an extradition: the judge, the panel, the court of appeal,
// the extraordinary remedies that suspend execution, and what the ministry asks of them meanwhile.
//
// A file may go from court to court and back as often as they annul each other. The courts decide on the
// conditions for each request apart and know nothing of any hold: none delays a step here, so that no
// date of theirs speaks of one. This package may not import a store, a web, a clock or a log, and it
// cannot name anything of protection (Article 45).
package court

import (
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity"
)

// A ReferralForm is the form by which the ministry sends the file to the court.
type ReferralForm struct {
	Court  string   `json:"court"`
	Courts []string `json:"-"` // units that are courts, set by the desk
}

// Refer sends the file to the investigating judge. Of an extradition it is refused while the judgment or
// its translation is missing; whatever else is missing is a finding.
func Refer(f extradition.File, in ReferralForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OneOf("court", in.Court, in.Courts)
	minutes := act.Minutes{{Key: "court", Value: in.Court}}
	for _, e := range f.Enclosures {
		stops := f.Track() == stage.Extradition && extradition.Blocks(e)
		c.Require(!stops || e.Kind != part.Judgment || e.Status != part.Missing, "enclosures", "judgment_missing")
		c.Require(!stops || e.Kind == part.Judgment && e.Status == part.Missing, "enclosures", "judgment_translation_missing")
		if e.Status == part.Missing || e.Status == part.Untranslated {
			minutes = append(minutes, act.Line{Key: "enclosure", Value: e.Kind}, act.Line{Key: "enclosure_status", Value: e.Status, Finding: true})
		}
	}
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Request.ReferredOn = o.On
	next = handed(next, part.CourtStep{ID: o.NewID(), Kind: part.Judge, Court: in.Court, OpenedOn: o.On})
	return next.Wound(o, minutes)
}

// handed is the file with one more court that has it.
func handed(f extradition.File, s part.CourtStep) extradition.File {
	f.Courts = part.Added(f.Courts, s)
	f.Request.Court = s.Court
	return f
}

// A HearingForm is the form by which the judge's hearing is recorded.
type HearingForm struct {
	Number string `json:"number"` // the court's own number of the case
}

// Hear records that the judge heard the person, the prosecutor and the defence.
func Hear(f extradition.File, in HearingForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Line("number", in.Number)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	i, _ := f.Pending(part.Judge) // the way here opened it
	s := f.Courts[i]
	s.HeardOn, s.Number = o.On, identity.Clean(in.Number)
	next.Courts = part.Replaced(f.Courts, i, s)
	return next.Wound(o, act.Minutes{{Key: "court_number", Value: s.Number}})
}

// An OpinionForm is the form of the judge's opinion to the panel.
type OpinionForm struct {
	Outcome  string `json:"outcome"` // opinion_met | opinion_not_met
	Reasons  string `json:"reasons"`
	Document string `json:"document"` // an annex of the file, if any
}

// Opine sends the file with the judge's opinion to the panel of the same court.
func Opine(f extradition.File, in OpinionForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i, _ := f.Pending(part.Judge) // the way here opened it
	s := f.Courts[i]
	var c act.Checks
	c.OneOf("outcome", in.Outcome, part.Outcomes(part.Judge))
	c.Text("reasons", in.Reasons)
	c.Require(!s.HeardOn.IsZero(), "", "not_heard")
	f.CheckAnnex(&c, "document", in.Document)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	s.Outcome, s.Reasons, s.Document, s.On = in.Outcome, in.Reasons, in.Document, o.On
	next.Courts = part.Replaced(f.Courts, i, s)
	next = handed(next, part.CourtStep{ID: o.NewID(), Kind: part.Panel, Court: s.Court, OpenedOn: o.On})
	return next.Wound(o, act.Minutes{{Key: "court_outcome", Value: in.Outcome}})
}
