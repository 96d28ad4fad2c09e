package extradition

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
)

// An AssignmentForm is the form by which the officer responsible is named.
type AssignmentForm struct {
	Officer  string   `json:"officer"`
	Officers []string `json:"-"` // officers of the unit, set by the desk
}

// Assign names the officer responsible for the file.
func Assign(f File, in AssignmentForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !slices.Contains(in.Officers, in.Officer) {
		return f, nil, o.Refuse("officer", "choose_from_list")
	}
	if in.Officer == f.Request.Assignee {
		return f, nil, o.Refuse("officer", "already_assigned")
	}
	next.Request.Assignee = in.Officer
	next.Assignments = part.Added(f.Assignments, Assignment{ID: o.NewID(), Officer: in.Officer, On: o.On, By: o.Officer})
	return next.Wound(o, act.Minutes{{Key: "officer", Value: in.Officer}})
}

// Filing is the form by which a document comes into the file.
type Filing = part.Filing

// FileAnnex puts a document into the file.
func FileAnnex(f File, in Filing, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	in.Check(&c, "")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	a := in.Annex(o)
	next.Annexes = part.Added(f.Annexes, a)
	return next.Wound(o, a.Minutes())
}

// CheckAnnex notes a document that the file does not hold; none is no problem.
func (f File) CheckAnnex(c *act.Checks, field, id string) {
	_, held := f.Annex(id)
	c.Require(id == "" || held, field, "document_missing")
}

// A Forwarding is the form by which a document of the file goes on, by the post, to whomever it may
// concern. Nothing tells the sender whether it concerned anybody.
type Forwarding struct {
	Annex string `json:"annex"`
	Note  string `json:"note"`
}

// Check refuses a document that the file does not hold or that went on before.
func (in Forwarding) Check(f File) error {
	var c act.Checks
	a, held := f.Annex(in.Annex)
	c.Require(held, "annex", "document_missing")
	c.Require(a.ForwardedOn.IsZero(), "annex", "already_forwarded")
	c.OptionalText("note", in.Note)
	return c.Err()
}

// Secret tells whether the person may not know yet that another state claims them: until they were first
// held, or heard by the judge.
func (f File) Secret() bool {
	heard := slices.ContainsFunc(f.Courts, func(s CourtStep) bool { return !s.HeardOn.IsZero() })
	return f.Track() == stage.Extradition && len(f.Custodies) == 0 && !heard
}

// ForwardEvidence records that a document went on. The file keeps that it did and nothing else. It is
// refused while the request is secret: whoever reads the document would learn from it that there is one.
func ForwardEvidence(f File, in Forwarding, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if f.Secret() {
		return f, nil, o.Refuse("", "request_still_secret")
	}
	if err := in.Check(f); err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Annexes, func(a Annex) bool { return a.ID == in.Annex })
	a := f.Annexes[i]
	a.ForwardedOn = o.On
	next.Annexes = part.Replaced(f.Annexes, i, a)
	return next.Wound(o, act.Minutes{{Key: "annex", Value: a.Title}, {Key: "sha256", Value: a.SHA256}})
}
