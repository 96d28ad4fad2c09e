package file

import (
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// day is the day that statuses are told for: that of an as-of view, or today.
func (v View) day() deadline.Date {
	if v.AsOf.IsZero() {
		return v.Today
	}
	return v.AsOf
}

// Live lists the clocks that run, or rights that are yet to begin, the first to end first.
func (v View) Live() []law.Clock {
	return v.clocks(func(status string) bool { return status == law.StatusOpen || status == law.StatusMissed })
}

// Past lists the clocks that ended.
func (v View) Past() []law.Clock {
	return v.clocks(func(status string) bool { return status != law.StatusOpen && status != law.StatusMissed })
}

func (v View) clocks(keep func(status string) bool) []law.Clock {
	var out []law.Clock
	for _, c := range v.Clocks {
		if keep(c.StatusOn(v.day())) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b law.Clock) int { return int(a.Due - b.Due) })
	return out
}

// Explain is the answer to "why this date".
func (v View) Explain(c law.Clock) string { return v.Pack.Explain(c.Result) }

// left is the tag of a clock: its words, and the class that gives its colour.
func (v View) left(c law.Clock) (words, class, icon string) {
	days := int(c.Due - v.day())
	switch status := c.StatusOn(v.day()); {
	case status == law.StatusMissed:
		return v.N("clock.overdue", -days), "z-tag--red", "warning"
	case status != law.StatusOpen:
		return v.T("clock." + status), statusClass(status), statusIcon(status)
	case c.Begins:
		return v.N("clock.begins_in", days), "", ""
	case days <= 7:
		return v.N("clock.left", days), "z-tag--amber", "clock"
	}
	return v.N("clock.left", days), "", ""
}

func statusClass(status string) string {
	switch status {
	case law.StatusMet, law.StatusBegun:
		return "z-tag--green"
	case law.StatusMetLate, law.StatusExpired:
		return "z-tag--amber"
	}
	return ""
}

func statusIcon(status string) string {
	switch status {
	case law.StatusMet, law.StatusBegun:
		return "tick"
	case law.StatusMetLate, law.StatusExpired:
		return "clock"
	}
	return ""
}

// A picture is the bar of the time to decide, in units of its own drawing.
type picture struct {
	Run, Due, Cap     int // where the run, the limit and the cap end
	Anchor, End, Last deadline.Date
	Title, Desc       string
}

const barWidth = 326 // of the drawing's 330 units, two left free at each side

// bar draws the limit for the decision, where one runs and has a cap.
func (v View) bar() (picture, bool) {
	i := slices.IndexFunc(v.Clocks, func(c law.Clock) bool { return !c.Latest.IsZero() && !c.Soft })
	if i < 0 {
		return picture{}, false
	}
	c := v.Clocks[i]
	until := v.day()
	if !c.EndedOn.IsZero() && c.EndedOn < until {
		until = c.EndedOn
	}
	whole := int(c.Latest - c.Anchor)
	at := func(d deadline.Date) int { return 2 + barWidth*min(max(int(d-c.Anchor), 0), whole)/whole }
	return picture{
		Run: at(until), Due: at(c.Due), Cap: at(c.Latest), Anchor: c.Anchor, End: c.Due, Last: c.Latest,
		Title: c.Title,
		Desc: v.T("clock.bar", "anchor", v.Date(c.Anchor), "today", v.Date(until), "days", fmt.Sprint(int(until-c.Anchor)),
			"due", v.Date(c.Due), "latest", v.Date(c.Latest)),
	}, true
}
