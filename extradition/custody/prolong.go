package custody

import (
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
)

// A ProlongForm is the form of a decision that keeps a person held beyond a first limit.
type ProlongForm struct {
	Until  deadline.Date `json:"until"`
	Notice deadline.Date `json:"notice"` // to the person
}

// The grounds, as the law packs name them.
const (
	kept     = "custody_kept"
	extended = "detention_extended"
)

// Keep records that the judge keeps the person in provisional custody beyond the first limit. The law
// pack says to which day at most; nothing goes beyond the cap.
func Keep(f extradition.File, in ProlongForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	return prolong(f, in, kept, o)
}

// Extend records that the court extends the detention for extradition.
func Extend(f extradition.File, in ProlongForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	return prolong(f, in, extended, o)
}

func prolong(f extradition.File, in ProlongForm, ground string, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	_, held, err := holding(f, o)
	if err != nil {
		return f, nil, err
	}
	if ground == kept && held.Arrested.IsZero() {
		return f, nil, o.Refuse("", "not_arrested")
	}
	if ground == extended && held.OrderedOn.IsZero() {
		return f, nil, o.Refuse("", "not_ordered")
	}
	var c act.Checks
	c.Require(!in.Until.IsZero(), "until", "day_missing")
	c.Require(!in.Notice.IsZero(), "notice", "notice_missing")
	c.Require(in.Notice.IsZero() || in.Notice >= o.On, "notice", "notice_before_act")
	c.Require(in.Notice <= o.Today, "notice", "day_in_future")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	p := part.Prolonging{ID: o.NewID(), Of: held.ID, Ground: ground, On: o.On, Until: in.Until, NoticeOn: in.Notice}
	minutes := act.Minutes{{Key: "until", Value: in.Until.String()}}
	if p.LateDays = f.LateFor(ground, o); p.LateDays > 0 {
		minutes = append(minutes, act.Line{Key: "late_extension", Value: strconv.FormatInt(p.LateDays, 10), Finding: true})
	}
	next.Prolongings = part.Added(f.Prolongings, p)
	return next.Reckoned(o, minutes)
}
