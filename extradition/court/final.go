package court

import (
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/law"
)

// Finalise records that the decision on the conditions is final. Without an appeal it is refused while the
// time for one runs; the engine never does it by itself.
func Finalise(f extradition.File, _ extradition.NoInput, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if _, open := f.Pending(part.Appeal); open {
		return f, nil, o.Refuse("", "appeal_pending")
	}
	if len(f.Appeals()) == 0 {
		if panel, _ := f.Last(part.Panel); f.Courts[panel].ServedOn.IsZero() {
			return f, nil, o.Refuse("", "not_served")
		}
		if err := closed(f, o); err != nil {
			return f, nil, err
		}
	}
	next.Request.FinalOn = o.On
	if f.Request.Conditions == part.NotMet {
		next = next.Measured("extradition", part.Refused, o)
	}
	return next.Wound(o, act.Minutes{{Key: "court_outcome", Value: f.Request.Conditions}})
}

// closed refuses finality while a limit runs whose end makes a decision final. A law that names no such
// limit makes nothing final.
func closed(f extradition.File, o act.Occasion) error {
	limits, err := f.LawClocks(append([]*law.Pack{o.Pack}, o.Beside...)...)
	if err != nil {
		return err
	}
	known := false
	for _, c := range limits {
		if c.Consequence != "finality" {
			continue
		}
		known = true
		held, _ := f.Clock(c.Rule)
		if due := max(c.Due, held.Due); o.On <= due { // another law does not shorten what the file gives
			return o.Refuse("on", "remedy_still_open", "due", due.String())
		}
	}
	if !known {
		return o.Refuse("", "no_remedy_limit")
	}
	return nil
}

// An ExtraordinaryForm is the form by which an extraordinary remedy is recorded: protection of legality
// before the supreme court, or a constitutional complaint.
type ExtraordinaryForm struct {
	Kind   string   `json:"kind"` // supreme | constitutional
	Court  string   `json:"court"`
	Number string   `json:"number"`
	By     string   `json:"by"` // of part.Movers
	Courts []string `json:"-"`  // units that are courts, set by the desk
}

// OpenExtraordinary records an extraordinary remedy by which execution is suspended. An arrangement to
// hand the person over is void from then on.
func OpenExtraordinary(f extradition.File, in ExtraordinaryForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OneOf("kind", in.Kind, []string{part.Supreme, part.Constitutional})
	c.OneOf("court", in.Court, in.Courts)
	c.Line("number", in.Number)
	c.OneOf("by", in.By, part.Movers())
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Request.Resume = f.Request.State
	if f.Request.State == stage.SurrenderAgreed {
		next.Request.Resume = stage.SurrenderGranted
		s, _ := f.Surrender()
		s.Status, s.EndedOn = part.Void, o.On
		next.Surrenders = part.Replaced(f.Surrenders, len(f.Surrenders)-1, s)
	}
	next = handed(next, part.CourtStep{ID: o.NewID(), Kind: in.Kind, Court: in.Court, Number: identity.Clean(in.Number), By: in.By, OpenedOn: o.On})
	return next.Wound(o, act.Minutes{{Key: "court_kind", Value: in.Kind}, {Key: "court", Value: in.Court}, {Key: "moved_by", Value: in.By}})
}

// DecideExtraordinary records what the supreme or the constitutional court decided. Where the remedy is
// not founded the file goes on where it stood, and a new day of surrender has to be agreed; in every
// other case what the minister had decided is void.
func DecideExtraordinary(f extradition.File, in DecisionForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i, _ := f.Pending(part.Supreme, part.Constitutional) // the way here opened it
	var c act.Checks
	in.check(&c, f.Courts[i].Kind, part.RemittedAppeal, part.RemittedPanel, part.RemittedJudge)
	f.CheckAnnex(&c, "document", in.Document)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Courts = part.Replaced(f.Courts, i, in.decided(f.Courts[i], o))
	next.Request.State, next.Request.Resume = f.Request.Resume, ""
	if in.Outcome != part.Rejected {
		next = again(next, o)
		next = in.sent(next, o)
	}
	return next.Wound(o, in.minutes())
}

// again is the file in which the conditions were decided anew by an extraordinary remedy.
func again(f extradition.File, o act.Occasion) extradition.File {
	f.Request.State, f.Request.FinalOn, f.Request.DecidedOn = stage.ConditionsFinal, o.On, 0
	return f.Measured("extradition", part.Asked, o)
}
