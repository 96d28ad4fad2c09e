// Package statement is a computed time limit as programs are told it: the one document of the command
// line, of a case and of the pages' JSON, with the same explanation that people read.
//
// It puts into form what package law computed, and may compute no date itself. Days are ISO 8601.
// A document holds protected data wherever its limits do.
package statement

import (
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// A Deadline is one time limit of a file with all that it rests on.
type Deadline struct {
	Case        string        `json:"case,omitempty"` // the written form of the reference
	Rule        string        `json:"rule"`
	Title       string        `json:"title"`
	Article     string        `json:"article"`
	Pack        string        `json:"pack"` // id@version
	Calendar    string        `json:"calendar,omitempty"`
	Event       string        `json:"event"` // the act on the anchor
	Anchor      deadline.Date `json:"anchor"`
	Nominal     deadline.Date `json:"nominal"` // with extensions, before any roll
	Due         deadline.Date `json:"due"`
	Latest      deadline.Date `json:"latest,omitzero"` // no extension may pass it
	Rolled      deadline.Date `json:"rolled,omitzero"` // nominal, or the next working day, whether the date moves or not
	Roll        string        `json:"roll"`            // F, N, L or X
	Alarm       deadline.Date `json:"alarm,omitzero"`
	Strict      deadline.Date `json:"strict,omitzero"` // the earliest date that any reading of the rule gives, where it is another
	Status      string        `json:"status"`
	EndedOn     deadline.Date `json:"ended_on,omitzero"`
	Days        int           `json:"days"` // from the day asked about to due
	Soft        bool          `json:"soft"`
	Evidence    string        `json:"evidence"` // class of the source: V, S, M ...
	Findings    []Finding     `json:"findings,omitempty"`
	Explanation string        `json:"explanation,omitempty"` // left out where it was not asked for
}

// A Finding is a fault that a date carries for ever.
type Finding struct {
	Code string        `json:"code"`
	Days int           `json:"days,omitempty"`
	On   deadline.Date `json:"on,omitzero"`
}

// A Document is a list of limits as they stood at the end of a day.
type Document struct {
	Format    string        `json:"format"` // zaklon.deadlines/1
	On        deadline.Date `json:"on"`
	Deadlines []Deadline    `json:"deadlines"`
}

// In makes the document of limits; none is an empty list.
func In(all []Deadline, on deadline.Date) Document {
	if all == nil {
		all = []Deadline{}
	}
	return Document{Format: "zaklon.deadlines/1", On: on, Deadlines: all}
}

// Of tells a limit of a file, with why it ends on its day, as it stood at the end of another.
func Of(c law.Clock, why string, on deadline.Date) Deadline {
	d := Deadline{
		Explanation: why, Rule: c.Rule, Title: c.Title, Article: c.ShortCite, Pack: c.Pack + "@" + c.PackVersion, Event: c.Event,
		Anchor: c.Anchor, Nominal: c.Nominal, Due: c.Due, Latest: c.Latest, Rolled: c.Rolled, Roll: string(c.Roll), Alarm: c.Alarm,
		Status: c.StatusOn(on), Days: int(c.Due - on), Soft: c.Soft, Evidence: string(c.Evidence),
	}
	if c.Calendar != "" {
		d.Calendar = c.Calendar + "@" + c.CalendarVersion
	}
	if c.Strict != c.Due {
		d.Strict = c.Strict
	}
	if c.EndedOn <= on {
		d.EndedOn = c.EndedOn
	}
	for _, found := range c.Findings {
		d.Findings = append(d.Findings, Finding{found.Code, found.Days, found.On})
	}
	return d
}

// Overdue says that the limit binds and was missed.
func (d Deadline) Overdue() bool { return d.Status == law.StatusMissed && !d.Soft }
