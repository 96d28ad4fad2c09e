package interpol

import (
	"cmp"
	"strings"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/limit"
)

// received is the event from which the limits of an answer run; empty for a notice, which asks this
// bureau for no answer.
func (f File) received() string {
	if f.Message.Priority == "" {
		return NoticeImported
	}
	return ReceiptKind(f.Message.Priority)
}

// Events are the days from which the limits of a file run, by the act that set them. A return is an
// answer too. The retention of what was received runs from its entry and ends with the purge.
func (f File) Events() map[string]deadline.Date {
	all := map[string]deadline.Date{
		f.received():       f.Message.ReceivedOn,
		"message.answered": cmp.Or(f.Message.AnsweredOn, f.Message.ReturnedOn),
		"entry.recorded":   f.Message.ReceivedOn,
		"entry.deleted":    f.Message.PurgedOn,
	}
	for kind, day := range all {
		if day.IsZero() {
			delete(all, kind)
		}
	}
	return all
}

// PackDay is the day that decides which version of the law applies to a file: the receipt.
func (f File) PackDay() deadline.Date { return f.Message.ReceivedOn }

// LawClocks computes every limit in days that the file's events start, by the law of the register
// and by what binds it beside.
func (f File) LawClocks(packs ...*law.Pack) ([]law.Clock, error) {
	var all []law.Clock
	for _, p := range packs {
		clocks, err := p.Clocks(law.Facts{Events: f.Events()})
		if err != nil {
			return nil, err
		}
		all = append(all, clocks...)
	}
	return all, nil
}

// wound is the end of every rule: it computes the clocks anew and notes the law applied.
func (f File) wound(o act.Occasion, m act.Minutes) (File, act.Minutes, error) {
	packs := append([]*law.Pack{o.Pack}, o.Beside...)
	clocks, err := f.LawClocks(packs...)
	if err != nil {
		return f, nil, err
	}
	computed := limit.All(clocks)
	urgent, by, err := f.inHours(packs)
	if err != nil {
		return f, nil, err
	}
	f.Message.AnswerBy = ""
	if urgent.Rule != "" {
		computed, f.Message.AnswerBy = append(computed, urgent), by.Format(time.RFC3339)
	}
	f.Clocks = limit.Renewed(f.Clocks, computed, o.NewID)
	f.Message.Pack = o.Pack.ID + "@" + o.Pack.Version
	f.Tasks = limit.Kept(f.Tasks, f.Clocks, f.Responsible(), limit.Closing{On: o.Today, Officer: o.Officer})
	return f, m, nil
}

// inHours is the limit in hours that runs from the receipt, as a clock that ends on the day of its last
// hour, and the instant of its end; no clock where the law has none. No calendar counts hours, so the
// clock names none.
func (f File) inHours(packs []*law.Pack) (Clock, time.Time, error) {
	for _, p := range packs {
		for _, r := range p.Records() {
			if r.Trigger != f.received() || !r.Rule.Length.Instants() || p.Zone == nil {
				continue
			}
			end, err := deadline.ComputeAt(r.Rule, deadline.Instant{Event: r.Trigger, Anchor: f.Arrived(p.Zone), Zone: p.Zone}, p.Calendar)
			if err != nil {
				return Clock{}, time.Time{}, err
			}
			last := deadline.DateIn(end.Due, p.Zone)
			c := Clock{
				Rule: r.Rule.ID, Pack: p.ID + "@" + p.Version, Anchor: f.Message.ReceivedOn, Nominal: last, Due: last, Roll: string(r.Rule.Roll),
				Evidence: string(r.Rule.Evidence), Ends: strings.Join(r.Ends, " "), Soft: r.Soft,
			}
			for _, kind := range r.Ends {
				c.EndedOn = cmp.Or(c.EndedOn, f.Events()[kind])
			}
			return c, end.Due, nil
		}
	}
	return Clock{}, time.Time{}, nil
}

// hourly tells whether a clock is of a limit in hours.
func hourly(c Clock) bool { return c.Calendar == "" }

// overdue is the bell of the limit in hours that rings when its last hour has passed, and the clock is
// silent still.
func (f File) overdue() (limit.Bell, bool) {
	for _, c := range f.Clocks {
		if !hourly(c) {
			continue
		}
		for _, b := range c.Silent() {
			if b.Kind == limit.Missed {
				b.On = c.Due
				return b, true
			}
		}
	}
	return limit.Bell{}, false
}

// Arrived is the instant at which the message came, in the zone of its hour.
func (f File) Arrived(zone *time.Location) time.Time {
	hour, err := time.Parse("15:04", f.Message.ReceivedAt)
	if err != nil {
		hour = time.Time{} // the form was checked; a file without an hour came at the beginning of its day
	}
	d := f.Message.ReceivedOn
	return time.Date(d.Year(), time.Month(d.Month()), d.Day(), hour.Hour(), hour.Minute(), 0, 0, zone)
}

// Responsible is who answers for the file.
func (f File) Responsible() limit.Responsible {
	return limit.Responsible{Unit: f.Message.Unit, Officer: f.Message.Assignee}
}

// Next returns the hard limit that runs and ends first. While the bureau waits, the five years of
// retention come after it; behind it they stand alone.
func (f File) Next() (Clock, bool) { return limit.First(f.Clocks) }

// NextBell is the day of the bell that rings next in the file; zero where none does. The bell of a limit
// in hours is looked for on the day of its last hour, and rings when that has passed.
func (f File) NextBell() deadline.Date {
	if !f.Open(LimitWarned) {
		return 0
	}
	next := limit.Next(f.Clocks)
	if b, silent := f.overdue(); silent {
		return min(next, b.On)
	}
	return next
}

// PurgeFrom is the first day on which the content is to be erased; zero where no law keeps it.
func (f File) PurgeFrom() deadline.Date {
	for _, c := range f.Clocks {
		if c.EndedBy("entry.deleted") {
			return c.Last() + 1
		}
	}
	return 0
}

// DueOn is the day on which the file is to be acted on next: that of the limit in hours while no
// answer was given, and then of the limit in days that ends first; zero where none runs.
func (f File) DueOn() deadline.Date {
	by, err := time.Parse(time.RFC3339, f.Message.AnswerBy)
	if err == nil && cmp.Or(f.Message.AnsweredOn, f.Message.ReturnedOn).IsZero() && f.Message.State != Purged {
		return deadline.DateIn(by, by.Location())
	}
	next, _ := f.Next()
	return next.Due
}
