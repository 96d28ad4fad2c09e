package protection

import (
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/protection/part"
)

// A Lodging is the form by which an application is lodged with the determining authority.
type Lodging struct {
	Form      string           `json:"form"` // in_person | written
	Elsewhere []part.Elsewhere `json:"-"`    // verdicts that stand in other files, set by the desk
	Unasked   bool             `json:"-"`    // the register holds a candidate of whom nobody was asked, set by the desk
}

// LodgingForms lists how an application may be lodged.
func LodgingForms() []string { return []string{"in_person", "written"} }

// Lodge records that the application was lodged. From this day the time limit for the
// decision runs. It is refused until the person was looked for in the whole register, and where the
// register has come to hold a candidate since of whom that search did not ask.
func Lodge(f File, in Lodging, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OneOf("form", in.Form, LodgingForms())
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	if f.Case.HandedOverOn.IsZero() {
		return f, nil, o.Refuse("", "not_handed_over")
	}
	if o.On < f.Case.IntentionOn {
		return f, nil, o.Refuse("on", "lodging_before_intention")
	}
	if missing := f.Missing(in.Elsewhere); missing != nil {
		return f, nil, o.Refuse("", missing.Code, missing.Args...)
	}
	if in.Unasked {
		return f, nil, o.Refuse("", "search_overtaken")
	}
	next.Case.LodgedOn, next.Case.LodgedForm = o.On, in.Form
	minutes := act.Minutes{{Key: "form", Value: in.Form}}
	return next.Wound(o, append(minutes, next.late(f, o)...))
}

// late finds the running limits that this act ends after their last day. A milestone and a
// right that begins are no limits: nobody is late for them.
func (f File) late(before File, o act.Occasion) act.Minutes {
	var m act.Minutes
	for _, c := range before.Clocks {
		if c.Runs() && c.EndedBy(o.Kind) && o.On > c.Last() {
			m = append(m, act.Line{Key: "late_for", Value: c.Rule, Finding: true})
		}
	}
	return m
}

// A Registration is the form by which the authority registers a lodged application.
type Registration struct {
	Remark string `json:"remark"`
}

// Register records that the application was registered and identity data were confirmed.
func Register(f File, in Registration, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OptionalLine("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	if o.On < f.Case.LodgedOn {
		return f, nil, o.Refuse("on", "registration_before_lodging")
	}
	next.Case.RegisteredOn = o.On
	return next.Wound(o, append(remark(in.Remark), next.late(f, o)...))
}

// remark is the line of the minutes for a remark, if there is one.
func remark(s string) act.Minutes {
	if s == "" {
		return nil
	}
	return act.Minutes{{Key: "remark", Value: s}}
}
