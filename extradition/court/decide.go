package court

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity"
)

// A DecisionForm is the form of what a court decides.
type DecisionForm struct {
	Outcome  string   `json:"outcome"` // of part.Outcomes of the kind of court
	Number   string   `json:"number"`  // the court's own number of the case
	To       string   `json:"to"`      // the court that has the file next, where the outcome sends it on
	Reasons  string   `json:"reasons"`
	Document string   `json:"document"` // an annex of the file, if any
	Courts   []string `json:"-"`        // units that are courts, set by the desk
}

// check notes the problems of a decision of the kind of court; on lists the outcomes that send the file
// to another court.
func (in DecisionForm) check(c *act.Checks, kind string, on ...string) {
	c.OneOf("outcome", in.Outcome, part.Outcomes(kind))
	c.Line("number", in.Number)
	c.OptionalText("reasons", in.Reasons)
	if slices.Contains(on, in.Outcome) {
		c.OneOf("to", in.To, in.Courts)
		return
	}
	c.Require(in.To == "", "to", "stays_where_it_is")
}

// decided is the step of a court with its decision.
func (in DecisionForm) decided(s part.CourtStep, o act.Occasion) part.CourtStep {
	s.Outcome, s.Number, s.Reasons, s.Document, s.On = in.Outcome, identity.Clean(in.Number), in.Reasons, in.Document, o.On
	return s
}

func (in DecisionForm) minutes() act.Minutes {
	return append(act.Minutes{{Key: "court_outcome", Value: in.Outcome}, {Key: "court_number", Value: identity.Clean(in.Number)}}, extradition.Said("court", in.To)...)
}

// Decide records what the panel decided on the conditions. That they are not met goes to the higher
// court of its own motion; of a person who consents the court itself may permit extradition.
func Decide(f extradition.File, in DecisionForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	in.check(&c, part.Panel, part.NotMet)
	f.CheckAnnex(&c, "document", in.Document)
	c.Require(in.Outcome != part.Simplified || f.Request.Consents == "yes", "outcome", "no_consent")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	i, _ := f.Pending(part.Panel) // the way here opened it
	next.Courts = part.Replaced(f.Courts, i, in.decided(f.Courts[i], o))
	next.Request.State, next.Request.Conditions = stage.OnAppeal, in.Outcome
	switch in.Outcome {
	case part.NotMet:
		next = handed(next, part.CourtStep{ID: o.NewID(), Kind: part.Appeal, Court: in.To, By: "ex_officio", OpenedOn: o.On})
	case part.Simplified:
		next.Request.State, next.Request.FinalOn = stage.SurrenderGranted, o.On
		next = next.Measured("extradition", part.Granted, o)
	}
	return next.Wound(o, in.minutes())
}

// Serve records the service of the panel's decision; the time for the appeal runs from it.
func Serve(f extradition.File, _ extradition.NoInput, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i, decided := f.Last(part.Panel)
	if !decided || !f.Courts[i].ServedOn.IsZero() {
		return f, nil, o.Refuse("", "already_served")
	}
	if o.On < f.Courts[i].On {
		return f, nil, o.Refuse("on", "service_before_decision")
	}
	s := f.Courts[i]
	s.ServedOn = o.On
	next.Courts = part.Replaced(f.Courts, i, s)
	return next.Wound(o, act.Minutes{{Key: "court_number", Value: s.Number}})
}

// An AppealForm is the form of an appeal against the panel's decision.
type AppealForm struct {
	By     string   `json:"by"`    // person | prosecutor
	Court  string   `json:"court"` // the court of appeal
	Courts []string `json:"-"`     // units that are courts, set by the desk
}

// LodgeAppeal records an appeal. One that comes late is recorded with a finding: whether it is admitted is
// for the court.
func LodgeAppeal(f extradition.File, in AppealForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Require(in.By == "person" || in.By == "prosecutor", "by", "choose_from_list")
	c.OneOf("court", in.Court, in.Courts)
	for _, s := range f.Appeals() {
		c.Require(s.By != in.By, "by", "appealed_before")
		c.Require(s.Pending(), "", "appeal_decided")
	}
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next = handed(next, part.CourtStep{ID: o.NewID(), Kind: part.Appeal, Court: in.Court, By: in.By, OpenedOn: o.On})
	return next.Wound(o, append(act.Minutes{{Key: "moved_by", Value: in.By}, {Key: "court", Value: in.Court}}, extradition.Late(f, o)...))
}

// DecideAppeal records what the court of appeal decided, on every appeal and on the review together.
func DecideAppeal(f extradition.File, in DecisionForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if _, ok := f.Pending(part.Appeal); !ok {
		return f, nil, o.Refuse("", "no_appeal")
	}
	var c act.Checks
	in.check(&c, part.Appeal, part.RemittedPanel, part.RemittedJudge)
	f.CheckAnnex(&c, "document", in.Document)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Courts = slices.Clone(f.Courts)
	for i, s := range next.Courts {
		if s.Kind == part.Appeal && s.Pending() {
			next.Courts[i] = in.decided(s, o)
		}
	}
	next.Request.State = stage.OnAppeal
	return in.sent(next, o).Wound(o, in.minutes())
}

// sent is the file where a decision of a higher court sends it.
func (in DecisionForm) sent(f extradition.File, o act.Occasion) extradition.File {
	back := map[string]part.CourtStep{
		part.RemittedJudge:  {Kind: part.Judge},
		part.RemittedPanel:  {Kind: part.Panel},
		part.RemittedAppeal: {Kind: part.Appeal, By: "ex_officio"},
	}
	to := map[string]stage.State{
		part.RemittedJudge: stage.BeforeJudge, part.RemittedPanel: stage.BeforePanel, part.RemittedAppeal: stage.OnAppeal,
	}
	if s, ok := back[in.Outcome]; ok {
		s.ID, s.Court, s.OpenedOn = o.NewID(), in.To, o.On
		f.Request.State, f.Request.Conditions, f.Request.FinalOn, f.Request.DecidedOn = to[in.Outcome], "", 0, 0
		return handed(f, s)
	}
	if in.Outcome == part.Met || in.Outcome == part.NotMet {
		f.Request.Conditions = in.Outcome
	}
	return f
}
