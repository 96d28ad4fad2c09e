package protection

import (
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// An ExtensionForm is the form of an extension act: a ground of the law, the new date, the
// notice to the applicant, the reasons and the evidence they rest on.
type ExtensionForm struct {
	Ground   string        `json:"ground"`
	Until    deadline.Date `json:"until"`
	Notice   deadline.Date `json:"notice"` // day on which the applicant was told
	Reasons  string        `json:"reasons"`
	Evidence string        `json:"evidence"` // a document of the file
}

// Extend moves the time limit for the decision by an act of its own. After the limit it is
// recorded as late, for ever; beyond the cap it is refused.
func Extend(f File, in ExtensionForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if err := in.check(f, o); err != nil {
		return f, nil, err
	}
	e := Extension{
		ID: o.NewID(), DecidedOn: o.On, Until: in.Until, Ground: in.Ground, NoticeOn: in.Notice,
		Reasons: in.Reasons, Evidence: in.Evidence,
	}
	next.Extensions = append(slices.Clip(f.Extensions), e)
	clocks, err := next.LawClocks(o.Pack)
	if err != nil {
		return f, nil, refusalOf(o, err)
	}
	minutes := act.Minutes{{Key: "ground", Value: in.Ground}, {Key: "until", Value: in.Until.String()}, {Key: "notice", Value: in.Notice.String()}}
	if days := lateDays(clocks, o.On); days > 0 {
		next.Extensions[len(next.Extensions)-1].LateDays = int64(days)
		minutes = append(minutes, act.Line{Key: deadline.LateExtension, Value: strconv.Itoa(days), Finding: true})
	}
	return next.Wound(o, minutes)
}

func (in ExtensionForm) check(f File, o act.Occasion) error {
	var c act.Checks
	c.Require(in.Ground != "", "ground", "choose_from_list")
	c.Require(!in.Until.IsZero(), "until", "day_missing")
	c.Require(in.Until.IsZero() || in.Until > o.On, "until", "extension_not_forward")
	c.Require(!in.Notice.IsZero(), "notice", "notice_missing")
	c.Require(in.Notice <= o.Today, "notice", "day_in_future")
	c.Require(in.Notice.IsZero() || in.Notice >= o.On, "notice", "notice_before_act")
	c.Require(o.On >= f.Case.LodgedOn, "on", "extension_before_lodging")
	c.Text("reasons", in.Reasons)
	c.Require(in.Evidence == "" || f.HasDocument(in.Evidence), "evidence", "document_missing")
	return c.Err()
}

// lateDays gives the days by which an extension of this day came after the limit.
func lateDays(clocks []law.Clock, on deadline.Date) int {
	for _, c := range clocks {
		for _, found := range c.Findings {
			if found.Code == deadline.LateExtension && found.On == on {
				return found.Days
			}
		}
	}
	return 0
}

// Grounds gives the grounds on which a running limit of the file may be extended.
func (f File) Grounds(pack *law.Pack) []law.Ground {
	for _, c := range f.Clocks {
		if grounds := pack.Grounds(c.Rule); len(grounds) > 0 {
			return grounds
		}
	}
	return nil
}
