package protection

import (
	"regexp"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// An InterviewPlan is the form by which a personal interview is scheduled.
type InterviewPlan struct {
	Date        deadline.Date `json:"date"` // the day of the interview
	Time        string        `json:"time"` // "09:30"
	Place       string        `json:"place"`
	Language    string        `json:"language"`
	Interpreter string        `json:"interpreter"` // empty: none needed
}

var clockTime = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

// Schedule plans a personal interview; an earlier plan that was not held is superseded.
func Schedule(f File, in InterviewPlan, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Require(!in.Date.IsZero(), "date", "day_missing")
	c.Require(in.Date >= o.On, "date", "interview_in_the_past")
	c.Require(clockTime.MatchString(in.Time), "time", "time_form")
	c.Line("place", in.Place)
	c.OptionalLine("interpreter", in.Interpreter)
	_, known := identity.LookupLanguage(in.Language)
	c.Require(known, "language", "language_unknown")
	c.Require(o.On >= f.Case.RegisteredOn, "on", "scheduled_before_registration")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Interviews = append(slices.Clip(f.Interviews), Interview{
		ID: o.NewID(), On: in.Date, Time: in.Time, Place: identity.Clean(in.Place), Language: in.Language,
		Interpreter: identity.Clean(in.Interpreter), Interviewer: o.Officer,
	})
	return next.Wound(o, act.Minutes{{Key: "date", Value: in.Date.String()}, {Key: "language", Value: in.Language}})
}

// An InterviewReport is the form of the record of a personal interview.
type InterviewReport struct {
	Report   string `json:"report"`
	Remarks  string `json:"remarks"` // what the applicant corrected or added at the read-back
	ReadBack string `json:"read_back"`
}

// ReadBacks lists the answers to "was the report read back to the applicant?".
func ReadBacks() []string { return []string{"yes", "no"} }

// RecordInterview records that the interview was held and keeps its report.
func RecordInterview(f File, in InterviewReport, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i := len(f.Interviews) - 1
	var c act.Checks
	c.Text("report", in.Report)
	c.OptionalText("remarks", in.Remarks)
	c.OneOf("read_back", in.ReadBack, ReadBacks())
	c.Require(o.On >= f.Interviews[i].On, "on", "held_before_scheduled")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	held := f.Interviews[i]
	held.HeldOn, held.Report, held.Remarks, held.ReadBack = o.On, in.Report, in.Remarks, in.ReadBack == "yes"
	next.Interviews = replaced(f.Interviews, i, held)
	return next.Wound(o, act.Minutes{{Key: "read_back", Value: in.ReadBack, Finding: in.ReadBack == "no"}})
}
