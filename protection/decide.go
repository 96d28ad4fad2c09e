package protection

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
)

// Outcomes is the closed list of what a decision may say.
func Outcomes() []string {
	return []string{
		"refugee_status", "subsidiary_protection", "rejected_unfounded", "rejected_manifestly_unfounded",
		"inadmissible", "excluded", "discontinued",
	}
}

// InadmissibleGrounds is the closed list of grounds of an inadmissible outcome.
func InadmissibleGrounds() []string {
	return []string{
		"first_country_of_asylum", "safe_third_country", "other_state_protection", "subsequent_no_new_elements", "late_dependant",
	}
}

// OpenAssessment begins the individual assessment.
func OpenAssessment(f File, _ NoInput, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if o.On < f.Interviews[len(f.Interviews)-1].HeldOn {
		return f, nil, o.Refuse("on", "assessment_before_interview")
	}
	next.Case.AssessmentOn = o.On
	return next.Wound(o, nil)
}

// A DraftForm is the form of a decision draft with its statement of reasons.
type DraftForm struct {
	Outcome string `json:"outcome"`
	Ground  string `json:"inadmissibility_ground"` // only where the outcome is inadmissible
	Reasons string `json:"statement_of_reasons"`
}

// DraftDecision lays a draft before the second reader. One draft is open at a time.
func DraftDecision(f File, in DraftForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if _, pending := f.Draft(); pending {
		return f, nil, o.Refuse("", "draft_pending")
	}
	var c act.Checks
	c.OneOf("outcome", in.Outcome, Outcomes())
	if in.Outcome == "inadmissible" {
		c.OneOf("inadmissibility_ground", in.Ground, InadmissibleGrounds())
	} else {
		c.Require(in.Ground == "", "inadmissibility_ground", "ground_without_inadmissibility")
	}
	c.Text("statement_of_reasons", in.Reasons)
	c.Require(o.On >= f.Case.AssessmentOn, "on", "draft_before_assessment")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Decisions = append(slices.Clip(f.Decisions), Decision{
		ID: o.NewID(), Status: "draft", Outcome: in.Outcome, Ground: in.Ground, Reasons: in.Reasons, Author: o.Officer, DraftedOn: o.On,
	})
	return next.Wound(o, act.Minutes{{Key: "outcome", Value: in.Outcome}})
}

// A Reading is what the second reader says of a draft.
type Reading struct {
	Remark string `json:"remark"`
}

// ReturnDraft sends the draft back with the second reader's remark.
func ReturnDraft(f File, in Reading, o act.Occasion) (File, act.Minutes, error) {
	next, i, err := f.secondReading(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Text("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Decisions[i].Status, next.Decisions[i].Remark = "returned", in.Remark
	return next.Wound(o, nil)
}

// ApproveDecision makes the draft the decision. The second reader is never its author.
func ApproveDecision(f File, in Reading, o act.Occasion) (File, act.Minutes, error) {
	next, i, err := f.secondReading(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OptionalText("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Decisions[i].Status, next.Decisions[i].Remark = "approved", in.Remark
	next.Case.DecidedOn = o.On
	minutes := act.Minutes{{Key: "outcome", Value: next.Decisions[i].Outcome}, {Key: "author", Value: next.Decisions[i].Author}}
	return next.Wound(o, append(minutes, next.late(f, o)...))
}

// secondReading is what returning and approving share. The decisions of the file returned
// may be written to.
func (f File) secondReading(o act.Occasion) (File, int, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, 0, err
	}
	i := slices.IndexFunc(f.Decisions, func(d Decision) bool { return d.Status == "draft" })
	if i < 0 {
		return f, 0, o.Refuse("", "no_draft")
	}
	if f.Decisions[i].Author == o.Officer {
		return f, 0, o.Refuse("", "own_draft")
	}
	if o.On < f.Decisions[i].DraftedOn {
		return f, 0, o.Refuse("on", "read_before_draft")
	}
	next.Decisions = slices.Clone(f.Decisions)
	next.Decisions[i].Reader, next.Decisions[i].ReadOn = o.Officer, o.On
	return next, i, nil
}

// A Service is the form by which the decision's service on the applicant is recorded.
type Service struct {
	Mode  string `json:"mode"`
	Proof string `json:"proof"` // receipt in the file; empty only for service by hand at the office
}

// ServiceModes lists how a decision may be served.
func ServiceModes() []string { return []string{"by_hand", "post", "counsel", "public_notice"} }

// Serve records the service of the decision; the time limit for the remedy runs from it.
func Serve(f File, in Service, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OneOf("mode", in.Mode, ServiceModes())
	c.Require(in.Mode == "by_hand" || in.Proof != "", "proof", "proof_missing")
	c.Require(in.Proof == "" || f.HasDocument(in.Proof), "proof", "document_missing")
	c.Require(o.On >= f.Case.DecidedOn, "on", "service_before_decision")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	if !f.Case.ServedOn.IsZero() {
		return f, nil, o.Refuse("", "already_served")
	}
	next.Case.ServedOn = o.On
	i := slices.IndexFunc(f.Decisions, func(d Decision) bool { return d.Status == "approved" })
	d := f.Decisions[i]
	d.ServedOn, d.Mode, d.Proof = o.On, in.Mode, in.Proof
	next.Decisions = replaced(f.Decisions, i, d)
	next.Papers = append(slices.Clip(f.Papers), Paper{ID: o.NewID(), Kind: "decision", IssuedOn: o.On})
	return next.Wound(o, append(act.Minutes{{Key: "mode", Value: in.Mode}}, next.late(f, o)...))
}

// A Finality is the form by which finality is recorded: no suit was lodged in time.
type Finality struct {
	NoSuitOn deadline.Date `json:"no_suit_confirmed_on"` // day on which the court confirmed it
}

// Finalise records that the decision is final because no suit was lodged. It is refused
// while the time limit for the remedy runs; the engine never does it by itself.
func Finalise(f File, in Finality, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if f.Case.ServedOn.IsZero() {
		return f, nil, o.Refuse("", "not_served")
	}
	if in.NoSuitOn.IsZero() {
		return f, nil, o.Refuse("no_suit_confirmed_on", "day_missing")
	}
	if err := f.remedyClosed(in, o); err != nil {
		return f, nil, err
	}
	if in.NoSuitOn > o.On {
		return f, nil, o.Refuse("no_suit_confirmed_on", "day_in_future")
	}
	next.Case.FinalOn = o.On
	i := slices.IndexFunc(f.Decisions, func(d Decision) bool { return d.Status == "approved" })
	d := f.Decisions[i]
	d.NoSuitOn = in.NoSuitOn
	next.Decisions = replaced(f.Decisions, i, d)
	return next.Wound(o, nil)
}

// remedyClosed refuses finality while a limit runs whose end makes a decision final, and
// a confirmation that was given before it had passed. A law that names no such limit makes
// nothing final.
func (f File) remedyClosed(in Finality, o act.Occasion) error {
	limits, _, err := f.given(o.Pack)
	if err != nil {
		return refusalOf(o, err)
	}
	known := false
	for _, c := range limits {
		if c.Consequence != "finality" {
			continue
		}
		known = true
		held, _ := f.Clock(c.Rule)
		due := max(c.Due, held.Due) // another law does not shorten what the file gives
		if o.On <= due {
			return o.Refuse("on", "remedy_still_open", "due", due.String())
		}
		if in.NoSuitOn <= due {
			return o.Refuse("no_suit_confirmed_on", "remedy_still_open", "due", due.String())
		}
	}
	if !known {
		return o.Refuse("", "no_remedy_limit")
	}
	return nil
}
