package casefile

import (
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
)

// A Deadline is one time limit of a case with all that it rests on.
type Deadline struct {
	Case        string        `json:"case,omitempty"`
	Rule        string        `json:"rule"`
	Title       string        `json:"title"`
	Article     string        `json:"article"`
	Pack        string        `json:"pack"` // id@version
	Calendar    string        `json:"calendar,omitempty"`
	Event       string        `json:"event"` // the act on the anchor
	Anchor      deadline.Date `json:"anchor"`
	Due         deadline.Date `json:"due"`
	Latest      deadline.Date `json:"latest,omitzero"` // no extension may pass it
	Alarm       deadline.Date `json:"alarm,omitzero"`
	Strict      deadline.Date `json:"strict,omitzero"` // the earliest date that any reading of the rule gives
	Status      string        `json:"status"`
	EndedOn     deadline.Date `json:"ended_on,omitzero"`
	Days        int           `json:"days"` // from the day asked about to due
	Soft        bool          `json:"soft"`
	Evidence    string        `json:"evidence"` // class of the source: V, S, M ...
	Findings    []Finding     `json:"findings,omitempty"`
	Explanation string        `json:"explanation"`
}

// A Finding is a fault that a date carries for ever.
type Finding struct {
	Code string        `json:"code"`
	Days int           `json:"days,omitempty"`
	On   deadline.Date `json:"on,omitzero"`
}

// DeadlinesOf computes every limit of a file anew and says how it stood at the end of a day.
func DeadlinesOf(library *law.Library, f protection.File, on deadline.Date) ([]Deadline, error) {
	pack, err := library.Pack(f.Case.PackState, f.PackDay())
	if err != nil {
		return nil, err
	}
	clocks, err := f.LawClocks(pack)
	if err != nil {
		return nil, err
	}
	rows := make([]Deadline, len(clocks))
	for i, c := range clocks {
		rows[i] = Deadline{
			Rule: c.Rule, Title: c.Title, Article: c.ShortCite, Pack: c.Pack + "@" + c.PackVersion, Event: c.Event,
			Anchor: c.Anchor, Due: c.Due, Latest: c.Latest, Alarm: c.Alarm, Status: c.StatusOn(on),
			Days: int(c.Due - on), Soft: c.Soft, Evidence: string(c.Evidence), Explanation: pack.Explain(c.Result),
		}
		if c.Calendar != "" {
			rows[i].Calendar = c.Calendar + "@" + c.CalendarVersion
		}
		if c.Strict != c.Due {
			rows[i].Strict = c.Strict
		}
		if c.EndedOn <= on {
			rows[i].EndedOn = c.EndedOn
		}
		for _, found := range c.Findings {
			rows[i].Findings = append(rows[i].Findings, Finding{found.Code, found.Days, found.On})
		}
	}
	return rows, nil
}

// Overdue says that the limit binds and was missed.
func (d Deadline) Overdue() bool { return d.Status == law.StatusMissed && !d.Soft }
